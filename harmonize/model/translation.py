"""Translations: what stages call how a law is heard in another language than its own."""

from __future__ import annotations

from collections.abc import Iterable

from harmonize.model.law import Statute

NO_LEXICON = "no-lexicon"
"""The notice on a law in a language without a lexicon, which is heard through its translation."""
UNTRANSLATED = "untranslated"
"""The notice on such a law of which a translation leaves out a part."""

Place = tuple[str, str]
"""A provision: the id of its statute, and its own."""


def originals(statutes: Iterable[Statute]) -> tuple[Statute, ...]:
    """Return the laws among some texts, each once."""
    return tuple(statute for statute in statutes if not statute.translation_of)


def translations(statutes: Iterable[Statute]) -> tuple[Statute, ...]:
    """Return the translations among some texts."""
    return tuple(statute for statute in statutes if statute.translation_of)


def counterparts(statutes: Iterable[Statute]) -> dict[Place, Place]:
    """Return for each provision of a translation that of the original's, where it has one."""
    return {
        (statute.id, eid): (statute.translation_of, law) for statute in statutes for eid, law in statute.counterparts
    }
