"""Running heads, running feet and page numbers: what returns at the same place of page after page."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
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
_APART = 1.6
"""Usual distances between rows by which what stands alone over or under the text is parted from it."""
_CLOSE = 1.2
"""Usual distances between rows within which rows of text follow each other."""
_ALWAYS = 0.9
"""Share of the pages on which it must be so parted."""
_FEWEST = 4
"""Pages on which it must stand at least."""
_NO_LARGER = 1.05
"""Part of the usual type size that it is set in at most; headings are larger."""
_MORE, _SELDOM = 1.2, 0.5
"""Headings are set in a type that has so many times the rows it has at the pages' edge, and this share of all rows."""
_NOTE = re.compile(r"[\d*†‡§(\[]")
"""What a footnote begins with."""
_NUMBER = re.compile(r"\d{1,9}|\b(?:[ivxlc]{1,8}|[IVXLC]{1,8})\b")
_LETTERS = re.compile(r"[^\W\d_]+")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Edge(NamedTuple):
    """A row near the top or the foot of a page: the page's index, the row, its distance from that edge, its texts.

    ``white`` is the distance of its baseline from that of the next row inwards.
    """

    page: int
    row: Row
    height: float
    white: float
    text: str
    form: str
    offsets: frozenset[int]


def with_furniture(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet]) -> list[list[Row]]:
    """Return ``pages`` of rows with the place of running heads, running feet and page numbers set."""

    @cache
    def anywhere() -> Counter[str]:
        return Counter(_form(row.text) for page in pages for row in page)

    places: dict[int, Place] = {}
    usual = _usual(pages)
    for head in (False, True):
        edges = list(_edges(pages, sheets, head=head))
        outermost = [next(part) for _, part in groupby(edges, key=lambda edge: edge.page)]
        alone = _standing_alone(outermost, usual, anywhere, head=head)
        places |= {id(edge.row): _place(edge, head=head) for edge in _furniture(edges, anywhere, alone, usual)}
    return [[replace(row, place=places[id(row)]) if id(row) in places else row for row in page] for page in pages]


def _edges(pages: Sequence[Sequence[Row]], sheets: Sequence[Sheet], *, head: bool) -> Iterator[Edge]:
    """Yield the rows nearest to the head or the foot of each page, outermost first."""
    for i, page in enumerate(pages):
        near = page[: _DEPTH + 1] if head else page[: -_DEPTH - 2 : -1]
        for k, row in enumerate(near[:_DEPTH]):
            height = row.box.top if head else sheets[i].height - row.box.bottom
            white = abs(_next(row, near[k + 1 :]).baseline - row.baseline)
            text = row.text
            offsets = frozenset(_value(number) - i for number in _NUMBER.findall(text))
            yield Edge(i, row, height, white, text, _form(text), offsets)


def _next(row: Row, following: Sequence[Row]) -> Row:
    """Return the first of ``following`` that stands over or under ``row``, not only beside it in another column."""
    across = (other for other in following if other.box.x0 < row.box.x1 and row.box.x0 < other.box.x1)
    return next(across, following[0] if following else row)


class Usual(NamedTuple):
    """What is usual in a document: the distance of its rows, their type (size, whether bold), each type's rows."""

    pitch: float
    type: tuple[float, bool]
    types: Counter[tuple[float, bool]]

    def is_heading(self, row: Row, count: int) -> bool:
        """Tell whether a row is in type that few rows are set in, and more than the ``count`` at the pages' edge."""
        rows = self.types[_type(row)]
        return _MORE * count < rows < _SELDOM * self.types.total()


def _usual(pages: Sequence[Sequence[Row]]) -> Usual:
    pitches = Counter(
        float(round(_next(row, page[i : i + _DEPTH]).baseline - row.baseline))
        for page in pages
        for i, row in enumerate(page[:-1], 1)
    )
    types = Counter(_type(row) for page in pages for row in page)
    return Usual(
        max(pitches, key=lambda value: pitches[value], default=0.0),
        max(types, key=lambda kind: types[kind], default=(0.0, False)),
        types,
    )


def _type(row: Row) -> tuple[float, bool]:
    return row.size, row.words[0].bold


def _standing_alone(
    outermost: Sequence[Edge], usual: Usual, anywhere: Callable[[], Counter[str]], *, head: bool
) -> set[int]:
    """Return the edges, by id, that stand alone at one height of most pages, parted from the text, whatever they say.

    So stand the names of chapters and the ranges of sections that change from page to page. A heading that opens a page
    stands where the text begins, is followed closely by it, is set in larger type, or is like others within the text.
    """
    forms = Counter(edge.form for edge in outermost)
    types = Counter(_type(edge.row) for edge in outermost)
    shelves = Counter(map(_shelf, outermost))
    apart = [edge for edge in outermost if _is_apart(edge, usual) and (head or not _NOTE.match(edge.text))]
    parted = Counter(map(_shelf, apart))
    return {
        id(edge)
        for edge in apart
        if parted[_shelf(edge)] >= max(_FEWEST, _SHARE * len(outermost), _ALWAYS * shelves[_shelf(edge)])
        and forms[edge.form] >= _ONLY * anywhere()[edge.form]
        and not usual.is_heading(edge.row, types[_type(edge.row)])
    }


def _is_apart(edge: Edge, usual: Usual) -> bool:
    return edge.white > _APART * usual.pitch and edge.row.size <= _NO_LARGER * usual.type[0]


def _furniture(
    edges: Sequence[Edge], anywhere: Callable[[], Counter[str]], alone: Container[int], usual: Usual
) -> list[Edge]:
    """Return the edges that return at their height on near pages, where most of what stands so high returns.

    Only the outermost count, up to the first that does not return: what is printed within the text is text. What
    stands ``alone`` counts as well.
    """
    alike: dict[tuple[str, int], list[Edge]] = defaultdict(list)
    for edge in edges:
        alike[edge.form, edge.page].append(edge)
    forms = Counter(edge.form for edge in edges)

    def only(form: str) -> bool:
        return forms[form] >= _ONLY * anywhere()[form]

    returning = [edge for edge in edges if _returns(edge, _near(edge, alike), only)]
    seen, back = (Counter(map(_shelf, rows)) for rows in (edges, returning))
    kept = {id(edge) for edge in returning if back[_shelf(edge)] >= _SHARE * seen[_shelf(edge)]}
    pages = (list(page) for _, page in groupby(edges, key=lambda edge: edge.page))
    outer = (list(takewhile(lambda edge: id(edge) in kept or id(edge) in alone, page)) for page in pages)
    return [edge for page in outer for edge in _before_text(page, usual)]


def _before_text(page: Sequence[Edge], usual: Usual) -> Sequence[Edge]:
    """Return the edges up to those that are set as the text is and follow it as closely as its rows each other."""
    end = len(page)
    while end and page[end - 1].white <= _CLOSE * usual.pitch and _type(page[end - 1].row) == usual.type:
        end -= 1
    return page[:end]


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
