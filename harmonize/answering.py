"""What the provisions cited say to the instruments that were not analyzed: the crosswalks, with what they need."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from harmonize.aligning import spoken_in, with_unsaid
from harmonize.alignment import Finder, Ground, carry
from harmonize.knowledge.crosswalks import load_crosswalks
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.weights import load_weights
from harmonize.model.crosswalk import Crosswalk
from harmonize.model.evidence import Alignment
from harmonize.model.knowledge import Instrument

Carried = tuple[Crosswalk, Instrument, tuple[Alignment, ...]]
Aligned = Sequence[tuple[Instrument, Sequence[Alignment]]]


@dataclass(frozen=True, slots=True)
class Reached:
    """The crosswalks that lead from the instruments of an analysis, and the instruments they lead to, by id."""

    crosswalks: tuple[Crosswalk, ...]
    targets: Mapping[str, Instrument]


def reached(sources: Sequence[str]) -> Reached:
    """Load every crosswalk that leads from some instruments, with its target."""
    crosswalks = load_crosswalks(sources)
    ids = sorted({item.target for item in crosswalks})
    return Reached(crosswalks, {item.id: item for item in (load_instruments(ids) if ids else ())})


def carried(known: Reached, aligned: Aligned, finder: Finder) -> list[Carried]:
    """Return for each crosswalk the articles that it reaches, and what the provisions cited show of each."""
    weights = load_weights()
    grounds = {
        instrument.id: Ground(
            {article.key: article for article in instrument.articles},
            {alignment.key: alignment for alignment in alignments},
            finder,
            weights,
        )
        for instrument, alignments in aligned
    }
    spoken = spoken_in(finder.corpus)
    made = ((each, *carry(each, known.targets[each.target], grounds[each.source])) for each in known.crosswalks)
    return [(each, target, with_unsaid(target, alignments, spoken)) for each, target, alignments in made]
