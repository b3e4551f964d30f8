"""Instruments aligned with the statutes that were read, with the weights and the words that alignment needs."""

from __future__ import annotations

from collections.abc import Iterable

from harmonize import alignment, language
from harmonize.knowledge.weights import load_weights
from harmonize.model.evidence import Alignment
from harmonize.model.knowledge import Instrument


def align_all(
    instruments: Iterable[Instrument], corpus: alignment.Corpus
) -> list[tuple[Instrument, tuple[Alignment, ...]]]:
    """Return each instrument with what alignment proposes for its articles, in order."""
    weights = load_weights()
    return [(item, tuple(alignment.align(item, corpus, weights, restatements(item)))) for item in instruments]


def restatements(instrument: Instrument) -> dict[str, frozenset[str]]:
    """Return for each article's key the longer words of its restatement, folded."""
    return {
        article.key: language.vocabulary(
            " ".join((article.title, article.summary, *(element.text for element in article.elements)))
        )
        for article in instrument.articles
    }
