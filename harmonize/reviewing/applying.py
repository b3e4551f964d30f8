"""Applying: an analysis, what is kept beside it and what comes in, to the analysis with all that was decided on it.

Rows go where they can: a decision whose subject the analysis has, or has had, is among its decisions; every other row
is kept as it came, with the reason, and tried again each time. So the order of files, and applying one twice, changes
nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.model.holding import basis, proposed_on
from harmonize.model.review import Decision, in_order
from harmonize.model.verdict import Analysis
from harmonize.reports import decisions
from harmonize.reviewing.carrying import carried
from harmonize.reviewing.record import Record, Unappliable, raw
from harmonize.reviewing.rows import decision_of


@dataclass(frozen=True, slots=True)
class Incoming:
    """A record that came in, and the name of its file."""

    file: str
    record: Record


@dataclass(frozen=True, slots=True)
class Applied:
    """The analysis with its decisions, the record to keep, and what happened.

    ``taken`` are decisions that were not there before, ``reopened`` those that stood before, or came in, and do not
    stand; ``followed`` went with their provision to another number; ``refused`` are rows that were not there before
    and cannot be applied.
    """

    analysis: Analysis
    record: Record
    taken: tuple[Decision, ...] = ()
    reopened: tuple[Decision, ...] = ()
    followed: tuple[Decision, ...] = ()
    refused: tuple[Unappliable, ...] = ()

    @property
    def survived(self) -> tuple[Decision, ...]:
        """The decisions that stand."""
        return tuple(each for each in self.analysis.decisions if each.stand == "stands")


def applied(
    analysis: Analysis,
    identity: str,
    kept: Record | None = None,
    incoming: Sequence[Incoming] = (),
    before: Analysis | None = None,
) -> Applied:
    """Return an analysis (of that ``identity``) with the decisions kept and those that come in.

    ``before`` is the analysis that the kept decisions were made on, where it is another.
    """
    had = kept.unappliable if kept else ()
    earlier = distinct(each for one in (analysis, before, kept) if one for each in one.decisions)
    tried = [_tried(analysis, identity, each) for each in _rows(incoming, had)]
    fresh = [each for each in tried if isinstance(each, Decision)]
    now = distinct([*carried(earlier, analysis, before), *fresh])
    left = _once(each for each in tried if isinstance(each, Unappliable))
    record = Record(identity, analysis.jurisdiction, analysis.version, now, _unknown(left, now))
    return _told(Applied(replace(analysis, decisions=now), record), earlier, had)


def _told(done: Applied, earlier: Sequence[Decision], had: Sequence[Unappliable]) -> Applied:
    """Return what was applied with what happened to what was there before."""
    stood = {act(each): each.stand == "stands" for each in earlier}
    origins, rows = {each.origin for each in earlier}, {raw(each.row) for each in had}
    now, left = done.analysis.decisions, done.record.unappliable
    return replace(
        done,
        taken=tuple(each for each in now if act(each) not in stood),
        reopened=tuple(each for each in now if each.stand == "reopened" and stood.get(act(each), True)),
        followed=tuple(each for each in now if each.origin and each.origin not in origins),
        refused=tuple(each for each in left if raw(each.row) not in rows),
    )


def settling(incoming: Incoming, known: Iterable[Decision] = ()) -> Incoming:
    """Return what comes in as decisions of an adjudicator, between reviewers who differ.

    A workbook or a report brings what was ``known`` when it was given out, too: that stays its reviewers' own.
    """
    record, before = incoming.record, {act(each) for each in known}
    return replace(incoming, record=replace(
        record,
        decisions=tuple(each if act(each) in before else replace(each, settles=True) for each in record.decisions),
        unappliable=tuple(replace(each, row={**each.row, "settles": True}) for each in record.unappliable),
    ))  # fmt: skip


def act(decision: Decision) -> Decision:
    """Return what a reviewer did, without what the tool noted on it since: equal for the same act.

    >>> from datetime import date
    >>> one = Decision("budapest", "2", "", "full", "A. Lawyer", date(2026, 11, 20), "", "0", stand="reopened")
    >>> act(one) == act(replace(one, stand="stands", proposed="partial"))
    True
    """
    done = replace(decision, at="", proposed="", stand="stands", why="", origin="")
    if not decision.origin:
        return done
    place, _, text = decision.origin.rpartition("@")
    statute, _, eid = place.partition("#")
    return replace(done, statute=statute, eid=eid, text_sha256=text)


def distinct(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """Return each act once, with its moment where that is known: one whose day alone is known is no other act."""
    acts: dict[Decision, dict[str, list[Decision]]] = {}
    for each in decisions:
        acts.setdefault(act(each), {}).setdefault(each.at, []).append(each)
    return in_order(_fullest(same) for moments in acts.values() for same in _told_best(moments))


def _told_best(moments: dict[str, list[Decision]]) -> list[list[Decision]]:
    return [same for at, same in moments.items() if at or len(moments) == 1]


def _fullest(same: Iterable[Decision]) -> Decision:
    return max(same, key=lambda each: (each.origin, each.proposed, each.stand, each.why))


def _rows(incoming: Iterable[Incoming], had: Iterable[Unappliable]) -> Iterator[tuple[Unappliable, str]]:
    """Yield every row with the identity of the analysis that it was made on, empty where that is not known."""
    for each in incoming:
        for decision in each.record.decisions:
            yield Unappliable(decisions.written(decision), "", each.file), each.record.analysis
        yield from ((left, each.record.analysis) for left in each.record.unappliable)
    yield from ((left, "") for left in had)


def _tried(analysis: Analysis, identity: str, row: tuple[Unappliable, str]) -> Decision | Unappliable:
    """Return the decision that a row holds as it stands on the analysis, or the row with why it cannot be applied."""
    left, made_on = row
    try:
        decision = _bound(analysis, decision_of(left.row), made_on == identity)
    except ValueError as error:
        return replace(left, why=left.why or str(error))
    return decision


def _bound(analysis: Analysis, decision: Decision, same: bool) -> Decision:
    """Return a decision bound to the text it was made on; a ValueError where the analysis has not what it is about."""
    if same and not decision.text_sha256:
        decision = replace(decision, text_sha256=basis(analysis, decision.subject))
    (placed,) = carried([decision], analysis)
    proposed = proposed_on(analysis, placed.subject)
    if proposed is None:
        raise ValueError(_lacking(decision))
    if not placed.text_sha256:
        raise ValueError("it was made on another analysis, and does not tell on which text")
    return replace(placed, proposed=placed.proposed or proposed)


def _lacking(decision: Decision) -> str:
    if decision.statute:
        return f"the analysis does not have {decision.subject.key}: it quotes no such provision, or has no such article"
    return f"the analysis does not have {decision.subject.key}"


def _unknown(left: Iterable[Unappliable], now: Iterable[Decision]) -> tuple[Unappliable, ...]:
    """Return the rows that hold no decision that was applied before, when the law had what it is about."""
    known = {act(each) for each in now}
    return tuple(each for each in left if _act_of(each) not in known)


def _act_of(left: Unappliable) -> Decision | None:
    try:
        return act(decision_of(left.row))
    except ValueError:
        return None


def _once(rows: Iterable[Unappliable]) -> tuple[Unappliable, ...]:
    """Return each row once, in an order that is the same for the same rows."""
    first: dict[str, Unappliable] = {}
    for each in sorted(rows, key=lambda each: (each.file, each.why), reverse=True):
        first[raw(each.row)] = each
    return tuple(first[key] for key in sorted(first))
