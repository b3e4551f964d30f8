"""The material of all checks: what a corpus holds, loaded once, and read no sooner than a check asks for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from harmonize.checks.model import Needs
from harmonize.corpus.catalogue import Entry, Holding, catalogue
from harmonize.errors import HarmonizeError
from harmonize.knowledge.manifests import MANIFEST


@dataclass(frozen=True, slots=True)
class Material:
    """A corpus as the checks see it: its place, what it holds, and the errors of jurisdictions that cannot be used."""

    place: Path
    holdings: tuple[Holding, ...]
    errors: tuple[HarmonizeError, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Every law on record, by path."""
        return tuple(entry for holding in self.holdings for entry in holding.entries)

    def seen(self, needs: Needs) -> tuple[int, int, str]:
        """Return how many laws (or, for verdicts, territories) a check can see and how many not, and why not."""
        if needs == "record":
            return len(self.entries) + len(self.holdings), 0, ""
        there = sum(len(holding.texts) for holding in self.holdings)
        missing = sum(len(holding.missing) for holding in self.holdings)
        return there, missing, f"{missing} without text" if missing else ""

    def file(self, path: Path | str) -> str:
        """Return a path as problems name it: relative to the corpus."""
        return Path(os.path.relpath(path, self.place)).as_posix()


def gather(place: Path) -> Material:
    """Return the material of a corpus; raises :class:`InputError` where there is none."""
    holdings, errors = catalogue(place)
    return Material(place, tuple(holdings), tuple(errors))


def manifest_file(entry: Entry) -> Path:
    """Return the manifest of a law on record."""
    return entry.folder / MANIFEST
