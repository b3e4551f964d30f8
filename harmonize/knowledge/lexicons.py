"""Loads the lexicons: how each language says the concepts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from pydantic import Field

from harmonize.errors import KnowledgeError, LanguageError
from harmonize.knowledge.files import Strict, folder, load, tomls
from harmonize.knowledge.instrument_files import ConceptsFile
from harmonize.knowledge.patterns import groups
from harmonize.model.lexicon import Entry, Function, Lexicon, Register


class EntryFile(Strict):
    """A ``[concept.<id>]`` table; its ``typical`` table holds further phrases, by where they are at home."""

    phrases: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    typical: dict[Register, tuple[str, ...]] = Field(default_factory=dict)


class LexiconHead(Strict):
    """What stands in a file of ``models/lexicons`` before its entries."""

    language: str
    name: str
    serves: tuple[str, ...]
    abbreviations: tuple[str, ...] = ()


class LexiconFile(LexiconHead):
    """A file of ``models/lexicons``."""

    concept: dict[str, EntryFile]


ENTRIES = "\n[concept."
"""Where the entries of a lexicon begin: who only asks which languages it serves need not read them."""


def lexicon(file: LexiconFile, functions: tuple[Function, ...] = ()) -> Lexicon:
    """Turn a lexicon's file into the model's lexicon."""
    return Lexicon(
        language=file.language,
        name=file.name,
        serves=file.serves,
        entries=tuple(entry_of(concept, written) for concept, written in file.concept.items()),
        abbreviations=file.abbreviations,
        functions=functions,
    )


def entry_of(concept: str, written: EntryFile) -> Entry:
    """Turn an entry as it is written into the model's: all its phrases, and where some are typical."""
    phrases = dict.fromkeys(chain(written.phrases, *written.typical.values()))
    return Entry(concept, tuple(phrases), written.unless, written.typical)


def functions_of(concepts: ConceptsFile) -> tuple[Function, ...]:
    """Return what definitions say of the concepts that are told by their function."""
    return tuple(
        Function(concept, groups(items, {})[0]) for concept, rows in concepts.function.items() for items in rows
    )


def lexicon_files(first: str = "") -> Iterator[LexiconFile]:
    """Yield every lexicon as it is written, that of a language first."""
    paths = sorted(tomls("lexicons"), key=lambda path: path.stem != first)
    return (load(path, LexiconFile) for path in paths)


def served_languages() -> dict[str, str]:
    """Return for every language code that a lexicon serves the lexicon's own language."""
    heads = (load(path, LexiconHead, ENTRIES) for path in tomls("lexicons"))
    return {code: head.language for head in heads for code in head.serves}


def load_glosses() -> dict[str, str]:
    """Load the notions that lexicons give words to, each with its gloss, in the order of the file."""
    return dict(load_concepts_file().concept)


def load_lexicons() -> tuple[Lexicon, ...]:
    """Load every lexicon, by language."""
    return tuple(lexicon(file) for file in sorted(lexicon_files(), key=lambda file: file.language))


def read_lexicon(path: Path) -> LexiconFile:
    """Read one lexicon as it is written; a :class:`KnowledgeError` where it is wrong."""
    file = load(path, LexiconFile)
    check_concepts(file, path)
    return file


def check_concepts(file: LexiconFile, path: Path) -> None:
    """Raise a :class:`KnowledgeError` where a lexicon names a concept that there is not."""
    for concept in sorted(file.concept.keys() - load_concepts_file().concept.keys()):
        place = f"{path}, concept.{concept}"
        raise KnowledgeError(place, "is an unknown concept", "correct it or list it in concepts.toml")


def load_concepts_file() -> ConceptsFile:
    """Return the file of all notions as it is written."""
    return load(folder("models") / "concepts.toml", ConceptsFile)


def load_lexicon(language: str) -> Lexicon:
    """Load the lexicon that serves a language.

    A :class:`LanguageError` where there is none, a :class:`KnowledgeError` where it names a concept that there is not.
    """
    for file in lexicon_files(language):
        if language in file.serves:
            check_concepts(file, folder("models") / "lexicons" / f"{file.language}.toml")
            return lexicon(file, functions_of(load_concepts_file()))
    known = ", ".join(sorted(served_languages()))
    raise LanguageError(f"language {language}", "has no lexicon", f"give one of {known} with --language, or add one")
