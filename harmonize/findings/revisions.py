"""Revisions: what became of every provision between two versions of one law."""

from __future__ import annotations

from harmonize.findings.analysis import quoted, source
from harmonize.findings.versions import Pair, Text, bare, fate, kin, matched, revision
from harmonize.model.law import Provision, Statute
from harmonize.model.progress import Fate, Place, Revision
from harmonize.model.versions import Versions


def revisions(old: Statute, new: Statute) -> Versions:
    """Return what became of the articles or sections of a law between two versions of it."""
    pair = Pair(source(old), source(new))
    here, there = _texts(old), _texts(new)
    found = matched(here, there)
    repealed = {provision.eid for provision in new.articles() if provision.repealed}
    repealed -= {provision.eid for provision in old.articles() if provision.repealed}
    now = [(_fate(one, other, repealed), one, other) for one, other in found.pairs]
    made: list[tuple[int, Revision]] = [
        *((other.quoted.start, revision(became, one, other, pair)) for became, one, other in now),
        *((one.quoted.start, revision("added", None, one, pair)) for one in found.there),
    ]
    gone = sorted(found.here, key=lambda one: one.quoted.start)
    return Versions(
        before=source(old),
        after=source(new),
        kin=kin(source(old), source(new)),
        revisions=(
            *(each for _, each in sorted(made, key=lambda item: item[0])),
            *(revision("repealed", one, None, pair) for one in gone),
        ),
    )


def _fate(one: Text, other: Text, repealed: set[str]) -> Fate:
    return "repealed" if other.place.eid in repealed else fate(one, other)


def _texts(statute: Statute) -> dict[str, Text]:
    """Return the articles or sections of a statute by their eid, in order."""
    return {provision.eid: _text(statute, provision) for provision in statute.articles()}


def _text(statute: Statute, provision: Provision) -> Text:
    said = quoted(statute, provision)
    place = Place(statute.id, provision.eid, provision.number, provision.heading, provision.page)
    return Text(place, said, bare(said))
