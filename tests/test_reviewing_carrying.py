"""Decisions after a re-run or a new version of the law: they stand, follow their text, or are reopened."""

from __future__ import annotations

from dataclasses import replace

import pytest
from analyses import sha256
from reviewed import SUBJECTS, UNDECIDED, decision

from harmonize.model.holding import basis, held
from harmonize.model.review import Decision, Subject
from harmonize.model.verdict import Analysis
from harmonize.reports.identity import identity
from harmonize.reviewing.applying import Incoming, applied
from harmonize.reviewing.carrying import carried
from harmonize.reviewing.record import Record

ALL = tuple(decision(subject) for subject in SUBJECTS)
MATCH = Subject("budapest", "2", statute="kodi", eid="art_201-a")
KEY = "kodi#art_201-a"


def reworded(analysis: Analysis, key: str, text: str, number: str = "", to: str = "") -> Analysis:
    """Return the analysis with a provision in other words, and under another number where one is given."""
    provision = analysis.provisions[key]
    changed = replace(provision, number=number or provision.number, text=text, text_sha256=sha256(text))
    return replace(
        analysis, provisions={**{k: v for k, v in analysis.provisions.items() if k != key}, to or key: changed}
    )


def renumbered(analysis: Analysis, key: str, number: str, eid: str) -> Analysis:
    """Return the analysis with a provision under another number, everywhere, its words the same."""
    provision = analysis.provisions[key]
    statute, _, old = key.partition("#")
    text = provision.text.replace(provision.number, number, 1).replace("\n", " \n ")
    moved = reworded(analysis, key, text, number, f"{statute}#{eid}")
    return replace(moved, findings=tuple(_renamed(finding, old, eid) for finding in moved.findings))


def _renamed(part: object, old: str, new: str) -> object:
    """Return a finding, candidate or bar with the id of a provision replaced in all of it."""
    if isinstance(part, tuple):
        return tuple(_renamed(each, old, new) for each in part)
    if not hasattr(part, "__slots__") or isinstance(part, type):
        return part
    inner = {name: _renamed(getattr(part, name), old, new) for name in part.__slots__}
    return replace(part, **inner | ({"eid": new} if inner.get("eid") == old else {}))


def by_subject(decisions: tuple[Decision, ...]) -> dict[str, Decision]:
    """Return decisions by the key of what they are on."""
    return {each.subject.key: each for each in decisions}


def test_nothing_changed() -> None:
    """On the same texts every decision stands as it was."""
    assert set(carried(ALL, UNDECIDED)) == set(carried(ALL, UNDECIDED, UNDECIDED)) == set(ALL)


def test_a_changed_text_reopens_exactly_its_decisions() -> None:
    """What was decided on that provision, or on a verdict that rests on it, is to be decided again; the rest stands."""
    after = reworded(UNDECIDED, KEY, "Neni 201/a\nKushdo që hyn dënohet.")
    changed = {each.subject for each in ALL if basis(UNDECIDED, each.subject) != basis(after, each.subject)}
    assert MATCH in changed
    assert Subject("budapest", "2") in changed
    now = by_subject(carried(ALL, after, UNDECIDED))
    assert {each.subject for each in now.values() if each.stand == "reopened"} == changed
    assert (now[MATCH.key].why, now["budapest:2"].why) == ("text-changed", "basis-changed")
    assert now[MATCH.key].text_sha256 == basis(UNDECIDED, MATCH)


def test_a_text_that_comes_back() -> None:
    """A decision that was reopened stands again when the words are again those that it was made on."""
    after = carried(ALL, reworded(UNDECIDED, KEY, "Neni 201/a\nOther"))
    assert set(carried(after, UNDECIDED)) == set(ALL)


def test_a_provision_that_is_gone() -> None:
    """A decision on it is kept, reopened, with the reason."""
    after = replace(UNDECIDED, provisions={k: v for k, v in UNDECIDED.provisions.items() if k != KEY})
    now = by_subject(carried(ALL, after, UNDECIDED))
    assert (now[MATCH.key].stand, now[MATCH.key].why) == ("reopened", "provision-gone")


def test_an_article_that_is_gone() -> None:
    """Where an instrument was left out, what was decided on it waits."""
    after = replace(UNDECIDED, findings=UNDECIDED.findings[1:])
    now = by_subject(carried(ALL, after, UNDECIDED))
    assert {now[key].why for key in ("budapest:2", "budapest:2/access")} == {"subject-gone"}
    assert now["budapest:4"].stand == "stands"


def test_a_gap_stays_decided_until_something_is_cited() -> None:
    """What rests on nothing stands whatever changes in the law, and is reopened when the tool finds something."""
    gap = Subject("budapest", "7")
    changed = reworded(UNDECIDED, KEY, "Neni 201/a\nOther")
    assert by_subject(carried(ALL, changed))[gap.key].stand == "stands"
    finding = UNDECIDED.findings[2]
    cited = replace(finding, candidates=(replace(finding.candidates[0], accepted=True),))
    found = replace(UNDECIDED, findings=(*UNDECIDED.findings[:2], cited, *UNDECIDED.findings[3:]))
    assert by_subject(carried(ALL, found))[gap.key].why == "basis-changed"


@pytest.mark.parametrize("known", [True, False])
def test_the_same_text_under_another_number(known: bool) -> None:
    """A decision follows its provision by the words where the analysis before is known, by the hash where it is not."""
    eid = "art_310"
    if known:
        after = renumbered(UNDECIDED, KEY, "310", eid)
    else:
        after = reworded(UNDECIDED, KEY, UNDECIDED.provisions[KEY].text, "310", f"kodi#{eid}")
        after = replace(after, findings=tuple(_renamed(finding, "art_201-a", eid) for finding in after.findings))
    now = carried(ALL, after, UNDECIDED if known else None)
    assert {each.stand for each in now} == {"stands"}
    moved = by_subject(now)[replace(MATCH, eid=eid).key]
    assert moved.text_sha256 == basis(after, replace(MATCH, eid=eid))
    assert moved.origin == f"{KEY}@{basis(UNDECIDED, MATCH)}"


def test_a_number_that_another_provision_has_now() -> None:
    """The decision goes with the words, not with the number, and the file it came in brings no second one."""
    after = renumbered(UNDECIDED, KEY, "310", "art_310")
    intruder = replace(UNDECIDED.provisions["kodi#art_12"], text="Neni 201/a\nNew", text_sha256=sha256("new"))
    after = replace(after, provisions={**after.provisions, KEY: intruder})
    file = Incoming("a.json", Record(identity(UNDECIDED), "XV", "0.1.0", ALL))
    first = applied(UNDECIDED, identity(UNDECIDED), None, [file])
    second = applied(after, identity(after), first.record, (), first.analysis)
    assert {each.eid for each in second.followed if each.statute} == {"art_310"}
    assert second.reopened == ()
    third = applied(second.analysis, identity(after), second.record, [file])
    assert third.analysis == second.analysis
    assert held(third.analysis, third.analysis.findings[0], third.analysis.findings[0].candidates[0]).reviewed


def test_a_file_applied_again_after_its_provision_moved() -> None:
    """What followed its provision is known: the file that it came in has no row that cannot be applied."""
    after = renumbered(UNDECIDED, KEY, "310", "art_310")
    file = Incoming("a.json", Record(identity(UNDECIDED), "XV", "0.1.0", ALL))
    first = applied(UNDECIDED, identity(UNDECIDED), None, [file])
    second = applied(after, identity(after), first.record, (), first.analysis)
    third = applied(second.analysis, identity(after), second.record, [file])
    assert third.record == second.record
    assert (third.taken, third.refused) == ((), ())


def test_two_provisions_with_the_same_words() -> None:
    """Where nobody can tell which one a decision would follow, it is reopened."""
    after = renumbered(UNDECIDED, KEY, "310", "art_310")
    after = replace(after, provisions={**after.provisions, "kodi#art_311": after.provisions["kodi#art_310"]})
    assert by_subject(carried(ALL, after, UNDECIDED))[MATCH.key].why == "provision-gone"


def test_what_happened_is_told() -> None:
    """A re-run tells what survived and what was reopened by it, not what was reopened before."""
    first = applied(UNDECIDED, identity(UNDECIDED), Record("", "XV", "", ALL))
    after = reworded(UNDECIDED, KEY, "Neni 201/a\nOther")
    second = applied(after, identity(after), first.record, (), first.analysis)
    assert second.reopened
    assert len(second.survived) + len(second.reopened) == len(ALL)
    assert applied(after, identity(after), second.record).reopened == ()
