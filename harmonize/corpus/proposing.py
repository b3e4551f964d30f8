"""Proposes the manifest of a law from its text: what was detected is marked, for somebody to check."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from harmonize.knowledge.fields import LONGEST, SIGNS
from harmonize.knowledge.manifests import MANIFEST, StatuteFile, manifest_from
from harmonize.language.folding import tokens
from harmonize.model.law import Statute

UNKNOWN = "unknown"
"""The source of a text of which nobody said where it is from."""
HEAD = 6_000
"""Characters before the first provision that may tell the citation."""
WORDS = 6
"""Words of a title in an id."""
DATE = re.compile(
    r"""
    \b \d{1,2} (?P<mark>[./-]) \s? \d{1,2} (?P=mark) \s? (?P<year>\d{4}) \b      # 27.1.1995, 17/12/2004
    """,
    re.VERBOSE,
)
YEAR = re.compile(
    r"""
    \b (?P<year>1[6-9]\d\d | 20\d\d) \b        # 1995
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Said:
    """What the user says of a law, which outranks what its text tells; what is empty or None is not said.

    ``source`` is where the text is from, ``seen`` the day on which it was got there, ``text`` the address of the text.
    """

    seen: date
    id: str = ""
    title: str = ""
    citation: str = ""
    kind: str = ""
    language: str = ""
    source: str = ""
    text: str = ""
    applies_in: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposal:
    """A manifest as it would be written, and what it says."""

    text: str
    manifest: StatuteFile


def proposal(statute: Statute, name: str, jurisdiction: str, said: Said) -> Proposal:
    """Propose the manifest of a statute for the file ``name`` in a jurisdiction, by code or empty.

    Raises :class:`KnowledgeError` where what the user says cannot stand in a manifest.
    """
    text = "\n".join([*_remarks(statute), *_fields(statute, name, jurisdiction, said), ""])
    return Proposal(text, manifest_from(Path(name).with_name(MANIFEST), text))


def _remarks(statute: Statute) -> Iterator[str]:
    document = statute.document
    counted = f"pages: {len(document.pages)}, provisions: {len(statute.articles())}, drafted as: {statute.tradition}"
    yield f"# Proposed from the text ({counted})."
    yield '# Check what is marked "detected" against the page that publishes the law, then take the mark away.'
    if unread := document.unread_pages:
        yield f"# Pages that could not be read: {_listed(map(str, unread))}."
    if statute.holes:
        yield f"# Numbers that are skipped: {_listed(statute.holes)}."
    if statute.duplicates:
        yield f"# Numbers that stand twice: {_listed(statute.duplicates)}."
    if latest := max((item.date for item in statute.amendments), default=""):
        yield f"# The latest change that notes in it tell of: {plain(latest)}."


def _fields(statute: Statute, name: str, jurisdiction: str, said: Said) -> Iterator[str]:
    title = said.title or title_of(statute)
    yield _field("id", said.id or named(jurisdiction, title, Path(name).stem, statute.kind), detected=not said.id)
    yield _field("title", title or Path(name).stem, detected=not said.title) + ("" if title else ": the file's name")
    yield _field("citation", said.citation or plain(statute.citation or citation(statute)), detected=not said.citation)
    yield _field("kind", said.kind or statute.kind, detected=not said.kind)
    yield _field("language", said.language or statute.language, detected=not said.language)
    yield _field("file", name)
    yield _field("sha256", statute.document.sha256)
    if said.applies_in:
        yield f"applies_in = [{', '.join(map(quoted, said.applies_in))}]"
    yield f"expected_provisions = {len(statute.articles())}  # detected"
    yield _field("source", said.source or UNKNOWN) + ("" if said.source else "  # say where the text is from")
    if said.text:
        yield _field("text", said.text)
    yield f"seen = {said.seen.isoformat()}"
    yield _field("review", "none")


def _field(name: str, value: str, *, detected: bool = False) -> str:
    return f"{name} = {quoted(value)}" + ("  # detected" if detected and value else "  # not found" * detected)


def title_of(statute: Statute) -> str:
    """Return the title that a text tells, empty where a statute has its file's name for one."""
    title = plain(statute.title)
    return "" if title == plain(statute.document.name) else title


def _listed(names: Iterable[str], most: int = 12) -> str:
    """Return names in a row, cut where they are many."""
    known = [plain(name) for name in names]
    return ", ".join(known[:most]) + (f" and {len(known) - most} more" if len(known) > most else "")


def quoted(text: str) -> str:
    r"""Return text as a string of TOML.

    >>> quoted('The "Code"')
    '"The \\"Code\\""'
    """
    return json.dumps(text, ensure_ascii=False)


def plain(text: str) -> str:
    r"""Return what a text tells on one line of a manifest.

    >>> plain("Criminal\n Code\u202e ")
    'Criminal Code'
    """
    return " ".join(SIGNS.sub("", " ".join(text.encode("utf-8", "ignore").decode().split())).split())[:LONGEST]


def citation(statute: Statute) -> str:
    """Return the first line before the provisions that tells a year and a number, empty where none does."""
    articles = statute.articles()
    end = min(articles[0].span.start if articles else HEAD, HEAD)
    lines = (line.strip() for line in statute.document.text[:end].splitlines())
    return next((line for line in lines if cites(line) and plain(line) != plain(statute.title)), "")


def cites(line: str) -> bool:
    """Tell whether a line may name a law's place in a gazette: it has a year, and a number that is no date's.

    >>> cites("Nr. 7895, datë 27.1.1995"), cites("Gazette 12/2004"), cites("Adopted 4/12/2004"), cites("Act, 2000")
    (True, True, False, False)
    """
    rest = DATE.sub("", line)
    dated = DATE.search(line) or YEAR.search(line)
    return bool(dated and any(sign.isdecimal() for sign in YEAR.sub("", rest, count=1)))


def named(jurisdiction: str, *likely: str) -> str:
    """Return an id made from the first name that has letters to make it from.

    >>> named("RS", "Кривични законик (пречишћен текст)", "kz.pdf")
    'rs-krivicni-zakonik-preciscen-tekst'
    """
    slugs = (slug(name) for name in likely)
    return "-".join(filter(None, [jurisdiction.lower(), next((each for each in slugs if len(each) > 2), "law")]))


def slug(name: str) -> str:
    """Return some words of a name in small Latin letters, empty where its script has none.

    >>> slug("Kodi Penal (2024).pdf"), slug("刑法")
    ('kodi-penal-2024-pdf', '')
    """
    words = (word for _, _, word in tokens(name) if word.isascii() and word.isalnum())
    return "-".join(list(words)[:WORDS])[:60].strip("-")
