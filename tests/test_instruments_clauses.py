"""Every article, paragraph and sub-paragraph of the Convention that binds the law is restated by some element."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

import pytest

from harmonize.knowledge.instruments import load_instruments
from harmonize.model.knowledge import Element, Instrument

BUDAPEST = """
1(a-d) 2 3 4(1-2) 5 6(1)(a)(i-ii) 6(1)(b) 6(2) 6(3) 7 8(a-b) 9(1)(a-e) 9(2)(a-c) 9(3) 9(4) 10(1-3) 11(1-3)
12(1)(a-c) 12(2-4) 13(1-2) 14(1) 14(2)(a-c) 14(3)(a) 14(3)(b)(i-ii) 15(1-3) 16(1-4) 17(1)(a-b) 17(2)
18(1)(a-b) 18(2) 18(3)(a-c) 19(1)(a-b) 19(2) 19(3)(a-d) 19(4) 19(5) 20(1)(a) 20(1)(b)(i-ii) 20(2-4)
21(1)(a) 21(1)(b)(i-ii) 21(2-4) 22(1)(a-d) 22(2-5)
23 24(1)(a-b) 24(2-6) 24(7)(a-b) 25(1-5) 26(1-2) 27(1) 27(2)(a-d) 27(3) 27(4)(a-b) 27(5-8) 27(9)(a-e)
28(1) 28(2)(a-b) 28(3-4) 29(1) 29(2)(a-f) 29(3-4) 29(5)(a-b) 29(6-7) 30(1) 30(2)(a-b) 31(1-2) 31(3)(a-b)
32(a-b) 33(1-2) 34 35(1)(a-c) 35(2)(a-b) 35(3)
"""
"""How the Convention numbers its obligations: CETS 185, Articles 1 to 35."""
ROMAN = ("i", "ii", "iii", "iv")


@cache
def instrument(id: str) -> Instrument:
    """One instrument, loaded once."""
    (made,) = load_instruments([id])
    return made


def spelled(ranges: str) -> Iterator[str]:
    """Yield the clauses that ranges stand for: ``16(1-2)`` is ``16(1)`` and ``16(2)``."""
    for item in ranges.split():
        head, dash, last = item.rpartition("-")
        if not dash:
            yield item
            continue
        stem, first = head.rsplit("(", 1)
        yield from (f"{stem}({mark})" for mark in between(first, last.rstrip(")")))


def between(first: str, last: str) -> Iterable[str]:
    """The marks from one to another: of numbers, Roman numerals or letters."""
    if first.isdigit():
        return map(str, range(int(first), int(last) + 1))
    if first in ROMAN and last in ROMAN:
        return ROMAN[ROMAN.index(first) : ROMAN.index(last) + 1]
    return map(chr, range(ord(first), ord(last) + 1))


def elements(id: str) -> list[Element]:
    """All elements of an instrument."""
    return [element for article in instrument(id).articles for element in article.elements]


def test_ranges() -> None:
    """A range of clauses stands for each of them."""
    assert list(spelled("2 12(1)(a-c) 20(2-3) 6(1)(a)(i-ii)")) == [
        "2", "12(1)(a)", "12(1)(b)", "12(1)(c)", "20(2)", "20(3)", "6(1)(a)(i)", "6(1)(a)(ii)",
    ]  # fmt: skip


@pytest.mark.parametrize("clause", list(spelled(BUDAPEST)))
def test_every_clause_is_restated(clause: str) -> None:
    """An element names the clause, as what it restates or as what lets a State leave it out."""
    restated = {name for item in elements("budapest") for name in (*item.clauses, item.reservation_clause)}
    assert clause in restated


def test_no_clause_is_invented() -> None:
    """No element names a clause that the Convention does not have."""
    known = set(spelled(BUDAPEST))
    heads = {clause[: place + 1] for clause in known for place, letter in enumerate(clause) if letter == ")"}
    named = {name for item in elements("budapest") for name in item.clauses}
    assert named <= known | heads | {clause.partition("(")[0] for clause in known}


def test_a_clause_belongs_to_its_article() -> None:
    """An element restates clauses of the article that it stands under."""
    for item in elements("budapest"):
        number = item.id.partition(":")[2].partition("/")[0]
        assert {clause.partition("(")[0] for clause in item.clauses} <= {number}, item.id


@pytest.mark.parametrize(
    ("id", "reservations", "declarations"),
    [
        (
            "budapest",
            {"4(2)", "6(3)", "9(4)", "10(3)", "11(3)", "14(3)", "22(2)", "29(4)", "41(1)"},
            {"2", "3", "6(1)(b)", "7", "9(3)", "27(9)(e)"},
        ),
        ("protocol1", {"3(2)", "3(3)", "5(2)", "6(2)"}, set()),
    ],
)
def test_the_lists_are_closed(id: str, reservations: set[str], declarations: set[str]) -> None:
    """What may be reserved or declared is what Articles 42 and 40, or a protocol's own, list: no more, no less."""
    made = instrument(id)
    assert set(made.reservations) == reservations
    assert set(made.declarations) >= declarations
    assert {item.reservation_clause for item in elements(id) if item.reservable} <= reservations
