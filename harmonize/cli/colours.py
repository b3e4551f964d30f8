"""An outline in colour: groups, articles, what stands below them, headings and pages told apart at a glance."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from harmonize.model.law import CITABLE, Statute
from harmonize.model.quality import quality

if TYPE_CHECKING:
    from rich.text import Text

_LINE = re.compile(
    r"""
    (?P<indent> \ *)
    (?P<kind> \S+ ) (?P<number> (?:\ \S+)* ) (?P<repealed> \ \[repealed\] )?
    \ \  (?P<words> .*? )
    \ \  (?P<page> \(p\.\ \d+\) )
    """,
    re.VERBOSE,
)
"""``  article 192/b [repealed]  Unauthorised access  (p. 58)``"""
_BELOW = ("paragraph", "point", "subpoint", "wrapup")
_STYLES = {"number": "bold", "repealed": "red", "page": "dim"}


def coloured(line: str) -> Text:
    """Return a line of an outline with its parts in colours; one of another form as it is."""
    from rich.text import Text  # late: only where somebody watches

    text = Text(line)
    found = _LINE.fullmatch(line)
    if found:
        text.stylize(_style(found["kind"]), *found.span("kind"))
        for name, style in _STYLES.items():
            text.stylize(style, *found.span(name))
        if found["kind"] in _BELOW:
            text.stylize("dim", *found.span("words"))
    return text


def _style(kind: str) -> str:
    """Return the style of a kind of provision.

    >>> _style("article"), _style("chapter"), _style("point")
    ('bold cyan', 'bold magenta', 'green')
    """
    if kind in CITABLE:
        return "bold cyan"
    return "green" if kind in _BELOW else "bold magenta"


def summary(statute: Statute) -> str:
    """Return in one line how much of a statute was read and understood, and which numbers are missing or twice."""
    document, measured = statute.document, quality(statute)
    told = [
        f"{len(document.pages)} pages", f"{len(statute.articles())} articles or sections",
        f"parse quality {measured.score:.2f}", *(f"{kind} {share:.1%}" for kind, share in statute.coverage().items()),
    ]  # fmt: skip
    lists = {
        "unread pages": map(str, document.unread_pages),
        "numbers skipped": statute.holes,
        "numbers met twice": statute.duplicates,
    }
    told += [
        f"{name}: {', '.join(found)}" for name, found in ((name, list(found)) for name, found in lists.items()) if found
    ]
    return "; ".join(told)
