"""Views: a statute as it is printed, and as it would be with less to go by."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from zlib import crc32

from harmonize import alignment, language, pipeline
from harmonize.knowledge.jurisdictions import load_jurisdiction
from harmonize.knowledge.lexicons import load_lexicon
from harmonize.model.evidence import Passage
from harmonize.model.gold import Gold
from harmonize.model.law import Statute
from harmonize.model.lexicon import Entry

WITHHELD = 4
"""One phrase in so many is withheld from the lexicon."""


def printed(statute: Statute) -> Sequence[Passage]:
    """Return the passages of a statute as it is."""
    return tuple(language.passages(statute, pipeline.cues_for(statute.language)))


def unheaded(statute: Statute) -> Sequence[Passage]:
    """Return the passages of a statute as if its provisions had no headings."""
    return tuple(
        replace(passage, heading=(), provision=replace(passage.provision, heading="", headings=()))
        for passage in printed(statute)
    )


def strange(statute: Statute) -> Sequence[Passage]:
    """Return the passages of a statute as if the lexicon lacked one phrase in four: a law with its own words."""
    return tuple(language.passages(statute, _poorer(statute.language)))


VIEWS: Mapping[str, Callable[[Statute], Sequence[Passage]]] = {
    "printed": printed,
    "unheaded": unheaded,
    "strange": strange,
}


@cache
def _poorer(code: str) -> language.Cues:
    lexicon = load_lexicon(code)
    return language.compile_cues(replace(lexicon, entries=tuple(_withheld(entry) for entry in lexicon.entries)))


def _withheld(entry: Entry) -> Entry:
    """Return an entry without the phrases that chance withholds, the same at every run."""
    kept = (phrase for phrase in entry.phrases if crc32(f"{entry.concept} {phrase}".encode()) % WITHHELD)
    return replace(entry, phrases=tuple(kept))


def found(gold: Gold, statutes: Path) -> Iterator[Statute]:
    """Yield the statute that gold judges, if it lies in a folder: the same file, not only one of the same name."""
    spoken = load_jurisdiction(gold.jurisdiction).languages
    for path in sorted(statutes.rglob(gold.file)):
        if hashlib.sha256(path.read_bytes()).hexdigest() == gold.sha256:
            yield pipeline.read_statute(path, pipeline.Given(gold.kind, expected=spoken))


def seen(statute: Statute) -> Iterator[tuple[str, alignment.Finder]]:
    """Yield every view of a statute by its name."""
    for name, view in VIEWS.items():
        yield name, alignment.Finder(alignment.gather([statute], list(view(statute))))
