"""Understanding: one statute's document, cut into provisions, and what these say in the notions of the law."""

from __future__ import annotations

import logging
from collections.abc import Collection, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from harmonize import citing, language, structure, translating
from harmonize.errors import HarmonizeError, InputError
from harmonize.given import NOTHING_SAID, Given
from harmonize.inputs import named, statute_id, unused
from harmonize.knowledge.lexicons import load_lexicon, served_languages
from harmonize.knowledge.manifests import StatuteFile, load_kinds, manifest_of
from harmonize.knowledge.traditions import load_traditions
from harmonize.model.evidence import Passage
from harmonize.model.law import Statute
from harmonize.model.lexicon import Lexicon
from harmonize.model.text import Document, Notice
from harmonize.model.translation import NO_LEXICON

log = logging.getLogger(__name__)
OFF_RECORD = "off-record"
Heard = Mapping[Path, tuple[Passage, ...]]
"""By file, the passages of its statute that were found before."""


@dataclass(frozen=True, slots=True)
class Understood:
    """A statute with its passages: what it says, in the notions of the law."""

    statute: Statute
    passages: tuple[Passage, ...]


def cut(path: Path, document: Document, given: Given = NOTHING_SAID) -> Statute:
    """Cut the document read from ``path`` into a tree of provisions, as the manifest beside the file has it.

    Raises :class:`InputError` where it holds nothing that looks like provisions.
    """
    return cut_as(path, document, manifest_of(path), given)


def cut_as(path: Path, document: Document, manifest: StatuteFile | None, given: Given) -> Statute:
    """Cut a document into a tree of provisions, as a manifest has it, None for none."""
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
    notices = (*statute.notices, *off_record(document, manifest))
    translated = manifest.translation_of if manifest else ""
    return citing.annotated(replace(statute, notices=notices, translation_of=translated))


def off_record(document: Document, manifest: StatuteFile | None) -> Iterator[Notice]:
    """Yield the notice that the file is not the text that was verified: it is read, but nobody knows what it is."""
    if manifest and manifest.sha256 and manifest.sha256 != document.sha256:
        hashes = f"{document.sha256[:12]}, on record {manifest.sha256[:12]}"
        text = f"the file is not the text on record (its sha256 begins with {hashes}): compare it with its source"
        yield Notice(OFF_RECORD, text)


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


def understood_alone(path: Path, document: Document, manifest: StatuteFile | None, given: Given) -> Understood:
    """Return what one statute says by itself, before the laws beside it are known.

    It has no passages where no lexicon has its language: a translation beside it may be heard in its place.
    """
    statute = cut_as(path, document, manifest, given)
    served = statute.language in served_languages()
    return Understood(statute, language.passages(statute, cues_for(statute.language)) if served else ())


def apart(statute: Statute, taken: Container[str]) -> Statute:
    """Return a statute under an id that is not taken yet, which its references to itself take too."""
    return citing.resolved(replace(statute, id=unused(statute.id, taken))) if statute.id in taken else statute


def together(
    laws: Sequence[translating.Read], given: Given, known: Heard | None = None
) -> tuple[list[Understood], list[HarmonizeError]]:
    """Return what laws say that are read together, translations beside their originals; an error for each unusable one.

    ``known`` are the passages found when they were understood alone, which are not looked for again.
    """
    read, unpaired = translating.paired(laws, given.translations)
    understood: list[Understood] = []
    errors: list[HarmonizeError] = [*unpaired]
    for path, statute in read:
        try:
            understood.append(heard(path, statute, given, (known or {}).get(path)))
        except HarmonizeError as error:
            log.info("%s", error)
            errors.append(named(error, path))
    read_together = citing.together([item.statute for item in understood])
    return [replace(item, statute=law) for item, law in zip(understood, read_together, strict=True)], errors


def heard(path: Path, statute: Statute, given: Given, known: Collection[Passage] | None = None) -> Understood:
    """Find the notions in a statute: none where it is heard through its translation, its language having no lexicon.

    ``known`` are passages found before, of use where they are of the statute's id. Raises :class:`InputError` where it
    does not speak as a law, :class:`LanguageError` where it cannot be heard.
    """
    if any(notice.code == NO_LEXICON for notice in statute.notices):
        return Understood(statute, language.passages(statute, silent_cues(statute.language)))
    usable = known and all(passage.statute == statute.id for passage in known)
    passages = tuple(known) if known and usable else language.passages(statute, cues_for(statute.language))
    if given.lawful and not language.speaks_as_law(passages):
        raise no_law(path)
    return Understood(statute, passages)


def make_ready(given: Given) -> None:
    """Load what the languages of a jurisdiction need, those without a lexicon left out."""
    served = served_languages()
    for spoken in (given.language,) if given.language else given.expected:
        if spoken in served:
            cues_for(spoken)


@cache
def silent_cues(spoken: str) -> language.Cues:
    """Return the cues of a language without a lexicon, which find nothing."""
    return language.compile_cues(Lexicon(spoken, spoken, (spoken,), ()))


@cache
def cues_for(spoken: str) -> language.Cues:
    """Return the cues of a language, made ready once."""
    return language.compile_cues(load_lexicon(spoken))
