"""Tallies: how far the review of an analysis has come, by what is decided on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Literal

from harmonize.model.holding import Kind, kind_of, subjects
from harmonize.model.review import Review, State, Subject, reviews
from harmonize.model.verdict import Analysis

Told = State | Literal["reopened"]
"""Where a subject stands: ``reopened`` where nothing holds and somebody must decide again."""

TOLD: tuple[Told, ...] = ("decided", "settled", "disputed", "reopened", "undecided")
KINDS: tuple[Kind, ...] = ("article", "element", "match")


def told(found: Review) -> Told:
    """Return where a subject stands, in one word."""
    return "reopened" if found.state == "undecided" and found.reopened else found.state


def states(analysis: Analysis) -> Mapping[Subject, Told]:
    """Return where each subject stands: all that the tool proposes, and what reviewers decided beside."""
    open_ones: dict[Subject, Told] = dict.fromkeys(subjects(analysis), "undecided")
    return open_ones | {found.subject: told(found) for found in reviews(analysis.decisions)}


def tally(analysis: Analysis) -> Mapping[Kind, Counter[Told]]:
    """Return by kind how many subjects stand how."""
    counts: dict[Kind, Counter[Told]] = {kind: Counter() for kind in KINDS}
    for subject, state in states(analysis).items():
        counts[kind_of(subject)][state] += 1
    return counts


def left(analysis: Analysis) -> frozenset[Told]:
    """Return what is left to do: anything disputed or reopened, and any article undecided.

    An element or a provision that nobody decided on is not: who accepts an article's verdict accepts what it rests on.
    """
    told = ((kind_of(subject), state) for subject, state in states(analysis).items())
    return frozenset(
        state
        for kind, state in told
        if state in ("disputed", "reopened") or (state == "undecided" and kind == "article")
    )
