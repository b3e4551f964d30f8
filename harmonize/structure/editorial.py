"""What editors print behind a provision: notes under headings of their own, until the next provision begins."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.model.text import Span
from harmonize.structure.grammar import Grammar
from harmonize.structure.rows import Row

_LONGEST = 90


def editorial(rows: Sequence[Row], body: int, end: int, forms: Grammar) -> tuple[Span, ...]:
    """Return the stretch of editors' notes in a provision whose own text begins at ``body``, if it has any."""
    begins = next((row.span.start for row in rows if row.span.start > body and _heads_notes(row, forms)), end)
    return (Span(begins, end),) if begins < end else ()


def _heads_notes(row: Row, forms: Grammar) -> bool:
    """Whether a row is a heading of editors' notes: short, no sentence, and worded as one."""
    return len(row.text) <= _LONGEST and not row.sentence and row.capital and bool(forms.editorial.match(row.text))
