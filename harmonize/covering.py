"""Covering: what a lexicon knows of the words in which laws punish and investigate computer crime."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from harmonize import alignment, language
from harmonize.aligning import notions_of
from harmonize.asking import matching
from harmonize.errors import InputError, LanguageError
from harmonize.knowledge.lexicons import served_languages
from harmonize.language.keywords import Key, keywords
from harmonize.language.wordings import wordings
from harmonize.model.coverage import Coverage, Place, Share, Uncovered, Word, Wording
from harmonize.model.drafts import blanked
from harmonize.model.evidence import Passage, Sentence
from harmonize.model.knowledge import DEFINES, Article, Instrument, Pattern
from harmonize.model.law import Statute
from harmonize.model.text import Span

KINDS = ("offence", "power")
"""Articles of these kinds say what computer crime is, and how it is investigated."""
COMPUTER = frozenset(
    {"computer-system", "computer-data", "computer-program", "computer-network", "malware", "traffic-data"}
)
"""A provision about computer crime names one of these."""
FEW = 3
"""Where a lexicon finds what articles are about in fewer provisions than this, those that name a computer will do."""
AROUND = 70
"""So many characters are shown on either side of a word."""
LEAST = 2
"""A word that stands there once tells nothing."""

NAMING = "--like 12 --like 13/a"
"""How provisions are named."""

Chosen = Mapping[int, Sequence[Span] | None]
"""By the place of a provision, where in it computer crime is spoken of; None for all of it."""
CuesOf = Callable[[str], language.Cues]


def coverage(
    statutes: Sequence[Statute], instruments: Iterable[Instrument], like: Sequence[str], cues_for: CuesOf
) -> tuple[Coverage, ...]:
    """Return for each language of some statutes what its lexicon knows of their provisions about computer crime.

    ``like`` are the numbers of such provisions, as somebody who knows the laws names them; without it they are those
    that show what an article on an offence or a power is about and name a computer. A :class:`LanguageError` where the
    language has no lexicon and nothing is named, an :class:`InputError` where no such provision is found.
    """
    served = served_languages()
    articles = [article for item in instruments for article in item.articles if article.kind in KINDS]
    by_language: dict[str, list[Statute]] = {}
    for statute in statutes:
        by_language.setdefault(served.get(statute.language, statute.language), []).append(statute)
    return tuple(
        covered(code, group, articles, like, cues_for if code in served else None)
        for code, group in by_language.items()
    )


def covered(
    code: str, statutes: Sequence[Statute], articles: Sequence[Article], like: Sequence[str], cues_for: CuesOf | None
) -> Coverage:
    """Return what the lexicon of one language knows; without cues, for a language that has none, it knows nothing."""
    cues = cues_for(code) if cues_for else None
    told = [wording for statute in statutes for wording in wordings(statute, cues)]
    chosen = named(told, like) if like else about_crime(statutes, told, articles, cues)
    inside = [within(told[number], chosen[number]) for number in sorted(chosen)]
    outside = [wording for number, wording in enumerate(told) if number not in chosen]
    return counted(code, statutes, articles, inside, outside, cues is not None)


def within(wording: Wording, spans: Sequence[Span] | None) -> Wording:
    """Return a provision with only those of its words that stand in some stretches; with all where none are given."""
    if spans is None:
        return wording
    return replace(
        wording, words=tuple(word for word in wording.words if any(span.covers(word.span) for span in spans))
    )


def named(told: Sequence[Wording], like: Iterable[str]) -> Chosen:
    """Return the provisions that numbers name, whole."""
    every = [(number, wording.number) for number, wording in enumerate(told)]
    where = ", ".join(dict.fromkeys(wording.statute for wording in told))
    return {number: None for asked in like for number, _ in matching(every, asked, where)}


def about_crime(
    statutes: Sequence[Statute], told: Sequence[Wording], articles: Iterable[Article], cues: language.Cues | None
) -> Chosen:
    """Return the provisions that show what an article on an offence or a power is about, as far as they do."""
    where = ", ".join(statute.id for statute in statutes)
    if cues is None:
        what = f"no lexicon has its language ({statutes[0].language})"
        raise LanguageError(where, what, f"name some provisions about computer crime: {NAMING}")
    found = [passage for statute in statutes for passage in language.passages(statute, cues)]
    finder = alignment.Finder(alignment.gather(statutes, found))
    computer = {number for number, wording in enumerate(told) if wording.notions & COMPUTER}
    shown = {number for pattern in nuclei(articles) for number in finder.everywhere(pattern)} & computer
    numbers = shown if len(shown) >= FEW else computer
    if not numbers:
        raise InputError(where, "no provision about computer crime was found", f"name some: {NAMING}")
    return {number: telling(found[number]) for number in numbers}


def telling(passage: Passage) -> tuple[Span, ...]:
    """Return where a passage is about computers: its heading, the sentences that name one, and what leads into them.

    A definition or an offence of many points may have one that names a computer among others that do not.
    """
    paragraphs = [[item for item in paragraph if names_computer(item)] for paragraph in passage.paragraphs]
    leads = [whole[0] for whole, some in zip(passage.paragraphs, paragraphs, strict=True) if some]
    sentences = dict.fromkeys((*leads, *(item for some in paragraphs for item in some)))
    return (*passage.provision.headings, *(item.span for item in sentences))


def names_computer(sentence: Sentence) -> bool:
    """Tell whether a sentence, or what leads into it, names a computer."""
    return any(feature.concept in COMPUTER for feature in sentence.features)


def nuclei(articles: Iterable[Article]) -> list[Pattern]:
    """Return the patterns that show what articles are about, each once."""
    elements = (element for article in articles for element in article.elements if element.nucleus)
    return list(dict.fromkeys(pattern for element in elements for pattern in element.patterns))


def asked_for(articles: Iterable[Article]) -> frozenset[str]:
    """Return the notions that the patterns of articles ask for."""
    patterns = (pattern for article in articles for element in article.elements for pattern in element.patterns)
    return frozenset(name.removeprefix(DEFINES) for pattern in patterns for group in pattern.all_of for name in group)


def counted(
    code: str,
    statutes: Sequence[Statute],
    articles: Iterable[Article],
    inside: Sequence[Wording],
    outside: Sequence[Wording],
    known: bool,
) -> Coverage:
    """Return the coverage of the provisions inside, measured against those outside."""
    here, there = words_of(inside), words_of(outside)
    sizes = len(here), len(there)
    missing, common = count(here, covered=False), count(there, covered=False)
    marks = {word for item in keywords(count(here), count(there), sizes) for word in item.words}
    asked, has = asked_for(articles), notions_of(code) if known else frozenset[str]()
    said = frozenset[str]().union(*(wording.notions for wording in (*inside, *outside)))
    return Coverage(
        language=code,
        lexicon=code if known else None,
        statutes=tuple(statute.id for statute in statutes),
        provisions=tuple((wording.statute, wording.number) for wording in inside),
        others=len(outside),
        words=share(here),
        marking=share([word for word in here if word.folded in marks]),
        uncovered=tuple(
            uncovered(item, inside, {statute.id: statute for statute in statutes})
            for item in keywords(missing, common, sizes)
            if item.inside >= LEAST
        ),
        silent=tuple(sorted(asked & has - said)),
        wordless=tuple(sorted(asked - has)) if known else (),
    )


def words_of(wordings: Iterable[Wording]) -> list[Word]:
    """Return all words of some provisions."""
    return [word for wording in wordings for word in wording.words]


def count(words: Iterable[Word], covered: bool | None = None) -> Counter[str]:
    """Count folded words: all, or those that are covered or not."""
    return Counter(word.folded for word in words if covered in (None, word.covered))


def share(words: Collection[Word]) -> Share:
    """Return how many words are covered."""
    return Share(sum(word.covered for word in words), len(words))


def uncovered(key: Key, inside: Iterable[Wording], statutes: Mapping[str, Statute]) -> Uncovered:
    """Return a keyword with its printed forms, and the first place where it stands."""
    places = [
        (wording, at)
        for wording in inside
        for at, word in enumerate(wording.words)
        if word.folded in key.words and not word.covered
    ]
    printed = Counter(wording.words[at].printed for wording, at in places).most_common()
    return Uncovered(
        phrase=key.phrase,
        forms=tuple(printed),
        inside=key.inside,
        outside=key.outside,
        keyness=round(key.keyness, 2),
        beside=sum(beside(wording.words, at) for wording, at in places),
        example=place(places[0][0], places[0][0].words[places[0][1]], statutes),
    )


def beside(words: Sequence[Word], at: int) -> bool:
    """Tell whether a word stands next to a covered one."""
    return any(word.covered for word in words[max(0, at - 1) : at + 2])


def place(wording: Wording, word: Word, statutes: Mapping[str, Statute]) -> Place:
    """Return where a word stands, with some words on either side of it."""
    document = statutes[wording.statute].document
    text, span = blanked(document), word.span
    before, after = text[max(0, span.start - AROUND) : span.start], text[span.end : span.end + AROUND]
    around = " ".join(f"{before}[{span.of(text)}]{after}".split())
    return Place(around, wording.statute, wording.number, document.page_at(span.start))
