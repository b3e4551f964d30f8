"""Parse quality: what it is made of, and that a gap is claimed above its floor only."""

from __future__ import annotations

from array import array
from dataclasses import replace

import pytest
from factories import document, statute
from hypothesis import given
from hypothesis import strategies as st
from judging import article, judged, law

from harmonize.findings.completeness import LOST, why_below
from harmonize.model.law import Region, RegionKind
from harmonize.model.quality import FLOOR, Quality, quality
from harmonize.model.text import Page, Span, Words
from harmonize.reports.regions import bar
from harmonize.structure import outline

TEXT = "\n\n".join(f"Neni {number}\nRain\n\nIt rains." for number in (1, 2, 3, 5, 7, 7, 8, 9))
SHARES = st.floats(0.0, 1.0)
QUALITIES = st.builds(Quality, SHARES, SHARES, SHARES, SHARES, SHARES)


def test_a_whole_law_lost_nothing() -> None:
    """A law of which all was read and understood has the highest quality."""
    assert quality(law()) == Quality()
    assert Quality().score == 1.0


def test_what_it_is_made_of() -> None:
    """Pages, words, characters, numbers skipped and numbers met twice, each as the share of what there was."""
    read = replace(
        document(TEXT),
        pages=tuple(Page(number, readable=number != 4) for number in range(1, 6)),
        words=Words(array("L", range(4)), array("L", range(1, 5)), confidences=array("f", (0.9, 0.8, 0.76, 0.3))),
    )
    size = len(TEXT)
    kinds: tuple[tuple[RegionKind, int, int], ...] = (("provision", 0, size - 9), ("unparsed", size - 9, size))
    cut = replace(statute(read), regions=tuple(Region(Span(start, end), kind) for kind, start, end in kinds))
    assert (cut.holes, cut.duplicates) == (("4", "6"), ("7",))
    measured = quality(cut)
    assert measured.unread == 1 / 5
    assert measured.doubtful == 1 / 4
    assert measured.unparsed == pytest.approx(9 / size)
    assert measured.holes == 2 / 10
    assert measured.duplicates == 1 / 8


def test_holes_are_named() -> None:
    """The numbers that are skipped and those met twice are in the outline's data."""
    told = outline(statute(TEXT))["statute"]
    assert (told["holes"], told["duplicates"]) == (["4", "6"], ["7"])
    assert told["quality"]["losses"]["holes"] == 0.2
    assert told["quality"]["score"] < told["quality"]["floor"] == FLOOR


@given(QUALITIES)
def test_score_is_a_share(measured: Quality) -> None:
    """The score lies between 0 and 1, and no higher than what any one loss leaves."""
    assert 0.0 <= measured.score <= min(1.0 - share for share in measured.losses().values()) + 1e-12


@given(QUALITIES)
def test_below_the_floor_there_is_a_reason(measured: Quality) -> None:
    """A quality below the floor always has its reason, which names the largest loss, and one above has none."""
    reason = why_below(measured, "Code")
    assert (reason is None) == (measured.score >= FLOOR)
    if reason:
        worst = max(measured.losses().values())
        assert measured.losses()[{code: name for name, (code, _) in LOST.items()}[reason.code]] == worst
        assert f"needed {FLOOR:.2f}" in reason.text


@pytest.mark.parametrize(("skipped", "status"), [(0, "none-found"), (1, "none-found"), (2, "cannot-tell")])
def test_no_gap_below_the_floor(skipped: int, status: str) -> None:
    """With one number skipped of thirteen silence is still a gap; with two the quality is below the floor."""
    made = replace(law(size=12), holes=tuple(str(20 + number) for number in range(skipped)))
    assert (quality(made).score >= FLOOR) == (status == "none-found")
    assert judged(article("deleting"), statutes=[made]).status == status


@given(st.dictionaries(st.text("ab", max_size=3), SHARES, max_size=5))
def test_bar_is_laid_end_to_end(coverage: dict[str, float]) -> None:
    """Each stretch begins where the one before it ends."""
    parts = bar(coverage)
    assert [part.kind for part in parts] == list(coverage)
    ends = [0.0, *(part.x + part.width for part in parts)]
    assert [part.x for part in parts] == pytest.approx(ends[: len(parts)], abs=0.02)
