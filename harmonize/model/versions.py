"""Two versions of one law, and what became of each provision."""

from __future__ import annotations

from dataclasses import dataclass

from harmonize.model.progress import Fate, Revision
from harmonize.model.verdict import Source

FATES: tuple[Fate, ...] = ("added", "repealed", "renumbered", "changed")


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a law, and the provisions that differ: those that are there now in their order, then those gone.

    ``kin`` tells that the two look like versions of one law. A provision that is still printed, as repealed, is
    repealed and has a place in both.
    """

    before: Source
    after: Source
    kin: bool
    revisions: tuple[Revision, ...]

    @property
    def same_file(self) -> bool:
        """Whether both are one file."""
        return self.before.sha256 == self.after.sha256

    def of(self, fate: Fate) -> tuple[Revision, ...]:
        """Return the provisions of which that became."""
        return tuple(revision for revision in self.revisions if revision.fate == fate)

    def counts(self) -> dict[Fate, int]:
        """Return of how many provisions what became."""
        return {fate: len(self.of(fate)) for fate in FATES}
