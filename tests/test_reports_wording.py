"""Wording: names and sentences said again in another language, what is not known as it is."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

import pytest
from analyses import rich
from specimens import NAMES, analyzed

from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.knowledge.strings import load_strings
from harmonize.knowledge.wordings import load_phrases, load_sentences
from harmonize.model.verdict import Analysis
from harmonize.reports.identity import identity
from harmonize.reports.markdown import markdown
from harmonize.reports.situation import situation
from harmonize.reports.wording import LONGEST, Wording, localized, recogniser

TOLD = ("fr", "sr")
"""The languages that tell every sentence of the stages."""
FOREIGN = tuple(name for name in NAMES if "en" not in load_specimen(name)[0].languages)
"""The specimens whose laws are in other languages than English."""
SHORT = 12
"""Characters of a text that may stand in another language's words by chance."""
SAME = {"Extradition"}
"""Titles that are the same in English and another language."""
STRINGS = {
    "sentence": {
        "not found: {elements} ({reason})": "introuvable : {elements} ({reason})",
        "missing: {elements}": "manque : {elements}",
        "could stand in: {kinds}": "peut-être dans : {kinds}",
        "a matter of {ways}": "affaire de {ways}",
        "{place} says it": "{place} le dit",
    },
    "phrase": {"the act": "l’acte", "intent; or malice": "intention ; ou malice", "damage": "dommage"},
    "kind_of_law": {"criminal-code": "code pénal", "cybercrime-act": "loi"},
    "way": {"practice": "pratique"},
    "article": {"or": "ou"},
}


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("missing: the act; intent; or malice; damage", "manque : l’acte; intention ; ou malice; dommage"),
        ("missing: the act; another thing", "manque : l’acte; another thing"),
        (
            "could stand in: criminal-code or cybercrime-act, other",
            "peut-être dans : code pénal ou loi, other",
        ),
        ("a matter of practice or custom", "affaire de pratique ou custom"),
        ("12 (the act) says it", "12 (the act) le dit"),
        ("not found: damage (a matter of practice)", "introuvable : dommage (affaire de pratique)"),
        ("damage", "dommage"),
        ("nobody knows this", "nobody knows this"),
    ],
)
def test_sentences(said: str, told: str) -> None:
    """A sentence is known by its template; each place in it is said by its name."""
    assert Wording(STRINGS).sentence(said) == told


def test_long_texts_stay() -> None:
    """What is too long for a sentence is not looked at."""
    said = "missing: " + "x; " * LONGEST
    assert Wording(STRINGS).sentence(said) == said


def test_a_template_is_no_pattern() -> None:
    """Signs of regular expressions in a template stand for themselves."""
    assert recogniser("a.c ({n})?").fullmatch("abc (1)?") is None
    assert recogniser("a.c ({n})?").fullmatch("a.c (1)?") is not None


def test_english_names_kinds_of_law() -> None:
    """English says the stages' own sentences, with names instead of codes."""
    english = Wording(load_strings())
    said = "not found: sanctions (could stand in a law that was not supplied: copyright-act or cybercrime-act)"
    assert english.sentence(said).endswith(
        "(could stand in a law that was not supplied: copyright act or cybercrime act)"
    )
    assert english.sentence("no provision carries it") == "no provision carries it"


def test_without_sentences_nothing_is_said_again() -> None:
    """A language without sentences leaves the analysis as it is."""
    assert localized(rich(), {**load_strings(), "sentence": {}}) is rich()


def test_what_was_found_is_the_same_in_any_language() -> None:
    """Another wording changes no identity, no status and no quotation."""
    strings = {**load_strings(), **STRINGS, "sentence": {"{all}": "quoi ? {all}"}}
    told = localized(rich(), strings)
    assert told != rich()
    assert identity(told) == identity(rich())
    assert [each.status for each in told.findings] == [each.status for each in rich().findings]
    assert told.provisions == rich().provisions


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", TOLD)
def test_the_sentences_of_analyses_are_known(name: str, language: str) -> None:
    """No sentence that the specimens' analyses say is without its template."""
    templates = [recogniser(said) for said in load_sentences(language)]
    unknown = {said for said in sentences(analyzed(name=name)) if not any(each.fullmatch(said) for each in templates)}
    assert unknown == set()


@pytest.mark.parametrize("language", TOLD)
def test_every_language_tells_the_same(language: str) -> None:
    """A sentence that one language knows, all know; and all know the articles and elements of the treaties."""
    assert load_sentences(language).keys() == load_sentences(TOLD[0]).keys()
    phrases, treaties = load_phrases(language), load_instruments(["budapest", "protocol1", "protocol2"])
    articles = [article for treaty in treaties for article in treaty.articles]
    texts = {element.text for article in articles for element in article.elements} | {each.title for each in articles}
    assert texts <= phrases.keys()
    assert all(phrases[text].strip() and phrases[text] != text for text in texts - SAME)


@pytest.mark.parametrize("name", FOREIGN)
@pytest.mark.parametrize("language", TOLD)
def test_nothing_english_is_left(name: str, language: str) -> None:
    """A whole report has none of the texts that English tells otherwise (of other instruments it stays English)."""
    english, strings = load_strings(), load_strings(language)
    said = {
        text
        for section, texts in english.items()
        for key, text in texts.items()
        if section not in ("phrase", "sentence") and len(text) > SHORT and strings[section][key] != text
    }
    analysis = replace(analyzed(name=name), crosswalks=())
    report = markdown(situation(localized(analysis, strings), strings)).decode()
    assert {text for text in said if "{" not in text and text in report} == set()


def sentences(analysis: Analysis) -> set[str]:
    """The reasons, remarks and recommendations of an analysis, without what instruments say."""
    named = {text for finding in analysis.findings for text in (element.text for element in finding.elements)}
    alike = {each.reason for f in analysis.findings for each in f.candidates if each.relation == "look-alike"}
    said = {text for kind, text in texts(analysis) if kind in ("Reason", "Remark", "Notice", "Recommendation")}
    return said - named - alike


def texts(value: Any) -> list[tuple[str, str]]:
    """Every ``text`` of the records in a value, with its class."""
    if isinstance(value, tuple):
        return [found for each in value for found in texts(each)]
    if is_dataclass(value):
        below = [found for field in fields(value) for found in texts(getattr(value, field.name))]
        return [*below, (type(value).__name__, getattr(value, "text", ""))]
    return []
