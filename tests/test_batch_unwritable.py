"""An output or a cache that can no longer be written to in the middle of a run: told, and nothing is half written."""

from __future__ import annotations

import errno
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from holdings import here, placed, small, tree

from harmonize.batch.store import DAY
from harmonize.cli import main

OUTPUT, CACHE = "choose another --output", "name another folder with --cache DIR"


@pytest.fixture(autouse=True)
def _in_this_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("harmonize.batch.pool.local", here(lambda _: None))


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small corpus."""
    return small(tmp_path_factory.mktemp("corpus"))


@pytest.fixture(scope="module")
def undisturbed(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What a run writes that nothing disturbs."""
    place = tmp_path_factory.mktemp("undisturbed")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("harmonize.batch.pool.local", here(lambda _: None))
        assert run(corpus, place).exit_code == 0
    return tree(place / "out")


def run(corpus: Path, place: Path) -> Result:
    """Run a batch into a folder that gets its output and its cache."""
    asked = ["batch", str(corpus), "-o", str(place / "out"), "--cache", str(place / "cache")]
    return CliRunner().invoke(main, [*asked, "-w", "1", "--instrument", "budapest", "--format", "json"])


@contextmanager
def shut(folder: Path, after: int, code: int) -> Iterator[list[Path]]:
    """Have a folder take so many files, and say after them why it takes no more; give those that it refused."""
    refused: list[Path] = []
    taken: list[Path] = []
    move = os.replace

    def moved(source: str | Path, target: str | Path) -> None:
        if not Path(target).is_relative_to(folder):
            return move(source, target)
        if len(taken) >= after:
            refused.append(Path(target))
            raise OSError(code, os.strerror(code), str(source))
        taken.append(Path(target))
        return move(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", moved)
        yield refused


@pytest.mark.parametrize(("code", "remedy"), [(errno.EROFS, "make it writable"), (errno.ENOSPC, "make room there")])
@pytest.mark.parametrize(
    ("folder", "after", "other"),
    [("out", 2, OUTPUT), ("out", 3, OUTPUT), ("out", 8, OUTPUT), ("cache", 2, CACHE), ("cache", 6, CACHE)],
)
def test_a_folder_that_takes_no_more(
    corpus: Path,
    undisturbed: dict[str, bytes],
    tmp_path: Path,
    code: int,
    remedy: str,
    folder: str,
    after: int,
    other: str,
) -> None:
    """From one file on all is refused: the message has the place, the cause and the remedy; the next run goes on."""
    with shut(tmp_path / folder, after, code) as refused:
        result = run(corpus, tmp_path)
    assert result.exit_code == 3, result.output
    named = refused[0] if folder == "out" else tmp_path / folder
    assert f"{named}: cannot be written" in result.output
    assert f"({os.strerror(code)}); {remedy}, or {other}" in result.output
    assert placed(tmp_path / "out").items() < undisturbed.items()
    assert bool(placed(tmp_path / "out")) is (folder == "out"), "what was written before stays"
    assert not (tmp_path / "out" / ".harmonize" / "parts").exists()
    assert not list((tmp_path / "cache").rglob(".*"))

    assert run(corpus, tmp_path).exit_code == 0
    assert tree(tmp_path / "out") == undisturbed


def test_a_folder_where_a_file_must_go(corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path) -> None:
    """What somebody put where a report must go is told and left alone; when it is gone the next run goes on."""
    blocked = tmp_path / "out" / "xb" / "analysis.json"
    (blocked / "kept").mkdir(parents=True)
    result = run(corpus, tmp_path)
    assert result.exit_code == 3, result.output
    assert f"{blocked}: cannot be written (Is a directory); take away what lies there, or {OUTPUT}" in result.output
    assert (blocked / "kept").is_dir()
    assert placed(tmp_path / "out").items() < undisturbed.items()
    (blocked / "kept").rmdir()
    blocked.rmdir()
    assert run(corpus, tmp_path).exit_code == 0
    assert tree(tmp_path / "out") == undisturbed


def test_a_cache_that_is_read_only_gives_what_it_has(
    corpus: Path, undisturbed: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where all is done before nothing need be kept, however old it is: the run comes to the same output."""

    def refuse(path: Path) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(path))

    assert run(corpus, tmp_path).exit_code == 0
    for path in (tmp_path / "cache").glob("??/*"):
        os.utime(path, (0, time.time() - 2 * DAY))
    (tmp_path / "out").rename(tmp_path / "before")
    monkeypatch.setattr(os, "utime", refuse)
    with shut(tmp_path / "cache", 0, errno.EROFS):
        result = run(corpus, tmp_path)
    assert result.exit_code == 0, result.output
    assert tree(tmp_path / "out") == undisturbed
