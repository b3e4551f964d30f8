"""What each stretch of a statute's text is: a partition of the whole text, apparatus included."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model.law import Region, RegionKind
from harmonize.model.text import Document, Span

Painted = tuple[Span, RegionKind]
_APPARATUS: dict[str, RegionKind] = {
    "running-head": "running-head",
    "running-foot": "running-foot",
    "page-number": "page-number",
    "footnote": "footnote",
    "watermark": "watermark",
    "translation": "translation",
    "deletion": "deletion",
    "hidden": "hidden",
    "contents": "contents",
}


def regions(document: Document, zones: Sequence[Painted], details: Sequence[Painted]) -> tuple[Region, ...]:
    """Partition a document's text: ``zones`` cover the flow, ``details`` lie upon them, the apparatus follows.

    Where details overlap, the earlier one holds. Blanks go with what stands before them.
    """
    length = len(document.text)
    apparatus = [(line.span, _APPARATUS[line.place]) for line in document.lines if line.place in _APPARATUS]
    base = _filled([*zones, *apparatus], length)
    return _joined(document.text, _laid(base, sorted(details, key=lambda part: part[0].start)))


def _filled(parts: Sequence[Painted], length: int) -> list[Painted]:
    """Sort parts, cut overlaps, and close holes: what nothing claims is unparsed."""
    full: list[Painted] = []
    at = 0
    for span, kind in sorted(parts, key=lambda part: (part[0].start, part[0].end)):
        start, end = max(span.start, at), min(span.end, length)
        if start >= end:
            continue
        if start > at:
            full.append((Span(at, start), "unparsed"))
        full.append((Span(start, end), kind))
        at = end
    if at < length:
        full.append((Span(at, length), "unparsed"))
    return full


def _laid(base: Sequence[Painted], details: Sequence[Painted]) -> list[Painted]:
    """Lay details, sorted by their start, over the base."""
    laid: list[Painted] = []
    next_detail = 0
    covered = 0
    for span, kind in base:
        at = max(span.start, covered)
        while next_detail < len(details) and details[next_detail][0].start < span.end:
            detail, detail_kind = details[next_detail]
            next_detail += 1
            start, end = max(detail.start, at), detail.end
            if end <= start:
                continue
            if start > at:
                laid.append((Span(at, start), kind))
            laid.append((Span(start, end), detail_kind))
            at = covered = end
        if at < span.end:
            laid.append((Span(at, span.end), kind))
            covered = span.end
    return laid


def _joined(text: str, parts: Sequence[Painted]) -> tuple[Region, ...]:
    """Join neighbours of one kind, and blanks with what stands before them (at the very start: after them)."""
    joined: list[Region] = []
    start = 0
    for span, kind in parts:
        if not span.of(text).strip():
            if joined:
                joined[-1] = Region(Span(joined[-1].span.start, span.end), joined[-1].kind)
                start = span.end
            continue
        if joined and joined[-1].kind == kind:
            joined[-1] = Region(Span(joined[-1].span.start, span.end), kind)
        else:
            joined.append(Region(Span(start, span.end), kind))
        start = span.end
    if not joined and text:
        return (Region(Span(0, len(text)), "unparsed"),)
    return tuple(joined)
