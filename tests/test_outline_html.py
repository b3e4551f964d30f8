"""The outline as HTML: every character is there in its class, the tree leads to it, and nothing in it acts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

import pytest
from analyses import HOSTILE
from factories import document, statute, typeset
from specimens import understood
from test_reports_html import Page

from harmonize.knowledge.strings import load_strings
from harmonize.model.law import Statute
from harmonize.reports.outline_html import render_outline
from harmonize.reports.pages import Node, shown

PRINTED = typeset(
    "^*THE WEATHER ACT", "", "*1. Short title", "(1) This Act may be cited as the Weather Act.", "(2) It is short.",
    "", "|Access.", "2. (1) A person who enters a computer is punished.", "(2) An attempt is punished too.", "",
    "3. This Act ends here.",
)  # fmt: skip
PICTURE = b"\xff\xd8\xff picture"


@cache
def merrow() -> Statute:
    """A real layout: a specimen with margin notes, contents, heads and footnotes."""
    return understood("merrow")[0][0]


def page(made: Statute, pictures: dict[int, bytes] | None = None) -> Page:
    """The outline of a statute, parsed."""
    return Page(render_outline(made, pictures or {}, load_strings()))


def nodes(node: Node) -> list[Node]:
    """A node and all below it."""
    return [node, *(found for child in node.children for found in nodes(child))]


def letters(texts: Iterable[str]) -> Counter[str]:
    """How often each character but blanks stands in texts."""
    return Counter("".join("".join(texts).split()))


@pytest.mark.parametrize("made", [statute(PRINTED), statute("Neni 1\nRain\n\nIt rains."), statute(""), merrow()])
def test_well_formed(made: Statute) -> None:
    """Every tag is closed in order, ids are unique, and every link leads to one of them."""
    for pictures in ({}, {1: PICTURE}):
        found = page(made, pictures)
        assert (found.problems, found.stack) == ([], [])
        ids = found.all("id")
        assert len(ids) == len(set(ids))
        assert {href[1:] for href in found.all("href") if href.startswith("#")} <= set(ids)


def test_every_character_is_shown_in_its_class() -> None:
    """The pieces have all of the text but blanks, once, and as much of each kind as the regions have."""
    made = merrow()
    text = made.document.text
    pieces = [piece for leaf in shown(made, {}).leaves for piece in leaf.pieces]
    assert letters(piece.text for piece in pieces) == letters([text])
    for kind in made.coverage():
        regions = (region.span.of(text) for region in made.regions if region.kind == kind)
        assert letters(piece.text for piece in pieces if piece.kind == kind) == letters(regions)


def test_every_provision_leads_to_its_words() -> None:
    """A provision's link leads to the piece that its first word stands in, on its page."""
    made = merrow()
    arranged = shown(made, {})
    pieces = {piece.id: (piece, leaf.number) for leaf in arranged.leaves for piece in leaf.pieces}
    for node in nodes(arranged.root)[1:]:
        assert node.piece is not None
        piece, number = pieces[node.piece]
        first = node.provision.span.of(made.document.text).split()[0]
        assert first in piece.text.split() or first in piece.text
        assert number == node.provision.page


def test_lines_belong_to_their_provisions() -> None:
    """The pieces from a node's index to its last are the provision's own words and those of its children."""
    made = statute(PRINTED)
    arranged = shown(made, {})
    pieces = [piece for leaf in arranged.leaves for piece in leaf.pieces]
    section = next(node for node in nodes(arranged.root) if node.provision.number == "2")
    own = [
        piece.text
        for piece in pieces
        if piece.provision is not None and section.index <= piece.provision <= section.last
    ]
    assert " ".join(" ".join(own).split()) == " ".join(section.provision.span.of(made.document.text).split())


def test_a_line_of_two_kinds_is_two_pieces() -> None:
    """Number and heading of a section are told apart from its words on the same line, each where it stands."""
    pieces = [piece for leaf in shown(merrow(), {}).leaves for piece in leaf.pieces]
    words = next(piece for piece in pieces if piece.text.startswith("(1) This Act may be cited"))
    number = next(piece for piece in pieces if piece.text.strip() == "1." and piece.kind == "heading")
    assert (number.kind, words.kind) == ("heading", "provision")
    assert number.box
    assert words.box
    assert number.box.x1 <= words.box.x0
    assert abs(number.box.top - words.box.top) < 1


def test_page_with_a_picture_shows_it() -> None:
    """A drawn page has its picture, with the lines over it; one that is not drawn is set from its words."""
    made = merrow()
    drawn, anew = (render_outline(made, pictures, load_strings()) for pictures in ({1: PICTURE}, {}))
    assert drawn.count('<image href="data:image/jpeg;base64,') == 1
    assert "<image" not in anew
    assert len(re.findall(r"<rect ", drawn)) == len(re.findall(r"<rect ", anew))
    assert 0 < len(re.findall(r"<text ", drawn)) < len(re.findall(r"<text ", anew))
    assert "--pages" in drawn
    assert "--pages" not in anew


def test_a_text_without_pages_is_shown_as_lines() -> None:
    """Lines whose place is not known stand under each other, in their colours."""
    found = render_outline(statute("Neni 1\nRain\n\nIt rains."), {}, load_strings())
    assert "<svg" not in found.partition("<main")[2]
    assert 'class="piece k-provision"' in found


@pytest.mark.parametrize("hostile", [HOSTILE, "<script>alert(1)</script>", "'\"><img src=x>", "\u202e\x00\ud800"])
def test_hostile_text_stays_text(hostile: str) -> None:
    """Whatever a law says, it adds no tag and no attribute, and the policy forbids all but the page's own script."""
    said = " ".join(hostile.split())
    made = statute(document(f"Neni 1\n{said}\n\nIt rains {said}\n\nNeni 2\nSun\n\nIt shines.", name=f"{said}.txt"))
    plain = statute(document("Neni 1\nRain\n\nIt rains\n\nNeni 2\nSun\n\nIt shines.", name="law.txt"))
    found, expected = page(made), page(plain)
    assert [tag for tag, _ in found.tags if tag in ("script", "img", "iframe", "a")].count("script") == 1
    assert {tag for tag, _ in found.tags} == {tag for tag, _ in expected.tags}
    assert {name for _, named in found.tags for name in named} == {name for _, named in expected.tags for name in named}
    assert "default-src 'none'" in found.all("content")[0]


def test_nothing_is_asked_for() -> None:
    """No address of another place stands in the page, and no style or handler that no policy knows."""
    found = page(merrow(), {1: PICTURE})
    addresses = [value for name in ("src", "href", "action") for value in found.all(name)]
    assert all(address.startswith(("#", "data:")) for address in addresses)
    assert [name for _, named in found.tags for name in named if name == "style" or name.startswith("on")] == []


def test_what_is_missing_is_said() -> None:
    """Numbers skipped and met twice are named beside the quality, and the legend has every kind with its share."""
    made = statute("\n\n".join(f"Neni {number}\nRain\n\nIt rains." for number in (1, 2, 4, 4, 5)))
    found = render_outline(made, {}, load_strings())
    assert "Numbers skipped: 3." in found
    assert "Numbers met twice: 4." in found
    assert f"{made.coverage()['provision']:.1%}" in found


def test_same_input_same_bytes() -> None:
    """The same statute gives the same page, and the tree has every provision once, in order."""
    made = merrow()
    assert render_outline(made, {}, load_strings()) == render_outline(made, {}, load_strings())
    assert [node.provision for node in nodes(shown(made, {}).root)] == list(made.root.walk())
