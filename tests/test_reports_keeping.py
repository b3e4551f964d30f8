"""What stays on one page with what follows it, and where links lead."""

from __future__ import annotations

import pytest

from harmonize.reports.keeping import FEW, kept
from harmonize.reports.linking import LONGEST, outside, places
from harmonize.reports.paper import Heading, Listing, Paper, Paragraph, Table, Turn, cell, text
from harmonize.reports.tones import PLAIN, TONES, cell_sign, sign, tone

QUOTE = Paragraph(text("Who enters..."), "quote")
TABLE = Table((), ((cell("a"),),), (1,))
LIST = Listing((text("a"),))


@pytest.mark.parametrize("following", [QUOTE, TABLE, LIST])
def test_few_words_stay_with_what_they_introduce(following: Paragraph | Table | Listing) -> None:
    """A citation stays with its quotation, a sentence with its table or list; many words do not."""
    assert kept([Paragraph(text("Short")), following]) == [True, False]
    assert kept([Paragraph(text("x" * (FEW + 1))), following]) == [False, False]


def test_nothing_else_is_kept() -> None:
    """Text stays with nothing before text, a turn, or the end, and quotations not with each other."""
    short = Paragraph(text("Short"))
    assert not any(kept([short, short, Turn(), QUOTE, QUOTE, TABLE, Heading(1, text("a")), short]))
    assert kept([]) == []


@pytest.mark.parametrize(
    "href",
    [
        "http://",
        "http://[::1",
        "https://example.org/a b",
        "https://example.org/\u202e",
        "https://example.org:x/",
        "https://example.org/%zz",
        "file:///etc/passwd",
        "data:text/html,x",
        "//example.org",
        "HTTPS" + "x" * 10,
        "https://example.org/" + "x" * LONGEST,
    ],
)
def test_addresses_that_no_reader_may_follow_are_none(href: str) -> None:
    """What is malformed, of another scheme, or too long for Word leads nowhere."""
    assert outside(href) == ""


def test_places_are_named_once() -> None:
    """The first of equal ids counts, and names are plain whatever the ids are."""
    blocks = (Heading(1, text("a"), "x y<"), Paragraph(text("b"), id="é"), Heading(1, text("c"), "x y<"))
    assert places(Paper("", "", "", blocks)) == {"x y<": "place1", "é": "place2"}


def test_every_status_has_a_sign_of_its_own() -> None:
    """Signs differ, or there is a line, so that nobody needs colours; a tone of another version is plain."""
    signs = [look.sign for look in TONES.values() if look.sign]
    assert len(set(signs)) == len(signs)
    assert all(bool(look.sign) != bool(look.line) for look in TONES.values())
    assert (tone("unheard-of"), sign("unheard-of", text("x"))) == (PLAIN, "")


def test_a_sign_stands_once() -> None:
    """A cell whose words have a status of their own, or begin with the sign, gets no second one."""
    assert cell_sign(cell("Full", tone="full")) == "●"
    assert cell_sign(cell("● Full", tone="full")) == ""
    assert cell_sign(cell(*text("Full"), tone="")) == ""
