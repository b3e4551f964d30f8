"""Checks all that is known, file by file, without stopping at the first thing that is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from harmonize.errors import KnowledgeError
from harmonize.knowledge.crosswalks import check_crosswalk
from harmonize.knowledge.files import folder, tomls
from harmonize.knowledge.instruments import check_instrument, instrument_paths, load_concepts
from harmonize.knowledge.jurisdictions import MANIFEST, load_jurisdiction

Checked = tuple[str, Iterable[KnowledgeError]]
"""What was checked, by name, and what is wrong with it."""


def checked() -> Iterator[Checked]:
    """Yield every instrument, crosswalk and jurisdiction on record with what is wrong with it."""
    concepts = load_concepts()
    for id, path in instrument_paths(folder("models") / "instruments").items():
        yield f"instrument {id}", check_instrument(path, concepts)
    yield from ((f"crosswalk {path.stem}", check_crosswalk(path)) for path in tomls("crosswalks"))
    for path in sorted(folder("corpora").glob(f"??/{MANIFEST}")):
        yield f"jurisdiction {path.parent.name.upper()}", raised(load_jurisdiction, path.parent.name)


def raised(load: Callable[[str], object], name: str) -> Iterator[KnowledgeError]:
    """Yield the error that loading something raises, if it does."""
    try:
        load(name)
    except KnowledgeError as error:
        yield error
