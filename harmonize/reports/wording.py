"""Wording: an analysis said in the language of a report; every stage says its sentences in English, with codes.

Names (titles, elements) are looked up as phrases. A sentence is recognised by its template (``missing: {elements}``),
what stands in its places is said again by their names, and the other language's template is filled with it. A text that
is not known stays as it is: better English than nothing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import accumulate
from string import Formatter

from harmonize.model.evidence import Candidate
from harmonize.model.recommendation import Asked, Recommendation
from harmonize.model.text import Notice
from harmonize.model.verdict import Analysis, Answer, Difference, ElementFinding, Finding, Reason, Remark, Source

Strings = Mapping[str, Mapping[str, str]]
LONGEST = 3_000
"""Characters of a text that is looked at; what is longer stays as it is."""
_OR, _AND = " or ", ", "


@dataclass(frozen=True)
class Wording:
    """The phrases, sentences and vocabularies of a language."""

    strings: Strings

    @cached_property
    def _templates(self) -> list[tuple[re.Pattern[str], str]]:
        return [(recogniser(said), told) for said, told in self.strings["sentence"].items()]

    def phrase(self, text: str) -> str:
        """Return a name or an element's text in the language, as it is where it is not known."""
        phrases = self.strings["phrase"]
        return phrases.get(text) or self._joined(text)

    def sentence(self, text: str) -> str:
        """Return a sentence in the language, as it is where it is not known."""
        if known := self.strings["phrase"].get(text):
            return known
        for pattern, told in self._templates if len(text) <= LONGEST else ():
            if found := pattern.fullmatch(text):
                return told.format(**{name: self._value(name, value) for name, value in found.groupdict().items()})
        return text

    def _value(self, name: str, value: str) -> str:
        """Return what stands in a place of a template, said again by the place's name; others stand as they are."""
        kind = name.rstrip("0123456789")
        if kind in ("elements", "name"):
            return self.phrase(value)
        if kind == "reason":
            return self.sentence(value)
        if kind == "kinds":
            return _AND.join(self._either(each, "kind_of_law") for each in value.split(_AND))
        return self._either(value, "way") if kind == "ways" else value

    def _either(self, value: str, vocabulary: str) -> str:
        words = [self.strings[vocabulary].get(each, each) for each in value.split(_OR)]
        return f" {self.strings['article']['or']} ".join(words)

    def _joined(self, text: str) -> str:
        """Return a list of phrases, of which some may have a semicolon themselves, phrase by phrase."""
        phrases, parts, told = self.strings["phrase"], text.split("; "), list[str]()
        while parts:
            tries = list(accumulate(parts, lambda left, right: f"{left}; {right}"))
            size = next((size for size in range(len(parts), 0, -1) if tries[size - 1] in phrases), 1)
            told.append(phrases.get(tries[size - 1], tries[size - 1]))
            parts = parts[size:]
        return "; ".join(told)


def recogniser(template: str) -> re.Pattern[str]:
    """Return what recognises the sentences of a template.

    >>> recogniser("missing: {elements}").fullmatch("missing: intent; damage")["elements"]
    'intent; damage'
    """
    parts = Formatter().parse(template)
    return re.compile(
        "".join(re.escape(words) + (f"(?P<{name}>.+?)" if name else "") for words, name, *_ in parts), re.S
    )


def localized(analysis: Analysis, strings: Strings) -> Analysis:
    """Return an analysis whose sentences are in the language of the strings; itself where that has none."""
    if not strings.get("sentence"):
        return analysis
    wording = Wording(strings)
    return replace(
        analysis,
        instruments={id: wording.phrase(title) for id, title in analysis.instruments.items()},
        statutes=tuple(_source(wording, source) for source in analysis.statutes),
        findings=tuple(_finding(wording, finding) for finding in analysis.findings),
        remarks=tuple(_remark(wording, remark) for remark in analysis.remarks),
        beyond=tuple(_remark(wording, remark) for remark in analysis.beyond),
        crosswalks=tuple(_answer(wording, answer) for answer in analysis.crosswalks),
    )


def _reason(wording: Wording, reason: Reason) -> Reason:
    return replace(reason, text=wording.sentence(reason.text))


def _remark(wording: Wording, remark: Remark) -> Remark:
    return replace(remark, text=wording.sentence(remark.text))


def _source(wording: Wording, source: Source) -> Source:
    notices = tuple(Notice(notice.code, wording.sentence(notice.text)) for notice in source.notices)
    return replace(source, incomplete=source.incomplete and _reason(wording, source.incomplete), notices=notices)


def _finding(wording: Wording, finding: Finding) -> Finding:
    best = finding.searched.best_rejected
    return replace(
        finding,
        title=wording.phrase(finding.title),
        summary=wording.phrase(finding.summary),
        reason=_reason(wording, finding.reason),
        elements=tuple(_element(wording, element) for element in finding.elements),
        candidates=tuple(_candidate(wording, candidate) for candidate in finding.candidates),
        searched=replace(finding.searched, best_rejected=best and _candidate(wording, best)),
        recommendations=tuple(_step(wording, step) for step in finding.recommendations),
        for_review=finding.for_review and _reason(wording, finding.for_review),
    )


def _element(wording: Wording, element: ElementFinding) -> ElementFinding:
    return replace(element, text=wording.phrase(element.text), reason=_reason(wording, element.reason))


def _candidate(wording: Wording, candidate: Candidate) -> Candidate:
    return replace(candidate, reason=wording.sentence(candidate.reason))


def _step(wording: Wording, step: Recommendation) -> Recommendation:
    asked, keep = (tuple(_asked(wording, line) for line in lines) for lines in (step.asked, step.keep))
    return replace(step, text=wording.sentence(step.text), asked=asked, keep=keep)


def _asked(wording: Wording, line: Asked) -> Asked:
    return replace(line, text=wording.phrase(line.text))


def _answer(wording: Wording, answer: Answer) -> Answer:
    return replace(
        answer,
        title=wording.phrase(answer.title),
        instrument=wording.phrase(answer.instrument),
        text=wording.sentence(answer.text),
        note=wording.sentence(answer.note),
        reason=_reason(wording, answer.reason),
        elements=tuple(_difference(wording, element) for element in answer.elements),
    )


def _difference(wording: Wording, element: Difference) -> Difference:
    return replace(element, text=wording.phrase(element.text), reason=_reason(wording, element.reason))
