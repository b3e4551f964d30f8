"""Plots of an evaluation, as SVG. The only door to matplotlib; the same evaluation gives the same bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from itertools import accumulate
from typing import TYPE_CHECKING

from harmonize.errors import HarmonizeError
from harmonize.model.evaluation import Evaluation, Figure, Matrix, Slice, Trusted
from harmonize.reports.scores import Texts, of_facet

if TYPE_CHECKING:
    from matplotlib.axes import Axes

INK, QUIET, BLUE, ORANGE = "#1c2229", "#566270", "#1a4c8b", "#b5651d"
STYLE = {
    "svg.hashsalt": "harmonize",
    "font.family": "DejaVu Sans",
    "font.size": 9,
    "axes.edgecolor": QUIET,
    "axes.labelcolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "xtick.color": QUIET,
    "ytick.color": INK,
}
"""The salt makes the ids in an SVG the same each time."""
BINS = 10
LINE = 0.27
"""Inches that one line of a plot takes."""


def required() -> None:
    """Do nothing where matplotlib is there; else raise a :class:`HarmonizeError` that names what brings it."""
    try:
        import matplotlib  # noqa: F401  # late: only who asks for plots waits for it
    except ImportError as error:
        remedy = "pip install 'harmonize-law[evaluate]', or leave html out of --format"
        raise HarmonizeError("plots", "need matplotlib, which is not installed", remedy) from error


def drawn(draw: Callable[..., None], size: tuple[float, float], columns: int = 1) -> bytes:
    """Return what a function draws on so many axes beside one another, as SVG; ``size`` is in inches."""
    import matplotlib
    from matplotlib.figure import Figure as Sheet

    file = BytesIO()
    with matplotlib.rc_context(STYLE):
        sheet = Sheet(figsize=size, layout="constrained")
        axes = sheet.subplots(1, columns, squeeze=False)[0]
        draw(*axes)
        sheet.savefig(file, format="svg", metadata={"Date": None, "Creator": None})
    return file.getvalue()


def figures(evaluation: Evaluation, texts: Texts) -> bytes:
    """Draw every figure that has a value, with its interval."""
    told = [figure for figure in evaluation.figures if figure.value is not None]

    def draw(axes: Axes) -> None:
        for place, figure in enumerate(told):
            point(axes, figure, place, BLUE)
        listed(axes, [texts["figure"][figure.name] for figure in told])

    return drawn(draw, (8, 1 + LINE * len(told)))


def articles(evaluation: Evaluation, texts: Texts) -> bytes:
    """Draw for each article how often the right provision is first, and the F1 of its elements."""
    found = of_facet(evaluation, "article")

    def draw(axes: Axes) -> None:
        for name, colour, shift in (("top1", BLUE, -0.12), ("element-f1", ORANGE, 0.12)):
            own = [(place, named(part, name)) for place, part in enumerate(found)]
            for place, figure in own:
                point(axes, figure, place + shift, colour)
            axes.plot([], [], "o", color=colour, markersize=4, label=texts["figure"][name])
        listed(axes, [part.name for part in found])
        axes.legend(loc="upper left", bbox_to_anchor=(1, 1), frameon=False)

    return drawn(draw, (8, 1 + LINE * len(found)))


def named(part: Slice, name: str) -> Figure:
    """Return the figure of a part by name."""
    return next(figure for figure in part.figures if figure.name == name)


def point(axes: Axes, figure: Figure, place: float, colour: str) -> None:
    """Draw a value as a point, its interval as a line through it."""
    if figure.value is None:
        return
    if figure.low is not None and figure.high is not None:
        axes.plot([figure.low, figure.high], [place, place], color=colour, linewidth=1.5, alpha=0.5)
    axes.plot([figure.value], [place], "o", color=colour, markersize=4)


def listed(axes: Axes, names: Sequence[str]) -> None:
    """Name the lines of a plot from the top down, over a scale from 0 to 1."""
    axes.set_yticks(range(len(names)), names)
    axes.set_ylim(len(names) - 0.5, -0.5)
    axes.set_xlim(-0.02, 1.02)
    axes.grid(axis="x", linewidth=0.4)


def statuses(matrix: Matrix, texts: Texts) -> bytes:
    """Draw how often gold gives an article one status and the tool another."""
    named_as = [texts["status"][name] for name in matrix.columns]

    def draw(axes: Axes) -> None:
        axes.imshow(matrix.counts, cmap="Blues", vmin=0)
        most = max((max(row) for row in matrix.counts), default=0)
        for at, row in enumerate(matrix.counts):
            for column, count in enumerate(row):
                colour = "white" if count > most / 2 else INK
                axes.text(column, at, str(count), ha="center", va="center", color=colour)
        axes.set_xticks(range(len(named_as)), named_as, rotation=30, ha="right")
        axes.set_yticks(range(len(matrix.rows)), [texts["status"][name] for name in matrix.rows])
        axes.set_xlabel(texts["evaluation"]["tool_says"])
        axes.set_ylabel(texts["evaluation"]["asks"])

    return drawn(draw, (5.5, 4.5))


def trust(trusted: Sequence[Trusted]) -> bytes:
    """Draw how often verdicts of about one confidence are right, and the risk in the surest share of them."""

    def draw(sure: Axes, risk: Axes) -> None:
        sure.plot([0, 1], [0, 1], color=QUIET, linewidth=0.8, linestyle="--")
        bins = reliability(trusted)
        sure.plot([confidence for confidence, _ in bins], [right for _, right in bins], "o-", color=BLUE)
        sure.set(xlabel="confidence", ylabel="right", xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))
        kept = risk_coverage(trusted)
        risk.plot([share for share, _ in kept], [wrong for _, wrong in kept], color=ORANGE)
        risk.set(xlabel="kept", ylabel="wrong among them", xlim=(-0.02, 1.02), ylim=(-0.02, 1.02))

    return drawn(draw, (8, 3.6), columns=2)


def reliability(trusted: Sequence[Trusted]) -> list[tuple[float, float]]:
    """Return the mean confidence and the share that is right of each tenth of the scale that has any.

    >>> reliability([Trusted(0.95, True), Trusted(0.85, False), Trusted(0.83, True)])
    [(0.84, 0.5), (0.95, 1.0)]
    """
    bins: dict[int, list[Trusted]] = {}
    for item in trusted:
        bins.setdefault(min(int(item.confidence * BINS), BINS - 1), []).append(item)
    return [
        (mean([one.confidence for one in bins[key]]), mean([one.right for one in bins[key]])) for key in sorted(bins)
    ]


def risk_coverage(trusted: Sequence[Trusted]) -> list[tuple[float, float]]:
    """Return for each number of the surest verdicts kept which share of all they are, and which part is wrong.

    >>> risk_coverage([Trusted(0.9, True), Trusted(0.6, False)])
    [(0.5, 0.0), (1.0, 0.5)]
    """
    wrong = list(accumulate(not item.right for item in trusted))
    return [(kept / len(wrong), bad / kept) for kept, bad in enumerate(wrong, 1)]


def mean(values: Sequence[float]) -> float:
    """Return the mean of some numbers."""
    return sum(values) / len(values)
