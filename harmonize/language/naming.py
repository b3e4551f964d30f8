"""Naming: which of the statutes read together the words for a law mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from harmonize.language.cues import Cues, compile_cues, find
from harmonize.language.folding import tokens
from harmonize.model.law import Statute
from harmonize.model.lexicon import Entry, Lexicon

_STEM = 5
"""Words that share so many letters are forms of one word."""
_LONG = 4
_ALL = 0.6
"""Of a title's words, the share that a name must have to mean it, where its kind of law says nothing."""


def stems(text: str) -> frozenset[str]:
    """Return the beginnings of a text's longer words, folded.

    >>> sorted(stems("Kodit Penal të Republikës"))
    ['kodit', 'penal', 'repub']
    """
    return frozenset(word[:_STEM] for _, _, word in tokens(text) if len(word) >= _LONG)


def shared(a: frozenset[str], b: frozenset[str]) -> int:
    """Return how many stems two names share; of short words the first four letters are enough.

    >>> shared(frozenset({"kodit", "penal"}), frozenset({"kodi", "penal"}))
    2
    """
    short = {stem[:_LONG] for stem in b}
    return sum(stem in b or stem[:_LONG] in short for stem in a)


@dataclass(frozen=True, slots=True)
class Titles:
    """The titles and kinds of the statutes read together, by id, and the words for kinds of law."""

    stems: Mapping[str, frozenset[str]]
    kinds: Mapping[str, str]
    cues: Cues
    known: dict[tuple[str, str], str] = field(default_factory=dict)

    @classmethod
    def of(cls, statutes: Sequence[Statute], kinds: Mapping[str, Sequence[str]]) -> Titles:
        """Gather the titles of statutes."""
        lexicon = Lexicon("", "", (), tuple(Entry(kind, tuple(phrases)) for kind, phrases in kinds.items()))
        titles = {statute.id: stems(statute.title) for statute in statutes}
        return cls(titles, {statute.id: statute.kind for statute in statutes}, compile_cues(lexicon))

    def meant(self, name: str, own: str) -> str:
        """Return the id of the one statute that a name means in a statute, empty where it fits none or several."""
        if (name, own) not in self.known:
            self.known[name, own] = self._meant(name, own)
        return self.known[name, own]

    def _meant(self, name: str, own: str) -> str:
        kind = self._kind(name)
        words = stems(name)
        if kind:
            alike = [id for id, found in self.kinds.items() if found == kind]
            fitting = [id for id in alike if shared(words, self.stems[id])] or [id for id in alike if id != own]
            return _only(fitting) or self._best(words, fitting)
        return self._best(words, self.stems)

    def _kind(self, name: str) -> str:
        hits = find(self.cues, tokens(name))
        return min(hits, key=lambda hit: hit.span.start).concept if hits else ""

    def _best(self, words: frozenset[str], ids: Iterable[str]) -> str:
        """Return the statute whose title shares most of its words with a name, and most of the name's with it."""
        scored = sorted(((self._likeness(words, id), id) for id in ids), reverse=True)
        good = [row for row in scored if row[0] >= _ALL]
        if not good or any(a[0] == b[0] for a, b in pairwise(good[:2])):
            return ""
        return good[0][1]

    def _likeness(self, words: frozenset[str], id: str) -> float:
        title = self.stems[id]
        if len(words) < 2 or not title:
            return 0.0
        return min(shared(words, title) / len(words), shared(title, words) / len(title))


def _only(ids: Sequence[str]) -> str:
    return ids[0] if len(ids) == 1 else ""
