"""Charts: well-formed, the same each time, told in words too, never by colour alone, and nothing in them acts."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from math import inf

import pytest
from analyses import HOSTILE, rich

from harmonize.knowledge.strings import load_strings
from harmonize.reports.charting import covered
from harmonize.reports.charts import (
    ORDER,
    Bar,
    Column,
    Square,
    Stretch,
    Words,
    coverage,
    heat_map,
    penalties,
    scale_end,
    ticks,
)
from harmonize.reports.drawing import COLOURS, HATCHES, SHAPES, TINTS

SVG = "{http://www.w3.org/2000/svg}"
NAMES = {status: f"is {status}" for status in ORDER} | {"reviewed": "seal", "life": "for life", "months": "in months"}


def words(text: str = "plain") -> Words:
    """Return the words of a chart."""
    return Words(f"Title {text}", f"Description {text}", NAMES)


def drawn(text: str = "plain") -> dict[str, str]:
    """Return each kind of chart, every text in it holding some words."""
    columns = [Column(f"{number}", "first" if number < 5 else text) for number in range(1, 9)]
    rows = [(f"{text} {at}", [Square(status, at == 1) for status in (*ORDER, "", "full")]) for at in range(3)]
    bars = [Bar(f"{text} {at}", {status: at * place for place, status in enumerate(ORDER)}) for at in range(3)]
    stretches = [
        Stretch(f"{text} A", None, 36, 120),
        Stretch("B", 6, 60),
        Stretch("C", 12, inf),
        Stretch("D", note=text),
    ]
    return {
        "map": heat_map(columns, rows, words(text)),
        "bars": coverage(bars, words(text)),
        "penalties": penalties(stretches, [12], words(text)),
    }


def texts(svg: str) -> list[str]:
    """Return the words written in a drawing."""
    return [element.text or "" for element in ET.fromstring(svg).iter(f"{SVG}text")]


@pytest.mark.parametrize("kind", ["map", "bars", "penalties"])
def test_a_chart_is_told_in_words(kind: str) -> None:
    """A chart is well-formed XML with a title and a description, the same each time."""
    root = ET.fromstring(drawn()[kind])
    assert [(root.find(f"{SVG}{name}").text) for name in ("title", "desc")] == ["Title plain", "Description plain"]  # type: ignore[union-attr]
    assert root.get("role") == "img"
    assert drawn()[kind] == drawn()[kind]


@pytest.mark.parametrize("kind", ["map", "bars", "penalties"])
def test_hostile_words_stay_words(kind: str) -> None:
    """Markup in a name is neither tag nor attribute of the drawing."""
    root = ET.fromstring(drawn(HOSTILE)[kind])
    allowed = {"svg", "title", "desc", "rect", "line", "text", "g", "path", "circle", "defs", "pattern"}
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= allowed
    assert not [name for element in root.iter() for name in element.attrib if name.startswith("on") or "href" in name]


def test_the_map_has_a_shape_for_each_status() -> None:
    """Each square that has a status shows its shape, and the legend names each status once."""
    svg = drawn()["map"]
    assert len(ET.fromstring(svg).findall(f"{SVG}g")) == 3 * 7 + len(ORDER)
    assert [text for text in texts(svg) if text.startswith("is ")] == [f"is {status}" for status in ORDER]
    assert "seal" in texts(svg)


def test_a_map_that_nobody_reviewed_has_no_seal() -> None:
    """The legend names what is there only."""
    svg = heat_map([Column("2")], [("A", [Square("full")])], words())
    assert texts(svg) == ["2", "A", "is full"]


def test_bars_have_their_numbers() -> None:
    """Each part of a bar that has room says how many, and each bar how many in all."""
    svg = coverage([Bar("A", {"full": 3, "partial": 2}), Bar("B", {"none-found": 5})], words())
    assert texts(svg) == ["Title plain", "A", "3", "2", "5", "B", "5", "5", "is full", "is partial", "is none-found"]


def test_penalties_have_their_figures() -> None:
    """A line ends with its maximum, that of the gravest form behind a stroke; what is not known says why."""
    svg = penalties([Stretch("A", 6, 36, 120), Stretch("B", None, inf), Stretch("C", note="a fine")], [12], words())
    assert [text for text in texts(svg) if text in ("36 / 120", "for life", "a fine")] == [
        "36 / 120",
        "for life",
        "a fine",
    ]


@pytest.mark.parametrize("draw", [lambda: heat_map([], [], words()), lambda: coverage([], words()),
                                  lambda: penalties([], [], words())])  # fmt: skip
def test_nothing_to_draw_is_drawn(draw: object) -> None:
    """A chart of nothing is an empty chart."""
    assert ET.fromstring(draw()).tag == f"{SVG}svg"  # type: ignore[operator]


@pytest.mark.parametrize("longest", [0, 5, 12, 18, 36, 60, 84, 144, 240, 480])
def test_a_scale_holds_what_is_on_it(longest: float) -> None:
    """A scale has few marks, begins at nothing and ends beyond the longest."""
    marks = ticks(scale_end(longest))
    assert marks[0] == 0
    assert marks[-1] >= longest
    assert 2 <= len(marks) <= 9


def test_no_status_is_told_by_colour_alone() -> None:
    """Every status has its own shape, and every one but the plain one its own pattern."""
    assert set(SHAPES) == set(COLOURS) == set(TINTS) == set(ORDER)
    assert len(set(SHAPES.values())) == len(ORDER)
    assert set(HATCHES) == set(ORDER) - {"full"}


def test_an_analysis_is_drawn_by_chapter() -> None:
    """The chart of one jurisdiction counts its articles by chapter, and says so in words."""
    findings = rich().findings
    picture = covered("Convention", [(each.kind, each.status) for each in findings], load_strings())
    assert "Substantive law: 1 Full, 1 Reserved, 1 Partial, 1 None found, 1 Not applicable" in picture.alt
    assert "Powers: 1 Cannot tell" in picture.alt
