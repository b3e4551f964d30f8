"""Tables of what was weighed: the provisions proposed for each article, and the evidence for each of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.frames.columns import ARTICLE, Column, Table, number_of
from harmonize.model.evidence import Candidate, Evidence
from harmonize.model.holding import Held, held
from harmonize.model.verdict import Analysis, Finding


class CandidateRow(NamedTuple):
    """A provision proposed for an article, with its place among those proposed, and what it is after review."""

    analysis: Analysis
    finding: Finding
    rank: int
    candidate: Candidate
    held: Held


class EvidenceRow(NamedTuple):
    """A piece of evidence for a provision proposed."""

    analysis: Analysis
    finding: Finding
    rank: int
    candidate: Candidate
    bar: Evidence


def _candidates(analysis: Analysis) -> Iterator[CandidateRow]:
    for finding in analysis.findings:
        for rank, candidate in enumerate(finding.candidates, start=1):
            yield CandidateRow(analysis, finding, rank, candidate, held(analysis, finding, candidate))


def _evidence(analysis: Analysis) -> Iterator[EvidenceRow]:
    return (EvidenceRow(*row[:4], bar) for row in _candidates(analysis) for bar in row.candidate.evidence)


CANDIDATES: Table[Analysis, CandidateRow] = Table(
    "candidates",
    "a provision proposed for an article, best first",
    (
        *ARTICLE,
        Column("rank", "whole", "its place among those proposed, from 1", lambda row: row.rank),
        Column("statute", "text", "the statute's id", lambda row: row.candidate.statute),
        Column("provision", "text", "the provision's number", lambda row: row.candidate.provision),
        Column("eid", "text", "the provision's id", lambda row: row.candidate.eid),
        Column("heading", "text", "the provision's heading", lambda row: row.candidate.heading),
        Column("page", "whole", "the page, from 1", lambda row: row.candidate.page),
        Column("weight", "number", "the sum of its evidence", lambda row: row.candidate.weight),
        Column("needed", "number", "the weight needed, NaN where it did not decide", lambda row: row.candidate.needed),
        Column("cited", "yes-no", "whether the tool cites it", lambda row: row.candidate.accepted),
        Column("relation", "text", "what it is to the article", lambda row: row.candidate.relation),
        Column("reason", "text", "why, in words", lambda row: row.candidate.reason),
        Column("holds", "text", "what it is after review", lambda row: row.held.now),
    ),
    _candidates,
)
EVIDENCE: Table[Analysis, EvidenceRow] = Table(
    "evidence",
    "a piece of evidence for a provision proposed; a candidate's weight is the sum of its rows",
    (
        *ARTICLE,
        Column("rank", "whole", "the candidate's place, from 1", lambda row: row.rank),
        Column("statute", "text", "the statute's id", lambda row: row.bar.statute),
        Column("candidate", "text", "the number of the provision proposed", lambda row: row.candidate.provision),
        Column("provision", "text", "the number of that quoted", lambda row: number_of(row.analysis, row.bar)),
        Column("eid", "text", "the id of the provision quoted", lambda row: row.bar.eid),
        Column("comparison", "text", "what was compared", lambda row: row.bar.comparison),
        Column("level", "text", "how strong it is, in a word", lambda row: row.bar.level),
        Column("element", "text", "the element it speaks for, or empty", lambda row: row.bar.element or ""),
        Column("weight", "number", "what it adds", lambda row: row.bar.weight),
        Column("page", "whole", "the page, from 1", lambda row: row.bar.page),
        Column("start", "whole", "offset of the quotation (characters)", lambda row: row.bar.span.start),
        Column("end", "whole", "offset behind it (characters)", lambda row: row.bar.span.end),
        Column("quote", "text", "the words", lambda row: row.bar.quote),
    ),
    _evidence,
)
