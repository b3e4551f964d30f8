"""The checks on verdicts: against a baseline, a threshold, and what reviewers decided."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from corpora import corpus, found, light
from harmonize.batch import Wish
from harmonize.checks.baseline import Baseline, Edition, Territory, facts_hash, read, to_bytes
from harmonize.checks.coverage import coverage
from harmonize.checks.decided import decision_stale, decisions
from harmonize.checks.material import Material, asking
from harmonize.checks.studying import decided
from harmonize.checks.verdicts import anew, baseline_stale, rewritten, verdict_changed
from harmonize.errors import InputError
from harmonize.knowledge.baselines import SCHEMA
from harmonize.knowledge.checks import ArticleFile, SettingsFile, ShareFile
from harmonize.model.review import Decision
from harmonize.reviewing import record

ACCESS = "budapest:2"


@pytest.fixture(scope="module")
def material(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A corpus held against the baseline of its own verdicts: no check finds anything. Read once."""
    place = corpus(tmp_path_factory.mktemp("verdicts"))
    return rewritten(light(place), place / "baseline.json")


def otherwise(material: Material, edition: Edition | None = None, **changes: object) -> Material:
    """The material held against a baseline that says something else of its territory."""
    assert material.baseline
    before = replace(material.baseline.territories["zz"], **changes)
    return replace(material, baseline=Baseline(edition or material.baseline.edition, {"zz": before}))


def told(material: Material, *status: str) -> Mapping[str, tuple[str, ...]]:
    """The verdicts of the baseline, where that on access says something else."""
    assert material.baseline
    return {**material.baseline.territories["zz"].verdicts, ACCESS: status}


def test_verdicts_are_those_of_their_own_baseline(material: Material) -> None:
    """Nothing changed, and nothing is stale."""
    assert material.territories["zz"].verdicts[ACCESS] == ("full", "zz-law#art_3")
    assert found(verdict_changed, material) == found(baseline_stale, material) == []


def test_another_verdict_on_the_same_input_is_an_error(material: Material) -> None:
    """The program did it; the line is that of the verdict in the baseline."""
    [fault] = found(verdict_changed, otherwise(material, verdicts=told(material, "partial")))
    assert fault.message == "zz, budapest:2: was partial, is full (zz-law#art_3); changed since: nothing"
    assert fault.severity is None  # that of the check: an error
    assert material.baseline_file
    assert '"budapest:2":' in material.baseline_file.read_text(encoding="utf-8").splitlines()[fault.line - 1]


@pytest.mark.parametrize(
    ("changes", "edition", "cause"),
    [
        ({"law": {"zz-law": "0" * 64}}, None, "the law (zz-law changed)"),
        ({"law": {"zz-law": "", "zz-old": "0" * 64}}, None, "the law (zz-law changed), the law (zz-old is gone)"),
        ({"facts": "0" * 64}, None, "the facts of the State (jurisdiction.toml)"),
        ({"record": "0" * 64}, None, "the record of its laws (statute.toml)"),
        ({"review": "0" * 64}, None, "the review (decisions.json)"),
        ({}, Edition("0.0.1", "0" * 64), "the tool (0.0.1, now"),
        ({}, Edition("0.0.1", "0" * 64), "the models (00000000, now"),
    ],
)
def test_another_verdict_on_another_input_is_a_note_with_the_cause(
    material: Material, changes: dict[str, object], edition: Edition | None, cause: str
) -> None:
    """Law, facts, record, review, tool or models: what changed is named, and the baseline is told to be stale."""
    other = otherwise(material, edition, verdicts=told(material, "none-found"), **changes)
    [fault] = found(verdict_changed, other)
    assert cause in fault.message
    assert fault.severity == "note"
    assert any(cause in each.message for each in found(baseline_stale, other))


def test_a_verdict_that_rests_on_another_provision_is_another(material: Material) -> None:
    """The status is the same, the provision cited is not."""
    [fault] = found(verdict_changed, otherwise(material, verdicts=told(material, "full", "zz-law#art_1")))
    assert "was full (zz-law#art_1), is full (zz-law#art_3)" in fault.message


def test_a_text_that_is_not_there_changes_no_verdict(material: Material) -> None:
    """Where a law of the baseline is on record and not there, its territory is skipped, not called changed."""
    [holding] = material.holdings
    absent = replace(holding.entries[0], folder=Path("nowhere"), manifest=holding.entries[0].manifest)
    missing = replace(
        otherwise(material, verdicts=told(material, "partial")), holdings=(replace(holding, entries=(absent,)),)
    )
    assert found(verdict_changed, missing) == []
    assert missing.seen("baseline") == (0, 1, "1 baseline entry on what is not here")
    assert missing.baseline
    assert anew(missing).territories["zz"] == missing.baseline.territories["zz"]


def test_entries_of_the_baseline_on_what_is_gone_are_stale(material: Material) -> None:
    """A State that left the corpus, a verdict on what nobody asks, a verdict that is not in the baseline."""
    assert material.baseline
    before = material.baseline.territories["zz"]
    verdicts = {key: said for key, said in before.verdicts.items() if key != ACCESS} | {"vienna:1": ("full",)}
    territories = {"zz": replace(before, verdicts=verdicts), "yy": before}
    messages = {
        fault.message
        for fault in found(baseline_stale, replace(material, baseline=Baseline(material.baseline.edition, territories)))
    }
    assert messages == {
        "yy is not in the corpus any more",
        "zz: 1 verdicts are on what is asked no more",
        "zz: 1 verdicts are not in the baseline",
    }
    assert [
        fault.message for fault in found(baseline_stale, replace(material, baseline=Baseline(material.edition)))
    ] == ["zz is not in the baseline"]


def test_without_a_baseline_nothing_is_compared_and_that_is_said(material: Material) -> None:
    """Never silently green."""
    bare = replace(material, baseline=None)
    assert found(verdict_changed, bare) == found(baseline_stale, bare) == []
    assert bare.seen("baseline") == (0, 1, "no baseline")


def test_a_baseline_has_its_schema_and_is_read_back(material: Material) -> None:
    """The same verdicts give the same bytes, one verdict a line, and the bytes give the same verdicts."""
    assert material.baseline
    assert material.baseline_file
    content = material.baseline_file.read_bytes()
    schema = json.loads(files("harmonize.checks").joinpath("schemas", "baseline-1.json").read_bytes())
    assert schema["$id"] == SCHEMA
    Draft202012Validator(schema).validate(json.loads(content))
    assert to_bytes(read(material.baseline_file)) == content
    rows = content.decode().splitlines()
    assert sum('"budapest:2' in row for row in rows) == sum(
        key.startswith("budapest:2") for key in material.baseline.territories["zz"].verdicts
    )


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"schema": "harmonize/baseline/2"}',
        b"[" * 100_000,
        b'{"schema": "harmonize/baseline/1", "tool": 1}',
    ],
)
def test_what_is_no_baseline_is_refused(tmp_path: Path, content: bytes) -> None:
    """Damaged, of another form, nested without end: an error that names the file."""
    (tmp_path / "baseline.json").write_bytes(content)
    with pytest.raises(InputError, match=r"baseline\.json"):
        read(tmp_path / "baseline.json")


def test_facts_are_the_same_wherever_they_were_read_from(material: Material) -> None:
    """The hash is over what is on record of a State, not over where its file lies."""
    [holding] = material.holdings
    moved = replace(holding.jurisdiction, file="/elsewhere/jurisdiction.toml")
    assert facts_hash(moved) == facts_hash(holding.jurisdiction) != facts_hash(replace(moved, name="Somewhere"))


@pytest.mark.parametrize(
    ("settings", "messages"),
    [
        (SettingsFile(article=(ArticleFile(instrument="budapest", article="2"),)), []),
        (SettingsFile(article=(ArticleFile(instrument="budapest", article="3", jurisdictions=("XX",)),)), []),
        (
            SettingsFile(article=(ArticleFile(instrument="budapest", article="3", reason="Closed in 2025."),)),
            ["zz: budapest:3 is none-found, not full (Closed in 2025.)"],
        ),
        (SettingsFile(instrument=(ShareFile(instrument="budapest", share=0.01, at_least="partial"),)), []),
    ],
)
def test_coverage_is_asked_of_an_article_or_an_instrument(
    material: Material, settings: SettingsFile, messages: list[str]
) -> None:
    """A verdict below what is asked is told with the reason; other States, and what is reached, are not."""
    assert [fault.message for fault in found(coverage, replace(material, settings=settings))] == messages


@pytest.mark.parametrize(("asked", "told"), [((), "north south"), (("ZZ",), "north south"), (("ZZ/south",), "south")])
def test_what_is_asked_of_a_state_is_asked_of_its_units(material: Material, asked: tuple[str, ...], told: str) -> None:
    """A State that is judged by its legal units reaches what each of them does; one of them can be asked alone."""
    [studied] = material.study()
    units = tuple(replace(judged, name=f"zz/{unit}") for judged in studied.judged for unit in ("north", "south"))
    article = ArticleFile(instrument="budapest", article="3", jurisdictions=asked)
    parted = replace(
        material, study=lambda: (replace(studied, judged=units),), settings=SettingsFile(article=(article,))
    )
    assert [fault.message.split(":")[0] for fault in found(coverage, parted)] == [f"zz/{unit}" for unit in told.split()]


def test_what_is_asked_of_another_instrument_is_looked_at() -> None:
    """A threshold on an instrument that no analysis has by default would never do anything."""
    settings = SettingsFile(
        instrument=(ShareFile(instrument="lanzarote", share=0.5), ShareFile(instrument="no", share=1))
    )
    assert asking(Wish(), settings).instruments == ("budapest", "protocol1", "protocol2", "lanzarote")
    assert asking(Wish(), SettingsFile()) == Wish()


def test_a_share_that_is_not_reached_is_told(material: Material) -> None:
    """How many articles of how many have the verdict."""
    settings = SettingsFile(instrument=(ShareFile(instrument="budapest", share=1.0, jurisdictions=("ZZ",)),))
    [fault] = found(coverage, replace(material, settings=settings))
    assert re.search(r"\d+ of \d+ articles of budapest are full \(\d+\.\d%\), below 100\.0%", fault.message)


def test_coverage_is_told_at_the_line_of_the_threshold(material: Material) -> None:
    """The line in checks.toml is that of the article."""
    asked = ArticleFile(instrument="budapest", article="3")
    file = material.place / "checks.toml"
    file.write_text('[[article]]\ninstrument = "budapest"\narticle = "3"\n', encoding="utf-8")
    [fault] = found(coverage, replace(material, settings=SettingsFile(article=(asked,))))
    file.unlink()
    assert (fault.file, fault.line) == ("checks.toml", 3)


def with_decision(material: Material, text_sha256: str) -> Material:
    """The material with a reviewer's decision on the article about access, bound to a text."""
    [studied] = material.study()
    made = Decision(
        "budapest", "2", "", "", "A. Lawyer", date(2026, 1, 1), "It is.", text_sha256, statute="zz-law", eid="art_3"
    )
    kept = record.Record("0" * 64, "ZZ", "0.1.0", (replace(made, relation="implements"),))
    (studied.holding.folder / "decisions.json").write_bytes(record.to_bytes(kept))
    [each] = studied.judged
    there = replace(studied, judged=(replace(each, analysis=decided(each.analysis, each.decisions)),))
    return replace(material, study=lambda: (there,))


def test_decisions_stand_on_the_words_they_were_made_on(material: Material) -> None:
    """A decision whose text has other words now is told with its line; one whose text is the same is not."""
    [studied] = material.study()
    now = studied.judged[0].analysis.provisions["zz-law#art_3"].text_sha256
    assert found(decision_stale, with_decision(material, now)) == []
    [fault] = found(decision_stale, with_decision(material, "0" * 64))
    file = studied.holding.folder / "decisions.json"
    assert fault.file == "zz/decisions.json"
    assert '"text_sha256": "000' in file.read_text(encoding="utf-8").splitlines()[fault.line - 1]
    assert fault.message.endswith("(2026-01-01): the provision's words have changed")
    file.unlink()


def test_a_file_of_decisions_that_is_damaged_is_told_and_stops_nothing(material: Material) -> None:
    """The verdicts are then those of the tool."""
    [studied] = material.study()
    file = studied.holding.folder / "decisions.json"
    analysis = studied.judged[0].analysis
    with_decision(material, analysis.provisions["zz-law#art_3"].text_sha256)
    assert found(decisions, material) == []
    file.write_bytes(file.read_bytes()[:-20])
    [fault] = found(decisions, material)
    assert fault.file == "zz/decisions.json"
    assert fault.message.startswith("cannot be read as JSON")
    assert decided(analysis, file) == analysis
    file.unlink()


def test_decisions_on_no_territory_are_told(material: Material) -> None:
    """What lies beside no territory counts for nothing: the message says where it would count."""
    [studied] = material.study()
    file = studied.holding.folder / "law" / "decisions.json"
    file.write_text("{}", encoding="utf-8")
    [fault] = found(decision_stale, material)
    file.unlink()
    assert (fault.file, fault.remedy) == ("zz/law/decisions.json", "move it to zz/decisions.json")


def test_a_territory_that_is_new_has_all_parts() -> None:
    """A territory's parts are those of the schema."""
    schema = json.loads(files("harmonize.checks").joinpath("schemas", "baseline-1.json").read_bytes())
    assert set(schema["$defs"]["territory"]["required"]) == {*Territory.__dataclass_fields__}
