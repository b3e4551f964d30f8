"""The outline as one HTML file: the provisions beside the pages, every line in the colour of what it was taken for."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from markupsafe import Markup

from harmonize.model.law import RegionKind, Statute
from harmonize.model.quality import quality
from harmonize.reports.html import Strings, asset, environment, hashed
from harmonize.reports.pages import shown


def render_outline(statute: Statute, pictures: Mapping[int, bytes], strings: Strings) -> str:
    """Return a page on which a person can check a parse by eye; ``pictures`` are JPEGs of pages by their numbers.

    Pages without a picture are set anew from their words, where those stand.
    """
    style = asset("regions.css") + asset("outline.css") + _toggles()
    script = asset("outline.js")
    arranged = shown(statute, pictures)
    return (
        environment()
        .get_template("outline.html.j2")
        .render(
            statute=statute,
            shown=arranged,
            undrawn=pictures and any(leaf.printed and not leaf.picture for leaf in arranged.leaves),
            coverage=statute.coverage(),
            quality=quality(statute),
            language=statute.language,
            t=strings,
            style=Markup(style),
            script=Markup(script),
            style_hash=hashed(style),
            script_hash=hashed(script),
        )
    )


def _toggles() -> str:
    """Return the rules by which a box of the legend that is not ticked hides what it stands for."""
    return "\n".join(
        f"body:has(#c-{kind}:not(:checked)) .piece.k-{kind} {{ visibility: hidden; }}" for kind in get_args(RegionKind)
    )
