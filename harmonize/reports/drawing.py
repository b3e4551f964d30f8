"""Drawing: the pieces that charts are made of, as SVG that browsers and typesetters draw alike."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from harmonize.reports.paper import legible

FONTS = "Libertinus Serif, DejaVu Sans, sans-serif"
INK, QUIET, LINE, GROUND = "#1c2229", "#566270", "#d8dde3", "#ffffff"
SIZE, MARGIN = 11, 8
"""Height of a chart's type, and what is left free around it; the unit is a point where a chart is drawn 1:1."""
WIDE = 0.62
"""Width of a character as a share of its height, rather too much than too little."""

COLOURS = {
    "full": "#17653a",
    "partial": "#855300",
    "none-found": "#a1262b",
    "cannot-tell": "#4a4a8c",
    "reserved": "#1f6272",
    "not-applicable": "#56606b",
}
TINTS = {
    "full": "#c4e3d0",
    "partial": "#f7dfae",
    "none-found": "#f2bfc1",
    "cannot-tell": "#d9d8f0",
    "reserved": "#c6e4eb",
    "not-applicable": "#e8ebee",
}
_ROUND = '<circle cx="8" cy="8" r="6.1" fill="none" stroke="{ink}" stroke-width="1.8"{dashed}/>'
SHAPES = {
    "full": '<path fill="{ink}" fill-rule="evenodd" d="M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1Zm4 5.2-4.7 5L4 8.2l1.2-1.2 '
    '2.1 1.9L10.8 5Z"/>',
    "partial": _ROUND + '<path fill="{ink}" d="M8 3.5v9a4.5 4.5 0 0 1 0-9Z"/>',
    "none-found": _ROUND + '<path stroke="{ink}" stroke-width="1.8" d="M5.6 5.6 10.4 10.4M10.4 5.6 5.6 10.4"/>',
    "cannot-tell": _ROUND.replace("{dashed}", ' stroke-dasharray="2.4 1.43"')
    + '<path fill="none" stroke="{ink}" stroke-width="1.6" d="M6 6.5C6 4.2 10 4.2 10 6.5 10 8 8 7.8 8 9.4"/>'
    '<circle cx="8" cy="11.4" r="1" fill="{ink}"/>',
    "reserved": '<path fill="none" stroke="{ink}" stroke-width="1.7" d="M8 1.5 14 4v4c0 3.3-2.5 5.5-6 6.6C4.5 13.5 2 '
    '11.3 2 8V4Z"/><path stroke="{ink}" stroke-width="1.7" d="M5 8h6"/>',
    "not-applicable": '<path stroke="{ink}" stroke-width="2" d="M3 8h10"/>',
}
"""The shape of each status, 16 units wide and high: the same as in a page."""
HATCHES = {
    "partial": "M0 6 6 0",
    "none-found": "M0 0 6 6M0 6 6 0",
    "cannot-tell": "M0 3H6",
    "reserved": "M3 0V6",
    "not-applicable": "M3 2.5V3.5",
}
"""The pattern that tells a status apart where its area is coloured; ``full`` is plain."""


def drawing(size: tuple[float, float], title: str, description: str, parts: Iterable[str]) -> str:
    """Return a drawing of some width and height on a light ground, with the words that a screen reader says of it."""
    width, height = size[0] + 2 * MARGIN, size[1] + 2 * MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="{-MARGIN} {-MARGIN} {width:g} {height:g}" role="img" font-family="{FONTS}" font-size="{SIZE}">'
        f"<title>{plain(title)}</title><desc>{plain(description)}</desc>"
        f"{box(-MARGIN, -MARGIN, width, height, GROUND)}{''.join(parts)}</svg>"
    )


def plain(words: str) -> str:
    """Return words as an SVG may hold them: nothing in them is markup, every character is legible.

    >>> plain("<b>")
    '&lt;b&gt;'
    """
    return escape(legible(words))


def box(x: float, y: float, width: float, height: float, fill: str, about: str = "") -> str:
    """Return a filled rectangle; ``about`` is what it says to those who point at it."""
    title = f"<title>{plain(about)}</title>" if about else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{fill}">{title}</rect>'


def line(x0: float, y0: float, x1: float, y1: float, ink: str = LINE, width: float = 1, dashes: str = "") -> str:
    """Return a straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    ends = f'x1="{x0:g}" y1="{y0:g}" x2="{x1:g}" y2="{y1:g}"'
    return f'<line {ends} stroke="{ink}" stroke-width="{width:g}"{dashed}/>'


def label(x: float, y: float, words: str, anchor: str = "start", ink: str = INK, bold: bool = False) -> str:
    """Return words with their baseline at ``y``, that start, end or have their middle at ``x``."""
    weight = ' font-weight="bold"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" fill="{ink}" text-anchor="{anchor}"{weight}>{plain(words)}</text>'


def shape(status: str, x: float, y: float, size: float) -> str:
    """Return the shape of a status with its upper left corner at a point; nothing for what is no status."""
    drawn = SHAPES.get(status, "").replace("{ink}", COLOURS.get(status, INK)).replace("{dashed}", "")
    return f'<g transform="translate({x:g} {y:g}) scale({size / 16:g})">{drawn}</g>' if drawn else ""


def hatches() -> str:
    """Return the patterns of all statuses, to be put into a drawing that uses :func:`filled`."""
    return f"<defs>{''.join(_hatch(status, path) for status, path in HATCHES.items())}</defs>"


def _hatch(status: str, path: str) -> str:
    ground = box(0, 0, 6, 6, TINTS[status])
    drawn = f'<path d="{path}" stroke="{COLOURS[status]}" stroke-width="1" stroke-opacity="0.55"/>'
    return f'<pattern id="h-{status}" width="6" height="6" patternUnits="userSpaceOnUse">{ground}{drawn}</pattern>'


def filled(status: str) -> str:
    """Return what fills the area of a status."""
    return f"url(#h-{status})" if status in HATCHES else COLOURS[status]


def width_of(words: str) -> float:
    """Return how wide some words are set, about.

    >>> round(width_of("abcd"), 2)
    27.28
    """
    return len(words) * SIZE * WIDE


def fitting(words: str, width: float) -> str:
    """Return words cut so that they fit in a width.

    >>> fitting("Republika Srpska", 60)
    'Republi…'
    """
    most = max(1, int(width / (SIZE * WIDE)))
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
