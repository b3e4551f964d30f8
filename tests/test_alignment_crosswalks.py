"""What provisions cited for one instrument show of another: taken over, looked for in their words, never searched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from aligning import WEIGHTS, article, corpus, element, law, pattern

from harmonize.alignment import Corpus, Finder, Ground, align, carry
from harmonize.model.crosswalk import Crosswalk, Row
from harmonize.model.evidence import Alignment, Candidate
from harmonize.model.knowledge import Article, Element, Instrument

ERASING = "Whoever deletes data is punished by prison."
BOTH = "Whoever deletes or alters data is punished by prison."
ALTERING = "Whoever alters data is punished by prison."
SOURCE = article("1", element("treaty:1/deleting", pattern("delete", "data")))


def like(id: str, other: str) -> Element:
    """An element that is the same as another, with its patterns."""
    return replace(element(id, pattern("delete", "data")), same_as=other)


def target(*elements: Element, number: str = "9", kind: str = "offence", over: tuple[str, ...] = ()) -> Article:
    """An article of the other instrument."""
    return replace(article(number, *elements, kind=kind, over=over), instrument="other")


def instrument(id: str, *articles: Article) -> Instrument:
    """An instrument of some articles."""
    return Instrument(id, id, id, id, "", date(2026, 1, 1), None, articles)


def carried(found: Corpus, *targets: Article, sources: tuple[Article, ...] = (SOURCE,)) -> dict[str, Alignment]:
    """What is shown of each target on what is cited for all sources, by number."""
    treaty = instrument("treaty", *sources)
    proposed = align(treaty, Finder(found), WEIGHTS, {item.key: frozenset() for item in sources})
    rows = tuple(Row(tuple(item.key for item in sources), (item.key,), "intersects") for item in targets)
    ground = Ground({item.key: item for item in sources}, {item.key: item for item in proposed}, Finder(found), WEIGHTS)
    reached, alignments = carry(Crosswalk("treaty", "other", rows), instrument("other", *targets), ground)
    return {each.number: alignment for each, alignment in zip(reached.articles, alignments, strict=True)}


def accepted(alignment: Alignment) -> dict[str, Candidate]:
    """The accepted candidates, by number of the provision."""
    return {item.provision: item for item in alignment.candidates if item.accepted}


def shown(item: Candidate) -> set[str | None]:
    """What a candidate shows."""
    return {bar.element for bar in item.evidence}


SAME = like("other:9/erasing", "treaty:1/deleting")
ALTERED = element("other:9/altering", pattern("alter", "data"))


def test_the_same_element_shows_what_it_showed() -> None:
    """Evidence is taken over under the other element's name, words and place unchanged."""
    found = corpus(law(ERASING))
    (item,) = accepted(carried(found, target(SAME))["9"]).values()
    (bar,) = [bar for bar in item.evidence if bar.comparison == "concepts"]
    assert (bar.element, bar.quote) == ("other:9/erasing", ERASING)
    assert item.weight == round(sum(each.weight for each in item.evidence), 4)


def test_what_differs_is_looked_for_in_the_words_cited() -> None:
    """Another conduct in the same provision is found."""
    (item,) = accepted(carried(corpus(law(BOTH)), target(SAME, ALTERED))["9"]).values()
    assert shown(item) == {"other:9/erasing", "other:9/altering"}


def test_another_conduct_elsewhere_is_noted_not_cited() -> None:
    """No other provision is searched and cited; that one has the words is told."""
    alignment = carried(corpus(law(ERASING, ALTERING)), target(SAME, ALTERED))["9"]
    assert set(accepted(alignment)) == {"1"}
    (place,) = alignment.elsewhere
    assert (place.element, place.eid, place.comparison) == ("other:9/altering", "art_2", "elsewhere")


def test_what_an_offence_says_itself_stands_nowhere_else() -> None:
    """A circumstance in another provision is that one's; what the source was searched for is nowhere else."""
    harm = element("other:9/harm", pattern("harm"), nucleus=False)
    found = corpus(law(ERASING, "Whoever harms is punished by prison."))
    assert carried(found, target(SAME, harm))["9"].elsewhere == ()
    nothing = corpus(law("Whoever deletes data goes home.", ALTERING))
    assert carried(nothing, target(SAME))["9"].elsewhere == ()


def test_a_provision_without_the_nucleus_is_not_cited() -> None:
    """What was cited for the source and has nothing of what the target is about does not carry it."""
    alignment = carried(corpus(law(ERASING)), target(ALTERED))["9"]
    assert not accepted(alignment)
    assert [item.relation for item in alignment.candidates] == ["contributes"]


def test_rows_without_a_relation_are_not_answered() -> None:
    """Articles that only look alike are left out."""
    found = corpus(law(ERASING))
    treaty, other = instrument("treaty", SOURCE), instrument("other", target(SAME))
    proposed = align(treaty, Finder(found), WEIGHTS, {SOURCE.key: frozenset()})
    ground = Ground({SOURCE.key: SOURCE}, {item.key: item for item in proposed}, Finder(found), WEIGHTS)
    crosswalk = Crosswalk("treaty", "other", (Row((SOURCE.key,), ("other:9",), "none"),))
    assert carry(crosswalk, other, ground) == (replace(other, articles=()), ())


def test_penalties_are_judged_on_the_offences_compared() -> None:
    """An article over others stands on their provisions, and knows for which of them there is one."""
    prison = element("other:10/liberty", pattern("imprisonment", scope="provision"))
    alignment = carried(
        corpus(law(ERASING)), target(SAME), target(prison, number="10", kind="sanction", over=("9", "8"))
    )["10"]
    assert set(accepted(alignment)) == {"1"}
    assert alignment.over == {"9"}
