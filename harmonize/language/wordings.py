"""Wordings: the words of each provision of a statute, and which of them a lexicon covers."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from harmonize.language.cues import Cues, Hit, phrases, without_look_alikes
from harmonize.language.passages import spoken_tokens
from harmonize.model.coverage import Word, Wording
from harmonize.model.drafts import blanked
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Span

SHORTEST = 3
"""Shorter words are marks of points and particles."""


def wordings(statute: Statute, cues: Cues | None) -> tuple[Wording, ...]:
    """Return the words of each citable provision, in the order of the text; without cues none is covered.

    A look-alike is covered too: whoever wrote it down knows its words, and what they do not mean.
    """
    text = blanked(statute.document)
    spoken = spoken_tokens(statute.document)
    found = phrases(cues, spoken) if cues else []
    hits, known = without_look_alikes(found), covered(found)
    words = [
        Word(text[start:end].lower(), folded, Span(start, end), covers(known, start))
        for start, end, folded in spoken
        if len(folded) >= SHORTEST and folded.isalpha()
    ]
    starts = [word.span.start for word in words]
    return tuple(
        Wording(
            statute.id,
            provision.number,
            tuple(words[bisect_left(starts, provision.span.start) : bisect_left(starts, provision.span.end)]),
            notions(hits, provision),
        )
        for provision in statute.articles()
    )


def notions(hits: Sequence[Hit], provision: Provision) -> frozenset[str]:
    """Return the concepts found in a provision; hits are in the order of the text."""
    first = bisect_left(hits, provision.span.start, key=lambda hit: hit.span.start)
    last = bisect_left(hits, provision.span.end, key=lambda hit: hit.span.start)
    return frozenset(hit.concept for hit in hits[first:last])


def covered(hits: Sequence[Hit]) -> list[Span]:
    """Return the stretches of text that hits cover, joined where they overlap, in order.

    >>> covered([Hit("a", Span(0, 9)), Hit("b", Span(2, 4)), Hit("c", Span(5, 12)), Hit("d", Span(20, 22))])
    [Span(start=0, end=12), Span(start=20, end=22)]
    """
    joined: list[Span] = []
    for hit in sorted(hits, key=lambda hit: hit.span.start):
        if joined and hit.span.start < joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, hit.span.end))
        else:
            joined.append(hit.span)
    return joined


def covers(known: Sequence[Span], at: int) -> bool:
    """Tell whether the character at an offset lies in one of some stretches, which are in order and apart."""
    place = bisect_left(known, at + 1, key=lambda span: span.start) - 1
    return place >= 0 and at < known[place].end
