"""Openings of citable units: every row that looks like one, weighed by its shape, and the sequence they form."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.knowledge import Tradition
from harmonize.model.text import Span
from harmonize.structure.grammar import Grammar, grammar
from harmonize.structure.numbering import BACK, Number, step
from harmonize.structure.rows import Row, small
from harmonize.structure.spelling import folded

WINDOW = 64
"""How many candidates back a predecessor is looked for: bounds the time, and no law mentions so many in a row."""
_START = 0.5
_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")
_MARK = re.compile(r"^\W{0,2}\d{0,3}\W{0,3}$")
"""What may follow an opening that stands alone: nothing, or the mark of a footnote."""
_NUMBERED = re.compile(r"\d[\w/–-]{0,6}\.?$")
_PUNCTUATED = re.compile(r"^\s*[,;)/]")
_QUOTE_OPENS, _QUOTE_CLOSES = re.compile(r"^[„“\"«‘”]"), re.compile(r"[”“\"»’]\s*[.;,]?$")
_QUOTED = re.compile(r"[”“\"»’]")
_LONGEST_QUOTE = 300


@dataclass(frozen=True, slots=True)
class Opening:
    """A row that may open a provision: its number, the span of word, number and stop, what follows on the row.

    ``last`` is the number at which a range ends whose provisions open together, else ``number`` itself; ``word``
    is what opens it, empty where its number stands bare.
    """

    row: int
    number: Number
    last: Number
    span: Span
    rest: str
    weight: float
    word: str = ""

    @property
    def alone(self) -> bool:
        """Whether nothing but a footnote's mark follows on the row."""
        return bool(_MARK.match(self.rest))


def openings(flow: Sequence[Row], tradition: Tradition, apart: Collection[int] = ()) -> list[Opening]:
    """Return the rows that look like openings; rows in ``apart`` (contents, quotations) are left out."""
    forms = grammar(tradition)
    found = []
    for row in flow:
        first = row.text[0] in forms.initials
        last = not tradition.bare and _NUMBERED.search(row.text, max(0, len(row.text) - 9)) is not None
        if not (first or last) or row.index in apart:
            continue
        opening = (_opening(row, tradition, forms) if first else None) or (_inside(row, forms) if last else None)
        if opening:
            found.append(opening)
    return found


def _opening(row: Row, tradition: Tradition, forms: Grammar) -> Opening | None:
    match = forms.opening.match(row.text)
    if match is None:
        return None
    rest = row.text[match.end() :]
    groups = match.groupdict()
    word = next(filter(None, map(groups.get, ("word", "word_after", "separate", "several"))), None)
    weight = _worded_weight(match, word, rest, forms) if word else _bare_weight(match, rest, row, forms)
    if weight <= 0.0:
        return None
    number = number_of(groups, forms)
    last = replace(number, parts=Number.read(forms.sign.sub("", end)).parts) if (end := groups.get("last")) else number
    span = Span(row.span.start, row.span.start + len(match[0].rstrip()))
    return Opening(row.index, number, last, span, rest, weight, word or "")


def _inside(row: Row, forms: Grammar) -> Opening | None:
    """An opening that the typesetter left at the end of the row before it."""
    match = forms.inside.search(row.text, max(0, len(row.text) - 40))
    if match is None or small(match["word"][0]):
        return None
    start = row.span.start + match.start("word")
    number = number_of(match.groupdict(), forms)
    return Opening(row.index, number, number, Span(start, row.span.end), "", 0.4, match["word"])


def number_of(groups: Mapping[str, str | None], forms: Grammar) -> Number:
    """Return the number that an opening's groups hold: in digits, or in words."""
    series = groups.get("series") or groups.get("separate")
    name = forms.named.get(folded(series), series) if series else ""
    worded = groups.get("one") or groups.get("count") or groups.get("placed")
    if worded:
        place = forms.counts.get(folded(worded), 1)
        return Number(f"{name} {worded}".strip(), name, (place,))
    printed = next(filter(None, map(groups.get, ("number", "before", "place", "first"))))
    series, glue = name or groups.get("prefix") or "", " " if name else ""
    shown = printed + (f"-{last}" if (last := groups.get("last")) else "")
    parts = Number.read(forms.sign.sub("", printed), series).parts
    return replace(Number.read(forms.sign.sub(_raised, shown), series, glue), parts=parts)


def _raised(sign: re.Match[str]) -> str:
    """Keep the sign of an ordinal as printed, ``6.º``; a letter in its stead, ``6o``, would be read as an insertion."""
    return "" if sign[0].isascii() else sign[0]


def _worded_weight(match: re.Match[str], word: str, rest: str, forms: Grammar) -> float:
    """Weigh ``Neni 5``: alone on its row it opens an article, before a small letter it is mentioned."""
    if (small(word[0]) and not match.groupdict().get("word_after")) or _PUNCTUATED.match(rest):
        return 0.0
    dashed = match["stop"].strip(" .") != ""
    if not dashed and forms.reference.match(rest):
        return 0.0
    if _MARK.match(rest):
        return 3.0
    first = next((char for char in rest if not char.isspace()), "")
    if small(first):
        return 0.3 if dashed else 0.0
    if first == "(" and not match["stop"]:
        return 1.0  # "§ 5(1)" may be a mention
    return 2.5 if dashed or first in "([{" else 2.0


def _bare_weight(match: re.Match[str], rest: str, row: Row, forms: Grammar) -> float:
    """Weigh ``6. (1) A person ...``, ``12 Short title``; a year, a date or a footnote opens nothing."""
    number = str(match["number"])
    stopped = "." in match["stop"]
    if _ORDINAL.search(number) or _PUNCTUATED.match(rest) or len(number.rstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")) > 3:
        return 0.0
    if forms.footnote.match(row.text):
        return 0.0
    first = next((char for char in rest if not char.isspace()), "")
    if not stopped:
        return 0.8 if first.isupper() or first == "(" else 0.0
    if first.isupper() or first in '([“"―':
        return 1.5
    return 0.3 if first else 0.8


def quoted(flow: Sequence[Row]) -> set[int]:
    """Return the rows inside quotations that begin a row after a colon: provisions of another law, or new wording."""
    inside: set[int] = set()
    row = 1
    while row < len(flow):
        text = flow[row].text
        if (
            _QUOTE_OPENS.match(text)
            and not _QUOTED.search(text[1:])
            and flow[row - 1].text.endswith((":", "—", "–", "-"))
        ):
            end = _quote_end(flow, row)
            inside.update(range(row, end))
            row = max(row + 1, end)
        else:
            row += 1
    return inside


def _quote_end(flow: Sequence[Row], start: int) -> int:
    """Return the row after a quotation's last; ``start`` itself where it never ends."""
    for end in range(start, min(len(flow), start + _LONGEST_QUOTE)):
        if _QUOTE_CLOSES.search(flow[end].text[1:]):
            return end + 1
    return start


def sequence(found: Sequence[Opening], tradition: Tradition, walls: Sequence[int] = ()) -> list[Opening]:
    """Return the weightiest run of openings whose numbers ascend: the law's own numbering.

    ``walls`` are rows of annex headings, in order; only an exact successor stands beyond one.
    """
    best: list[float] = []
    bound: list[float] = []
    back: list[int] = []
    for j, opening in enumerate(found):
        score, before = opening.weight - _START, -1
        for i in range(j - 1, max(0, j - WINDOW) - 1, -1):
            if bound[i] + opening.weight <= score:
                break
            cost = _cost(found[i], opening, tradition, walls) if best[i] + opening.weight > score else BACK
            if best[i] + opening.weight - cost > score:
                score, before = best[i] + opening.weight - cost, i
        best.append(score)
        bound.append(max(score, bound[-1]) if bound else score)
        back.append(before)
    return [found[i] for i in _path(best, back)]


def _cost(before: Opening, after: Opening, tradition: Tradition, walls: Sequence[int]) -> float:
    cost = step(before.last, after.number, tradition.alphabets)
    return BACK if cost > 0.0 and _walled(before.row, after.row, walls) else cost


def _walled(before: int, after: int, walls: Sequence[int]) -> bool:
    return bisect_right(walls, before) < bisect_right(walls, after)


def _path(best: Sequence[float], back: Sequence[int]) -> list[int]:
    at = max(range(len(best)), key=best.__getitem__, default=-1)
    path = []
    while at >= 0:
        path.append(at)
        at = back[at]
    return path[::-1]


def in_style(found: Sequence[Opening], chain: Sequence[Opening], flow: Sequence[Row]) -> list[Opening]:
    """Return the openings, those lighter that are not set as the sequence's openings usually are."""
    if len(chain) < 8:
        return list(found)
    usual: list[tuple[Callable[[Opening, Sequence[Row]], bool], bool]] = []
    for trait in (_bold, _centred, _alone, _stopped):
        held = sum(trait(opening, flow) for opening in chain) / len(chain)
        if not 0.1 < held < 0.9:
            usual.append((trait, held >= 0.9))
    return [
        replace(
            opening, weight=opening.weight - 0.4 * sum(trait(opening, flow) != is_usual for trait, is_usual in usual)
        )
        for opening in found
    ]


def _bold(opening: Opening, flow: Sequence[Row]) -> bool:
    return flow[opening.row].line.bold


def _centred(opening: Opening, flow: Sequence[Row]) -> bool:
    return flow[opening.row].line.centred


def _alone(opening: Opening, flow: Sequence[Row]) -> bool:
    return opening.alone


def _stopped(opening: Opening, flow: Sequence[Row]) -> bool:
    row = flow[opening.row]
    return row.text[: opening.span.end - row.span.start].endswith((".", "-", "–", "—"))
