"""Agreement: how far each two reviewers who decided on the same subjects said the same, and where they differ."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from harmonize.model.holding import Kind, kind_of
from harmonize.model.review import Decision, Review, reviews, standing

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Two reviewers, on how many subjects of a kind both decided, on how many alike, and Cohen's kappa.

    ``kappa`` is None where both gave one answer only: then nothing can be expected by chance.
    """

    first: str
    second: str
    kind: Kind
    subjects: int
    alike: int
    kappa: float | None


def agreements(decisions: Sequence[Decision]) -> tuple[Agreement, ...]:
    """Return the agreement of each two reviewers, by kind of subject; what an adjudicator decided is no vote."""
    said: dict[tuple[Kind, str, str], list[Pair]] = {}
    for found in reviews(decisions):
        for first, second in _pairs(found):
            about = (kind_of(found.subject), first.reviewer, second.reviewer)
            said.setdefault(about, []).append((first.says, second.says))
    return tuple(_agreement(*about, said[about]) for about in sorted(said, key=lambda about: (*about[1:], about[0])))


def disputes(decisions: Sequence[Decision]) -> tuple[Review, ...]:
    """Return the subjects on which reviewers differ and nobody has decided between them."""
    return tuple(found for found in reviews(decisions) if found.state == "disputed")


def contested(decisions: Sequence[Decision]) -> tuple[Review, ...]:
    """Return the subjects that were settled, and on which a reviewer has decided otherwise since."""
    return tuple(found for found in reviews(decisions) if found.state == "settled" and _otherwise(found))


def _otherwise(found: Review) -> bool:
    held = found.holds
    later = (vote for vote in standing(found.votes) if held and vote.moment > held.moment)
    return any(held and vote.says != held.says for vote in later)


def kappa(said: Iterable[Pair]) -> float | None:
    """Return Cohen's kappa of what two said of the same things, None where nothing can be expected by chance.

    >>> kappa([("full", "full"), ("full", "partial"), ("partial", "partial"), ("partial", "partial")])
    0.5
    """
    import numpy as np  # late: the command line shows its help without it

    from harmonize.evaluation import measures

    counts = Counter(said)
    labels = sorted({label for pair in counts for label in pair})
    names = zip(measures.cells("said", labels), ((one, other) for one in labels for other in labels), strict=True)
    totals = {name: np.array([float(counts[pair])]) for name, pair in names}
    value = float(measures.kappa("said", [(label,) for label in labels]).compute(totals)[0])
    return None if math.isnan(value) else round(value, 6)


def _pairs(found: Review) -> Iterator[tuple[Decision, Decision]]:
    """Yield each two votes that stand, the names in the order of the alphabet."""
    yield from combinations(sorted(standing(found.votes), key=lambda vote: vote.reviewer), 2)


def _agreement(kind: Kind, first: str, second: str, said: Sequence[Pair]) -> Agreement:
    alike = sum(one == other for one, other in said)
    return Agreement(first, second, kind, len(said), alike, kappa(said))
