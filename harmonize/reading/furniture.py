"""Running heads, running feet and page numbers: what returns at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import groupby, takewhile
from typing import NamedTuple

from harmonize.model.text import Place
from harmonize.reading.sheet import Row, Sheet

_DEPTH = 3
"""Rows at the top and at the foot of a page that may be furniture."""
_DRIFT = 3.0
"""Points by which the same row may stand higher or lower on another page."""
_NEAR = 4
"""Pages within which a running head returns, left and right pages and chapter openings allowed for."""
_SHARE = 0.6
"""Share of the rows at one height that must return for the height to be one of furniture."""
_MANY = 4
"""Near pages on which a row must return if its numbers differ from page to page: half of those that are near."""
_COUNTING = 2
"""The same for a row of which a number goes up with the pages."""
_ONLY = 0.9
"""Share of the rows of one form that must stand at the pages' edge if their numbers differ."""
_NUMBER = re.compile(r"\d{1,9}|\b(?:[ivxlc]{1,8}|[IVXLC]{1,8})\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Edge(NamedTuple):
    """A row near the top or the foot of a page: the page's index, the row, its distance from that edge, its texts."""

    page: int
    row: Row
    height: float
    text: str
    form: str
    offsets: frozenset[int]


def with_furniture(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> list[list[Row]]:
    """Return ``pages`` of rows with the place of running heads, running feet and page numbers set."""

    @cache
    def anywhere(form: str) -> int:
        return sum(_form(row.text) == form for page in pages for row in page)

    places: dict[int, Place] = {}
    for head in (False, True):
        found = _furniture(list(_edges(pages, sheets, head=head)), anywhere)
        places |= {id(edge.row): _place(edge, head=head) for edge in found}
    return [[replace(row, place=places[id(row)]) if id(row) in places else row for row in page] for page in pages]


def _edges(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet], *, head: bool) -> Iterator[Edge]:
    """Yield the rows nearest to the head or the foot of each page, outermost first."""
    for i, page in enumerate(pages):
        for row in page[:_DEPTH] if head else reversed(page[-_DEPTH:]):
            height = row.box.top if head else sheets[i].height - row.box.bottom
            text = row.text
            offsets = frozenset(_value(number) - i for number in _NUMBER.findall(text))
            yield Edge(i, row, height, text, _form(text), offsets)


def _furniture(edges: Sequence[Edge], anywhere: Callable[[str], int]) -> list[Edge]:
    """Return the edges that return at their height on near pages, where most of what stands so high returns.

    Only the outermost count, up to the first that does not return: what is printed within the text is text.
    """
    alike: dict[tuple[str, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.form, edge.page].append(edge)
    forms = Counter(edge.form for edge in edges)

    def only(form: str) -> bool:
        return forms[form] >= _ONLY * anywhere(form)

    returning = [edge for edge in edges if _returns(edge, _near(edge, alike), only)]
    seen, back = (Counter(map(_shelf, rows)) for rows in (edges, returning))
    kept = {id(edge) for edge in returning if back[_shelf(edge)] >= _SHARE * seen[_shelf(edge)]}
    return [
        edge
        for _, page in groupby(edges, key=lambda edge: edge.page)
        for edge in takewhile(lambda edge: id(edge) in kept, page)
    ]


def _returns(edge: Edge, near: Sequence[Edge], only: Callable[[str], bool]) -> bool:
    """Tell whether ``edge`` returns: word for word, counting as pages do, or on most near pages and nowhere else.

    Numbers alone do not tell "Title, 12-14" from the article that opens a page: the article's form is also found
    lower on other pages.
    """
    if any(edge.text == other.text for other in near):
        return True
    counting = sum(bool(edge.offsets & other.offsets) for other in near)
    if not _LETTERS.search(edge.form):
        return counting > 0
    return (counting >= _COUNTING or len(near) >= _MANY) and only(edge.form)


def _near(edge: Edge, alike: Mapping[tuple[str, int], Sequence[Edge]]) -> list[Edge]:
    """Return the edges of the same form at the same height on the pages around."""
    return [
        other
        for page in range(edge.page - _NEAR, edge.page + _NEAR + 1)
        if page != edge.page
        for other in alike.get((edge.form, page), ())
        if abs(edge.height - other.height) <= _DRIFT
    ]


def _form(text: str) -> str:
    return _NUMBER.sub("#", text).casefold()


def _shelf(edge: Edge) -> int:
    return round(edge.height / _DRIFT)


def _place(edge: Edge, *, head: bool) -> Place:
    if edge.offsets and len(_LETTERS.findall(edge.form)) <= 1:
        return "page-number"
    return "running-head" if head else "running-foot"


def _value(number: str) -> int:
    """Return the value of an Arabic or Roman number.

    >>> _value("19"), _value("xix")
    (19, 19)
    """
    if number.isdigit():
        return int(number)
    values = [_ROMAN[letter] for letter in number.lower()]
    return sum(-value if any(value < later for later in values[i + 1 :]) else value for i, value in enumerate(values))
