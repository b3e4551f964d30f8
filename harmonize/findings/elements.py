"""Elements: the status of each thing an article asks, and why."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from harmonize.findings.doubt import doubt, surest_first, torn
from harmonize.findings.penalties import Level
from harmonize.findings.reservations import UNREVIEWED, narrowing, reservation
from harmonize.model.evidence import Alignment, Evidence
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.knowledge import Article, Element
from harmonize.model.text import Document
from harmonize.model.verdict import ElementFinding, Reason, Status

OWN = frozenset({"mental-element", "unlawfulness", "circumstance", "means", "result"})
"""The roles of what an offence says of itself: no other law can say it for it, unless a general rule does."""
NARROWER = ("option-undeclared", "option-not-allowed")
"""Why a law that uses an option falls short: it had to be declared, or the instrument does not leave it to a law."""
SHOWN = 3
"""So many quotations are kept for an element; the candidates' ledgers have the rest."""


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a verdict depends on besides the provisions: the State, the date, and why silence may not be a gap.

    ``general_law`` tells whether a criminal code was read, where general rules on intent stand. ``documents`` are the
    statutes' texts by id: they know how surely words were read. ``levels`` are the levels of penalty by element.
    ``elsewhere`` is why silence may not be a gap for the elements, by id, that other laws hold than their article.
    ``translations`` are the ids of the statutes that are translations.
    """

    jurisdiction: Jurisdiction
    as_of: date | None
    undecided: Reason | None
    general_law: bool = True
    documents: Mapping[str, Document] = field(default_factory=dict)
    levels: Mapping[str, Level] = field(default_factory=dict)
    elsewhere: Mapping[str, Reason | None] = field(default_factory=dict)
    translations: Container[str] = ()

    def silence(self, element: Element) -> Reason | None:
        """Return why silence on an element may not be a gap, None where it is one."""
        return self.elsewhere.get(element.id, self.undecided)


def evidence_for(element: Element, alignment: Alignment, circumstances: Circumstances) -> tuple[Evidence, ...]:
    """Return what the accepted provisions show of an element, the strongest first, what was read badly last.

    What the original shows stands before what only its translation does.
    """
    bars = [bar for item in alignment.candidates if item.accepted for bar in item.evidence if bar.element == element.id]
    found = surest_first(bars, circumstances.documents)
    return tuple(sorted(found, key=lambda bar: bar.statute in circumstances.translations)[:SHOWN])


def general_rules(element: Element, alignment: Alignment) -> tuple[Evidence, ...]:
    """Return the general rules that show an element for every offence; without an offence they show nothing."""
    accepted = any(item.accepted for item in alignment.candidates)
    return tuple(bar for bar in alignment.defaults if bar.element == element.id) if accepted else ()


def unavoidable(element: Element, alignment: Alignment) -> bool:
    """Tell whether an option narrows the law: it does only where no accepted provision stands without it."""
    accepted = [item for item in alignment.candidates if item.accepted]
    return element.requirement == "exclusion" or all(
        any(bar.element == element.id for bar in item.evidence) for item in accepted
    )


def said_by_itself(element: Element, article: Article, alignment: Alignment, circumstances: Circumstances) -> bool:
    """Tell whether an offence that was found would have to say an element itself, and was read whole.

    Then its silence is heard, whatever else was not read.
    """
    own = article.kind == "offence" and element.role in OWN and not element.default
    return own and not torn(alignment, circumstances.documents)


def left_to_general_rule(element: Element, circumstances: Circumstances) -> Reason | None:
    """Return why a missing mental element may be said by a general rule that was not read, None where it may not."""
    if element.role != "mental-element" or not element.default:
        return None
    if unread := circumstances.silence(element):
        return Reason("general-rule-unread", f"a general rule on intent may not have been read: {unread.text}")
    if not circumstances.general_law:
        text = "a general rule on intent could stand in the criminal code, which was not supplied"
        return Reason("general-rule-unread", text)
    return None


def missing(
    element: Element, article: Article, alignment: Alignment, circumstances: Circumstances
) -> tuple[Status, Reason, str | None]:
    """Return status, reason and reservation of a required element that no provision shows."""
    act = reservation(element, circumstances.jurisdiction, circumstances.as_of)
    if act and act.review != UNREVIEWED:
        return "reserved", Reason("reserved", f"left out under a reservation: {act.text}"), act.text
    if act:
        text = f"a reservation is on record that no lawyer has reviewed: {act.text}"
        return "cannot-tell", Reason("reservation-unreviewed", text), act.text
    if otherwise := [way for way in element.implemented_by if way != "statute"]:
        code = "not-only-in-statutes" if "statute" in element.implemented_by else "not-in-statutes"
        return "cannot-tell", Reason(code, f"statutes do not show it: it is a matter of {' or '.join(otherwise)}"), None
    if element.id in alignment.unsaid:
        text = "a language that was read has no words for it in its lexicon yet: look for it by hand"
        return "cannot-tell", Reason("no-words", text), None
    cited = any(item.accepted for item in alignment.candidates)
    unread = circumstances.silence(element)
    heard = cited or not unread
    if general := left_to_general_rule(element, circumstances) if heard else None:
        return "cannot-tell", general, None
    if unread and not (cited and said_by_itself(element, article, alignment, circumstances)):
        return "cannot-tell", unread, None
    return "none-found", Reason("not-found", "no accepted provision shows it"), None


def uncompared(months: int) -> Reason:
    """Return why a level of penalty is not decided yet."""
    text = f"whether the highest penalty reaches {months} months was not compared: read the provisions cited"
    return Reason("penalty-not-compared", text)


def required_finding(
    element: Element, article: Article, alignment: Alignment, circumstances: Circumstances
) -> ElementFinding:
    """Decide a required or alternative element."""
    shown, general = evidence_for(element, alignment, circumstances), general_rules(element, alignment)
    reserved: str | None = None
    status: Status = "full"
    if element.id in circumstances.levels:
        reached = circumstances.levels[element.id]
        return _finding(element, reached.status, reached.reason, reached.evidence, None)
    if unsure := doubt((*shown, *general), circumstances.documents):
        status, reason = "cannot-tell", unsure
    elif element.maximum_months is not None:
        status, reason = "cannot-tell", uncompared(element.maximum_months)
    elif shown:
        reason = Reason("found", "an accepted provision shows it")
    elif general:
        rule = "a rule that governs the power shows it" if element.on else "a general rule shows it for every offence"
        reason = Reason("general-rule", rule)
    elif element.requirement == "alternative":
        status, reason = "not-applicable", Reason("other-way", "another way of the same requirement may be used")
    else:
        status, reason, reserved = missing(element, article, alignment, circumstances)
    return _finding(element, status, reason, shown or general, reserved)


def optional_finding(element: Element, alignment: Alignment, circumstances: Circumstances) -> ElementFinding:
    """Decide an option or exclusion: present, absent or in doubt, an option with what the State declared about it."""
    own = evidence_for(element, alignment, circumstances) if unavoidable(element, alignment) else ()
    shown = own or general_rules(element, alignment)
    if element.allowed and shown:
        return _finding(
            element, "present", Reason("option-allowed", "used; the instrument lets a law do so"), shown, None
        )
    if not shown:
        broken = (
            torn(alignment, circumstances.documents)
            if element.requirement == "option" and not element.allowed
            else None
        )
        if broken:
            return _finding(element, "cannot-tell", broken, (), None)
        return _finding(element, "absent", Reason("not-used", "the law does not use it"), (), None)
    if unsure := doubt(shown, circumstances.documents):
        return _finding(element, "cannot-tell", unsure, shown, None)
    if element.requirement == "exclusion":
        return _finding(element, "present", Reason("found", "the law has it"), shown, None)
    if not (element.declarable or element.reservable):
        text = "narrows the national rule; the instrument does not let a law do so"
        return _finding(element, "present", Reason("option-not-allowed", text), shown, None)
    act = narrowing(element, circumstances.jurisdiction, circumstances.as_of)
    if act and act.review == UNREVIEWED:
        text = f"used; what is on record about it has been reviewed by no lawyer: {act.text}"
        return _finding(element, "present", Reason("option-unreviewed", text), shown, act.text)
    if act:
        return _finding(
            element, "present", Reason("option-declared", f"used and declared: {act.text}"), shown, act.text
        )
    text = "narrows the national rule; no declaration or reservation for it is on record"
    return _finding(element, "present", Reason("option-undeclared", text), shown, None)


def decide(article: Article, alignment: Alignment, circumstances: Circumstances) -> tuple[ElementFinding, ...]:
    """Decide every element of an article; one of a group that is shown makes the rest of the group unnecessary.

    One that may be shown, in words that were read badly, leaves open what is missing of its group.
    """
    decided = [_decided(item, article, alignment, circumstances) for item in article.elements]
    pairs = list(zip(article.elements, decided, strict=True))
    met = {item.group for item, found in pairs if found.status == "full"}
    doubts = {item.group: found.reason for item, found in pairs if found.reason.code == "doubtful-reading"}
    return tuple(_in_group(item, found, met, doubts) for item, found in pairs)


def _decided(element: Element, article: Article, alignment: Alignment, circumstances: Circumstances) -> ElementFinding:
    """Decide one element; what is judged on a power that the law does not have does not apply."""
    if element.requirement in ("option", "exclusion"):
        return optional_finding(element, alignment, circumstances)
    if element.on in article.over and element.on not in alignment.over:
        if unread := circumstances.silence(element):
            return _finding(element, "cannot-tell", unread, (), None)
        text = f"no provision was found for Article {element.on}, on which it is judged"
        return _finding(element, "not-applicable", Reason("power-not-found", text), (), None)
    return required_finding(element, article, alignment, circumstances)


def _in_group(
    element: Element, found: ElementFinding, met: Container[str | None], doubts: Mapping[str | None, Reason]
) -> ElementFinding:
    """Return what is found of an element in view of what was found of the others in its group."""
    if not element.group or found.status == "full":
        return found
    if element.group in met:
        return _finding(element, "not-applicable", Reason("other-way", "the law meets this in another way"), (), None)
    if element.group in doubts and found.status == "none-found":
        return _finding(element, "cannot-tell", doubts[element.group], (), None)
    return found


def _finding(
    element: Element, status: Status, reason: Reason, evidence: Sequence[Evidence], reserved: str | None
) -> ElementFinding:
    return ElementFinding(
        id=element.id,
        text=element.text,
        role=element.role,
        requirement=element.requirement,
        status=status,
        reason=reason,
        evidence=tuple(evidence),
        reservation=reserved,
        clauses=element.clauses,
        scope_test=element.scope_test,
        nucleus=element.nucleus,
        on=element.on,
    )
