"""Translations: which statute is the unofficial translation of which, and which of their provisions are the same."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from pathlib import Path

from harmonize import language
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.lexicons import served_languages
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Notice
from harmonize.model.translation import NO_LEXICON, UNTRANSLATED

Read = tuple[Path, Statute]
"""A file, and the statute cut from it."""
_DIGITS = re.compile(r"\d+")
OTHER = "other"
"""The kind of a law whose kind is not known."""
REMEDY = (
    "give the original with it, under the id that translation_of in its statute.toml names, or as the only other law"
)
NAMED = 5
"""So many provisions without a translation are named."""


def paired(read: Sequence[Read], marked: Collection[Path]) -> tuple[list[Read], list[HarmonizeError]]:
    """Return statutes, originals first, with each translation bound to its original; an error for one without.

    ``marked`` are the files that are translations of what they fit best; the others' manifests name their original.
    """
    originals = [item for item in read if not is_translation(item, marked)]
    translations: list[Read] = []
    errors: list[HarmonizeError] = []
    for path, statute in (item for item in read if is_translation(item, marked)):
        if law := original_of(statute, [item for _, item in originals]):
            translations.append((path, bound(statute, law)))
        else:
            wanted = statute.translation_of or "one of the statutes given"
            errors.append(
                InputError(
                    str(path), f"is marked as the translation of {wanted}, which is no original read here", REMEDY
                )
            )
    known = [statute for _, statute in translations]
    return [*((path, with_translations(law, known)) for path, law in originals), *translations], errors


def with_marked(files: Sequence[Path], marked: Sequence[Path]) -> tuple[list[Path], tuple[Path, ...]]:
    """Return the files given with those marked as translations, each once, and the marked ones by the same paths."""
    known: dict[Path, Path] = {}
    for file in (*files, *marked):
        known.setdefault(file.resolve(), file)
    return list(known.values()), tuple(known[file.resolve()] for file in marked)


def is_translation(item: Read, marked: Collection[Path]) -> bool:
    """Tell whether a file is a translation, as the user or its manifest says."""
    return item[0] in marked or bool(item[1].translation_of)


def original_of(translation: Statute, laws: Sequence[Statute]) -> Statute | None:
    """Return the law that a text translates: the one that it names, the only one, or the one numbered most alike."""
    if translation.translation_of:
        return next((law for law in laws if law.id == translation.translation_of), None)
    alike = {law.id: likeness(translation, law) for law in laws}
    best = max(laws, key=lambda law: alike[law.id], default=None)
    return best if best and (len(laws) == 1 or alike[best.id] > 0) else None


def likeness(one: Statute, other: Statute) -> float:
    """Return which share of the numbers of two statutes both have."""
    here, there = ({same(item.number) for item in statute.articles()} for statute in (one, other))
    return len(here & there) / max(1, len(here | there))


def bound(translation: Statute, law: Statute) -> Statute:
    """Return a translation with the original's id, its kind, and its provisions paired with the original's."""
    pairs = tuple((here.eid, there.eid) for here, there in pairs_of(translation.articles(), law.articles()))
    kind = law.kind if law.kind != OTHER else translation.kind
    return replace(translation, translation_of=law.id, kind=kind, counterparts=pairs)


def pairs_of(translated: Sequence[Provision], original: Sequence[Provision]) -> Iterator[tuple[Provision, Provision]]:
    """Yield the provisions that are the same: those of one digit in order where both have as many, else by number.

    Letters behind the digits may be counted on in another alphabet: 251-а, 251-б, 251-в are 251-a, 251-b, 251-c or -v.
    """
    here, there = by_digits(translated), by_digits(original)
    for digits, items in here.items():
        others = there.get(digits, [])
        if len(items) == len(others):
            yield from zip(items, others, strict=True)
        else:
            numbered = {same(item.number): item for item in reversed(others)}
            unique = {same(item.number): item for item in reversed(items)}
            yield from ((item, numbered[number]) for number, item in unique.items() if number in numbered)


def by_digits(provisions: Sequence[Provision]) -> dict[str, list[Provision]]:
    """Return provisions by the first digits of their numbers, in whatever digits they are printed."""
    found: defaultdict[str, list[Provision]] = defaultdict(list)
    for item in provisions:
        digits = _DIGITS.search(item.number)
        found[str(int(digits[0])) if digits else same(item.number)].append(item)
    return found


def same(number: str) -> str:
    """Return what is the same in a number however it is printed.

    >>> same("251-а") == same("251-a") == same("251a")
    True
    """
    return "".join(letter for letter in language.fold(number) if letter.isalnum())


def with_translations(law: Statute, known: Sequence[Statute]) -> Statute:
    """Return an original with what a reader must know of how its translations stand in for it."""
    served = served_languages()
    own = [item for item in known if item.translation_of == law.id and item.language in served]
    if not own:
        return law
    kind = law.kind if law.kind != OTHER else own[0].kind
    notices = () if law.language in served else told(law, own)
    return replace(law, kind=kind, notices=(*law.notices, *notices))


def told(law: Statute, translations: Sequence[Statute]) -> Iterator[Notice]:
    """Yield that a law is heard through its translations alone, and what these leave out."""
    titles = "; ".join(item.title or item.id for item in translations)
    yield Notice(
        NO_LEXICON, f"no lexicon has its language ({law.language}): it is heard through its translation, {titles}"
    )
    there = set(chain.from_iterable((eid for _, eid in item.counterparts) for item in translations))
    missing = [item.number for item in law.articles() if item.eid not in there]
    if missing:
        more = f" and {len(missing) - NAMED} more" if len(missing) > NAMED else ""
        yield Notice(
            UNTRANSLATED, f"its translation leaves out {', '.join(missing[:NAMED])}{more}: nothing is known of them"
        )
