"""Baselines: where methods that know only words rank the provision that gold wants, on the same questions."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from pathlib import Path

import numpy as np
from rank_bm25 import BM25Okapi
from rapidfuzz import fuzz
from sklearn.feature_extraction.text import TfidfVectorizer

from fitting.rows import Array
from fitting.views import found
from harmonize.evaluation.rulings import rule
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language.folding import fold
from harmonize.model.gold import Gold
from harmonize.model.knowledge import Article
from harmonize.model.law import Statute
from harmonize.numbers import comparable
from harmonize.pipeline import DEFAULT_INSTRUMENTS

STEM = 6
"""Words are cut after so many letters: the same plain stemming for all methods and languages."""
Words = list[str]


@dataclass(frozen=True, slots=True)
class Placed:
    """The rank of the first provision that gold wants, by one method, for a query of our restatement or lexicon."""

    statute: str
    jurisdiction: str
    article: str
    method: str
    query: str
    rank: int


TEXTS = ("statute", "jurisdiction", "article", "method", "query")


def words(text: str) -> Words:
    """Return the words of a text, folded and cut.

    >>> words("Illegal access")
    ['illega', 'access']
    """
    letters = "".join(sign if sign.isalnum() else " " for sign in fold(text))
    return [word[:STEM] for word in letters.split()]


def by_tfidf(queries: Sequence[Words], texts: Sequence[Words]) -> Array:
    """Return how alike each query and each text are by TF-IDF and cosine."""
    vectorizer = TfidfVectorizer(analyzer=lambda tokens: tokens, sublinear_tf=True)
    matrix = vectorizer.fit_transform(texts)
    return np.asarray((vectorizer.transform(queries) @ matrix.T).todense())


def by_bm25(queries: Sequence[Words], texts: Sequence[Words]) -> Array:
    """Return the BM25 score of each text for each query."""
    index = BM25Okapi(texts)
    return np.array([index.get_scores(query) for query in queries])


def by_rapidfuzz(queries: Sequence[Words], texts: Sequence[Words]) -> Array:
    """Return the token-set ratio of each query and each text."""
    joined = [" ".join(text) for text in texts]
    return np.array([[fuzz.token_set_ratio(" ".join(query), text) for text in joined] for query in queries])


METHODS: Mapping[str, Callable[[Sequence[Words], Sequence[Words]], Array]] = {
    "TF-IDF": by_tfidf,
    "BM25": by_bm25,
    "rapidfuzz": by_rapidfuzz,
}


def restated(article: Article, _: str) -> Words:
    """Return the words of our restatement, in English whatever the statute's language."""
    return words(" ".join((article.title, article.summary, *(element.text for element in article.elements))))


def in_lexicon(article: Article, code: str) -> Words:
    """Return the words that the lexicon of a language has for the notions of an article."""
    notions = {
        name
        for element in article.elements
        for pattern in element.patterns
        for group in pattern.all_of
        for name in group
    }
    entries = load_lexicon(code).entries
    return words(" ".join(phrase for entry in entries if entry.concept in notions for phrase in entry.phrases))


QUERIES: Mapping[str, Callable[[Article, str], Words]] = {"restatement": restated, "lexicon": in_lexicon}


def placed(golds: Iterable[Gold], statutes: Path) -> Iterator[Placed]:
    """Yield the ranks for every statute that was judged and lies in a folder."""
    for gold in golds:
        for statute in found(gold, statutes):
            yield from placed_in(gold, statute)


def placed_in(gold: Gold, statute: Statute) -> Iterator[Placed]:
    """Yield the ranks for one statute."""
    articles = [article for item in load_instruments(DEFAULT_INSTRUMENTS) for article in item.articles]
    asked = {article: wanted for article in articles if not article.over and (wanted := rule(article, [gold]).wanted)}
    provisions = statute.articles()
    numbers = [(gold.statute, comparable(item.number)) for item in provisions]
    texts = [words(item.span.of(statute.document.text)) for item in provisions]
    for name, query in QUERIES.items():
        queries = [query(article, statute.language) for article in asked]
        for method, compute in METHODS.items():
            for (article, wanted), scores in zip(asked.items(), compute(queries, texts), strict=True):
                ranked = (numbers[place] for place in np.argsort(-scores, kind="stable"))
                rank = next(rank for rank, where in enumerate(ranked, 1) if where in wanted)
                yield Placed(gold.statute, gold.jurisdiction, article.key, method, name, rank)


def read(path: Path) -> list[Placed]:
    """Read the ranks of a file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        records = csv.DictReader(file)
        return [Placed(**{name: item[name] for name in TEXTS}, rank=int(item["rank"])) for item in records]


def write(ranks: Iterable[Placed], path: Path) -> None:
    """Write ranks to a file."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(field.name for field in fields(Placed))
        out.writerows(astuple(rank) for rank in ranks)
