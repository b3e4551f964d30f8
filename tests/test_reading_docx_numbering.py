"""Automatic numbers of DOCX files: counted as Word counts them, written as its lists write them."""

from __future__ import annotations

from pathlib import Path

import pytest
from word import counted, level, listed, numbered, para, written

from harmonize.reading import read

LAW = listed(level(0, "Article %1"), level(1, "(%2)"), level(2, "%3)", "lowerLetter"), level(3, "(%4)", "lowerRoman"))
SAID = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{}"/></w:lvlOverride>'
NUMBERED = '<w:numPr><w:numId w:val="{}"/></w:numPr>'


def lines(tmp_path: Path, *body: str, **parts: str) -> list[str]:
    """Return the lines of a DOCX of these paragraphs."""
    return read(written(tmp_path / "law.docx", *body, **parts)).text.splitlines()


def test_levels(tmp_path: Path) -> None:
    """Each level counts by itself and begins anew after a higher one; a paragraph between does not interrupt."""
    depths = (0, 1, 1, 2, 2, 3, 1, 2, 0, 1)
    body = [numbered("rain", depth) for depth in depths]
    read = lines(tmp_path, *body[:3], para("snow"), *body[3:], numbering=LAW)
    assert read == [
        "Article 1 rain",
        "(1) rain",
        "(2) rain",
        "snow",
        "a) rain",
        "b) rain",
        "(i) rain",
        "(3) rain",
        "a) rain",
        "Article 2 rain",
        "(1) rain",
    ]


def test_a_number_alone(tmp_path: Path) -> None:
    """A numbered paragraph without words is its number."""
    assert lines(tmp_path, numbered(""), para("Rain"), numbered(""), numbering=LAW) == [
        "Article 1",
        "Rain",
        "Article 2",
    ]


@pytest.mark.parametrize(
    ("form", "start", "written_as"),
    [
        ("decimal", 9, ["9.", "10."]),
        ("decimalZero", 9, ["09.", "10."]),
        ("lowerLetter", 26, ["z.", "aa."]),
        ("upperLetter", 2, ["B.", "C."]),
        ("lowerRoman", 3, ["iii.", "iv."]),
        ("upperRoman", 40, ["XL.", "XLI."]),
        ("russianLower", 9, ["и.", "к."]),
        ("russianUpper", 1, ["А.", "Б."]),
        ("ordinal", 2, ["2nd.", "3rd."]),
        ("none", 1, [".", "."]),
        ("cardinalText", 1, ["1.", "2."]),
    ],
)
def test_forms(tmp_path: Path, form: str, start: int, written_as: list[str]) -> None:
    """Numbers are written in the format of their level; in digits where that is none we know."""
    numbering = listed(level(0, "%1.", form, start))
    assert lines(tmp_path, numbered(""), numbered(""), numbering=numbering) == written_as


@pytest.mark.parametrize(("sign", "read_as"), [("\uf0b7", "•"), ("o", "•"), ("–", "–"), ("-", "-")])
def test_bullets(tmp_path: Path, sign: str, read_as: str) -> None:
    """A bullet is a bullet, whatever the font's character; a dash is a dash."""
    assert lines(tmp_path, numbered("rain"), numbering=listed(level(0, sign, "bullet"))) == [f"{read_as} rain"]


def test_levels_within_a_number(tmp_path: Path) -> None:
    """A number holds those of higher levels in their own form, or in digits where its level is a legal one."""
    plain = listed(level(0, "%1", "upperRoman"), level(1, "%1.%2."), level(2, "%1.%2.%3", more="<w:isLgl/>"))
    body = [numbered("rain", depth) for depth in (0, 1, 2, 2, 0, 1)]
    assert lines(tmp_path, *body, numbering=plain) == [
        "I rain",
        "I.1. rain",
        "1.1.1 rain",
        "1.1.2 rain",
        "II rain",
        "II.1. rain",
    ]


def test_a_level_that_goes_on(tmp_path: Path) -> None:
    """Articles count on through chapters where their level never restarts."""
    law = listed(level(0, "Chapter %1", "upperRoman"), level(1, "Article %2", more='<w:lvlRestart w:val="0"/>'))
    body = [numbered("rain", depth) for depth in (0, 1, 1, 0, 1)]
    assert lines(tmp_path, *body, numbering=law) == [
        "Chapter I rain",
        "Article 1 rain",
        "Article 2 rain",
        "Chapter II rain",
        "Article 3 rain",
    ]


def test_numberings_of_one_list(tmp_path: Path) -> None:
    """Two numberings of one list count together, unless one begins with a number of its own."""
    numbering = listed(level(0, "%1.")) + counted(2, 1) + counted(3, 1, SAID.format(7))
    body = [numbered("rain", 0, id) for id in (1, 2, 3, 3, 1)]
    assert lines(tmp_path, *body, numbering=numbering) == ["1. rain", "2. rain", "7. rain", "8. rain", "9. rain"]


def test_a_numbering_with_a_level_of_its_own(tmp_path: Path) -> None:
    """A numbering may replace a level of its list."""
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "§ %1", start=4)}</w:lvlOverride>'
    numbering = listed(level(0, "%1.")) + counted(2, 1, own)
    assert lines(tmp_path, numbered("rain", 0, 2), numbering=numbering) == ["§ 4 rain"]


def test_numbers_of_styles(tmp_path: Path) -> None:
    """A style's paragraphs are numbered at the level that is linked to it; a paragraph may decline."""
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}">{based}<w:pPr>{NUMBERED.format(1)}</w:pPr></w:style>'
        for name, based in (("Art", ""), ("Par", ""), ("Sub", '<w:basedOn w:val="Par"/>'))
    )
    linked = listed(
        level(0, "Article %1", more='<w:pStyle w:val="Art"/>'), level(1, "(%2)", more='<w:pStyle w:val="Par"/>')
    )
    body = [para("rain", properties=f'<w:pStyle w:val="{style}"/>') for style in ("Art", "Par", "Sub", "Art")]
    plain = para("snow", properties=f'<w:pStyle w:val="Par"/>{NUMBERED.format(0)}')
    read = lines(tmp_path, *body, plain, numbering=linked, styles=styles)
    assert read == ["Article 1 rain", "(1) rain", "(2) rain", "Article 2 rain", "snow"]


def test_a_list_of_a_numbering_style(tmp_path: Path) -> None:
    """A list that refers to a numbering style counts with that style's list."""
    style = f'<w:style w:type="numbering" w:styleId="Laws"><w:pPr>{NUMBERED.format(1)}</w:pPr></w:style>'
    named = listed(level(0, "Art. %1")).replace("<w:lvl ", '<w:styleLink w:val="Laws"/><w:lvl ', 1)
    link = '<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Laws"/></w:abstractNum>' + counted(2, 2)
    assert lines(tmp_path, numbered("rain", 0, 2), numbering=named + link, styles=style) == ["Art. 1 rain"]


def test_what_parts_number_and_words(tmp_path: Path) -> None:
    """A tab or blank parts number and words, unless the level says that nothing does."""
    glued = listed(level(0, "%1-", more='<w:suff w:val="nothing"/>'))
    assert lines(tmp_path, numbered("rain"), numbering=glued) == ["1-rain"]


def test_no_such_list(tmp_path: Path) -> None:
    """A paragraph of a list that is not there has no number."""
    assert lines(tmp_path, numbered("rain", 0, 9), numbered("rain", 8, 1), numbering=LAW) == ["rain", "rain"]


def test_a_set_in_number(tmp_path: Path) -> None:
    """A level sets its paragraphs in, unless they say otherwise."""
    inset = level(0, "%1.").replace("</w:lvl>", '<w:pPr><w:ind w:left="720" w:hanging="360"/></w:pPr></w:lvl>')
    body = numbered("rain"), numbered("rain", properties='<w:ind w:left="0" w:firstLine="0"/>')
    document = read(written(tmp_path / "law.docx", *body, numbering=listed(inset)))
    assert [line.indent for line in document.lines] == [18.0, 0.0]
