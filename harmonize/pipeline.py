"""The pipeline: the stages in order, for one jurisdiction, with the knowledge they need."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Container, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path

from harmonize import alignment, citing, findings, language, semantics, structure, translating
from harmonize.aligning import align_all
from harmonize.answering import carried, reached
from harmonize.errors import HarmonizeError, InputError
from harmonize.expanding import expand_all
from harmonize.given import NOTHING_SAID
from harmonize.given import Given as Given
from harmonize.given import Progress as Progress
from harmonize.given import silent as silent
from harmonize.inputs import named, statute_id, unused
from harmonize.knowledge.calibration import load_calibration
from harmonize.knowledge.files import fingerprint
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.jurisdictions import check_acts, load_footnote
from harmonize.knowledge.lexicons import load_lexicon, served_languages
from harmonize.knowledge.manifests import load_kinds, manifest_of
from harmonize.knowledge.traditions import load_traditions
from harmonize.model.evidence import Passage
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.law import Statute
from harmonize.model.lexicon import Lexicon
from harmonize.model.text import Document
from harmonize.model.translation import NO_LEXICON
from harmonize.model.verdict import Analysis, Remark
from harmonize.punishing import threats
from harmonize.reading.apart import draw_apart, read_apart, reading_apart

DEFAULT_INSTRUMENTS = ("budapest", "protocol1", "protocol2")
CHECKLIST = "checklist"
"""The kind of instrument that documents are measured against too, such as a strategy."""
DISTRIBUTION = "harmonize-law"

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


def cut(path: Path, document: Document, given: Given = NOTHING_SAID) -> Statute:
    """Cut the document read from ``path`` into a tree of provisions.

    Raises :class:`InputError` where it holds nothing that looks like provisions.
    """
    manifest = manifest_of(path)
    known = load_kinds()
    kind, title = language.kind_and_title(document, known)
    stated = document.stated
    spoken = settled(document.language or language.language_of(document), given)
    statute = structure.structure(
        document,
        load_traditions(),
        id=statute_id(path, manifest),
        kind=given.kind or (manifest.kind if manifest else stated.kind if stated.kind in known else kind),
        language=given.language or (manifest.language if manifest else spoken),
        title=manifest.title if manifest else stated.title or title,
        citation=manifest.citation if manifest else stated.citation,
    )
    if not statute.articles():
        raise no_law(path)
    return citing.annotated(replace(statute, translation_of=manifest.translation_of if manifest else ""))


def with_definitions(statute: Statute) -> Statute:
    """Return a statute with the terms that it defines; as it is where no lexicon has its language."""
    if statute.language not in served_languages():
        return statute
    passages = language.passages(statute, cues_for(statute.language))
    return replace(statute, definitions=language.definitions(statute, passages))


def settled(detected: str, given: Given) -> str:
    """Return the jurisdiction's own language where the detected one differs from it in name only, as bs from sr."""
    if detected in given.expected or not given.expected:
        return detected
    served = served_languages()
    own = (code for code in given.expected if detected in served and served.get(code) == served[detected])
    return next(own, detected)


def no_law(path: Path) -> InputError:
    """Return the error of a file that holds something else than a law."""
    return InputError(str(path), "nothing in it looks like the provisions of a statute", "give the text of a law")


@dataclass(frozen=True, slots=True)
class Understood:
    """A statute with its passages: what it says, in the notions of the law."""

    statute: Statute
    passages: tuple[Passage, ...]


def understand(path: Path, document: Document, given: Given, taken: Container[str]) -> Understood:
    """Cut one statute's document and find the notions in it, under an id that is not taken yet.

    Raises :class:`InputError` where the file cannot be used, :class:`LanguageError` where no lexicon has its language.
    """
    return heard(path, cut_apart(path, document, given, taken), given)


def cut_apart(path: Path, document: Document, given: Given, taken: Container[str]) -> Statute:
    """Cut one statute's document, under an id that is not taken yet."""
    own = replace(given, language=None) if path in given.translations else given
    statute = cut(path, document, own)
    return citing.resolved(replace(statute, id=unused(statute.id, taken))) if statute.id in taken else statute


def heard(path: Path, statute: Statute, given: Given) -> Understood:
    """Find the notions in a statute: none where it is heard through its translation, its language having no lexicon.

    Raises :class:`InputError` where it does not speak as a law, :class:`LanguageError` where it cannot be heard.
    """
    if any(notice.code == NO_LEXICON for notice in statute.notices):
        return Understood(statute, language.passages(statute, silent_cues(statute.language)))
    passages = language.passages(statute, cues_for(statute.language))
    if given.lawful and not language.speaks_as_law(passages):
        raise no_law(path)
    return Understood(statute, passages)


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
        wanted = load_instruments(instruments)  # while the first files are being read
        encoder = semantics.load(given.semantic) if given.semantic else None
        beyond = reached([item.id for item in wanted])
        check_acts(jurisdiction, wanted)
        make_ready(given)
        given = replace(given, lawful=all(item.kind != CHECKLIST for item in wanted))
        understood, unread = understand_all(files, documents, given, progress, amend)
    errors = (*unusable, *unread)
    if not understood:
        return Outcome(None, errors)
    statutes = [item.statute for item in understood]
    passages = [passage for item in understood for passage in item.passages]
    finder = alignment.Finder(alignment.gather(statutes, passages))
    progress("aligning provisions with the instruments")
    aligned = align_all(wanted, finder, encoder)
    used = encoder.file if encoder else None
    edition = findings.Edition(version(DISTRIBUTION), fingerprint(), as_of, used, load_calibration())
    unreadable = [Remark("not-read", str(error)) for error in errors]
    analysis = findings.conclude(
        jurisdiction, statutes, passages, aligned, edition, load_footnote(), unreadable, threats(statutes, aligned),
        carried(beyond, aligned, finder),
    )  # fmt: skip
    return Outcome(replace(analysis, unit=given.unit), errors)


def make_ready(given: Given) -> None:
    """Load what the languages of a jurisdiction need, those without a lexicon left out."""
    served = served_languages()
    for spoken in (given.language,) if given.language else given.expected:
        if spoken in served:
            cues_for(spoken)


def understand_all(
    paths: Sequence[Path], documents: Sequence[Future[Document]], given: Given, progress: Progress, amend: Amend
) -> tuple[list[Understood], list[HarmonizeError]]:
    """Understand every statute that can be read and used, in order; return the errors of the others."""
    cut, errors = cut_all(paths, documents, given, progress)
    read, unpaired = translating.paired(amend(cut), given.translations)
    understood, unheard = hear_all(read, given)
    return read_together(understood), [*errors, *unpaired, *unheard]


def cut_all(
    paths: Sequence[Path], documents: Sequence[Future[Document]], given: Given, progress: Progress
) -> tuple[list[translating.Read], list[HarmonizeError]]:
    """Cut every statute that can be read, in order; return the errors of the others."""
    read: list[translating.Read] = []
    errors: list[HarmonizeError] = []
    for path, document in zip(paths, documents, strict=True):
        progress(f"reading {path.name}")
        try:
            read.append((path, cut_apart(path, document.result(), given, {statute.id for _, statute in read})))
        except HarmonizeError as error:
            log.info("%s", error)
            errors.append(named(error, path))
    return read, errors


def hear_all(read: Sequence[translating.Read], given: Given) -> tuple[list[Understood], list[HarmonizeError]]:
    """Find the notions in every statute that can be used, in order; return the errors of the others."""
    understood: list[Understood] = []
    errors: list[HarmonizeError] = []
    for path, statute in read:
        try:
            understood.append(heard(path, statute, given))
        except HarmonizeError as error:
            log.info("%s", error)
            errors.append(named(error, path))
    return understood, errors


def read_together(understood: Sequence[Understood]) -> list[Understood]:
    """Return the same, with what the statutes say of one another."""
    together = citing.together([item.statute for item in understood])
    return [replace(item, statute=statute) for item, statute in zip(understood, together, strict=True)]


@cache
def silent_cues(spoken: str) -> language.Cues:
    """Return the cues of a language without a lexicon, which find nothing."""
    return language.compile_cues(Lexicon(spoken, spoken, (spoken,), ()))


@cache
def cues_for(spoken: str) -> language.Cues:
    """Return the cues of a language, made ready once."""
    return language.compile_cues(load_lexicon(spoken))
