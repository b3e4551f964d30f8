"""The regional report: every format tells the same, marks what it must, leads from cell to evidence, and is inert."""

from __future__ import annotations

import csv
import io
import json
import zipfile
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pypdfium2
import pytest
from analyses import HOSTILE
from jsonschema import Draft202012Validator
from regions import FOOTNOTE, TEXT, analysis, balkan, finding, given, joined
from test_reports_blocks import Reader

from harmonize.findings.region import region
from harmonize.knowledge.strings import load_strings
from harmonize.model.region import Region
from harmonize.model.text import Span
from harmonize.reports import territories
from harmonize.reports.paper import Heading, Picture, Run, Table, Turn, words
from harmonize.reports.territories.survey import Survey

STRINGS = load_strings()
FORMATS = ("html", "md", "csv", "json")


def survey(made: Region, **reports: str) -> Survey:
    """Return the survey of a region, in English."""
    return Survey(made, STRINGS, reports)


def html(made: Region, **reports: str) -> str:
    """Return the page of a region."""
    return territories.FORMATS["html"](survey(made, **reports)).decode()


def hostile() -> Region:
    """Return a region whose every text attacks the report."""
    bad = finding("2", "partial", "full", "none-found", months=12)
    bad = replace(
        bad,
        title=HOSTILE,
        reason=replace(bad.reason, text=HOSTILE),
        elements=tuple(replace(element, text=HOSTILE) for element in bad.elements),
        candidates=tuple(replace(each, heading=HOSTILE, provision="=1+1") for each in bad.candidates),
    )
    laws = [
        replace(each, provisions={"code#art_1": replace(quoted, number="=1+1", heading=HOSTILE, text=HOSTILE)})
        for each in (analysis("AL", bad, name=HOSTILE), analysis("RS", bad, name="=cmd|' /C calc'!A0"))
        for quoted in each.provisions.values()
    ]
    sourced = [replace(each, statutes=(replace(each.statutes[0], title=HOSTILE),)) for each in laws]
    return region([given(each) for each in sourced], FOOTNOTE)


def test_each_format_names_every_row(tmp_path: Path) -> None:
    """Every file names every jurisdiction and unit, with the star that the footnote is due to."""
    made = balkan()
    for path in territories.write(made, made, tmp_path, FORMATS, STRINGS):
        content = path.read_text(encoding="utf-8")
        assert path.name.startswith("region.")
        for name in ("Land of AL", "Both", "North", "South", "Kosovo", "Nowhere"):
            assert name in content, (path.name, name)
        assert path.suffix == ".csv" or FOOTNOTE.text in content


def test_same_region_same_bytes() -> None:
    """The same region gives the same bytes in every format."""
    for name in FORMATS:
        assert territories.FORMATS[name](survey(balkan())) == territories.FORMATS[name](survey(balkan()))


def test_json_follows_its_schema() -> None:
    """The JSON is what the shipped schema describes, and tells whose unit decides a State's row."""
    content = json.loads(territories.FORMATS["json"](survey(balkan())))
    shipped = json.loads((files("harmonize.reports") / "schemas" / "region-1.json").read_text(encoding="utf-8"))
    Draft202012Validator(shipped).validate(content)
    cells = {cell["place"]: cell for cell in content["articles"][0]["cells"]}
    assert (cells["BA"]["status"], cells["BA"]["units"]) == ("partial", ["BA/North"])
    assert [place["footnote_due"] for place in content["places"] if place["id"] == "XK"] == [True]
    assert content["draft"] is True


def test_csv_has_a_line_for_each_cell() -> None:
    """Each cell of the matrix is a line, a reviewed one says so."""
    made = balkan()
    content = territories.FORMATS["csv"](survey(made)).decode("utf-8-sig")
    lines = list(csv.DictReader(io.StringIO(content)))
    assert len(lines) == len(made.cells)
    assert [(line["jurisdiction"], line["article"]) for line in lines if line["reviewed"]] == [("AL", "16")]


def test_a_paper_has_its_chapters() -> None:
    """The paper goes from the matrix, one turned page each, to the verdicts; it has its foot and mark."""
    paper = territories.paper(survey(balkan()))
    chapters = [words(block.text) for block in paper.blocks if isinstance(block, Heading) and block.level == 1]
    assert chapters == [
        "Whose laws are compared",
        "Convention on Cybercrime: the region at a glance",
        "Where the region stands",
        "Common gaps",
        "Differences of sanctions",
        "The matrix in words",
        "Verdicts and their evidence",
    ]
    assert paper.mark == "CONFIDENTIAL DRAFT"
    assert FOOTNOTE.text in paper.foot
    assert paper.blocks[[isinstance(block, Picture) for block in paper.blocks].index(True) - 2] == Turn(landscape=True)


def test_a_region_without_drafts_or_names_has_no_marks() -> None:
    """What is due to nobody is not there."""
    paper = territories.paper(survey(joined(analysis("AL", finding("2", "full")))))
    assert paper.mark == ""
    assert "*" not in paper.foot


def test_the_matrix_in_words_has_a_cell_for_each() -> None:
    """The table says the status of each cell, and that a reviewer decided it."""
    made = balkan()
    tables = [block for block in territories.paper(survey(made)).blocks if isinstance(block, Table)]
    matrix = next(table for table in tables if words(table.caption) == "Convention on Cybercrime")
    assert [words(cell.text) for cell in matrix.rows[1][1:]] == [
        "Partial reviewed", "None found", "Not applicable", "None found", "None found", "Full",
    ]  # fmt: skip
    assert Run(" reviewed", tone="reviewed") in matrix.rows[1][1].text


def test_a_wide_region_is_cut_into_tables() -> None:
    """More jurisdictions than fit beside one another make several tables with all of them."""
    codes = [f"{first}{second}" for first in "AB" for second in "ABCDEFGH"]
    made = joined(*(analysis(code, finding("2", "full")) for code in codes))
    tables = [
        block
        for block in territories.paper(survey(made)).blocks
        if isinstance(block, Table) and words(block.caption) == "Convention on Cybercrime"
    ]
    assert [len(table.head) - 1 for table in tables] == [12, 4]


def test_every_cell_leads_to_its_verdict() -> None:
    """Each cell of the page's matrix links to one verdict, each verdict back to its cell, ids are unique."""
    made = balkan()
    read = Reader(html(made))
    assert not read.wrong
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    cells = [each for each in read.every("a") if each.get("class") == "verdict-link"]
    assert len(cells) == len(made.cells)
    inner = [href[1:] for each in read.every("a") if (href := each["href"] or "").startswith("#")]
    assert set(inner) <= set(ids)


def test_a_verdict_quotes_the_law() -> None:
    """A verdict shows reason, missing elements, the provision's words with their page, and the proposal overruled."""
    page = html(balkan())
    assert "Missing: element 2 of 2" in page
    assert TEXT in page
    assert "Code of AL" in page
    assert "page 3" in page
    assert "The program&#39;s own proposal: None found." in page
    assert "As in its weakest legal unit that has the competence: Both: North." in page
    assert "North has no competence for this article." in page


def test_a_verdict_leads_to_its_own_report(tmp_path: Path) -> None:
    """Where a jurisdiction's report lies near, a verdict links to the article in it, by a relative address."""
    place = tmp_path / "al nia"
    place.mkdir()
    (place / "report.html").write_text("", encoding="utf-8")
    made = region([given(analysis("AL", finding("2", "full")), folder=str(place))], FOOTNOTE)
    (page,) = territories.write(made, made, tmp_path / "out", ["html"], STRINGS)
    assert 'href="../al%20nia/report.html#budapest-2"' in page.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FORMATS)
def test_hostile_text_is_inert(name: str) -> None:
    """Markup, formulas and characters that reorder text act in no format."""
    content = territories.FORMATS[name](survey(hostile())).decode("utf-8-sig")
    if name == "html":
        read = Reader(content)
        assert not read.wrong
        assert len(read.every("script")) == 1
        assert not [key for _, attributes in read.tags for key in attributes if key.startswith("on")]
    if name == "csv":
        assert not [
            value for line in csv.reader(io.StringIO(content)) for value in line if value[:1] in "=+-@" and value
        ]
    if name in ("html", "md"):
        assert "\u202e" not in content
        assert "<script>alert" not in content


def test_a_page_stays_small() -> None:
    """However long a provision is, the page quotes the words that matter."""
    long = replace(analysis("AL", finding("2", "full", "full")))
    quoted = replace(long.provisions["code#art_1"], text=TEXT + " x" * 100_000)
    made = joined(replace(long, provisions={"code#art_1": quoted}))
    assert len(html(made)) - len(html(joined(long))) < 2_000


def test_a_name_has_one_star() -> None:
    """A name that is on record with the footnote's star gets no second one."""
    starred = survey(joined(analysis("XK", finding("2", "full"), name="Kosovo*")))
    assert [starred.name(place) for place in starred.region.places] == ["Kosovo*"]


def test_who_is_fictional_among_others_is_marked() -> None:
    """A fictional jurisdiction is marked wherever it stands beside a real one; where all are, a notice says so."""
    fictional = replace(analysis("XX", finding("2", "full"), name="Nowhere"), fictional=True)
    mixed = survey(joined(fictional, analysis("AL", finding("2", "full"))))
    assert mixed.name("XX") == "Nowhere (fictional)"
    assert survey(joined(fictional)).name("XX") == "Nowhere"


def test_the_matrix_stands_on_one_page() -> None:
    """Eight areas, one of them with four units, and 35 articles stand on one turned page with what the columns mean."""
    numbers = [replace(finding("2", "full"), article=str(at), title=f"Title number {at}") for at in range(1, 36)]
    units = ("State", "Federation", "Republika", "District")
    laws = [
        *(analysis("BA", *numbers, unit=unit, units=units, name="Bosnia and Herzegovina") for unit in units),
        *(analysis(code, *numbers, name=f"Area of {code}") for code in ("AL", "HR", "ME", "RS", "MK", "TR", "XK")),
    ]
    document = pypdfium2.PdfDocument(territories.FORMATS["pdf"](survey(joined(*laws))))
    pages = [page.get_textpage().get_text_bounded() for page in document]
    (at,) = [at for at, page in enumerate(pages) if "at a glance" in page and "Contents" not in page]
    assert "Title number 35" in pages[at]
    width, height = document[at].get_size()
    assert width > height


def test_a_shortened_quotation_has_what_makes_the_article() -> None:
    """Of a long provision the words that make the article are quoted, not those of its heading."""
    text = "Entry " + "of no account " * 200 + "whoever enters a system " + "and so on " * 200
    start = text.index("enters")
    made = finding("2", "full", "full")
    (accepted,) = made.candidates
    heading, conduct = (
        replace(accepted.evidence[0], element=element, span=span, marks=(span,))
        for element, span in (("", Span(0, 5)), ("budapest:2/e1", Span(start, start + 6)))
    )
    nucleus = replace(made.elements[0], nucleus=True, evidence=(conduct,))
    told = replace(made, candidates=(replace(accepted, evidence=(heading, conduct)),), elements=(nucleus,))
    law = analysis("AL", told)
    law = replace(law, provisions={"code#art_1": replace(law.provisions["code#art_1"], text=text)})
    assert "<mark>enters</mark>" in html(joined(law))


def test_what_was_not_supplied_is_told() -> None:
    """The kinds of law that could hold an article and were not read stand beside the laws that were."""
    made = finding("2", "cannot-tell")
    lacking = replace(made.searched, missing_kinds_of_law=("copyright-act or other", "copyright-act"))
    paper = territories.paper(survey(joined(analysis("AL", replace(made, searched=lacking)))))
    table = next(block for block in paper.blocks if isinstance(block, Table))
    assert words(table.rows[0][-1].text) == "not supplied: copyright act, other law"


def test_a_large_region_makes_no_large_page() -> None:
    """Of many jurisdictions with long reasons each verdict shows less; every cell still leads to its verdict."""
    base = finding("2", "partial", *["none-found"] * 12)
    wordy = replace(base, reason=replace(base.reason, text="because of " * 400))
    numbers = [replace(wordy, article=str(at)) for at in range(1, 36)]
    codes = [f"{first}{second}" for first in "ABCDEF" for second in "ABCDEFGH"]
    made = joined(*(analysis(code, *numbers) for code in codes))
    page = html(made)
    assert len(page.encode()) < 5_000_000
    assert page.count('class="verdict-link"') == len(made.cells) == 48 * 35


def test_hostile_text_is_set_on_paper() -> None:
    """The typesetter and the word processor take hostile text as words: files are made, and the words are in them."""
    made = hostile()
    document = pypdfium2.PdfDocument(territories.FORMATS["pdf"](survey(made)))
    assert any("alert(1)" in page.get_textpage().get_text_bounded() for page in document)
    with zipfile.ZipFile(io.BytesIO(territories.FORMATS["docx"](survey(made)))) as parts:
        body = parts.read("word/document.xml").decode()
    assert "&lt;script&gt;alert(1)" in body
    assert "<script" not in body
