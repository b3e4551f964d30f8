"""Evaluation: every measure on cases that a person can count, and what must hold whatever the cases."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from judged import KEY, analysis, article, candidate, finding, gold, says, source
from sklearn import metrics

from harmonize.evaluation import evaluate
from harmonize.evaluation.measures import MEASURES, STATUSES, cells, kappa, macro_f1
from harmonize.model.evaluation import Evaluation, Facet, Figure
from harmonize.model.gold import Gold, Judgement
from harmonize.model.verdict import Analysis, Finding

ARTICLES = {key: article(key) for key in (KEY, "budapest:3", "budapest:4")}
BOTH = {"access": "present", "intent": "present"}


def evaluated(found: Analysis | Sequence[Finding], *golds: Gold | Judgement) -> Evaluation:
    """The evaluation of an analysis, or of findings on one statute, against gold, or judgements on that statute."""
    made = found if isinstance(found, Analysis) else analysis(*found)
    judgements = [item for item in golds if isinstance(item, Judgement)]
    own = [item for item in golds if isinstance(item, Gold)] or [gold(*judgements)]
    return evaluate([made], own, ARTICLES)


def values(evaluation: Evaluation, *names: str) -> list[float | None]:
    """The values of some figures, to three decimals."""
    found = [evaluation.figure(name).value for name in names]
    return [None if value is None else round(value, 3) for value in found]


def part(evaluation: Evaluation, facet: Facet, name: str) -> dict[str, Figure]:
    """The figures of one slice, by name."""
    (found,) = [item for item in evaluation.slices if (item.facet, item.name) == (facet, name)]
    return {figure.name: figure for figure in found.figures}


def test_retrieval() -> None:
    """What is wanted stands first, third, and nowhere among five: counted by hand."""
    found = [
        finding(candidate("1"), candidate("2")),
        finding(candidate("8"), candidate("9"), candidate("3"), key="budapest:3"),
        finding(*(candidate(str(n)) for n in range(11, 17)), key="budapest:4"),
    ]
    said = [says("1"), says("3", key="budapest:3"), says("16", key="budapest:4")]
    evaluation = evaluated(found, *said)
    assert values(evaluation, "top1", "hit5", "all5") == [0.333, 0.667, 0.667]
    assert values(evaluation, "mrr") == [round((1 + 1 / 3 + 1 / 6) / 3, 3)]
    assert evaluation.figure("top1").counts == {"first": 1, "judged": 3}


def test_all_that_is_wanted_is_found() -> None:
    """All in five asks for every provision that implements, and for one of those that are alternatives."""
    ranked = finding(candidate("1"), candidate("2"), candidate("3"))
    assert values(evaluated([ranked], says("1"), says("7")), "top1", "all5") == [1.0, 0.0]
    assert values(evaluated([ranked], says("1"), says("2")), "all5") == [1.0]
    either = [says("3", choice="a"), says("7", choice="a")]
    assert values(evaluated([ranked], says("1"), *either), "all5") == [1.0]
    other = [says("8", choice="b"), says("9", choice="b")]
    assert values(evaluated([ranked], says("1"), *either, *other), "all5") == [0.0]


def test_accepted() -> None:
    """Three cited, of which one is wrong and one contributes; two needs, of which one is met."""
    cited = finding(candidate("1", True), candidate("2", True), candidate("3", True), candidate("4"))
    evaluation = evaluated([cited], says("1"), says("4"), says("2", "contributes"), says("3", "look-alike"))
    precision, recall = 1 / 2, 1 / 2
    assert values(evaluation, "precision", "recall") == [precision, recall]
    assert values(evaluation, "f1", "f2") == [0.5, 0.5]
    assert evaluation.figure("precision").counts == {"cited right": 1, "cited wrong": 1, "never judged": 0}


def test_what_nobody_judged_is_wrong() -> None:
    """A provision cited that no annotator looked at counts as wrong, and is told beside the figure."""
    evaluation = evaluated([finding(candidate("1", True), candidate("77", True))], says("1"))
    assert evaluation.figure("precision").counts == {"cited right": 1, "cited wrong": 1, "never judged": 1}


def test_recall_weighs_more() -> None:
    """F2 of a precision of one half and full recall, by its formula."""
    cited = finding(candidate("1", True), candidate("3", True))
    assert values(evaluated([cited], says("1")), "precision", "recall", "f1", "f2") == [0.5, 1.0, 0.667, 0.833]


def test_alternatives_are_one_need() -> None:
    """Of alternatives any one is enough: to cite one is full recall, both no error, none one miss."""
    either = [says("1", choice="a"), says("2", choice="a"), says("5")]
    for cited, recall in ((["1", "5"], 1.0), (["1", "2", "5"], 1.0), (["5"], 0.5)):
        found = finding(*(candidate(number, number in cited) for number in ("1", "2", "5")))
        assert values(evaluated([found], *either), "precision", "recall") == [1.0, recall]


def test_contributing_is_no_error() -> None:
    """A provision that contributes is neither asked for nor wrong; with nothing else the article is not judged."""
    found = [finding(candidate("1", True), candidate("2", True))]
    assert values(evaluated(found, says("1"), says("2", "contributes")), "precision", "recall") == [1.0, 1.0]
    alone = evaluated(found, says("1", "contributes"))
    assert values(alone, "top1", "precision", "recall", "gap-recall", "f2") == [None] * 5
    assert alone.verdicts == ()


def test_wrongly_cited_in_a_gap() -> None:
    """What is cited for an article on which the statute is silent is wrong."""
    gap = says("", "gap", stratum=None)
    evaluation = evaluated([finding(candidate("1", True), status="partial")], gap)
    assert values(evaluation, "precision", "recall", "gap-recall", "gap-precision") == [0.0, None, 0.0, None]
    assert evaluation.figure("gap-recall").counts == {"gaps said rightly": 0, "gaps": 1}


def test_numbers_are_compared_as_a_lawyer_would() -> None:
    """Script, blanks and hyphens of a number do not matter; letters with a mark are letters of their own."""
    assert values(evaluated([finding(candidate("251-a"))], says("251 - А")), "top1") == [1.0]
    assert values(evaluated([finding(candidate("293/c"))], says("293/Ç")), "top1") == [0.0]


def test_elements_of_pairs() -> None:
    """An element is predicted where the ledger of the pair's provision has a bar for it: four counted by hand."""
    found = finding(candidate("1", True, [f"{KEY}/access"]), candidate("2", False, [f"{KEY}/access", f"{KEY}/intent"]))
    said = [says("1", access="present", intent="present"), says("2", "contributes", access="absent", intent="present")]
    evaluation = evaluated([found], *said)
    # present: 2 hits, 1 missed, 1 invented; absent: 0 hits
    assert values(evaluation, "element-f1") == [round((2 * 2 / (3 + 3) + 0) / 2, 3)]
    assert evaluation.figure("element-f1").counts == {
        "element: present, present": 2,
        "element: present, absent": 1,
        "element: absent, present": 1,
    }
    assert evaluation.verdicts[0].missed == (f"{KEY}/intent",)
    assert evaluation.verdicts[0].wrong == (f"{KEY}/access",)


def test_a_pair_that_was_not_found_shows_nothing() -> None:
    """The elements of a provision that is not among the candidates count as not found."""
    evaluation = evaluated([finding(candidate("1"))], says("9", access="present", intent="absent"))
    assert values(evaluation, "element-f1") == [0.333]  # absent: 1 of 1 right, 1 too many; present: none


def test_general_rules() -> None:
    """What a general rule has is not judged of the pair, and is present in the statutes read together."""
    found = finding(candidate("1", True, [f"{KEY}/access"]), elements={"access": "full", "intent": "full"})
    evaluation = evaluated([found], says("1", access="present", intent="general"))
    assert evaluation.figure("element-f1").counts == {"element: present, present": 1}
    assert evaluation.figure("whole-element-f1").counts == {"whole element: present, present": 2}
    assert evaluation.verdicts[0].expected == "full"


def test_elements_of_articles() -> None:
    """Over all provisions together an element is present where one has it; what the tool cannot tell is not judged."""
    told = {"access": "none-found", "intent": "cannot-tell"}
    pairs = [says("1", access="absent", intent="absent"), says("2", "contributes", access="present", intent="absent")]
    evaluation = evaluated([finding(candidate("1", True), elements=told, status="cannot-tell")], *pairs)  # type: ignore[arg-type]
    assert evaluation.figure("whole-element-f1").counts == {"whole element: present, absent": 1}
    assert evaluation.verdicts[0].expected == "partial"


def test_statuses() -> None:
    """A status follows from gold's elements, and the matrix crosses it with the tool's."""
    found = [
        finding(candidate("1", True), status="full"),
        finding(candidate("1", True), key="budapest:3", status="full"),
        finding(key="budapest:4", status="cannot-tell"),
    ]
    said = [
        says("1", access="present", intent="present"),
        says("1", key="budapest:3", access="present", intent="absent"),
        says("", "gap", key="budapest:4", stratum=None),
    ]
    evaluation = evaluated(found, *said)
    table = evaluation.statuses
    pairs = [("full", "full"), ("partial", "full"), ("none-found", "cannot-tell")]
    assert [table.counts[STATUSES.index(one)][STATUSES.index(other)] for one, other in pairs] == [1, 1, 1]
    assert sum(map(sum, table.counts)) == 3
    assert values(evaluation, "gap-recall", "gap-precision") == [1.0, 1.0]
    scale = {"full": 2, "partial": 1, "none-found": 0, "cannot-tell": 0}
    ranks = [[scale[status] for status in side] for side in zip(*pairs, strict=True)]
    wanted = metrics.cohen_kappa_score(*ranks, weights="linear")
    assert values(evaluation, "status-kappa") == [round(wanted, 3)]


def test_a_gap_is_said_where_nothing_is_cited() -> None:
    """That a provision is cited and the rest cannot be told is no gap."""
    said = [says("1"), says("", "gap", key="budapest:3", stratum=None)]
    found = [
        finding(candidate("1", True), status="cannot-tell"),
        finding(candidate("1"), key="budapest:3", status="none-found"),
    ]
    assert evaluated(found, *said).figure("gap-precision").counts == {"gaps said rightly": 1, "gaps said": 1}


def test_trust() -> None:
    """Brier's score is the mean of the squared distance between confidence and being right; without any it is None."""
    found = [
        finding(candidate("1"), confidence=0.9),
        finding(candidate("2"), key="budapest:3", confidence=0.6),
        finding(candidate("3"), key="budapest:4"),
    ]
    said = [says("1"), says("7", key="budapest:3"), says("3", key="budapest:4")]
    evaluation = evaluated(found, *said)
    assert values(evaluation, "brier") == [round((0.1**2 + 0.6**2) / 2, 3)]
    assert [(item.confidence, item.right) for item in evaluation.trusted] == [(0.9, True), (0.6, False)]
    assert values(evaluated(found[2:], *said[2:]), "brier") == [None]


def test_nothing_judged_is_none() -> None:
    """Without gold about the statutes no figure has a value, and no interval."""
    evaluation = evaluated([finding(candidate("1", True))], gold(says("1"), statute="another"))
    assert [figure.value for figure in evaluation.figures] == [None] * len(MEASURES)
    assert (evaluation.slices, evaluation.verdicts, evaluation.subjects) == ((), (), ())


def test_outline() -> None:
    """Two of three numbers were read, and one that gold neither has nor tolerates; the count happens to be right."""
    read = source(provisions=4, numbers=["1", "2", "I", "x"])
    kept = gold(says("1"), outline=("1", "2", "3"), tolerated=("I",), expected=4)
    evaluation = evaluated(analysis(finding(candidate("1")), statutes=[read]), kept)
    assert values(evaluation, "outline-recall", "outline-precision", "outline-count") == [0.667, 0.75, 1.0]
    assert (evaluation.subjects[0].missing, evaluation.subjects[0].extra) == (("3",), ("x",))
    counted = replace(kept, outline=(), expected=5)
    evaluation = evaluated(analysis(finding(candidate("1")), statutes=[read]), counted)
    assert values(evaluation, "outline-recall", "outline-count") == [None, 0.0]


def test_where_annotators_agree() -> None:
    """What they disagree on is neither asked for nor wrong, and its elements count where both say the same."""
    said = [
        says("1", access="present", intent="present"),
        says("1", who="second", access="present", intent="absent"),
        says("2"),
        says("2", "look-alike", who="second"),
    ]
    found = finding(candidate("2", True, [f"{KEY}/intent"]), candidate("1", True, [f"{KEY}/access"]))
    evaluation = evaluated([found], *said)
    assert values(evaluation, "top1", "precision", "recall") == [1.0, 1.0, 1.0]
    assert evaluation.figure("element-f1").counts == {"element: present, present": 1}
    assert [(d.provision, d.element, d.first, d.second, d.tool) for d in evaluation.disputes] == [
        ("1", f"{KEY}/intent", "present", "absent", "absent"),
        ("2", "", "implements", "look-alike", "cited"),
    ]
    assert evaluation.figure("contested").counts == {"with the first": 1, "contested": 2}
    alone = part(evaluation, "annotator", "first")
    assert (alone["top1"].value, alone["precision"].value) == (1.0, 1.0)
    other = part(evaluation, "annotator", "second")
    assert (other["top1"].value, other["precision"].value) == (0.0, 0.5)


def test_a_pair_that_one_left_out_is_not_agreed_on() -> None:
    """Where a statute has two annotators, what only one of them judged is not asked for."""
    said = [says("1"), says("1", who="second"), says("2")]
    evaluation = evaluated([finding(candidate("1", True))], *said)
    assert evaluation.figure("recall").counts == {"needs met": 1, "needs": 1}


def test_alternatives_of_one_annotator() -> None:
    """Where one says that either is enough and both say that both implement, one is enough."""
    first = [says("1", choice="a"), says("2", choice="a")]
    second = [says("1", who="second"), says("2", who="second")]
    assert values(evaluated([finding(candidate("2", True))], *first, *second), "recall") == [1.0]


def test_a_disputed_gap_is_not_judged() -> None:
    """Where one finds a gap and the other a provision, nothing is asked for."""
    evaluation = evaluated([finding()], says("", "gap", stratum=None), says("1", who="second"))
    assert values(evaluation, "gap-recall", "recall") == [None, None]


def test_agreement() -> None:
    """Kappa of the annotators' relations and elements is that of scikit-learn."""
    rulings = [("implements", "implements"), ("implements", "contributes"), ("unrelated", "unrelated"),
               ("look-alike", "unrelated"), ("implements", "implements")]  # fmt: skip
    said = []
    for number, (first, second) in enumerate(rulings, 1):
        said += [says(str(number), first, access="present", intent="absent"),  # type: ignore[arg-type]
                 says(str(number), second, who="second", access="present", intent="general")]  # type: ignore[arg-type]  # fmt: skip
    evaluation = evaluated([finding(candidate("1"))], *said)
    wanted = metrics.cohen_kappa_score(*zip(*rulings, strict=True))
    assert values(evaluation, "relation-agreement") == [round(wanted, 3)]
    elements = [("present", "present"), ("absent", "general")] * 3
    wanted = metrics.cohen_kappa_score(*zip(*elements, strict=True))
    assert values(evaluation, "element-agreement") == [round(wanted, 3)]


def test_by_stratum_language_article_statute() -> None:
    """Every part has its own figures: pairs by their own stratum, articles by the farthest of what is wanted."""
    found = [
        finding(candidate("1", True, [f"{KEY}/access"])),
        finding(candidate("2"), candidate("3"), key="budapest:3"),
        finding(key="budapest:4", status="none-found"),
    ]
    said = [
        says("1", stratum="near-copy", access="present", intent="absent"),
        says("3", key="budapest:3", access="present", intent="absent"),
        says("", "gap", key="budapest:4", stratum=None),
    ]
    evaluation = evaluated(found, *said)
    assert part(evaluation, "stratum", "near-copy")["top1"].value == 1.0
    assert part(evaluation, "stratum", "near-copy")["element-f1"].value == 1.0
    assert part(evaluation, "stratum", "re-worded")["top1"].value == 0.0
    assert part(evaluation, "stratum", "absent")["gap-recall"].value == 1.0
    assert part(evaluation, "article", "budapest:3")["mrr"].value == 0.5
    assert part(evaluation, "language", "en")["top1"].counts == {"first": 1, "judged": 2}
    assert part(evaluation, "statute", "code")["gap-recall"].value == 1.0


def test_statutes_read_together() -> None:
    """Gold of two laws of a territory is one: a gap of the one is none where the other carries the article."""
    code = gold(says("", "gap", stratum=None))
    procedure = gold(says("9", statute="procedure"), statute="procedure")
    found = finding(candidate("9", True, statute="procedure"), candidate("1", statute="code"))
    evaluation = evaluated(analysis(found, statutes=[source("code"), source("procedure")]), code, procedure)
    assert values(evaluation, "top1", "recall", "gap-recall") == [1.0, 1.0, None]
    assert [verdict.wanted for verdict in evaluation.verdicts] == [(("procedure 9",),)]


def test_a_law_without_gold() -> None:
    """What a law that nobody judged has is neither right nor wrong, and no gap can be judged beside it."""
    found = finding(candidate("5", True, statute="other"), candidate("1", True), status="full")
    statutes = [source("code"), source("other")]
    evaluation = evaluated(analysis(found, statutes=statutes), gold(says("1", access="present", intent="present")))
    assert values(evaluation, "top1", "precision") == [1.0, 1.0]
    assert sum(map(sum, evaluation.statuses.counts)) == 0
    silent = gold(says("", "gap", stratum=None))
    assert values(evaluated(analysis(found, statutes=statutes), silent), "gap-recall") == [None]


def test_gold_of_laws_read_together_needs_them_all() -> None:
    """Gold that was written with another law in view counts only where that was read too."""
    kept = [gold(says("1"), read_with=("other",)), gold(statute="other")]
    found = finding(candidate("1"))
    assert values(evaluated(analysis(found), *kept), "top1") == [None]
    assert values(evaluated(analysis(found, statutes=[source(), source("other")]), *kept), "top1") == [1.0]


def two_states(ranked: Sequence[str]) -> Evaluation:
    """An evaluation of two States: provision 1 of the first is ranked as told, that of the other first."""
    one = analysis(finding(*(candidate(number) for number in ranked)))
    other = analysis(finding(candidate("1", statute="law")), statutes=[source("law")])
    theirs = gold(says("1", statute="law"), statute="law", jurisdiction="XB")
    return evaluate([one, other], [gold(says("1")), theirs], ARTICLES)


def test_intervals() -> None:
    """Over two States of which one is right resamples go from none to all; over two right ones they are one point."""
    wrong, right = two_states(["2", "1"]).figure("top1"), two_states(["1"]).figure("top1")
    assert (wrong.value, wrong.low, wrong.high) == (0.5, 0.0, 1.0)
    assert (right.value, right.low, right.high) == (1.0, 1.0, 1.0)
    assert two_states(["2", "1"]) == two_states(["2", "1"])


def test_no_interval_over_one_state() -> None:
    """From one jurisdiction nothing is said of others, however many statutes it has."""
    figure = evaluated([finding(candidate("1"))], says("1")).figure("top1")
    assert (figure.value, figure.low, figure.high) == (1.0, None, None)


LABELS = st.lists(st.tuples(st.sampled_from(STATUSES[:4]), st.sampled_from(STATUSES[:4])), min_size=1, max_size=40)


def counted(name: str, pairs: Sequence[tuple[str, str]]) -> dict[str, np.ndarray]:
    """Pairs of labels as the totals of one sample."""
    return {
        cell: np.array([float(sum(f"{name}: {a}, {b}" == cell for a, b in pairs))])
        for cell in cells(name, STATUSES[:4])
    }


@settings(deadline=None, max_examples=60)
@given(LABELS)
def test_kappa_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    """Cohen's kappa, plain and weighted, is what scikit-learn computes from the same labels."""
    first, second = zip(*pairs, strict=True)
    for weighted in (False, True):
        own = kappa("x", [(label,) for label in STATUSES[:4]], weighted).compute(counted("x", pairs))[0]
        if len({*first, *second}) > 1:
            weights = "linear" if weighted else None
            labels = list(STATUSES[:4])
            assert own == pytest.approx(metrics.cohen_kappa_score(first, second, labels=labels, weights=weights))
        else:
            assert np.isnan(own)


@settings(deadline=None, max_examples=60)
@given(LABELS)
def test_macro_f1_is_that_of_scikit_learn(pairs: list[tuple[str, str]]) -> None:
    """The mean F1 of the labels is what scikit-learn computes from the same labels."""
    first, second = zip(*pairs, strict=True)
    own = macro_f1("x", STATUSES[:4]).compute(counted("x", pairs))[0]
    assert own == pytest.approx(metrics.f1_score(first, second, average="macro"))


@st.composite
def perfect(draw: st.DrawFn) -> tuple[list[Judgement], list[Finding]]:
    """Judgements on three articles, and findings that say just the same, surely."""
    judgements, findings = [], []
    for key in ARTICLES:
        numbers = draw(st.lists(st.integers(1, 99), max_size=4, unique=True))
        has = {number: draw(st.tuples(st.booleans(), st.booleans())) for number in numbers}
        said = [
            dict(zip(BOTH, ("present" if one else "absent" for one in has[number]), strict=True)) for number in numbers
        ]
        judgements += [says(str(number), key=key, **row) for number, row in zip(numbers, said, strict=True)]  # type: ignore[arg-type]
        if not numbers:
            judgements.append(says("", "gap", key=key, stratum=None))
        shown = [[f"{key}/{name}" for name, value in row.items() if value == "present"] for row in said]
        met = {name for row in said for name, value in row.items() if value == "present"}
        status = "none-found" if not numbers else "full" if len(met) == len(BOTH) else "partial"
        cited = [candidate(str(number), True, bars) for number, bars in zip(numbers, shown, strict=True)]
        elements = {name: "full" if name in met else "none-found" for name in BOTH}
        findings.append(finding(*cited, key=key, status=status, elements=elements, confidence=1.0))  # type: ignore[arg-type]
    return judgements, findings


@settings(deadline=None, max_examples=60)
@given(perfect())
def test_a_perfect_output(made: tuple[list[Judgement], list[Finding]]) -> None:
    """Where the tool says what gold says, every figure that has a value is 1, the error of confidence 0."""
    judgements, findings = made
    evaluation = evaluated(findings, *judgements)
    for figure in evaluation.figures:
        assert figure.value in (None, 0.0 if figure.name == "brier" else 1.0), figure
    assert all(verdict.right and not verdict.missed and not verdict.wrong for verdict in evaluation.verdicts)


@settings(deadline=None, max_examples=40)
@given(perfect(), st.randoms(use_true_random=False), st.integers(0, 9))
def test_the_order_of_gold_does_not_matter(
    made: tuple[list[Judgement], list[Finding]], chance: random.Random, wrong: int
) -> None:
    """Rows of gold and analyses in another order give the same evaluation, right or wrong."""
    judgements, findings = made
    findings = [replace(item, candidates=item.candidates[wrong:]) for item in findings]
    shuffled = chance.sample(judgements, len(judgements))
    one, other = evaluated(findings, *judgements), evaluated(findings, *shuffled)
    assert one.figures == other.figures
    assert one.slices == other.slices
    assert [v.right for v in one.verdicts] == [v.right for v in other.verdicts]


@settings(deadline=None, max_examples=40)
@given(perfect())
def test_a_second_annotator_who_agrees(made: tuple[list[Judgement], list[Finding]]) -> None:
    """A second annotator who says the same changes no figure but that there is agreement."""
    judgements, findings = made
    both = list(chain(judgements, (replace(item, annotator="second") for item in judgements)))
    one, other = evaluated(findings, *judgements), evaluated(findings, *both)
    same = [figure for figure in one.figures if not figure.name.endswith("agreement")]
    assert same == [figure for figure in other.figures if not figure.name.endswith("agreement")]
    assert other.figure("relation-agreement").value in (None, 1.0)
    assert other.disputes == ()
