"""Precedents: other laws' words for what is missing, nearest first, never from a draft or from the same law."""

from __future__ import annotations

from dataclasses import replace

from analyses import rich
from judging import KEY, article, candidate, element, judged

from harmonize.findings.precedents import LONGEST, MOST, MOST_OF_ONE, quotation, with_precedents
from harmonize.model.evidence import Evidence
from harmonize.model.recommendation import Precedent
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, Quoted

FAMILY = {"bs": "sr", "sr": "sr", "sq": "sq"}


def analysis(
    state: str, *shown: str, tradition: str = "general", language: str = "sq", unit: str = "", provisions: int = 1
) -> Analysis:
    """A jurisdiction whose law shows those elements of an article that asks for two, in so many provisions."""
    cited = [candidate(*shown, number=str(1 + i)) for i in range(provisions)] if shown else []
    found = judged(article("deleting", "altering"), *cited)
    source = replace(rich().statutes[0], id="law", title=f"Code of {state}", tradition=tradition, language=language)
    quoted = {f"law#art_{1 + i}": Quoted(str(1 + i), "", "words", 0, 1, "a" * 64) for i in range(provisions)}
    return replace(
        rich(), jurisdiction=state, jurisdiction_name=state, unit=unit, statutes=(source,), provisions=quoted,
        findings=(found,), decisions=(),
    )  # fmt: skip


def lent(me: Analysis, *others: Analysis) -> tuple[Precedent, ...]:
    """The precedents for the one step that is recommended."""
    (step,) = with_precedents(me, others, FAMILY).findings[0].recommendations
    return step.precedents


def test_what_is_missing_is_quoted() -> None:
    """The provision that has the missing element is named, with its law and its words."""
    (found,) = lent(analysis("AA", "deleting"), analysis("BB", "deleting", "altering"))
    assert (found.jurisdiction, found.title, found.provision) == ("BB", "Code of BB", "1")
    assert (found.elements, found.quote, found.text_sha256) == ((f"{KEY}/altering",), "words", "a" * 64)


def test_what_lacks_it_too_is_no_precedent() -> None:
    """A law with the same gap lends nothing."""
    assert lent(analysis("AA", "deleting"), analysis("BB", "deleting")) == ()


def test_nearest_first() -> None:
    """Tradition and language, then tradition, then language, then the others; weight comes after."""
    others = [
        analysis("CC", "altering", tradition="roman", language="tr"),
        analysis("DD", "altering", tradition="roman", language="bs"),
        analysis("EE", "altering", language="tr"),
        analysis("FF", "altering", language="bs"),
    ]
    found = lent(analysis("AA", "deleting", language="sr"), *others)
    assert [each.jurisdiction for each in found] == ["FF", "EE", "DD", "CC"]
    assert [each.nearness for each in found] == [
        "same-tradition-and-language", "same-tradition", "same-language", "other",
    ]  # fmt: skip


def test_who_carries_more_comes_first() -> None:
    """Of laws as near, the one that has more of what is missing is named first."""
    found = lent(analysis("AA"), analysis("BB", "altering"), analysis("CC", "deleting", "altering"))
    assert [each.jurisdiction for each in found] == ["CC", "BB"]


def test_drafts_lend_nothing() -> None:
    """A bill is confidential."""
    assert lent(analysis("AA", "deleting"), replace(analysis("BB", "altering"), draft="A bill")) == ()


def test_the_same_law_lends_nothing() -> None:
    """An older analysis of the same unit is no precedent; another unit of the State is one, under its own name."""
    me = analysis("AA", "deleting")
    assert lent(me, analysis("AA", "altering")) == ()
    (found,) = lent(me, analysis("AA", "altering", unit="North"))
    assert found.jurisdiction_name == "North"


def test_several_are_heard() -> None:
    """One jurisdiction with many provisions does not crowd out the others, and the list stays short."""
    found = lent(analysis("AA"), analysis("BB", "altering", provisions=9), analysis("CC", "altering", provisions=9))
    assert [each.jurisdiction for each in found].count("BB") == MOST_OF_ONE
    many = [analysis(f"{state}{state}", "altering", provisions=2) for state in "BCDEFG"]
    assert len(lent(analysis("AA"), *many)) == MOST


def test_declarations_need_no_precedent() -> None:
    """What a government is to declare is no matter of other laws, though they set the same limit."""
    limited = judged(article("deleting", element("gain", "option", nucleus=False)), candidate("deleting", "gain"))
    me, other = (replace(analysis(state), findings=(limited,)) for state in ("AA", "BB"))
    (step,) = with_precedents(me, [other], FAMILY).findings[0].recommendations
    assert (step.action, step.precedents) == ("declare", ())


def bar(start: int, end: int, quote: str) -> Evidence:
    """Evidence that quotes those words there."""
    return Evidence("law", "art_1", "concepts", "near", 1.0, None, quote, Span(start, end), 1)


def test_words_are_quoted_once() -> None:
    """Quotations stand in the order of the law; one within another is left out, line ends are blanks."""
    assert quotation([bar(20, 25, "later"), bar(0, 10, "first\nwords"), bar(2, 5, "rst")]) == "first words […] later"


def test_long_words_are_cut() -> None:
    """A quotation stays short, and says that it was cut."""
    cut = quotation([bar(0, 100_000, "x" * 100_000)])
    assert len(cut) <= LONGEST + 4
    assert cut.endswith(" […]")
