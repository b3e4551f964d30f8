"""The table of candidates: real statutes and gold in, rows out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from fitting.rows import AMOUNTS, LEVELS, Row
from fitting.views import found, seen
from harmonize import alignment
from harmonize.aligning import restatements
from harmonize.alignment.acceptance import FEWEST, Ranked, accept_all
from harmonize.alignment.candidates import ranked_lists, weighed
from harmonize.alignment.patterns import RECALLED
from harmonize.evaluation.rulings import Ruling, rule
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.weights import load_weights
from harmonize.model.evidence import Evidence
from harmonize.model.gold import Gold
from harmonize.model.knowledge import Article, Instrument, Weights
from harmonize.numbers import comparable
from harmonize.pipeline import DEFAULT_INSTRUMENTS


def tabulated(golds: Iterable[Gold], statutes: Path) -> Iterator[Row]:
    """Yield the rows of every statute that was judged and lies in a folder, view by view."""
    for gold in golds:
        for statute in found(gold, statutes):
            for view, finder in seen(statute):
                yield from viewed(gold, view, finder)


def viewed(gold: Gold, view: str, finder: alignment.Finder) -> Iterator[Row]:
    """Yield the rows of one view of a statute, article by article, the heaviest candidate of each first."""
    weights = load_weights()
    for instrument in load_instruments(DEFAULT_INSTRUMENTS):
        lists = ranking(instrument, finder, weights)
        decided = accept_all(instrument, lists, weights)
        for article in instrument.articles:
            cited = {item.eid for item in decided.get(article.number, ()) if item.accepted}
            ruling = rule(article, [gold])
            found = [item for item in lists.get(article.number, ()) if item.candidate.evidence]
            left = (item for item in found if item.candidate.eid not in cited)
            nearest = max(left, key=lambda item: item.candidate.weight, default=None)
            for place, item in enumerate(found, 1):
                made = row(gold, view, article, item, ruling, item.candidate.eid in cited, weights)
                if item is nearest or telling(made, place):
                    yield made


def telling(item: Row, place: int) -> bool:
    """Tell whether a candidate can matter: it might be cited, should be, or stands where a reader sees it."""
    return item.relation == "implements" or item.gold == "implements" or place <= FEWEST


def ranking(instrument: Instrument, finder: alignment.Finder, weights: Weights) -> Mapping[str, Sequence[Ranked]]:
    """Return the candidates for each article that is judged on its own, best first, before any is accepted."""
    ledgers = weighed(instrument, finder, weights, restatements(instrument))
    return ranked_lists(instrument, ledgers, finder, weights)


def row(gold: Gold, view: str, article: Article, item: Ranked, ruling: Ruling, accepted: bool, weights: Weights) -> Row:
    """Make the row of a candidate."""
    found, where = item.candidate, (gold.statute, comparable(item.candidate.provision))
    silent = gold.statute in ruling.silent
    judged = silent or bool(ruling.needs)
    short = {element.id: element.id.rpartition("/")[2] for element in article.elements}
    return Row(
        statute=gold.statute,
        jurisdiction=gold.jurisdiction,
        language=gold.language,
        view=view,
        article=article.key,
        kind=article.kind,
        provision=found.provision,
        number=item.number,
        relation=found.relation,
        limited=item.limited,
        penal=item.penal,
        accepted=accepted,
        gold=said(where, ruling) if judged else "",
        agreed=agreed(where, gold, article) if judged else "",
        gap=silent and not ruling.needs,
        needs=len(ruling.needs),
        meets=tuple(str(place) for place, need in enumerate(ruling.needs) if where in need),
        shows=tuple(sorted({f"{short[bar.element]}:{bar.level}" for bar in found.evidence if bar.element in short})),
        amounts=amounts(found.evidence, article, weights),
    )


def said(where: tuple[str, str], ruling: Ruling) -> str:
    """Return what gold says that a provision is to an article."""
    if where in ruling.wanted:
        return "implements"
    if where in ruling.open:
        return "open"
    return "contributes" if where in ruling.citable else "neither"


def agreed(where: tuple[str, str], gold: Gold, article: Article) -> str:
    """Return whether all annotators say the same of a provision, empty where none judged it."""
    rulings = [
        item.ruling
        for item in gold.judgements
        if item.article == article.key and comparable(item.provision) == where[1]
    ]
    return str(int(len(rulings) == len(gold.annotators) and len(set(rulings)) == 1)) if rulings else ""


def amounts(bars: Iterable[Evidence], article: Article, weights: Weights) -> tuple[float, ...]:
    """Return the sums of a ledger, each freed of what its kind and level weigh."""
    parts = {element.id: element.part for element in article.elements}
    sums = dict.fromkeys(AMOUNTS, 0.0)
    for bar in bars:
        level = "paragraph" if bar.level == RECALLED else bar.level  # weighs what another paragraph weighs
        if bar.element and level in LEVELS:
            part = parts[bar.element]
            sums[f"{part} {level}"] += bar.weight / (weights.elements[part] * weights.levels[level])
        elif bar.comparison in sums:
            sums[bar.comparison] += bar.weight / getattr(weights, bar.comparison)
    return tuple(round(amount, 4) for amount in sums.values())
