"""Carrying: what becomes of decisions when the law, or what the tool says of it, has changed.

A decision stands while the text that it is bound to is the same. Where that has another number, or other line breaks,
the decision follows it; where its words changed or it is gone, the decision is reopened, and never deleted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from harmonize.model.holding import basis, rests_on
from harmonize.model.review import Decision, Subject, Why, in_order
from harmonize.model.verdict import Analysis, Quoted

NUMBER_WITHIN = 80
"""Characters from a provision's beginning in which its own number stands."""


@dataclass(frozen=True, slots=True)
class Change:
    """An analysis, the one before it (None where it is not known), and where in it each text stands by key."""

    before: Analysis | None
    after: Analysis
    hashes: Mapping[str, Sequence[str]]
    words: Mapping[str, Sequence[str]]


def carried(decisions: Iterable[Decision], analysis: Analysis, before: Analysis | None = None) -> tuple[Decision, ...]:
    """Return all decisions as they stand on an analysis: standing, followed to where their text is now, or reopened."""
    change = Change(
        before,
        analysis,
        _keys((quoted.text_sha256, key) for key, quoted in analysis.provisions.items()),
        _keys((words(quoted), key) for key, quoted in analysis.provisions.items()) if before else {},
    )
    return in_order(_carried(change, each) for each in decisions)


def words(quoted: Quoted) -> str:
    r"""Return a provision's words without its number and line breaks: the same after it was renumbered or set anew.

    >>> words(Quoted("12/a", "", "Neni 12/a\nKush hyn", 0, 1, "")), words(Quoted("3", "", "Neni 3 Kush\nhyn", 0, 1, ""))
    ('Kush hyn', 'Kush hyn')
    """
    head, number, rest = quoted.text.partition(quoted.number)
    return " ".join((rest if number and len(head) <= NUMBER_WITHIN else quoted.text).split())


def _carried(change: Change, decision: Decision) -> Decision:
    if decision.text_sha256 and basis(change.after, decision.subject) == decision.text_sha256:
        return replace(decision, stand="stands", why="")
    if subject := _followed(change, decision):
        text, origin = basis(change.after, subject), decision.origin or _origin(decision)
        moved = replace(decision, statute=subject.statute, eid=subject.eid, text_sha256=text, origin=origin)
        return replace(moved, stand="stands", why="")
    return replace(decision, stand="reopened", why=_why(change.after, decision.subject))


def _followed(change: Change, decision: Decision) -> Subject | None:
    """Return the subject that a decision is on now, None where its text is nowhere."""
    subject = decision.subject
    if subject.statute:
        key = _place(change.hashes.get(decision.text_sha256, ()), subject)
        key = key or _place(_like(change, decision), subject)
        moved = replace(subject, **dict(zip(("statute", "eid"), key.split("#", 1), strict=True))) if key else None
        return moved if moved and basis(change.after, moved) else None
    return subject if _rests_on_the_same(change, decision) else None


def _origin(decision: Decision) -> str:
    return f"{decision.statute}#{decision.eid}@{decision.text_sha256}"


def _like(change: Change, decision: Decision) -> Sequence[str]:
    """Return the keys of the provisions that have the words now of the provision that a decision was made on."""
    key = f"{decision.statute}#{decision.eid}"
    was = change.before.provisions.get(key) if change.before else None
    return change.words.get(words(was), ()) if was and was.text_sha256 == decision.text_sha256 else ()


def _rests_on_the_same(change: Change, decision: Decision) -> bool:
    """Tell whether a verdict rests on the words that it rested on when it was decided, whatever their numbers."""
    before, subject = change.before, decision.subject
    if before is None or not basis(change.after, subject) or basis(before, subject) != decision.text_sha256:
        return False
    now, then = ({words(quoted) for quoted in rests_on(each, subject)} for each in (change.after, before))
    return now == then


def _place(keys: Sequence[str], subject: Subject) -> str | None:
    """Return the one key of some that a text has: its own, or the only one, of its own statute first."""
    own = [key for key in keys if key.startswith(f"{subject.statute}#")]
    if (key := f"{subject.statute}#{subject.eid}") in own:
        return key
    return next((found[0] for found in (own, keys) if len(found) == 1), None)


def _why(analysis: Analysis, subject: Subject) -> Why:
    if basis(analysis, subject):
        return "text-changed" if subject.statute else "basis-changed"
    return "provision-gone" if subject.statute else "subject-gone"


def _keys(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for text, key in pairs:
        found[text].append(key)
    return dict(found)
