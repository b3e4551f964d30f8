"""JSON of numbered provisions in: both shapes, what they leave out, and where they are wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import specimens
from akoma import kept, tree
from factories import statute, traditions

from harmonize import pipeline, reading, structure
from harmonize.errors import InputError
from harmonize.expanding import expand
from harmonize.knowledge.manifests import statute_files
from harmonize.model.law import Statute
from harmonize.reading import provisions
from harmonize.reading.options import DETECT

SCHEMA = json.loads((Path(provisions.__file__).parent / "schemas" / "provisions-1.json").read_text(encoding="utf-8"))
REGISTER = {
    "title": "Law on Stations",
    "citation": "Gazette 7",
    "language": "eng",
    "kind": "cybercrime-act",
    "date": "2015-02-03",
    "provisions": [
        {
            "kind": "chapter",
            "number": "CHAPTER I",
            "heading": "General",
            "children": [
                {
                    "number": "Article 1",
                    "heading": "Rain",
                    "page": 3,
                    "text": "(1) It rains:\na) by day; or\nb) by night.\n(2) Daily.",
                },
                {"number": 2, "text": "It snows.", "page": 4, "children": []},
                {"number": "2/a", "repealed": True, "eid": "own id"},
            ],
        }
    ],
}
NESTED = [
    {"number": "5", "children": [{"number": "(1)", "text": "One:", "children": [{"number": "a)", "text": "first"}]}]}
]
WRONG: list[tuple[Any, str]] = [
    ({"provisions": {"1": "x"}}, "/provisions: this is no list of provisions"),
    ({"provisions": [{"number": "1", "text": 5}]}, "/provisions/0/text: this is no text"),
    ({"provisions": [{"number": "1", "text": "x"}, "text"]}, "/provisions/1: this is no provision"),
    ([{"number": "1", "children": [{"number": ["2"], "text": "x"}]}], "/0/children/0/number: this is no text"),
    ([{"number": "1", "page": 0, "text": "x"}], "/0/page: this is no page from 1 to 20000"),
    ([{"number": "1", "children": {}}], "/0/children: this is no list of provisions"),
    ({"articles": []}, "the JSON is no list of provisions"),
    ({"schema": "harmonize/analysis/1", "statutes": []}, "the JSON is no list of provisions"),
    ({"schema": "harmonize/outline/1", "statute": {}}, "/root: the outline has no tree"),
    ({"title": 5, "provisions": []}, "/title: this is no text"),
    ({"provisions": []}, "the file has no text"),
]  # fmt: skip


def cut(content: Any) -> Statute:
    """The statute that a JSON value holds."""
    document = provisions.read(json.dumps(content).encode(), Path("law.json"), DETECT)
    return structure.structure(document, traditions(), id="law", language=document.language or "")


def test_register() -> None:
    """A register's list has its groups and units; what it leaves unmarked is cut by the tradition."""
    law = cut(REGISTER)
    inside = [("paragraph", "1", [("point", "a"), ("point", "b")]), ("paragraph", "2")]
    assert tree(law.root) == [("chapter", "I", [("article", "1", inside), ("article", "2"), ("article", "2/a")])]
    assert [article.page for article in law.articles()] == [3, 4, 4]
    assert [article.heading for article in law.articles()] == ["Rain", "", ""]
    assert [(article.eid, article.repealed) for article in law.articles()][2] == ("own-id", True)
    assert (law.document.stated.title, law.document.language, len(law.document.pages)) == ("Law on Stations", "en", 4)


def test_nested_kinds_are_implied() -> None:
    """Without kinds an outer provision is an article, or what the file calls others; within it paragraphs, points."""
    assert tree(cut(NESTED).root) == [("article", "5", [("paragraph", "1", [("point", "a")])])]
    named = [*NESTED, {"kind": "section", "number": "6", "text": "x"}]
    assert [found.kind for found in cut(named).articles()] == ["section", "section"]


@pytest.mark.parametrize("name", specimens.NAMES)
def test_outlines_come_back(name: str) -> None:
    """Our own outline is read back with every kind, number, id, heading and text."""
    for path in statute_files(specimens.PLACES[name]):
        law = pipeline.read_statute(path)
        assert kept(cut(structure.outline(law))) == kept(law)


def test_outline_of_a_text() -> None:
    """An outline's pages come back too, and its holes."""
    law = statute("Article 1\nRain.\nArticle 3\n(1) Snow:\na) wet;\nb) dry.\n(2) Ice.")
    back = cut(structure.outline(law))
    assert kept(back) == kept(law)
    assert (back.holes, [article.page for article in back.articles()]) == (law.holes, [1, 1])


@pytest.mark.parametrize("content", [REGISTER, NESTED])
def test_schema_allows_what_is_read(content: Any) -> None:
    """The schema in the package describes the shape that is read."""
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(content, SCHEMA)


@pytest.mark.parametrize(("content", "message"), WRONG)
def test_errors_point_to_the_place(content: Any, message: str) -> None:
    """What is wrong is named with its JSON pointer."""
    with pytest.raises(InputError) as caught:
        cut(content)
    assert message in str(caught.value)


def test_damaged_and_hostile_json() -> None:
    """Damaged, deep, and outsized JSON is refused with its place."""
    for data, message in (
        (b'[{"number": 1,]', "line 1: the JSON is damaged"),
        (b'[{"children":' * 100_000, "the JSON cannot be read"),
        (b'[{"number": ' + b"9" * 5_000 + b"}]", "the JSON cannot be read"),
        (b'[{"number": "\xff"}]', "the JSON cannot be read"),
        (json.dumps(nested(60)).encode(), "nested more than 50 deep"),
    ):
        with pytest.raises(InputError, match=message):
            provisions.read(data, Path("law.json"), DETECT)


def nested(depth: int) -> list[Any]:
    """Provisions within provisions."""
    return [{"number": "1", "children": nested(depth - 1) if depth else []}]


def test_folders_take_laws_only(tmp_path: Path) -> None:
    """Of the data in a folder only what marks provisions is a law; an analysis or a manifest is none."""
    (tmp_path / "law.json").write_text(json.dumps(REGISTER), encoding="utf-8")
    (tmp_path / "outline.json").write_text(json.dumps(structure.outline(cut(NESTED))), encoding="utf-8")
    (tmp_path / "act.akn").write_bytes(structure.akn(cut(NESTED)))
    (tmp_path / "analysis.json").write_text('{"schema": "harmonize/analysis/1", "provisions": {}}', encoding="utf-8")
    (tmp_path / "package.json").write_text('{"name": "x"}', encoding="utf-8")
    (tmp_path / "people.json").write_text('[{"name": "x", "number": 5}]', encoding="utf-8")
    (tmp_path / "broken.json").write_text('[{"number": 5', encoding="utf-8")
    (tmp_path / "feed.xml").write_text('<?xml version="1.0"?><rss/>', encoding="utf-8")
    assert [path.name for path in expand(tmp_path)[0]] == ["act.akn", "law.json", "outline.json"]


def test_text_that_begins_with_a_bracket_is_text(tmp_path: Path) -> None:
    """A law whose first line stands in brackets is no JSON."""
    path = tmp_path / "law.txt"
    path.write_text("[Updated to 2020]\nArticle 1\nRain.\nArticle 2\nSnow.\n", encoding="utf-8")
    assert reading.read(path).media_type == "text/plain"
