"""Manifests are untrusted: what leaves the corpus, leads elsewhere, or is made to exhaust or deceive is refused."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from records import LAW

from harmonize.cli import main
from harmonize.corpus.catalogue import catalogue
from harmonize.errors import HarmonizeError
from harmonize.knowledge.manifests import manifest_from

GOOD = LAW.replace("zz-law", "zz-good").replace("law.txt", "good.txt")


@pytest.fixture
def zz(tmp_path: Path) -> Path:
    """A jurisdiction's folder with a good law, and one whose manifest a test writes."""
    for name, manifest in (("good", GOOD), ("law", LAW)):
        (tmp_path / "zz" / name).mkdir(parents=True)
        (tmp_path / "zz" / name / "statute.toml").write_text(manifest, encoding="utf-8")
        (tmp_path / "zz" / name / f"{name}.txt").write_text("Section 1. Theft is punished.", encoding="utf-8")
    return tmp_path / "zz"


def errors(zz: Path) -> list[HarmonizeError]:
    """Return the errors of a catalogue in which the good law is still found."""
    [holding], wrong = catalogue(zz.parent)
    assert "zz-good" in [entry.manifest.id for entry in holding.entries]
    assert not wrong
    return list(holding.errors)


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("law.txt", "../good/good.txt", "file", "another folder"),
        ("law.txt", "..\\\\good.txt", "file", "another folder"),
        ("law.txt", "/etc/passwd", "file", "another folder"),
        ("law.txt", ".profile", "file", "names a file that is no law"),
        ("law.txt", "a" * 300 + ".txt", "file", "more than 200 bytes"),
        ("law.txt", "statute.toml", "file", "names a file that is no law"),
        ("zz-law", "../zz", "id", "should match pattern"),
        ("Law", "Law\\u001b[2J", "title", "U+001B"),
        ("Law", "Law\\u202egpj", "title", "U+202E"),
        ("Law", "Law" * 1000, "title", "at most"),
        ('"en"', '"English"', "language", "should match pattern"),
        ("criminal-code", "poem", "kind", "Input should be"),
        ("https://example.org/law", "javascript:alert(1)", "source", "begins with https://"),
        ("https://example.org/law", "https://me:secret@example.org", "source", "password"),
        ("2026-01-01", "0001-01-01", "seen", "no day from"),
        ("seen", 'sha256 = "ABC"\nseen', "sha256", "should match pattern"),
        ("seen", 'text = "file:///etc/passwd"\nseen', "text", "begins with https://"),
        ("seen", 'text = "https://example.org/a b"\nseen', "text", "%20"),
        ("seen", "expected_provisions = 99999999\nseen", "expected_provisions", "less than or equal"),
    ],
)
def test_a_field_that_deceives_is_refused(zz: Path, old: str, new: str, place: str, what: str) -> None:
    """File, field and line are named, and the law beside it is still there."""
    file = zz / "law" / "statute.toml"
    manifest = LAW.replace(old, new, 1)
    file.write_text(manifest, encoding="utf-8")
    [error] = errors(zz)
    assert error.where == f"{file}, {place}"
    assert what in error.what
    if "line" in error.what:
        line = next(number for number, row in enumerate(manifest.splitlines(), 1) if row.startswith(f"{place} ="))
        assert f"(at line {line})" in error.what


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (LAW + "#" * (1 << 20), "larger than 1024 KB"),
        ("a = " + "[" * 50_000, "nested too deeply"),
        ("a" + ".a" * 50_000 + " = 1", "full stops in one line (at line 1)"),
        ("a = " + "1" * 5_000, "cannot be read as TOML"),
        ("a = 1\nb = \n", "at line 2"),
        ("\x00", "cannot be read as TOML"),
        ("", "Field required (at line 1)"),
    ],
)
def test_a_file_that_exhausts_its_reader_is_refused(zz: Path, content: str, what: str) -> None:
    """Too large, too deep, too many parts or digits, no TOML: told in a line, and the rest is done."""
    (zz / "law" / "statute.toml").write_text(content, encoding="utf-8")
    [error] = errors(zz)
    assert what in error.what
    assert len(str(error)) < 400


@pytest.mark.parametrize("name", ["law/statute.toml", "law/law.txt", "law"])
def test_a_link_is_refused(zz: Path, tmp_path: Path, name: str) -> None:
    """A manifest, a text or a law's folder that is a link is named, wherever it leads."""
    (zz / name).rename(tmp_path / "elsewhere")
    (zz / name).symlink_to(tmp_path / "elsewhere")
    assert {(error.where, error.what) for error in errors(zz)} == {(str(zz / name), "is a link")}
    [holding], _ = catalogue(tmp_path)
    assert [path.name for path in holding.texts] == ["good.txt"]


def test_a_linked_jurisdiction_is_refused(zz: Path, tmp_path: Path) -> None:
    """A jurisdiction's folder or file that is a link is an error of the corpus, which has the others still."""
    (tmp_path / "yy").symlink_to(zz)
    (tmp_path / "xx").mkdir()
    (tmp_path / "xx" / "jurisdiction.toml").symlink_to(zz / "law" / "statute.toml")
    holdings, wrong = catalogue(tmp_path)
    assert [holding.folder.name for holding in holdings] == ["zz"]
    assert [error.where for error in wrong] == [str(tmp_path / "xx" / "jurisdiction.toml"), str(tmp_path / "yy")]


def test_a_folder_is_of_the_jurisdiction_that_it_says(zz: Path, tmp_path: Path) -> None:
    """A file that calls the folder's jurisdiction another, or a second folder of one, is refused."""
    said = 'id = "ZZ"\nname = "Nowhere"\nlanguages = []\n'
    for name in ("yy", "zz-too"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "jurisdiction.toml").write_text(said, encoding="utf-8")
    holdings, wrong = catalogue(tmp_path)
    assert [holding.folder.name for holding in holdings] == ["zz"]
    assert [error.what for error in wrong] == ["is ZZ in the folder yy", f"is of ZZ, as {zz} is"]


def test_an_error_moves_no_cursor(tmp_path: Path) -> None:
    """A folder's name with control characters is told without them."""
    (tmp_path / "\x1b[2Jgone").mkdir()
    done = CliRunner().invoke(main, ["corpus", "list", "--corpus", str(tmp_path / "\x1b[2Jgone")])
    assert done.exit_code == 3
    assert "\x1b" not in done.output


def test_analyze_tells_how_to_get_a_text_that_is_not_there(zz: Path, tmp_path: Path) -> None:
    """Of one law the remedy is to fetch it, of the other to get it from its page; the exit code is for bad input."""
    (zz / "good" / "good.txt").unlink()
    (zz / "law" / "law.txt").unlink()
    manifest = LAW + 'text = "https://example.org/law.txt"\n'
    (zz / "law" / "statute.toml").write_text(manifest, encoding="utf-8")
    done = CliRunner().invoke(main, ["analyze", str(zz), "-j", "ZZ", "--output", str(tmp_path / "out")])
    assert done.exit_code == 3
    page, fetch = done.stderr.splitlines()
    assert f"harmonize corpus fetch ZZ --corpus {tmp_path}" in fetch
    assert "published (https://example.org/law)" in page
    assert "harmonize corpus add FILE --entry zz-good --jurisdiction ZZ" in page


@settings(max_examples=150, deadline=None)
@given(
    start=st.integers(0, len(LAW)),
    length=st.integers(0, 40),
    written=st.text(max_size=30) | st.sampled_from(['"""', "[[", "a.b = {", "\x00", '"\\ud800"', "= 1979-05-27"]),
)
def test_whatever_is_written_is_a_manifest_or_told(start: int, length: int, written: str) -> None:
    """Any stretch of a manifest in other words is read, or refused with file and remedy; nothing else comes of it."""
    with suppress(HarmonizeError):
        manifest = manifest_from(Path("zz/law/statute.toml"), LAW[:start] + written + LAW[start + length :])
        assert manifest.file == Path(manifest.file).name
