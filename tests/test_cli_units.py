"""Legal units on the command line: a unit's laws are analyzed apart, and the analysis says whose they are."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from laws import law

from harmonize.cli import main

ACCESS = ("Illegal access", "A person who without right gains access to a computer system is liable to imprisonment.")
MANIFEST = """
id = "{id}"
title = "Code of the {unit}"
citation = ""
kind = "criminal-code"
language = "en"
file = "code.txt"
applies_in = ["{unit}"]
source = "https://example.org"
seen = 2026-01-01
"""


@pytest.fixture
def codes(tmp_path: Path) -> Path:
    """Return a folder with the codes of two units."""
    for id, unit in (("rs", "Republika Srpska"), ("bd", "Brčko District")):
        place = tmp_path / "codes" / id
        place.mkdir(parents=True)
        (place / "statute.toml").write_text(MANIFEST.format(id=id, unit=unit), encoding="utf-8")
        (place / "code.txt").write_text(law("en", ACCESS), encoding="utf-8")
    return tmp_path / "codes"


def analyzed(codes: Path, *words: str) -> Result:
    """Analyze the codes for Bosnia and Herzegovina."""
    place = str(codes.parent / "out")
    return CliRunner().invoke(main, ["analyze", str(codes), "-j", "BA", *words, "--output", place, "--format", "json"])


def test_a_unit_is_analyzed_apart(codes: Path) -> None:
    """With a unit only the laws that apply in it are read, and the analysis names it."""
    done = analyzed(codes, "--unit", "Brčko District")
    assert done.exit_code == 0, done.output
    assert "Brčko District, Bosnia and Herzegovina" in done.output
    content = json.loads((codes.parent / "out" / "analysis.json").read_text(encoding="utf-8"))
    assert content["unit"] == "Brčko District"
    assert [item["id"] for item in content["statutes"]] == ["bd"]


def test_without_a_unit_all_laws_are_read(codes: Path) -> None:
    """Without a unit the analysis is about the whole State."""
    assert analyzed(codes).exit_code == 0
    content = json.loads((codes.parent / "out" / "analysis.json").read_text(encoding="utf-8"))
    assert (content["unit"], len(content["statutes"])) == ("", 2)


def test_an_unknown_unit_is_wrong_usage(codes: Path) -> None:
    """A unit that is not on record is refused with those that are."""
    done = analyzed(codes, "--unit", "Atlantis")
    assert done.exit_code == 2
    assert "Atlantis" in done.stderr
    assert "Republika Srpska" in done.stderr
    assert not (codes.parent / "out").exists()
