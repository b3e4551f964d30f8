"""The library: what a notebook asks, what it gets back, and what it is told when something cannot be used."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from analyses import HOSTILE, rich
from laws import law
from test_architecture import HEAVY
from test_cli_evaluate import ROWS
from test_knowledge_gold import MANIFEST, written

import harmonize
from harmonize import HarmonizeError
from harmonize.errors import InputError
from harmonize.results import Analyzed

ACCESS = (
    "Illegal access",
    "A person who intentionally and without right gains access to a computer system is liable to imprisonment.",
)
THEFT = ("Theft", "A person who steals the property of another is liable to imprisonment for three years.")


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small code, beside a file that cannot be read."""
    place = tmp_path_factory.mktemp("laws")
    (place / "code.txt").write_text(law("en", THEFT, ACCESS), encoding="utf-8")
    (place / "empty.txt").write_text("", encoding="utf-8")
    return place / "code.txt"


@pytest.fixture(scope="module")
def result(code: Path) -> Analyzed:
    """What comes of both."""
    return harmonize.analyze(code.parent, "XX", language="en", instruments=["budapest"], as_of="2020-01-31")


def test_import_is_light() -> None:
    """Importing harmonize loads none of the heavy libraries, and not even its own model; nor does asking its names."""
    ask = "import sys, harmonize; dir(harmonize); print(*[m for m in sys.modules if m.startswith('harmonize.')])"
    ask += f"; print(*set(sys.modules) & set({HEAVY!r}))"
    done = subprocess.run([sys.executable, "-c", ask], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_every_public_name_is_there() -> None:
    """Each public name can be had and is documented; another is an AttributeError, as with any module."""
    for name in set(harmonize.__all__) - {"__version__"}:
        assert getattr(harmonize, name).__doc__, name
    assert harmonize.__version__.count(".") == 2
    assert set(harmonize.__all__) <= set(dir(harmonize))
    with pytest.raises(AttributeError, match="no attribute 'analyse'"):
        harmonize.analyse  # noqa: B018


def test_an_analysis_has_its_tables(result: Analyzed) -> None:
    """A folder as a path, a jurisdiction by its code, a day as a text: the verdicts come back as rows."""
    assert result.analysis.as_of == date(2020, 1, 31)
    assert set(result.articles["jurisdiction"]) == {"XX"}
    access = result.articles.set_index("article").loc["2"]
    assert access["status"] == "full"
    assert access["cited"] == "code 2"
    assert "gains access to" in " ".join(result.quotations.query("article == '2'")["quote"])
    assert list(result.statutes["statute"]) == ["code"]
    for name in ("elements", "candidates", "evidence", "penalties", "recommendations", "provisions"):
        assert getattr(result, name).equals(result.table(name))


def test_what_could_not_be_read_is_told(result: Analyzed) -> None:
    """A file that cannot be used stands in the result, in what it says of itself, and among the remarks."""
    (error,) = result.errors
    assert isinstance(error, InputError)
    assert "empty.txt" in error.where
    assert "; 1 not read>" in repr(result)
    assert "empty.txt" in result._repr_html_()
    assert "empty.txt" in " ".join(result.table("remarks")["text"])


def test_a_notebook_shows_no_foreign_markup() -> None:
    """What a statute or a file's name says is text in a notebook, never markup."""
    shown = Analyzed(rich(), (InputError("<script>", "<b>", "<i>"),))._repr_html_()
    assert "<script>" not in shown
    assert "&lt;script&gt;" in shown
    assert HOSTILE.splitlines()[0] not in shown


def test_where_nothing_can_be_read_the_error_is_raised(code: Path, tmp_path: Path) -> None:
    """The first error is raised, the others are its notes."""
    with pytest.raises(InputError, match=r"missing\.pdf") as caught:
        harmonize.analyze([str(tmp_path / "missing.pdf"), code.with_name("empty.txt")])
    (note,) = caught.value.__notes__
    assert "empty.txt" in note


@pytest.mark.parametrize("nothing", [{"paths": []}, {"paths": [], "jurisdiction": "XX"}, {"jurisdiction": "XX"}])
def test_no_path_is_no_specimen(nothing: dict[str, Any]) -> None:
    """Who looked for laws and found none is told so, and is not given a fictional country's verdicts."""
    with pytest.raises(InputError, match="no statute was given"):
        harmonize.analyze(**nothing)
    with pytest.raises(InputError, match="nothing was given"):
        harmonize.evaluate([])


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"jurisdiction": "Albania"}, "is not a code of two letters"),
        ({"jurisdiction": "BA", "unit": "Nowhere"}, "choose from: .*Republika Srpska"),
        ({"as_of": "yesterday"}, "write it as 2015-06-30"),
        ({"instruments": ["budapes"]}, "budapes"),
        ({"specimen": "merrow"}, "give it alone"),
    ],
)
def test_what_is_not_known_is_told(code: Path, wrong: dict[str, Any], message: str) -> None:
    """A wrong code, unit, day or instrument is an error that says what would be right."""
    with pytest.raises(HarmonizeError, match=message):
        harmonize.analyze(code, **wrong)


def test_an_analysis_is_written_and_read_again(result: Analyzed, tmp_path: Path) -> None:
    """What is written is what the command line writes, and reads back as the same analysis."""
    assert [path.name for path in result.write(str(tmp_path), ["json", "csv"])] == ["analysis.json", "correlation.csv"]
    again = harmonize.read_analysis(str(tmp_path))
    assert again.articles.equals(result.articles)
    both = harmonize.tables([result, again])
    assert len(both["articles"]) == 2 * len(result.articles)
    with pytest.raises(HarmonizeError, match="nowhere"):
        harmonize.read_analysis(tmp_path / "nowhere")
    with pytest.raises(HarmonizeError, match="format odt"):
        result.write(tmp_path, ["odt"])


def test_decisions_are_not_written_over(result: Analyzed, tmp_path: Path) -> None:
    """Where reviewers have decided, an analysis that knows nothing of it is not put in the place of theirs."""
    (tmp_path / "decisions.json").write_text("{}", encoding="utf-8")
    with pytest.raises(HarmonizeError, match="carries them over"):
        result.write(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["decisions.json"]


def test_a_statute_is_rows(code: Path) -> None:
    """A statute's provisions are rows in the order of the text, each with what it stands in."""
    statute = harmonize.read_statute(str(code), language="en")
    rows = harmonize.table(statute)
    articles = rows[rows["kind"] == "article"]
    assert list(articles["number"]) == ["1", "2"]
    assert list(articles["heading"]) == ["Theft", "Illegal access"]
    assert set(rows["parent"]) <= {"", *rows["eid"]}
    assert (rows["start"] <= rows["end"]).all()
    assert rows["start"].is_monotonic_increasing
    with pytest.raises(HarmonizeError, match=r"empty\.txt"):
        harmonize.read_statute(code.with_name("empty.txt"))


def test_an_instrument_is_rows() -> None:
    """An instrument's elements are rows under their articles; an unknown id lists the known ones."""
    instrument = harmonize.load_instrument("budapest")
    rows = harmonize.table(instrument)
    assert list(rows["element"]) == [each.id for article in instrument.articles for each in article.elements]
    with pytest.raises(HarmonizeError, match="protocol1"):
        harmonize.load_instrument("lisbon")


def test_results_are_held_to_gold(result: Analyzed, code: Path, tmp_path: Path) -> None:
    """A result, or the statute itself, is held to the gold in a folder; what no gold is about cannot be."""
    digest = hashlib.sha256(code.read_bytes()).hexdigest()
    manifest = MANIFEST.replace("0f" * 32, digest).replace("= 12", "= 2")
    written(tmp_path, *ROWS[:1], manifest=manifest)
    evaluated = harmonize.evaluate(result, gold=tmp_path)
    top1 = evaluated.figures.query("facet == '' and figure == 'top1'")
    assert list(top1["value"]) == [1.0]
    assert list(evaluated.verdicts["cited"]) == ["2"]
    assert evaluated.errors == evaluated.left_out == ()
    other = tmp_path / "other.txt"
    other.write_text(law("en", THEFT), encoding="utf-8")
    with pytest.raises(HarmonizeError, match="no gold is about this text"):
        harmonize.evaluate(str(other), gold=tmp_path)
