"""Crosswalks: what the provisions cited for one instrument show of what another asks, without a search of its own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.alignment.acceptance import nucleus_ids
from harmonize.alignment.corpus import Finder
from harmonize.alignment.forms import always
from harmonize.alignment.ledger import bar, concept_bar, default_bars, shows, spans, worth
from harmonize.alignment.patterns import best, satisfied
from harmonize.model.crosswalk import Crosswalk, Row, canonical
from harmonize.model.evidence import Alignment, Candidate, Evidence
from harmonize.model.knowledge import Article, Element, Instrument, Pattern, Weights

Cited = dict[int, tuple[Candidate, ...]]
"""By number of the passage, the candidates that were accepted of it: one for each article that it is cited for."""


@dataclass(frozen=True, slots=True)
class Ground:
    """What answers stand on: the articles and alignments of the source by key, and where a notion can be looked up."""

    articles: Mapping[str, Article]
    proposed: Mapping[str, Alignment]
    finder: Finder
    weights: Weights

    def cited(self, keys: Iterable[str]) -> Cited:
        """Return the passages cited for some articles, the best first."""
        numbers = self.finder.numbers
        accepted = [item for key in keys for item in self.proposed[key].candidates if item.accepted]
        found: Cited = {}
        for item in accepted:
            number = numbers[item.statute, item.eid]
            found[number] = (*found.get(number, ()), item)
        return found


def carry(crosswalk: Crosswalk, target: Instrument, ground: Ground) -> tuple[Instrument, tuple[Alignment, ...]]:
    """Align the articles of the target that the crosswalk reaches with the provisions cited for the source.

    Returns the target with these articles alone, and an alignment for each. An article on sanctions is judged on the
    provisions of the articles that it is over.
    """
    rows = {key: row for row in crosswalk.rows if row.relation != "none" for key in row.target}
    articles = tuple(article for article in target.articles if article.key in rows)
    cited = {article.number: ground.cited(rows[article.key].source) for article in articles}
    alignments = [carried(article, rows[article.key], over(article, cited), ground) for article in articles]
    return replace(target, articles=articles), tuple(alignments)


def over(article: Article, cited: Mapping[str, Cited]) -> Cited:
    """Return the passages that an article is judged on: its own, or those of the articles that it is over."""
    if not article.over:
        return cited[article.number]
    found: Cited = {}
    for number in article.over:
        for passage, items in cited.get(number, {}).items():
            found[passage] = (*found.get(passage, ()), *items)
    return found


def carried(article: Article, row: Row, cited: Cited, ground: Ground) -> Alignment:
    """Align one article with some passages."""
    sources = [ground.articles[key] for key in row.source]
    same = counterparts(article, sources)
    candidates = [candidate(article, number, items, same, ground) for number, items in cited.items()]
    shown = {item.element for found in candidates for item in found.evidence}
    searched = {same[id] for source in sources for id in nucleus_ids(source) if id in same}
    unseen = [element for element in article.elements if element.id not in shown | searched]
    return Alignment(
        article.key,
        tuple(candidates),
        tuple(default_bars(article, ground.finder)),
        elsewhere=tuple(elsewhere(article, unseen, cited, ground.finder)),
    )


def counterparts(article: Article, sources: Iterable[Article]) -> dict[str, str]:
    """Return the elements of an article that are the same as one of the sources', by that one's id."""
    own = {canonical(element): element.id for element in article.elements}
    return {
        element.id: own[canonical(element)]
        for source in sources
        for element in source.elements
        if canonical(element) in own
    }


def candidate(
    article: Article, number: int, items: Sequence[Candidate], same: Mapping[str, str], ground: Ground
) -> Candidate:
    """Make a candidate of a passage: what it showed of elements that are the same it shows here, its words the rest."""
    bars = [
        replace(item, element=same[item.element])
        for found in items
        for item in found.evidence
        if item.element and item.element in same
    ]
    shown = {item.element for item in bars}
    bars += own_bars(article, (element for element in article.elements if element.id not in shown), number, ground)
    made = replace(items[0], weight=round(sum(item.weight for item in bars), 4), evidence=tuple(bars))
    if shows(bars, nucleus_ids(article)):
        return replace(made, accepted=True, relation="implements", reason="has what the article is about")
    return replace(made, accepted=False, relation="contributes", reason="does not have what the article is about")


def own_bars(article: Article, elements: Iterable[Element], number: int, ground: Ground) -> Iterator[Evidence]:
    """Yield a bar for each of some elements that a passage shows in its own words."""
    indexed = ground.finder.corpus.passages[number]
    headed = any(satisfied(pattern, indexed.heading) for pattern in article.headings)
    for element in elements:
        if element.requirement == "option" and not always(element, article, indexed):
            continue
        found = (ground.finder.at(pattern, number) for pattern in widened(element, headed))
        if match := best(item for item in found if item):
            weight = worth(element, ground.weights) * ground.weights.levels[match.level]
            yield concept_bar(element, number, match, weight, ground.finder.corpus)


def widened(element: Element, headed: bool) -> tuple[Pattern, ...]:
    """Return the patterns of an element, and over the whole provision where its heading says what the article says."""
    wide = [replace(pattern, scope="provision") for pattern in element.patterns if element.nucleus and headed]
    return (*element.patterns, *wide)


def elsewhere(article: Article, unseen: Iterable[Element], cited: Cited, finder: Finder) -> Iterator[Evidence]:
    """Yield the first other provision for each element that was not seen where it could as well stand in another.

    An offence says all that belongs to it itself; only another conduct may have its own provision.
    """
    for element in unseen:
        if element.requirement == "required" and (element.nucleus or article.kind != "offence") and not article.over:
            yield from other_place(element, cited, finder)


def other_place(element: Element, cited: Cited, finder: Finder) -> Iterator[Evidence]:
    """Yield the first provision, none of those cited, that has the words for an element."""
    for pattern in element.patterns:
        for number, match in finder.everywhere(pattern).items():
            if number not in cited:
                marks = spans(match.features)
                yield bar(finder.corpus, number, "elsewhere", match.level, 0.0, match.span, marks, element.id)
                return
