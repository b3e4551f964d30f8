"""A baseline that is written keeps what was not looked at, and is made anew where it was damaged."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from corpora import corpus, found, light
from harmonize.checks.baseline import Baseline, read, to_bytes
from harmonize.checks.material import gather
from harmonize.checks.verdicts import anew, baseline_stale, rewritten
from harmonize.cli import main
from harmonize.errors import InputError


def check(*arguments: object) -> Result:
    """Run the command."""
    return CliRunner().invoke(main, ["check", *map(str, arguments), "--workers", "1"])


@pytest.fixture(scope="module")
def states(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A corpus of two States with a law each, and the baseline of both; its laws are read once."""
    place = corpus(tmp_path_factory.mktemp("states") / "c")
    shutil.copytree(place / "zz", place / "yy")
    for file in (place / "yy").rglob("*.toml"):
        text = file.read_text(encoding="utf-8").replace("ZZ", "YY").replace("zz-", "yy-")
        file.write_text(text, encoding="utf-8")
    rewritten(light(place), place / "baseline.json")
    return place


@pytest.fixture
def place(states: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the corpus to write to."""
    monkeypatch.setenv("HARMONIZE_CACHE", str(states.parent / "cache"))
    return Path(shutil.copytree(states, tmp_path / "c"))


def territories(place: Path) -> list[str]:
    """Return whose verdicts are in the baseline."""
    return sorted(read(place / "baseline.json").territories)


def test_one_state_alone_takes_no_other_out_of_the_baseline(place: Path) -> None:
    """What was not looked at stays as it was, and is not called gone."""
    before = (place / "baseline.json").read_bytes()
    done = check(place / "zz", "--write-baseline", place / "baseline.json", "--fail-on", "note")
    assert done.exit_code == 0, done.output
    assert (place / "baseline.json").read_bytes() == before
    held = check(place / "zz", "--baseline", place / "baseline.json", "--only", "baseline-stale")
    assert "yy is not in the corpus" not in held.stdout
    assert "1 baseline entry on what is not here" in held.stdout


def test_a_state_whose_file_is_broken_stays_in_the_baseline(place: Path) -> None:
    """Nobody looked at it: its verdicts are kept, and no note says that it left."""
    (place / "yy" / "jurisdiction.toml").write_text("id = ", encoding="utf-8")
    material = rewritten(light(place), place / "baseline.json")
    assert territories(place) == ["yy", "zz"]
    assert not [fault for fault in found(baseline_stale, material) if "corpus any more" in fault.message]


def test_a_state_that_left_the_corpus_leaves_the_baseline(place: Path) -> None:
    """Where all folders of the corpus were looked at and none is the State's, it is told and taken out."""
    shutil.rmtree(place / "yy")
    assert [fault.message for fault in found(baseline_stale, replace(light(place), baseline=_held(place)))] == [
        "yy is not in the corpus any more"
    ]
    rewritten(light(place), place / "baseline.json")
    assert territories(place) == ["zz"]


def test_a_folder_of_an_unknown_state_may_be_that_of_any(place: Path) -> None:
    """A folder that is named otherwise and cannot be used keeps every entry: it may be the one that is looked for."""
    (place / "yy").rename(place / "merrow")
    (place / "merrow" / "jurisdiction.toml").write_text("id = ", encoding="utf-8")
    assert not gather(place).gone("yy")
    shutil.rmtree(place / "merrow")
    assert gather(place).gone("yy")


@pytest.mark.parametrize("broken", ["statute.toml", "law.txt"])
def test_a_law_that_cannot_be_used_leaves_the_verdicts_as_they_were(place: Path, broken: str) -> None:
    """A manifest of no use, or a text that is no law: the State's verdicts on the rest are not written over."""
    corpus(place, name="more")
    rewritten(light(place), place / "baseline.json")
    before = read(place / "baseline.json").territories["zz"]
    (place / "zz" / "law" / broken).write_text("Dear friend,", encoding="utf-8")
    assert before.law.keys() == {"zz-law", "zz-more"}
    assert anew(replace(light(place), baseline=_held(place))).territories["zz"] == before


def test_what_is_kept_is_that_of_the_file_that_is_written(place: Path, tmp_path: Path) -> None:
    """Another file than the corpus's own baseline keeps its own entries."""
    other, held = tmp_path / "other.json", _held(place)
    xx = held.territories["yy"]
    other.write_bytes(to_bytes(replace(held, territories={"xx": xx})))
    rewritten(light(place / "zz"), other)
    assert sorted(read(other).territories) == ["xx", "zz"]


@pytest.mark.parametrize("content", ["{", "", '{"schema": "harmonize/baseline/1", "tool": 1}'])
def test_a_damaged_baseline_is_made_anew(place: Path, content: str) -> None:
    """The remedy that is told works; without it the command ends with the code for bad input."""
    before = (place / "baseline.json").read_bytes()
    (place / "baseline.json").write_text(content, encoding="utf-8")
    refused = check(place, "--only", "manifest")
    assert (refused.exit_code, "--write-baseline" in refused.stderr) == (3, True)
    done = check(place, "--only", "manifest", "--write-baseline", place / "baseline.json")
    assert done.exit_code == 0, done.output
    assert "nothing was kept of what was there" in done.stderr
    assert (place / "baseline.json").read_bytes() == before


def test_what_can_be_no_baseline_is_not_written_over(place: Path) -> None:
    """A folder in the place of the file is left alone."""
    (place / "baseline.json").unlink()
    (place / "baseline.json").mkdir()
    with pytest.raises(InputError, match="is no file"):
        rewritten(light(place.parent / "c" / "zz"), place / "baseline.json")


def _held(place: Path) -> Baseline:
    return read(place / "baseline.json")
