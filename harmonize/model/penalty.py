"""Penalties: what a provision threatens, in figures that can be compared across languages and laws."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from harmonize.model.text import Span

PenaltyKind = Literal[
    "imprisonment", "life", "death", "fine", "day-fine", "community-service", "prohibition", "confiscation", "measure",
    "referred",
]  # fmt: skip
"""``measure`` is a security measure, ``referred`` the penalty of another provision that could not be read."""

Form = Literal["basic", "aggravated", "lesser", "attempt"]
"""What of an offence a penalty is for: the offence itself, a graver or lighter form of it, its attempt."""

Joined = Literal["", "or", "and", "and-or"]
"""How a penalty stands to the one before it; ``and-or``: either of them, or both."""

MONTHS = {"day": 1 / 30, "week": 7 / 30, "month": 1.0, "year": 12.0}
"""How many months a unit of time is; a month has thirty days."""
DECIMALS = 2
ACCESSORY: tuple[PenaltyKind, ...] = ("confiscation", "measure", "prohibition")
"""What is imposed beside a penalty, or instead of one."""


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount in a unit: ``day``, ``week``, ``month``, ``year``, ``hour``, a currency, another unit of fines, or "".

    The unit of a fine is empty where the law prints none.
    """

    amount: float
    unit: str

    @property
    def months(self) -> float | None:
        """The amount in months, None where it is no time.

        >>> Quantity(2, "year").months, Quantity(10, "day").months, Quantity(5, "EUR").months
        (24.0, 0.33, None)
        """
        return round(self.amount * MONTHS[self.unit], DECIMALS) if self.unit in MONTHS else None


@dataclass(frozen=True, slots=True)
class Penalty:
    """One penalty of a provision: ``minimum`` and ``maximum`` are None where the law states none.

    ``eid`` is the paragraph or point that threatens it, ``span`` the words. Penalties with the same ``eid`` and
    ``charge`` are threatened together, and ``joined`` says how one stands to the one before it. ``same_as`` is the
    provision whose penalty it is, where the law only refers to that. ``cited`` tells that its paragraph shows what
    makes the article that the provision is cited for.
    """

    statute: str
    eid: str
    kind: PenaltyKind
    span: Span
    minimum: Quantity | None = None
    maximum: Quantity | None = None
    form: Form = "basic"
    joined: Joined = ""
    charge: int = 1
    legal_person: bool = False
    same_as: str = ""
    cited: bool = False

    @property
    def months(self) -> float | None:
        """The longest deprivation of liberty in months, infinite for life; None where it is none, or states none."""
        if self.kind in ("life", "death"):
            return float("inf")
        return self.maximum.months if self.kind == "imprisonment" and self.maximum else None

    @property
    def longest(self) -> float:
        """The months that a court may go up to at least: the maximum, or else the minimum, or else none."""
        if self.months is not None:
            return self.months
        return (self.minimum.months if self.minimum and self.kind == "imprisonment" else None) or 0.0

    def reaches(self, months: float) -> bool | None:
        """Tell whether the maximum is at least so many months; None where it is not known.

        >>> Penalty("law", "art_2", "imprisonment", Span(0, 0), maximum=Quantity(3, "year")).reaches(36)
        True
        >>> Penalty("law", "art_2", "imprisonment", Span(0, 0)).reaches(36) is None
        True
        """
        if self.longest >= months:
            return True
        return None if self.kind == "referred" or (self.kind == "imprisonment" and self.months is None) else False


def basic(penalties: Iterable[Penalty]) -> list[Penalty]:
    """Return the penalties of natural persons for an article's offence itself.

    Those of the paragraphs where its conduct stands, graver forms left out; else those of any basic offence.
    """
    principal = (item for item in penalties if item.kind not in ACCESSORY)
    natural = [item for item in principal if not item.legal_person and item.form != "attempt"]
    own = [item for item in natural if item.cited and item.form != "aggravated"]
    return own or [item for item in natural if item.form == "basic"] or natural


@dataclass(frozen=True, slots=True)
class Sentencing:
    """How laws in one language word their penalties: phrases by role, as in a lexicon.

    ``roles`` pairs each role with its phrases: the kinds of penalty; ``imposes``, ``raises`` (imposes a graver one) and
    ``mentions`` (only speaks of one); ``from``, ``between``, ``to``, ``until`` (a range's end, or a maximum),
    ``up-to``, ``at-least``, ``at-most-after``, ``at-least-after`` (behind the amount),
    ``same-term`` (the term stated before); ``or``, ``and``, ``both``;
    ``same`` (the penalty of another provision); ``derived``, ``attempt``, ``again`` (a repeated offence) and
    ``legal-person`` say what and whom it is for; ``aside`` are words that only look like a penalty. ``units`` pairs
    each unit with its words, ``starts`` and ``ends`` those that say themselves that they begin or end a range (Turkish
    *yıldan*, *yıla*). ``numbers`` pairs a number with its words. ``verb_last`` tells that what imposes a penalty stands
    behind it, ``bare_maximum`` that an amount alone is the most that may be imposed, ``timed_fines`` that a fine
    counted in days or months is a day-fine (Portuguese *multa até 120 dias*).
    """

    language: str
    serves: tuple[str, ...]
    roles: tuple[tuple[str, tuple[str, ...]], ...]
    numbers: tuple[tuple[int, tuple[str, ...]], ...]
    units: tuple[tuple[str, tuple[str, ...]], ...]
    starts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    ends: tuple[tuple[str, tuple[str, ...]], ...] = ()
    abbreviations: tuple[str, ...] = ()
    verb_last: bool = False
    bare_maximum: bool = False
    timed_fines: bool = False
