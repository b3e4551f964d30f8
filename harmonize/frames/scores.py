"""Tables of an evaluation: its figures with their intervals, and every verdict that was judged."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.frames.columns import Column, Table, joined
from harmonize.model.evaluation import Evaluation, Figure, Verdict


class FigureRow(NamedTuple):
    """A figure over a part of what was judged; over everything, facet and part are empty."""

    facet: str
    part: str
    figure: Figure


def _figures(evaluation: Evaluation) -> Iterator[FigureRow]:
    yield from (FigureRow("", "", figure) for figure in evaluation.figures)
    yield from (FigureRow(each.facet, each.name, figure) for each in evaluation.slices for figure in each.figures)


def wanted(verdict: Verdict) -> str:
    """Return the provisions that gold asks for: of those joined by *or* any one."""
    return joined(" or ".join(group) for group in verdict.wanted)


FIGURES: Table[Evaluation, FigureRow] = Table(
    "figures",
    "a measure over everything that was judged, or over a part of it",
    (
        Column("facet", "text", "stratum, article, language, statute, annotator; empty: all", lambda row: row.facet),
        Column("part", "text", "which of these, empty for all", lambda row: row.part),
        Column("figure", "text", "what is measured", lambda row: row.figure.name),
        Column("value", "number", "the value, NaN where there is no gold", lambda row: row.figure.value),
        Column("low", "number", "lower end of the 95 % interval, NaN without one", lambda row: row.figure.low),
        Column("high", "number", "upper end of the 95 % interval, NaN without one", lambda row: row.figure.high),
    ),
    _figures,
)
VERDICTS: Table[Evaluation, Verdict] = Table(
    "verdicts",
    "an article's verdict on a statute, beside what gold says",
    (
        Column("statute", "text", "the statute's id", lambda row: row.statute),
        Column("article", "text", "the article's key", lambda row: row.article),
        Column("title", "text", "the article's title", lambda row: row.title),
        Column("gap", "yes-no", "whether gold says that the law is silent", lambda row: row.gap),
        Column("wanted", "text", "the provisions to be cited, joined by '; '", wanted),
        Column("expected", "text", "the status by gold, empty where it does not tell", lambda row: row.expected or ""),
        Column("status", "text", "the tool's verdict", lambda row: row.status),
        Column("cited", "text", "the provisions that the tool cites, joined by '; '", lambda row: joined(row.cited)),
        Column("missed", "text", "elements that gold has alone, joined by '; '", lambda row: joined(row.missed)),
        Column("wrong", "text", "elements that the tool has alone, joined by '; '", lambda row: joined(row.wrong)),
        Column("confidence", "number", "probability (0 to 1), NaN: unmeasured", lambda row: row.confidence),
        Column("right", "yes-no", "whether the tool agrees with gold", lambda row: row.right),
    ),
    lambda evaluation: evaluation.verdicts,
)
