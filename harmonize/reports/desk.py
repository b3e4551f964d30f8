"""The review desk of the HTML report: what its page must carry of each subject for a reviewer to decide on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from harmonize.model.evidence import Candidate
from harmonize.model.holding import Held, basis, held, moved, proposal, subject_of, translations
from harmonize.model.review import Decision, Subject
from harmonize.model.verdict import Analysis, ElementFinding, Finding
from harmonize.reports import decisions
from harmonize.reports.identity import identity
from harmonize.reports.places import home
from harmonize.reports.profile import Section
from harmonize.reports.quoting import Quote

NARROWING = ("option", "exclusion")
"""Requirements whose elements are present or absent."""


@dataclass(frozen=True, slots=True)
class Desk:
    """The subjects of an analysis as attributes of the page, and the decisions that it records as JSON values.

    The attributes of a subject are those of a decision on it: what it is about, what the tool proposed, and the hash of
    the text that it rests on. An article's hold for what stands within it.
    """

    analysis: Analysis
    identity: str

    @property
    def recorded(self) -> list[dict[str, Any]]:
        """The decisions that the analysis records, as the page's script reads them."""
        return [decisions.written(decision) for decision in self.analysis.decisions]

    def article(self, finding: Finding) -> Markup:
        """Return the attributes of an article's verdict."""
        about = {"instrument": finding.instrument, "article": finding.article}
        doubt = {"uncertain": ""} if finding.for_review else {}
        return self._attributes(subject_of(finding), about | {"proposed": finding.status} | doubt)

    def element(self, finding: Finding, element: ElementFinding) -> Markup:
        """Return the attributes of an element's verdict."""
        narrowing = {"narrowing": ""} if element.requirement in NARROWING else {}
        about = {"element": element.id, "proposed": element.status}
        return self._attributes(subject_of(finding, element), about | narrowing)

    def match(self, finding: Finding, candidate: Candidate) -> Markup:
        """Return the attributes of the match of a provision with an article."""
        about = {"statute": candidate.statute, "eid": candidate.eid, "proposed": proposal(candidate)}
        return self._attributes(subject_of(finding, candidate), about)

    def held(self, finding: Finding, about: ElementFinding | Candidate | None = None) -> Held:
        """Return what holds for an article, or for one of its elements or candidates."""
        return held(self.analysis, finding, about)

    def cited(self, finding: Finding, quote: Quote) -> Candidate | None:
        """Return the candidate whose provision is quoted as cited for an article, None where its id was cut."""
        cited = (each for each in finding.candidates if each.accepted)
        return next((each for each in cited if home(self.analysis, each) == quote.key), None)

    def quoted(self, section: Section, candidate: Candidate) -> bool:
        """Tell whether a candidate's provision is quoted in an article's section, where it is decided on."""
        return any(candidate is self.cited(section.finding, quote) for quote in section.quotes)

    def translated(self, candidate: Candidate | None) -> tuple[Decision, ...]:
        """Return the unofficial translations of a provision that reviewers gave."""
        return translations(self.analysis, candidate.statute, candidate.eid) if candidate else ()

    def moved(self, decision: Decision) -> bool:
        """Tell whether the text that a decision was made on has changed since."""
        return moved(self.analysis, decision)

    def name(self, subject: Subject) -> str:
        """Return the words of an element or the number of a provision, or its id where the analysis lacks it."""
        elements = (element for finding in self.analysis.findings for element in finding.elements)
        quoted = self.analysis.provisions.get(f"{subject.statute}#{subject.eid}")
        if subject.statute:
            return quoted.number if quoted else subject.eid
        return next((element.text for element in elements if element.id == subject.element), subject.element)

    def _attributes(self, subject: Subject, about: Mapping[str, str]) -> Markup:
        """Return data attributes; nobody can decide on what has no text to be bound to, so that it gets no basis."""
        bound = basis(self.analysis, subject)
        return attributes({**about, "basis": bound} if bound else about)


def desk(analysis: Analysis) -> Desk:
    """Return the review desk of an analysis."""
    return Desk(analysis, identity(analysis))


def attributes(values: Mapping[str, str]) -> Markup:
    r"""Return values as data attributes; characters that a page cannot carry stand there in JSON's escapes.

    >>> attributes({"eid": 'art_1"\x00'})
    Markup(' data-eid="art_1\\&#34;\\u0000"')
    """
    return Markup("").join(
        Markup(' data-{}="{}"').format(name, json.dumps(text)[1:-1]) for name, text in values.items()
    )
