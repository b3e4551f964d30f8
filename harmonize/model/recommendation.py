"""Recommendations: what to do about what is missing, where in the law, and how other jurisdictions have done it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Action = Literal["amend", "introduce", "declare", "remove-limit", "attest"]
"""Amend or introduce a provision, declare an option or give it up, take a limit out, attest what no statute shows."""

Priority = Literal["high", "medium", "low"]
Addressee = Literal["legislature", "government", "authorities"]
"""Who can do it: who makes statutes, who speaks to the treaty office, or who applies the law."""

Nearness = Literal["same-tradition-and-language", "same-tradition", "same-language", "other"]
"""How near a precedent is to the law that would borrow from it, nearest first."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where in the law the change goes: into a provision, or beside it in the chapter ``chapter`` (as printed)."""

    statute: str
    provision: str
    eid: str
    heading: str
    page: int
    chapter: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One line of the checklist: an element that the words must have, with the clauses it restates.

    ``choice`` names the set of which any one element is enough, empty for what must be there by itself.
    """

    element: str
    text: str
    clauses: tuple[str, ...] = ()
    choice: str = ""


@dataclass(frozen=True, slots=True)
class Instead:
    """A reservation or declaration that would be needed instead; ``open`` tells whether the State can still make it.

    None where that depends on a day that is not on record.
    """

    kind: Literal["reservation", "declaration"]
    clause: str
    elements: tuple[str, ...]
    open: bool | None


@dataclass(frozen=True, slots=True)
class Precedent:
    """A provision of another analyzed jurisdiction that carries missing elements, in its own words.

    ``weight`` is what the evidence for those elements adds up to there.
    """

    jurisdiction: str
    jurisdiction_name: str
    statute: str
    title: str
    citation: str
    language: str
    tradition: str
    provision: str
    eid: str
    heading: str
    page: int
    elements: tuple[str, ...]
    quote: str
    text_sha256: str
    weight: float
    nearness: Nearness
    fictional: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing to do about an article: what, by whom, where, what the words must say, and what would do instead.

    ``text`` says it in a sentence. ``keep`` are the limits that the instrument itself allows and a drafter may add.
    """

    action: Action
    text: str
    priority: Priority
    addressee: Addressee
    target: Target | None = None
    asked: tuple[Asked, ...] = ()
    keep: tuple[Asked, ...] = ()
    instead: tuple[Instead, ...] = ()
    precedents: tuple[Precedent, ...] = ()
