"""Corpora of one fictional State with short laws, written to a folder, and what a check finds in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from hashlib import sha256
from pathlib import Path

import laws

from harmonize import pipeline
from harmonize.checks.material import Material, gather
from harmonize.checks.model import Fault
from harmonize.checks.running import Find
from harmonize.checks.studying import Judged, Studied, decided
from harmonize.corpus.catalogue import Holding
from harmonize.model.law import Statute

STATE = """id = "ZZ"
name = "Nowhere"
languages = ["en"]
fictional = true
"""
MANIFEST = """id = "zz-{name}"
title = "Penal Code"
citation = ""
kind = "criminal-code"
language = "en"
file = "{name}.txt"
sha256 = "{sha256}"
applies_in = ["ZZ"]
expected_provisions = 4
source = "invented"
seen = 2026-01-01
"""
TEXT = "Penal Code\n\n" + laws.law(
    "en",
    ("Theft", "Whoever takes a thing that belongs to another shall be punished by imprisonment for up to three years."),
    ("Fraud", "Whoever deceives another person for a gain shall be punished by imprisonment for up to five years."),
    (
        "Unauthorised access to a computer system",
        "Whoever intentionally and without right accesses the whole or any part of a computer system shall be punished "
        "by imprisonment for up to two years.",
    ),
    ("Attempt", "An attempt to commit an offence under this Code shall be punished."),
)
GOLD = "article,provision,relation,choice,present,absent,general,stratum,who,source\n"


def corpus(place: Path, text: str = TEXT, manifest: str = MANIFEST, name: str = "law") -> Path:
    """Write a corpus with a law, or put another law into it; its manifest tells the hash of its text."""
    folder = place / "zz" / name
    folder.mkdir(parents=True)
    (place / "zz" / "jurisdiction.toml").write_text(STATE, encoding="utf-8")
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    told = manifest.replace("{name}", name).replace("{sha256}", sha256(text.encode()).hexdigest())
    (folder / "statute.toml").write_text(told, encoding="utf-8")
    return place


def light(place: Path) -> Material:
    """The material of a corpus whose laws this process reads: for a law of four articles workers start too slowly."""
    material = gather(place)
    return replace(material, study=cache(lambda: tuple(read(each) for each in material.holdings if each.texts)))


def read(holding: Holding) -> Studied:
    """What is read of a jurisdiction without legal units."""
    read: dict[Path, Statute] = {}

    def keep(cut: Sequence[tuple[Path, Statute]]) -> list[tuple[Path, Statute]]:
        read.update(cut)
        return list(cut)

    outcome = pipeline.analyze(holding.texts, holding.jurisdiction, amend=keep)
    assert outcome.analysis
    place, decisions = holding.jurisdiction.id.lower(), holding.folder / "decisions.json"
    judged = Judged(place, decided(outcome.analysis, decisions), decisions)
    return Studied(holding, read, (judged,), outcome.errors)


def found(find: Find, place: Path | Material) -> list[Fault]:
    """What a check finds in a corpus."""
    return list(find(place if isinstance(place, Material) else gather(place)))


def files(faults: list[Fault]) -> list[str]:
    """Which laws faults are about."""
    return [Path(fault.file).parent.name for fault in faults]


def reread(material: Material, **changes: object) -> Material:
    """The material as if each of its laws had been read otherwise."""

    def other() -> Iterator[Studied]:
        for each in material.study():
            statutes: dict[Path, Statute] = {path: replace(law, **changes) for path, law in each.statutes.items()}
            yield replace(each, statutes=statutes)

    return replace(material, study=lambda: tuple(other()))
