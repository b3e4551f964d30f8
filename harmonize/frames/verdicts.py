"""Tables of what is concluded: analyses, articles, elements, the words they rest on, what is recommended, remarks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.frames.columns import ARTICLE, WHOSE, Column, Table, joined, number_of
from harmonize.model.evidence import Evidence
from harmonize.model.holding import Held, held
from harmonize.model.recommendation import Recommendation
from harmonize.model.verdict import Analysis, ElementFinding, Finding, Remark


class AnalysisRow(NamedTuple):
    """An analysis."""

    analysis: Analysis


class ArticleRow(NamedTuple):
    """What is concluded for an article, and what holds after review."""

    analysis: Analysis
    finding: Finding
    held: Held


class ElementRow(NamedTuple):
    """What is concluded for an element, and what holds after review."""

    analysis: Analysis
    finding: Finding
    element: ElementFinding
    held: Held


class QuotationRow(NamedTuple):
    """A quotation that an element rests on."""

    analysis: Analysis
    finding: Finding
    element: ElementFinding
    bar: Evidence


class RecommendationRow(NamedTuple):
    """A recommendation on an article."""

    analysis: Analysis
    finding: Finding
    advice: Recommendation


class RemarkRow(NamedTuple):
    """A remark."""

    analysis: Analysis
    remark: Remark


def _articles(analysis: Analysis) -> Iterator[ArticleRow]:
    return (ArticleRow(analysis, finding, held(analysis, finding)) for finding in analysis.findings)


def _elements(analysis: Analysis) -> Iterator[ElementRow]:
    for finding in analysis.findings:
        for element in finding.elements:
            yield ElementRow(analysis, finding, element, held(analysis, finding, element))


def _quotations(analysis: Analysis) -> Iterator[QuotationRow]:
    for finding in analysis.findings:
        for element in finding.elements:
            yield from (QuotationRow(analysis, finding, element, bar) for bar in element.evidence)


def _recommendations(analysis: Analysis) -> Iterator[RecommendationRow]:
    for finding in analysis.findings:
        yield from (RecommendationRow(analysis, finding, advice) for advice in finding.recommendations)


def cited(finding: Finding) -> str:
    """Return the provisions that an article is answered by, each with its statute."""
    return joined(f"{each.statute} {each.provision}" for each in finding.candidates if each.accepted)


def shown(finding: Finding) -> int:
    """Return how many of the elements that an article requires were found."""
    return sum(element.status == "full" for element in required(finding))


def required(finding: Finding) -> list[ElementFinding]:
    """Return the elements that an article requires, or that are one of several ways to meet it."""
    return [element for element in finding.elements if element.requirement in ("required", "alternative")]


def stand(it: Held) -> str:
    """Return where the review of something stands, empty where nobody reviewed it."""
    return "reopened" if it.reopened else it.review.state if it.review.votes or it.reviewed else ""


def doubt(finding: Finding) -> str:
    """Return why a person should look at a verdict before relying on it, empty where nothing asks for it."""
    return finding.for_review.text if finding.for_review else ""


def encoder(analysis: Analysis) -> str:
    """Return the name of the sentence encoder, empty where meanings were not compared."""
    return analysis.encoder.name if analysis.encoder else ""


def place(advice: Recommendation) -> tuple[str, str]:
    """Return the statute and the provision that a recommendation would change, empty where it is about none."""
    return (advice.target.statute, advice.target.provision) if advice.target else ("", "")


def asked(advice: Recommendation) -> str:
    """Return the ids of the elements that the words must have."""
    return joined(each.element for each in advice.asked)


ANALYSES: Table[Analysis, AnalysisRow] = Table(
    "analyses",
    "an analysis",
    (
        *WHOSE,
        Column("name", "text", "whose law it is about, in words", lambda row: row.analysis.name),
        Column("fictional", "yes-no", "whether it is a specimen's", lambda row: row.analysis.fictional),
        Column("draft", "text", "the bill's title, empty for the law in force", lambda row: row.analysis.draft),
        Column(
            "as_of", "text", "the day judged on (ISO 8601), empty: latest", lambda row: str(row.analysis.as_of or "")
        ),
        Column("version", "text", "the version of harmonize", lambda row: row.analysis.version),
        Column("models_sha256", "text", "the hash of the knowledge used", lambda row: row.analysis.models_sha256),
        Column("encoder", "text", "the sentence encoder, empty where none", lambda row: encoder(row.analysis)),
    ),
    lambda analysis: (AnalysisRow(analysis),),
)
ARTICLES: Table[Analysis, ArticleRow] = Table(
    "articles",
    "an article of an instrument, as one analysis answers it",
    (
        *ARTICLE,
        Column("title", "text", "the article's title", lambda row: row.finding.title),
        Column("kind", "text", "offence, power, cooperation, ...", lambda row: row.finding.kind),
        Column("status", "text", "the tool's verdict", lambda row: row.finding.status),
        Column("reason", "text", "why, as a code", lambda row: row.finding.reason.code),
        Column("explanation", "text", "why, in a sentence", lambda row: row.finding.reason.text),
        Column(
            "confidence", "number", "probability that it is right; NaN: unknown", lambda row: row.finding.confidence
        ),
        Column("for_review", "text", "why a person should look first", lambda row: doubt(row.finding)),
        Column("rests_on", "text", "original, both, translation, or empty", lambda row: row.finding.rests_on or ""),
        Column("required", "whole", "number of elements asked for", lambda row: len(required(row.finding))),
        Column("found", "whole", "number of these that were found", lambda row: shown(row.finding)),
        Column("cited", "text", "provisions cited, joined by '; '", lambda row: cited(row.finding)),
        Column("recommendation", "text", "what to do, in sentences", lambda row: row.finding.recommendation),
        Column("holds", "text", "the verdict after review", lambda row: row.held.now),
        Column("reviewers", "text", "who decided so, joined by '; '", lambda row: joined(row.held.by)),
        Column("review", "text", "where its review stands, empty without one", lambda row: stand(row.held)),
    ),
    _articles,
)
ELEMENTS: Table[Analysis, ElementRow] = Table(
    "elements",
    "an element of an article, as one analysis answers it",
    (
        *ARTICLE,
        Column("element", "text", "the element's id", lambda row: row.element.id),
        Column("text", "text", "what it asks", lambda row: row.element.text),
        Column("role", "text", "conduct, mental-element, safeguard, ...", lambda row: row.element.role),
        Column("requirement", "text", "required, alternative, option, exclusion", lambda row: row.element.requirement),
        Column("nucleus", "yes-no", "whether it is what the article is about", lambda row: row.element.nucleus),
        Column("status", "text", "the tool's verdict", lambda row: row.element.status),
        Column("reason", "text", "why, as a code", lambda row: row.element.reason.code),
        Column("explanation", "text", "why, in a sentence", lambda row: row.element.reason.text),
        Column("reservation", "text", "the reservation that excuses it", lambda row: row.element.reservation or ""),
        Column("rests_on", "text", "original, both, translation, or empty", lambda row: row.element.rests_on or ""),
        Column("judged_on", "text", "the article whose provisions it is judged on", lambda row: row.element.on),
        Column("quotations", "whole", "number of quotations", lambda row: len(row.element.evidence)),
        Column("holds", "text", "the verdict after review", lambda row: row.held.now),
        Column("reviewers", "text", "who decided so, joined by '; '", lambda row: joined(row.held.by)),
        Column("review", "text", "where its review stands, empty without one", lambda row: stand(row.held)),
    ),
    _elements,
)
QUOTATIONS: Table[Analysis, QuotationRow] = Table(
    "quotations",
    "words of the law that an element rests on",
    (
        *ARTICLE,
        Column("element", "text", "the element's id", lambda row: row.element.id),
        Column("status", "text", "the tool's verdict on it", lambda row: row.element.status),
        Column("statute", "text", "the statute's id", lambda row: row.bar.statute),
        Column("provision", "text", "the provision's number", lambda row: number_of(row.analysis, row.bar)),
        Column("eid", "text", "the provision's id", lambda row: row.bar.eid),
        Column("page", "whole", "the page, from 1", lambda row: row.bar.page),
        Column("start", "whole", "offset of the quotation (characters)", lambda row: row.bar.span.start),
        Column("end", "whole", "offset behind the quotation (characters)", lambda row: row.bar.span.end),
        Column("quote", "text", "the words", lambda row: row.bar.quote),
    ),
    _quotations,
)
RECOMMENDATIONS: Table[Analysis, RecommendationRow] = Table(
    "recommendations",
    "something to do about an article",
    (
        *ARTICLE,
        Column("action", "text", "amend, introduce, declare, ...", lambda row: row.advice.action),
        Column("priority", "text", "high, medium or low", lambda row: row.advice.priority),
        Column("addressee", "text", "who can do it", lambda row: row.advice.addressee),
        Column("text", "text", "what to do, in a sentence", lambda row: row.advice.text),
        Column("statute", "text", "the id of the statute to change", lambda row: place(row.advice)[0]),
        Column("provision", "text", "the provision to change or stand beside", lambda row: place(row.advice)[1]),
        Column("elements", "text", "ids of what is asked, joined by '; '", lambda row: asked(row.advice)),
        Column(
            "precedents", "whole", "number of provisions quoted from elsewhere", lambda row: len(row.advice.precedents)
        ),
    ),
    _recommendations,
)
REMARKS: Table[Analysis, RemarkRow] = Table(
    "remarks",
    "a remark beside the verdicts, such as a file that could not be read",
    (
        *WHOSE,
        Column("instrument", "text", "the instrument's id, or empty", lambda row: row.remark.instrument),
        Column("article", "text", "the article's number, or empty", lambda row: row.remark.article),
        Column("element", "text", "the element's id, or empty", lambda row: row.remark.element),
        Column("code", "text", "what it is, as a code", lambda row: row.remark.code),
        Column("text", "text", "what it says", lambda row: row.remark.text),
    ),
    lambda analysis: (RemarkRow(analysis, remark) for remark in analysis.remarks),
)
