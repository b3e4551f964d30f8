"""Changes: what would change a verdict, from the reasons of the elements it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from harmonize.model.evidence import Candidate
from harmonize.model.verdict import ElementFinding, Finding, Reason

LOST = "Give a text that can be read whole"
BY_HAND = "Read the provisions cited"
REMEDIES = {
    "law-not-supplied": "Analyze the law that could hold it together with these",
    "left-to-another-law": "Analyze the law that is pointed to together with these",
    "general-rule-unread": "Analyze the law with the general rules together with these",
    "circumstance-unread": BY_HAND,
    "penalty-not-compared": BY_HAND,
    "penalty-not-read": BY_HAND,
    "penalty-below": "Raise the highest penalty",
    "reservation-unreviewed": "Have a lawyer review the reservation",
    "option-unreviewed": "Have a lawyer review the declaration or reservation",
    "option-undeclared": "Declare the use of the option, or take it out of the law",
    "option-not-allowed": "Take the limit out of the law",
    "no-words": "Add words for it to the lexicon",
    "not-in-statutes": "No law changes it; look beyond the laws",
    "not-only-in-statutes": "Put it into a law, or look beyond the laws",
    "not-found": "Put it into a law, or find words that say it and add them to the lexicon",
    "reserved": "It rests on a reservation; once that is withdrawn it is missing",
    "option-declared": "It rests on a declaration or reservation; once that is withdrawn the law is too narrow",
}
"""What to do about an element, by the code of its reason; about anything else that is open, to give a better text."""
SETTLED = frozenset({"full", "absent", "not-applicable"})
"""Statuses of elements that cost the article nothing."""


@dataclass(frozen=True, slots=True)
class Change:
    """Something that would change a verdict: a code, a sentence, and the elements it is about, by id."""

    code: str
    text: str
    elements: tuple[str, ...] = ()


def changes(finding: Finding) -> tuple[Change, ...]:
    """Return what would change the verdict on an article: what is open or missing, else what it rests on."""
    open_ones = tuple(element for element in finding.elements if is_open(element))
    return (*_remedied(open_ones), *_resting(finding))


def is_open(element: ElementFinding) -> bool:
    """Tell whether an element is missing or undecided, or rests on what a State declared and can withdraw."""
    return element.status not in SETTLED and (element.status != "present" or element.reason.code in REMEDIES)


def _remedied(elements: Iterable[ElementFinding]) -> Iterator[Change]:
    """Yield a change for each reason, with all the elements it is given for."""
    given: dict[Reason, list[ElementFinding]] = {}
    for element in elements:
        given.setdefault(element.reason, []).append(element)
    for reason, about in given.items():
        listed = "; ".join(element.text for element in about)
        text = f"{REMEDIES.get(reason.code, LOST)}: {listed} ({reason.text})"
        yield Change(reason.code, text, tuple(element.id for element in about))


def _resting(finding: Finding) -> Iterator[Change]:
    """Yield for each provision cited the required elements that it alone shows: without it they would be missing."""
    accepted = [item for item in finding.candidates if item.accepted]
    for item in accepted:
        alone = [element for element in finding.elements if shown_only_by(item, element, accepted)]
        listed = f", which alone shows: {'; '.join(element.text for element in alone)}" if accepted[1:] else " alone"
        if alone:
            yield Change("rests-on", f"It rests on {item.provision}{listed}", tuple(element.id for element in alone))


def shown_only_by(item: Candidate, element: ElementFinding, accepted: Sequence[Candidate]) -> bool:
    """Tell whether of the provisions cited only one shows an element that the article needs."""
    if element.status != "full" or any(bar.statute != item.statute for bar in element.evidence):
        return False
    return [other for other in accepted if shows(other, element.id)] == [item]


def shows(item: Candidate, element: str) -> bool:
    """Tell whether a candidate's ledger has a bar for an element."""
    return any(bar.element == element for bar in item.evidence)
