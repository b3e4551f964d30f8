"""Two runs held to one another: what was gained, lost and changed."""

from __future__ import annotations

from judged import KEY, analysis, article, candidate, finding, gold, says

from harmonize.evaluation import compared, evaluate
from harmonize.model.evaluation import Change, Evaluation
from harmonize.model.verdict import Finding

OTHER = "budapest:3"
ARTICLES = {key: article(key) for key in (KEY, OTHER)}


def run(*findings: Finding) -> Evaluation:
    """The evaluation of a run against gold that wants provision 1 for the one article and 3 for the other."""
    kept = gold(says("1"), says("3", key=OTHER), says("5", "contributes"))
    return evaluate([analysis(*findings)], [kept], ARTICLES)


RIGHT = finding(candidate("1", True), candidate("2"))
WRONG = finding(candidate("2", True), candidate("1"))
OTHER_RIGHT = finding(candidate("3", True), key=OTHER)


def turns(old: Evaluation, new: Evaluation) -> list[tuple[str, str]]:
    """What became of which article."""
    return [(change.turn, about(change)) for change in compared(new, old).changes]


def about(change: Change) -> str:
    """The article that a change is about."""
    verdict = change.new or change.old
    assert verdict
    return verdict.article


def test_gained_and_lost() -> None:
    """A verdict that became right is gained, one that became wrong is lost; gains are told first."""
    one = run(RIGHT, finding(candidate("4", True), key=OTHER))
    other = run(WRONG, OTHER_RIGHT)
    assert turns(one, other) == [("gained", OTHER), ("lost", KEY)]
    assert turns(other, one) == [("gained", KEY), ("lost", OTHER)]


def test_changed() -> None:
    """A verdict of the same worth that says another thing is changed; one that says the same is not told."""
    more = finding(candidate("1", True), candidate("5", True))
    assert turns(run(RIGHT, OTHER_RIGHT), run(more, OTHER_RIGHT)) == [("changed", KEY)]
    partial = finding(candidate("1", True), candidate("2"), status="partial")
    assert turns(run(RIGHT), run(partial)) == [("changed", KEY)]
    assert turns(run(RIGHT, OTHER_RIGHT), run(RIGHT, OTHER_RIGHT)) == []


def test_new_and_gone() -> None:
    """What was judged in one run only is told as such, with the side that is there."""
    changes = compared(run(OTHER_RIGHT), run(RIGHT)).changes
    assert [(change.turn, change.old is None, change.new is None) for change in changes] == [
        ("new", True, False),
        ("gone", False, True),
    ]
