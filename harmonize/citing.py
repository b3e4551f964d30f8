"""What statutes say of their own provisions, of their history, and of one another, in the idioms of their languages."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize import language, structure
from harmonize.knowledge.idioms import load_idioms
from harmonize.knowledge.manifests import load_kinds
from harmonize.model.law import Statute


def annotated(statute: Statute) -> Statute:
    """Return a statute with its references, its history, and a notice where it only changes another law.

    As it is where no idiom serves its language.
    """
    idiom = load_idioms().get(statute.language)
    return resolved(structure.annotated(statute, idiom)) if idiom else statute


def resolved(statute: Statute) -> Statute:
    """Return a statute with its references to its own provisions resolved."""
    idiom = load_idioms().get(statute.language)
    return language.resolve(statute, idiom.points_count) if idiom else statute


def together(statutes: Sequence[Statute]) -> tuple[Statute, ...]:
    """Return statutes with their references to one another resolved, and amending laws seen beside their base.

    A translation is read in its original's place: together with the other laws, not with the one that it is.
    """
    laws = [statute for statute in statutes if not statute.translation_of]
    read = {law.id: law for law in beside(laws)}
    for statute in statutes:
        if statute.translation_of:
            others = [law for law in laws if law.id != statute.translation_of]
            read[statute.id] = beside([*others, statute])[-1]
    return tuple(read[statute.id] for statute in statutes)


def beside(laws: Sequence[Statute]) -> tuple[Statute, ...]:
    """Return laws, no two of them the same, as they are to be read beside one another."""
    return structure.with_bases(language.resolve_between(laws, load_kinds()))
