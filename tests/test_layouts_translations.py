"""Gazettes in two languages, typeset here: in columns, on facing pages, one after the other; and in one language."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from gazette import (
    GUTTER,
    LEFT,
    RIGHT,
    TOP,
    Frame,
    Setting,
    at,
    beside,
    blocks,
    flow,
    law,
    read,
    read_articles,
    set_into,
)

from harmonize.reading.translations import _agree, _differ

HALF = (RIGHT - LEFT - GUTTER) / 2
ARTICLES = 24


def column(k: int) -> list[Frame]:
    """Return one of two columns on every page."""
    return [Frame(page, LEFT + k * (HALF + GUTTER), HALF) for page in range(9)]


def whole(pages: Iterable[int]) -> list[Frame]:
    """Return the whole width of some pages."""
    return [Frame(page, LEFT, RIGHT - LEFT) for page in pages]


def setting(language: str, frames: list[Frame]) -> Setting:
    """Return the law in a language set into frames."""
    return set_into(blocks(law(ARTICLES, language)), frames)


def gazette(way: str) -> dict[str, Setting]:
    """Return the law in English and in French, set in one of the ways of gazettes."""
    frames = {
        "columns": (column(0), column(1)),
        "facing pages": (whole(range(0, 20, 2)), whole(range(1, 21, 2))),
        "two halves": (whole(range(9)), []),
    }[way]
    english = setting("en", frames[0])
    second = frames[1] or [Frame(english.page, LEFT, RIGHT - LEFT, english.y + 30), *whole(range(english.page + 1, 20))]
    return {"en": english, "fr": setting("fr", second)}


@pytest.mark.parametrize("way", ["columns", "facing pages", "two halves"])
@pytest.mark.parametrize(("said", "other"), [("en", "fr"), ("fr", "en")])
def test_the_law_is_read_in_the_language_asked_for(tmp_path: Path, way: str, said: str, other: str) -> None:
    """The text in the language that the user says is the law, the other its translation, and nothing is lost."""
    texts = gazette(way)
    statute = read(tmp_path / "a.pdf", texts["en"].onto(texts["fr"]).pages, said)
    assert flow(statute) == texts[said].lines
    assert at(statute, "translation") == texts[other].lines
    assert read_articles(statute) == law(ARTICLES, said)
    assert {region.kind for region in statute.regions} >= {"translation", "provision"}


@pytest.mark.parametrize("way", ["columns", "facing pages", "two halves"])
def test_the_first_text_is_the_law_unless_said(tmp_path: Path, way: str) -> None:
    """Without a word from the user the left or first text is read, and a notice says how to read the other."""
    texts = gazette(way)
    statute = read(tmp_path / "a.pdf", beside(texts["en"], texts["fr"]).pages, None)
    assert flow(statute) == texts["en"].lines
    (notice,) = [notice for notice in statute.notices if notice.code == "bilingual"]
    assert "the text in en was read" in notice.text
    assert notice.text.endswith("--language fr")


@pytest.mark.parametrize("way", ["columns", "facing pages", "two halves"])
def test_one_language_is_no_translation(tmp_path: Path, way: str) -> None:
    """Columns, pages and halves of one language are all the law's."""
    frames = {
        "columns": [frame for pair in zip(column(0), column(1), strict=True) for frame in pair],
        "facing pages": whole(range(9)),
        "two halves": whole(range(9)),
    }[way]
    one = setting("en", frames)
    statute = read(tmp_path / "a.pdf", one.pages)
    assert flow(statute) == one.lines
    assert statute.notices == ()


def test_an_annex_in_another_language_is_no_translation(tmp_path: Path) -> None:
    """Text in another language that has not the law's numbers is printed with it, and stays."""
    first = setting("en", whole(range(9)))
    annexed = [
        article._replace(number=f"{700 + int(article.number)}", heading="Lanternes") for article in law(20, "fr")
    ]
    annexed = [
        article._replace(paragraphs=tuple(p.lstrip("(123) ") for p in article.paragraphs)) for article in annexed
    ]
    both = first.onto(set_into(blocks(annexed), [Frame(first.page + 1, LEFT, RIGHT - LEFT, TOP)] * 9))
    assert at(read(tmp_path / "a.pdf", both.pages), "translation") == []


def test_scripts_tell_languages_apart() -> None:
    """Letters tell languages apart where they differ; words do where they do not; a language is not its own other."""
    assert _differ("Član reda i mira u gradu", "Член на редот и мирот во градот")
    assert not _differ("Ko u luci ugasi svetlo kazniće se i to", "Ko u luci i na tornju upali svetlo kazniće se")
    assert _agree("Article 1, 2 and 3", "Article 1, 2 et 3")
    assert not _agree("Article 1, 2 and 3", "Article 7, 8 et 9")
