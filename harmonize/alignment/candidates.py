"""Candidates: passages ranked by their ledgers, and which of them the tool would cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from harmonize.alignment.corpus import Corpus, Finder
from harmonize.alignment.ledger import (
    Ledger,
    concept_bars,
    default_bars,
    frame_bar,
    framed,
    heading_bars,
    neighbourhood_bars,
    nucleus_patterns,
    shows,
    wording_bars,
)
from harmonize.alignment.patterns import Indexed, satisfied
from harmonize.model.evidence import Alignment, Candidate, Evidence, Relation
from harmonize.model.knowledge import Article, Instrument, Weights

KEPT = 12
"""So many candidates are kept for an article; the law has at least five of them where it has five provisions."""
FEWEST = 5
ENGLISH = "en"
"""The language of the restatements."""
UNFRAMED = {
    "offence": "has no sanction: it does not make the conduct an offence",
    "general-part": "stands neither in the general part nor beside such offences: it is a rule for others",
}


def nucleus_ids(article: Article) -> frozenset[str]:
    """Return the ids of the elements of which one makes a passage citable."""
    return frozenset(element.id for element in article.elements if element.nucleus)


def look_alike(article: Article, finder: Finder, number: int) -> str | None:
    """Return why a passage only resembles the article, None where it does not."""
    for item in article.look_alikes:
        shown = any(number in finder.everywhere(pattern) for pattern in item.patterns)
        if shown and not any(number in finder.everywhere(pattern) for pattern in item.unless):
            return item.text
    return None


def only_refers(article: Article, indexed: Indexed) -> bool:
    """Tell whether every sentence with the article's nucleus points to another law instead of ruling itself."""
    nucleus = nucleus_patterns(article)
    carrying = [
        spot.concepts
        for spot in indexed.places
        if spot.level == "sentence" and any(satisfied(pattern, spot.concepts) for pattern in nucleus)
    ]
    return bool(carrying) and all("refers-elsewhere" in found and "imprisonment" not in found for found in carrying)


def relation(article: Article, finder: Finder, number: int, bars: Sequence[Evidence]) -> tuple[Relation, str]:
    """Return how a passage relates to an article before it is weighed against others, and why."""
    if resemblance := look_alike(article, finder, number):
        return "look-alike", resemblance
    if only_refers(article, finder.corpus.passages[number]):
        return "refers", "only points to another law, which was not read here"
    if not shows(bars, nucleus_ids(article)):
        return "contributes", "does not have what the article is about"
    if not framed(article, finder, number, bars):
        return "contributes", UNFRAMED[article.kind]
    return "implements", "has what the article is about"


def candidate(article: Article, finder: Finder, number: int, bars: Sequence[Evidence]) -> Candidate:
    """Make a candidate of a passage and its ledger; nothing is accepted yet."""
    passage = finder.corpus.passages[number].passage
    kind, reason = relation(article, finder, number, bars)
    provision = passage.provision
    return Candidate(
        statute=passage.statute,
        provision=provision.number,
        eid=provision.eid,
        heading=provision.heading,
        page=provision.page,
        weight=round(sum(item.weight for item in bars), 4),
        accepted=False,
        relation=kind,
        reason=reason,
        evidence=tuple(sorted(bars, key=lambda item: (-item.weight, item.element or "", item.span))),
    )


def ranked(candidates: Iterable[Candidate]) -> list[Candidate]:
    """Sort candidates: those that implement the article first, then by weight; ties stay in the order of the text."""
    return sorted(candidates, key=lambda item: (item.relation != "implements", -item.weight))


def nucleus_shown(item: Candidate, article: Article) -> frozenset[str]:
    """Return which of the elements that the article is about a candidate shows."""
    nucleus = nucleus_ids(article)
    return frozenset(bar.element for bar in item.evidence if bar.element in nucleus)


def accept(candidates: Sequence[Candidate], article: Article, weights: Weights) -> list[Candidate]:
    """Accept the best candidate, those nearly as good, and those that add an element; the others contribute."""
    covered: frozenset[str] = frozenset()
    best = max((item.weight for item in candidates if item.relation == "implements"), default=0.0)
    decided: list[Candidate] = []
    for item in candidates:
        shown = nucleus_shown(item, article)
        enough = weights.adds if shown - covered else weights.alike
        if item.relation == "implements" and item.weight >= enough * best:
            covered |= shown
            decided.append(replace(item, accepted=True))
        elif item.relation == "implements":
            reason = "has less of it than the accepted provisions, and nothing they lack"
            decided.append(replace(item, relation="contributes", reason=reason))
        else:
            decided.append(item)
    return decided


def ledger(article: Article, finder: Finder, weights: Weights, restated: frozenset[str]) -> Ledger:
    """Collect every bar for an article but those of the neighbourhood."""
    corpus, collected = finder.corpus, Ledger()
    for number, item in (
        *concept_bars(article, finder, weights),
        *heading_bars(article, corpus, weights),
        *wording_bars(restated, ENGLISH, corpus, weights),
    ):
        collected.setdefault(number, []).append(item)
    for number, bars in collected.items():
        if frame := frame_bar(article, number, corpus, weights):
            bars.append(frame)
    return collected


def shortlist(article: Article, collected: Ledger, size: int) -> list[int]:
    """Return the numbers of the passages worth a closer look: with the nucleus first, then by weight."""
    nucleus = nucleus_ids(article)

    def rank(number: int) -> tuple[bool, float, int]:
        bars = collected[number]
        return not shows(bars, nucleus), -sum(item.weight for item in bars), number

    return sorted(collected, key=rank)[:size]


def align_article(
    article: Article, collected: Ledger, nuclei: Mapping[str, frozenset[int]], finder: Finder, weights: Weights
) -> Alignment:
    """Rank the passages for one article and accept the best."""
    corpus = finder.corpus
    for number, item in neighbourhood_bars(article, nuclei, corpus, weights):
        collected[number].append(item)
    for number in range(min(FEWEST, len(corpus))):
        collected.setdefault(number, [])
    numbers = shortlist(article, collected, 3 * KEPT)
    found = ranked(candidate(article, finder, number, collected[number]) for number in numbers)
    return Alignment(article.key, tuple(accept(found[:KEPT], article, weights)), tuple(default_bars(article, finder)))


def align_sanctions(article: Article, collected: Ledger, judged: Sequence[Alignment], finder: Finder) -> Alignment:
    """Rank for an article on sanctions the provisions accepted for the articles it is judged on; cite them all."""
    keys = {f"{article.instrument}:{number}" for number in article.over}
    cited = {
        (item.statute, item.eid)
        for alignment in judged
        if alignment.key in keys
        for item in alignment.candidates
        if item.accepted
    }
    found = ranked(candidate(article, finder, number, bars) for number, bars in sorted(collected.items()))
    kept = tuple(
        replace(item, accepted=item.relation == "implements") for item in found if (item.statute, item.eid) in cited
    )
    return Alignment(article.key, kept, tuple(default_bars(article, finder)))


def nuclei_of(instrument: Instrument, ledgers: Mapping[str, Ledger]) -> dict[str, frozenset[int]]:
    """Return for each article the numbers of the passages that show its nucleus."""
    return {
        article.number: frozenset(
            number for number, bars in ledgers[article.key].items() if shows(bars, nucleus_ids(article))
        )
        for article in instrument.articles
    }


def align(
    instrument: Instrument, corpus: Corpus, weights: Weights, restated: Mapping[str, frozenset[str]]
) -> tuple[Alignment, ...]:
    """Align every article of an instrument with the passages of a corpus.

    ``restated`` holds for each article's key the folded words of its restatement.
    """
    finder = Finder(corpus)
    ledgers = {article.key: ledger(article, finder, weights, restated[article.key]) for article in instrument.articles}
    nuclei = nuclei_of(instrument, ledgers)
    ruled = {
        item.key: align_article(item, ledgers[item.key], nuclei, finder, weights)
        for item in instrument.articles
        if not item.over
    }
    return tuple(
        ruled.get(item.key) or align_sanctions(item, ledgers[item.key], tuple(ruled.values()), finder)
        for item in instrument.articles
    )
