"""Checks on gold: that what people say of laws has its form, and names provisions that exist."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from harmonize.checks.manifests import fault_of
from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.errors import HarmonizeError
from harmonize.knowledge.gold import gold_files, read_gold
from harmonize.knowledge.lines import lines_of, text_of
from harmonize.model.gold import Gold
from harmonize.model.law import Statute
from harmonize.numbers import comparable

NUMBER = re.compile(
    r"""
    [,"] (?P<name> [^,"]{1,40} ) (?= [,"] )      # budapest:2,192/b,implements   "core": ["192/b"]
    """,
    re.VERBOSE,
)
"""What may be a provision's number, in either form of gold."""


def gold(material: Material) -> Iterator[Fault]:
    """Yield the first thing that is wrong with each file of gold."""
    for file in files(material):
        try:
            read_gold(file)
        except HarmonizeError as error:
            yield fault_of(error, material)


def gold_resolvable(material: Material) -> Iterator[Fault]:
    """Yield the provisions that gold cites and that the law, as it was read, does not have."""
    numbers = {entry.manifest.id: numbers_of(statute) for entry, statute in material.laws}
    for file in files(material):
        if usable := usable_gold(file):
            lines = lines_of(text_of(file), NUMBER)
            for statute, number in cited(usable):
                if statute in numbers and comparable(number) not in numbers[statute]:
                    yield Fault(f"{statute} has no provision {number}", material.file(file), lines.get(number, 0))


def files(material: Material) -> Iterator[Path]:
    """Yield the files of gold of a corpus; those beside a text without a manifest are none."""
    for holding in material.holdings:
        beside = {entry.folder for entry in holding.entries}
        yield from (file for file in gold_files(holding.folder) if file.parent in beside)


def usable_gold(file: Path) -> Gold | None:
    """Return what a file of gold says, None where it cannot be used, as another check tells."""
    try:
        return read_gold(file)
    except HarmonizeError:
        return None


def cited(gold: Gold) -> Iterator[tuple[str, str]]:
    """Yield every statute's id and provision's number that gold names, once each."""
    yield from dict.fromkeys((each.statute, each.provision) for each in gold.judgements if each.provision)


def numbers_of(statute: Statute) -> frozenset[str]:
    """Return the numbers of a statute's articles or sections, made comparable."""
    return frozenset(comparable(provision.number) for provision in statute.articles())
