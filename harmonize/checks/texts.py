"""Checks on the files of laws: that they are those that were verified, and none is there twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from harmonize.checks.material import Material
from harmonize.checks.model import Fault


def text_changed(material: Material) -> Iterator[Fault]:
    """Yield the texts that are not the ones that were verified."""
    for entry in material.entries:
        told, found = entry.manifest.sha256.lower(), material.digests.get(entry.path)
        if told and found and told != found:
            what = f"{entry.manifest.file} is another file than the one verified: its sha256 is {found}"
            yield material.on(entry, what, "sha256")


def duplicate_text(material: Material) -> Iterator[Fault]:
    """Yield the texts that are the same, byte for byte, as another of the corpus."""
    having: dict[str, list[Path]] = defaultdict(list)
    for path, digest in sorted(material.digests.items()):
        if digest:
            having[digest].append(path)
    for first, *others in having.values():
        yield from (Fault(f"is the same file as {material.file(first)}", material.file(path)) for path in others)
