"""A small corpus of invented laws, and what a batch makes of it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import word
from laws import law

from harmonize.batch.crew import Submit
from harmonize.batch.store import Store
from harmonize.batch.tasks import Done, Failed, Task

ACCESS = ("Illegal access", "A person who without right gains access to a computer system is liable to imprisonment.")
DELETION = (
    "Data interference",
    "A person who intentionally and without right deletes computer data is liable to imprisonment for three years.",
)
INTERCEPTION = (
    "Illegal interception",
    "A person who intentionally and without right intercepts by technical means a non-public transmission of computer "
    "data to, from or within a computer system is liable to imprisonment for two years.",
)
THEFT = ("Theft", "A person who steals the property of another is liable to imprisonment for three years.")
MANIFEST = """id = "{id}"
title = "{title}"
citation = "Gazette 1"
kind = "criminal-code"
language = "en"
file = "{file}"
applies_in = {units}
source = "invented"
seen = 2026-01-01
"""
OWN = (".harmonize/lock", ".harmonize/files.json")
"""The files of an output that are the run's own and stay: its lock and its list of files."""
CODE = "import sys; from harmonize.cli import main; main(sys.argv[1:])"


def put(folder: Path, name: str, *articles: tuple[str, str]) -> Path:
    """Write a law."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(law("en", *articles), encoding="utf-8")
    return path


def recorded(folder: Path, file: str, id: str, units: tuple[str, ...] = ()) -> None:
    """Write the manifest of a law."""
    folder.mkdir(parents=True, exist_ok=True)
    text = MANIFEST.format(id=id, title=id.title(), file=file, units=list(units))
    (folder / "statute.toml").write_text(text, encoding="utf-8")


def drafted(path: Path) -> Path:
    """Write a law with a tracked change."""
    heading, text = ACCESS
    lines = [
        word.para(word.text("ACT, 2014")),
        word.para(word.text(f"1. {heading}.")),
        word.para(word.text(text), word.inserted(" So is a person who attempts it.")),
        word.para(word.text("2. Theft.")),
        word.para(word.text(THEFT[1])),
    ]
    return word.written(path, "".join(lines))


def small(place: Path) -> Path:
    """Write a corpus: two laws in one State, one in another."""
    put(place / "xa", "code.txt", THEFT, ACCESS)
    put(place / "xa", "data.txt", DELETION, INTERCEPTION, THEFT)
    put(place / "xb" / "code", "code.txt", THEFT, DELETION, ACCESS)
    recorded(place / "xb" / "code", "code.txt", "xb-code")
    return place


def several(place: Path) -> Path:
    """Write a corpus of four States with seven laws, no two alike: enough for many things to be done one by one."""
    small(place)
    put(place / "xc", "code.txt", INTERCEPTION, THEFT)
    put(place / "xc", "data.txt", ACCESS, THEFT)
    put(place / "xd", "code.txt", INTERCEPTION, ACCESS)
    put(place / "xd", "data.txt", DELETION, THEFT)
    return place


def here(before: Callable[[Task], None]) -> Callable[[int], AbstractContextManager[Submit]]:
    """Return a scheduler that does each task in this process, and calls a function with it before."""
    from harmonize.batch.work import do

    def submit(task: Task, store: Store) -> Future[Done | Failed]:
        made: Future[Done | Failed] = Future()
        before(task)
        made.set_result(do(task, store))
        return made

    @contextmanager
    def local(_: int) -> Iterator[Submit]:
        yield submit

    return local


def start(corpus: Path, output: Path, *words: str) -> subprocess.Popen[str]:
    """Start a batch as its user does, with its cache beside its output, whose name its processes have with them."""
    cache = output.with_name(f"{output.name}-cache")
    command = [sys.executable, "-c", CODE, "batch", str(corpus), "-o", str(output), "--format", "json", "-w", "1"]
    command += ["--instrument", "budapest"]
    pipe = subprocess.PIPE
    return subprocess.Popen(
        [*command, "--cache", str(cache), *words], stdout=pipe, stderr=pipe, text=True, env=environment(output)
    )


def environment(output: Path) -> Mapping[str, str]:
    """The environment in which the package that is tested is found."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "HARMONIZE_RUN": str(output)}


def tree(output: Path) -> dict[str, bytes]:
    """The files of an output by their names."""
    return {
        path.relative_to(output).as_posix(): path.read_bytes() for path in sorted(output.rglob("*")) if path.is_file()
    }


def entries(cache: Path) -> dict[str, int]:
    """Return the entries of a cache by name, each of which must be whole, with the time when it was written."""
    found = {}
    for path in (path for path in cache.glob("??/*") if not path.name.startswith(".")):
        line, _, content = path.read_bytes().partition(b"\n")
        head = json.loads(line)
        assert (head["bytes"], head["sha256"]) == (len(content), hashlib.sha256(content).hexdigest()), path
        found[path.name] = path.stat().st_mtime_ns
    return found


def placed(output: Path) -> dict[str, bytes]:
    """Return the files of an output without the run's own: its lock, its list of files, and parts of files."""
    found = tree(output)
    own = {name for name in found if name.startswith(".harmonize/")}
    assert all(name in OWN or name.startswith(".harmonize/parts/") for name in own), own
    assert json.loads(found.get(".harmonize/files.json", b"[]")) is not None
    return {name: content for name, content in found.items() if name not in own}
