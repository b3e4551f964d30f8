"""Every article, paragraph and sub-paragraph of the treaties that binds the law is restated by some element."""

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
PROTOCOL1 = """
1 2(1-2) 3(1-3) 4(1)(i-ii) 5(1)(i-ii) 5(2)(a-b) 6(1) 6(2)(a-b) 7 8(1-2)
"""
"""The First Protocol: CETS 189, Articles 1 to 8."""
PROTOCOL2 = """
1(a-b) 2(1)(a-b) 2(2) 3(1) 3(2)(a-e) 4(1) 4(2)(a-c) 5(1-7) 6(1-2) 6(3)(a-d) 6(4-7)
7(1) 7(2)(a-b) 7(3)(a-f) 7(4)(a-h) 7(5)(a-b) 7(5)(c)(i-ii) 7(5)(d)(i-ii) 7(5)(e-f) 7(6-8) 7(9)(a-b)
8(1)(a-b) 8(2) 8(3)(a)(i-vi) 8(3)(b)(i-viii) 8(3)(c) 8(4-5) 8(6)(a)(i-ii) 8(6)(b) 8(7-8) 8(9)(a-b) 8(10)(a-b) 8(11-13)
9(1)(a-b) 9(2)(a-c) 9(3)(a-h) 9(4-6) 9(7)(a-b) 10(1-9)
11(1) 11(2)(a-b) 11(3-4) 11(5)(a-c) 11(6)(a)(i-iii) 11(6)(b) 11(7)(a-b) 11(8) 12(1-5) 12(6)(a-c) 12(7) 13
14(1)(a-e) 14(2)(a-b) 14(3-6) 14(7)(a-c) 14(8) 14(9)(a-b) 14(10)(a-b) 14(11)(a)(i-iv) 14(11)(b-c)
14(12)(a)(i-ii) 14(12)(b) 14(13-15) 17(1)(a-c) 17(2-3) 18(1-3)
"""
"""The Second Protocol: CETS 224, what of its Articles 1 to 18 asks or allows something."""
TREATIES = {"budapest": BUDAPEST, "protocol1": PROTOCOL1, "protocol2": PROTOCOL2}
ROMAN = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii")


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


@pytest.mark.parametrize(
    ("id", "clause"), [(id, clause) for id, ranges in TREATIES.items() for clause in spelled(ranges)]
)
def test_every_clause_is_restated(id: str, clause: str) -> None:
    """An element names the clause, as what it restates or as what lets a State leave it out."""
    restated = {name for item in elements(id) for name in (*item.clauses, item.reservation_clause)}
    assert clause in restated


@pytest.mark.parametrize("id", TREATIES)
def test_no_clause_is_invented(id: str) -> None:
    """No element names a clause that the treaty does not have."""
    known = set(spelled(TREATIES[id]))
    heads = {clause[: place + 1] for clause in known for place, letter in enumerate(clause) if letter == ")"}
    named = {name for item in elements(id) for name in item.clauses}
    assert named <= known | heads | {clause.partition("(")[0] for clause in known}


@pytest.mark.parametrize("id", TREATIES)
def test_a_clause_belongs_to_its_article(id: str) -> None:
    """An element restates clauses of the article that it stands under."""
    for item in elements(id):
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
        ("protocol1", {"3(2)", "3(3)", "5(2)(b)", "6(2)(b)"}, {"5(2)(a)", "6(2)(a)"}),
        (
            "protocol2",
            {"7(9)(a)", "7(9)(b)", "8(13)", "17(1)"},
            {"7(2)(b)", "7(8)", "8(11)", "9(1)(b)", "9(5)", "10(9)", "12(3)", "18(2)"},
        ),
    ],
)
def test_the_lists_are_closed(id: str, reservations: set[str], declarations: set[str]) -> None:
    """What may be reserved or declared is what Articles 42 and 40, or a protocol's own, list: no more, no less."""
    made = instrument(id)
    assert set(made.reservations) == reservations
    assert set(made.declarations) >= declarations
    assert {item.reservation_clause for item in elements(id) if item.reservable} <= reservations
