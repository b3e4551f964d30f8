"""The outline: whether a statute was cut into the provisions that it has."""

from __future__ import annotations

from harmonize.evaluation.cases import UNSTATED
from harmonize.evaluation.tallies import Row, Tally
from harmonize.model.evaluation import Subject
from harmonize.model.gold import Gold
from harmonize.model.verdict import Source
from harmonize.numbers import comparable


def row(source: Source, gold: Gold) -> Row:
    """Return what the outline of one statute adds: its numbers where somebody wrote them down, else how many."""
    tally = {**numbers(source, gold), **count(source, gold)}
    return Row(gold.jurisdiction, gold.language, gold.statute, "", UNSTATED, tally)


def numbers(source: Source, gold: Gold) -> Tally:
    """Count the numbers that gold has and that were read."""
    if not (gold.outline and source.numbers):
        return {}
    missing, extra = differences(source, gold)
    read = len({comparable(number) for number in source.numbers})
    wanted = len({comparable(number) for number in gold.outline})
    return {
        "numbers wanted": wanted,
        "numbers found": wanted - len(missing),
        "numbers read": read,
        "numbers right": read - len(extra),
    }


def differences(source: Source, gold: Gold) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the numbers of gold that were not read, and those read that gold neither has nor tolerates."""
    if not (gold.outline and source.numbers):
        return (), ()
    read = {comparable(number): number for number in source.numbers}
    wanted = {comparable(number): number for number in gold.outline}
    fine = wanted.keys() | {comparable(number) for number in gold.tolerated}
    missing = tuple(number for key, number in wanted.items() if key not in read)
    return missing, tuple(number for key, number in read.items() if key not in fine)


def count(source: Source, gold: Gold) -> Tally:
    """Count the statute where it is known how many provisions it has, and whether so many were read."""
    if gold.expected is None:
        return {}
    return {"counted": 1, "counted right": source.provisions == gold.expected}


def subject(source: Source, gold: Gold) -> Subject:
    """Return a statute as an evaluation names it."""
    missing, extra = differences(source, gold)
    return Subject(
        statute=gold.statute,
        title=gold.title,
        jurisdiction=gold.jurisdiction,
        language=gold.language,
        sha256=gold.sha256,
        annotators=gold.annotators,
        pairs=len({(item.article, item.provision) for item in gold.judgements}),
        provisions=source.provisions,
        expected=gold.expected,
        missing=missing,
        extra=extra,
    )
