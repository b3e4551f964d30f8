"""Sentences of our own and how their references read: short, so that a table of them can be checked by eye."""

from __future__ import annotations

from harmonize.knowledge.idioms import load_idioms
from harmonize.model.idiom import Idiom
from harmonize.model.law import Reference, Target
from harmonize.model.text import Span
from harmonize.structure.references import references_in


def idiom(language: str) -> Idiom:
    """The idiom that serves a language."""
    return load_idioms()[language]


def cited(language: str, text: str) -> list[Reference]:
    """The references in a sentence."""
    return list(references_in(text, Span(0, len(text)), idiom(language)))


def shown(target: Target) -> str:
    """A target in short: ``5/2/a`` for article 5, paragraph 2, point a; ``~1`` begins below the article, ``5..7``."""
    kinds = [kind for kind, _ in target.path]
    outer = "" if kinds[0] in ("article", "section") else "~" if kinds[0] in ("paragraph", "point") else f"{kinds[0]} "
    return outer + "/".join(number for _, number in target.path) + (f"..{target.last}" if target.last else "")


def targets(language: str, text: str) -> list[str]:
    """The targets of all references in a sentence, in short."""
    return [shown(target) for reference in cited(language, text) for target in reference.targets]


def acts(language: str, text: str) -> list[str]:
    """For each reference the words that name another law; ``this`` for its own, empty where none is named."""
    return [item.act.of(text) if item.act else item.statute for item in cited(language, text)]
