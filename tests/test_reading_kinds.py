"""What sources call their provisions, in our words."""

from __future__ import annotations

import pytest

from harmonize.model.text import Mark, Span
from harmonize.reading.kinds import settled

NOWHERE = Span(0, 0)


def kinds(*named: str) -> list[str]:
    """Our kinds for names that are indented by their depth."""
    marks = [Mark(name.strip(), "", "", NOWHERE, NOWHERE, depth=len(name) - len(name.lstrip())) for name in named]
    return [mark.kind for mark in settled(marks)]


OURS = {
    "unit": ("part", " chapter", "  article", "   paragraph", "    point", "     subpoint", "    wrapup", "   point"),
    "section": ("title", " group", "  division", "   section", "    point", "     subpoint", "      subpoint"),
    "annex": ("article", "annex", " paragraph", "  paragraph", "   point", " point", "closing"),
}


@pytest.mark.parametrize("name", OURS)
def test_our_own_kinds_stay(name: str) -> None:
    """A tree of ours keeps every kind."""
    assert kinds(*OURS[name]) == [kind.strip() for kind in OURS[name]]


def test_a_point_in_a_point_is_a_subpoint() -> None:
    """Akoma Ntoso has no subpoint: it is a point within a point, and stays one at any depth."""
    assert kinds("article", " point", "  point", "   point") == ["article", "point", "subpoint", "subpoint"]


def test_sections_that_hold_articles() -> None:
    """Only one of the two is cited: sections around articles are divisions, articles around sections chapters."""
    assert kinds("section", " article", "section", " article") == ["division", "article", "division", "article"]
    assert kinds("article", " section", " section") == ["chapter", "section", "section"]
    assert kinds("section", "section", "article") == ["section", "section", "chapter"]


def test_subsections_push_paragraphs_down() -> None:
    """Where a law has subsections its paragraphs are points, also in a section that has no subsection."""
    law = ("section", " subsection", "  paragraph", "   subparagraph", "section", " paragraph")
    assert kinds(*law) == ["section", "paragraph", "point", "subpoint", "section", "point"]


def test_annexes_hold_nothing_citable() -> None:
    """The articles of an annex are not the law's own."""
    assert kinds("article", "attachment", " chapter", "  article", "   paragraph") == [
        *("article", "annex", "chapter", "paragraph", "paragraph"),
    ]


def test_marks_below_the_unit_make_the_source_complete() -> None:
    """A source that marks paragraphs anywhere marks them everywhere; one that marks articles only leaves them open."""
    some = settled(
        [Mark("article", "", "", NOWHERE, NOWHERE, depth=0), Mark("paragraph", "", "", NOWHERE, NOWHERE, depth=1)]
    )
    none = settled(
        [Mark("chapter", "", "", NOWHERE, NOWHERE, depth=0), Mark("article", "", "", NOWHERE, NOWHERE, depth=1)]
    )
    assert all(mark.complete for mark in some)
    assert not any(mark.complete for mark in none)
