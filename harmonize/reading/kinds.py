"""What a source calls its provisions becomes what a lawyer cites, what stands above it, and what stands below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from harmonize.model.law import CITABLE
from harmonize.model.text import Mark

ABOVE = {
    "part": "part",
    "book": "book",
    "tome": "book",
    "title": "title",
    "subtitle": "division",
    "chapter": "chapter",
    "subchapter": "division",
    "subpart": "division",
    "division": "division",
    "subdivision": "division",
    "group": "group",
    "crossHeading": "group",
    "transitional": "group",
}
"""The names of Akoma Ntoso for what stands above the unit, and ours."""
APART = {
    "annex": "annex",
    "appendix": "annex",
    "attachment": "annex",
    "component": "annex",
    "schedule": "annex",
    "schedules": "annex",
    "closing": "closing",
    "conclusions": "closing",
    "wrapup": "wrapup",
    "wrapUp": "wrapup",
    "listWrapUp": "wrapup",
}
"""What has its kind wherever it stands."""
BELOW = ("paragraph", "point", "subpoint")
_LISTED = ("point", "indent", "item", "list", "sublist", "subparagraph")
_RIVALS = ("rule", "clause", "level", "paragraph")
"""What can be the citable unit of a law that has neither articles nor sections, the likeliest first."""


def settled(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Return marks whose kinds are a source's names with our kinds; those of our own trees stay as they are.

    Where the source marks anything below the citable unit, it marks all of it.
    """
    unit = _unit(marks)
    finer = any(mark.kind == "subsection" for mark in marks)
    made: list[Mark] = []
    above: list[Mark] = []
    for mark, around in zip(marks, _around_units(marks, unit), strict=True):
        del above[mark.depth :]
        kinds = [parent.kind for parent in above]
        above.append(replace(mark, kind=_above(mark.kind) if around else _kind(mark, kinds, unit, finer=finer)))
        made.append(above[-1])
    complete = any(below.kind in BELOW and parent.kind in CITABLE for parent, below in pairwise(made))
    return tuple(replace(mark, complete=True) for mark in made) if complete else tuple(made)


def _unit(marks: Sequence[Mark]) -> str:
    """Return the source's name for the unit that a lawyer cites: the inner one where articles and sections nest."""
    counts = {name: sum(mark.kind == name for mark in marks) for name in (*CITABLE, *_RIVALS)}
    article, section = CITABLE
    if counts[article] and counts[section]:
        if _contains(marks, section, article):
            return article
        if _contains(marks, article, section):
            return section
        return max(CITABLE, key=lambda name: counts[name])
    return next((name for name, count in counts.items() if count), article)


def _contains(marks: Sequence[Mark], outer: str, inner: str) -> bool:
    depth: int | None = None
    for mark in marks:
        if depth is not None and mark.depth > depth:
            if mark.kind == inner:
                return True
        else:
            depth = mark.depth if mark.kind == outer else None
    return False


def _around_units(marks: Sequence[Mark], unit: str) -> list[bool]:
    """Tell of each mark whether a citable unit stands within it, and it within none."""
    around = [False] * len(marks)
    path: list[int] = []
    for at, mark in enumerate(marks):
        del path[mark.depth :]
        if mark.kind == unit and not any(marks[parent].kind == unit for parent in path):
            for parent in path:
                around[parent] = True
        path.append(at)
    return around


def _above(name: str) -> str:
    """Return what holds citable units: what a source calls so, or a group."""
    if name in CITABLE:
        return "division" if name == "section" else "chapter"
    return ABOVE.get(name) or APART.get(name, "group")


def _kind(mark: Mark, above: Sequence[str], unit: str, *, finer: bool) -> str:
    """Return our kind for a mark; ``finer`` tells that the source has subsections above its paragraphs."""
    name = mark.kind
    if name in APART:
        return APART[name]
    unit_at = next((at for at, kind in enumerate(above) if kind in CITABLE), None)
    if unit_at is not None:
        inner = above[unit_at + 1 :]
        listed = name in _LISTED or (finer and name == "paragraph")
        return name if name in BELOW and _fits(name, inner) and not finer else _below(inner, listed=listed)
    if "annex" in above:
        return _in_annex(name, above, unit)
    if name == unit or name in CITABLE:
        return _citable(name, unit)
    return _around(name, above)


def _citable(name: str, unit: str) -> str:
    """Return what an article or a section is, where the law's unit is one of them, or another element."""
    cited = unit if unit in CITABLE else "section"
    return cited if name == unit else _above(name)


def _around(name: str, above: Sequence[str]) -> str:
    if name in ABOVE:
        return ABOVE[name]
    return _below(above, listed=name in _LISTED) if name != "hcontainer" else "group"


def _in_annex(name: str, above: Sequence[str], unit: str) -> str:
    """Return what stands in an annex: its provisions are not the law's own, so that none is citable."""
    if name in ABOVE:
        return ABOVE[name]
    if name in (unit, *CITABLE, *_RIVALS, "subsection"):
        return "paragraph"
    return name if name in BELOW and _fits(name, above) else _below(above, listed=name in _LISTED)


def _fits(name: str, above: Sequence[str]) -> bool:
    """Tell whether a name of ours is right where it stands: a point in a point is a subpoint."""
    listed = any(kind in ("point", "subpoint") for kind in above)
    return {"paragraph": "paragraph" not in above and not listed, "point": not listed}.get(name, True)


def _below(above: Sequence[str], *, listed: bool) -> str:
    """Return the kind one step below the innermost that is open."""
    if any(kind in ("point", "subpoint") for kind in above):
        return "subpoint"
    return "point" if listed or "paragraph" in above else "paragraph"
