"""Definitions: which of the notions in a sentence is the term that it defines."""

from __future__ import annotations

import pytest
from factories import statute
from hypothesis import given
from hypothesis import strategies as st
from lexica import cues

from harmonize.language.definitions import AFTER, BEFORE, defined_terms, definitions, gap, term_of
from harmonize.language.passages import passages
from harmonize.model.evidence import Feature
from harmonize.model.text import Span

CUES = cues(
    definition=["means", "is understood", "terms", "interpretation"],
    computer_system=["computer system*", "server*"],
    computer_data=["computer data", "electronic record*"],
    data=["data"],
    computer_program=["program*"],
    document=["document*"],
)
SPANS = st.builds(lambda start, size: Span(start, start + size), st.integers(0, 300), st.integers(1, 30))


def defined(text: str, heading: str = "Words") -> set[str]:
    """What the one section of a law defines."""
    passage, _ = passages(statute(f"Neni 1\n{heading}\n{text}\nNeni 2\nFees\nNone."), CUES)
    return {item.concept.removeprefix("defines:") for item in passage.features() if item.concept.startswith("defines:")}


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("A computer system means any device that runs a program and holds data.", {"computer-system"}),
        ("“Computer data” means a program or a server's records.", {"computer-data"}),
        ("By a document is understood a writing or computer data.", {"document"}),
        ("A document, for the purposes of this Act, means a paper. A server stores data.", {"document"}),
        ("A document means a paper. A server means a machine.", {"document", "computer-system"}),
        ("A computer system holds computer data.", set()),
        ("He means well.", set()),
    ],
)
def test_the_term_is_the_notion_before_or_after_the_words(text: str, terms: set[str]) -> None:
    """What a sentence defines is the notion next to the words that define; what explains it is not defined."""
    assert defined(text) == terms


def test_a_heading_defines_the_first_notion_of_each_sentence() -> None:
    """Under a heading that announces definitions, each sentence begins with its term."""
    text = "Computer system: a device that runs a program. Document: a paper that holds data."
    assert defined(text, "Terms") == {"computer-system", "document"}
    assert defined(text, "Words") == set()


def test_points_of_a_definition() -> None:
    """The points below words that define are definitions, each of its own term."""
    text = (
        "In the interpretation of this Act\n(a) document is a paper with data;\n(b) server is a machine with a program."
    )
    assert defined(text) == {"document", "computer-system"}


def test_the_longest_wording_of_the_term_counts() -> None:
    """Computer data is defined, and not data, which is a part of its name."""
    assert defined("Computer data means facts.") == {"computer-data"}


def test_a_term_far_away_is_none() -> None:
    """Beyond some words from the words that define, a notion is not their term."""
    assert (
        defined("A document of the kind that we all know, and have known since the days of yore, means a thing.")
        == set()
    )


@given(SPANS, SPANS)
def test_gap_has_bounds(term: Span, cue: Span) -> None:
    """A gap is never negative, never beyond the two bounds, and a term before its words is nearer than one after."""
    found = gap(term, cue)
    assert found is None or 0 <= found <= BEFORE + AFTER
    assert not term.overlaps(cue) or found is None
    assert found is None or (found <= BEFORE) == (term.end <= cue.start) or found == BEFORE


@given(SPANS, st.lists(st.builds(Feature, st.sampled_from("ab"), SPANS, st.just(""))))
def test_the_term_is_among_the_notions(cue: Span, features: list[Feature]) -> None:
    """What is returned stood there, in the reach of the words, and nothing in reach is nearer."""
    found = term_of(cue, features)
    gaps = [distance for item in features if (distance := gap(item.span, cue)) is not None]
    assert set(found) <= set(features)
    assert bool(found) == bool(gaps)


def test_a_feature_of_its_own() -> None:
    """The notion itself stays; that it is defined is said beside it, at the same place."""
    own = [Feature("data", Span(0, 4), "e"), Feature("definition", Span(5, 10), "e")]
    assert list(defined_terms(Span(0, 20), own, ())) == [Feature("defines:data", Span(0, 4), "e")]


LAW = (
    "Bells Act\n1. Terms.—In this Act\n“bell tower” means a high house;\n“clapper” means a tongue of iron.\n"
    "2. Use.—Bell towers are for clappers.\n3. End.—It ends."
)


def test_definitions_are_tied_to_what_uses_them() -> None:
    """A defined term is the whole of what is quoted, with the provisions that have its words in any form."""
    found = statute(LAW)
    made = definitions(
        found, passages(found, cues(definition=["means", "in this act"], bell=["bell"], house=["house"]))
    )
    assert [(item.term, item.uses) for item in made] == [("bell tower", ("sec_2",)), ("clapper", ("sec_2",))]
    assert all(item.provision.startswith("sec_1") and item.span.of(LAW) == item.term for item in made)


def test_without_definitions_there_are_none() -> None:
    """A law that defines nothing has no definitions, whatever it quotes."""
    found = statute("Bells Act\n1. Title.—A “bell” rings.\n2. End.—It ends.")
    assert definitions(found, passages(found, CUES)) == ()
