"""Scores: an evaluation arranged for reading, as text for a terminal; the page shows the same cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from harmonize.model.evaluation import Change, Evaluation, Facet, Figure, Slice, Verdict

Texts = Mapping[str, Mapping[str, str]]

SHOWN = ("top1", "hit5", "all5", "precision", "recall", "f2", "element-f1", "gap-recall", "gap-precision")
"""The figures that are told for every part of what was judged."""
FACETS: tuple[Facet, ...] = ("stratum", "language", "statute", "annotator", "article")
NONE = "-"


def as_text(evaluation: Evaluation, texts: Texts) -> str:
    """Return an evaluation as text: the figures, the figures of every part, what is wrong, and what changed."""
    names = texts["evaluation"]
    parts = [
        aligned([[names["figure"], names["value"], names["interval"], names["counts"]], *overview(evaluation, texts)])
    ]
    for facet in FACETS:
        found = of_facet(evaluation, facet)
        if found:
            parts.append(
                aligned([[texts["facet"][facet], *SHOWN], *([item.name, *map(sized, row(item))] for item in found)])
            )
    misses = [missed(verdict, texts) for verdict in evaluation.verdicts if not verdict.right]
    parts += ["\n".join([f"{names['wrong_title']} ({len(misses)})", *misses])] if misses else []
    parts += ["\n".join(turns(evaluation.changes, texts))] if evaluation.changes else []
    return "\n\n".join(parts)


def overview(evaluation: Evaluation, texts: Texts) -> Iterator[list[str]]:
    """Yield for each figure its name, value, interval and counts."""
    yield from ([texts["figure"][item.name], value(item), interval(item), counted(item)] for item in evaluation.figures)


def of_facet(evaluation: Evaluation, facet: Facet) -> list[Slice]:
    """Return the parts of what was judged that are told apart by a facet."""
    return [item for item in evaluation.slices if item.facet == facet]


def row(part: Slice) -> list[Figure]:
    """Return the figures that are shown of a part of what was judged."""
    figures = {figure.name: figure for figure in part.figures}
    return [figures[name] for name in SHOWN]


def value(figure: Figure) -> str:
    """Return a value as it is read."""
    return NONE if figure.value is None else f"{figure.value:.3f}"


def interval(figure: Figure) -> str:
    """Return an interval as it is read; empty where there is none."""
    return "" if figure.low is None or figure.high is None else f"{figure.low:.3f} to {figure.high:.3f}"


def counted(figure: Figure) -> str:
    """Return the counts of a figure in words: of a matrix how many it holds.

    >>> counted(Figure("top1", 0.5, None, None, {"first": 1, "judged": 2}))
    'first 1, judged 2'
    >>> counted(Figure("element-f1", 1.0, None, None, {"element: present, present": 7, "element: absent, absent": 2}))
    'element 9'
    """
    plain = {name: count for name, count in figure.counts.items() if ": " not in name}
    matrix = {name.partition(": ")[0] for name in figure.counts if name not in plain}
    plain |= {name: size(figure) for name in matrix}
    return ", ".join(f"{name} {count:g}" for name, count in plain.items())


def size(figure: Figure) -> float:
    """Return how many things a figure is a share or a mean of."""
    counts = figure.counts
    if figure.name == "precision":
        return counts["cited right"] + counts["cited wrong"]
    if any(": " in name for name in counts):
        return sum(counts.values())
    return [*counts.values()][-1] if counts else 0


def sized(figure: Figure) -> str:
    """Return a value with the number it is over.

    >>> sized(Figure("top1", 0.5, None, None, {"first": 1, "judged": 2}))
    '0.50 /2'
    """
    return NONE if figure.value is None else f"{figure.value:.2f} /{size(figure):g}"


def missed(verdict: Verdict, texts: Texts) -> str:
    """Return in one line what a verdict has wrong."""
    nothing, words = texts["evaluation"]["nothing"], texts["miss"]
    wanted = nothing if verdict.gap else ", ".join(either(need) for need in verdict.wanted)
    said = words["said"].format(
        status=verdict.status,
        cited=", ".join(verdict.cited) or nothing,
        first=next(iter(verdict.ranked), nothing),
    )
    return f"  {verdict.statute} {verdict.article}: {words['asked'].format(wanted=wanted)}; {said}"


def either(need: Sequence[str]) -> str:
    """Return the provisions of which any one is enough.

    >>> either(["30", "35"])
    '30|35'
    """
    return "|".join(need)


def turns(changes: Iterable[Change], texts: Texts) -> Iterator[str]:
    """Yield what changed since another run, a line each, under what became of it."""
    told = ""
    for change in changes:
        if change.turn != told:
            yield texts["turn"][change.turn]
        told = change.turn
        yield f"  {turned(change)}"


def turned(change: Change) -> str:
    """Return in one line what a verdict was and what it is."""
    sides = [f"{side.status} [{', '.join(side.cited)}]" if side else NONE for side in (change.old, change.new)]
    named = change.new or change.old
    return f"{named.statute} {named.article}: {' -> '.join(sides)}" if named else ""


def aligned(rows: Sequence[Sequence[str]]) -> str:
    """Return rows with their columns under one another.

    >>> print(aligned([["figure", "value"], ["top1", "0.5"]]))
    figure  value
    top1    0.5
    """
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ("  ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) for cells in rows)
    return "\n".join(line.rstrip() for line in lines)
