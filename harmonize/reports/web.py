"""A paper as one HTML page: no request leaves it, no text in it can act, and it reads without script."""

from __future__ import annotations

from markupsafe import Markup

from harmonize.reports.blocks import laid
from harmonize.reports.html import Strings, asset, environment, hashed
from harmonize.reports.margins import margins
from harmonize.reports.paper import Paper, cleaned

STYLES = ("report.css", "evidence.css", "blocks.css", "print.css")


def page(paper: Paper, strings: Strings) -> str:
    """Return a paper as one HTML document: no request leaves it, its style is known by hash, nothing in it acts."""
    style = "".join(map(asset, STYLES)) + margins(paper)
    clean = cleaned(paper)
    return (
        environment()
        .get_template("paper.html.j2")
        .render(
            paper=clean,
            laid=laid(clean.blocks, taken=("top", "main")),
            t=strings,
            style=Markup(style),
            style_hash=hashed(style),
        )
    )
