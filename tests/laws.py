"""Tiny invented laws in several languages, analyzed from end to end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from harmonize import pipeline, understanding
from harmonize.concluding import concluded, measure
from harmonize.given import Given, silent
from harmonize.knowledge.manifests import load_kinds
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.law import Statute
from harmonize.model.verdict import Analysis, ElementFinding, Finding
from harmonize.reading import read

UNITS = {
    **{"en": "Article", "fr": "Article", "sq": "Neni", "sr": "Član", "mk": "Член", "tr": "Madde", "uk": "Стаття"},
    **{"es": "Artículo", "pt": "Artigo", "de": "§"},
}
"""The word that opens an article, by language."""
NOWHERE = Jurisdiction("ZZ", "Nowhere")

Articles = Iterable[tuple[str, str]]
"""Headings and texts."""


def law(language: str, *articles: tuple[str, str], first: int = 1) -> str:
    """A law as plain text: its articles counted from 1, with heading and text; South Slavic ones head them before."""
    word = UNITS[language]
    parts = []
    for number, (heading, text) in enumerate(articles, start=first):
        if language in ("sr", "mk"):
            parts.append(f"{heading}\n\n{word} {number}\n\n{text}")
        elif language == "tr":
            parts.append(f"{heading}\n\n{word} {number}- {text}")
        else:
            parts.append(f"{word} {number}\n{heading}\n\n{text}")
    return "\n\n".join(parts) + "\n"


@dataclass(frozen=True, slots=True)
class Verdicts:
    """What an analysis says, by key."""

    analysis: Analysis

    def __getitem__(self, key: str) -> Finding:
        """The finding on an article, such as ``budapest:2``."""
        return next(item for item in self.analysis.findings if f"{item.instrument}:{item.article}" == key)

    def element(self, id: str) -> ElementFinding:
        """The finding on an element, such as ``budapest:2/access``."""
        return next(item for finding in self.analysis.findings for item in finding.elements if item.id == id)

    def cited(self, key: str) -> list[str]:
        """The numbers of the provisions that are accepted for an article."""
        return [item.provision for item in self[key].candidates if item.accepted]

    def relation(self, key: str, number: str) -> str:
        """How a provision relates to an article; empty where it is no candidate."""
        return next((item.relation for item in self[key].candidates if item.provision == number), "")

    def statuses(self) -> dict[str, str]:
        """The status of every article."""
        return {f"{item.instrument}:{item.article}": item.status for item in self.analysis.findings}


def analyze(
    folder: Path,
    laws: Mapping[str, str],
    language: str,
    jurisdiction: Jurisdiction = NOWHERE,
    as_of: date | None = None,
) -> Verdicts:
    """Analyze laws given by kind, all in one language, each written to a file and a manifest of its own."""
    assert laws.keys() <= load_kinds().keys() | {"other"}
    for kind, text in laws.items():
        place = folder / kind
        place.mkdir(parents=True, exist_ok=True)
        (place / f"{kind}.txt").write_text(text, encoding="utf-8")
        (place / "statute.toml").write_text(
            f'id = "{kind}"\ntitle = "{kind}"\ncitation = ""\nkind = "{kind}"\nlanguage = "{language}"\n'
            f'file = "{kind}.txt"\nsource = "invented"\nseen = 2026-01-01\n',
            encoding="utf-8",
        )
    return Verdicts(concluded_here([folder / kind / f"{kind}.txt" for kind in laws], jurisdiction, as_of))


def concluded_here(paths: Iterable[Path], jurisdiction: Jurisdiction, as_of: date | None = None) -> Analysis:
    """The analysis of laws by the steps of the pipeline, read in this process: starting others takes most of a test."""
    asked = measure(jurisdiction, pipeline.DEFAULT_INSTRUMENTS, as_of)
    given = Given(expected=jurisdiction.languages, lawful=asked.lawful)
    cut: list[tuple[Path, Statute]] = []
    for path in paths:
        statute = understanding.cut(path, read(path, given.options(silent)), given)
        cut.append((path, understanding.apart(statute, {law.id for _, law in cut})))
    understood, errors = understanding.together(cut, given)
    assert errors == []
    return concluded(understood, asked, ())
