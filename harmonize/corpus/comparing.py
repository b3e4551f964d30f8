"""Compares two versions of one law, each read as any statute is."""

from __future__ import annotations

from pathlib import Path

from harmonize.findings.revisions import revisions
from harmonize.model.versions import Versions
from harmonize.pipeline import Given, Progress, read_statute


def differences(old: Path, new: Path, given: Given, progress: Progress) -> Versions:
    """Return what became of each provision of a law between two texts of it.

    Raises :class:`InputError` where one of them cannot be used.
    """
    progress(f"reading {old.name}")
    before = read_statute(old, given, progress)
    progress(f"reading {new.name}")
    after = read_statute(new, given, progress)
    progress("comparing provisions")
    return revisions(before, after)
