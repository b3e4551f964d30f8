"""Recalling: what a sentence takes over from the provisions that it refers to."""

from __future__ import annotations

from dataclasses import replace

from factories import statute
from lexica import cues

from harmonize.language.passages import passages
from harmonize.language.recalling import recalling
from harmonize.model.evidence import Sentence
from harmonize.model.law import Reference, Statute, Target
from harmonize.model.text import Span

CUES = cues(
    take=["takes"], data=["data"], imprisonment=["prison"], same_act=["act under"], designed_for=["made for"],
    sell=["sells"],
)  # fmt: skip


def law(second: str) -> Statute:
    """A law of two articles, the second of which refers to the first by the words ``Article 1``."""
    text = f"1. Taking\nWhoever takes data goes to prison.\n\n2. Other\n{second}\n"
    made = statute(text)
    at = text.index("Article 1", text.index("2. Other"))
    first = made.articles()[0].eid
    return replace(
        made, references=(Reference(Span(at, at + 9), (Target((("article", "1"),), eids=(first,)),), None, made.id),)
    )


def borrowed(second: str) -> dict[str, str]:
    """What the second article's sentence takes over, with how it stands."""
    made = law(second)
    sentence: Sentence = recalling(made, passages(made, CUES))[1].paragraphs[0][0]
    assert all(item.span.of(made.document.text) == "Article 1" for item in sentence.borrowed)
    return {item.concept: item.standing for item in sentence.borrowed}


def test_a_reference_brings_what_is_told_there() -> None:
    """The notions of the provision referred to stand where the reference is printed; its penalty stays there."""
    assert borrowed("Whoever sells the fruits of Article 1 pays.") == {
        "take": "referred", "data": "referred", "offence": "referred"
    }  # fmt: skip


def test_whoever_does_the_act_is_punished_for_it() -> None:
    """Where the sentence punishes the act under the provision, it is as if told here."""
    assert set(borrowed("Whoever does an act under Article 1 goes to prison.").values()) == {"recalled"}


def test_what_is_made_for_the_act_is_not_the_act() -> None:
    """Who sells tools made for the act under the provision does another one."""
    assert set(borrowed("Who sells tools made for an act under Article 1 goes to prison.").values()) == {"referred"}


def test_a_law_without_references_stays_as_it_is() -> None:
    """No reference, nothing borrowed."""
    made = replace(law("See Article 1."), references=())
    assert all(not item.borrowed for passage in recalling(made, passages(made, CUES)) for item in passage.paragraphs[0])
