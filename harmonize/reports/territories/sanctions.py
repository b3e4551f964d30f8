"""Differences of sanctions: for each offence from how much to how much, and who stays below what is asked."""

from __future__ import annotations

from collections.abc import Iterator
from math import isinf

from harmonize.model.region import Sanction, Threat
from harmonize.reports.charting import marks
from harmonize.reports.charts import Stretch, Words, penalties
from harmonize.reports.paper import Block, Heading, Paragraph, Picture, Row, Table, cell, text
from harmonize.reports.territories.survey import Survey


def sanctions(survey: Survey) -> Iterator[Block]:
    """Yield the maxima side by side, then a chart for each offence."""
    yield Heading(1, text(survey.say("territories.sanctions")), "sanctions")
    found = survey.region.sanctions
    yield Paragraph(text(survey.say("territories.sanctions_lead" if found else "territories.sanctions_none")))
    if found:
        head = survey.head(
            "summary.article", "territories.lowest", "territories.median", "territories.highest", "territories.below"
        )
        yield Table(
            head,
            tuple(_row(survey, each) for each in found),
            (0.36, 0.1, 0.1, 0.1, 0.34),
            text(survey.say("territories.months")),
        )
        yield from (drawn(survey, each) for each in found)


def _row(survey: Survey, sanction: Sanction) -> Row:
    figures = (sanction.lowest, sanction.median, sanction.highest)
    return (
        cell(*survey.numbered(sanction.article), head=True),
        *(cell(months(survey, figure)) for figure in figures),
        cell("; ".join(_below(survey, sanction)) or "–"),
    )


def _below(survey: Survey, sanction: Sanction) -> Iterator[str]:
    for level in sanction.levels:
        names = [survey.known_as(each.place) for each in sanction.threats if level in each.below]
        if names:
            yield survey.say("territories.below_level", article=level[0], months=level[1], names=", ".join(names))


def months(survey: Survey, figure: float | None) -> str:
    """Return months in a cell."""
    if figure is None:
        return "–"
    return survey.say("chart.life") if isinf(figure) else f"{figure:g}"


def drawn(survey: Survey, sanction: Sanction) -> Picture:
    """Draw the ranges for one offence, on the scale of all of them."""
    rows = [_stretch(survey, each) for each in sanction.threats]
    title = "".join(run.text for run in survey.numbered(sanction.article))
    told = "; ".join(f"{row.name}: {row.note or months(survey, row.most)}" for row in rows)
    words = Words(title, told, {**survey.strings["status"], **marks(survey.strings)})
    levels = dict.fromkeys(float(level[1]) for level in sanction.levels)
    svg = penalties(rows, list(levels), words, longest(survey))
    return Picture(svg, f"{title}. {survey.say('territories.months')}: {told}", 0.9)


def longest(survey: Survey) -> float:
    """Return the longest maximum of the region that is no life: where every chart's scale ends."""
    known = (figure for each in survey.region.sanctions for threat in each.threats
             for figure in (threat.maximum, threat.gravest) if figure is not None and not isinf(figure))  # fmt: skip
    return max(known, default=0.0)


def _stretch(survey: Survey, threat: Threat) -> Stretch:
    note = "" if threat.maximum is not None else survey.say(
        "territories.no_prison" if threat.read else "territories.no_penalty"
    )  # fmt: skip
    return Stretch(survey.name(threat.place), threat.minimum, threat.maximum, threat.gravest, note)
