"""Holds what States told the treaty office to the closed lists of the treaties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from harmonize.model.jurisdiction import Jurisdiction, TreatyAct
from harmonize.model.knowledge import Element, Instrument

Problem = tuple[str, str, str]
"""Where it is, what is wrong, what to do."""


def problems(jurisdiction: Jurisdiction, instruments: Sequence[Instrument]) -> Iterator[Problem]:
    """Yield every reservation and declaration that its instrument does not allow; other acts are free."""
    known = {instrument.id: instrument for instrument in instruments}
    for number, act in enumerate(jurisdiction.acts):
        if act.kind == "other" or act.instrument not in known:
            continue
        place = f"act.{number} ({act.kind} on {act.instrument} {act.article})"
        for problem, remedy in disallowed(act, known[act.instrument]):
            yield place, problem, remedy


def disallowed(act: TreatyAct, instrument: Instrument) -> Iterator[tuple[str, str]]:
    """Yield what an instrument does not allow of a reservation or declaration, each with its remedy."""
    listed = instrument.reservations if act.kind == "reservation" else instrument.declarations
    if not any(under(act.article, clause) for clause in listed):
        told = ", ".join(listed) or "nothing"
        yield f"is not in the closed list of {act.kind}s", f"name the clause it is made under ({told}), or kind other"
        return
    elements = {element.id: element for article in instrument.articles for element in article.elements}
    for covered in act.covers:
        if covered not in elements:
            yield f"covers {covered!r}, which is no element", "name an element of the instrument"
        elif wrong := refused(act, elements[covered]):
            yield f"covers {covered!r}, {wrong}", "cover only what the clause is about"


def refused(act: TreatyAct, element: Element) -> str:
    """Return why an act cannot be about an element; empty where it can."""
    if act.kind == "declaration":
        article = element.id.partition(":")[2].partition("/")[0]
        about = element.declarable and under(act.article, article)
        return "" if about else "which needs no declaration under that clause"
    if not element.reservable or not under(act.article, element.reservation_clause):
        return "which may not be reserved under that clause"
    return "" if element.reservable == act.mode else f"which a State may {element.reservable}, not {act.mode}"


def under(article: str, clause: str) -> bool:
    """Tell whether what an act names is a clause or a part of it.

    >>> under("14(3)(a)", "14(3)"), under("2", "2"), under("22(2)", "2")
    (True, True, False)
    """
    return article == clause or article.startswith(f"{clause}(")
