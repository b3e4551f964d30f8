"""Parse quality: one measure of how much of a statute was read and understood, and what it is made of."""

from __future__ import annotations

from dataclasses import dataclass, fields
from math import prod

from harmonize.model.law import Statute
from harmonize.model.text import DOUBTFUL

FLOOR = 0.90
"""Below this score the silence of a statute is never called a gap."""


@dataclass(frozen=True, slots=True)
class Quality:
    """What was lost of a statute, as shares from 0.0 to 1.0 of what there was.

    ``unread`` of its pages have no text; ``doubtful`` of its words were recognised badly in a picture; ``unparsed`` of
    its characters stand in nothing that was understood; ``holes`` of the numbers that its numbering runs through are
    skipped; ``duplicates`` of its articles or sections have a number that was there before.
    """

    unread: float = 0.0
    doubtful: float = 0.0
    unparsed: float = 0.0
    holes: float = 0.0
    duplicates: float = 0.0

    @property
    def score(self) -> float:
        """What is left when every loss is taken away in its turn: 1.0 where nothing was lost.

        >>> round(Quality(unparsed=0.1, holes=0.1).score, 4)
        0.81
        """
        return prod(1.0 - share for share in self.losses().values())

    @property
    def sufficient(self) -> bool:
        """Whether enough was read and understood for silence to mean something."""
        return self.score >= FLOOR

    def losses(self) -> dict[str, float]:
        """Return the shares by name."""
        return {field.name: getattr(self, field.name) for field in fields(self)}


def quality(statute: Statute) -> Quality:
    """Measure how much of a statute was read and understood."""
    document, units = statute.document, len(statute.articles())
    doubtful = sum(confidence < DOUBTFUL for confidence in document.words.confidences)
    return Quality(
        unread=_share(len(document.unread_pages), len(document.pages)),
        doubtful=_share(doubtful, len(document.words)),
        unparsed=statute.coverage().get("unparsed", 0.0),
        holes=_share(len(statute.holes), len(statute.holes) + units),
        duplicates=_share(len(statute.duplicates), units),
    )


def _share(part: int, whole: int) -> float:
    return min(1.0, part / whole) if whole else 0.0
