"""Regions built by hand: jurisdictions whose findings are given as statuses, and what is found for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from analyses import rich

from harmonize.findings.region import Given, region
from harmonize.findings.sanctions import NONE, Levels
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.jurisdiction import Competence, Footnote, Jurisdiction
from harmonize.model.penalty import Penalty, Quantity
from harmonize.model.region import Region
from harmonize.model.review import Decision
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Quoted, Reason, Searched, Status

DAY = date(2026, 1, 1)
FOOTNOTE = Footnote(("Kosovo",), "Without prejudice to positions on status.", "https://example.org/footnote")
KINDS = {"2": "offence", "4": "offence", "12": "general-part", "16": "power", "15": "safeguard", "25": "cooperation"}
UNITS = ("North", "South")
TEXT = "Whoever enters a system without right is punished."


def finding(article: str, status: Status, *elements: Status, months: int | None = None) -> Finding:
    """Return a finding on an article of the Convention, with elements of these statuses; found ones are quoted."""
    shown = status in ("full", "partial")
    here = Span(0, len(TEXT))
    bar = Evidence("code", "art_1", "concepts", "sentence", float(len(elements) or 1), None, TEXT, here, 3, (here,))
    accepted = Candidate("code", "1", "art_1", "Entry", 3, 2.0, True, "implements", "holds it", (bar,))
    return Finding(
        instrument="budapest",
        article=article,
        title=f"Title of {article}",
        kind=KINDS[article],
        summary=f"What {article} asks.",
        source="https://example.org/treaty",
        status=status,
        reason=Reason("said", f"it is {status}"),
        elements=tuple(
            ElementFinding(
                id=f"budapest:{article}/e{at}",
                text=f"element {at} of {article}",
                role="conduct",
                requirement="required",
                status=each,
                reason=Reason("said", f"it is {each}"),
                evidence=(replace(bar, element=f"budapest:{article}/e{at}"),) if each == "full" else (),
            )
            for at, each in enumerate(elements, 1)
        ),
        candidates=(accepted,) if shown else (),
        searched=Searched(("code",), 10, (), None),
        penalties=(penalty(months),) if months else (),
    )


def penalty(months: int) -> Penalty:
    """Return imprisonment up to so many months."""
    return Penalty("code", "art_1", "imprisonment", Span(0, 8), None, Quantity(months, "month"), cited=True)


def analysis(code: str, *findings: Finding, name: str = "", unit: str = "", units: Sequence[str] = ()) -> Analysis:
    """Return the analysis of a jurisdiction, or of one of its units."""
    quoted = {"code#art_1": Quoted("1", "Entry", TEXT, 0, 3, "0" * 64)}
    return replace(
        rich(),
        jurisdiction=code,
        jurisdiction_name=name or f"Land of {code}",
        unit=unit,
        units=tuple(units),
        fictional=False,
        footnote="",
        footnote_source="",
        instruments={"budapest": "Convention on Cybercrime"},
        statutes=(replace(rich().statutes[0], id="code", title=f"Code of {code}"),),
        provisions=quoted,
        findings=findings,
        remarks=(),
        beyond=(),
        decisions=(),
        statuses=(),
        acts=(),
        crosswalks=(),
    )


def decided(analysis: Analysis, article: str, status: str, element: str = "") -> Analysis:
    """Return an analysis in which a reviewer has decided on an article or element."""
    decision = Decision("budapest", article, element, status, "A. Lawyer", DAY, "read the law", "0" * 64)
    return replace(analysis, decisions=(*analysis.decisions, decision))


def given(analysis: Analysis, lacks: Mapping[str, Sequence[str]] = {}, folder: str = "") -> Given:
    """Return an analysis with what is on record of its jurisdiction: what its units lack."""
    competences = tuple(Competence(unit, tuple(kinds), "https://example.org", DAY, "none")
                        for unit, kinds in lacks.items())  # fmt: skip
    record = Jurisdiction(
        analysis.jurisdiction, analysis.jurisdiction_name, units=analysis.units, competences=competences
    )
    return Given(analysis, record, folder or analysis.jurisdiction)


def joined(*analyses: Analysis, levels: Levels = NONE) -> Region:
    """Return the region of some analyses."""
    return region([given(each) for each in analyses], FOOTNOTE, levels)


def balkan() -> Region:
    """Return a region with a State of two units, a name that owes a footnote, a reviewed verdict and a draft."""
    full, partial = finding("2", "full", "full", "full", months=36), finding("2", "partial", "full", "none-found")
    power, gap = finding("16", "full", "full"), finding("16", "none-found", "none-found")
    return region(
        [
            given(decided(analysis("AL", full, gap), "16", "partial")),
            given(analysis("BA", partial, power, unit="North", units=UNITS, name="Both"), {"North": ["power"]}),
            given(analysis("BA", full, gap, unit="South", units=UNITS, name="Both"), {"North": ["power"]}),
            given(analysis("XK", finding("2", "partial", "full", "none-found", months=6), gap, name="Kosovo")),
            given(replace(analysis("XX", full, power, name="Nowhere"), fictional=True, draft="A Bill")),
        ],
        FOOTNOTE,
        {("budapest", "2"): [("24", 12)]},
    )
