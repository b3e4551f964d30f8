"""Loads the texts that a reader of a report sees, by language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from harmonize.errors import KnowledgeError, LanguageError
from harmonize.knowledge.files import Strict, folder, load, tomls
from harmonize.knowledge.wordings import load_phrases, load_sentences, places

REFERENCE = "en"
"""The language whose file says which texts there are; every other has the same, with the same placeholders."""

Texts = Mapping[str, Mapping[str, str]]


class StringsFile(Strict):
    """A file of ``models/reports``: texts by section and name."""

    language: str
    name: str
    text: dict[str, dict[str, str]]


def report_languages() -> tuple[str, ...]:
    """Return the languages that reports can be written in, by code."""
    return tuple(path.stem for path in tomls("reports"))


def load_strings(language: str = REFERENCE) -> dict[str, dict[str, str]]:
    """Return the texts of a language by section and name; ``page`` holds the code and name of the language itself.

    ``sentence`` and ``phrase`` have how the language says what the stages say in English.

    A :class:`LanguageError` where there is no such file, a :class:`KnowledgeError` where a text is missing from it.

    >>> load_strings("en")["status"]["none-found"]
    'None found'
    """
    if language not in report_languages():
        known = ", ".join(report_languages())
        raise LanguageError(f"report language {language}", "has no texts", f"give one of {known}, or add its file")
    file = _read(language)
    for place, problem in differences(_read(REFERENCE).text, file.text):
        raise KnowledgeError(f"models/reports/{language}.toml, {place}", problem, f"compare {REFERENCE}.toml")
    said = {"sentence": load_sentences(language), "phrase": load_phrases(language)}
    return {"page": {"language": file.language, "name": file.name}, **file.text, **said}


def differences(reference: Texts, other: Texts) -> Iterator[tuple[str, str]]:
    """Yield the place and the problem of each text that is missing, unknown or has other placeholders.

    >>> list(differences({"a": {"b": "{n} pages"}}, {"a": {"b": "{m} faqe"}}))
    [('a.b', 'has other placeholders')]
    """
    mine, theirs = _flat(reference), _flat(other)
    for place in sorted(mine.keys() ^ theirs.keys()):
        yield place, "is missing" if place in mine else "is unknown"
    for place in sorted(mine.keys() & theirs.keys()):
        if places(mine[place]) != places(theirs[place]):
            yield place, "has other placeholders"


def _read(language: str) -> StringsFile:
    return load(folder("models") / "reports" / f"{language}.toml", StringsFile)


def _flat(texts: Texts) -> dict[str, str]:
    return {f"{section}.{name}": text for section, names in texts.items() for name, text in names.items()}
