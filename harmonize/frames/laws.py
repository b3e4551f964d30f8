"""Tables of the laws that were read: statutes, the provisions that an analysis names, and their penalties."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.frames.columns import ARTICLE, WHOSE, Column, Table, joined
from harmonize.model.law import within
from harmonize.model.penalty import Penalty, Quantity
from harmonize.model.verdict import Analysis, Finding, Quoted, Source


class StatuteRow(NamedTuple):
    """A statute as it was read."""

    analysis: Analysis
    source: Source


class ProvisionRow(NamedTuple):
    """A provision of a statute."""

    analysis: Analysis
    statute: str
    eid: str
    quoted: Quoted


class PenaltyRow(NamedTuple):
    """A penalty of a provision cited for an article."""

    analysis: Analysis
    finding: Finding
    penalty: Penalty


def _penalties(analysis: Analysis) -> Iterator[PenaltyRow]:
    return (PenaltyRow(analysis, finding, item) for finding in analysis.findings for item in finding.penalties)


def _provisions(analysis: Analysis) -> list[ProvisionRow]:
    split = ((*key.partition("#")[::2], quoted) for key, quoted in analysis.provisions.items())
    rows = [ProvisionRow(analysis, statute, eid, quoted) for statute, eid, quoted in split]
    return sorted(rows, key=lambda row: (row.statute, row.quoted.start, row.eid))


def host(finding: Finding, item: Penalty) -> str:
    """Return the number of the provision proposed for an article that a penalty stands in, empty where in none."""
    own = (each for each in finding.candidates if each.statute == item.statute)
    return next((each.provision for each in own if within(item.eid, each.eid)), "")


def amount(quantity: Quantity | None) -> float | None:
    """Return the figure of a bound, None where the law states none."""
    return quantity.amount if quantity else None


def months(quantity: Quantity | None) -> float | None:
    """Return a bound in months, None where the law states none or it is no time."""
    return quantity.months if quantity else None


def unit(item: Penalty) -> str:
    """Return the unit that a penalty's bounds are in, empty where there is none."""
    stated = item.maximum or item.minimum
    return stated.unit if stated else ""


def incomplete(source: Source) -> str:
    """Return why a gap is never claimed on a statute, empty where its silence counts."""
    return source.incomplete.text if source.incomplete else ""


STATUTES: Table[Analysis, StatuteRow] = Table(
    "statutes",
    "a statute as an analysis read it",
    (
        *WHOSE,
        Column("statute", "text", "the statute's id", lambda row: row.source.id),
        Column("title", "text", "its title", lambda row: row.source.title),
        Column("citation", "text", "its citation in the gazette", lambda row: row.source.citation),
        Column("kind", "text", "criminal-code, cybercrime-act, ...", lambda row: row.source.kind),
        Column("language", "text", "its language (ISO 639-1)", lambda row: row.source.language),
        Column("tradition", "text", "the drafting tradition", lambda row: row.source.tradition),
        Column("path", "text", "the file", lambda row: row.source.path),
        Column("sha256", "text", "the file's hash", lambda row: row.source.sha256),
        Column("pages", "whole", "number of pages", lambda row: row.source.pages),
        Column(
            "unread_pages", "text", "pages without text, joined by '; '", lambda row: joined(row.source.unread_pages)
        ),
        Column(
            "recognised_pages",
            "whole",
            "number of pages read from their picture",
            lambda row: len(row.source.recognised),
        ),
        Column("provisions", "whole", "number of articles or sections", lambda row: row.source.provisions),
        Column("holes", "text", "numbers that are skipped, joined by '; '", lambda row: joined(row.source.holes)),
        Column(
            "duplicates", "text", "numbers that come twice, joined by '; '", lambda row: joined(row.source.duplicates)
        ),
        Column(
            "quality", "number", "share (0 to 1) that was read and understood", lambda row: row.source.quality.score
        ),
        Column("incomplete", "text", "why its silence is no gap, or empty", lambda row: incomplete(row.source)),
        Column(
            "consolidated_to",
            "text",
            "latest change its notes tell of (ISO 8601)",
            lambda row: row.source.consolidated_to,
        ),
        Column(
            "translation_of", "text", "the id of its original, empty for one", lambda row: row.source.translation_of
        ),
    ),
    lambda analysis: (StatuteRow(analysis, source) for source in analysis.statutes),
)
PROVISIONS: Table[Analysis, ProvisionRow] = Table(
    "provisions",
    "a citable provision that an analysis names, by statute and place in its text",
    (
        *WHOSE,
        Column("statute", "text", "the statute's id", lambda row: row.statute),
        Column("provision", "text", "its number", lambda row: row.quoted.number),
        Column("eid", "text", "its id (Akoma Ntoso)", lambda row: row.eid),
        Column("heading", "text", "its heading", lambda row: row.quoted.heading),
        Column("page", "whole", "the page, from 1", lambda row: row.quoted.page),
        Column("start", "whole", "offset in the statute's text (characters)", lambda row: row.quoted.start),
        Column("text", "text", "its words", lambda row: row.quoted.text),
        Column("text_sha256", "text", "the hash of its words", lambda row: row.quoted.text_sha256),
    ),
    _provisions,
)
PENALTIES: Table[Analysis, PenaltyRow] = Table(
    "penalties",
    "a penalty of a provision cited for an article",
    (
        *ARTICLE,
        Column("statute", "text", "the statute's id", lambda row: row.penalty.statute),
        Column("provision", "text", "the provision's number", lambda row: host(row.finding, row.penalty)),
        Column("eid", "text", "the id of the paragraph that threatens it", lambda row: row.penalty.eid),
        Column("form", "text", "basic, aggravated, lesser, attempt", lambda row: row.penalty.form),
        Column("legal_person", "yes-no", "whether it is for legal persons", lambda row: row.penalty.legal_person),
        Column("cited", "yes-no", "whether its paragraph shows the conduct", lambda row: row.penalty.cited),
        Column("charge", "whole", "penalties with one eid and charge go together", lambda row: row.penalty.charge),
        Column("joined", "text", "how it stands to the one before it", lambda row: row.penalty.joined),
        Column("kind", "text", "imprisonment, fine, ...", lambda row: row.penalty.kind),
        Column("minimum", "number", "the least, in the unit; NaN: not stated", lambda row: amount(row.penalty.minimum)),
        Column("maximum", "number", "the most, in the unit; NaN: not stated", lambda row: amount(row.penalty.maximum)),
        Column("unit", "text", "day, week, month, year, hour, a currency, ...", lambda row: unit(row.penalty)),
        Column(
            "minimum_months",
            "number",
            "the least in months, NaN where no time",
            lambda row: months(row.penalty.minimum),
        ),
        Column(
            "maximum_months", "number", "the most in months, NaN where no time", lambda row: months(row.penalty.maximum)
        ),
        Column("same_as", "text", "the provision whose penalty it is, or empty", lambda row: row.penalty.same_as),
    ),
    _penalties,
)
