"""Doubt: what stands only on words recognised badly is neither found nor missing."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging import article, candidate, codes, element, judged, law, statuses

from harmonize.findings.doubt import confidence, doubt
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.law import Statute
from harmonize.model.text import DOUBTFUL, Page, Span, Words
from harmonize.model.verdict import Finding

BAD, GOOD = 0.4, 0.9
WORD = 5
"""Characters of a word of the law in these tests, each beside the next."""
NAMES = ("deleting", "altering", "hiding", "serious")
ASKED = article(
    "deleting",
    element("altering", group="change"),
    element("hiding", requirement="alternative", group="change"),
    element("serious", requirement="option"),
)


def read_with(*confidences: float) -> Statute:
    """The law of judging, its first words recognised with these confidences, and enough others well."""
    confidences += (GOOD,) * 60
    count = len(confidences)
    starts, ends = (array("L", [WORD * i + shift for i in range(count)]) for shift in (0, WORD))
    words = Words(starts, ends, array("L", [1] * count), array("f", [0.0] * 4 * count), array("f", confidences))
    made = law()
    return replace(made, document=replace(made.document, words=words))


def showing(*at: tuple[str, int], weights: Sequence[float] = ()) -> Candidate:
    """A provision that shows each named element on the word of that number."""
    made = candidate(*(name for name, _ in at))
    spans = [Span(WORD * i, WORD * (i + 1)) for _, i in at]
    bars = [replace(bar, span=span) for bar, span in zip(made.evidence, spans, strict=True)]
    weighed = zip(bars, weights or [1.0] * len(bars), strict=True)
    return replace(made, evidence=tuple(replace(bar, weight=weight) for bar, weight in weighed))


def bars(*spans: Span, marks: tuple[Span, ...] = ()) -> tuple[Evidence, ...]:
    """Evidence on these spans."""
    (made,) = candidate("deleting").evidence
    return tuple(replace(made, span=span, marks=marks) for span in spans)


def judged_with(cited: Candidate, *confidences: float) -> Finding:
    """The finding on the article where the words were recognised with these confidences."""
    return judged(article("deleting"), cited, statutes=[read_with(*confidences)])


def test_badly_read_evidence_proves_nothing() -> None:
    """An element on badly read words alone cannot be told, with its quotation and confidence; nor can its article."""
    finding = judged_with(showing(("deleting", 0)), BAD)
    assert (finding.status, finding.reason.code) == ("cannot-tell", "elements-open")
    (found,) = finding.elements
    assert (found.status, found.reason.code) == ("cannot-tell", "doubtful-reading")
    assert '0.40): "words", page 1' in found.reason.text
    assert found.evidence


def test_well_read_evidence_is_enough() -> None:
    """One bar on well read words is enough, and it is shown first, however light it is."""
    finding = judged_with(showing(("deleting", 0), ("deleting", 1), weights=(5.0, 1.0)), BAD, GOOD)
    assert finding.status == "full"
    assert [bar.weight for bar in finding.elements[0].evidence] == [1.0, 5.0]


def test_marks_count_beside_the_sentence() -> None:
    """A bar is as sure as its sentence and its marks are, whichever is worse; without recognition it is sure."""
    documents = {"law": read_with(GOOD, BAD, GOOD, GOOD).document}
    (whole,) = bars(Span(0, 20))
    (marked,) = bars(Span(0, 20), marks=(Span(5, 10),))
    assert confidence(whole, documents) == pytest.approx(0.775)
    assert confidence(marked, documents) == pytest.approx(BAD)
    assert confidence(marked, {"law": law().document}) == confidence(marked, {}) == 1.0
    assert doubt((marked, whole), documents) is None
    assert doubt((), documents) is None


def test_doubtful_option_leaves_the_article_open() -> None:
    """An option that may narrow the law, on badly read words, makes an article neither full nor partial."""
    asked = article("deleting", element("serious", requirement="option"))
    cited = showing(("deleting", 0), ("serious", 1))
    assert judged(asked, cited, statutes=[read_with(GOOD, GOOD)]).status == "partial"
    finding = judged(asked, cited, statutes=[read_with(GOOD, BAD)])
    assert (finding.status, statuses(finding)["serious"]) == ("cannot-tell", "cannot-tell")


def test_doubt_in_a_group_leaves_what_is_missing_open() -> None:
    """What a badly read alternative may stand in for is not missing."""
    cited = showing(("deleting", 0), ("hiding", 1))
    finding = judged(ASKED, cited, statutes=[read_with(GOOD, BAD)])
    assert codes(finding)["altering"] == codes(finding)["hiding"] == "doubtful-reading"
    assert (finding.status, finding.recommendation) == ("cannot-tell", "")


def test_doubtful_page_is_not_read_in_full() -> None:
    """A page recognised badly as a whole makes no silence a gap."""
    made = read_with(GOOD)
    pages = (Page(1), Page(2, source="ocr", confidence=DOUBTFUL - 0.01), Page(3, source="ocr", confidence=DOUBTFUL))
    finding = judged(article("deleting"), statutes=[replace(made, document=replace(made.document, pages=pages))])
    assert (finding.status, codes(finding)["deleting"]) == ("cannot-tell", "doubtful-pages")
    assert finding.elements[0].reason.text.endswith("page 2")


SHOWN = st.lists(st.tuples(st.sampled_from(NAMES), st.integers(0, 5)), max_size=5)


@given(SHOWN, st.lists(st.sampled_from((BAD, GOOD)), min_size=6, max_size=6))
def test_doubt_takes_certainty_only(shown: list[tuple[str, int]], confidences: list[float]) -> None:
    """Whatever words are read badly, a verdict stays as it is or becomes cannot-tell."""
    cited = [showing(*shown)] if shown else []
    sure = judged(ASKED, *cited, statutes=[read_with(*[GOOD] * 6)])
    unsure = judged(ASKED, *cited, statutes=[read_with(*confidences)])
    assert unsure.status in {sure.status, "cannot-tell"}
