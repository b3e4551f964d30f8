"""The roll-up: how the elements of an article make its verdict."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from judging import (
    act,
    article,
    bar,
    candidate,
    codes,
    declaration,
    element,
    judged,
    law,
    state,
    statuses,
)

from harmonize.model.knowledge import Pattern, Requirement
from harmonize.model.law import Statute

ONLY = element("gain", "option", nucleus=False)
"""An option that narrows the offence."""
BEFORE, DURING, AFTER = date(2009, 12, 31), date(2015, 1, 1), date(2021, 1, 1)
LIMITED = {"start": date(2010, 1, 1), "end": date(2020, 1, 1)}


def test_all_present_is_full() -> None:
    """Every required element was found in a cited provision."""
    finding = judged(article("deleting", "altering"), candidate("deleting", "altering"))
    assert (finding.status, finding.reason.code) == ("full", "all-elements")
    assert statuses(finding) == {"deleting": "full", "altering": "full"}
    assert finding.recommendation == ""


def test_several_provisions_together_are_full() -> None:
    """One provision has one element, another the other."""
    finding = judged(article("deleting", "altering"), candidate("deleting"), candidate("altering", number="2"))
    assert finding.status == "full"


def test_some_present_is_partial() -> None:
    """What is enumerated binds cumulatively: one of two is a part."""
    finding = judged(article("deleting", "altering"), candidate("deleting"))
    assert (finding.status, finding.reason.code) == ("partial", "elements-missing")
    assert statuses(finding) == {"deleting": "full", "altering": "none-found"}
    assert "the altering" in finding.reason.text
    assert "the altering" in finding.recommendation
    assert "the deleting" not in finding.recommendation


def test_none_present_is_none_found() -> None:
    """With all law read, silence is a gap."""
    finding = judged(article("deleting"))
    assert (finding.status, finding.reason.code) == ("none-found", "gap")
    assert "Introduce" in finding.recommendation


def test_what_is_not_accepted_does_not_count() -> None:
    """A provision that was turned down shows nothing, and is the best that was turned down."""
    near = candidate("deleting", number="7", accepted=False, relation="look-alike")
    finding = judged(article("deleting"), near)
    assert finding.status == "none-found"
    assert finding.elements[0].evidence == ()
    assert finding.searched.best_rejected == near
    assert "7" in finding.recommendation


def test_the_best_rejected_is_the_heaviest_with_evidence() -> None:
    """Of what was turned down the heaviest is told; what has no evidence at all is not."""
    light, heavy = (candidate("deleting", number=str(n), accepted=False, weight=float(n)) for n in (1, 2))
    empty = candidate(number="3", accepted=False)
    assert judged(article("deleting"), light, heavy, empty).searched.best_rejected == heavy
    assert judged(article("deleting"), empty).searched.best_rejected is None


def test_what_is_found_needs_no_other_law() -> None:
    """What could change nothing is left aside: with every element found the verdict is full, whatever is missing."""
    asked = article("deleting", held_by=(("criminal-code",), ("copyright-act",)))
    assert judged(asked, candidate("deleting")).status == "full"
    assert judged(asked, candidate("deleting"), statutes=[law(unread=(2,))]).status == "full"


@pytest.mark.parametrize(("unread", "status"), [((), "full"), ((2,), "cannot-tell"), ((5,), "full")])
def test_a_torn_provision_may_use_an_option(unread: tuple[int, ...], status: str) -> None:
    """An option may stand on the unread page that a provision goes on on: then the verdict is open, never full."""
    asked = article("deleting", element("for gain", requirement="option", nucleus=False))
    finding = judged(asked, candidate("deleting"), statutes=[law(unread=unread)])
    assert finding.status == status
    assert (codes(finding)["for gain"] == "torn-provision") == (status == "cannot-tell")


def test_a_general_rule_shows_an_element_of_what_is_cited() -> None:
    """A rule for all offences fills in an element, but makes no offence of its own."""
    rule = bar("intent", "art_9", comparison="general-rule")
    asked = article("deleting", element("intent", nucleus=False))
    finding = judged(asked, candidate("deleting"), defaults=(rule,))
    assert finding.status == "full"
    assert codes(finding)["intent"] == "general-rule"
    assert finding.elements[1].evidence == (rule,)
    assert judged(asked, defaults=(rule,)).status == "none-found"


def test_one_of_a_group_is_enough() -> None:
    """Choices left to the Party: any of them."""
    asked = article(element("by order", group="way"), element("by law", group="way"), "deleting")
    finding = judged(asked, candidate("by law", "deleting"))
    assert finding.status == "full"
    assert statuses(finding) == {"by order": "not-applicable", "by law": "full", "deleting": "full"}


def test_none_of_a_group_is_missing() -> None:
    """Where no choice was made, the element is missing."""
    asked = article(element("by order", group="way"), element("by law", group="way"), "deleting")
    finding = judged(asked, candidate("deleting"))
    assert finding.status == "partial"
    assert statuses(finding) == {"by order": "none-found", "by law": "none-found", "deleting": "full"}


def test_groups_are_apart() -> None:
    """A choice made in one group makes none in another."""
    asked = article(element("a", group="one"), element("b", group="one"), element("c", group="two"))
    assert statuses(judged(asked, candidate("a"))) == {"a": "full", "b": "not-applicable", "c": "none-found"}


def test_an_alternative_is_never_missing() -> None:
    """Another way to the same result is found, or does not apply."""
    asked = article("deleting", element("erasing", "alternative"))
    assert statuses(judged(asked, candidate("deleting"))) == {"deleting": "full", "erasing": "not-applicable"}
    assert judged(asked, candidate("deleting")).status == "full"
    assert statuses(judged(asked, candidate("deleting", "erasing")))["erasing"] == "full"


def test_an_option_not_used_is_absent() -> None:
    """A law that does not narrow the offence is as wide as the article."""
    finding = judged(article("deleting", ONLY), candidate("deleting"))
    assert (finding.status, statuses(finding)["gain"]) == ("full", "absent")


def test_an_option_undeclared_makes_it_partial() -> None:
    """Narrower by an option that was not declared: partial, and what to do about it."""
    finding = judged(article("deleting", ONLY), candidate("deleting", "gain"))
    assert (finding.status, finding.reason.code) == ("partial", "option-undeclared")
    assert (statuses(finding)["gain"], codes(finding)["gain"]) == ("present", "option-undeclared")
    assert "the gain" in finding.recommendation


def test_an_option_declared_is_full_with_a_note() -> None:
    """Narrower by an option that was declared: full, and the declaration is told."""
    finding = judged(article("deleting", ONLY), candidate("deleting", "gain"), state=state(declaration("gain")))
    assert (finding.status, codes(finding)["gain"]) == ("full", "option-declared")
    assert finding.elements[1].reservation == "the act's words"


def test_an_option_that_the_instrument_leaves_to_a_law_changes_nothing() -> None:
    """Narrower where the instrument itself lets every law be so: full, without a declaration."""
    free = replace(element("gain", "option", nucleus=False), declarable=False, allowed=True)
    finding = judged(article("deleting", free), candidate("deleting", "gain"))
    assert (finding.status, statuses(finding)["gain"], codes(finding)["gain"]) == ("full", "present", "option-allowed")
    torn = judged(article("deleting", free), candidate("deleting"), statutes=[law(unread=(1,))])
    assert codes(torn)["gain"] == "not-used"


def test_a_limit_that_the_instrument_does_not_leave_to_a_law_makes_it_partial() -> None:
    """No declaration helps where the instrument knows none: the limit has to go."""
    limit = replace(element("gain", "option", nucleus=False), declarable=False)
    finding = judged(article("deleting", limit), candidate("deleting", "gain"), state=state(declaration("gain")))
    assert (finding.status, finding.reason.code) == ("partial", "option-not-allowed")
    assert finding.recommendation == "Remove this limit: the gain."


def test_a_level_of_penalty_is_open_where_penalties_were_not_compared() -> None:
    """That a provision punishes does not say how high."""
    level = replace(element("two years"), maximum_months=24)
    finding = judged(article("deleting", level), candidate("deleting", "two years"))
    assert (finding.status, codes(finding)["two years"]) == ("cannot-tell", "penalty-not-compared")


def test_a_declaration_is_no_reservation() -> None:
    """An option that only a reservation allows is not allowed by a declaration."""
    asked = article("deleting", element("harm", "option", nucleus=False, reservable="narrow"))
    finding = judged(asked, candidate("deleting", "harm"), state=state(declaration("harm")))
    assert (finding.status, codes(finding)["harm"]) == ("partial", "option-undeclared")


def test_a_declaration_nobody_reviewed_decides_nothing() -> None:
    """A declaration that no lawyer has reviewed is shown, and the verdict is open."""
    unseen = state(declaration("gain", review="none"))
    finding = judged(article("deleting", ONLY), candidate("deleting", "gain"), state=unseen)
    assert (finding.status, codes(finding)["gain"]) == ("cannot-tell", "option-unreviewed")
    assert finding.elements[1].reservation == "the act's words"


def test_an_undeclared_option_beside_an_unreviewed_one() -> None:
    """One option is surely undeclared: whatever the review of the other says, the verdict is partial."""
    asked = article("deleting", ONLY, element("harm", "option", nucleus=False))
    some = state(declaration("harm", review="none"))
    finding = judged(asked, candidate("deleting", "gain", "harm"), state=some)
    assert (finding.status, finding.reason.code) == ("partial", "option-undeclared")


def test_a_missing_element_outranks_an_option() -> None:
    """What is missing is missing, whatever was declared."""
    asked = article("deleting", "altering", ONLY)
    for known in (state(), state(declaration("gain")), state(declaration("gain", review="none"))):
        assert judged(asked, candidate("deleting", "gain"), state=known).reason.code == "elements-missing"


def test_an_option_narrows_only_where_no_provision_stands_without_it() -> None:
    """Whoever does it; whoever does it for gain, more: the first reaches everybody."""
    wide, narrow = candidate("deleting"), candidate("deleting", "gain", number="2")
    finding = judged(article("deleting", ONLY), wide, narrow)
    assert (finding.status, statuses(finding)["gain"]) == ("full", "absent")


def test_an_exclusion_is_present_or_absent() -> None:
    """What the article excludes is told, and changes no verdict."""
    asked = article("deleting", element("testing", "exclusion", nucleus=False))
    for shown, status in (((), "absent"), (("testing",), "present")):
        finding = judged(asked, candidate("deleting"), candidate("deleting", *shown, number="2"))
        assert (finding.status, statuses(finding)["testing"]) == ("full", status)


def test_a_reservation_excuses_its_element() -> None:
    """Exactly the element that is reserved is excused; the rest is judged as ever."""
    asked = article("deleting", element("altering", reservable="omit"), "hiding")
    reserving = state(act("altering"))
    finding = judged(asked, candidate("deleting", "hiding"), state=reserving)
    assert (finding.status, statuses(finding)["altering"]) == ("full", "reserved")
    assert "the altering" in finding.reason.text
    assert finding.elements[1].reservation == "the act's words"
    assert judged(asked, candidate("deleting"), state=reserving).status == "partial"


def test_a_reservation_that_the_treaty_does_not_allow_excuses_nothing() -> None:
    """An element that may not be reserved stays missing."""
    finding = judged(article("deleting", "altering"), candidate("deleting"), state=state(act("altering")))
    assert (finding.status, statuses(finding)["altering"]) == ("partial", "none-found")


def test_what_is_reserved_and_found_is_found() -> None:
    """A reservation no longer needed takes nothing away."""
    asked = article("deleting", element("altering", reservable="omit"))
    finding = judged(asked, candidate("deleting", "altering"), state=state(act("altering")))
    assert statuses(finding) == {"deleting": "full", "altering": "full"}


def test_everything_reserved_is_reserved() -> None:
    """An article left out as a whole is reserved, found or not."""
    asked = article(element("deleting", reservable="omit"), element("altering", reservable="omit"))
    assert judged(asked, state=state(act("deleting", "altering"))).status == "reserved"
    assert judged(asked, state=state(act("deleting"))).status == "none-found"


def test_every_conduct_reserved_is_reserved() -> None:
    """Without a conduct there is nothing that intent or means could be missing from."""
    asked = article(element("deleting", reservable="omit"), element("intent", nucleus=False))
    finding = judged(asked, state=state(act("deleting")))
    assert (finding.status, finding.recommendation) == ("reserved", "")


def test_a_reservation_nobody_reviewed_decides_nothing() -> None:
    """The verdict that it would excuse is open, never silently reserved."""
    asked = article("deleting", element("altering", reservable="omit"))
    finding = judged(asked, candidate("deleting"), state=state(act("altering", review="none")))
    assert (finding.status, statuses(finding)["altering"]) == ("cannot-tell", "cannot-tell")
    assert codes(finding)["altering"] == "reservation-unreviewed"
    assert finding.elements[1].reservation == "the act's words"


def test_a_whole_article_reserved_without_review() -> None:
    """Where a reservation that nobody reviewed covers the whole article, it is no gap."""
    asked = article(element("deleting", reservable="omit"), element("intent", nucleus=False))
    finding = judged(asked, state=state(act("deleting", review="none")))
    assert (finding.status, finding.recommendation) == ("cannot-tell", "")


def test_a_reviewed_reservation_outranks_one_that_is_not() -> None:
    """Of two acts on one element the reviewed one decides."""
    asked = article("deleting", element("altering", reservable="omit"))
    for acts in ((act("altering", review="none"), act("altering")), (act("altering"), act("altering", review="none"))):
        assert statuses(judged(asked, candidate("deleting"), state=state(*acts)))["altering"] == "reserved"


def test_a_reservation_counts_from_its_first_day_to_the_day_before_its_last() -> None:
    """Judged as of a date, only what is in force on it excuses."""
    asked = article("deleting", element("altering", reservable="omit"))
    known = state(act("altering", **LIMITED))
    for day, status in ((BEFORE, "partial"), (LIMITED["start"], "full"), (DURING, "full"), (LIMITED["end"], "partial"),
                        (AFTER, "partial")):  # fmt: skip
        assert judged(asked, candidate("deleting"), state=known, as_of=day).status == status, day


def test_without_a_date_what_has_ended_excuses_nothing() -> None:
    """The latest state on record: what has an end is over, what has none is in force."""
    asked = article("deleting", element("altering", reservable="omit"))
    ended, standing = state(act("altering", **LIMITED)), state(act("altering", start=LIMITED["start"]))
    assert judged(asked, candidate("deleting"), state=ended).status == "partial"
    assert judged(asked, candidate("deleting"), state=standing).status == "full"


def test_a_declaration_counts_in_its_time() -> None:
    """An option is declared from the day the declaration is in force."""
    known = state(declaration("gain", **LIMITED))
    for day, status in ((BEFORE, "partial"), (DURING, "full"), (AFTER, "partial"), (None, "partial")):
        finding = judged(article("deleting", ONLY), candidate("deleting", "gain"), state=known, as_of=day)
        assert finding.status == status, day


def test_a_narrowing_reservation_makes_the_limited_form_count() -> None:
    """A rule for serious cases only is full under a reservation that says so, and open where nobody reviewed it."""
    asked = article("deleting", element("harm", "option", reservable="narrow", nucleus=False))
    shown = candidate("deleting", "harm")
    assert judged(asked, shown).status == "partial"
    assert judged(asked, shown, state=state(act("harm", mode="narrow"))).status == "full"
    assert judged(asked, shown, state=state(act("harm", mode="narrow", review="none"))).status == "cannot-tell"
    assert judged(asked, shown, state=state(act("harm", mode="narrow", end=BEFORE))).status == "partial"


def test_a_narrowing_reservation_excuses_nothing_that_is_missing() -> None:
    """Under a narrowing reservation the limited form counts, and none counts for none."""
    asked = article("deleting", element("altering", reservable="narrow"))
    finding = judged(asked, candidate("deleting"), state=state(act("altering", mode="narrow")))
    assert statuses(finding)["altering"] == "none-found"


def test_other_acts_excuse_nothing() -> None:
    """A notification or a political declaration is another kind of act."""
    asked = article("deleting", element("altering", reservable="omit"), ONLY)
    known = state(act("altering", "gain", kind="other", mode=None))
    finding = judged(asked, candidate("deleting", "gain"), state=known)
    assert (statuses(finding)["altering"], codes(finding)["gain"]) == ("none-found", "option-undeclared")


def test_practice_is_not_in_statutes() -> None:
    """What States do by practice cannot be missing from statutes, and does not hold up the rest."""
    asked = article("deleting", element("proportion", nucleus=False, ways=("practice",)))
    finding = judged(asked, candidate("deleting"))
    assert (finding.status, statuses(finding)["proportion"]) == ("full", "cannot-tell")
    assert codes(finding)["proportion"] == "not-in-statutes"


def test_an_article_of_practice_alone_is_no_gap() -> None:
    """Silence of the statutes on what needs no statute is not a gap."""
    asked = article(element("informing", ways=("practice", "administrative")))
    assert judged(asked).status == "cannot-tell"


def test_what_may_be_done_without_a_statute_is_no_gap() -> None:
    """Where a statute is one way of several, silence of the statutes is not a gap either."""
    asked = article(element("informing", ways=("statute", "direct-application")))
    assert judged(asked).status == "cannot-tell"
    assert judged(asked, candidate("informing")).status == "full"


def test_an_article_that_asks_nothing_is_no_gap() -> None:
    """Options alone cannot be missing."""
    assert judged(article(ONLY)).status == "cannot-tell"


NAMES = "abcd"


@given(st.sets(st.sampled_from(NAMES)), st.booleans())
def test_the_roll_up_is_a_count(shown: set[str], complete: bool) -> None:
    """All is full; none of it is a gap or open, some of it partial or open, as the law was read in full or not."""
    statutes = [law(unread=() if complete else (2,))]
    finding = judged(article(*NAMES), *([candidate(*sorted(shown))] if shown else []), statutes=statutes)
    lacking = ("partial" if shown else "none-found") if complete else "cannot-tell"
    assert finding.status == ("full" if len(shown) == len(NAMES) else lacking)


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)), st.booleans())
def test_more_law_found_is_never_worse(shown: set[str], more: set[str], complete: bool) -> None:
    """A further provision that shows required elements never lowers a verdict."""
    order = ("none-found", "cannot-tell", "partial", "full")
    statutes = [law(unread=() if complete else (2,))]
    first = [candidate(*sorted(shown))] if shown else []
    before = judged(article(*NAMES), *first, statutes=statutes).status
    after = judged(article(*NAMES), *first, candidate(*sorted(shown | more)), statutes=statutes).status
    if shown or more:
        assert order.index(after) >= order.index(before)


INTENT = replace(
    element("intent", nucleus=False), role="mental-element", default=(Pattern((("intent",),), "sentence"),)
)
UNLAWFUL = replace(element("unlawful", nucleus=False), role="unlawfulness")


def test_what_an_offence_says_of_itself_no_other_law_says() -> None:
    """An excerpt holds the whole offence: that it does not ask for unlawfulness is heard, another conduct is open."""
    finding = judged(article("deleting", UNLAWFUL, "hiding"), candidate("deleting"), statutes=[law(first=9)])
    assert statuses(finding) == {"deleting": "full", "unlawful": "none-found", "hiding": "cannot-tell"}
    assert finding.status == "partial"


def test_an_offence_that_was_not_read_whole_is_not_heard() -> None:
    """Where the page after it is unread, the offence may go on there."""
    finding = judged(article("deleting", UNLAWFUL), candidate("deleting"), statutes=[law(unread=(2,))])
    assert codes(finding)["unlawful"] == "unread-pages"


@pytest.mark.parametrize("read", [law("cybercrime-act"), law(first=9)])
def test_intent_is_left_to_a_general_rule_that_was_not_read(read: Statute) -> None:
    """The element stays open, the article does not: a rule that asks for no intent reaches the intentional act too."""
    asked = article("deleting", INTENT, held_by=(("criminal-code", "cybercrime-act"),))
    finding = judged(asked, candidate("deleting"), statutes=[read])
    assert (statuses(finding)["intent"], codes(finding)["intent"]) == ("cannot-tell", "general-rule-unread")
    assert finding.status == "full"
    assert "left to a general rule that was not read: the intent" in finding.reason.text


def test_intent_is_missing_where_the_general_part_was_read() -> None:
    """A complete criminal code without such a rule leaves it out."""
    finding = judged(article("deleting", INTENT), candidate("deleting"))
    assert (finding.status, statuses(finding)["intent"]) == ("partial", "none-found")


TWO_LAWS = (("criminal-code",), ("copyright-act",))
"""An article of which one kind of law holds one part and another kind the other."""


def test_the_laws_supplied_carry_a_part() -> None:
    """What only a law that was not supplied could hold is open, and the laws read are told to carry a part."""
    finding = judged(article("deleting", "copying", held_by=TWO_LAWS), candidate("deleting"))
    assert statuses(finding) == {"deleting": "full", "copying": "cannot-tell"}
    assert (finding.status, finding.reason.code) == ("partial", "rest-elsewhere")
    assert "copyright-act" in finding.reason.text
    assert finding.recommendation == ""


def test_nothing_found_and_a_law_not_supplied_is_no_gap() -> None:
    """Where the laws read carry nothing, it cannot be told whether the other does."""
    finding = judged(article("deleting", "copying", held_by=TWO_LAWS))
    assert finding.status == "cannot-tell"


@pytest.mark.parametrize("held_by", [TWO_LAWS, TWO_LAWS[:1]])
def test_a_part_is_not_told_of_a_law_that_was_not_read_whole(held_by: tuple[tuple[str, ...], ...]) -> None:
    """What an unread page could hold leaves the article open, not partly met."""
    asked = article("deleting", "altering", held_by=held_by)
    assert judged(asked, candidate("deleting"), statutes=[law(unread=(2,))]).status == "cannot-tell"


def test_what_is_also_done_without_statutes_leaves_a_part() -> None:
    """An element that practice can meet stays open, and the statutes carry a part: never the whole, never a gap."""
    practised = element("training", nucleus=False, ways=("statute", "practice"))
    finding = judged(article("deleting", practised), candidate("deleting"))
    assert statuses(finding) == {"deleting": "full", "training": "cannot-tell"}
    assert (finding.status, finding.reason.code) == ("partial", "rest-elsewhere")
    assert "practice" in finding.reason.text
    assert judged(article("deleting", practised)).status == "none-found"


@pytest.mark.parametrize(
    ("over", "requirement", "status", "code"),
    [
        (frozenset({"19"}), "required", "none-found", "not-found"),
        (frozenset(), "required", "not-applicable", "power-not-found"),
        (frozenset(), "option", "absent", "not-used"),
    ],
)
def test_a_safeguard_is_judged_on_its_power(
    over: frozenset[str], requirement: Requirement, status: str, code: str
) -> None:
    """Where the power was found its missing safeguard is missing; where it was not, none is needed."""
    part = replace(element("supervision", requirement), on="19")
    asked = replace(article(part), kind="safeguard", over=("19",))
    found = judged(asked, over=over)
    assert (statuses(found)["supervision"], codes(found)["supervision"]) == (status, code)


def test_a_safeguard_waits_for_the_law_that_could_hold_its_power() -> None:
    """Where the kind of law is missing that could hold the power, nothing can be told of its safeguard."""
    part = replace(element("supervision"), on="19")
    asked = replace(article(part, held_by=(("criminal-procedure-code",),)), kind="safeguard", over=("19",))
    assert codes(judged(asked))["supervision"] == "law-not-supplied"


def test_what_is_left_to_another_law_is_no_gap() -> None:
    """A provision points to a law that was not read; once something else carries the article, its silence is heard."""
    pointer = candidate("deleting", number="7", accepted=False, relation="refers")
    finding = judged(article("deleting", "altering"), pointer)
    assert (finding.status, finding.reason.code) == ("cannot-tell", "left-to-another-law")
    assert "7 points to another law" in finding.reason.text
    carried = judged(article("deleting", "altering"), candidate("deleting"), pointer)
    assert (carried.status, statuses(carried)["altering"]) == ("partial", "none-found")
