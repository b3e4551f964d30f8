"""``harmonize corpus fetch``: fetches what is missing, tells of each text, and goes on where one fails."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import misbehaving
import pytest
from click.testing import CliRunner, Result
from misbehaving import LAW, Server

from harmonize.cli import main

MANIFEST = """
id = "{name}"
title = "The {name} Act"
citation = "Act No. 1"
kind = "cybercrime-act"
language = "en"
file = "{name}.txt"
sha256 = "{digest}"
source = "https://gazette.example/{name}"
text = "{text}"
seen = 2026-01-01
"""
HASH = sha256(LAW).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that misbehaves."""
    with misbehaving.served() as running:
        yield running


def record(corpus: Path, name: str, text: str, digest: str = "") -> Path:
    """Put a law on record, and return where its text would lie."""
    folder = corpus / "al" / name
    folder.mkdir(parents=True)
    (folder / "statute.toml").write_text(MANIFEST.format(name=name, text=text, digest=digest), encoding="utf-8")
    return folder / f"{name}.txt"


def run(corpus: Path, *arguments: str) -> Result:
    """Run the command without pauses."""
    return CliRunner().invoke(main, ["corpus", "fetch", "--corpus", str(corpus), "--pause", "0", *arguments])


def test_what_is_missing_is_fetched(server: Server, tmp_path: Path) -> None:
    """Texts are fetched and told as verified or not; the manifests stay as they are, and the next run asks nobody."""
    verified = record(tmp_path, "one", f"{server.origin}/well", HASH)
    unverified = record(tmp_path, "two", f"{server.origin}/well")
    manifest = (unverified.parent / "statute.toml").read_bytes()
    done = run(tmp_path, "AL", "--allow-private")
    assert done.exit_code == 0, done.output
    assert verified.read_bytes() == unverified.read_bytes() == LAW
    assert "one.txt (" in done.stdout
    assert f"nobody has vouched for: {HASH}" in done.stdout
    assert (unverified.parent / "statute.toml").read_bytes() == manifest
    assert "-j AL --entry two" in done.stdout
    asked = len(server.asked)
    assert run(tmp_path, "--allow-private").output == "nothing to fetch: every text on record is there\n"
    assert "there already:" in run(tmp_path, "--law", "one").stdout
    assert len(server.asked) == asked


def test_the_others_are_fetched_where_one_fails(server: Server, tmp_path: Path) -> None:
    """Each failure is told with manifest, address, cause and remedy; the other texts come; the exit code is 3."""
    record(tmp_path, "a", f"{server.origin}/page", HASH)
    record(tmp_path, "b", "")
    good = record(tmp_path, "c", f"{server.origin}/well", HASH)
    done = run(tmp_path, "--allow-private", "--quiet")
    assert done.exit_code == 3
    assert good.read_bytes() == LAW
    assert done.stdout == ""
    page, unaddressed = done.stderr.splitlines()
    assert f"{tmp_path}/al/a/statute.toml, text = {server.origin}/page: the server says" in page
    assert "get it from https://gazette.example/b and add it with harmonize corpus add" in unaddressed


def test_a_private_server_is_allowed_by_name_only(server: Server, tmp_path: Path) -> None:
    """Without --allow-private no server of this machine is asked, and the error says how to allow it."""
    record(tmp_path, "one", f"{server.origin}/well", HASH)
    done = run(tmp_path)
    assert (done.exit_code, server.asked) == (3, [])
    assert "--allow-private" in done.stderr
    assert f"{tmp_path}/al/one/statute.toml, text = {server.origin}/well: " in done.stderr


def test_a_manifest_that_cannot_be_used_is_no_text_on_record(tmp_path: Path) -> None:
    """Where a manifest is wrong it is not said that every text is there; a law that it may be is told with it."""
    record(tmp_path, "one", "ftp://gazette.example/one")
    done = run(tmp_path)
    assert (done.exit_code, done.stdout) == (3, "")
    assert "statute.toml, text" in done.stderr
    named = run(tmp_path, "--law", "one").stderr
    assert "statute.toml, text" in named
    assert "one: is no law on record there" in named


def test_an_unknown_law_is_refused(tmp_path: Path) -> None:
    """A law that is not on record is an error, not nothing to do."""
    record(tmp_path, "one", "")
    done = run(tmp_path, "--law", "three")
    assert (done.exit_code, "three: is no law on record there" in done.stderr) == (3, True)
