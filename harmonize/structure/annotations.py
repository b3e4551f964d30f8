"""Annotations: what a statute's text says of provisions, of its own history, and of the law it changes."""

from __future__ import annotations

from dataclasses import replace

from harmonize.model.idiom import Idiom
from harmonize.model.law import Statute
from harmonize.structure.amending import base, notice
from harmonize.structure.amendments import amendments, notes
from harmonize.structure.references import references


def annotated(statute: Statute, idiom: Idiom) -> Statute:
    """Return a statute with its references as printed, its amendments, and a notice where it only changes a law."""
    noted = notes(statute, idiom)
    citing = replace(statute, references=references(statute, idiom, noted))
    amended = base(citing, idiom)
    return replace(
        citing,
        amendments=amendments(statute, idiom, noted),
        amends=amended,
        notices=(*statute.notices, notice(amended)) if amended else statute.notices,
    )
