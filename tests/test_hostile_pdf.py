"""Hostile PDFs: refused with a clear error or read safely, within the limits, and nothing in them acts."""

from __future__ import annotations

import socket
from collections.abc import Callable
from pathlib import Path
from time import monotonic

import hostile
import pytest

from harmonize.errors import InputError
from harmonize.model.text import Document
from harmonize.reading import read
from harmonize.reading.apart import Limits, read_apart

LIMITS = Limits(seconds=60, megabytes=400)
"""Far less than a user has, so that the tests take neither a machine's memory nor its time."""

Made = Callable[[], bytes]


def read_bytes(folder: Path, content: bytes, limits: Limits = LIMITS) -> Document:
    """What is read of a PDF of these bytes."""
    path = folder / "hostile.pdf"
    path.write_bytes(content)
    return read_apart(path, limits=limits)


def the_law(folder: Path) -> str:
    """The text of the page that hostile files add to."""
    (folder / "lawful.pdf").write_bytes(hostile.lawful())
    return read(folder / "lawful.pdf").text


def test_the_law_is_read(tmp_path: Path) -> None:
    """The page that hostile files add to is a law, as it stands in the bytes."""
    assert the_law(tmp_path) == "\n".join(hostile.LAW) + "\n"


@pytest.mark.parametrize("make", hostile.READ.values(), ids=hostile.READ)
def test_harmless_in_the_end(tmp_path: Path, make: Made) -> None:
    """What only loops, lies, nests or would like to act is read, and hides no word of the law."""
    assert read_bytes(tmp_path, make()).text.split() == the_law(tmp_path).split()


@pytest.mark.parametrize("make", hostile.WASTEFUL.values(), ids=hostile.WASTEFUL)
def test_bomb(tmp_path: Path, make: Made) -> None:
    """A bomb of less than three kilobytes is given up at the limit, which the error names."""
    content = make()
    assert len(content) < 3_000
    with pytest.raises(InputError, match=r"hostile\.pdf: .* more than 400 MB of memory.*; "):
        read_bytes(tmp_path, content)


@pytest.mark.parametrize("make", hostile.EMPTY.values(), ids=hostile.EMPTY)
def test_nothing_to_read(tmp_path: Path, make: Made) -> None:
    """A file without a usable page, or with a hundred thousand, is an error that names it."""
    with pytest.raises(InputError, match=r"hostile\.pdf: .*; "):
        read_bytes(tmp_path, make())


@pytest.mark.parametrize("make", hostile.CROWDED.values(), ids=hostile.CROWDED)
def test_crowded(tmp_path: Path, make: Made) -> None:
    """A page with more on it than a page can hold is read in seconds, or not at all."""
    started = monotonic()
    try:
        assert len(read_bytes(tmp_path, make()).pages) == 1
    except InputError as error:
        assert "hostile.pdf" in str(error)  # noqa: PT017
    assert monotonic() - started < 60


def test_a_page_that_is_not_read_whole_is_unread(tmp_path: Path) -> None:
    """A page with more characters than are read of one counts as unread, so that nothing is lost in silence."""
    document = read_bytes(tmp_path, hostile.law_and_crowd())
    assert [page.number for page in document.pages] == [1, 2]
    assert document.unread_pages == (2,)
    assert "Whoever enters" in document.text


def test_a_long_crowd_is_given_up(tmp_path: Path) -> None:
    """A file that takes minutes is given up at the time limit, which the error names."""
    started = monotonic()
    with pytest.raises(InputError, match=r"hostile\.pdf: .* longer than 3 seconds.*; "):
        read_bytes(tmp_path, hostile.long_crowd(), Limits(seconds=3, megabytes=2048))
    assert monotonic() - started < 30


def test_nothing_acts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Scripts are not run, commands not started, links not followed, and what is embedded is not unpacked."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        read_bytes(tmp_path, hostile.acting(server.getsockname()[1]))
        with pytest.raises(BlockingIOError):
            server.accept()
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["here", "hostile.pdf"]
    assert not Path("/tmp/harm").exists()
