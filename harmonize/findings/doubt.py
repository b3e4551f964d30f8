"""Doubt: evidence that stands on words which were recognised badly is no evidence yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from harmonize.model.evidence import Alignment, Evidence
from harmonize.model.text import DOUBTFUL, Document
from harmonize.model.verdict import Reason


def confidence(bar: Evidence, documents: Mapping[str, Document]) -> float:
    """Return how surely the words that a bar quotes were read: its marks, and what stands around them; at worst."""
    document = documents.get(bar.statute)
    if document is None or not document.words.confidences:
        return 1.0
    marks = [document.words.confidence(mark) for mark in bar.marks]
    return min(document.words.confidence(bar.span), sum(marks) / len(marks) if marks else 1.0)


def surest_first(bars: Sequence[Evidence], documents: Mapping[str, Document]) -> list[Evidence]:
    """Return bars of evidence, the strongest first, those that are in doubt last."""
    return sorted(bars, key=lambda bar: (confidence(bar, documents) < DOUBTFUL, -bar.weight))


def doubt(shown: Sequence[Evidence], documents: Mapping[str, Document]) -> Reason | None:
    """Return why what is shown cannot be relied on, None where one bar of it can be, or nothing is shown."""
    best = max((confidence(bar, documents) for bar in shown), default=1.0)
    if best >= DOUBTFUL:
        return None
    text = f'stands only on words recognised badly (confidence {best:.2f}): "{shown[0].quote}", page {shown[0].page}'
    return Reason("doubtful-reading", text)


def torn(alignment: Alignment, documents: Mapping[str, Document]) -> Reason | None:
    """Return why an accepted provision may say more than was read of it: a page within it or after it is unread.

    What narrows it may stand there, so that its silence on an option says nothing.
    """
    for item in alignment.candidates:
        document = documents.get(item.statute) if item.accepted else None
        if document and (
            pages := _unread(document, [item.page, *(bar.page for bar in item.evidence if bar.statute == item.statute)])
        ):
            page = ", ".join(map(str, pages))
            return Reason("torn-provision", f"{item.provision} may go on on page {page}, which could not be read")
    return None


def _unread(document: Document, pages: Iterable[int]) -> list[int]:
    """Return the unread pages among those that a provision is known to be on, and the next one."""
    known = sorted(pages)
    lost = {*document.unread_pages, *document.doubtful_pages}
    return [page for page in range(known[0], known[-1] + 2) if page in lost]
