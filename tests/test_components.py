"""Components for spaCy: notions, references and penalties as spans of a ``Doc``, kept with a pipeline."""

from __future__ import annotations

import pickle
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import DocBin

from harmonize import components
from harmonize.errors import LanguageError

SENTENCE = "Hyrja e paautorizuar në sistemin kompjuterik, sipas nenit 12, dënohet me burgim deri në tre vjet."
"""An invented sentence: unauthorised entry into a computer system, under Article 12, prison of up to three years."""


@pytest.fixture(scope="module")
def nlp() -> Any:
    """An empty Albanian pipeline with the three components."""
    made = spacy.blank("sq")
    for name in (components.NOTIONS, components.REFERENCES, components.PENALTIES):
        made.add_pipe(name)
    return made


def test_notions_are_spans(nlp: Any) -> None:
    """Each notion of the lexicon is a span with its id and its meaning, and the Doc lists the ids."""
    doc = nlp(SENTENCE)
    found = {span.label_: span for span in doc.spans["harmonize_notions"]}
    assert found["computer-system"].text == "kompjuterik"
    assert "without" in found["without-right"]._.harmonize_gloss
    assert list(found) == doc._.harmonize_notions


def test_references_are_spans(nlp: Any) -> None:
    """Words that point to a provision are a span that says to which."""
    doc = nlp(SENTENCE)
    (span,) = doc.spans["harmonize_references"]
    assert (span.text, span.label_, span._.harmonize_targets, span._.harmonize_act) == (
        "nenit 12",
        "article",
        ["article 12"],
        "",
    )


def test_penalties_are_spans(nlp: Any) -> None:
    """A penalty is a span with its kind and its bounds."""
    doc = nlp(SENTENCE)
    (span,) = doc.spans["harmonize_penalties"]
    assert span.label_ == "imprisonment"
    assert span._.harmonize_penalty == {
        "minimum": None,
        "maximum": {"amount": 3, "unit": "year", "months": 36.0},
        "joined": "",
    }


@pytest.mark.parametrize(
    "text", ["", " \n", "Asgjë.", "nenit", "neni 12 paragrafi 2 dhe neni 13", "\u0301a\ufffd \U0001f600 1."]
)
def test_any_text_is_borne(nlp: Any, text: str) -> None:
    """Every text becomes a Doc with all its characters, whatever is in it."""
    assert nlp(text).text == text


def test_a_pipeline_keeps_its_components(tmp_path: Path) -> None:
    """Settings are written with the pipeline, read again, and find the same; the spans are kept with a Doc."""
    made = spacy.blank("xx")
    made.add_pipe("harmonize_notions", config={"language": "sq", "spans_key": "law"})
    made.to_disk(tmp_path)
    again = spacy.load(tmp_path)
    assert again.get_pipe("harmonize_notions") == made.get_pipe("harmonize_notions")
    (doc,) = DocBin(docs=[again(SENTENCE)], store_user_data=True).get_docs(again.vocab)
    assert "computer-system" in {span.label_ for span in doc.spans["law"]}
    assert pickle.loads(pickle.dumps(again.get_pipe("harmonize_notions"))).language == "sq"


@pytest.mark.parametrize("name", [components.NOTIONS, components.REFERENCES, components.PENALTIES])
def test_a_language_that_is_not_served_is_told(name: str) -> None:
    """A pipeline in a language without a lexicon says so when it is made, and which languages there are."""
    with pytest.raises(LanguageError, match=r"pipeline in 'is'.*en, .*sq"):
        spacy.blank("is").add_pipe(name)


def test_every_component_has_its_entry_point(checkout: Path) -> None:
    """The entry points name functions that are there, one for each component."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    points = project["entry-points"]["spacy_factories"]
    assert set(points) == {components.NOTIONS, components.REFERENCES, components.PENALTIES}
    for point in points.values():
        module, _, function = point.partition(":")
        assert callable(getattr(import_module(module), function))
