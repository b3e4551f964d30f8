"""Tables of analyses, for who goes on with pandas, Parquet or a spreadsheet. The only door to pandas.

Every table has the same columns of the same types whatever it holds; its rows stand in the order of the analyses
given, and in each in that of its articles. The same analyses give the same tables.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from harmonize.errors import HarmonizeError
from harmonize.frames.columns import Column, Table
from harmonize.frames.correlation import correlation, csv, inert
from harmonize.frames.laws import PENALTIES, PROVISIONS, STATUTES
from harmonize.frames.ledgers import CANDIDATES, EVIDENCE
from harmonize.frames.scores import FIGURES, VERDICTS
from harmonize.frames.sources import CHECKLIST, OUTLINE
from harmonize.frames.verdicts import ANALYSES, ARTICLES, ELEMENTS, QUOTATIONS, RECOMMENDATIONS, REMARKS
from harmonize.model.verdict import Analysis

if TYPE_CHECKING:
    from pandas import DataFrame as DataFrame

__all__ = [
    "CHECKLIST",
    "FIGURES",
    "OUTLINE",
    "TABLES",
    "VERDICTS",
    "Column",
    "Table",
    "correlation",
    "csv",
    "inert",
    "table",
    "tables",
]

TABLES = {
    each.name: each
    for each in (
        ANALYSES, ARTICLES, ELEMENTS, QUOTATIONS, CANDIDATES, EVIDENCE, PENALTIES, RECOMMENDATIONS, REMARKS, STATUTES,
        PROVISIONS,
    )
}  # fmt: skip
"""The tables of an analysis, by name."""


def table(name: str, analyses: Iterable[Analysis]) -> DataFrame:
    """Return one of :data:`TABLES` over some analyses; a :class:`HarmonizeError` where there is none of that name."""
    if name not in TABLES:
        raise HarmonizeError(f"table {name}", "is not known", f"choose from {', '.join(TABLES)}")
    return TABLES[name].frame(analyses)


def tables(analyses: Iterable[Analysis]) -> dict[str, DataFrame]:
    """Return every one of :data:`TABLES` over some analyses, by name."""
    given = list(analyses)
    return {name: each.frame(given) for name, each in TABLES.items()}
