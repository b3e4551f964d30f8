"""What the provisions proposed for an instrument's offences threaten, in the wording of each statute's language."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from harmonize import language
from harmonize.knowledge.penalties import load_sentencing
from harmonize.model.evidence import Alignment
from harmonize.model.knowledge import Instrument
from harmonize.model.law import Statute
from harmonize.model.penalty import Penalty

Proposed = Iterable[tuple[Instrument, Sequence[Alignment]]]


def threats(statutes: Iterable[Statute], proposed: Proposed) -> dict[tuple[str, str], tuple[Penalty, ...]]:
    """Return the penalties of the provisions cited for offences, by statute and id of the article or section.

    A statute in a language whose wording of penalties is not known has none.
    """
    cited = {
        (item.statute, item.eid)
        for instrument, alignments in proposed
        for article, alignment in zip(instrument.articles, alignments, strict=True)
        if article.kind == "offence"
        for item in alignment.candidates
        if item.accepted
    }
    found: dict[tuple[str, str], tuple[Penalty, ...]] = {}
    for statute in statutes:
        wanted = sorted(eid for id, eid in cited if id == statute.id)
        if wanted and statute.language in load_sentencing():
            read = language.penalties(statute, wording_for(statute.language), wanted)
            found |= {(statute.id, eid): each for eid, each in read.items()}
    return found


@cache
def wording_for(spoken: str) -> language.Wording:
    """Return how a language words penalties, made ready once."""
    return language.compile_wording(load_sentencing()[spoken])
