"""Tables that hold data, and tables that only lay a text out."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

_LONG = 150
"""Characters that the filled cells of a table hold on average where it lays out a text."""
_MOST = 0.5
"""Share of a document's characters from which a table may be the layout of the document itself."""


def is_layout(rows: Iterable[Sequence[int]], total: int) -> bool:
    """Tell whether a table, given the number of characters in each cell of each row, only lays a text out.

    It does where no row has two filled cells, and where it holds most of the document's ``total`` in long cells.

    >>> is_layout([[20], [900]], 2000), is_layout([[2, 400], [3, 380]], 1000), is_layout([[12, 3], [9, 4]], 30)
    (True, True, False)
    """
    filled = [[length for length in row if length] for row in rows]
    cells = [length for row in filled for length in row]
    if all(len(row) < 2 for row in filled):
        return True
    return sum(cells) > max(_MOST * total, _LONG * len(cells))
