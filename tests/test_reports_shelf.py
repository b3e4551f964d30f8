"""Shelves: the analyses in some folders, and an error for each place that has none."""

from __future__ import annotations

from pathlib import Path

from analyses import bare, rich

from harmonize.reports.contract import to_bytes
from harmonize.reports.shelf import analyses


def put(folder: Path, content: bytes) -> Path:
    """Write an analysis into a folder."""
    folder.mkdir(parents=True)
    (folder / "analysis.json").write_bytes(content)
    return folder


def test_places(tmp_path: Path) -> None:
    """A file, a folder, and a folder of folders are places; each analysis is read once."""
    one, two = put(tmp_path / "all/one", to_bytes(rich())), put(tmp_path / "all/two", to_bytes(bare()))
    found, errors = analyses([one / "analysis.json", tmp_path / "all", one])
    assert [folder for folder, _ in found] == [one, two]
    assert found[0][1] == rich()
    assert errors == []


def test_bad_places(tmp_path: Path) -> None:
    """A damaged file or an empty place is told by name; the others are still read."""
    put(tmp_path / "all/bad", b"{")
    good = put(tmp_path / "all/good", to_bytes(rich()))
    found, errors = analyses([tmp_path / "nowhere", tmp_path / "all"])
    assert [folder for folder, _ in found] == [good]
    assert [error.where for error in errors] == [str(tmp_path / "nowhere"), str(tmp_path / "all/bad/analysis.json")]
