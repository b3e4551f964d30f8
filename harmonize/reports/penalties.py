"""Penalties in words and in rows: of one article, and of several analyses side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from harmonize.model.evidence import Candidate
from harmonize.model.knowledge import Instrument
from harmonize.model.law import within
from harmonize.model.penalty import Penalty, Quantity, basic
from harmonize.model.verdict import Analysis, Finding

Texts = Mapping[str, str]
"""The section ``penalty`` of the strings that a reader sees."""
Level = tuple[str, int]
"""The article that asks for a maximum, and the months it asks for."""
BELOW = {"para": "({number})", "point": "({number})", "subpoint": "({number})"}


@dataclass(frozen=True, slots=True)
class Charge:
    """Penalties that a provision threatens together: where, for whom and what, and in words."""

    statute: str
    eid: str
    place: str
    form: str
    legal_person: bool
    cited: bool
    words: str


@dataclass(frozen=True, slots=True)
class Row:
    """What one law threatens for one article: a line of the comparison.

    ``minimum`` and ``maximum`` are months of imprisonment for the basic offence, None where none is stated, infinite
    for life; ``highest`` is the maximum of its gravest form. ``reached`` tells for each level asked for whether it is
    reached, None where it is not known.
    """

    instrument: str
    article: str
    title: str
    jurisdiction: str
    statute: str
    provisions: tuple[str, ...]
    penalty: str
    minimum: float | None
    maximum: float | None
    highest: float | None
    fine: str
    legal_persons: str
    reached: tuple[tuple[Level, bool | None], ...]


def of(penalties: Iterable[Penalty], candidate: Candidate) -> list[Penalty]:
    """Return the penalties that one cited provision threatens."""
    return [item for item in penalties if item.statute == candidate.statute and within(item.eid, candidate.eid)]


def charges(penalties: Sequence[Penalty], texts: Texts) -> list[Charge]:
    """Return penalties by what is threatened together, in their order."""
    return [_charge(list(group), texts) for _, group in groupby(penalties, key=_together)]


def _together(item: Penalty) -> tuple[str, str, int, str, int]:
    return item.statute, item.eid, item.charge, item.form, item.span.start if item.same_as else -1


def _charge(group: Sequence[Penalty], texts: Texts) -> Charge:
    first = group[0]
    words = joined(group, texts)
    return Charge(first.statute, first.eid, place(first.eid), first.form, first.legal_person, first.cited, words)


def place(eid: str) -> str:
    """Return the paragraph and point that an id names, as they are cited.

    >>> place("art_226__para_1__point_a"), place("sec_4")
    ('(1)(a)', '')
    """
    parts = (part.partition("_") for part in eid.split("__")[1:])
    return "".join(f"({number})" for kind, _, number in parts if kind in BELOW)


def joined(group: Sequence[Penalty], texts: Texts) -> str:
    """Return penalties that are threatened together in one line of words."""
    return "".join((f" {texts[item.joined]} " if item.joined else ", " * bool(at)) + worded(item, texts)
                   for at, item in enumerate(group))  # fmt: skip


def worded(item: Penalty, texts: Texts) -> str:
    """Return one penalty in words: what it is, and from how much to how much."""
    kind, bounds = texts[item.kind], bounded(item.minimum, item.maximum, texts)
    return f"{kind} {bounds}" if bounds else kind


def bounded(least: Quantity | None, most: Quantity | None, texts: Texts) -> str:
    """Return bounds in words, empty where the law states none."""
    if least and most and least != most:
        return texts["range"].format(least=_short(least, most, texts), most=counted(most, texts))
    if least and most:
        return counted(most, texts)
    if most:
        return texts["most"].format(most=counted(most, texts))
    return texts["least"].format(least=counted(least, texts)) if least else ""


def _short(least: Quantity, most: Quantity, texts: Texts) -> str:
    return f"{least.amount:,g}" if least.unit == most.unit else counted(least, texts)


def counted(quantity: Quantity, texts: Texts) -> str:
    """Return an amount with its unit; a unit that has no words of its own is shown as it is."""
    amount = f"{quantity.amount:,.10g}"
    form = texts.get(f"one_{quantity.unit}") if quantity.amount == 1 else None
    return form or texts.get(f"many_{quantity.unit}", "{n} " + quantity.unit).format(n=amount).strip()


def levels(instruments: Iterable[Instrument]) -> dict[tuple[str, str], list[Level]]:
    """Return the maxima that instruments ask of every offence of an article, by instrument and article.

    Those that they ask for graver forms only are left out.
    """
    found: dict[tuple[str, str], list[Level]] = {}
    for instrument in instruments:
        for article in instrument.articles:
            for element in article.elements:
                if element.maximum_months is not None and not element.patterns:
                    for number in article.measured(element):
                        found.setdefault((instrument.id, number), []).append((article.number, element.maximum_months))
    return found


def compared(
    analyses: Iterable[Analysis], levels: Mapping[tuple[str, str], Sequence[Level]], texts: Texts
) -> list[Row]:
    """Return a row for each article about an offence and each jurisdiction, side by side in the order of the articles.

    ``levels`` are the maxima that instruments ask for, by instrument and article.
    """
    rows = [row for analysis in analyses for row in _rows(analysis, levels, texts)]
    order = {key: at for at, key in enumerate(dict.fromkeys((row.instrument, row.article) for row in rows))}
    return sorted(rows, key=lambda row: (order[row.instrument, row.article], row.jurisdiction))


def _rows(analysis: Analysis, levels: Mapping[tuple[str, str], Sequence[Level]], texts: Texts) -> Iterator[Row]:
    for finding in analysis.findings:
        if finding.kind == "offence":
            for statute in dict.fromkeys(item.statute for item in finding.candidates if item.accepted) or [""]:
                asked = levels.get((finding.instrument, finding.article), ())
                yield _row(analysis, finding, statute, asked, texts)


def _row(analysis: Analysis, finding: Finding, statute: str, asked: Sequence[Level], texts: Texts) -> Row:
    found = [item for item in finding.penalties if item.statute == statute]
    own = basic(found)
    heaviest = max(own, key=lambda item: item.longest, default=None)
    return Row(
        instrument=finding.instrument,
        article=finding.article,
        title=finding.title,
        jurisdiction=analysis.jurisdiction,
        statute=statute,
        provisions=tuple(item.provision for item in finding.candidates if item.accepted and item.statute == statute),
        penalty="; ".join(dict.fromkeys(charge.words for charge in charges(own, texts))),
        minimum=heaviest.minimum.months if heaviest and heaviest.minimum else None,
        maximum=heaviest.months if heaviest else None,
        highest=max((item.months for item in found if item.months is not None), default=None),
        fine="; ".join(dict.fromkeys(worded(item, texts) for item in own if item.kind in ("fine", "day-fine"))),
        legal_persons="; ".join(dict.fromkeys(worded(item, texts) for item in found if item.legal_person)),
        reached=tuple((level, reaches(own, level[1])) for level in asked if statute),
    )


def reaches(penalties: Sequence[Penalty], months: int) -> bool | None:
    """Tell whether the highest of some penalties is at least so many months; None where it is not known."""
    told = {item.reaches(months) for item in penalties}
    if True in told:
        return True
    return None if None in told or not told else False
