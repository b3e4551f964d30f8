"""Running: the registry, what is asked for, what is accepted, and what could not be looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from corpora import TEXT, corpus
from harmonize.checks.material import gather
from harmonize.checks.running import FINDS, asked, run
from harmonize.errors import InputError, KnowledgeError
from harmonize.knowledge.checks import load_checks

RECORD = [check.id for check in load_checks() if check.needs in ("record", "file") and check.id != "text-unreadable"]
"""The checks that read no law."""


def test_every_check_has_a_function_and_every_function_a_check() -> None:
    """The registry and models/checks.toml name the same, in one order."""
    assert list(FINDS) == [check.id for check in load_checks()]


def test_an_unknown_check_is_refused_with_the_known_ones() -> None:
    """The message lists what can be asked for."""
    with pytest.raises(InputError, match=r"no-check: is no check; choose from manifest, "):
        asked(["manifest", "no-check"])


def test_what_is_accepted_is_counted_and_not_told(tmp_path: Path) -> None:
    """A problem that checks.toml accepts by check, file and words is none; another in the same file is one."""
    place = corpus(tmp_path)
    (place / "zz" / "law" / "law.txt").write_text(TEXT + "\n", encoding="utf-8")
    accept = '[[accept]]\ncheck = "text-changed"\nfile = "zz/law/statute.toml"\nsays = "{says}"\nreason = "Known."\n'
    (place / "checks.toml").write_text(accept.replace("{says}", "another file"), encoding="utf-8")
    [result] = run(gather(place), asked(["text-changed"])).results
    assert (result.state, result.problems, result.accepted) == ("passed", (), 1)
    (place / "checks.toml").write_text(accept.replace("{says}", "something else"), encoding="utf-8")
    [result] = run(gather(place), asked(["text-changed"])).results
    found, spare = sorted(result.problems, key=lambda problem: problem.severity)
    assert (result.state, found.severity, result.accepted) == ("failed", "error", 0)
    assert (spare.severity, spare.place) == ("note", "checks.toml:2")
    assert spare.message == "zz/law/statute.toml is accepted to have a problem that is not found: something else"


def test_what_is_accepted_of_a_text_that_is_not_there_is_left_alone(tmp_path: Path) -> None:
    """Nobody can tell whether the problem is still there."""
    place = corpus(tmp_path)
    (place / "zz" / "law" / "law.txt").unlink()
    accepted = '[[accept]]\ncheck = "text-changed"\nfile = "zz/law/statute.toml"\nreason = "Known."\n'
    (place / "checks.toml").write_text(accepted, encoding="utf-8")
    assert run(gather(place), asked(["text-changed"])).problems == ()


def test_an_accepted_problem_needs_a_reason(tmp_path: Path) -> None:
    """Nobody accepts a problem without saying why."""
    (corpus(tmp_path) / "checks.toml").write_text(
        '[[accept]]\ncheck = "kind"\nfile = "zz/law/statute.toml"\nreason = ""\n', encoding="utf-8"
    )
    with pytest.raises(KnowledgeError, match=r"accept\.0\.reason"):
        gather(tmp_path)


def test_texts_that_are_missing_are_counted_not_passed_over(tmp_path: Path) -> None:
    """Without texts no check on texts passes: it is skipped, and says why."""
    place = corpus(tmp_path)
    (place / "zz" / "law" / "law.txt").unlink()
    outcome = run(gather(place), asked())
    told = {result.check.id: (result.state, result.skipped, result.why) for result in outcome.results}
    assert told["text-missing"] == ("failed", 0, "")
    assert told["language"] == ("skipped", 1, "1 law without text")
    assert told["coverage"] == ("skipped", 1, "1 jurisdiction without texts")
    unseen = [check.id for check in load_checks() if check.needs != "record"]
    assert {told[id][0] for id in unseen} == {"skipped"}
    assert not outcome.fails("warning")
    assert outcome.fails("note")


def test_checks_on_the_record_read_no_law(tmp_path: Path) -> None:
    """Who asks for these alone waits for no parser: a text that nobody can read stops nothing."""
    place = corpus(tmp_path, text="\x00")
    material = gather(place)

    def unasked() -> tuple[()]:
        raise AssertionError("a law was read")

    object.__setattr__(material, "study", unasked)
    assert run(material, asked(RECORD)).problems == ()
