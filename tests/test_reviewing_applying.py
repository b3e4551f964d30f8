"""Decisions applied: the same state in any order and any number of times, and nothing that was written is lost."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from analyses import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st
from reviewed import ELSEWHERE, FILES, SUBJECTS, UNCITED, UNDECIDED, decision, incoming

from harmonize.model.holding import held, held_on
from harmonize.model.review import Subject, review
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import from_dict, to_bytes
from harmonize.reports.identity import identity
from harmonize.reviewing.applying import Applied, Incoming, applied, distinct, settling
from harmonize.reviewing.record import Record, Unappliable, read
from harmonize.reviewing.record import to_bytes as recorded

ARTICLE = SUBJECTS[0]
IDENTITY = identity(UNDECIDED)


def apply(*files: Incoming, kept: Record | None = None, analysis: Analysis = UNDECIDED) -> Applied:
    """Apply files to the analysis built by hand."""
    return applied(analysis, IDENTITY, kept, files)


def again(record: Record) -> Record:
    """Return a record as a reader of its file gets it."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "decisions.json"
        path.write_bytes(recorded(record))
        return read(path)


@settings(deadline=None, max_examples=40)
@given(files=FILES, order=st.randoms(use_true_random=False))
def test_any_decisions_in_any_order(files: list[Incoming], order: st.Random) -> None:
    """In any order, one by one or together, once or twice: the same decisions and the same bytes."""
    together = apply(*files)
    kept, analysis, shuffled = None, UNDECIDED, [*files, *files]
    order.shuffle(shuffled)
    for each in shuffled:
        done = apply(each, kept=kept, analysis=analysis)
        kept, analysis = again(done.record), from_dict(json.loads(to_bytes(done.analysis)))
    assert analysis.decisions == together.analysis.decisions
    if files:
        assert kept
        assert recorded(kept) == recorded(together.record)


@settings(deadline=None, max_examples=40)
@given(files=FILES)
def test_exported_and_applied_is_the_same_state(files: list[Incoming]) -> None:
    """What is exported and applied to the undecided analysis gives all of it again."""
    first = apply(*files)
    second = apply(Incoming("decisions.json", again(first.record)))
    assert second.analysis == first.analysis
    assert recorded(second.record) == recorded(first.record)


@settings(deadline=None, max_examples=40)
@given(files=FILES)
def test_nothing_is_lost(files: list[Incoming]) -> None:
    """Every text that a reviewer wrote is in the record, among the decisions or the rows."""
    kept = recorded(apply(*files).record).decode()
    for each in (made for file in files for made in file.record.decisions):
        assert json.dumps(each.reason, ensure_ascii=False).encode("utf-8", "backslashreplace").decode() in kept


def test_what_is_applied_is_told() -> None:
    """New decisions are told once; those that were there before are not told again."""
    made = decision(ARTICLE, reason=HOSTILE)
    done = apply(incoming(made))
    assert done.taken == done.analysis.decisions == done.record.decisions == (made,)
    assert apply(incoming(made), kept=done.record).taken == ()
    assert held(done.analysis, done.analysis.findings[0]).now == "partial"


def test_the_tools_word_is_noted() -> None:
    """Where a file says neither what was proposed nor on which text, the analysis it names fills it in."""
    made = decision(ARTICLE)
    assert apply(incoming(replace(made, proposed="", text_sha256=""))).taken == (made,)


def test_a_file_on_another_analysis_must_name_its_text() -> None:
    """A decision that is bound to no text cannot be carried over: it is kept, and not applied."""
    other = replace(incoming(replace(decision(ARTICLE), text_sha256="")), record=Record("f" * 64, "XV", "0", ()))
    made = replace(decision(ARTICLE), text_sha256="")
    done = apply(replace(other, record=replace(other.record, decisions=(made,))))
    assert not done.analysis.decisions
    assert "does not tell on which text" in done.refused[0].why


def test_a_provision_that_the_tool_did_not_cite() -> None:
    """A reviewer can match any provision that the analysis quotes."""
    done = apply(incoming(decision(UNCITED, relation="implements")))
    found = held_on(done.analysis, UNCITED)
    assert found
    assert (found.proposed, found.now) == ("not-cited", "implements")


def test_a_row_that_cannot_be_applied_is_kept_for_good() -> None:
    """It outlives other files and a second time, and is applied when the analysis has what it is about."""
    made = decision(ELSEWHERE, reason="the code has it in Article 999")
    first = apply(incoming(made))
    assert not first.analysis.decisions
    assert "does not have budapest:2@kodi#art_999" in first.refused[0].why
    second = apply(incoming(decision(ARTICLE), file="b.json"), kept=again(first.record))
    third = apply(incoming(made, file="z.json"), kept=again(second.record))
    assert third.record.unappliable == first.record.unappliable
    assert third.refused == ()
    more = {**UNDECIDED.provisions, "kodi#art_999": replace(UNDECIDED.provisions["kodi#art_12"], text_sha256="0" * 64)}
    last = apply(kept=third.record, analysis=replace(UNDECIDED, provisions=more))
    assert last.record.unappliable == ()
    assert {each.subject for each in last.taken} == {ELSEWHERE}


def test_a_row_of_a_workbook_that_is_no_decision() -> None:
    """What could not be read is kept as it came, with the reason that the reader gave."""
    row = Unappliable({"Status": "perhaps", "Comment": HOSTILE}, "the status is none of the list", "back.xlsx")
    done = apply(Incoming("back.xlsx", Record(IDENTITY, "XV", "0.1.0", (), (row,))))
    assert done.refused == done.record.unappliable == (row,)


def test_the_same_row_in_two_files() -> None:
    """It is kept once, under the same file whichever came first."""
    made = decision(ELSEWHERE)
    one, other = incoming(made, file="a.json"), incoming(made, file="b.json")
    forth, back = (apply(second, kept=apply(first).record).record for first, second in ((one, other), (other, one)))
    assert forth == back == apply(one, other).record
    assert [left.file for left in forth.unappliable] == ["a.json"]


def test_a_change_of_mind_is_history() -> None:
    """The earlier decision of a reviewer stays among the decisions; the later one counts."""
    early, late = (
        decision(ARTICLE, at="2026-11-20T08:00:00Z"),
        decision(ARTICLE, status="full", at="2026-11-20T09:00:00Z"),
    )
    done = apply(incoming(late), kept=apply(incoming(early)).record)
    assert set(done.analysis.decisions) == {early, late}
    assert review(ARTICLE, done.analysis.decisions).holds == late


def test_a_workbook_knows_the_day_alone() -> None:
    """The same decision without its moment is no second one; another on that day is."""
    made = decision(ARTICLE, at="2026-11-20T08:00:00Z")
    assert distinct([replace(made, at=""), made]) == (made,)
    assert len(distinct([replace(made, at=""), replace(made, reason="other")])) == 2


def test_an_adjudicator_decides() -> None:
    """A file applied to settle decides between two who differ; what they said stays."""
    mine, yours = decision(ARTICLE), decision(ARTICLE, "B. Judge", status="full")
    disputed = apply(incoming(mine), incoming(yours, file="b.json"))
    assert review(ARTICLE, disputed.analysis.decisions).state == "disputed"
    verdict = decision(ARTICLE, "C. Chair", status="full", date=mine.date.replace(day=22))
    done = apply(settling(incoming(verdict, file="c.json")), kept=disputed.record)
    found = review(ARTICLE, done.analysis.decisions)
    assert (found.state, found.by, len(found.votes)) == ("settled", ("B. Judge", "C. Chair"), 2)


def test_a_subject_that_nobody_has() -> None:
    """An article or element that the analysis lacks is told by its key."""
    done = apply(incoming(decision(Subject("budapest", "99")), decision(Subject("budapest", "2", "budapest:2/x"))))
    assert [each.why.rpartition(" ")[2] for each in done.refused] == ["budapest:2/x", "budapest:99"]
