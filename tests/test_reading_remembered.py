"""The memory of recognition: what is kept comes back, what is damaged does not, and it stays small."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from harmonize.reading.picture import Picture
from harmonize.reading.remembered import forget, name, recalled, remember
from harmonize.reading.sheet import Word
from harmonize.reading.tesseract import Engine, Reading

ENGINE = Engine("tesseract", "5.3.0", frozenset({"sqi"}))
PICTURE = Picture(2, 2, b"\x00\xff\xff\x00", 4.0)
READ = Reading(90, (Word("shi", 1.0, 2.0, 3.0, 4.0, 3.5, 11.0, confidence=0.5),))
NAME = name(ENGINE, PICTURE, "sqi")


def test_what_is_remembered_comes_back(tmp_path: Path) -> None:
    """Words, confidence and turn are recalled as they were, and nothing else lies in the folder."""
    assert recalled(tmp_path / "new", NAME) is None
    remember(tmp_path / "new", NAME, READ)
    assert recalled(tmp_path / "new", NAME) == READ
    assert os.listdir(tmp_path / "new") == [NAME]


def test_all_that_decides_is_in_the_name() -> None:
    """Another picture, size, pack or version has another name."""
    others = {
        name(ENGINE, Picture(2, 2, b"\x00\xff\xff\x01", 4.0), "sqi"),
        name(ENGINE, Picture(4, 1, PICTURE.pixels, 4.0), "sqi"),
        name(ENGINE, Picture(2, 2, PICTURE.pixels, 2.0), "sqi"),
        name(ENGINE, PICTURE, "sqi+tur"),
        name(ENGINE._replace(version="5.4.0"), PICTURE, "sqi"),
    }
    assert len(others | {NAME}) == 6
    assert name(ENGINE, PICTURE, "sqi") == NAME


@pytest.mark.parametrize(
    "content", [b"", b"{", b"[]", b"[0]", b"[0,[[1,2]]]", b'[0,[["a"]]]', b'["x",[]]', b"\xff\xfe", b"[" * 100_000]
)
def test_damaged_files_are_passed_over(content: bytes, tmp_path: Path) -> None:
    """A file that does not hold what was recognised is as if it were not there."""
    (tmp_path / NAME).write_bytes(content)
    assert recalled(tmp_path, NAME) is None


def test_folder_that_cannot_be_written_is_passed_over(tmp_path: Path) -> None:
    """Where nothing can be kept, nothing is, and nobody is stopped."""
    (tmp_path / "file").write_text("no folder")
    remember(tmp_path / "file", NAME, READ)
    forget(tmp_path / "file")
    assert recalled(tmp_path / "file", NAME) is None


def test_longest_unused_goes_first(tmp_path: Path) -> None:
    """Past its size the folder loses what was not used for longest; a look at it is a use; strange files stay."""
    (tmp_path / "notes.txt").write_text("mine")
    names = [name(ENGINE, PICTURE, pack) for pack in ("a", "b", "c")]
    for age, each in zip((300, 200, 100), names, strict=True):
        remember(tmp_path, each, READ)
        os.utime(tmp_path / each, (age, age))
    assert recalled(tmp_path, names[0])
    forget(tmp_path, 2 * (tmp_path / names[0]).stat().st_size)
    assert set(os.listdir(tmp_path)) == {names[0], names[1], "notes.txt"}
