"""Loads gold: the judgements that lie beside the manifest of a statute, in either of their two forms."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harmonize.errors import KnowledgeError
from harmonize.knowledge.alignments import ALIGNMENTS, read_alignments
from harmonize.knowledge.files import load, unlinked
from harmonize.knowledge.manifests import MANIFEST, StatuteFile
from harmonize.knowledge.whole_gold import WHOLE, read_whole
from harmonize.model.gold import Gold


def load_gold(place: Path) -> tuple[Gold, ...]:
    """Load all gold in a folder and the folders below it, by path; a :class:`KnowledgeError` where one is wrong.

    A statute's folder has ``statute.toml``, and beside it ``alignments.csv`` (pairs of article and provision, each
    with its elements) or ``gold.json`` (articles as a whole).
    """
    return tuple(read_gold(path) for path in gold_files(place))


def gold_files(place: Path) -> Iterator[Path]:
    """Yield the files of gold in a folder and the folders below it, by path."""
    yield from sorted(path for path in place.rglob("*") if path.name in (ALIGNMENTS, WHOLE))  # links to nothing too


def read_gold(path: Path) -> Gold:
    """Read one file of gold with the manifest beside it; a :class:`KnowledgeError` where either is wrong."""
    manifest = load(unlinked(path.parent / MANIFEST), StatuteFile)
    if not manifest.sha256:
        raise KnowledgeError(f"{path.parent / MANIFEST}, sha256", "is missing", "give that of the file that was judged")
    return read_alignments(path, manifest) if path.name == ALIGNMENTS else read_whole(path, manifest)
