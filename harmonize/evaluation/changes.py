"""Changes: which verdicts differ between two runs, and whether for the better."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harmonize.model.evaluation import Change, Evaluation, Turn, Verdict


def compared(evaluation: Evaluation, old: Evaluation) -> Evaluation:
    """Return an evaluation with what changed since an older one: gains first, then losses, then the rest."""
    order: tuple[Turn, ...] = ("gained", "lost", "changed", "new", "gone")
    found = sorted(changes(old, evaluation), key=lambda change: order.index(change.turn))
    return replace(evaluation, changes=tuple(found))


def changes(old: Evaluation, new: Evaluation) -> Iterator[Change]:
    """Yield every verdict that differs between two runs, in the order of the newer, then what only the older has."""
    before = {verdict.key: verdict for verdict in old.verdicts}
    for verdict in new.verdicts:
        earlier = before.pop(verdict.key, None)
        turn = turned(earlier, verdict) if earlier else "new"
        if turn:
            yield Change(turn, earlier, verdict)
    yield from (Change("gone", verdict, None) for verdict in before.values())


def turned(old: Verdict, new: Verdict) -> Turn | None:
    """Return what became of a verdict, None where it says the same."""
    if old.right != new.right:
        return "gained" if new.right else "lost"
    return None if said(old) == said(new) else "changed"


def said(verdict: Verdict) -> tuple[object, ...]:
    """Return what a verdict says that a reader would notice: status, what is cited, what is first, the elements."""
    return verdict.status, set(verdict.cited), verdict.ranked[:1], set(verdict.missed), set(verdict.wrong)
