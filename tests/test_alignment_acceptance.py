"""Acceptance: which provisions would be cited, and what the others are."""

from __future__ import annotations

import pytest
from aligning import CUES, DELETION, ENTRY, aligned, article, cited, corpus, element, law, pattern, proposed
from factories import statute

from harmonize.alignment.corpus import gather
from harmonize.language.passages import passages
from harmonize.model.knowledge import LookAlike

CRIME = "Who deletes data without right goes to prison."
ATTEMPT = article("11", element("11/attempt", pattern("attempt", "offence")), kind="general-part")
GENERAL = """PJESA E PËRGJITHSHME

KREU I
RULES

Neni 1
Attempt

The attempt of an offence is punished by prison.

PJESA E POSAÇME

KREU II
CRIMES

Neni 2
Theft

Who steals goes to prison; the attempt of this offence too.

Neni 3
Robbery

Who robs goes to prison.
"""


def test_the_best_is_cited() -> None:
    """What has the nucleus and a sanction is cited, and stands first."""
    assert cited(corpus(law("It rains.", CRIME, "It is data.")), DELETION) == ["2"]


@pytest.mark.parametrize(
    "text", ["It rains.", "It is data.", "Who deletes letters goes to prison.", "Data. He deletes."]
)
def test_without_the_nucleus_nothing_is_cited(text: str) -> None:
    """Words of the article alone do not make a provision carry it."""
    assert cited(corpus(law(text, "It rains.")), DELETION) == []


def test_an_offence_needs_a_sanction() -> None:
    """The conduct without a penalty is no offence."""
    item = proposed(corpus(law("Who deletes data does so without right.", "It rains.")), DELETION)["1"]
    assert (item.accepted, item.relation) == (False, "contributes")
    assert "sanction" in item.reason


@pytest.mark.parametrize("kind", ["criminal-procedure-code", "mutual-assistance-act"])
def test_procedure_creates_no_offence(kind: str) -> None:
    """A law on procedure speaks of offences and makes none."""
    assert cited(corpus(law(CRIME, "It rains.", kind=kind)), DELETION) == []


def test_a_reference_is_not_cited() -> None:
    """A provision that only points to another law refers."""
    item = proposed(corpus(law("Who deletes data: a special law.", "It rains.")), DELETION)["1"]
    assert (item.accepted, item.relation) == (False, "refers")


def test_what_only_the_heading_says_is_not_cited() -> None:
    """A provision whose heading names the matter and whose one sentence points to another law refers too."""
    wide = article("4", element("4/deletion", pattern("delete", "data", scope="provision"), nucleus=True))
    item = proposed(corpus(law("Deleting|Such data: a special law.", "It rains.")), wide)["1"]
    assert (item.accepted, item.relation) == (False, "refers")


def test_an_offence_that_also_refers_is_cited() -> None:
    """Beside its own penalty a reference takes nothing away."""
    text = "Who deletes data goes to prison, unless a special law says otherwise."
    assert cited(corpus(law(text, "It rains.")), DELETION) == ["1"]


def test_a_power_is_a_look_alike() -> None:
    """Where every sentence with the conduct gives an authority a power, it is no offence."""
    text = "The court may let an officer delete data. Who hinders him goes to prison."
    item = proposed(corpus(law(text, "It rains.")), DELETION)["1"]
    assert (item.accepted, item.relation) == (False, "look-alike")


def test_a_look_alike_is_not_cited_unless_lifted() -> None:
    """What resembles the article is told with its reason; what lifts the resemblance makes it the thing itself."""
    telephones = LookAlike("t", "is about telephones", (pattern("delete", "telephone"),), (pattern("system"),))
    asked = article("1", element("e", pattern("delete")), look_alikes=(telephones,))
    item = proposed(corpus(law("Who deletes a telephone number goes to prison.", "It rains.")), asked)["1"]
    assert (item.accepted, item.relation, item.reason) == (False, "look-alike", "is about telephones")
    assert cited(corpus(law("Who deletes a telephone number in a system goes to prison.", "It rains.")), asked) == ["1"]


def test_a_provision_that_adds_an_element_is_cited_too() -> None:
    """One provision has one conduct, another the other: both are cited."""
    other = "Who alters data without right goes to prison."
    assert sorted(cited(corpus(law(CRIME, "It rains.", other)), DELETION)) == ["1", "3"]


def test_a_much_weaker_provision_that_adds_nothing_is_not() -> None:
    """A provision with less of the same, and nothing new, contributes."""
    strong = "Data deleted|Who deletes data or alters data without right goes to prison."
    weak = "1. Who steals goes to prison.\n2. Who, so to say, deletes " + "and so on " * 20 + "data too."
    found = proposed(corpus(law(strong, weak, "It rains.")), DELETION)
    assert (found["1"].accepted, found["2"].accepted) == (True, False)
    assert found["2"].relation == "contributes"
    assert found["2"].reason


def test_what_is_another_article_s_best_must_be_as_good() -> None:
    """The home of one article is not cited for another that it only touches."""
    own = "Data deleted|Who deletes data without right goes to prison."
    entry = "Who enters a system, and so deletes data, goes to prison."
    found = corpus(law(own, entry, "It rains."))
    assert cited(found, DELETION, ENTRY) == ["1"]
    assert cited(found, ENTRY, DELETION) == ["2"]


def test_one_provision_is_cited_for_several_articles() -> None:
    """A provision that carries two articles alone is cited for both."""
    both = "Who enters a system or deletes data without right goes to prison."
    found = corpus(law(both, "It rains."))
    assert cited(found, DELETION, ENTRY) == cited(found, ENTRY, DELETION) == ["1"]


def test_provisions_of_several_statutes_are_cited() -> None:
    """What one law lacks another has."""
    found = corpus(law("It rains.", id="one"), law("It snows.", CRIME, id="two"))
    accepted = [item for item in aligned(found, DELETION)["1"].candidates if item.accepted]
    assert [(item.statute, item.provision) for item in accepted] == [("two", "2")]


def test_a_rule_for_all_offences_stands_in_the_general_part() -> None:
    """An offence's own attempt is no rule for all offences, where the code has a general part."""
    made = statute(GENERAL, id="law", kind="criminal-code")
    found = gather([made], passages(made, CUES))
    candidates = {item.provision: item for item in aligned(found, ATTEMPT)["11"].candidates}
    assert candidates["1"].accepted
    assert not candidates["2"].accepted
    assert "general part" in candidates["2"].reason


def test_without_a_general_part_any_place_will_do() -> None:
    """A special act has its attempt where it has it."""
    assert cited(corpus(law(CRIME, "The attempt of the offence is punished.")), ATTEMPT) == ["2"]


def test_sanctions_are_judged_on_what_is_cited() -> None:
    """An article on sanctions looks at the provisions cited for the offences, and at no other."""
    sanctions = article("13", element("13/prison", pattern("imprisonment")), kind="sanction", over=("1",))
    found = corpus(law("Who steals goes to prison.", CRIME, "Who robs goes to prison."))
    assert next(iter(proposed(found, sanctions, DELETION))) == "2"
    assert cited(found, sanctions, DELETION) == ["2"]


def test_sanctions_of_nothing() -> None:
    """Where no offence is found there is nothing to judge its sanction on, and nothing is cited."""
    sanctions = article("13", element("13/prison", pattern("imprisonment")), kind="sanction", over=("1",))
    assert cited(corpus(law("Who steals goes to prison.", "It rains.")), sanctions, DELETION) == []


def test_ranking_puts_what_came_near_before_what_shares_words() -> None:
    """Behind what is cited stand look-alikes and references, then what only contributes."""
    found = corpus(law(CRIME, "Who steals without right pays.", "Who deletes data: a special law.", "It rains."))
    relations = [item.relation for item in aligned(found, DELETION)["1"].candidates if item.evidence]
    assert relations == ["implements", "refers", "contributes"]


def test_five_candidates_of_five_provisions() -> None:
    """However little the provisions show, five are listed, those without evidence last and without weight."""
    candidates = aligned(corpus(law(CRIME, *["It rains."] * 6)), DELETION)["1"].candidates
    assert len(candidates) >= 5
    assert [item.weight for item in candidates[1:]] == [0.0] * (len(candidates) - 1)
    assert not any(item.accepted for item in candidates[1:])


def test_no_provisions_no_candidates() -> None:
    """A corpus without provisions has no candidates and no errors."""
    assert aligned(gather([], []), DELETION, ENTRY)["1"].candidates == ()


def test_one_provision_alone() -> None:
    """A law of one provision is aligned like any other."""
    assert cited(corpus(law(CRIME)), DELETION) == ["1"]
