"""Loads the lexicons: how each language says the concepts."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.errors import KnowledgeError, LanguageError
from harmonize.knowledge.files import Strict, load, tomls
from harmonize.knowledge.instruments import load_concepts
from harmonize.model.knowledge import Entry, Lexicon


class EntryFile(Strict):
    """A ``[concept.<id>]`` table."""

    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()


class LexiconFile(Strict):
    """A file of ``models/lexicons``."""

    language: str
    name: str
    serves: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()
    concept: dict[str, EntryFile]


def lexicon(file: LexiconFile) -> Lexicon:
    """Turn a lexicon's file into the model's lexicon."""
    return Lexicon(
        language=file.language,
        name=file.name,
        serves=file.serves,
        entries=tuple(Entry(concept, entry.phrases, entry.unless) for concept, entry in file.concept.items()),
        abbreviations=file.abbreviations,
    )


def lexicon_files(first: str = "") -> Iterator[LexiconFile]:
    """Yield every lexicon as it is written, that of a language first."""
    paths = sorted(tomls("lexicons"), key=lambda path: path.stem != first)
    return (load(path, LexiconFile) for path in paths)


def served_languages() -> dict[str, str]:
    """Return for every language code that a lexicon serves the lexicon's own language."""
    return {code: file.language for file in lexicon_files() for code in file.serves}


def load_lexicon(language: str) -> Lexicon:
    """Load the lexicon that serves a language.

    A :class:`LanguageError` where there is none, a :class:`KnowledgeError` where it names a concept that there is not.
    """
    for file in lexicon_files(language):
        if language in file.serves:
            for concept in sorted(file.concept.keys() - load_concepts().keys()):
                place = f"models/lexicons/{file.language}.toml, concept.{concept}"
                raise KnowledgeError(place, "is an unknown concept", "correct it or list it in concepts.toml")
            return lexicon(file)
    known = ", ".join(sorted(served_languages()))
    raise LanguageError(f"language {language}", "has no lexicon", f"give one of {known} with --language, or add one")
