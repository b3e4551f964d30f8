"""The card: what was fitted on what, and what it is worth, as the tables of ``models/README.md``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from fitting.baselines import Placed
from fitting.rows import OTHERS, Row
from fitting.scoring import Measure, Outcome, f2, first, in_five, interval, mean, outcomes, reciprocal
from fitting.trusting import Case, errors, kept
from fitting.views import VIEWS
from fitting.weighing import multiplied
from harmonize.model.knowledge import Weights

OPEN, CLOSE = "<!-- made by make fit: begin -->", "<!-- made by make fit: end -->"
WORDS = {
    "printed": "as printed",
    "unheaded": "without headings",
    "strange": "one phrase in four not in the lexicon",
}
MEASURES: Mapping[str, Measure] = {"top1": first, "hit5": in_five, "MRR": reciprocal, "F2": f2}


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table in Markdown.

    >>> print(table(["a", "b"], [["1", "2"]]))
    | a | b |
    |---|---|
    | 1 | 2 |
    """
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("|" + "|".join(f" {cell} " if cell != "---" else cell for cell in line) + "|" for line in lines)


def figures(found: Sequence[Outcome], names: Iterable[str] = MEASURES) -> list[str]:
    """Return the measures of some outcomes, to three decimals."""
    return [f"{MEASURES[name](found):.3f}" for name in names]


def of_view(found: Iterable[Outcome], view: str) -> list[Outcome]:
    """Return the outcomes of one view."""
    return [item for item in found if item.asked.view == view]


def weights_table(hand: Weights, used: Weights) -> str:
    """Return what each kind of evidence weighs, set by hand and as it is used."""
    pairs = [
        *((name, hand.elements[name], used.elements[name]) for name in hand.elements),
        *((name, getattr(hand, name), getattr(used, name)) for name in OTHERS),
        *((name, hand.levels[name], used.levels[name]) for name in hand.levels),
    ]
    rows = [["by hand", *(f"{one:g}" for _, one, _ in pairs)], ["used", *(f"{other:g}" for *_, other in pairs)]]
    return table(["weights", *(name for name, *_ in pairs)], rows)


def held_out_table(by_hand: Sequence[Outcome], by_fit: Mapping[float, Sequence[Outcome]]) -> str:
    """Return what weights by hand and fitted ones reach in jurisdictions that the fit has not seen."""
    rows = [
        [WORDS[view], name, *figures(of_view(found, view))]
        for view in VIEWS
        for name, found in (
            ("by hand", by_hand),
            *((f"fitted, held by {strength:g}", found) for strength, found in by_fit.items()),
        )
    ]
    return table(["statutes", "weights", *MEASURES], rows)


def ablation_table(rows: Sequence[Row], used: Weights, ranks: Sequence[Placed]) -> str:
    """Return what ranking loses without each kind of evidence, and what methods reach that know only words."""
    printed = [row for row in rows if row.view == "printed"]
    names = ("top1", "hit5", "MRR")
    lines = [["all evidence", *figures(outcomes(printed, used), names)]]
    lines += [[f"without {name}", *figures(outcomes(printed, less), names)] for name, less in without(used)]
    lines += [["without the check of form and look-alikes", *figures(outcomes(ungated(printed), used), names)]]
    lines += [[f"{method}, {asked}", *placed_figures(own)] for method, asked, own in by_method(ranks)]
    return table(["ranked by", *names], lines)


def without(used: Weights) -> Iterator[tuple[str, Weights]]:
    """Yield the weights without each kind of evidence."""
    yield "elements", replace(used, elements=dict.fromkeys(used.elements, 0.0))
    for name in used.elements:
        yield f"{name} elements", multiplied(used, {name: 0.0})
    yield "nearness (all levels alike)", replace(used, levels=dict.fromkeys(used.levels, 1.0))
    for name in OTHERS:
        yield name, multiplied(used, {name: 0.0})


def ungated(rows: Iterable[Row]) -> list[Row]:
    """Return rows as if every candidate could be cited, whatever its form and whatever it resembles."""
    return [replace(row, relation="implements") for row in rows]


def by_method(ranks: Sequence[Placed]) -> Iterator[tuple[str, str, list[Placed]]]:
    """Yield the ranks of each method and query."""
    said = {"restatement": "our restatement", "lexicon": "the lexicon's words"}
    for query, words in said.items():
        for method in dict.fromkeys(item.method for item in ranks):
            yield method, words, [item for item in ranks if (item.method, item.query) == (method, query)]


def placed_figures(ranks: Sequence[Placed]) -> list[str]:
    """Return top1, hit5 and MRR of some ranks."""
    found = [item.rank for item in ranks]
    values = (mean(rank == 1 for rank in found), mean(rank <= 5 for rank in found), mean(1 / rank for rank in found))
    return [f"{value:.3f}" for value in values]


def trust_table(cases: Sequence[Case], sure: Sequence[float], least: float) -> str:
    """Return how far the confidences are from what was right, and what the review costs and saves."""
    pairs = list(zip(cases, sure, strict=True))
    rows = []
    for view in ("all", *VIEWS):
        own = [(item, told) for item, told in pairs if view in ("all", item.view)]
        found, said = [item for item, _ in own], [told for _, told in own]
        squares = errors(found, said)
        low, high = interval(squares)
        brier = mean(value for values in squares.values() for value in values)
        share, right = kept(found, said, least)
        rows.append(
            [
                WORDS.get(view, "all three"),
                str(len(own)),
                f"{mean(item.right for item in found):.3f}",
                f"{brier:.3f} ({low:.3f} to {high:.3f})",
                f"{1 - share:.3f}",
                f"{right:.3f}",
            ]
        )
    head = ["statutes", "findings", "right", "Brier score (95 % interval)", "for review", "right of the rest"]
    return table(head, rows)


def placed_in(text: str, made: str) -> str:
    """Return a card with what was made put between its marks."""
    before, _, rest = text.partition(OPEN)
    _, _, after = rest.partition(CLOSE)
    return f"{before}{OPEN}\n{made.strip()}\n{CLOSE}{after}"
