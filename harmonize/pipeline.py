"""The pipeline: the stages in order, for one jurisdiction, with the knowledge they need."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from harmonize import semantics, translating
from harmonize.concluding import Measure, concluded, measure
from harmonize.errors import HarmonizeError
from harmonize.expanding import expand_all
from harmonize.given import NOTHING_SAID
from harmonize.given import Given as Given
from harmonize.given import Progress as Progress
from harmonize.given import silent as silent
from harmonize.inputs import named
from harmonize.inputs import statute_id as statute_id
from harmonize.inputs import unused as unused
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.law import Statute
from harmonize.model.text import Document
from harmonize.model.verdict import Analysis
from harmonize.reading.apart import draw_apart, read_apart, reading_apart
from harmonize.understanding import apart, cut, make_ready, together
from harmonize.understanding import cues_for as cues_for
from harmonize.understanding import heard as heard
from harmonize.understanding import no_law as no_law
from harmonize.understanding import with_definitions as with_definitions

DEFAULT_INSTRUMENTS = ("budapest", "protocol1", "protocol2")

log = logging.getLogger(__name__)
Amend = Callable[[Sequence[translating.Read]], list[translating.Read]]
"""Makes of the laws that were cut those that are to be analyzed, as a bill would have them."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The analysis of the statutes that could be read, None where none could, and an error for each of the others."""

    analysis: Analysis | None
    errors: tuple[HarmonizeError, ...]


def read_statute(path: Path, given: Given = NOTHING_SAID, progress: Progress = silent) -> Statute:
    """Read one statute's file into a tree of provisions.

    Raises :class:`InputError` where the file cannot be used or holds nothing that looks like provisions.
    """
    return cut(path, read_apart(path, given.options(progress), given.limits), given)


def pictures(path: Path, statute: Statute, pages: Collection[int], given: Given = NOTHING_SAID) -> dict[int, bytes]:
    """Return JPEG pictures of pages of the PDF that a statute was read from, by number; none for another format.

    Raises :class:`InputError` where a limit is exceeded.
    """
    if statute.document.media_type != "application/pdf":
        return {}
    return draw_apart(path, [page.number for page in statute.document.pages if page.number in pages], given.limits)


def analyze(
    paths: Sequence[Path],
    jurisdiction: Jurisdiction,
    given: Given = NOTHING_SAID,
    instruments: Sequence[str] = DEFAULT_INSTRUMENTS,
    as_of: date | None = None,
    progress: Progress = silent,
    amend: Amend = list,
) -> Outcome:
    """Analyze the statutes of one jurisdiction, read together, against instruments; first ``amend`` may change them.

    A file that cannot be used is an error of the outcome and a remark of the analysis; the others are still done.
    """
    given = replace(given, expected=jurisdiction.languages)
    files, unusable = expand_all(paths, given.unit)
    files, marked = translating.with_marked(files, given.translations)
    given = replace(given, translations=marked)
    with reading_apart(files, given.options(progress), given.limits) as documents:
        asked = compared(measure(jurisdiction, instruments, as_of, given.unit), given)  # while files are being read
        make_ready(given)
        given = replace(given, lawful=asked.lawful)
        laws, unread = cut_all(files, documents, given, progress)
        understood, unheard = together(amend(laws), given)
    errors = (*unusable, *unread, *unheard)
    if not understood:
        return Outcome(None, errors)
    progress("aligning provisions with the instruments")
    return Outcome(concluded(understood, asked, errors), errors)


def compared(asked: Measure, given: Given) -> Measure:
    """Return a measure that compares by meaning too, where a sentence encoder is given."""
    encoder = semantics.load(given.semantic) if given.semantic else None
    return replace(asked, compare=encoder, encoder=encoder.file) if encoder else asked


def cut_all(
    paths: Sequence[Path], documents: Sequence[Future[Document]], given: Given, progress: Progress
) -> tuple[list[translating.Read], list[HarmonizeError]]:
    """Cut every statute that can be read, in order, each under an id of its own; return the errors of the others."""
    read: list[translating.Read] = []
    errors: list[HarmonizeError] = []
    for path, document in zip(paths, documents, strict=True):
        progress(f"reading {path.name}")
        own = replace(given, language=None) if path in given.translations else given
        try:
            statute = cut(path, document.result(), own)
        except HarmonizeError as error:
            log.info("%s", error)
            errors.append(named(error, path))
        else:
            read.append((path, apart(statute, {statute.id for _, statute in read})))
    return read, errors
