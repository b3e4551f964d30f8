"""Instruments as people read them: text, JSON, a page, and the schema of their files."""

from __future__ import annotations

import json
import tomllib
from datetime import date
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from harmonize.cli import main
from harmonize.knowledge.files import folder
from harmonize.knowledge.instruments import instrument_ids, load_instruments
from harmonize.knowledge.strings import load_strings
from harmonize.model.knowledge import Instrument
from harmonize.reports.instruments import counts, instrument_dict, render_instrument, show

FILES = sorted((folder("models") / "instruments").rglob("*.toml"))
SCHEMA = folder("models") / "instruments" / "schema.json"


@pytest.fixture(scope="module")
def budapest() -> Instrument:
    """The Budapest Convention."""
    (made,) = load_instruments(["budapest"])
    return made


def run(*arguments: str) -> tuple[int, str]:
    """The exit code and everything that a command of ``harmonize instruments`` prints."""
    result = CliRunner().invoke(main, ["instruments", *arguments])
    return result.exit_code, result.output


def test_list_has_every_instrument() -> None:
    """One line each, with the number of articles and elements."""
    code, printed = run("list")
    assert code == 0
    assert [line.split()[0] for line in printed.splitlines()] == list(instrument_ids())


def test_an_article_is_shown(budapest: Instrument) -> None:
    """Title, summary and each element with the clause it restates; nothing of other articles."""
    code, printed = run("show", "budapest", "--article", "16")
    article = next(item for item in budapest.articles if item.number == "16")
    assert code == 0
    assert article.title in printed
    joined = " ".join(printed.split())
    assert all(element.text in joined and element.clauses[0] in joined for element in article.elements)
    assert "Article 17 " not in printed
    assert "shown by" not in printed


def test_patterns_are_shown_on_request() -> None:
    """What shows an element, in words."""
    _, printed = run("show", "budapest", "-a", "2", "--patterns")
    assert "shown by access or remain, with computer-system" in printed


def test_lines_are_narrow(budapest: Instrument) -> None:
    """A terminal of a hundred columns shows every line whole, the source's address apart."""
    assert all(len(line) <= 100 for line in show(budapest, patterns=True).splitlines()[3:])


def test_json_has_every_element(budapest: Instrument) -> None:
    """The model as data, in a schema with a version."""
    _, printed = run("show", "budapest", "--format", "json")
    data = json.loads(printed)
    assert data["schema"] == "harmonize/instrument/1"
    assert data == json.loads(json.dumps(instrument_dict(budapest)))
    assert sum(len(article["elements"]) for article in data["articles"]) == counts(budapest)["elements"]


def test_unknown_names_are_told() -> None:
    """An instrument or an article that is not there is an error that lists those that are."""
    code, printed = run("show", "atlantis")
    assert (code, "choose from" in printed) == (3, True)
    code, printed = run("show", "budapest", "-a", "99")
    assert (code, "article 99 is not in the model" in printed.replace(":", "")) == (3, True)


@pytest.mark.parametrize("id", instrument_ids())
def test_page(id: str) -> None:
    """Every element of every article stands on the page, which runs no script and asks for nothing."""
    (made,) = load_instruments([id])
    page = render_instrument(made, load_strings())
    assert all(f'id="{element.id}"' in page for article in made.articles for element in article.elements)
    assert "<script" not in page
    assert "default-src 'none'" in page
    assert page == render_instrument(made, load_strings())


def test_check_passes() -> None:
    """Everything that ships is right and complete."""
    code, printed = run("check")
    assert (code, [line for line in printed.splitlines() if not line.endswith(": right")]) == (0, [])


def test_schema_is_the_one_printed() -> None:
    """``models/instruments/schema.json`` is what ``instruments schema`` prints."""
    _, printed = run("schema")
    assert json.loads(printed) == json.loads(SCHEMA.read_text(encoding="utf-8"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_files_follow_the_schema(path: Path) -> None:
    """Every file is valid by the JSON Schema, as it is for the loader."""
    content = json.loads(json.dumps(tomllib.loads(path.read_text(encoding="utf-8")), default=date.isoformat))
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text(encoding="utf-8"))).validate(content)


def test_the_card_counts_right() -> None:
    """The table in ``models/README.md`` has each instrument with the numbers that are in its files."""
    card = (folder("models") / "README.md").read_text(encoding="utf-8")
    for made in load_instruments():
        count = counts(made)
        numbers = (count["articles"], count["clauses"], count["elements"], count["required"], count["options"])
        row = f"| `{made.id}` | {made.kind} | {' | '.join(map(str, (*numbers, count['look-alikes'])))} |"
        assert row in card, row
