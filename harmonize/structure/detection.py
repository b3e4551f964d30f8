"""Which tradition a document follows: told from its own openings, headings and words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Any

from harmonize.model.knowledge import Tradition
from harmonize.model.text import Notice
from harmonize.structure.chains import numbering, unlisted
from harmonize.structure.grammar import grammar
from harmonize.structure.groups import groups
from harmonize.structure.openings import Opening, openings
from harmonize.structure.rows import Row
from harmonize.structure.spelling import folded

_EQUAL = 0.99
"""Traditions whose weights differ less are told apart by the headings above their units."""
_BARE = 0.6
_AT_HOME, _ABROAD = 1.2, 0.9
"""What a tradition's weight is multiplied with where the text has its words, and where it has others' words."""
_LEAST, _NEARLY = 0.08, 0.75
"""The share of a text's words that a tradition's common ones are at least, and of the most that any tradition's are."""
_SAMPLE = 1_500
"""Rows whose words tell the language."""
_SECOND, _FEWEST = 0.25, 5
"""How many units of another tradition make a document mixed: as a part of its own, and at least."""
_WORDED = 2.0
SIGN = "§"
"""What opens units in some laws of a language and parts of a unit, or nothing, in others."""


@dataclass(frozen=True, slots=True)
class Detected:
    """The tradition that a document is read in, the one its numbering follows, and openings of another one in it.

    The two traditions differ where the document is mixed: it is read in the words of all.
    """

    tradition: Tradition
    numbers: Tradition
    others: Sequence[Opening] = ()
    notices: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True)
class _Rival:
    """A tradition, its openings and the units that its numbering would have, and what those weigh."""

    tradition: Tradition
    found: Sequence[Opening]
    units: Sequence[Opening]
    weight: float


def detected(flow: Sequence[Row], traditions: Sequence[Tradition], apart: Collection[int]) -> Detected:
    """Return the tradition in whose form most provisions open in sequence; the last one where none does.

    Rows ``apart`` are quotations.
    """
    rivals = _rivals(flow, traditions, apart)
    best = _best(flow, rivals, apart) or _Rival(traditions[-1], (), (), 0.0)
    second = _second(flow, rivals, best)
    if second is not None:
        joined = _joined(traditions[-1], best.tradition, second.tradition)
        mixed = _mixed(best.tradition, second.tradition)
        return Detected(joined, best.tradition, second.found, (mixed,))
    unknown = best.tradition.id == traditions[-1].id
    return Detected(best.tradition, best.tradition, (), (_unknown(best),) if unknown else ())


def _rivals(flow: Sequence[Row], traditions: Sequence[Tradition], apart: Collection[int]) -> list[_Rival]:
    """Return the traditions with their units, but only the openings of those that weigh less than another's units."""
    home = _homes(flow, traditions)
    rivals: list[_Rival] = []
    most = 0.0
    for tradition in sorted(traditions, key=lambda tradition: -home[tradition.id]):
        for narrowed, found in _by_word(tradition, openings(flow, tradition, apart)):
            units: Sequence[Opening] = ()
            if _weight(found) * home[tradition.id] >= _EQUAL * most:
                units = numbering(flow, narrowed, unlisted(flow, narrowed, found)[0], ())
            rivals.append(_Rival(narrowed, found, units, _weight(units) * home[tradition.id]))
            most = max(most, rivals[-1].weight)
    return rivals


def _by_word(tradition: Tradition, found: Sequence[Opening]) -> list[tuple[Tradition, Sequence[Opening]]]:
    """Cut a tradition with a sign among its words, or of many languages, into what each opens: ``Art.`` or ``§``."""
    stems = dict.fromkeys(_stem(opening.word) for opening in found)
    if len(stems) < 2 or not (SIGN in tradition.words or not tradition.languages):
        return [(tradition, found)]
    return [
        (
            replace(
                tradition,
                words=tuple(word for word in tradition.words if _stem(word) == stem),
                words_after=tuple(word for word in tradition.words_after if _stem(word) == stem),
            ),
            [opening for opening in found if _stem(opening.word) == stem],
        )
        for stem in stems
    ]


def _stem(word: str) -> str:
    return folded(word)[:3]


def _weight(found: Sequence[Opening]) -> float:
    return sum(opening.weight for opening in found)


def _homes(flow: Sequence[Row], traditions: Sequence[Tradition]) -> Mapping[str, float]:
    """Return what each tradition's weight is multiplied with: by the text's words, and as a bare number may be an item.

    A tradition without common words is at home nowhere and abroad nowhere.
    """
    counted = Counter(word for row in islice(flow, _SAMPLE) for word in row.text.lower().split())
    known = {t.id: sum(counted[word] for word in grammar(t).common) for t in traditions}
    most = max(_LEAST * counted.total(), _NEARLY * max(known.values(), default=0))
    return {
        t.id: (_BARE if t.bare else 1.0) * ((_AT_HOME if known[t.id] >= most else _ABROAD) if t.common else 1.0)
        for t in traditions
    }


def _best(flow: Sequence[Row], rivals: Sequence[_Rival], apart: Collection[int]) -> _Rival | None:
    """Return the weightiest rival; of equal ones that which finds most headings above its units."""
    most = max((rival.weight for rival in rivals), default=0.0)
    equal = [rival for rival in rivals if rival.weight > 0.0 and rival.weight >= _EQUAL * most]
    if len(equal) < 2:
        return equal[0] if equal else None
    headed = [len(groups(flow, rival.tradition, {*apart, *(unit.row for unit in rival.units)})) for rival in equal]
    return equal[headed.index(max(headed))]


def _second(flow: Sequence[Row], rivals: Sequence[_Rival], best: _Rival) -> _Rival | None:
    """Return the tradition that many provisions follow which the best one does not see."""
    taken = {opening.row for opening in best.found}
    for rival in rivals:
        unseen = [opening for opening in rival.found if opening.row not in taken and opening.weight >= _WORDED]
        if len(unseen) < max(_FEWEST, _SECOND * len(best.units)):
            continue
        units = numbering(flow, rival.tradition, unseen, ())
        if len(units) >= max(_FEWEST, _SECOND * len(best.units)):
            return replace(rival, found=unseen)
    return None


def _joined(general: Tradition, one: Tradition, other: Tradition) -> Tradition:
    """Return the general tradition with the words of two others; headings stand where the first one's do."""
    several = (one, other, general)
    words: dict[str, Any] = {
        name: tuple(dict.fromkeys(word for t in several for word in getattr(t, name))) for name in _JOINED
    }
    levels = (*one.levels, *other.levels)
    return replace(general, unit=one.unit, headings=one.headings, bare=one.bare, levels=levels, **words)


_JOINED = (
    *("words", "paragraphs", "points", "series", "prefixes", "ones", "ordinals", "alphabets", "references"),
    *("connectives", "notes", "repeals", "contents", "annexes", "closings", "words_after", "separate", "plurals"),
    *("through", "counts", "signs", "sole", "editorial"),
)


def _mixed(one: Tradition, other: Tradition) -> Notice:
    return Notice(
        "mixed-traditions",
        f"The text is numbered in two ways, {one.name} and {other.name}. Its own numbering was taken to be the"
        f" {one.name} one, and it was read in the words of both: check the outline, and if the file holds two laws or"
        " one law in two languages, give each on its own.",
    )


def _unknown(best: _Rival) -> Notice:
    return Notice(
        "unknown-tradition",
        "The text follows no drafting tradition that is known. It was read in a general way, as"
        f" {len(best.units)} provisions: check numbers, headings and paragraphs in the outline.",
    )
