"""A corpus of one fictional State with one short law, written to a folder, and what a check finds in it."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import laws

from harmonize.checks.material import gather
from harmonize.checks.model import Fault
from harmonize.checks.running import Find

STATE = """id = "ZZ"
name = "Nowhere"
languages = ["en"]
fictional = true
"""
MANIFEST = """id = "zz-law"
title = "Penal Code"
citation = ""
kind = "criminal-code"
language = "en"
file = "law.txt"
sha256 = "{sha256}"
applies_in = ["ZZ"]
expected_provisions = 4
source = "invented"
seen = 2026-01-01
"""
TEXT = "Penal Code\n\n" + laws.law(
    "en",
    ("Theft", "Whoever takes a thing that belongs to another shall be punished by imprisonment for up to three years."),
    (
        "Fraud",
        "Whoever deceives another person to obtain a gain shall be punished by imprisonment for up to five years.",
    ),
    (
        "Unauthorised access to a computer system",
        "Whoever intentionally and without right accesses the whole or any part of a computer system shall be punished "
        "by imprisonment for up to two years.",
    ),
    ("Attempt", "An attempt to commit an offence under this Code shall be punished."),
)


def corpus(place: Path, text: str = TEXT, manifest: str = MANIFEST) -> Path:
    """Write the corpus; its manifest tells the hash of its text."""
    folder = place / "zz" / "law"
    folder.mkdir(parents=True)
    (place / "zz" / "jurisdiction.toml").write_text(STATE, encoding="utf-8")
    (folder / "law.txt").write_text(text, encoding="utf-8")
    told = manifest.replace("{sha256}", sha256(text.encode()).hexdigest())
    (folder / "statute.toml").write_text(told, encoding="utf-8")
    return place


def found(find: Find, place: Path) -> list[Fault]:
    """What a check finds in a corpus."""
    return list(find(gather(place)))
