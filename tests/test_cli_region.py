"""``harmonize region``: the region of all specimens, and what happens to folders that cannot be compared."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from analyses import rich
from click.testing import CliRunner, Result
from regions import analysis, finding
from specimens import NAMES, analyzed

from harmonize.cli import main
from harmonize.knowledge.strings import load_strings
from harmonize.model.verdict import Analysis
from harmonize.reports import write
from harmonize.reports.territories import FORMATS

USAGE, BAD_INPUT = 2, 3


def stored(place: Path, made: Analysis) -> Path:
    """Write an analysis into a folder."""
    write(made, place, ["json"], load_strings())
    return place


def compare(output: Path, *words: str | Path) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["region", *map(str, words), "--output", str(output)])


@pytest.fixture(scope="module")
def specimens(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the analyses of all specimens."""
    place = tmp_path_factory.mktemp("specimens")
    for name in NAMES:
        stored(place / name, analyzed(name=name))
    return place


def test_the_region_of_all_specimens(specimens: Path, tmp_path: Path) -> None:
    """A folder of analyses is compared whole: every format asked is written, with every specimen and article."""
    done = compare(tmp_path, specimens, "--format", ",".join(FORMATS))
    assert done.exit_code == 0, done.output
    assert {path.name for path in tmp_path.iterdir()} == {f"region.{name}" for name in FORMATS}
    content = json.loads((tmp_path / "region.json").read_text(encoding="utf-8"))
    assert len(content["places"]) == len(NAMES)
    assert {item["instrument"] for item in content["articles"]} == {"budapest", "protocol1", "protocol2"}
    assert all(len(item["cells"]) == len(NAMES) for item in content["articles"])
    assert content["gaps"]
    assert content["sanctions"]
    page = (tmp_path / "region.html").read_text(encoding="utf-8")
    assert len(page) < 5_000_000
    assert "These do not exist" in page


def test_a_folder_without_an_analysis_is_named(tmp_path: Path) -> None:
    """A folder without an analysis, or with a damaged one, is named; the others are still compared."""
    good = stored(tmp_path / "good", analysis("AL", finding("2", "full")))
    (tmp_path / "empty").mkdir()
    bad = tmp_path / "bad"
    bad.mkdir()
    (bad / "analysis.json").write_text("{", encoding="utf-8")
    done = compare(tmp_path / "out", good, tmp_path / "empty", bad)
    assert done.exit_code == BAD_INPUT
    assert [line[:6] for line in done.stderr.splitlines()] == ["error:"] * 2
    assert str(tmp_path / "empty") in done.stderr
    assert str(bad) in done.stderr
    assert (tmp_path / "out" / "region.html").is_file()


def test_nothing_to_compare_writes_nothing(tmp_path: Path) -> None:
    """Where no folder has an analysis nothing is written."""
    done = compare(tmp_path / "out", tmp_path / "missing")
    assert done.exit_code == BAD_INPUT
    assert not (tmp_path / "out").exists()


def test_the_same_jurisdiction_twice_is_refused(tmp_path: Path) -> None:
    """Two analyses of one State are an error that names both and the way out; nothing is written."""
    folders = [stored(tmp_path / name, analysis("AL", finding("2", "full"))) for name in ("one", "two")]
    done = compare(tmp_path / "out", *folders)
    assert done.exit_code == BAD_INPUT
    assert str(folders[0]) in done.stderr
    assert str(folders[1]) in done.stderr
    assert "--unit" in done.stderr
    assert not (tmp_path / "out").exists()


def test_units_make_their_state(tmp_path: Path) -> None:
    """Units of one State stand below a row of its own; what lacks the competence is on record."""
    units = ("Republika Srpska", "Brčko District")
    power = finding("25", "none-found")
    folders = [
        stored(tmp_path / f"{at}", analysis("BA", finding("2", status), power, unit=unit, units=units, name="Bosnia"))
        for at, (unit, status) in enumerate(zip(units, ("full", "partial"), strict=True))
    ]
    done = compare(tmp_path / "out", *folders, "--format", "json")
    assert done.exit_code == 0, done.output
    content = json.loads((tmp_path / "out" / "region.json").read_text(encoding="utf-8"))
    assert [place["id"] for place in content["places"]] == ["BA", *(f"BA/{unit}" for unit in units)]
    assert [cell["status"] for cell in content["articles"][0]["cells"]] == ["partial", "full", "partial"]
    assert [cell["status"] for cell in content["articles"][1]["cells"]] == ["not-applicable"] * 3


def test_a_draft_stays_out(tmp_path: Path) -> None:
    """An analysis of a draft law is refused by name, unless drafts are asked for: then every page is marked."""
    law = stored(tmp_path / "law", analysis("AL", finding("2", "full")))
    bill = stored(tmp_path / "bill", replace(analysis("RS", finding("2", "full")), draft="A Bill"))
    refused = compare(tmp_path / "out", law, bill)
    assert refused.exit_code == BAD_INPUT
    assert str(bill) in refused.stderr
    assert "Land of RS" not in (tmp_path / "out" / "region.html").read_text(encoding="utf-8")
    taken = compare(tmp_path / "all", law, bill, "--with-drafts")
    assert taken.exit_code == 0, taken.output
    page = (tmp_path / "all" / "region.html").read_text(encoding="utf-8")
    assert "CONFIDENTIAL DRAFT" in page
    assert "A Bill" in page


def test_the_footnote_is_printed(tmp_path: Path) -> None:
    """A region with Kosovo in it prints the footnote, with a star behind the name."""
    done = compare(tmp_path / "out", stored(tmp_path / "xk", analysis("XK", finding("2", "full"), name="Kosovo")))
    assert done.exit_code == 0, done.output
    page = (tmp_path / "out" / "region.html").read_text(encoding="utf-8")
    assert "Kosovo*" in page
    assert "1244" in page


@pytest.mark.parametrize("words", [("--format", "html,tiff"), ("--report-language", "tlh"), ()])
def test_wrong_usage(tmp_path: Path, words: tuple[str, ...]) -> None:
    """An unknown format or language, or no folder, is wrong usage."""
    folders = [stored(tmp_path / "one", rich())] if words else []
    assert compare(tmp_path / "out", *folders, *words).exit_code == USAGE
    assert not (tmp_path / "out").exists()
