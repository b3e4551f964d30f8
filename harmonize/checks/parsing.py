"""Checks on laws as they were read: whether they are what their manifests say, and how much of them was understood."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from harmonize.checks.manifests import fault_of
from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.inputs import names
from harmonize.knowledge.lexicons import served_languages
from harmonize.knowledge.manifests import load_kinds
from harmonize.language import kind_and_title, language_of
from harmonize.model.quality import FLOOR, quality

UNNAMED = "other"
"""The kind of a law whose first lines name none."""
SHOWN = 12
"""Numbers of provisions or pages that a message lists."""


def text_unreadable(material: Material) -> Iterator[Fault]:
    """Yield the texts that cannot be read, or in which nothing looks like a law."""
    for studied in material.studied:
        for error in studied.errors:
            named = next((path for path in studied.holding.texts if names(error.where, path)), None)
            if named:
                yield Fault(f"{named.name}: {error.what}", material.file(named), 0, error.remedy)
            else:
                yield fault_of(error, material)


def language(material: Material) -> Iterator[Fault]:
    """Yield the laws whose words are in another language than the manifest says; variants of one language are one."""
    served = served_languages()
    for entry, statute in material.laws:
        told, heard = entry.manifest.language, language_of(statute.document)
        if served.get(told, told) != served.get(heard, heard):
            yield material.on(entry, f"is declared to be in {told}; its words are in {heard}", "language")


def kind(material: Material) -> Iterator[Fault]:
    """Yield the laws whose first lines name another kind of law than the manifest says."""
    for entry, statute in material.laws:
        heard, title = kind_and_title(statute.document, load_kinds())
        if heard not in (UNNAMED, entry.manifest.kind):
            what = f"is declared to be a {entry.manifest.kind}; {title!r} names a {heard}"
            yield material.on(entry, what, "kind")


def parse_quality(material: Material) -> Iterator[Fault]:
    """Yield the laws of which too little was read and understood for their silence to mean anything."""
    for entry, statute in material.laws:
        found = quality(statute)
        if not found.sufficient:
            lost = ", ".join(f"{name} {share:.1%}" for name, share in found.losses().items() if share)
            yield material.on(entry, f"{found.score:.0%} was read and understood, below {FLOOR:.0%}: {lost}")


def pages_unread(material: Material) -> Iterator[Fault]:
    """Yield the laws with pages that have no text."""
    for entry, statute in material.laws:
        if unread := statute.document.unread_pages:
            pages = listed([str(number) for number in unread])
            yield material.on(entry, f"{len(unread)} of {len(statute.document.pages)} pages have no text: {pages}")


def numbering_holes(material: Material) -> Iterator[Fault]:
    """Yield the laws whose numbering skips numbers."""
    for entry, statute in material.laws:
        if statute.holes:
            yield material.on(entry, f"skips the numbers {listed(statute.holes)}")


def numbering_duplicates(material: Material) -> Iterator[Fault]:
    """Yield the laws in which two provisions have one number, or one id."""
    for entry, statute in material.laws:
        if statute.duplicates:
            yield material.on(entry, f"has twice the numbers {listed(statute.duplicates)}")
        eids = Counter(provision.eid for provision in statute.root.walk())
        if twice := [eid for eid, times in eids.items() if times > 1]:
            yield material.on(entry, f"has twice the ids {listed(twice)}")


def expected_provisions(material: Material) -> Iterator[Fault]:
    """Yield the laws that have another number of articles or sections than the manifest expects."""
    for entry, statute in material.laws:
        expected, found = entry.manifest.expected_provisions, len(statute.articles())
        if expected is not None and expected != found:
            yield material.on(entry, f"has {found} provisions, not {expected}", "expected_provisions")


def listed(names: Sequence[str]) -> str:
    """Return names in a row, the first of them where they are many.

    >>> listed(["1", "2"]), listed([str(number) for number in range(20)])[-12:]
    ('1, 2', 'and 8 others')
    """
    more = f" and {len(names) - SHOWN} others" if len(names) > SHOWN else ""
    return ", ".join(names[:SHOWN]) + more
