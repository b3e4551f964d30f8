"""Places: a statute's provisions by what references call them, looked up once for each provision."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from harmonize.language.folding import fold
from harmonize.model.law import CITABLE, Provision, Statute

PARTS = ("paragraph", "point", "subpoint", "wrapup")
"""The kinds of provision below a citable unit."""
_PARTS = re.compile(r"\d+|[^\W\d_]+")
_SIGNS = str.maketrans("", "", "ºª")
_ROMAN = re.compile(r"[ivxlc]+$")
_DIGITS = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def key(number: str) -> str:
    """Return a number as it is compared: parts in lower case, whatever stands between them, no sign of an ordinal.

    >>> key("192/ b") == key("192/b"), key("L. 122-3"), key("185A"), key("6.º-A")
    (True, 'l-122-3', '185-a', '6-a')
    """
    return "-".join(_parts(number.lower()))


def _parts(number: str) -> list[str]:
    return _PARTS.findall(number.translate(_SIGNS))


def folded(number: str) -> str:
    """Return a number's key in Latin letters.

    >>> folded("251-а") == folded("251-a")
    True
    """
    return "-".join(fold(part) for part in _parts(number))


def counted(number: str) -> str:
    """Return a number with roman numerals in digits.

    >>> counted("XIV"), counted("12"), counted("b")
    ('14', '12', 'b')
    """
    lower = number.lower()
    if not _ROMAN.match(lower):
        return key(number)
    values = [_DIGITS[letter] for letter in lower]
    return str(sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True)))


@dataclass(frozen=True, slots=True)
class Below:
    """What stands below one provision: children and all descendants by mark, paragraphs in order, groups by kind."""

    children: Mapping[str, tuple[Provision, ...]]
    descendants: Mapping[str, tuple[Provision, ...]]
    paragraphs: tuple[Provision, ...]
    blocks: tuple[Provision, ...]
    groups: Mapping[str, tuple[Provision, ...]]
    order: Mapping[str, int]

    @classmethod
    def of(cls, node: Provision) -> Below:
        """Gather what stands below a provision; of a group only the groups, of a citable unit only its parts."""
        inner = node.kind in (*CITABLE, *PARTS)
        blocks = tuple(found for child in node.children for found in child.walk()) if inner else ()
        grouped: dict[str, tuple[Provision, ...]] = {}
        for group in _groups(node):
            grouped[group.kind] = (*grouped.get(group.kind, ()), group)
        return cls(
            by_number(node.children),
            by_number(blocks),
            tuple(child for child in node.children if child.kind == "paragraph"),
            blocks,
            grouped,
            {child.eid: place for place, child in enumerate(node.children)},
        )

    def marked(self, number: str) -> Provision | None:
        """Return the first child with a mark."""
        found = self.children.get(key(number)) or self.children.get(_FOLDED + folded(number))
        return found[0] if found else None

    def deep(self, number: str) -> Provision | None:
        """Return the only descendant with a mark."""
        found = self.descendants.get(key(number)) or self.descendants.get(_FOLDED + folded(number)) or ()
        return found[0] if len(found) == 1 else None


def _groups(node: Provision) -> Iterator[Provision]:
    for child in node.children:
        if child.kind not in CITABLE and child.kind not in PARTS:
            yield child
            yield from _groups(child)


_FOLDED = "~"  # before a number in Latin letters: the numbers as printed come first


def by_number(nodes: Iterable[Provision]) -> dict[str, tuple[Provision, ...]]:
    """Return numbered provisions by their number as printed, and by the same in Latin letters."""
    found: dict[str, list[Provision]] = {}
    for node in nodes:
        if node.number:
            found.setdefault(key(node.number), []).append(node)
            found.setdefault(_FOLDED + folded(node.number), []).append(node)
    return {number: tuple(same) for number, same in found.items()}


@dataclass(frozen=True, slots=True)
class Index:
    """A statute's citable provisions by number, those in annexes apart, and what stands below any provision.

    ``points_count`` tells that a list's points are counted among an article's paragraphs.
    """

    root: Provision
    articles: tuple[Provision, ...]
    places: Mapping[str, int]
    numbers: Mapping[str, tuple[Provision, ...]]
    points_count: bool = False
    known: dict[str, Below] = field(default_factory=dict)
    ranges: dict[tuple[str, str], tuple[str, ...]] = field(default_factory=dict)

    def find(self, number: str) -> Provision | None:
        """Return the article with a number, None where there is none, or more than one."""
        found = self.numbers.get(key(number)) or self.numbers.get(_FOLDED + folded(number)) or ()
        return found[0] if len(found) == 1 else None

    def below(self, node: Provision) -> Below:
        """Return what stands below a provision."""
        if node.eid not in self.known:
            self.known[node.eid] = Below.of(node)
        return self.known[node.eid]

    def between(self, first: Provision, last: Provision) -> tuple[str, ...]:
        """Return the ids from the first to the last, articles or siblings; empty where they are reversed or neither."""
        ends = (first.eid, last.eid)
        if ends not in self.ranges:
            self.ranges[ends] = self._between(first, last)
        return self.ranges[ends]

    def _between(self, first: Provision, last: Provision) -> tuple[str, ...]:
        if first.kind in CITABLE and last.kind in CITABLE:
            return tuple(article.eid for article in self.articles[self.places[first.eid] : self.places[last.eid] + 1])
        for node in reversed(self.root.path(first.span.start)):
            order = self.below(node).order
            if first.eid in order:
                inside = node.children[order[first.eid] : order.get(last.eid, -1) + 1]
                return tuple(sibling.eid for sibling in inside)
        return ()

    def beside(self, article: Provision, step: int) -> Provision | None:
        """Return the article before (-1) or after (1) one."""
        at = self.places[article.eid] + step
        return self.articles[at] if 0 <= at < len(self.articles) else None


def index(statute: Statute, points_count: bool = False) -> Index:
    """Return the index of a statute."""
    own = [article for node in statute.root.children if node.kind != "annex" for article in node.citable()]
    articles = statute.articles()
    places = {article.eid: place for place, article in enumerate(articles)}
    return Index(statute.root, articles, places, by_number(own), points_count)
