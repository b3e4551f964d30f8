"""Articles: elements rolled up into a verdict, with what was searched."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from harmonize.findings.completeness import Supply, missing_kinds, why_undecided, why_unread
from harmonize.findings.elements import NARROWER, Circumstances, decide
from harmonize.findings.penalties import Charged, Level
from harmonize.findings.translation import resting, told, translated, weakest
from harmonize.model.evidence import Alignment, Candidate
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.knowledge import Article
from harmonize.model.verdict import ElementFinding, Finding, Reason, Searched, Status

GAPS: tuple[Status, ...] = ("none-found", "partial")
"""What something can be recommended for."""


UNDECISIVE = ("not-in-statutes", "other-way")
"""Why an element does not decide an article: it is met in another way than by the statutes' words."""
ELSEWHERE = ("law-not-supplied", "not-only-in-statutes")
"""Why an element that the laws read do not hold may be met all the same."""


def binding(elements: Sequence[ElementFinding]) -> list[ElementFinding]:
    """Return the elements that decide an article: required ones that statutes can show."""
    return [item for item in elements if item.requirement == "required" and item.reason.code not in UNDECISIVE]


def texts(elements: Sequence[ElementFinding]) -> str:
    """Return the elements' texts as one list."""
    return "; ".join(item.text for item in elements)


def unfound(article: Article, elements: Sequence[ElementFinding]) -> tuple[Status, Reason]:
    """Return the status of an article that no provision is cited for, from those of the elements it is about.

    Intent or means that are missing say nothing where the conduct itself is reserved or not decidable.
    """
    nucleus = {item.id for item in article.elements if item.nucleus}
    required = [item for item in elements if item.requirement == "required"]
    about = [item for item in required if item.id in nucleus] or required
    statuses = {item.status for item in about}
    if statuses == {"reserved"}:
        return "reserved", Reason("reserved", "left out under a reservation")
    if "none-found" in statuses:
        return "none-found", Reason("gap", "no provision carries it")
    unsaid = Reason("nothing-asked", "asks for nothing that statutes must show")
    return "cannot-tell", next((item.reason for item in about if item.status == "cannot-tell"), unsaid)


def roll_up(elements: Sequence[ElementFinding], read_whole: bool) -> tuple[Status, Reason]:
    """Return the status of an article that a provision is cited for, from those of its elements.

    A missing element makes it partial, and so does one that a law which was not supplied may hold, or that need not be
    in a statute, where the laws supplied were read whole: they carry a part. One that is undecided because of how they
    were read, or what was reserved, leaves it undecided; an option used without a declaration makes it partial. A
    mental element left to a general rule changes nothing: a rule that does not ask for intent reaches the intentional
    act too.
    """
    decisive = binding(elements)
    lacking = [item for item in decisive if item.status == "none-found"]
    if lacking:
        return "partial", Reason("elements-missing", f"missing: {texts(lacking)}")
    options = [item for item in elements if item.requirement == "option"]
    assumed = [item for item in decisive if item.reason.code == "general-rule-unread"]
    open_ones = [item for item in (*decisive, *options) if item.status == "cannot-tell" and item not in assumed]
    if read_whole and (part := carries_a_part(decisive, open_ones)):
        return "partial", part
    if open_ones:
        return "cannot-tell", Reason("elements-open", f"not decidable: {texts(open_ones)} ({open_ones[0].reason.text})")
    narrowed = [item for item in elements if item.reason.code in NARROWER]
    if narrowed:
        how = ", without a declaration" if narrowed[0].reason.code == "option-undeclared" else ""
        return "partial", Reason(narrowed[0].reason.code, f"narrower than the article{how}: {texts(narrowed)}")
    unreviewed = [item for item in elements if item.reason.code == "option-unreviewed"]
    if unreviewed:
        text = f"narrower than the article; whether the State may has been reviewed by no lawyer: {texts(unreviewed)}"
        return "cannot-tell", Reason("option-unreviewed", text)
    reserved = [item for item in decisive if item.status == "reserved"]
    note = f"; left out under a reservation: {texts(reserved)}" if reserved else ""
    note += f"; left to a general rule that was not read: {texts(assumed)}" if assumed else ""
    return "full", Reason("all-elements", f"every required element was found{note}")


def carries_a_part(decisive: Sequence[ElementFinding], open_ones: Sequence[ElementFinding]) -> Reason | None:
    """Return that the laws read carry a part of an article and the rest may be met elsewhere, None where not so."""
    elsewhere = all(item.reason.code in ELSEWHERE for item in open_ones)
    if not (open_ones and elsewhere and any(item.status == "full" for item in decisive)):
        return None
    return Reason("rest-elsewhere", f"not found: {texts(open_ones)} ({open_ones[0].reason.text})")


def left_to_another_law(candidates: Sequence[Candidate]) -> Reason | None:
    """Return that what comes nearest to an article only points to a law that was not read, None where not so."""
    if not candidates or candidates[0].relation != "refers":
        return None
    return Reason("left-to-another-law", f"{place(candidates[0])} points to another law, which was not supplied")


def best_rejected(candidates: Sequence[Candidate]) -> Candidate | None:
    """Return the heaviest candidate that was not accepted, None where none has any evidence."""
    rejected = [item for item in candidates if not item.accepted and item.evidence]
    return max(rejected, key=lambda item: item.weight, default=None)


def place(item: Candidate) -> str:
    """Return how a candidate is cited."""
    return f"{item.provision} ({item.heading})" if item.heading else item.provision


def judge(
    article: Article,
    alignment: Alignment,
    supply: Supply,
    jurisdiction: Jurisdiction,
    as_of: date | None,
    levels: Mapping[str, Level] = MappingProxyType({}),
    charged: Sequence[Charged] = (),
) -> Finding:
    """Decide one article for one jurisdiction.

    ``levels`` are the levels of penalty by element, ``charged`` the penalties of the provisions cited.
    """
    undecided = why_undecided(article, supply) or left_to_another_law(alignment.candidates)
    general = "criminal-code" in supply.kinds
    documents = {statute.id: statute.document for statute in supply.read}
    read = translated(supply.read)
    elsewhere = {element.id: why_undecided(element, supply) for element in article.elements if element.held_by}
    circumstances = Circumstances(
        jurisdiction, as_of, undecided, general, documents, levels, elsewhere, read.translations
    )
    elements = resting(decide(article, alignment, circumstances), alignment, read)
    found = any(item.accepted for item in alignment.candidates)
    status, reason = roll_up(elements, why_unread(article, supply) is None) if found else unfound(article, elements)
    searched = Searched(
        statutes=tuple(statute.id for statute in supply.read),
        provisions=supply.provisions,
        missing_kinds_of_law=missing_kinds(article, supply.kinds),
        best_rejected=best_rejected(alignment.candidates),
    )
    return Finding(
        instrument=article.instrument,
        article=article.number,
        title=article.title,
        kind=article.kind,
        summary=article.summary,
        source=article.source,
        status=status,
        reason=told(reason, elements, alignment.candidates, read),
        elements=elements,
        candidates=alignment.candidates,
        searched=searched,
        penalties=tuple(item.penalty for item in charged),
        rests_on=weakest(elements) if found else None,
    )
