"""What the provisions cited say to the instruments that were not analyzed: the crosswalks, with what they need."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.alignment import Corpus, Finder, Ground, carry
from harmonize.knowledge.crosswalks import load_crosswalks
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.weights import load_weights
from harmonize.model.crosswalk import Crosswalk
from harmonize.model.evidence import Alignment
from harmonize.model.knowledge import Instrument

Carried = tuple[Crosswalk, Instrument, tuple[Alignment, ...]]


def carried(aligned: Sequence[tuple[Instrument, Sequence[Alignment]]], corpus: Corpus) -> list[Carried]:
    """Return for each crosswalk that leads from an instrument the articles it reaches, and what is shown of each."""
    crosswalks = load_crosswalks([instrument.id for instrument, _ in aligned])
    reached = sorted({each.target for each in crosswalks})
    targets = {item.id: item for item in (load_instruments(reached) if reached else ())}
    finder, weights = Finder(corpus), load_weights()
    grounds = {
        instrument.id: Ground(
            {article.key: article for article in instrument.articles},
            {alignment.key: alignment for alignment in alignments},
            finder,
            weights,
        )
        for instrument, alignments in aligned
    }
    return [(each, *carry(each, targets[each.target], grounds[each.source])) for each in crosswalks]
