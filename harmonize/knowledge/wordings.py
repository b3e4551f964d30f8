"""Loads how a language says what the stages say in English: their sentences, and the texts of instruments.

``models/reports/<lang>/sentences.toml`` has the sentences by their templates, ``models/reports/<lang>/instruments`` a
file for each instrument, by the ids of its articles and elements.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from pydantic import Field

from harmonize.errors import KnowledgeError
from harmonize.knowledge.files import Strict, folder, load
from harmonize.knowledge.instruments import load_instruments
from harmonize.model.knowledge import Article, Instrument

Pairs = Iterator[tuple[str, str]]


class SentenceFile(Strict):
    """A ``[[sentence]]`` table: what the stages say, and how it is told in the language."""

    said: str
    told: str


class SentencesFile(Strict):
    """A file of sentences."""

    sentence: tuple[SentenceFile, ...]


class ArticleTexts(Strict):
    """An ``[article.N]`` table: title, summary, and the texts of elements and look-alikes by their ids."""

    title: str
    summary: str
    element: dict[str, str] = Field(default_factory=dict)
    look_alike: dict[str, str] = Field(default_factory=dict)


class InstrumentTexts(Strict):
    """The texts of one instrument."""

    short_title: str
    article: dict[str, ArticleTexts]


def load_sentences(language: str) -> dict[str, str]:
    """Return by what the stages say how it is told in a language; empty where there is no file.

    A :class:`KnowledgeError` where the two have other places.
    """
    path = folder("models") / "reports" / language / "sentences.toml"
    found = {each.said: each.told for each in load(path, SentencesFile).sentence} if path.exists() else {}
    for said, told in found.items():
        if places(said) != places(told):
            raise KnowledgeError(f"{path}, {said!r}", "has other places in the language", "use the same {places}")
    return found


def load_phrases(language: str) -> dict[str, str]:
    """Return by its English text how a name or an element of an instrument is said in a language.

    A :class:`KnowledgeError` names a text that is missing, or that the instrument does not have.
    """
    paths = sorted((folder("models") / "reports" / language / "instruments").glob("*.toml"))
    instruments = load_instruments([path.stem for path in paths]) if paths else ()
    return {said: told for path, item in zip(paths, instruments, strict=True) for said, told in _texts(path, item)}


def _texts(path: Path, instrument: Instrument) -> Pairs:
    file = load(path, InstrumentTexts)
    yield instrument.short_title, file.short_title
    _same(path, "article", {article.number for article in instrument.articles}, set(file.article))
    for article in instrument.articles:
        yield from _article(path, article, file.article[article.number])


def _article(path: Path, article: Article, texts: ArticleTexts) -> Pairs:
    yield article.title, texts.title
    yield article.title.lower(), texts.title[:1].lower() + texts.title[1:]
    yield article.summary, texts.summary
    elements = {element.id.rpartition("/")[2]: element.text for element in article.elements}
    alike = {item.id: item.text for item in article.look_alikes}
    _same(path, f"article.{article.number}.element", set(elements), set(texts.element))
    _same(path, f"article.{article.number}.look_alike", set(alike), set(texts.look_alike))
    yield from ((text, texts.element[id]) for id, text in elements.items())
    yield from ((text, texts.look_alike[id]) for id, text in alike.items())


def _same(path: Path, place: str, asked: set[str], given: set[str]) -> None:
    if odd := sorted(asked ^ given):
        problem = "is missing" if odd[0] in asked else "is not in the instrument"
        raise KnowledgeError(f"{path}, {place}.{odd[0]}", problem, "compare models/instruments")


def places(text: str) -> set[str]:
    """Return the names of a template's places.

    >>> places("{n} of {all}") == {"n", "all"}
    True
    """
    return {name for _, name, _, _ in Formatter().parse(text) if name}
