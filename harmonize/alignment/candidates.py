"""Candidates: passages ranked by their ledgers, and which of them the tool would cite."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from harmonize.alignment.acceptance import (
    FEWEST,
    KEPT,
    LOOKED_AT,
    Cited,
    Ranked,
    accept_all,
    accept_over,
    nucleus_ids,
    order,
)
from harmonize.alignment.corpus import Finder
from harmonize.alignment.elements import concept_bars, default_bars, shows
from harmonize.alignment.forms import PENALTY, PROCEDURAL, assists, carrying, denies, framed, punishes
from harmonize.alignment.governing import Governed, governed
from harmonize.alignment.ledger import (
    Ledger,
    focus_bar,
    frame_bar,
    heading_bars,
    neighbourhood_bars,
    wording_bars,
)
from harmonize.alignment.limits import NONE, Offences, around, reaching
from harmonize.alignment.meaning import Likenesses, semantic_bars
from harmonize.alignment.patterns import Indexed
from harmonize.alignment.readings import folded, heard, in_all_readings, of_the_law, said_in
from harmonize.model.evidence import Alignment, Candidate, Evidence, Relation
from harmonize.model.knowledge import Article, Instrument, Weights
from harmonize.model.phrasing import in_words

NOTHING_MEANT: Mapping[str, Likenesses] = MappingProxyType({})
REFERS: tuple[Relation, str] = ("refers", "only points to another law, which was not read here")
UNFRAMED = {
    "offence": "does not make the conduct an offence: it has no sanction, or stands in a law on procedure",
    "power": "gives no authority a power over anyone, or only for another State",
    "general-part": "stands neither in the general part nor beside such offences: it is a rule for others",
}


def lifting(article: Article, reason: str) -> tuple[str, ...]:
    """Return what would show that a look-alike, turned down for ``reason``, is none: notions, in words."""
    return tuple(in_words(pattern) for item in article.look_alikes if item.text == reason for pattern in item.unless)


def look_alike(article: Article, finder: Finder, number: int) -> str | None:
    """Return why a passage only resembles the article, None where it does not."""
    for item in article.look_alikes:
        shown = any(number in finder.everywhere(pattern) for pattern in item.patterns)
        if shown and not any(number in finder.everywhere(pattern) for pattern in item.unless):
            return item.text
    return None


def otherwise(article: Article, indexed: Indexed) -> tuple[Relation, str] | None:
    """Return what a passage is if every sentence with the article's nucleus does something else than rule on it."""
    sentences = [spot.concepts for spot in carrying(article, indexed, "sentence")]
    if not sentences:
        return None
    if point_elsewhere(sentences):
        return REFERS
    if article.kind == "offence" and all("power" in found for found in sentences):
        return "look-alike", "gives authorities a power; it does not make the conduct an offence"
    if article.kind == "power" and all(punishes(found) for found in sentences):
        return "look-alike", "punishes; it gives no authority a power"
    if article.kind == "power" and all(denies(found) for found in sentences):
        return "look-alike", "denies authorities such a power; it does not give it"
    if article.kind == "power" and all(assists(found) for found in sentences):
        return "look-alike", "is for another State that asks; it gives no power for own investigations"
    return None


def point_elsewhere(sentences: Iterable[frozenset[str]]) -> bool:
    """Tell whether sentences, each given as its notions, do no more than point to another law.

    >>> point_elsewhere([frozenset({"offence", "refers-elsewhere"})])
    True
    """
    return all("refers-elsewhere" in found and "imprisonment" not in found for found in sentences)


def relation(article: Article, finder: Finder, number: int, bars: Sequence[Evidence]) -> tuple[Relation, str]:
    """Return how a passage relates to an article before it is weighed against others, and why."""
    if resemblance := look_alike(article, finder, number):
        return "look-alike", resemblance
    if not_for(article, finder, number):
        return "contributes", UNFRAMED["offence"]
    if other := otherwise(article, finder.corpus.passages[number]):
        return other
    if not shows(bars, nucleus_ids(article)):
        return "contributes", "does not have what the article is about"
    if point_elsewhere(spot.concepts for spot in finder.corpus.passages[number].places if spot.level == "sentence"):
        return REFERS  # its heading has what the article is about, none of its sentences
    if not framed(article, finder, number, bars):
        return "contributes", UNFRAMED[article.kind]
    return "implements", "has what the article is about"


def not_for(article: Article, finder: Finder, number: int) -> bool:
    """Tell whether a passage is of a law in which no offence stands: it does not leave one to another law either."""
    statute = finder.corpus.statutes[finder.corpus.passages[number].passage.statute]
    return article.kind == "offence" and statute.kind in PROCEDURAL


def candidate(article: Article, finder: Finder, number: int, bars: Sequence[Evidence]) -> Candidate:
    """Make a candidate of a passage and its ledger; nothing is accepted yet."""
    passage = finder.corpus.passages[number].passage
    readings = finder.corpus.readings(number)
    kind, reason = heard([relation(article, finder, each, said_in(bars, finder.corpus, each)) for each in readings])
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
        lifted_by=lifting(article, reason),
    )


def ledger(article: Article, finder: Finder, weights: Weights, restated: frozenset[str], meant: Likenesses) -> Ledger:
    """Collect every bar for an article but those of the neighbourhood."""
    corpus, collected = finder.corpus, Ledger()
    for number, item in (
        *concept_bars(article, finder, weights),
        *heading_bars(article, finder, weights),
        *wording_bars(restated, corpus, weights),
        *semantic_bars(meant, corpus, weights),
    ):
        collected.setdefault(number, []).append(item)
    for number, bars in collected.items():
        general = (frame_bar(article, number, corpus, weights), focus_bar(article, number, corpus, weights))
        bars.extend(item for item in general if item)
    return folded(collected, corpus)


def shortlist(article: Article, collected: Ledger, size: int) -> list[int]:
    """Return the numbers of the passages worth a closer look: with the nucleus first, then by weight."""
    nucleus = nucleus_ids(article)

    def place(number: int) -> tuple[bool, float, int]:
        bars = collected[number]
        return not shows(bars, nucleus), -sum(item.weight for item in bars), number

    return sorted(collected, key=place)[:size]


def rank(article: Article, collected: Ledger, finder: Finder, offences: Offences = NONE) -> list[Ranked]:
    """Rank the passages worth citing or worth showing for an article, best first; nothing is accepted yet.

    ``offences`` are where offences were found: a general rule must reach them.
    """
    numbers = shortlist(article, collected, LOOKED_AT)
    if article.kind == "general-part" and offences.numbers:
        numbers += [number for number in around(offences) if shows(collected.get(number, ()), nucleus_ids(article))]
        found = reaching(article, ranked(article, collected, finder, numbers), finder, offences)
    else:
        found = ranked(article, collected, finder, numbers)
    return found if article.kind == "cooperation" else found[:KEPT]


def ranked(article: Article, collected: Ledger, finder: Finder, numbers: Iterable[int]) -> list[Ranked]:
    """Make candidates of passages, the first few of the law if there are no others, and sort them, best first."""
    first = (number for number in range(min(FEWEST, len(finder.corpus))) if number not in finder.corpus.translated)
    some = list(dict.fromkeys((*numbers, *first)))
    found = [
        Ranked(number, candidate(article, finder, number, collected.get(number, [])), penal=penal(finder, number))
        for number in some
    ]
    return sorted(found, key=lambda item: order(item.candidate))


def penal(finder: Finder, number: int) -> bool:
    """Tell whether a passage threatens a penalty of the criminal law."""
    readings = finder.corpus.readings(number)
    return any(not finder.corpus.passages[each].concepts.isdisjoint(PENALTY) for each in readings)


def cited_in(finder: Finder, decided: Mapping[str, Sequence[Candidate]]) -> dict[str, frozenset[int]]:
    """Return by number of the article the numbers of the passages that are cited for it."""
    return {
        article: frozenset(finder.numbers[item.statute, item.eid] for item in found if item.accepted)
        for article, found in decided.items()
    }


def able(article: Article, cited: Cited, governing: Iterable[Governed]) -> dict[str, frozenset[int]]:
    """Return for each element of an article judged over others the passages that can show it.

    They are those cited for the article that it is on, or for any that it is over, and the rules that govern them.
    """
    ruling: dict[str | None, frozenset[int]] = {}
    for item in governing:
        ruling[item.bar.element] = ruling.get(item.bar.element, frozenset()) | {item.number}
    return {
        element.id: ruling.get(element.id, frozenset[int]()).union(
            *(cited[number] for number in ((element.on,) if element.on else article.over))
        )
        for element in article.elements
    }


def nuclei_of(instrument: Instrument, ledgers: Mapping[str, Ledger]) -> dict[str, frozenset[int]]:
    """Return for each article the numbers of the passages that show its nucleus."""
    return {
        article.number: frozenset(
            number for number, bars in ledgers[article.key].items() if shows(bars, nucleus_ids(article))
        )
        for article in instrument.articles
    }


def weighed(
    instrument: Instrument,
    finder: Finder,
    weights: Weights,
    restated: Mapping[str, frozenset[str]],
    meant: Mapping[str, Likenesses] = NOTHING_MEANT,
) -> dict[str, Ledger]:
    """Collect every bar for every article of an instrument, by the article's key."""
    ledgers = {
        article.key: ledger(article, finder, weights, restated[article.key], meant.get(article.key, {}))
        for article in instrument.articles
    }
    nuclei = nuclei_of(instrument, ledgers)
    totals = {
        article.number: {number: sum(bar.weight for bar in bars) for number, bars in ledgers[article.key].items()}
        for article in instrument.articles
    }
    for article in instrument.articles:
        for number, item in neighbourhood_bars(article, nuclei, totals, finder.corpus, weights):
            ledgers[article.key][number].append(item)
    return ledgers


def ranked_lists(
    instrument: Instrument, ledgers: Mapping[str, Ledger], finder: Finder, weights: Weights
) -> dict[str, list[Ranked]]:
    """Rank for each article that is judged on its own; general rules last, in view of the offences that were found."""
    alone = [article for article in instrument.articles if not article.over]
    lists = {
        article.number: [] if article.kind == "general-part" else rank(article, ledgers[article.key], finder)
        for article in alone
    }
    cited = cited_in(finder, accept_all(instrument, lists, weights))
    found = (cited[article.number] for article in alone if article.kind == "offence")
    offences = Offences(frozenset[int]().union(*found), weights.neighbourhood)
    general = (article for article in alone if article.kind == "general-part")
    return lists | {article.number: rank(article, ledgers[article.key], finder, offences) for article in general}


def align(
    instrument: Instrument,
    finder: Finder,
    weights: Weights,
    restated: Mapping[str, frozenset[str]],
    meant: Mapping[str, Likenesses] = NOTHING_MEANT,
) -> tuple[Alignment, ...]:
    """Align every article of an instrument with the passages of the corpus that a finder looks through.

    One finder serves all instruments: what one has found, the next need not look for. ``restated`` holds for each
    article's key the folded words of its restatement, ``meant`` how near passages are to it in meaning.
    """
    ledgers = weighed(instrument, finder, weights, restated, meant)
    lists = ranked_lists(instrument, ledgers, finder, weights)
    decided = accept_all(instrument, lists, weights)
    cited = cited_in(finder, decided)
    governing = of_the_law(governed(instrument, in_all_readings(cited, finder.corpus), finder), finder.corpus)
    for article in instrument.articles:
        if article.over:
            shown = able(article, cited, governing.get(article.number, ()))
            numbers = (
                *sorted(frozenset[int]().union(*shown.values())),
                *shortlist(article, ledgers[article.key], FEWEST),
            )
            decided[article.number] = tuple(
                accept_over(article, ranked(article, ledgers[article.key], finder, numbers), shown)
            )
    return tuple(
        Alignment(
            article.key,
            decided[article.number],
            (*default_bars(article, finder), *(item.bar for item in governing.get(article.number, ()))),
            frozenset(number for number in article.over if cited[number]),
        )
        for article in instrument.articles
    )
