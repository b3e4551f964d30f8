"""Crosswalks: what the provisions cited for one instrument show of what another asks, without a search of its own."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from harmonize.alignment.acceptance import nucleus_ids
from harmonize.alignment.corpus import Finder
from harmonize.alignment.elements import concept_bar, default_bars, nearness, shows, widened, worth
from harmonize.alignment.forms import always
from harmonize.alignment.ledger import bar, spans
from harmonize.alignment.patterns import best, satisfied
from harmonize.model.crosswalk import Crosswalk, Row, canonical
from harmonize.model.evidence import Alignment, Candidate, Evidence
from harmonize.model.knowledge import Article, Element, Instrument, Weights

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
    alignments = [carried(article, rows[article.key], cited, ground) for article in articles]
    return replace(target, articles=articles), tuple(alignments)


def judged_on(article: Article, cited: Mapping[str, Cited]) -> Cited:
    """Return the passages that an article is judged on: its own, or those of the articles that it is over."""
    own = cited[article.number]
    if not article.over:
        return own
    numbers = sorted({number for other in article.over for number in cited.get(other, ())})
    others = [cited.get(other, {}) for other in article.over]
    return {number: tuple(item for found in (*others, own) for item in found.get(number, ())) for number in numbers}


def carried(article: Article, row: Row, cited: Mapping[str, Cited], ground: Ground) -> Alignment:
    """Align one article with the passages that it is judged on; ``cited`` has them by number of the article."""
    sources = [ground.articles[key] for key in row.source]
    same, passages = counterparts(article, sources), judged_on(article, cited)
    candidates: list[Candidate] = []
    for number, items in passages.items():
        bars = list(renamed((bar for item in items for bar in item.evidence), same))
        bars += own_bars(article, lacking(article, number, bars, cited), number, ground)
        bars += spread(article, number, bars, ground)
        candidates.append(candidate(article, items[0], bars))
    rules = renamed((bar for key in row.source for bar in ground.proposed[key].defaults), same)
    general = (bar for bar in default_bars(article, ground.finder) if bar.element not in same.values())
    unseen = unshown(article, candidates, {same[id] for each in sources for id in nucleus_ids(each) if id in same})
    return Alignment(
        article.key,
        tuple(candidates),
        (*rules, *general),
        frozenset(number for number in article.over if cited.get(number)),
        tuple(elsewhere(article, unseen, passages, ground.finder)),
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


def renamed(bars: Iterable[Evidence], same: Mapping[str, str]) -> Iterator[Evidence]:
    """Yield the bars of the elements that are the same, as bars of these."""
    yield from (replace(item, element=same[item.element]) for item in bars if item.element and item.element in same)


def lacking(article: Article, number: int, bars: Iterable[Evidence], cited: Mapping[str, Cited]) -> list[Element]:
    """Return the elements that a passage has not shown yet and is asked for: for what it was cited, or for all."""
    shown = {item.element for item in bars}
    return [
        element
        for element in article.elements
        if element.id not in shown and (element.on not in article.over or number in cited.get(element.on, ()))
    ]


def candidate(article: Article, item: Candidate, bars: Sequence[Evidence]) -> Candidate:
    """Make of a candidate for the source one for the target, with what it shows of that."""
    made = replace(item, weight=round(sum(bar.weight for bar in bars), 4), evidence=tuple(bars))
    if shows(bars, nucleus_ids(article)):
        return replace(made, accepted=True, relation="implements", reason="has what the article is about")
    return replace(made, accepted=False, relation="contributes", reason="does not have what the article is about")


def unshown(article: Article, candidates: Iterable[Candidate], searched: Container[str]) -> list[Element]:
    """Return the elements that no candidate shows and no search for the source was for."""
    shown = {bar.element for item in candidates for bar in item.evidence}
    return [element for element in article.elements if element.id not in shown and element.id not in searched]


def own_bars(article: Article, elements: Iterable[Element], number: int, ground: Ground) -> Iterator[Evidence]:
    """Yield a bar for each of some elements that a passage shows in its own words, or in those of its translation."""
    readings = ground.finder.corpus.readings(number)
    for element in elements:
        shown = (own_bar(article, element, each, ground) for each in readings)
        yield from islice((item for item in shown if item), 1)


def own_bar(article: Article, element: Element, number: int, ground: Ground) -> Evidence | None:
    """Return a bar for an element that a passage shows, None where it does not."""
    corpus = ground.finder.corpus
    if element.requirement == "option" and not always(element, article, corpus.passages[number]):
        return None
    found = (ground.finder.at(pattern, number) for pattern in element.patterns)
    if match := best(item for item in found if item):
        weight = worth(element, ground.weights) * nearness(match, ground.weights)
        return concept_bar(element, number, match, weight, corpus)
    return None


def spread(article: Article, number: int, bars: Sequence[Evidence], ground: Ground) -> list[Evidence]:
    """Return bars for what a passage with the article's heading shows of it over its paragraphs, if nothing nearer."""
    heading = ground.finder.corpus.passages[number].heading
    if shows(bars, nucleus_ids(article)) or not any(satisfied(pattern, heading) for pattern in article.headings):
        return []
    return [item for _, item in widened(article, number, ground.finder, ground.weights)]


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
            if finder.corpus.law(number) not in cited:
                marks = spans(match.features)
                yield bar(finder.corpus, number, "elsewhere", match.level, 0.0, match.span, marks, element.id)
                return
