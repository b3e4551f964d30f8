"""Passages: what leads into a sentence bears on it, and only that."""

from __future__ import annotations

import pytest
from factories import statute
from lexica import cues, sentences_of, told

from harmonize.language.cues import Cues
from harmonize.language.passages import passages
from harmonize.model.evidence import Passage, Sentence
from harmonize.model.law import Provision, Statute
from harmonize.model.text import Span

CUES = cues(
    person=["whoever"],
    without_right=["without right"],
    delete=["delete*"],
    alter=["alter*"],
    data=["data"],
    punishable=["punished"],
    general_part=["general part"],
    crime=["crimes"],
    definition=["terms"],
    abbreviations=["art."],
)
LIST = """1. Erasure
(1) The register is kept. Whoever without right:
(a) deletes data;
(b) alters data. It stays so.
(2) The attempt is punished.
"""


def first(text: str, made: Cues = CUES) -> Passage:
    """The first citable provision of a law."""
    return passages(statute(text), made)[0]


def concepts(sentence: Sentence) -> set[str]:
    """The notions that bear on a sentence."""
    return {feature.concept for feature in sentence.features}


def by_words(passage: Passage, text: str, words: str) -> Sentence:
    """The sentence that begins with some words."""
    return next(
        sentence
        for paragraph in passage.paragraphs
        for sentence in paragraph
        if sentence.span.of(text).startswith(words)
    )


def test_points_share_what_leads_into_them() -> None:
    """The last words before a list bear on each of its points, as if they were written out."""
    passage = first(LIST)
    assert concepts(by_words(passage, LIST, "deletes")) == {"person", "without-right", "delete", "data"}
    assert concepts(by_words(passage, LIST, "alters")) == {"person", "without-right", "alter", "data"}


def test_points_do_not_share_each_other() -> None:
    """What stands in one point does not bear on the next, nor on what stands above."""
    passage = first(LIST)
    assert "delete" not in concepts(by_words(passage, LIST, "alters"))
    assert concepts(by_words(passage, LIST, "Whoever")) == {"person", "without-right"}
    assert concepts(by_words(passage, LIST, "The register")) == set()


def test_other_paragraphs_are_apart() -> None:
    """A paragraph knows nothing of the one before it."""
    passage = first(LIST)
    assert sentences_of(passage, LIST) == [
        ["The register is kept.", "Whoever without right:", "deletes data;", "alters data.", "It stays so."],
        ["The attempt is punished."],
    ]
    assert concepts(passage.paragraphs[1][0]) == {"punishable"}


def node(kind: str, text: str, words: str, *children: Provision, heading: str = "") -> Provision:
    """A provision whose own text is ``words``, which stand once in ``text``."""
    body = Span(text.index(words), text.index(words) + len(words))
    end = max([body.end, *(child.span.end for child in children)])
    spans = (Span(text.index(heading), text.index(heading) + len(heading)),) if heading else ()
    return Provision(kind, "1", kind + words[:3], heading, Span(body.start, end), body, 1, children, spans)


def of(text: str, *top: Provision) -> Passage:
    """The first passage of a law whose tree is given."""
    cut = statute(text)
    root = Provision("statute", "", "", "", Span(0, len(text)), Span(0, 0), 1, top)
    tree = Statute(cut.id, cut.title, cut.kind, cut.language, cut.tradition, cut.document, root, cut.regions)
    return passages(tree, CUES)[0]


def test_words_after_a_list_bear_on_its_points() -> None:
    """A sanction that closes a list is the sanction of every point."""
    text = "Whoever deletes data, alters data, is punished."
    points = [node("point", text, "deletes data,"), node("point", text, "alters data,")]
    passage = of(text, node("article", text, "Whoever", *points, node("wrapup", text, "is punished.")))
    assert {"person", "delete", "punishable"} <= concepts(by_words(passage, text, "deletes"))
    assert {"person", "alter", "punishable"} <= concepts(by_words(passage, text, "alters"))
    assert "alter" not in concepts(by_words(passage, text, "deletes"))


def test_words_after_a_list_are_cut_from_a_law() -> None:
    """The same, where the structure has found the closing words."""
    text = "1. Erasure\nWhoever without right\n(a) deletes data; or\n(b) alters data,\nis punished.\n2. Fees\nNone.\n"
    passage = first(text)
    assert {"person", "delete", "punishable"} <= concepts(by_words(passage, text, "deletes"))


def test_only_the_last_sentence_leads_in() -> None:
    """A sentence that is complete before the list begins does not lead into it."""
    text = "1. Erasure\n(1) Without right nothing is done. Whoever:\n(a) deletes data;\n(b) alters data.\n"
    assert "without-right" not in concepts(by_words(first(text), text, "deletes"))


def test_lead_in_runs_through_every_level() -> None:
    """A subpoint has what leads into its point and what leads into its paragraph."""
    text = "Whoever: without right: deletes data."
    inner = node("subpoint", text, "deletes data.")
    passage = of(text, node("article", text, "Whoever:", node("point", text, "without right:", inner)))
    assert {"person", "without-right", "delete"} <= concepts(by_words(passage, text, "deletes"))


def test_points_of_an_article_are_in_its_first_paragraph() -> None:
    """Where an article has no paragraphs, its points are read with it."""
    text = "1. Erasure\nWhoever:\n(a) deletes data;\n(b) alters data.\n"
    assert [len(paragraph) for paragraph in first(text).paragraphs] == [3]


def test_heading_is_apart_from_the_text() -> None:
    """A heading's notions are kept as the heading's, and do not bear on the sentences below."""
    text = "Neni 1\nData\nWhoever deletes it is punished.\nNeni 2\nFees\nNone.\n"
    passage = first(text)
    assert told(passage.heading, text) == [("data", "Data")]
    assert "data" not in {feature.concept for feature in passage.features()}


def test_a_heading_that_announces_definitions_leads_in() -> None:
    """That a heading says that terms are defined bears on every sentence."""
    passage = first("Neni 1\nTerms\nData are facts. More of it.\nNeni 2\nFees\nNone.\n")
    assert all("definition" in concepts(sentence) for paragraph in passage.paragraphs for sentence in paragraph)


def test_groups_are_the_headings_above() -> None:
    """A provision knows the headings of all groups it stands in, and of no other."""
    text = "PART I\nGENERAL PART\n\n1. Data\nNone.\n\nPART II\nCRIMES\n\n2. Fees\nNone.\n"
    made = {item.provision.number: item for item in passages(statute(text), CUES)}
    assert told(made["1"].groups, text) == [("general-part", "GENERAL PART")]
    assert told(made["2"].groups, text) == [("crime", "CRIMES")]


@pytest.mark.parametrize("mark", ["", "1. "])
def test_abbreviations_end_no_sentence(mark: str) -> None:
    """The lexicon's abbreviations are known in the text of an article as in that of a paragraph."""
    text = f"Neni 1\nFees\n{mark}Under art. Five of it. Done.\nNeni 2\nData\nNone.\n"
    assert sentences_of(first(text), text) == [["Under art. Five of it.", "Done."]]


def test_features_lie_in_their_sentence_or_lead_into_it() -> None:
    """No feature of a sentence lies behind it, but for words that close a list."""
    for passage in passages(statute(LIST), CUES):
        for paragraph in passage.paragraphs:
            for sentence in paragraph:
                assert all(feature.span.end <= sentence.span.end for feature in sentence.features)


def test_every_provision_has_its_passage() -> None:
    """There is one passage for each citable provision, in the order of the text, empty ones included."""
    cut = statute("1. Data\nWhoever.\n\n2. (Repealed)\n\n3. Fees\nNone.\n", id="act")
    made = passages(cut, CUES)
    assert [item.provision for item in made] == list(cut.articles())
    assert {item.statute for item in made} == {"act"}


def test_words_are_the_longer_ones_folded() -> None:
    """A passage keeps the longer words of its whole provision, folded."""
    assert first("1. Dátá\nThe FEE is due.\n").words == {"data"}


def test_a_phrase_that_goes_on_behind_a_heading_is_not_the_headings() -> None:
    """What begins in a heading and ends in the text below it is said by neither."""
    others = "".join(f"Neni {number}\nHiding\nWho hides data is fined.\n" for number in (2, 3, 4))
    text = f"Neni 1\nRain in general\nPart of it falls today.\n{others}"
    made = first(text, cues(general_part=["general part"], rain=["rain"]))
    assert made.provision.heading == "Rain in general"
    assert told(made.heading, text) == [("rain", "Rain")]
