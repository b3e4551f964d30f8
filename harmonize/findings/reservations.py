"""Reservations and declarations: which missing element a State's own act excuses, which option it has declared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from harmonize.model.jurisdiction import Jurisdiction, TreatyAct
from harmonize.model.knowledge import Element
from harmonize.model.verdict import ElementFinding, Finding, Remark, Status

UNREVIEWED = "none"


def in_force(act: TreatyAct, as_of: date | None) -> bool:
    """Tell whether an act is in force on a date; without a date, whether it has no end on record."""
    if as_of is None:
        return act.end is None
    return (act.start is None or act.start <= as_of) and (act.end is None or as_of < act.end)


def owed(instrument: str, jurisdiction: Jurisdiction, as_of: date | None) -> bool:
    """Tell whether a State can have reserved something: not where its status is on record and the treaty not in force.

    A non-Party owes nothing, so that nothing is reserved.
    """
    known = jurisdiction.status(instrument)
    return known is None or known.binds(as_of)


def acts_on(element: Element, jurisdiction: Jurisdiction, kind: str, as_of: date | None) -> Iterator[TreatyAct]:
    """Yield the acts of a kind that cover an element and are in force, those a lawyer has reviewed first."""
    acts = [act for act in jurisdiction.acts if act.kind == kind and element.id in act.covers and in_force(act, as_of)]
    if owed(element.id.partition(":")[0], jurisdiction, as_of):
        yield from sorted(acts, key=lambda act: act.review == UNREVIEWED)


def reservation(element: Element, jurisdiction: Jurisdiction, as_of: date | None) -> TreatyAct | None:
    """Return the reservation that lets a State leave an element out, None where there is none."""
    if element.reservable != "omit":
        return None
    return next((act for act in acts_on(element, jurisdiction, "reservation", as_of) if act.mode == "omit"), None)


def narrowing(element: Element, jurisdiction: Jurisdiction, as_of: date | None) -> TreatyAct | None:
    """Return the declaration or narrowing reservation that lets a State use an option, None where there is none.

    Only an act of the kind that the instrument allows for this option counts.
    """
    declared = acts_on(element, jurisdiction, "declaration", as_of) if element.declarable else ()
    reserved = acts_on(element, jurisdiction, "reservation", as_of) if element.reservable == "narrow" else ()
    acts = [*declared, *(act for act in reserved if act.mode == "narrow")]
    return min(acts, key=lambda act: act.review == UNREVIEWED, default=None)


USELESS = {
    "unneeded": "the law does without it; it could be withdrawn",
    "not-in-force": "it is not in force on the date of this analysis and excuses nothing",
}
"""Why an act does nothing for the law, by code."""


def act_remarks(findings: Iterable[Finding], jurisdiction: Jurisdiction, as_of: date | None) -> Iterator[Remark]:
    """Yield a remark for each reservation or declaration that does nothing for the law.

    The law has what is reserved, or does not use what is declared; or the act is not in force on the date.
    """
    judged = {element.id: (finding, element) for finding in findings for element in finding.elements}
    for act in jurisdiction.acts:
        about = [judged[id] for id in act.covers if id in judged and act.kind in ("reservation", "declaration")]
        if code := useless(act, about, as_of):
            finding, element = about[0]
            text = f"{USELESS[code]}: {act.text}"
            yield Remark(f"{act.kind}-{code}", text, finding.instrument, finding.article, element.id)


def useless(act: TreatyAct, about: Sequence[tuple[Finding, ElementFinding]], as_of: date | None) -> str:
    """Return the code of why an act does nothing for the law, empty where it does or nothing can be told."""
    if not in_force(act, as_of):
        return "not-in-force" if any(unexcused(element) for _, element in about) else ""
    return (
        "unneeded" if about and all(goes_without(finding.status, element.status) for finding, element in about) else ""
    )


def unexcused(element: ElementFinding) -> bool:
    """Tell whether an act could still excuse what is missing, or allow the option that is used."""
    return element.status == "none-found" or element.reason.code == "option-undeclared"


def goes_without(article: Status, element: Status) -> bool:
    """Tell whether the law has what an act lets it leave out, or does not use what the act lets it use.

    >>> goes_without("full", "full"), goes_without("partial", "absent"), goes_without("none-found", "absent")
    (True, True, False)
    """
    return element == "full" or (element == "absent" and article in ("full", "partial"))
