"""The situation report: the whole gap report of one jurisdiction as a paper, chapter by chapter."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from harmonize.model.verdict import Analysis
from harmonize.reports.identity import identity
from harmonize.reports.once import once
from harmonize.reports.paper import Block, Paper
from harmonize.reports.places import places
from harmonize.reports.profile import Profile, profile
from harmonize.reports.situation import (
    annex,
    articles,
    beyond,
    correlation,
    crosscutting,
    crosswalks,
    front,
    recommendations,
    signoff,
    sources,
    summary,
    treaties,
)
from harmonize.reports.situation.citing import numbers
from harmonize.reports.situation.dossier import Dossier

__all__ = ["CHAPTERS", "arranged", "gathered", "situation"]

Strings = Mapping[str, Mapping[str, str]]

CHAPTERS: tuple[Callable[[Dossier], Iterable[Block]], ...] = (
    front.front,
    summary.summary,
    sources.sources,
    treaties.treaties,
    articles.articles,
    crosscutting.crosscutting,
    beyond.beyond,
    crosswalks.crosswalks,
    recommendations.recommendations,
    correlation.correlation,
    annex.annex,
    signoff.signoff,
)
"""The chapters in their order."""


@once
def arranged(analysis: Analysis, strings: Strings) -> Dossier:
    """Return what the chapters are written from."""
    return gathered(analysis, strings, profile(analysis), identity(analysis))


def gathered(analysis: Analysis, strings: Strings, made: Profile, identity: str) -> Dossier:
    """Return what the chapters are written from, the analysis arranged already and its identity known."""
    quoted = {entry.id for entry in made.annex}
    ids = {key: id for key, id in places(analysis).provisions.items() if id in quoted}
    return Dossier(analysis, made, strings, ids, numbers(analysis, strings), identity)


def situation(analysis: Analysis, strings: Strings) -> Paper:
    """Arrange everything that an analysis says for a reader of paper; the same input gives the same paper."""
    dossier = arranged(analysis, strings)
    return Paper(
        title=dossier.say("situation.title", name=analysis.name),
        subtitle=dossier.say("head.subtitle", instruments=", ".join(analysis.instruments.values())),
        language=strings["page"]["language"],
        blocks=tuple(block for chapter in CHAPTERS for block in chapter(dossier)),
        mark=dossier.say("situation.draft_mark") if analysis.draft else "",
        foot=dossier.say("situation.foot", name=analysis.name, version=analysis.version),
    )
