"""Rows: candidates as numbers, as they lie in ``models/fit/candidates.csv``, and what they weigh."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from harmonize.model.knowledge import Weights

Array = NDArray[np.float64]

ELEMENTS = ("nucleus", "reservable", "required", "alternative", "option", "exclusion")
LEVELS = ("near", "sentence", "paragraph", "provision")
OTHERS = ("heading", "neighbourhood", "wording", "focus", "frame")
AMOUNTS = (*(f"{part} {level}" for part in ELEMENTS for level in LEVELS), *OTHERS)
"""What is summed of a ledger: the elements by how near together they are told, and the other kinds of evidence.

An amount is what the bars of a kind would weigh if the kind and the level weighed 1, so that it rests on no weight.
"""


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate for one article in one statute, before any was accepted.

    ``view`` is how the statute was seen (see :mod:`fitting.views`). ``kind`` is the article's. ``number`` is the
    provision's place in the statute. ``relation`` is what it was taken for before it was weighed against others;
    ``limited`` and ``penal`` are what acceptance knows of it. ``shows`` are the elements it shows, by their short ids
    with the level (``access:near``). ``gold`` is ``implements``, ``contributes``, ``open`` (only some annotators say
    that it implements) or ``neither``, empty where nobody judged the article; ``agreed`` tells whether all annotators
    say the same of the provision, and is empty where none did. Of the ``needs`` that the article has by gold, counted
    from 0, it meets those in ``meets``; ``gap`` tells whether gold says that the statute is silent on the article.
    """

    statute: str
    jurisdiction: str
    language: str
    view: str
    article: str
    kind: str
    provision: str
    number: int
    relation: str
    limited: bool
    penal: bool
    accepted: bool
    gold: str
    agreed: str
    gap: bool
    needs: int
    meets: tuple[str, ...]
    shows: tuple[str, ...]
    amounts: tuple[float, ...]

    @property
    def question(self) -> tuple[str, str, str]:
        """What it is a candidate for: the view, the statute, the article."""
        return self.view, self.statute, self.article


NAMES = tuple(field.name for field in fields(Row))[:-1]


def read(path: Path) -> list[Row]:
    """Read the rows of a file, in its order."""
    with path.open(encoding="utf-8", newline="") as file:
        return [_row(record) for record in csv.DictReader(file)]


def write(rows: Iterable[Row], path: Path) -> None:
    """Write rows to a file; a column for each amount, empty for none."""
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow((*NAMES, *AMOUNTS))
        out.writerows((*_written(row), *(f"{amount:.4g}" if amount else "" for amount in row.amounts)) for row in rows)


def weights_of(rows: Sequence[Row], weights: Weights) -> Array:
    """Return what each row weighs with some weights: the sum of what its evidence adds."""
    table = np.array([row.amounts for row in rows], dtype=np.float64).reshape(-1, len(AMOUNTS))
    return np.round(table @ factors(weights), 4)


def factors(weights: Weights) -> Array:
    """Return what each amount is worth, in the order of ``AMOUNTS``."""
    elements = [weights.elements[part] * weights.levels[level] for part in ELEMENTS for level in LEVELS]
    return np.array([*elements, *(getattr(weights, name) for name in OTHERS)], dtype=np.float64)


def _row(record: dict[str, str]) -> Row:
    return Row(
        statute=record["statute"],
        jurisdiction=record["jurisdiction"],
        language=record["language"],
        view=record["view"],
        article=record["article"],
        kind=record["kind"],
        provision=record["provision"],
        number=int(record["number"]),
        relation=record["relation"],
        limited=record["limited"] == "1",
        penal=record["penal"] == "1",
        accepted=record["accepted"] == "1",
        gold=record["gold"],
        agreed=record["agreed"],
        gap=record["gap"] == "1",
        needs=int(record["needs"]),
        meets=tuple(record["meets"].split()),
        shows=tuple(record["shows"].split()),
        amounts=tuple(float(record[name] or 0) for name in AMOUNTS),
    )


def _written(row: Row) -> list[str]:
    values = (getattr(row, name) for name in NAMES)
    return [_cell(value) for value in values]


def _cell(value: object) -> str:
    if isinstance(value, tuple):
        return " ".join(value)
    return str(int(value)) if isinstance(value, bool) else str(value)
