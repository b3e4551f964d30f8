"""Regions: what holds in each row, the State as its weakest unit, what is missing in common, how sanctions differ."""

from __future__ import annotations

from dataclasses import replace
from itertools import permutations

import pytest
from regions import FOOTNOTE, UNITS, analysis, balkan, decided, finding, given, joined

from harmonize.errors import InputError
from harmonize.findings.region import region, weakest
from harmonize.model.region import CHAPTERS, Judged, Region, chapter_of
from harmonize.model.verdict import Status


def statuses(region: Region, article: str) -> dict[str, str]:
    """Return what holds for an article of the Convention, by row."""
    asked = next(each for each in region.articles if each.article == article)
    return {place.id: cell.status for place in region.places if (cell := region.cell(place, asked))}


def test_each_analysis_has_its_row() -> None:
    """Rows stand in the order given, and cells have the tool's verdict where nobody decided."""
    made = joined(analysis("AL", finding("2", "full")), analysis("RS", finding("2", "none-found")))
    assert [place.id for place in made.places] == ["AL", "RS"]
    assert statuses(made, "2") == {"AL": "full", "RS": "none-found"}


def test_instruments_are_joined() -> None:
    """What only one analysis examined is a column too; the others have nothing there."""
    other = replace(finding("2", "full"), instrument="protocol1")
    made = joined(
        analysis("AL", finding("2", "full")),
        replace(analysis("RS", other, finding("16", "full")), instruments={"protocol1": "Protocol"}),
    )
    assert [article.key for article in made.articles] == ["budapest:2", "budapest:16", "protocol1:2"]
    assert made.instruments == {"budapest": "Convention on Cybercrime", "protocol1": "Protocol"}
    assert made.cell("AL", made.articles[2]) is None


def test_a_reviewer_decides() -> None:
    """What a reviewer decided holds, and is marked; the tool's own verdict stays beside it."""
    made = joined(decided(analysis("AL", finding("2", "none-found")), "2", "full"))
    cell = made.cell("AL", made.articles[0])
    assert cell
    assert (cell.status, cell.proposed, cell.reviewed, cell.reason) == ("full", "none-found", True, "read the law")


def test_a_reviewed_element_is_no_longer_missing() -> None:
    """An element that a reviewer found is not among the gaps."""
    lacking = analysis("AL", finding("2", "partial", "none-found"))
    mended = decided(lacking, "2", "full", "budapest:2/e1")
    assert [cell.missing for cell in joined(lacking).cells.values()] == [("budapest:2/e1",)]
    assert [cell.missing for cell in joined(mended).cells.values()] == [()]


def test_a_state_is_its_weakest_unit() -> None:
    """The State's row stands before its units, with the status of the weakest one that has the competence."""
    made = balkan()
    assert [place.id for place in made.places] == ["AL", "BA", "BA/North", "BA/South", "XK", "XX"]
    assert statuses(made, "2")["BA"] == "partial"
    assert statuses(made, "16") | {"BA/North": "not-applicable", "BA": "none-found"} == statuses(made, "16")
    assert [place.id for place in made.states] == ["AL", "BA", "XK", "XX"]


@pytest.mark.parametrize(
    ("units", "expected"),
    [
        (("full", "full"), "full"),
        (("full", "cannot-tell"), "cannot-tell"),
        (("partial", "cannot-tell"), "partial"),
        (("none-found", "partial"), "none-found"),
        (("not-applicable", "reserved"), "reserved"),
        (("not-applicable", "not-applicable"), "not-applicable"),
    ],
)
def test_the_weakest_in_any_order(units: tuple[Status, ...], expected: Status) -> None:
    """A gap weighs most, what does not apply least, whatever the order of the units."""
    for order in permutations(units):
        cells = [(f"{at}", Judged(status, status, "")) for at, status in enumerate(order)]
        assert weakest(cells, []).status == expected


def test_a_unit_that_was_not_analyzed_leaves_it_open() -> None:
    """What is good in the units analyzed cannot be told of the State; a gap in one is one of the State's."""
    north = analysis("BA", finding("2", "full"), finding("16", "none-found"), unit="North", units=UNITS)
    made = joined(north)
    assert (statuses(made, "2")["BA"], statuses(made, "16")["BA"]) == ("cannot-tell", "none-found")
    assert made.place("BA").unheard == ("South",)


def test_a_unit_without_the_competence_is_not_waited_for() -> None:
    """A unit that was not analyzed leaves nothing open where it has no competence."""
    north = analysis("BA", finding("2", "full"), unit="North", units=UNITS)
    made = region([given(north, {"South": ["offence"]})], FOOTNOTE)
    assert statuses(made, "2")["BA"] == "full"


@pytest.mark.parametrize(
    ("first", "second"), [("", ""), ("North", "North"), ("", "North"), ("North", "")], ids=["State", "unit", "a", "b"]
)
def test_the_same_twice_is_refused(first: str, second: str) -> None:
    """One State or unit twice, or a State beside its units, is an error that names both folders."""
    twice = [
        given(analysis("BA", finding("2", "full"), unit=unit, units=UNITS), folder=folder)
        for folder, unit in (("one", first), ("two", second))
    ]
    with pytest.raises(InputError, match=r"two.*one.*--unit"):
        region(twice, FOOTNOTE)


def test_units_stand_in_their_order() -> None:
    """The rows of units stand in the order that their State has, in whatever order they are given."""
    given_last_first = [analysis("BA", finding("2", "full"), unit=unit, units=UNITS) for unit in reversed(UNITS)]
    assert [place.unit for place in joined(*given_last_first).places] == ["", *UNITS]


def test_what_half_of_them_miss_is_common() -> None:
    """An article or element that at least half miss is a gap, with the provisions of those who have it."""
    made = balkan()
    article, element = made.gaps[1], made.gaps[0]
    assert (element.element, element.missing, element.examined) == ("budapest:2/e2", ("BA", "XK"), 4)
    assert (article.article.article, article.element, article.missing) == ("16", "", ("BA", "XK"))
    assert {(each.place, each.provision, each.page) for each in element.carriers} == {
        ("AL", "1", 3),
        ("BA/South", "1", 3),
        ("XX", "1", 3),
    }


def test_what_one_misses_is_not_common() -> None:
    """A gap of one State is its own, even where there are only two."""
    made = joined(analysis("AL", finding("2", "none-found")), analysis("RS", finding("2", "full")))
    assert made.gaps == ()


def test_sanctions_are_compared() -> None:
    """Of the maxima known the lowest, median and highest; and who stays below the level that an article asks for."""
    (sanction,) = balkan().sanctions
    assert (sanction.lowest, sanction.median, sanction.highest) == (6, 36, 36)
    assert {each.place: each.below for each in sanction.threats if each.below} == {"XK": (("24", 12),)}
    assert [each.read for each in sanction.threats] == [True, False, True, True, True]


def test_the_footnote_is_due_to_a_name() -> None:
    """Where a row has the name, the region has the footnote, and the row is marked."""
    made = balkan()
    assert (made.footnote, made.footnote_source) == (FOOTNOTE.text, FOOTNOTE.source)
    assert [place.id for place in made.places if place.noted] == ["XK"]
    assert joined(analysis("AL", finding("2", "full"))).footnote == ""


def test_a_draft_among_them_is_told() -> None:
    """One draft makes the region a draft, and its row says which bill."""
    made = balkan()
    assert made.draft
    assert [place.draft for place in made.places if place.draft] == ["A Bill"]


def test_a_tally_counts_cells() -> None:
    """The tally of rows and articles counts what holds in them."""
    made = balkan()
    assert made.tally(made.states, made.of("budapest")) == {"full": 3, "partial": 3, "none-found": 2}


def test_every_kind_of_article_has_its_chapter() -> None:
    """A kind stands in one chapter; one that is not known is a measure."""
    kinds = [kind for kinds in CHAPTERS.values() for kind in kinds]
    assert len(kinds) == len(set(kinds))
    assert chapter_of("unheard-of") == "measures"
