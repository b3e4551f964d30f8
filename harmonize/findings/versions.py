"""Versions: which statute and which provision of two analyses are the same, and what became of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from harmonize.findings.wording import pieces
from harmonize.matching import alike, in_order, most_alike
from harmonize.model.progress import Fate, Place, Revision, Turnover
from harmonize.model.verdict import Analysis, Quoted, Source

KIN = 0.5
"""Two statutes are versions of one where they have this share of their numbers, or titles this alike and one kind."""
MOVED = 0.85
"""A provision whose words are so alike to those of another number, and not to those of its own, was renumbered."""
READ = 2_000
"""So many characters tell whether two provisions are one."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A statute in the old and in the new analysis; one of the two is None where it was added or taken out."""

    before: Source | None
    after: Source | None

    @property
    def same_file(self) -> bool:
        """Whether both analyses read the same file."""
        return bool(self.before and self.after and self.before.sha256 == self.after.sha256)


@dataclass(frozen=True, slots=True)
class Text:
    """A quoted provision of a statute, and the words that are left of it without its number."""

    place: Place
    quoted: Quoted
    words: str


@dataclass(frozen=True, slots=True)
class Compared:
    """What became of provisions, and those of both laws that one analysis alone quotes: the old one where true."""

    revisions: tuple[Revision, ...]
    unquoted: tuple[tuple[Place, bool], ...]


def paired(old: Sequence[Source], new: Sequence[Source]) -> tuple[Pair, ...]:
    """Return statutes with their other version: the one of the same id, else the first that is alike."""
    there = {source.id: source for source in new}
    same = {source.id: there.pop(source.id) for source in old if source.id in there}
    pairs = []
    for source in old:
        other = same.get(source.id) or next((each for each in there.values() if kin(source, each)), None)
        pairs.append(Pair(source, other))
        if other:
            there.pop(other.id, None)
    return (*pairs, *(Pair(None, source) for source in there.values()))


def kin(one: Source, other: Source) -> bool:
    """Tell whether two statutes of other ids are versions of one: alike in language and role, in numbers or title."""
    if (one.language, bool(one.translation_of)) != (other.language, bool(other.translation_of)):
        return False
    if one.sha256 == other.sha256:
        return True
    here, there = set(one.numbers), set(other.numbers)
    shared = len(here & there) / max(1, len(here | there))
    return one.kind == other.kind and (shared >= KIN or alike(one.title, other.title) >= MOVED)


def turnover(pair: Pair) -> Turnover:
    """Return what became of a statute, with the numbers that only one version has."""
    before, after = pair.before, pair.after
    known = after or before
    assert known  # a pair has one of the two
    here, there = (source.numbers if source else () for source in (before, after))
    both = before and after
    return Turnover(
        before=before.id if before else "",
        after=after.id if after else "",
        title=known.title or known.id,
        kind=known.kind,
        same_file=pair.same_file,
        added=tuple(number for number in there if both and number not in set(here)),
        gone=tuple(number for number in here if both and number not in set(there)),
    )


def compared(old: Analysis, new: Analysis, pairs: Sequence[Pair]) -> Compared:
    """Return what became of the provisions that both versions of a statute quote, or that one of them alone has."""
    found = [
        _revised(_texts(old, pair.before.id), _texts(new, pair.after.id), pair)
        for pair in pairs
        if pair.before and pair.after
    ]
    return Compared(
        tuple(chain.from_iterable(each.revisions for each in found)),
        tuple(chain.from_iterable(each.unquoted for each in found)),
    )


def _texts(analysis: Analysis, statute: str) -> dict[str, Text]:
    """Return the quoted provisions of a statute by their eid, in the order of the text."""
    keys = (key.partition("#") for key in analysis.provisions)
    mine = [(eid, analysis.provisions[f"{owner}#{eid}"]) for owner, _, eid in keys if owner == statute]
    return {
        eid: Text(Place(statute, eid, quoted.number, quoted.heading, quoted.page), quoted, bare(quoted))
        for eid, quoted in sorted(mine, key=lambda item: item[1].start)
    }


def bare(quoted: Quoted) -> str:
    """Return a provision's words without its number, however the lines are broken."""
    return " ".join(quoted.text.replace(quoted.number, " ", 1).split())


def _revised(here: dict[str, Text], there: dict[str, Text], pair: Pair) -> Compared:
    """Return what became of the quoted provisions of one statute."""
    found = matched(here, there)
    gone = [one for one in found.here if _lacks(pair.after, there, one)]
    come = [one for one in found.there if _lacks(pair.before, here, one)]
    left = [(one.place, one in found.here) for one in (*found.here, *found.there) if one not in (*gone, *come)]
    return Compared(
        (
            *(revision(fate(one, other), one, other, pair) for one, other in found.pairs),
            *(revision("repealed", one, None, pair) for one in gone),
            *(revision("added", None, one, pair) for one in come),
        ),
        () if pair.same_file else tuple(left),
    )


@dataclass(frozen=True, slots=True)
class Matched:
    """The provisions of two versions that are one another's and not the same, and those of either that are left."""

    pairs: tuple[tuple[Text, Text], ...]
    here: tuple[Text, ...]
    there: tuple[Text, ...]


def matched(old: Mapping[str, Text], new: Mapping[str, Text]) -> Matched:
    """Pair the provisions of two versions by words and place, then by words, then by likeness, then by place.

    Those that have the same words in the same place are in none of the three.
    """
    here, there = dict(old), dict(new)
    _taken(here, there, lambda one: [one.place.eid], _same_words)
    by_words: dict[str, list[str]] = {}
    for eid, text in there.items():
        by_words.setdefault(text.words, []).append(eid)
    pairs = _taken(here, there, lambda one: by_words.get(one.words, ()), _same_words)
    likely = {eid: in_order(text.words[:READ]) for eid, text in there.items()}
    pairs += _taken(here, there, lambda one: _moved(one, there, likely), lambda *_: True)
    pairs += _taken(here, there, lambda one: [one.place.eid], lambda *_: True)
    return Matched(tuple(pairs), tuple(here.values()), tuple(there.values()))


def fate(one: Text, other: Text) -> Fate:
    """Tell what became of a provision that has another version."""
    return "changed" if one.place.eid == other.place.eid else "renumbered"


def _taken(
    here: dict[str, Text],
    there: dict[str, Text],
    wanted: Callable[[Text], Sequence[str]],
    fits: Callable[[Text, Text], bool],
) -> list[tuple[Text, Text]]:
    """Take out of both the provisions that are each other's version, as ``wanted`` proposes them and ``fits`` says."""
    pairs = []
    for eid, one in list(here.items()):
        other = next((there[name] for name in wanted(one) if name in there and fits(one, there[name])), None)
        if other:
            pairs.append((here.pop(eid), there.pop(other.place.eid)))
    return pairs


def _same_words(one: Text, other: Text) -> bool:
    return one.words == other.words


def _moved(one: Text, there: Mapping[str, Text], likely: Mapping[str, str]) -> list[str]:
    """Return the provision that another one became under another number, where its own number has other words now."""
    own = there.get(one.place.eid)
    if own and alike(one.words[:READ], own.words[:READ]) >= MOVED:
        return []
    best = most_alike(in_order(one.words[:READ]), {eid: likely[eid] for eid in there}, MOVED)
    return [best] if best else []


def _lacks(other: Source | None, quoted: Mapping[str, Text], one: Text) -> bool:
    """Tell whether the other version has no such provision: no such number at all, or one that is another provision."""
    return other is not None and (one.place.number not in other.numbers or one.place.eid in quoted)


def revision(became: Fate, one: Text | None, other: Text | None, pair: Pair) -> Revision:
    """Return what became of a provision; of one that was renumbered, the number is not among the words compared."""
    moved = became == "renumbered"
    found, whole = pieces(_words(one, bare=moved), _words(other, bare=moved))
    return Revision(
        became, one.place if one else None, other.place if other else None, found, whole, same_file=pair.same_file
    )


def _words(text: Text | None, *, bare: bool) -> str:
    if text is None:
        return ""
    return text.words if bare else text.quoted.text
