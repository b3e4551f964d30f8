"""Crosswalks: well formed, true to the elements, and the same read from either side."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from harmonize.errors import KnowledgeError
from harmonize.knowledge import files
from harmonize.knowledge.crosswalks import check_crosswalk, load_crosswalks, problems, read_crosswalk
from harmonize.knowledge.files import folder, tomls
from harmonize.knowledge.instruments import load_instruments
from harmonize.model.crosswalk import Comparison, Crosswalk, Row
from harmonize.model.knowledge import Article, Element, Instrument, Requirement

WRITTEN = [read_crosswalk(path) for path in tomls("crosswalks")]
INSTRUMENTS = load_instruments()
SEEN = INSTRUMENTS[0].seen


def element(id: str, requirement: Requirement = "required", same_as: str = "", allowed: bool = False) -> Element:
    """An element that makes a provision citable; an option is a limit."""
    nucleus = requirement == "required"
    return Element(id, id, "conduct", requirement, (), nucleus=nucleus, same_as=same_as, allowed=allowed)


def instrument(id: str, *elements: Element) -> Instrument:
    """An instrument of one article."""
    article = Article(id, "1", "Erasing", "offence", "", "https://example.org", (("criminal-code",),), elements)
    return Instrument(id, id, id, id, "https://example.org", SEEN, None, (article,))


A = instrument("a", element("a:1/erasing"))
SAME = element("b:1/erasing", same_as="a:1/erasing")
LIMIT = element("b:1/minor", "option", allowed=True)
MORE = element("b:1/altering")


def found(row: Row, *targets: Element, source: Instrument = A) -> list[str]:
    """What is wrong with a row of a crosswalk from ``a`` to ``b``."""
    crosswalk = Crosswalk("a", "b", (row,))
    return [problem for _, problem in problems(crosswalk, (source, instrument("b", *targets)))]


def row(relation: Comparison, **fields: tuple[str, ...]) -> Row:
    """A row from the article of ``a`` to that of ``b``."""
    return replace(Row(("a:1",), ("b:1",), relation), **fields)


def test_there_are_crosswalks() -> None:
    """The Convention is compared with what the European Union asks."""
    assert ("budapest", "eu-2013-40") in {(item.source, item.target) for item in WRITTEN}


@pytest.mark.parametrize("crosswalk", WRITTEN, ids=lambda item: f"{item.source}--{item.target}")
def test_what_ships_is_borne_out_by_the_elements(crosswalk: Crosswalk) -> None:
    """Every id is known, every relation and difference is that of the elements, read from either side."""
    assert list(problems(crosswalk, INSTRUMENTS)) == []
    assert list(problems(crosswalk.reversed(), INSTRUMENTS)) == []
    assert crosswalk.reversed().reversed() == crosswalk


@pytest.mark.parametrize("crosswalk", WRITTEN, ids=lambda item: f"{item.source}--{item.target}")
def test_an_article_is_compared_once(crosswalk: Crosswalk) -> None:
    """No article of the target is in two rows, and every row says in words what the difference is."""
    targets = [key for row in crosswalk.rows for key in row.target]
    assert len(set(targets)) == len(targets)
    assert all(row.note.endswith(".") for row in crosswalk.rows)


def test_a_crosswalk_leads_both_ways() -> None:
    """From each of two instruments the other is reached, and only from those named."""
    pairs = {(item.source, item.target) for item in load_crosswalks()}
    assert pairs == {(b, a) for a, b in pairs}
    assert {item.source for item in load_crosswalks(["eu-2013-40"])} == {"eu-2013-40"}


@pytest.mark.parametrize(
    ("right", "targets"),
    [
        (row("equal"), [SAME]),
        (row("narrower", target_asks=("b:1/altering",)), [SAME, MORE]),
        (row("broader", source_asks=("b:1/minor",)), [SAME, LIMIT]),
        (row("intersects", target_asks=("b:1/altering",), source_asks=("b:1/minor",)), [SAME, MORE, LIMIT]),
        (row("none", target_asks=("b:1/altering",), source_asks=("a:1/erasing",)), [MORE]),
    ],
    ids=lambda value: value.relation if isinstance(value, Row) else "",
)
def test_relations(right: Row, targets: list[Element]) -> None:
    """Each relation is right for its elements, turns round with its row, and every other is refused."""
    assert found(right, *targets) == []
    both = (A, instrument("b", *targets))
    assert list(problems(Crosswalk("b", "a", (right.reversed(),)), both)) == []
    for other in {"equal", "narrower", "broader", "intersects", "none"} - {right.relation}:
        assert found(replace(right, relation=other), *targets) == [
            f"is said to be {other}; by its elements it is {right.relation}"
        ]


def test_a_limit_of_both_is_no_difference() -> None:
    """What both leave to a law is the same for both."""
    source = instrument("a", element("a:1/erasing"), element("a:1/minor", "option", allowed=True))
    shared = replace(LIMIT, same_as="a:1/minor")
    assert found(row("equal"), SAME, shared, source=source) == []


def test_what_implies_an_element_has_it() -> None:
    """Whoever erases by every means erases by this one: the target asks for nothing more."""
    said = replace(row("broader", source_asks=("a:1/erasing",)), implies=(("a:1/erasing", "b:1/altering"),))
    assert found(said, MORE) == []
    assert "target_asks lacks 'b:1/altering'" in found(replace(said, implies=()), MORE)


def test_differences_are_complete_and_true() -> None:
    """A difference that is not named is a problem, and so is one that is none."""
    assert found(row("narrower"), SAME, MORE) == ["target_asks lacks 'b:1/altering'"]
    named = row("equal", source_asks=("a:1/erasing",))
    assert found(named, SAME) == ["source_asks has 'a:1/erasing', which is no difference"]


def test_unknown_names_are_problems() -> None:
    """An article or element that does not exist is named."""
    assert found(replace(row("equal"), target=("b:9",)), SAME) == ["unknown article 'b:9'"]
    assert "unknown element 'b:1/eating'" in found(row("equal", target_asks=("b:1/eating",)), SAME)


def copied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[str], str]) -> Path:
    """A crosswalk that ships, changed, in a copy of the models."""
    shutil.copytree(folder("models"), tmp_path / "models")
    monkeypatch.setattr(files, "folder", lambda name: tmp_path / name)
    path = tmp_path / "models/crosswalks/budapest--eu-2013-40.toml"
    path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('target = "eu-2013-40"', 'target = "eu-2011-93"', "name the file after both"),
        ('source = ["budapest:2"]', 'source = ["eu-2013-40:3"]', "on the wrong side"),
        ('relation = "equal"', 'relation = "alike"', "relation"),
        ('relation = "equal"', 'relation = "equal"\nsimilarity = 1', "similarity"),
        ('source = ["budapest:2"]', "source = []", "source"),
    ],
    ids=["name", "side", "relation", "key", "empty"],
)
def test_a_wrong_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str) -> None:
    """The error says which file is wrong, and what to do."""
    path = copied(tmp_path, monkeypatch, lambda text: text.replace(old, new, 1))
    with pytest.raises(KnowledgeError, match=told) as caught:
        load_crosswalks()
    assert str(path) in str(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('relation = "broader"', 'relation = "narrower"', "is said to be narrower; by its elements it is broader"),
        ("budapest:6/possession", "budapest:6/posession", "unknown element 'budapest:6/posession'"),
        ('target = "eu-2013-40"', 'target = "eu-1"', "name the file after both"),
    ],
    ids=["relation", "element", "name"],
)
def test_checking_names_what_is_wrong(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, old: str, new: str, told: str
) -> None:
    """A check tells file, row and problem, and goes on; a file that cannot be read is one problem."""
    path = copied(tmp_path, monkeypatch, lambda text: text.replace(old, new, 1))
    found = [str(error) for error in check_crosswalk(path)]
    assert any(told in error for error in found)
    assert all(str(path) in error for error in found)


def test_reversing_changes_only_the_sides() -> None:
    """Equal, intersecting and unrelated articles are so from both sides; narrower and broader trade places."""
    for one, other in product(("narrower", "broader"), repeat=2):
        assert (row(one).reversed().relation == other) == (one != other)
    assert [row(same).reversed().relation for same in ("equal", "intersects", "none")] == [
        "equal",
        "intersects",
        "none",
    ]
