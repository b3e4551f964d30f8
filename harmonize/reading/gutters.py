"""Columns of text: the white that parts them, and the rows of each column one after the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, combinations, groupby, pairwise

from harmonize.reading.layout import rows as rows_of
from harmonize.reading.sheet import Row, Word

_WHITE = 8.0
"""Points of white that part two columns at least."""
_FEWEST = 5
"""Rows with text on both sides of a gutter that show it."""
_PLACES, _LIKELY = 6, 4
"""Places that are looked at on one page, and those of them that are tried two by two."""
_ALIKE = 0.6
"""Columns of text are equally wide: the narrowest has this part of the widest one's width."""
_FULL = 0.6
"""Mean part of a column's width that its rows of running text fill at least."""
_LETTERS = 0.6
"""Share of letters among the characters of running text at least."""
_DENSE = 0.5
"""Columns beside each other have this share of each other's rows at least; the cells of a table have not."""
_BESIDE = 0.9
"""Rows stand beside each other when their baselines differ by less than this many type sizes."""
_APART = 1.4
"""Usual distances between rows by which a heading over or under the columns stands apart from them."""
_WIDER = 1.2
"""A gutter is wider than this many times the widest space between two words of most rows."""
_HEADING, _SHORT = 3, 0.9
"""Rows of a heading below the columns at most, and the part of a column's width that it takes."""
_SAME = 6.0
"""Points by which a gutter may differ from page to page."""


@dataclass(frozen=True, slots=True)
class Band:
    """The rows ``first`` to ``last`` (excluded) of a page that are set in columns, parted at the ``gutters``."""

    first: int
    last: int
    gutters: tuple[float, ...]


def with_gutters(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return ``pages`` of rows in reading order: where text is set in columns, one column after the other.

    A gutter is found by the white that many rows of a page share; where it is known from one page, fewer rows show it
    on the others.
    """
    shown = [list(_bands(page, _candidates(page), _FEWEST)) for page in pages]
    known = _known(band.gutters for bands in shown for band in bands)
    if not known:
        return [list(page) for page in pages]
    return [_parted(page, _with_known(page, bands, known)) for page, bands in zip(pages, shown, strict=True)]


def _known(found: Iterable[tuple[float, ...]]) -> list[tuple[float, ...]]:
    """Return the different sets of gutters, most frequent first."""
    kept: list[tuple[float, ...]] = []
    for gutters, _ in Counter(found).most_common():
        if not any(_same(gutters, other) for other in kept):
            kept.append(gutters)
    return kept


def _same(gutters: Sequence[float], others: Sequence[float]) -> bool:
    return len(gutters) == len(others) and all(abs(a - b) < _SAME for a, b in zip(gutters, others, strict=True))


def _with_known(page: Sequence[Row], bands: Sequence[Band], known: Iterable[tuple[float, ...]]) -> list[Band]:
    """Add to the bands that a page shows those that gutters known from other pages make on it."""
    found = list(bands)
    for gutters in known:
        shown = [*_bands(page, [gutters], 1), *_first_alone(page, gutters)]
        found += [band for band in shown if not any(_overlap(band, other) for other in found)]
    return sorted(found, key=lambda band: band.first)


def _first_alone(page: Sequence[Row], gutters: tuple[float, ...]) -> Iterator[Band]:
    """Yield the bands of which only the first column is filled, as on a law's last page."""
    for first, last in _uncrossed(page, gutters):
        rows = page[first:last]
        left, right = min(row.box.x0 for row in rows), max(row.box.x1 for row in rows)
        if len(rows) >= _HEADING and _SHORT * (gutters[0] - left) < right - left < gutters[0] - left:
            yield Band(first, last, gutters)


def _overlap(band: Band, other: Band) -> bool:
    return band.first < other.last and other.first < band.last


def _candidates(page: Sequence[Row]) -> list[tuple[float, ...]]:
    """Return the gutters that a page may have, two together and one alone, those first that fewest words stand on."""
    reach = {}
    for place in _white_places(page):
        longest = max((last - first for first, last in _uncrossed(page, [place])), default=0)
        if longest >= _FEWEST:
            reach[place] = longest
    likely = sorted(reach, key=lambda place: -reach[place])
    pairs = sorted(combinations(likely[:_LIKELY], 2), key=lambda pair: -min(reach[place] for place in pair))
    return [*((min(pair), max(pair)) for pair in pairs), *((place,) for place in likely)]


def _white_places(page: Sequence[Row]) -> list[float]:
    """Return where on a page many spaces lie one below the other."""
    changes: Counter[int] = Counter()
    for x0, x1 in _gaps([row for row in page if row.place == "flow"]):
        changes[int(x0) + 1] += 1
        changes[int(x1)] -= 1
    if not changes:
        return []
    first = min(changes)
    white = list(accumulate(changes[x] for x in range(first, max(changes) + 1)))
    return [first + x for x in _peaks(white)]


def _gaps(rows: Sequence[Row]) -> Iterator[tuple[float, float]]:
    """Yield the white between the words of each row and of those that stand beside it."""
    for i, row in enumerate(rows):
        reach = row.words[0].x1
        for word in sorted(_words_beside(rows, i), key=lambda word: word.x0):
            if word.x0 - reach >= _WHITE:
                yield reach, word.x0
            reach = max(reach, word.x1)


def _words_beside(rows: Sequence[Row], i: int) -> Iterator[Word]:
    """Yield the words of row ``i`` and of the rows beside it that have a lower baseline."""
    deepest = rows[i].baseline + _BESIDE * rows[i].size
    while i < len(rows) and rows[i].baseline < deepest:
        yield from rows[i].words
        i += 1


def _peaks(white: list[int]) -> Iterator[float]:
    """Yield the middle of each stretch over which most rows are white."""
    for _ in range(_PLACES):
        most = max(white)
        if most < _FEWEST:
            return
        top = white.index(most)
        end = next((x for x in range(top, len(white)) if white[x] < most), len(white))
        yield (top + end) / 2
        low = top
        while low and white[low - 1] * 2 >= most:
            low -= 1
        while end < len(white) and white[end] * 2 >= most:
            end += 1
        white[low:end] = [0] * (end - low)


def _bands(page: Sequence[Row], candidates: Iterable[tuple[float, ...]], fewest: int) -> Iterator[Band]:
    """Yield the bands that the first fitting set of gutters makes, then those that the others make beside them."""
    taken: list[Band] = []
    for gutters in candidates:
        for first, last in _uncrossed(page, gutters):
            band = _trimmed(page, Band(first, last, gutters))
            if band and not any(_overlap(band, other) for other in taken) and _is_text(page, band, fewest):
                taken.append(band)
                yield band


def _uncrossed(page: Sequence[Row], gutters: Sequence[float]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of the flow in which every row leaves the gutters white."""
    clear = [row.place == "flow" and not any(_crosses(row, gutter) for gutter in gutters) for row in page]
    for is_clear, part in groupby(range(len(page)), key=clear.__getitem__):
        if is_clear:
            rows = list(part)
            yield rows[0], rows[-1] + 1


def _crosses(row: Row, gutter: float) -> bool:
    reach = max((word.x1 for word in row.words if word.x0 < gutter), default=0.0)
    begin = min((word.x0 for word in row.words if word.x0 >= gutter), default=reach + _WHITE)
    return reach > gutter or begin - reach < _WHITE


def _trimmed(page: Sequence[Row], band: Band) -> Band | None:
    """Cut from a band what stands on one side only and apart from it: headings over it or before the text below."""
    rows = page[band.first : band.last]
    both = [i for i in range(len(rows)) if _on_both(rows, band.gutters, i)]
    if not both:
        return None
    steps = [b.baseline - a.baseline for a, b in pairwise(rows)]
    usual = sorted(step for step in steps if step > 2.0) or [0.0]
    wide = [i + 1 for i, step in enumerate(steps) if step > _APART * usual[len(usual) // 2]]
    first = max((i for i in wide if i <= both[0]), default=0)
    last = max((i for i in wide if i > both[-1]), default=len(rows))
    following = page[band.last : band.last + 1]
    if not (following and _is_heading(rows[last:], rows[last - 1], following[0], band.gutters[0])):
        last = len(rows)
    return Band(band.first + first, band.first + last, band.gutters)


def _is_heading(rows: Sequence[Row], above: Row, below: Row, gutter: float) -> bool:
    """Tell whether ``rows`` are short, few, and nearer to the text ``below`` than to the columns ``above``."""
    if not 0 < len(rows) <= _HEADING or below.place != "flow":
        return False
    longest = max(row.box.x1 for row in rows) - below.box.x0
    nearer = below.baseline - rows[-1].baseline < rows[0].baseline - above.baseline
    return nearer and longest < _SHORT * (gutter - below.box.x0)


def _sides(row: Row, gutters: Sequence[float]) -> frozenset[int]:
    """Return the numbers of the columns that a row has words in."""
    return frozenset(_column(word, gutters) for word in row.words)


def _column(word: Word, gutters: Sequence[float]) -> int:
    middle = (word.x0 + word.x1) / 2
    return sum(gutter < middle for gutter in gutters)


def _on_both(rows: Sequence[Row], gutters: Sequence[float], i: int) -> bool:
    """Tell whether row ``i`` has text in two columns, or stands beside a row of another column."""
    sides = _sides(rows[i], gutters)
    if i + 1 < len(rows) and rows[i + 1].baseline - rows[i].baseline < _BESIDE * rows[i].size:
        sides |= _sides(rows[i + 1], gutters)
    return len(sides) > 1


def _is_text(page: Sequence[Row], band: Band, fewest: int) -> bool:
    """Tell whether a band is text in columns: equally wide, full of words, beside each other; and no table."""
    rows = page[band.first : band.last]
    if sum(_on_both(rows, band.gutters, i) for i in range(len(rows))) < fewest:
        return False
    columns = [_lines(rows, band.gutters, k) for k in range(len(band.gutters) + 1)]
    if not all(columns):
        return False
    edges = [(min(line[0].x0 for line in column), max(line[-1].x1 for line in column)) for column in columns]
    widths = [right - left for left, right in edges]
    if fewest > 1 and min(widths) < _ALIKE * max(widths):
        return False
    return _beside(columns) and all(map(_is_prose, columns, widths)) and _stands_out(rows, band.gutters)


def _lines(rows: Iterable[Row], gutters: Sequence[float], column: int) -> list[list[Word]]:
    """Return the words of one column, row by row."""
    lines = ([word for word in row.words if _column(word, gutters) == column] for row in rows)
    return [line for line in lines if line]


def _is_prose(column: Sequence[Sequence[Word]], width: float) -> bool:
    text = "".join(word.text for line in column for word in line)
    filled = sum(line[-1].x1 - line[0].x0 for line in column)
    enough = len(column) < _FEWEST or filled >= _FULL * width * len(column)
    return enough and sum(map(str.isalpha, text)) >= _LETTERS * len(text)


def _beside(columns: Sequence[Sequence[Sequence[Word]]]) -> bool:
    """Tell whether the columns have about as many rows as each other over the height that they share."""
    top = max(column[0][0].baseline for column in columns)
    bottom = min(column[-1][0].baseline for column in columns)
    counts = [sum(top - 1 <= line[0].baseline <= bottom + 1 for line in column) for column in columns]
    return min(counts) >= _DENSE * max(counts)


def _stands_out(rows: Iterable[Row], gutters: Sequence[float]) -> bool:
    """Tell whether the gutters are wider than the spaces between words mostly are, even in spaced out lines."""
    wider: list[bool] = []
    for row in rows:
        gaps = [(a.x1, b.x0) for a, b in pairwise(row.words)]
        at = [x1 - x0 for x0, x1 in gaps if any(x0 <= gutter <= x1 for gutter in gutters)]
        others = [x1 - x0 for x0, x1 in gaps if not any(x0 <= gutter <= x1 for gutter in gutters)]
        if at and others:
            wider.append(min(at) > _WIDER * max(others))
    return 2 * sum(wider) >= len(wider)


def _parted(page: Sequence[Row], bands: Sequence[Band]) -> list[Row]:
    """Return the rows of a page with those of each band made anew, column by column."""
    ordered: list[Row] = []
    at = 0
    for band in bands:
        ordered += page[at : band.first]
        rows = page[band.first : band.last]
        columns = len(band.gutters) + 1
        for k in range(columns):
            words = [word for line in _lines(rows, band.gutters, k) for word in line]
            ordered += [replace(row, column=(k + 1, columns)) for row in rows_of(rows[0].page, words)]
        at = band.last
    return ordered + list(page[at:])
