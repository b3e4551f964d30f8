"""Writing reports: the asked formats, whole files, and errors that say what to do."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from analyses import rich

from harmonize.errors import HarmonizeError
from harmonize.knowledge.strings import load_strings
from harmonize.reports import FORMATS, read, write


def test_writes_what_was_asked(tmp_path: Path) -> None:
    """The files of the asked formats are written, in that order, each once."""
    paths = write(rich(), tmp_path / "new" / "out", ["html", "json", "html"], load_strings())
    assert [path.name for path in paths] == ["report.html", "analysis.json"]
    assert paths[0].read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert read(paths[1]) == rich()


def test_leaves_no_drafts(tmp_path: Path) -> None:
    """Nothing but the report stays in the folder, and a second writing replaces the first."""
    (tmp_path / "analysis.json").write_text("old")
    write(rich(), tmp_path, ["json"], {})
    assert [path.name for path in tmp_path.iterdir()] == ["analysis.json"]
    assert json.loads((tmp_path / "analysis.json").read_text(encoding="utf-8"))["jurisdiction"] == "XV"


def test_twice_the_same_bytes(tmp_path: Path) -> None:
    """Equal analyses give equal files, whatever the format."""
    first, second = (write(rich(), tmp_path / name, FORMATS, load_strings()) for name in ("a", "b"))
    assert [path.read_bytes() for path in first] == [path.read_bytes() for path in second]


def test_unknown_format(tmp_path: Path) -> None:
    """A format that does not exist is named, with those that do, and nothing is written."""
    with pytest.raises(HarmonizeError, match=r"format papyrus.*give one of json, html"):
        write(rich(), tmp_path, ["json", "papyrus"], {})
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be(tmp_path: Path) -> None:
    """A folder that cannot be made is an error with a remedy."""
    (tmp_path / "file").write_text("")
    with pytest.raises(HarmonizeError, match="choose another --output"):
        write(rich(), tmp_path / "file", ["json"], {})


def test_place_that_is_taken(tmp_path: Path) -> None:
    """Where the file cannot be put in its place, no draft stays behind."""
    (tmp_path / "analysis.json" / "inner").mkdir(parents=True)
    with pytest.raises(HarmonizeError, match="cannot be written"):
        write(rich(), tmp_path, ["json"], {})
    assert [path.name for path in tmp_path.iterdir()] == ["analysis.json"]


def test_json_needs_no_templates() -> None:
    """Knowing the formats does not load Jinja2."""
    code = "import sys, harmonize.reports; sys.exit('jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
