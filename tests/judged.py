"""Gold and analyses in a few lines: what annotators say, and what a tool would have found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from analyses import rich

from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.gold import Annotator, Gold, Judgement, Ruling, Said, Stratum
from harmonize.model.knowledge import Article, Element, Requirement
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Reason, Searched, Source, Status

KEY = "budapest:2"


def element(name: str, key: str = KEY, requirement: Requirement = "required", group: str | None = None) -> Element:
    """An element of an article, with nothing that shows it."""
    return Element(f"{key}/{name}", name, "conduct", requirement, (), group=group)


def article(key: str = KEY, names: Sequence[str] = ("access", "intent")) -> Article:
    """An offence that requires some elements."""
    instrument, _, number = key.partition(":")
    elements = tuple(element(name, key) for name in names)
    return Article(instrument, number, f"Article {number}", "offence", "", "", (), elements)


def says(
    provision: str,
    ruling: Ruling = "implements",
    *,
    key: str = KEY,
    who: Annotator = "first",
    choice: str = "",
    statute: str = "code",
    stratum: Stratum | None = "re-worded",
    **elements: Said,
) -> Judgement:
    """What an annotator says of a provision, the elements by their short ids."""
    said = {f"{key}/{name}": value for name, value in elements.items()}
    return Judgement(who, key, statute, provision, ruling, choice, said, stratum)


def gold(*judgements: Judgement, statute: str = "code", jurisdiction: str = "XA", **facts: object) -> Gold:
    """The gold of a statute, whose hash is its id."""
    told = Gold(statute, statute, jurisdiction, "en", "criminal-code", statute, f"{statute}.pdf", judgements)
    return replace(told, **facts)  # type: ignore[arg-type]


def bar(id: str) -> Evidence:
    """A bar of evidence for an element."""
    return Evidence("code", "art", "concepts", "sentence", 1.0, id, "", Span(0, 1), 1)


def candidate(number: str, accepted: bool = False, shown: Sequence[str] = (), statute: str = "code") -> Candidate:
    """A candidate whose ledger has a bar for some elements."""
    bars = tuple(bar(id) for id in shown)
    relation = "implements" if accepted else "look-alike"
    return Candidate(statute, number, f"art_{number}", "", 1, 1.0, accepted, relation, "", bars)


def finding(
    *candidates: Candidate,
    key: str = KEY,
    status: Status = "full",
    elements: Mapping[str, Status] | None = None,
    confidence: float | None = None,
) -> Finding:
    """A finding on an article."""
    instrument, _, number = key.partition(":")
    reason = Reason("made", "made for a test")
    found = tuple(
        ElementFinding(f"{key}/{name}", name, "conduct", "required", told, reason)
        for name, told in (elements or {}).items()
    )
    searched = Searched((), 1, (), None)
    return Finding(
        instrument, number, "", "offence", "", "", status, reason, found, candidates, searched, "", confidence
    )


def source(statute: str = "code", provisions: int = 3, numbers: Sequence[str] = ()) -> Source:
    """A statute as an analysis names it, its hash its id."""
    made = replace(rich().statutes[0], id=statute, sha256=statute, provisions=provisions, numbers=tuple(numbers))
    return replace(made, language="en")


def analysis(*findings: Finding, statutes: Sequence[Source] = ()) -> Analysis:
    """An analysis of one statute or several."""
    return replace(rich(), findings=findings, statutes=tuple(statutes or [source()]))
