"""The evaluation as one HTML page: figures with plots, every verdict that is wrong, every disagreement."""

from __future__ import annotations

import base64

from markupsafe import Markup

from harmonize.model.evaluation import Evaluation
from harmonize.reports import plots, scores
from harmonize.reports.html import Strings, asset, environment, hashed


def render_evaluation(evaluation: Evaluation, strings: Strings) -> str:
    """Return the page; a :class:`HarmonizeError` where what draws the plots is not installed."""
    plots.required()
    style = asset("report.css") + asset("print.css") + asset("evaluation.css")
    return (
        environment()
        .get_template("evaluation.html.j2")
        .render(
            evaluation=evaluation,
            jurisdictions=len({subject.jurisdiction for subject in evaluation.subjects}),
            wrong=[verdict for verdict in evaluation.verdicts if not verdict.right],
            overview=scores.overview(evaluation, strings),
            facets={facet: scores.of_facet(evaluation, facet) for facet in scores.FACETS},
            shown=scores.SHOWN,
            row=scores.row,
            sized=scores.sized,
            interval=scores.interval,
            either=scores.either,
            plots={name: picture(svg) for name, svg in drawings(evaluation, strings).items()},
            t=strings,
            style=Markup(style),
            style_hash=hashed(style),
        )
    )


def drawings(evaluation: Evaluation, strings: Strings) -> dict[str, bytes]:
    """Return the plots that there is something to draw for, by name, as SVG."""
    found = {}
    if any(figure.value is not None for figure in evaluation.figures):
        found["figures"] = plots.figures(evaluation, strings)
    if scores.of_facet(evaluation, "article"):
        found["articles"] = plots.articles(evaluation, strings)
    if any(map(any, evaluation.statuses.counts)):
        found["statuses"] = plots.statuses(evaluation.statuses, strings)
    if evaluation.trusted:
        found["trust"] = plots.trust(evaluation.trusted)
    return found


def picture(svg: bytes) -> str:
    """Return an SVG as the address of a picture, so that nothing in it can act on the page."""
    return "data:image/svg+xml;base64," + base64.b64encode(svg).decode()
