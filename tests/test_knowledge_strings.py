"""The texts of reports: each language has them all, each text is used, each use has its text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from harmonize.errors import LanguageError
from harmonize.evaluation.measures import MEASURES
from harmonize.knowledge.strings import differences, load_strings, report_languages
from harmonize.model.crosswalk import Comparison
from harmonize.model.evaluation import Facet, Turn
from harmonize.model.evidence import Relation
from harmonize.model.jurisdiction import ActKind, ActNature, Standing
from harmonize.model.knowledge import ArticleKind, Requirement, ScopeTest
from harmonize.model.law import RegionKind
from harmonize.model.penalty import Form, Joined, PenaltyKind
from harmonize.model.quality import Quality
from harmonize.model.verdict import RestsOn, Status

VOCABULARIES = {"status", "status_meaning", "relation", "relation_meaning", "requirement", "requirement_meaning",
                "region", "chapter", "kind_of_law", "language", "comparison", "level", "loss", "provision",
                "crosswalk_relation", "penalty", "instrument_kind", "instrument_count", "scope_test", "treaty_standing",
                "treaty_kind", "treaty_nature", "way", "sentence", "phrase", "figure", "facet", "turn", "plot", "miss",
                "rests_on",
                "situation_count", "situation_matter", "situation_matter_lead", "situation_beyond",
                "situation_beyond_lead", "situation_priority", "situation_addressee", "situation_instead",
                "situation_nearness", "held_word", "reopened", "situation_ruling", "situation_consent",
                "direction", "effect", "fate", "uncompared", "cause",
                "review_action", "review_filter", "review_scope", "review_key", "review_said",
                "workbook_sheet", "workbook_column", "workbook_stand", "workbook_settles"}  # fmt: skip
"""Sections whose names come from an analysis, an evaluation or a page's script, not from a template."""


def uses(checkout: Path) -> set[str]:
    """Return the texts that templates (``t.section.name``) and chapters (``"section.name"``) name."""
    reports = checkout / "harmonize" / "reports"
    templates, chapters = reports.glob("templates/*.j2"), reports.glob("**/*.py")
    in_templates = {
        use for path in templates for use in re.findall(r"\bt\.(\w+\.\w+)", path.read_text(encoding="utf-8"))
    }
    in_chapters = {
        use
        for path in chapters
        for use in re.findall(r"""["'](\w+\.(?!(?:css|js|json|csv)\b)\w+)["']""", path.read_text(encoding="utf-8"))
    }
    return in_templates | {use for use in in_chapters if use.partition(".")[0] in load_strings()}


@pytest.mark.parametrize("language", report_languages())
def test_every_language_is_whole(language: str) -> None:
    """The texts of every language are those of the reference, with the same placeholders."""
    strings = load_strings(language)
    assert strings["page"]["language"].partition("-")[0] == language
    assert all(text.strip() for section in strings.values() for text in section.values())


def test_every_text_is_used(checkout: Path) -> None:
    """No text is left over, and no template asks for one that is missing."""
    named = {
        f"{section}.{name}"
        for section, texts in load_strings().items()
        if section not in VOCABULARIES and section != "page"
        for name in texts
    }
    asked = {use for use in uses(checkout) if use.split(".")[0] not in VOCABULARIES | {"page"}}
    assert named == asked


def test_vocabularies_are_whole() -> None:
    """Every status, relation, requirement and region has its word, and those that need one a meaning."""
    strings = load_strings()
    assert set(strings["status"]) == set(strings["status_meaning"]) == set(get_args(Status))
    assert set(strings["relation"]) == set(strings["relation_meaning"]) == {*get_args(Relation), "not-cited"}
    assert set(strings["requirement"]) == set(strings["requirement_meaning"]) == set(get_args(Requirement))
    assert set(strings["region"]) == set(get_args(RegionKind))
    assert set(strings["rests_on"]) == set(get_args(RestsOn))
    assert set(strings["penalty"]) > {*get_args(PenaltyKind), *get_args(Form), *get_args(Joined)} - {""}
    assert set(strings["loss"]) == set(Quality().losses())
    assert set(strings["crosswalk_relation"]) == set(get_args(Comparison))
    assert set(strings["instrument_kind"]) == set(get_args(ArticleKind))
    assert set(strings["scope_test"]) == set(get_args(ScopeTest))
    assert set(strings["treaty_standing"]) == set(get_args(Standing))
    assert set(strings["treaty_kind"]) == set(get_args(ActKind))
    assert set(strings["treaty_nature"]) == set(get_args(ActNature))


def test_unknown_language() -> None:
    """A language without texts is an error that names those there are."""
    with pytest.raises(LanguageError, match=r"report language xx has no texts|give one of en"):
        load_strings("xx")


def test_language_is_no_path() -> None:
    """A language is looked up among the files there are, never opened as a path."""
    with pytest.raises(LanguageError):
        load_strings("../concepts")


def test_differences_are_seen() -> None:
    """A missing text, an unknown one and other placeholders are told apart."""
    reference = {"a": {"one": "{n} pages", "two": "two"}}
    other = {"a": {"one": "pages"}, "b": {"three": "three"}}
    assert list(differences(reference, other)) == [
        ("a.two", "is missing"),
        ("b.three", "is unknown"),
        ("a.one", "has other placeholders"),
    ]


def test_an_evaluation_has_its_words() -> None:
    """Every figure, facet and turn of an evaluation has its word."""
    strings = load_strings()
    assert set(strings["figure"]) == set(MEASURES)
    assert set(strings["facet"]) == set(get_args(Facet))
    assert set(strings["turn"]) == set(get_args(Turn))
