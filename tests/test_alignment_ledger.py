"""The ledger: every bar quotes its words, and the bars add up to the weight."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest
from aligning import DELETION, ENTRY, WEIGHTS, aligned, article, corpus, element, law, pattern, proposed
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from specimens import NAMES, analyzed, gathered

from harmonize import alignment
from harmonize.aligning import restatements
from harmonize.alignment.corpus import Corpus, Finder
from harmonize.alignment.ledger import is_the_neighbour
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.weights import load_weights
from harmonize.model.evidence import Alignment, Candidate

CRIME = "Erasing data|Who deletes data without right goes to prison."
LONG = "Who deletes data goes to prison for as many years as it takes him to learn how they are written anew."
WEATHER = "It rains and it snows, day after day, as it has always done here, and as far as we know it always will do."
SENTENCES = (
    "Who deletes data goes to prison.", "Who alters data without right is fined.", "Who enters a system is fined.",
    "It rains.", "Nothing about data.", "A telephone rings; the court may listen.", "If harm results, prison.",
)  # fmt: skip
LAWS = st.lists(
    st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3).map(" ".join), min_size=1, max_size=8
)  # fmt: skip


def bars(item: Candidate) -> dict[str, float]:
    """The bars of a candidate for the article as a whole, by comparison, and those for elements, by element."""
    return {bar.element or bar.comparison: bar.weight for bar in item.evidence}


@settings(max_examples=40)
@given(LAWS)
def test_weight_is_the_sum_of_the_bars(articles: list[str]) -> None:
    """A candidate's weight is what its bars add up to, and nothing else."""
    for proposal in aligned(corpus(law(*articles)), DELETION, ENTRY).values():
        for item in proposal.candidates:
            assert item.weight == pytest.approx(sum(bar.weight for bar in item.evidence), abs=1e-3)


@settings(max_examples=40)
@given(LAWS)
def test_every_bar_quotes_the_statute(articles: list[str]) -> None:
    """The words of a bar stand at its place in the statute, and what is marked lies in the provision."""
    made = corpus(law(*articles))
    text = made.statutes["law"].document.text
    for proposal in aligned(made, DELETION, ENTRY).values():
        for item in proposal.candidates:
            for bar in item.evidence:
                assert " ".join(bar.span.of(text).split()) == bar.quote
                assert bar.weight > 0
                assert all(mark.of(text).strip() for mark in bar.marks)


@pytest.mark.parametrize("name", NAMES)
def test_specimens_add_up(name: str) -> None:
    """In the specimens too, with every instrument, weights are sums and candidates ranked by relation and weight."""
    ranks = {"implements": 0, "refers": 1, "look-alike": 1, "contributes": 2}
    for finding in analyzed(name=name).findings:
        for item in finding.candidates:
            assert item.weight == pytest.approx(sum(bar.weight for bar in item.evidence), abs=1e-3)
        accepted = [item.weight for item in finding.candidates if item.accepted and item.relation == "implements"]
        assert accepted == sorted(accepted, reverse=True)
        turned_down = [(ranks[item.relation]) for item in finding.candidates if not item.accepted]
        assert set(turned_down) <= {0, 1, 2}


@pytest.mark.parametrize("name", NAMES)
def test_at_least_five_candidates(name: str) -> None:
    """Five candidates are shown for every article that is not judged on what others cite."""
    over = {item.key for treaty in load_instruments() for item in treaty.articles if item.over}
    for finding in analyzed(name=name).findings:
        if f"{finding.instrument}:{finding.article}" not in over:
            assert len(finding.candidates) >= 5


def turned(found: Corpus) -> Corpus:
    """The same corpus with its passages in the reverse order."""
    return replace(found, passages=tuple(reversed(found.passages)))


def distinct(proposal: Alignment) -> list[Candidate]:
    """The candidates of an article that have a weight which no other has."""
    weights = Counter(item.weight for item in proposal.candidates)
    return [item for item in proposal.candidates if item.weight and weights[item.weight] == 1]


@settings(max_examples=40)
@given(LAWS)
def test_order_of_the_provisions_does_not_matter(articles: list[str]) -> None:
    """Candidates of different weight are ranked alike when the provisions are read backwards, where one is the best."""
    made = corpus(law(*articles))
    there, back = aligned(made, DELETION, ENTRY), aligned(turned(made), DELETION, ENTRY)
    bests = [proposal.candidates[:2] for proposal in there.values()]
    assume(all(len(pair) < 2 or not pair[1].weight or pair[0].weight != pair[1].weight for pair in bests))
    for number, proposal in there.items():
        one = [(item.eid, item.weight, item.relation, item.accepted) for item in distinct(proposal)]
        assert one == [(item.eid, item.weight, item.relation, item.accepted) for item in distinct(back[number])]


def test_order_does_not_matter_in_a_specimen() -> None:
    """The same with a whole code and every article of the Convention."""
    made, weights = gathered("merrow"), load_weights()
    (treaty,) = load_instruments(["budapest"])
    there, back = (
        alignment.align(treaty, Finder(found), weights, restatements(treaty)) for found in (made, turned(made))
    )
    for one, other in zip(there, back, strict=True):
        accepted = ({(item.eid, item.weight) for item in side.candidates if item.accepted} for side in (one, other))
        assert next(accepted) == next(accepted), one.key


@settings(max_examples=40)
@given(LAWS, st.sampled_from(["It rains.", "Rain|It rains on the land.", "The court may sit."]))
def test_an_unrelated_provision_fills_no_gap(articles: list[str], rain: str) -> None:
    """A provision that shows nothing is never cited, and where nothing was cited nothing is."""
    before = aligned(corpus(law(*articles)), DELETION, ENTRY)
    after = aligned(corpus(law(*articles, rain)), DELETION, ENTRY)
    for number, proposal in before.items():
        cited = [item.provision for item in after[number].candidates if item.accepted]
        assert bool(cited) == any(item.accepted for item in proposal.candidates)
        assert str(len(articles) + 1) not in cited


def test_each_element_has_its_bar() -> None:
    """A bar for each element that is shown, none for the others, at most one each."""
    item = proposed(corpus(law(CRIME, "It rains.")), DELETION)["1"]
    assert {bar.element for bar in item.evidence if bar.element} == {"1/deleting", "1/right"}
    assert len(item.evidence) == len(bars(item))


def test_nearer_is_stronger() -> None:
    """The same notions weigh the more the nearer they stand together."""
    wide = article("1", element("e", pattern("delete", "data", scope="provision")))
    texts = (
        "He deletes data. Prison.",
        "He deletes " + "it, so " * 30 + "data. Prison.",
        "He deletes it. Data. Prison.",
        "1. He deletes it. Prison.\n2. It is data.",
    )
    weights = [bars(proposed(corpus(law(text, "It rains.")), wide)["1"])["e"] for text in texts]
    assert all(before > after for before, after in pairwise(weights))


def test_a_rare_sign_weighs_more() -> None:
    """What every provision shows says little of any."""
    rare = proposed(corpus(law(CRIME, "It rains.", "It snows.", "It hails.")), DELETION)["1"]
    frequent = proposed(corpus(law(CRIME, CRIME, CRIME, CRIME)), DELETION)["1"]
    assert bars(rare)["1/deleting"] > bars(frequent)["1/deleting"] > 0


def test_a_heading_adds_to_the_weight() -> None:
    """A heading that speaks of the article counts, the fuller the more, and one on something else does not."""
    named, mentioned, other = (
        bars(proposed(corpus(law(f"{heading}|{LONG}", f"Rain|{WEATHER}", f"Snow|{WEATHER}")), DELETION)["1"])
        for heading in ("Data", "Rain and data", "Storms")
    )
    assert named["heading"] > mentioned["heading"]
    assert "heading" not in other


def test_a_neighbour_adds_to_the_weight() -> None:
    """Codes place related offences together: near one, an offence weighs more than far from it."""
    near = law(CRIME, "Who enters a system goes to prison.")
    far = law(CRIME, *["It rains."] * 7, "Who enters a system goes to prison.")
    assert "neighbourhood" in bars(proposed(corpus(near), DELETION, ENTRY)["1"])
    assert "neighbourhood" not in bars(proposed(corpus(far), DELETION, ENTRY)["1"])


def test_what_is_a_neighbour_itself_gains_nothing_from_neighbours() -> None:
    """A passage that carries the article beside far better stands among its own kind: that speaks for no other."""
    totals = {"1": {0: 2.0, 1: 6.0}, "2": {0: 7.0, 1: 6.0}}
    assert is_the_neighbour(DELETION, 0, totals)
    assert not is_the_neighbour(DELETION, 1, totals)
    assert not is_the_neighbour(replace(DELETION, beside=()), 0, totals)


def test_neighbours_stand_in_one_statute() -> None:
    """The last article of one law is no neighbour of the first of another."""
    other = law("Who enters a system goes to prison.", id="other")
    assert "neighbourhood" not in bars(proposed(corpus(law(CRIME), other), DELETION, ENTRY)["1"])


def test_wording_counts_in_the_language_of_the_restatement_only() -> None:
    """Words shared with our English restatement say something about an English law, and nothing about another."""
    restated = {DELETION.key: frozenset({"deletes", "data", "prison"})}
    (treaty,) = load_instruments(["budapest"])
    treaty = replace(treaty, articles=(DELETION,))
    for language, there in (("en", True), ("xx", False)):
        found = corpus(law(CRIME, "It rains.", language=language))
        (proposal,) = alignment.align(treaty, Finder(found), WEIGHTS, restated)
        assert ("wording" in bars(proposal.candidates[0])) is there


def test_an_option_counts_only_where_every_rule_has_it() -> None:
    """An option is shown where no paragraph punishes without it."""
    narrow = "Who deletes data, if harm results, goes to prison."
    both = "1. Who deletes data goes to prison.\n2. Who deletes data, if harm results, goes to prison."
    assert "1/harm" in bars(proposed(corpus(law(narrow, "It rains.")), DELETION)["1"])
    assert "1/harm" not in bars(proposed(corpus(law(both, "It rains.")), DELETION)["1"])


def test_a_general_rule_shows_its_element_from_wherever_it_stands() -> None:
    """A rule for all offences is handed on beside the candidates, once, without weight."""
    asked = article("1", *DELETION.elements[:1], element("i", nucleus=False, default=(pattern("intent", "offence"),)))
    rule = "An offence is committed on purpose."
    proposal = aligned(corpus(law(CRIME), law("It rains.", rule, rule, id="other")), asked)["1"]
    (bar,) = proposal.defaults
    assert (bar.statute, bar.eid, bar.element, bar.weight) == ("other", "art_2", "i", 0.0)
    assert bar.quote == rule
    assert aligned(corpus(law(CRIME)), asked)["1"].defaults == ()
