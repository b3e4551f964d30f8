"""Columns: what a table has, each with its type, what it means and how it is found in a row's nouns."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, Literal, Protocol, TypeVar

from harmonize.model.evidence import Evidence
from harmonize.model.verdict import Analysis, Finding

if TYPE_CHECKING:
    import pandas as pd

Kind = Literal["text", "whole", "number", "yes-no"]
"""A text (empty, never missing), a whole number (may be missing), a number (NaN where missing), or true and false."""

Row = TypeVar("Row", contravariant=True)
Noun = TypeVar("Noun", contravariant=True)

DTYPES: dict[Kind, str] = {"text": "string", "whole": "Int64", "number": "float64", "yes-no": "bool"}
"""The pandas type of each kind of column, the same whatever a table holds, and where it holds nothing."""


class OfAnalysis(Protocol):
    """A row of an analysis."""

    @property
    def analysis(self) -> Analysis:
        """The analysis that it is of."""


class OfFinding(OfAnalysis, Protocol):
    """A row about an article."""

    @property
    def finding(self) -> Finding:
        """What is concluded for the article."""


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """A column: its name, its kind, what it means (with the unit, where there is one), and its value in a row."""

    name: str
    kind: Kind
    meaning: str
    value: Callable[[Row], object]


@dataclass(frozen=True, slots=True)
class Table(Generic[Noun, Row]):
    """A table: its name, what a row is, its columns, and how the rows of one noun are found, in their order."""

    name: str
    row: str
    columns: tuple[Column[Row], ...]
    rows: Callable[[Noun], Iterable[Row]]

    def frame(self, nouns: Iterable[Noun]) -> pd.DataFrame:
        """Return the rows of some nouns, in the order given; without any, the columns alone."""
        import pandas as pd  # late: only who asks for a table waits for it

        rows = [row for noun in nouns for row in self.rows(noun)]
        return pd.DataFrame(
            {
                column.name: pd.Series([cell(column.value(row)) for row in rows], dtype=DTYPES[column.kind])
                for column in self.columns
            }
        )


def cell(value: Any) -> Any:
    r"""Return a value as a table bears it: in a text, half of a surrogate pair, which is no letter, is spelled out.

    >>> cell(chr(0xD800) + " 3") == r"\ud800 3", cell(3)
    (True, 3)
    """
    return value.encode("utf-8", "backslashreplace").decode("utf-8") if isinstance(value, str) else value


def joined(items: Iterable[object]) -> str:
    """Return several things as one text.

    >>> joined(["12", "13/a"])
    '12; 13/a'
    """
    return "; ".join(str(item) for item in items)


def number_of(analysis: Analysis, bar: Evidence) -> str:
    """Return the number of the provision that is quoted, empty where it is none that is cited by number."""
    provision = analysis.provisions.get(f"{bar.statute}#{bar.eid}")
    return provision.number if provision else ""


WHOSE: tuple[Column[OfAnalysis], ...] = (
    Column("jurisdiction", "text", "the State's or territory's code", lambda row: row.analysis.jurisdiction),
    Column("legal_unit", "text", "the legal unit, empty for the whole State", lambda row: row.analysis.unit),
)
"""What every row of an analysis begins with: whose law it is about."""
ARTICLE: tuple[Column[OfFinding], ...] = (
    *WHOSE,
    Column("instrument", "text", "the instrument's id", lambda row: row.finding.instrument),
    Column("article", "text", "the article's number", lambda row: row.finding.article),
)
"""What every row about an article begins with."""
