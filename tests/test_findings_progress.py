"""Two analyses compared: what changed, and what each change comes from and does not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import chain
from random import Random
from time import perf_counter
from typing import get_args

import amended
import pytest
from analyses import rich, sha256

from harmonize.errors import InputError
from harmonize.findings.progress import compare, direction
from harmonize.findings.wording import pieces
from harmonize.knowledge.strings import load_strings
from harmonize.model.jurisdiction import TreatyAct
from harmonize.model.progress import Cause, Direction, Effect, Fate, Gap, Ground, Progress, Shift
from harmonize.model.review import Decision
from harmonize.model.verdict import Analysis, Finding, Quoted, Reason, Status

ACCESS = "kodi#art_201-a"


def found(progress: Progress, key: str = "budapest:2") -> Shift:
    """Return the change of a verdict."""
    return next(shift for shift in progress.shifts if shift.key == key)


def grounds(progress: Progress, key: str = "budapest:2") -> set[Ground]:
    """Return what the change of a verdict comes from."""
    return {cause.ground for cause in found(progress, key).causes}


def with_status(analysis: Analysis, status: Status, key: str = "budapest:2") -> Analysis:
    """Return an analysis that says something else of an article."""
    changed = tuple(
        replace(finding, status=status, reason=Reason("other", "")) if finding.key == key else finding
        for finding in analysis.findings
    )
    return replace(analysis, findings=changed)


def with_text(analysis: Analysis, text: str, key: str = ACCESS, *, file: str = "another") -> Analysis:
    """Return an analysis in which a provision has another text, out of another file unless that is empty."""
    quoted = replace(analysis.provisions[key], text=text, text_sha256=sha256(repr(text)))
    statute = key.partition("#")[0]
    sources = tuple(
        replace(source, sha256=sha256(file)) if source.id == statute and file else source
        for source in analysis.statutes
    )
    return replace(analysis, provisions={**analysis.provisions, key: quoted}, statutes=sources)


def another_tool(analysis: Analysis) -> Analysis:
    """Return an analysis made with another knowledge."""
    return replace(analysis, models_sha256=sha256("others"))


def decided(analysis: Analysis, status: str) -> Analysis:
    """Return an analysis in which a reviewer decided on illegal access."""
    vote = Decision("budapest", "2", "", status, "B. Judge", date(2026, 11, 2), "", "")
    return replace(analysis, decisions=(vote,))


@pytest.fixture
def law() -> Analysis:
    """Return an analysis without decisions."""
    return replace(rich(), decisions=())


def test_nothing_changed(law: Analysis) -> None:
    """An analysis compared with itself tells of no change, and of nothing that could not be compared."""
    same = compare(law, law)
    assert (same.shifts, same.revisions, same.uncompared) == ((), (), ())
    assert all(tally.before == tally.after for tally in same.tallies)
    assert sum(tally.before for tally in same.tallies) == len(law.findings)


def test_law(law: Analysis) -> None:
    """The law is named where the text that a verdict rests on has other words, and only for that verdict."""
    changed = with_status(with_text(law, "Neni 201/a\nHyrja\nKushdo që hyn dënohet."), "partial")
    changed = with_status(changed, "cannot-tell", "budapest:7")
    progress = compare(law, changed)
    assert grounds(progress) == {"law"}
    assert found(progress).causes[0].provisions == (ACCESS,)
    assert grounds(progress, "budapest:7") == {"law-elsewhere"}


def test_blanks_are_no_change_of_the_law(law: Analysis) -> None:
    """Lines broken elsewhere in another file are no change of the words."""
    text = " ".join(law.provisions[ACCESS].text.split())
    progress = compare(law, with_status(with_text(law, text), "partial"))
    assert progress.revisions == ()
    assert grounds(progress) == {"law-elsewhere"}


def test_tool(law: Analysis) -> None:
    """The tool is named where its knowledge differs, the law is not where its file is the same."""
    progress = compare(law, another_tool(with_status(law, "partial")))
    assert grounds(progress) == {"tool"}
    assert grounds(compare(law, replace(with_status(law, "partial"), encoder=None))) == {"encoder"}


def test_law_and_tool(law: Analysis) -> None:
    """Where the law and the tool both changed, both are named."""
    changed = another_tool(with_status(with_text(law, "Neni 201/a Hyrja"), "partial"))
    assert grounds(compare(law, changed)) == {"law", "tool"}


def test_the_same_file_read_otherwise(law: Analysis) -> None:
    """Another text out of the same file is how another tool read it, and no change of the law."""
    changed = another_tool(with_status(with_text(law, "Neni 201/a Hyrja", file=""), "partial"))
    assert grounds(compare(law, changed)) == {"read-otherwise", "tool"}


def test_review_alone(law: Analysis) -> None:
    """A decision alone is named where the tool says what it said, and none where the decision changes nothing."""
    progress = compare(law, another_tool(decided(law, "partial")))
    assert found(progress).causes == (Cause("review", names=("B. Judge",)),)
    assert found(progress).reviewed == (False, True)
    assert (found(progress).before, found(progress).after) == ("full", "partial")
    assert compare(law, decided(law, "full")).shifts == ()


def test_a_decision_gone(law: Analysis) -> None:
    """That a decision no longer holds is named too."""
    assert grounds(compare(decided(law, "partial"), law)) == {"review-gone"}


def test_review_and_law(law: Analysis) -> None:
    """Where a reviewer decided after the law had changed, both are named."""
    changed = decided(with_status(with_text(law, "Neni 201/a Hyrja"), "partial"), "none-found")
    assert grounds(compare(law, changed)) == {"review", "law"}


def test_statute_added_and_removed(law: Analysis) -> None:
    """A statute is named where its kind was missed or it is cited now, and not for other articles."""
    act = replace(
        law.statutes[0], id="act", title="Act", kind="electronic-communications-act", language="en", sha256="1" * 64
    )
    more = replace(law, statutes=(*law.statutes, act))
    changed = with_status(with_status(more, "none-found", "budapest:16"), "partial")
    progress = compare(law, changed)
    assert grounds(progress, "budapest:16") == {"statute-added"}
    assert grounds(progress) == {"unexplained"}
    assert grounds(compare(changed, law), "budapest:16") == {"statute-removed"}
    rest = replace(law, statutes=law.statutes[1:])
    assert grounds(compare(law, with_status(rest, "cannot-tell"))) == {"statute-removed"}


def test_completeness(law: Analysis) -> None:
    """That more could be read is named where a verdict depends on it, and not where none does."""
    read = replace(law, statutes=(replace(law.statutes[0], incomplete=None), *law.statutes[1:]))
    assert grounds(compare(law, with_status(read, "cannot-tell", "budapest:7")), "budapest:7") == {"completeness"}
    assert grounds(compare(law, with_status(read, "partial"))) == {"unexplained"}


def test_treaty(law: Analysis) -> None:
    """An act of the State is named for the article that it is about, and not for another."""
    act = TreatyAct("budapest", "4(2)", "reservation", "narrow", ("budapest:4/serious-harm",), "Only serious harm.",
                    None, None, "https://example.org", date(2026, 1, 1), "A. Lawyer")  # fmt: skip
    told = replace(law, acts=(*law.acts, act))
    changed = with_status(with_status(told, "reserved", "budapest:4"), "partial")
    progress = compare(law, changed)
    assert grounds(progress, "budapest:4") == {"treaty"}
    assert found(progress, "budapest:4").causes[0].names == ("4(2)",)
    assert grounds(progress) == {"unexplained"}


def test_the_date_that_acts_are_judged_on(law: Analysis) -> None:
    """Another date is named where the State stood otherwise on it, and not where nothing had changed."""
    early = replace(with_status(law, "not-applicable"), as_of=date(2011, 1, 1))
    assert grounds(compare(early, law)) == {"treaty", "as-of"}
    later = replace(with_status(law, "partial"), as_of=date(2026, 11, 22))
    assert grounds(compare(law, later)) == {"unexplained"}


def test_what_could_not_be_compared(law: Analysis) -> None:
    """A provision that one analysis alone quotes is told as not compared; an instrument that one lacks too."""
    provisions = {key: quoted for key, quoted in law.provisions.items() if key != ACCESS}
    numbers = tuple(quoted.number for quoted in law.provisions.values())
    sources = tuple(replace(source, numbers=numbers, sha256=sha256("x" + source.id)) for source in law.statutes)
    less = replace(law, provisions=provisions, statutes=sources, instruments={"budapest": "Convention"})
    progress = compare(replace(law, statutes=tuple(replace(s, numbers=numbers) for s in law.statutes)), less)
    told = {(each.kind, each.name.split()[0], each.old_only) for each in progress.uncompared}
    assert told == {("instrument", "First", True), ("provision", "201/a", True)}


def test_unquoted_provisions_bear_on_verdicts(law: Analysis) -> None:
    """A verdict on a provision whose words only one analysis has says so."""
    numbers = tuple(quoted.number for quoted in law.provisions.values())
    old = replace(law, statutes=tuple(replace(source, numbers=numbers) for source in law.statutes))
    new = with_status(with_text(old, "Neni 201/a"), "partial")
    without = {key: quoted for key, quoted in old.provisions.items() if key != ACCESS}
    assert grounds(compare(replace(old, provisions=without), new)) == {"not-comparable", "law-elsewhere"}


def quoted_law(law: Analysis, texts: dict[str, str], *numbers: str) -> Analysis:
    """Return an analysis that quotes these provisions of one statute, which has these numbers."""
    provisions = {
        f"kodi#art_{number}": Quoted(number, "", f"Neni {number}\n{text}", at, 1, sha256(text))
        for at, (number, text) in enumerate(texts.items())
    }
    source = replace(law.statutes[0], numbers=numbers or tuple(texts), sha256=sha256(str(texts)))
    return replace(law, provisions=provisions, statutes=(source,), findings=())


A, B, C = (
    "Kushdo që hyn pa të drejtë në një sistem dënohet.",
    "Vjedhja dënohet me gjobë.",
    "Mashtrimi dënohet me burgim.",
)


def fates(old: Analysis, new: Analysis) -> list[tuple[Fate, str, str]]:
    """Return what became of provisions, with the numbers that they had and have."""
    return [
        (each.fate, each.before.number if each.before else "", each.after.number if each.after else "")
        for each in compare(old, new).revisions
    ]


def test_fates_of_provisions(law: Analysis) -> None:
    """Provisions are changed, added, repealed; unchanged ones are not told of."""
    old = quoted_law(law, {"1": A, "2": B, "3": C})
    assert fates(old, quoted_law(law, {"1": A, "2": B + " Tentativa dënohet.", "4": "Krejt tjetër gjë."})) == [
        ("changed", "2", "2"), ("repealed", "3", ""), ("added", "", "4"),
    ]  # fmt: skip


def test_renumbered(law: Analysis) -> None:
    """The same words under another number are a renumbering, also where every number moved on by one."""
    old, new = quoted_law(law, {"1": A, "2": B}), quoted_law(law, {"1": C, "2": A, "3": B})
    assert fates(old, new) == [("renumbered", "1", "2"), ("renumbered", "2", "3"), ("added", "", "1")]
    assert not any(each.reworded for each in compare(old, new).revisions if each.fate == "renumbered")


def test_renumbered_and_reworded(law: Analysis) -> None:
    """A provision that moved with a word changed is told as renumbered, with that word."""
    old = quoted_law(law, {"1": A, "2": B})
    new = quoted_law(law, {"1": "Krejt tjetër lëndë për diçka.", "2": B, "3": A.replace("një sistem", "sistemin")})
    moved = next(each for each in compare(old, new).revisions if each.fate == "renumbered")
    assert (moved.before and moved.before.number, moved.after and moved.after.number) == ("1", "3")
    assert [piece.text.strip() for piece in moved.pieces if piece.shape != "same"] == ["një sistem", "sistemin"]


def test_versions_of_a_statute_under_other_names(law: Analysis) -> None:
    """A statute whose file has another name is the same statute by its numbers, and another one is not."""
    old = quoted_law(law, {"1": A, "2": B, "3": C})
    new = quoted_law(law, {"1": A, "2": B, "3": C + "!"})
    renamed = replace(
        new,
        statutes=(replace(new.statutes[0], id="kodi-2026"),),
        provisions={key.replace("kodi", "kodi-2026"): value for key, value in new.provisions.items()},
    )
    assert fates(old, renamed) == [("changed", "3", "3")]
    other = replace(renamed, statutes=(replace(renamed.statutes[0], kind="copyright-act"),))
    assert [(each.before, each.after) for each in compare(old, other).statutes] == [("kodi", ""), ("", "kodi-2026")]


def test_two_territories() -> None:
    """Analyses of two jurisdictions, or of two legal units, are not compared."""
    with pytest.raises(InputError, match="two territories: Valmora and Atlantis"):
        compare(rich(), replace(rich(), jurisdiction="XX", jurisdiction_name="Atlantis"))
    with pytest.raises(InputError, match="Valmora and Valmora, Free Port"):
        compare(rich(), replace(rich(), unit="Free Port"))


WAYS: dict[tuple[Status, Status], Direction] = {
    ("none-found", "full"): "closed", ("partial", "reserved"): "closed", ("reserved", "partial"): "opened",
    ("not-applicable", "none-found"): "opened",
    ("none-found", "partial"): "improved", ("partial", "none-found"): "worsened",
    ("full", "reserved"): "worsened", ("cannot-tell", "full"): "improved", ("full", "cannot-tell"): "worsened",
    ("cannot-tell", "none-found"): "other", ("absent", "present"): "other", ("full", "not-applicable"): "other",
}  # fmt: skip


@pytest.mark.parametrize(("before", "after"), WAYS)
def test_directions(before: Status, after: Status) -> None:
    """Which way a verdict went; what becomes known opens nothing."""
    assert direction(before, after) == WAYS[before, after]


def test_words_rebuild_both_texts() -> None:
    """What stays and comes is the new text, what stays and goes has the old text's words."""
    random = Random(7)
    for _ in range(40):
        old, new = (
            " ".join(random.choices(["a", "b", "c,", "d.", "(e)", "f-g"], k=random.randrange(40))) for _ in "ab"
        )
        told, whole = pieces(old, new)
        assert whole
        assert "".join(piece.text for piece in told if piece.shape != "gone") == new
        kept = "".join(piece.text for piece in told if piece.shape != "new")
        assert kept.replace(" ", "") == old.replace(" ", "")


def test_words_in_bounded_time() -> None:
    """Texts of 100,000 characters that differ everywhere are told as exchanged, at once."""
    random = Random(1)
    old, new = (" ".join(str(random.randrange(60)) for _ in range(35_000)) for _ in "ab")
    started = perf_counter()
    told, whole = pieces(old, new)
    assert perf_counter() - started < 5
    assert not whole
    assert {piece.shape for piece in told} >= {"gone", "new"}


def test_a_law_amended() -> None:
    """Of an act amended in three places one gap closes, one opens, and a provision has another number."""
    new = amended.version(*amended.CLOSED.items(), *amended.OPENED.items(), *amended.RENUMBERED.items())
    progress = compare(amended.version(), new)
    assert [shift.key for shift in progress.turned("closed")] == ["budapest:4"]
    assert [shift.key for shift in progress.turned("opened")] == ["budapest:5"]
    assert [shift.key for shift in progress.turned("opened", elements=True)] == ["budapest:5/suppressing"]
    assert {cause.ground for shift in progress.shifts for cause in shift.causes} == {"law"}
    told = [(each.fate, each.place.number, each.reworded) for each in progress.revisions]
    assert told == [("renumbered", "7B", False), ("changed", "8", True), ("changed", "9", True)]
    assert [(each.added, each.gone) for each in progress.statutes] == [(("7B",), ("7A",))]


def test_every_code_has_its_words() -> None:
    """Every direction, fate, effect, cause and kind of what was not compared has its words."""
    strings = load_strings()
    assert set(strings["direction"]) == set(get_args(Direction))
    assert set(strings["fate"]) == set(get_args(Fate))
    assert set(strings["effect"]) == set(get_args(Effect))
    assert set(strings["uncompared"]) == set(get_args(Gap))
    assert set(strings["cause"]) == {*chain(get_args(Ground)), "both", "none"}


def findings_of(analysis: Analysis) -> dict[str, Finding]:
    """Return the findings by key."""
    return {finding.key: finding for finding in analysis.findings}


def test_obligations_of_all_elements(law: Analysis) -> None:
    """Every article and element that both analyses have is told of once, with what becomes of it."""
    progress = compare(law, with_status(law, "partial"))
    known = [(each.element or f"{each.instrument}:{each.article}") for each in progress.obligations]
    elements = [element.id for finding in law.findings for element in finding.elements]
    assert sorted(known) == sorted([*findings_of(law), *elements])
    assert next(each.effect for each in progress.obligations if not each.element) == "breaks"
