"""The specimens as they are analyzed and as they were judged by a reader, each analysis made once."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

from harmonize import alignment, language, pipeline
from harmonize.knowledge.jurisdictions import load_specimen, specimens
from harmonize.knowledge.manifests import statute_files
from harmonize.model.evidence import Passage
from harmonize.model.law import Statute
from harmonize.model.verdict import Analysis, Finding

NAMES = tuple(specimens())
PLACES = {name: load_specimen(name)[1] for name in NAMES}
GOLD = [path for name in NAMES for path in sorted(PLACES[name].glob("*/gold.json"))]
INSTRUMENTS = {"": "budapest", "P1-": "protocol1", "P2-": "protocol2"}
"""How gold writes an instrument before an article's number."""


@cache
def analyzed(*places: Path, name: str) -> Analysis:
    """The analysis of a specimen's statutes: of all, or of those in some folders."""
    jurisdiction, place = load_specimen(name)
    outcome = pipeline.analyze(places or [place], jurisdiction)
    assert outcome.analysis
    assert outcome.errors == ()
    return outcome.analysis


@cache
def understood(name: str) -> tuple[tuple[Statute, ...], tuple[Passage, ...]]:
    """A specimen's statutes and their passages."""
    statutes = tuple(pipeline.read_statute(path) for path in statute_files(PLACES[name]))
    return statutes, tuple(
        passage for statute in statutes for passage in language.passages(statute, pipeline.cues_for(statute.language))
    )


@cache
def gathered(name: str) -> alignment.Corpus:
    """The corpus of a specimen."""
    return alignment.gather(*understood(name))


def findings(analysis: Analysis) -> dict[str, Finding]:
    """The findings of an analysis by key, such as ``budapest:2``."""
    return {f"{finding.instrument}:{finding.article}": finding for finding in analysis.findings}


def gold(path: Path) -> dict[str, Any]:
    """What a reader of a statute concluded."""
    return dict(json.loads(path.read_text(encoding="utf-8")))


def key(article: str) -> str:
    """The key of an article as gold names it: ``P1-3`` is ``protocol1:3``."""
    prefix = article[: article.find("-") + 1]
    return f"{INSTRUMENTS[prefix]}:{article.removeprefix(prefix)}"
