"""Checks on the knowledge: instruments, lexicons, and what the corpus itself asks of the checks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from harmonize.checks.manifests import MOST, fault_of, instruments
from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.errors import HarmonizeError
from harmonize.knowledge.checking import checked_instruments
from harmonize.knowledge.checks import SETTINGS, AskedFile, SettingsFile, load_checks
from harmonize.knowledge.lexicons import read_lexicon
from harmonize.knowledge.lines import lines_of, text_of

ARTICLE = re.compile(
    r"""
    ^article\ (?P<number>[^,:]+)        # article 24, 3: has no pattern
    """,
    re.VERBOSE,
)
NUMBER = re.compile(
    r"""
    ^number \s* = \s* "(?P<name> [^"]+ )"       # number = "24"
    """,
    re.VERBOSE,
)
Named = tuple[str, str, str]
"""Where ``checks.toml`` names something, what that is, and its name."""


def instruments_valid(material: Material) -> Iterator[Fault]:
    """Yield what is wrong with instruments and crosswalks, as ``harmonize instruments check`` tells it."""
    for _, errors in checked_instruments(material.models):
        yield from (at_article(fault_of(error, material), material) for error in errors)


def at_article(fault: Fault, material: Material) -> Fault:
    """Return a fault of an instrument's article at the line of that article's number."""
    told = ARTICLE.match(fault.message)
    lines = lines_of(text_of(material.place / fault.file), NUMBER) if told else {}
    return replace(fault, line=lines.get(told["number"], fault.line)) if told else fault


def lexicons_valid(material: Material) -> Iterator[Fault]:
    """Yield the lexicons that cannot be used."""
    for path in sorted((material.models / "lexicons").glob("*.toml")):
        try:
            read_lexicon(path)
        except HarmonizeError as error:
            yield fault_of(error, material)


def settings(material: Material) -> Iterator[Fault]:
    """Yield the checks, files, articles and jurisdictions that ``checks.toml`` names and that do not exist."""
    asked = (*material.settings.article, *material.settings.instrument)
    there = instruments(frozenset(each.instrument for each in asked))
    known = {
        "check": {check.id for check in load_checks()},
        "jurisdiction": {holding.jurisdiction.id for holding in material.holdings},
        "instrument": {each.id for each in there},
        "article": {article.key for each in there for article in each.articles},
    }
    file: Path = material.place / SETTINGS
    unknown = ((place, what, name) for place, what, name in named(material.settings) if name not in known[what])
    for place, what, name in islice(unknown, MOST):
        yield material.at(f"unknown {what} {name!r}", file, place)


def named(settings: SettingsFile) -> Iterator[Named]:
    """Yield what ``checks.toml`` names."""
    for number, accepted in enumerate(settings.accept):
        yield f"accept.{number}.check", "check", accepted.check
    for number, article in enumerate(settings.article):
        yield f"article.{number}.article", "article", f"{article.instrument}:{article.article}"
        yield from _jurisdictions(f"article.{number}", article)
    for number, share in enumerate(settings.instrument):
        yield f"instrument.{number}.instrument", "instrument", share.instrument
        yield from _jurisdictions(f"instrument.{number}", share)


def _jurisdictions(table: str, asked: AskedFile) -> Iterator[Named]:
    codes = (name.partition("/")[0].upper() for name in asked.jurisdictions)
    yield from ((f"{table}.jurisdictions", "jurisdiction", code) for code in codes)
