"""Regions: several analyses joined into one matrix, with what is missing in common and how sanctions differ."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import get_args

from harmonize.errors import InputError
from harmonize.findings.commons import gaps
from harmonize.findings.sanctions import NONE, Levels, sanctions
from harmonize.model.holding import held
from harmonize.model.jurisdiction import Footnote, Jurisdiction
from harmonize.model.region import WEAKEST, Asked, Judged, Place, Region
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Status


@dataclass(frozen=True, slots=True)
class Given:
    """An analysis of a region, what is on record of its jurisdiction, and where it was read from."""

    analysis: Analysis
    jurisdiction: Jurisdiction
    folder: str = ""

    @property
    def id(self) -> str:
        """The id of its row: the jurisdiction's, and that of the unit behind it."""
        code, unit = self.analysis.jurisdiction, self.analysis.unit
        return f"{code}/{unit}" if unit else code


def region(given: Sequence[Given], footnote: Footnote, levels: Levels = NONE) -> Region:
    """Join analyses into a region: jurisdictions in the order given, each State before its units.

    An :class:`InputError` names an analysis of what another one is about already: of the same State or unit twice, or
    of a whole State and of its units.
    """
    refuse_twice(given)
    places = tuple(_rows(given, footnote))
    articles = tuple(_asked(given))
    cells = {(place.id, article.key): cell for place, article, cell in _cells(given, places, articles)}
    named = dict(item for each in given for item in each.analysis.instruments.items())
    owed = next((each.analysis for each in given if each.analysis.footnote), None)
    due = footnote.due(place.name for place in places)
    joined = Region(
        instruments={id: named.get(id, id) for id in dict.fromkeys(article.instrument for article in articles)},
        articles=articles,
        places=places,
        cells=cells,
        footnote=footnote.text if due else owed.footnote if owed else "",
        footnote_source=footnote.source if due else owed.footnote_source if owed else "",
        draft=any(place.draft for place in places),
    )
    return replace(joined, gaps=tuple(gaps(joined)), sanctions=tuple(sanctions(joined, levels)))


def refuse_twice(given: Sequence[Given]) -> None:
    """Raise an :class:`InputError` where two analyses are about the same."""
    seen: dict[str, str] = {}
    for each in given:
        code = each.analysis.jurisdiction
        clash = seen.get(each.id) or (seen.get(code) if each.analysis.unit else seen.get(f"{code}/"))
        if clash is not None:
            what = f"is about {each.id}, as {clash} is"
            raise InputError(each.folder or each.id, what, "give one of them, or one for each --unit of the State")
        seen[each.id] = seen[code if not each.analysis.unit else f"{code}/"] = each.folder or each.id


def _rows(given: Sequence[Given], footnote: Footnote) -> Iterator[Place]:
    for code in dict.fromkeys(each.analysis.jurisdiction for each in given):
        own = sorted((each for each in given if each.analysis.jurisdiction == code), key=_on_record)
        units = [_place(each, footnote) for each in own]
        if any(each.analysis.unit for each in own):
            yield _state(own, units)
        yield from units


def _on_record(each: Given) -> int:
    """Return where a unit stands among those of its State, for rows in the order that the State has."""
    units = each.analysis.units
    return units.index(each.analysis.unit) if each.analysis.unit in units else len(units)


def _place(each: Given, footnote: Footnote) -> Place:
    analysis = each.analysis
    return Place(
        id=each.id,
        jurisdiction=analysis.jurisdiction,
        name=analysis.unit or analysis.jurisdiction_name,
        unit=analysis.unit,
        analysis=analysis,
        lacks=each.jurisdiction.lacks(analysis.unit),
        fictional=analysis.fictional,
        draft=analysis.draft,
        noted=footnote.due([analysis.unit or analysis.jurisdiction_name]),
        folder=each.folder,
    )


def _state(own: Sequence[Given], units: Sequence[Place]) -> Place:
    """Return the row of a State that is put together from its units."""
    first = units[0]
    heard = {place.unit for place in units}
    return Place(
        id=first.jurisdiction,
        jurisdiction=first.jurisdiction,
        name=own[0].analysis.jurisdiction_name,
        parts=tuple(place.id for place in units),
        unheard=tuple(unit for unit in own[0].analysis.units if unit not in heard),
        fictional=first.fictional,
        draft=next((place.draft for place in units if place.draft), ""),
        noted=any(place.noted for place in units),
    )


def _asked(given: Sequence[Given]) -> Iterator[Asked]:
    """Yield each article once: instruments and articles in the order of the analyses that have them first."""
    findings = [finding for each in given for finding in each.analysis.findings]
    articles = {finding.key: finding for finding in reversed(findings)}
    order = {finding.key: at for at, finding in reversed(list(enumerate(findings)))}
    instruments = list(dict.fromkeys(finding.instrument for finding in findings))
    for finding in sorted(articles.values(), key=lambda each: (instruments.index(each.instrument), order[each.key])):
        yield Asked(finding.instrument, finding.article, finding.title, finding.kind)


def _cells(
    given: Sequence[Given], places: Sequence[Place], articles: Sequence[Asked]
) -> Iterator[tuple[Place, Asked, Judged]]:
    records = {each.analysis.jurisdiction: each.jurisdiction for each in given}
    judged: dict[tuple[str, str], Judged] = {}
    for place in places:
        if place.analysis:
            found = {finding.key: finding for finding in place.analysis.findings}
            judged |= {
                (place.id, key): judgement(place.analysis, finding, competent=finding.kind not in place.lacks)
                for key, finding in found.items()
            }
    for place in places:
        if place.parts:
            for article in articles:
                parts = [(part, judged[part, article.key]) for part in place.parts if (part, article.key) in judged]
                unheard = [
                    unit for unit in place.unheard if article.kind not in records[place.jurisdiction].lacks(unit)
                ]
                if parts:
                    judged[place.id, article.key] = weakest(parts, unheard)
    for place in places:
        yield from (
            (place, article, judged[place.id, article.key]) for article in articles if (place.id, article.key) in judged
        )


def judgement(analysis: Analysis, finding: Finding, competent: bool = True) -> Judged:
    """Return what holds for an article in an analysis: as a reviewer decided, else as the tool proposes.

    What a reviewer rejected and gave no other verdict on cannot be told; an article that a unit has no competence for
    does not apply to it.
    """
    if not competent:
        return Judged("not-applicable", finding.status, "", finding=finding)
    holds = held(analysis, finding)
    decided = holds.decision if holds.reviewed else None
    return Judged(
        status=_status(holds.now),
        proposed=finding.status,
        reason=decided.reason if decided and decided.reason else finding.reason.text,
        reviewed=holds.reviewed,
        finding=finding,
        missing=tuple(element.id for element in finding.elements if lacks(analysis, finding, element)),
    )


def _status(now: str) -> Status:
    return next((status for status in get_args(Status) if status == now), "cannot-tell")


def lacks(analysis: Analysis, finding: Finding, element: ElementFinding) -> bool:
    """Tell whether an element that must be there is not, by what holds."""
    must = element.requirement in ("required", "alternative")
    return must and held(analysis, finding, element).now == "none-found"


def weakest(parts: Sequence[tuple[str, Judged]], unheard: Sequence[str]) -> Judged:
    """Return what holds for a State: what holds for its weakest unit that has the competence.

    Where a competent unit was not analyzed, what is good enough in the others cannot be told.
    """
    able = [(id, cell) for id, cell in parts if cell.status != "not-applicable"] or list(parts)
    worst = min((cell.status for _, cell in able), key=WEAKEST.index)
    deciding = [(id, cell) for id, cell in able if cell.status == worst]
    status: Status = "cannot-tell" if unheard and worst not in ("none-found", "partial") else worst
    return Judged(
        status=status,
        proposed=status,
        reason="",
        reviewed=status == worst and all(cell.reviewed for _, cell in deciding),
        missing=tuple(dict.fromkeys(element for _, cell in able for element in cell.missing)),
        units=tuple(id for id, _ in deciding) if status == worst else (),
    )
