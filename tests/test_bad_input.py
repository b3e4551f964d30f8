"""Files that cannot be used: each is named in one line with its cause and remedy, and the others are still done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from fpdf import FPDF
from PIL import Image

from harmonize.cli import main

BAD_INPUT = 3

ACT = (
    "WEATHER STATIONS ACT",
    "1. Short title",
    "This Act may be cited as the Weather Stations Act.",
    "2. Unauthorised access",
    "(1) A person who intentionally and without authority gains access to a computer system commits an offence and "
    "is liable to imprisonment for a term not exceeding two years.",
    "(2) It does not matter whether the whole or a part of the computer system is accessed.",
    "3. Duty of station keepers",
    "(1) The keeper of a station shall record rainfall every day.",
    "(2) A keeper who fails to do so is liable to a fine.",
)
BREAD = (
    "Bread for two days",
    "Mix flour, water, salt and yeast in a large bowl, and let the dough rest until it has doubled.",
    "Fold it four times, with half an hour between, and shape a loaf on a floured board.",
    "Bake it in a hot oven until the crust is dark and the loaf sounds hollow.",
)
STEPS = (BREAD[0], *(f"{number}. {line}" for number, line in enumerate(BREAD[1:], start=1)))
STUDY = (
    "Rain and bread: a field study",
    "1. Introduction",
    "Rain keeps people at home. Earlier studies counted loaves by hand and kept the data on paper.",
    "2. Methods",
    "We put a computer system into every station and collected data over a network. All authors had access to it.",
    "3. Results",
    "On wet days fewer loaves were sold. A damaged cable lost us three days, which does not change the result.",
)
FINNISH = """Sääasemalaki

1 §
Tietomurto
Joka oikeudettomasti tunkeutuu tietojärjestelmään, on tuomittava tietomurrosta sakkoon tai vankeuteen enintään
kahdeksi vuodeksi.

2 §
Aseman hoitajan velvollisuus
Aseman hoitajan on merkittävä sademäärä muistiin joka päivä, ja hänen on säilytettävä merkinnät kolme vuotta.

3 §
Voimaantulo
Tämä laki tulee voimaan ensimmäisenä päivänä tammikuuta.
"""
HUNGARIAN = """Törvény az időjárási állomásokról

1. §
Aki jogosulatlanul belép egy információs rendszerbe, bűncselekményt követ el, és két évig terjedő szabadságvesztéssel
büntetendő.

2. §
Az állomás kezelője minden nap köteles feljegyezni a csapadék mennyiségét, és a feljegyzéseket három évig megőrizni.

3. §
Ez a törvény a kihirdetését követő nyolcadik napon lép hatályba.
"""


SMALL = (60, 60)
"""Millimetres of a page with a picture: recognising it takes a time that grows with it."""


def typeset(path: Path, pages: list[tuple[str, ...] | None], password: str = "") -> None:
    """Write a PDF: a page for each tuple of paragraphs, and a picture of a page for each None."""
    pdf = FPDF()
    if password:
        pdf.set_encryption(owner_password=password + "-owner", user_password=password)
    pdf.set_font("helvetica", size=11)
    for paragraphs in pages:
        pdf.add_page(format="A4" if paragraphs else SMALL)
        if paragraphs is None:
            pdf.image(Image.radial_gradient("L"), x=10, y=10, w=40)  # a picture of no words
        for paragraph in paragraphs or ():
            pdf.multi_cell(0, 6, paragraph, new_x="LMARGIN", new_y="NEXT")
    pdf.output(str(path))


def empty(path: Path) -> None:
    """Write nothing."""
    path.write_bytes(b"")


def no_pdf(path: Path) -> None:
    """Write bytes that are no PDF under a PDF's name."""
    path.write_bytes(b"\x00\x01\x02 this is no PDF " * 40)


def truncated(path: Path) -> None:
    """Write the first two thirds of a PDF, as a broken download leaves it."""
    typeset(path, [ACT, ACT, ACT])
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 2 // 3])


def encrypted(path: Path) -> None:
    """Write a PDF that opens with a password only."""
    typeset(path, [ACT], password="rain")


def scanned(path: Path) -> None:
    """Write a PDF of pictures, without a text layer."""
    typeset(path, [None, None])


def no_law(path: Path) -> None:
    """Write a PDF of something that is no law."""
    typeset(path, [BREAD])


def no_law_numbered(path: Path) -> None:
    """Write a PDF of something that is no law and counts its steps as some laws count their sections."""
    typeset(path, [STEPS])


def study(path: Path) -> None:
    """Write a PDF of a study that is cut into numbered sections and speaks of computers."""
    typeset(path, [STUDY])


def missing(path: Path) -> None:
    """Write no file at all."""


def finnish(path: Path) -> None:
    """Write a law in a language without a lexicon."""
    path.write_text(FINNISH, encoding="utf-8")


def hungarian(path: Path) -> None:
    """Write a law in another language without a lexicon."""
    path.write_text(HUNGARIAN, encoding="utf-8")


BAD: dict[str, Callable[[Path], None]] = {
    "empty.pdf": empty,
    "no-pdf.pdf": no_pdf,
    "truncated.pdf": truncated,
    "encrypted.pdf": encrypted,
    "scanned.pdf": scanned,
    "recipe.pdf": no_law,
    "numbered-recipe.pdf": no_law_numbered,
    "study.pdf": study,
    "missing.pdf": missing,
    "empty.txt": empty,
    "finnish.txt": finnish,
    "hungarian.txt": hungarian,
}


def harmonize(*arguments: str | Path) -> Result:
    """Run the command line; an exception that is no exit, which a user would see as a traceback, is a failure."""
    return CliRunner(catch_exceptions=False).invoke(main, [str(argument) for argument in arguments])


def complaints(done: Result) -> list[str]:
    """Return the lines on standard error."""
    assert "Traceback" not in done.stderr
    return [line for line in done.stderr.splitlines() if line.strip()]


def names_cause_and_remedy(line: str, name: str) -> bool:
    """Tell whether a line has the form ``... file...: cause; remedy``."""
    _, named, after = line.partition(name)
    cause, _, remedy = after.partition("; ")
    return bool(named) and len(cause) > 5 and len(remedy) > 5


@pytest.mark.parametrize("name", BAD)
def test_analyze_names_the_bad_file(tmp_path: Path, name: str) -> None:
    """A file that cannot be analyzed is named in one line with cause and remedy, and nothing is written about it."""
    BAD[name](tmp_path / name)
    done = harmonize("analyze", tmp_path / name, "--output", tmp_path / "out")
    (line,) = complaints(done)
    assert names_cause_and_remedy(line, name), line
    assert done.exit_code == BAD_INPUT
    assert not (tmp_path / "out" / "analysis.json").exists()


@pytest.mark.parametrize("name", ["missing.pdf", "encrypted.pdf", "scanned.pdf", "recipe.pdf"])
def test_outline_names_the_bad_file(tmp_path: Path, name: str) -> None:
    """A file that cannot be outlined is named in one line with cause and remedy, and no outline is printed."""
    BAD[name](tmp_path / name)
    done = harmonize("outline", tmp_path / name, "--format", "json")
    (line,) = complaints(done)
    assert names_cause_and_remedy(line, name), line
    assert (done.exit_code, done.stdout) == (BAD_INPUT, "")


def test_other_files_are_still_done(tmp_path: Path) -> None:
    """One good file among all the bad ones is analyzed, and each bad one has its line."""
    for name, write in BAD.items():
        write(tmp_path / name)
    typeset(tmp_path / "act.pdf", [ACT])
    files = [tmp_path / name for name in (*BAD, "act.pdf")]
    done = harmonize("analyze", *files, "--output", tmp_path / "out")
    lines = complaints(done)
    assert len(lines) == len(BAD)
    assert [name for name in BAD if not any(names_cause_and_remedy(line, name) for line in lines)] == []
    assert done.exit_code == BAD_INPUT
    analysis = json.loads((tmp_path / "out" / "analysis.json").read_text(encoding="utf-8"))
    assert [Path(statute["path"]).name for statute in analysis["statutes"]] == ["act.pdf"]
    assert (tmp_path / "out" / "report.html").is_file()


def test_an_unread_page_leaves_no_gap_certain(tmp_path: Path) -> None:
    """A page without text is listed, and what would have been none-found on a full reading is cannot-tell."""
    typeset(tmp_path / "whole.pdf", [ACT, BREAD])
    typeset(tmp_path / "holed.pdf", [ACT, None])
    unread, statuses = {}, {}
    for name in ("whole", "holed"):
        where = ("--kind", "criminal-code", "--output", tmp_path / name)
        done = harmonize("analyze", tmp_path / f"{name}.pdf", *where)
        assert done.exit_code == 0, done.stderr
        analysis = json.loads((tmp_path / name / "analysis.json").read_text(encoding="utf-8"))
        unread[name] = analysis["statutes"][0]["unread_pages"]
        statuses[name] = {article["status"] for article in analysis["articles"]}
    assert unread == {"whole": [], "holed": [2]}
    assert "none-found" in statuses["whole"]
    assert "none-found" not in statuses["holed"]
    assert "cannot-tell" in statuses["holed"]


def test_outline_needs_no_lexicon(tmp_path: Path) -> None:
    """A law in a language without a lexicon can be outlined all the same: cutting it takes no words."""
    hungarian(tmp_path / "hungarian.txt")
    done = harmonize("outline", tmp_path / "hungarian.txt", "--format", "json")
    assert (done.exit_code, complaints(done)) == (0, [])
    assert json.loads(done.stdout)["root"]["children"]


@pytest.mark.parametrize("arguments", [("analyze", "--no-such-option"), ("no-such-command",), ("outline",)])
def test_wrong_usage(arguments: tuple[str, ...]) -> None:
    """Wrong usage is told apart from bad input by its exit code."""
    done = harmonize(*arguments)
    assert done.exit_code == 2
    assert complaints(done)
