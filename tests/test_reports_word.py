"""Papers as DOCX: printed by LibreOffice, and looked into as a file."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from time import perf_counter

import docx
import office
import papers
import pytest
from lxml import etree
from printed import LETTERS, all_of, ink, missing, pages, said, shapes, squeezed

from harmonize.reports.paper import Heading, Listing, Paper, Paragraph, Run, Table, Turn, cell, text, words
from harmonize.reports.word import render

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
A4 = (595, 842)


@cache
def whole() -> bytes:
    """Return the whole paper as DOCX."""
    return render(papers.whole())


@pytest.fixture(scope="module")
def pdf(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Return what LibreOffice prints of the whole paper."""
    return printed(whole(), tmp_path_factory.mktemp("office"))


def printed(content: bytes, folder: Path) -> bytes:
    """Return what LibreOffice prints of a DOCX."""
    path = folder / "report.docx"
    path.write_bytes(content)
    return office.printed(path, folder).read_bytes()


@cache
def parts(content: bytes) -> dict[str, etree._Element]:
    """Return the XML of a file by name; each part must be well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def body() -> etree._Element:
    """Return the text of the whole paper."""
    return parts(whole())["word/document.xml"]


def values(tag: str, attribute: str = "val", root: etree._Element | None = None) -> list[str]:
    """Return an attribute of all elements of a name."""
    inside = body() if root is None else root
    return [each.get(W + attribute) for each in inside.iter(W + tag)]


def test_every_word_arrives_in_order_at_another_program(pdf: bytes) -> None:
    """LibreOffice prints what the blocks say, one behind the other."""
    assert missing(legible(" ".join(papers.said(papers.whole()))), legible(all_of(pdf))) == ""


def legible(words: str) -> str:
    """Return words without the signs of what is illegible, which LibreOffice draws in another font behind the line."""
    return words.replace("\ufffd", "")


def test_every_letter_is_printed_with_a_shape_of_its_own(tmp_path: Path) -> None:
    """No letter of the region is missing in the fonts that the file asks for."""
    page = next(pages(printed(render(papers.lettered(LETTERS)), tmp_path)))
    assert len(shapes(page, LETTERS)) == len(LETTERS)


def test_no_sign_of_a_missing_letter_is_printed(pdf: bytes) -> None:
    """The only such signs are those that stand for what no format may hold."""
    asked = "".join(papers.said(papers.whole())) + "".join(papers.notes(papers.whole()))
    assert all_of(pdf).count("\ufffd") == asked.count("\ufffd")


def test_nothing_is_clipped(pdf: bytes) -> None:
    """Nothing is printed beyond the margins, and all letters stand on the page."""
    for page in pages(pdf):
        left, top, right, bottom = ink(page)
        width, height = page.get_size()
        assert min(left, top) > 20
        assert (right, bottom) < (width - 50, height)
        textpage = page.get_textpage()
        boxes = [textpage.get_charbox(at) for at in range(0, textpage.count_chars(), 7)]
        assert all(box[0] >= 50 and box[2] <= width - 50 for box in boxes if box[2] > box[0])


def test_words_longer_than_a_column_stay_in_it(tmp_path: Path) -> None:
    """Letters of one cell never stand in the next."""
    page = next(pages(printed(render(Paper("Tight", "", "en", (papers.matrix_table(),))), tmp_path)))
    textpage = page.get_textpage()
    boxes = [textpage.get_charbox(at) for at in range(textpage.count_chars()) if textpage.get_text_range(at, 1) == "x"]
    column = (A4[0] - 2 * 65) / 5
    assert len(boxes) == 5 * 60
    assert all(int((box[0] - 65) / column) == int((box[2] - 65) / column) for box in boxes)


def test_pages_are_a4_upright_or_turned(pdf: bytes) -> None:
    """The turned section stands on turned pages, all others are upright."""
    sizes = [tuple(round(side) for side in page.get_size()) for page in pages(pdf)]
    assert Counter(sizes)[A4[::-1]] == 1
    assert set(sizes) == {A4, A4[::-1]}


def test_the_mark_the_foot_and_the_number_stand_on_every_page(pdf: bytes) -> None:
    """No page leaves the reader without them."""
    count = len(list(pages(pdf)))
    for number, page in enumerate(pages(pdf), 1):
        assert all(words in said(page) for words in (papers.MARK, papers.FOOT, f"{number} / {count}"))


def test_contents_list_the_headings(pdf: bytes) -> None:
    """The first page names them down to the depth, in a field that Word can renew; nothing asks the reader to."""
    first = said(next(pages(pdf)))
    assert all(name in first for name in ("What stands where", "Summary", "Quoted in their languages", "Wide"))
    assert "Fourth level" not in first
    (field,) = [each.text.strip() for each in body().iter(W + "instrText") if each.text.strip().startswith("TOC")]
    assert field == r'TOC \o "1-3" \h \z \u'
    assert not values("updateFields", root=parts(whole())["word/settings.xml"])
    assert Counter(values("fldChar", "fldCharType")) == {"begin": 1, "separate": 1, "end": 1}


def test_footnotes_stand_at_the_foot(pdf: bytes) -> None:
    """A note is printed at the lower end of the page that refers to it."""
    (page,) = (page for page in pages(pdf) if "footnote says" in said(page))
    textpage = page.get_textpage()
    index, _ = textpage.search("footnote says").get_next()
    assert textpage.get_charbox(index)[3] < page.get_size()[1] / 5
    assert "noted" in said(page)


def test_heads_of_tables_stand_on_every_page(pdf: bytes) -> None:
    """A table longer than a page repeats its heading row."""
    rows = [page for page in pages(pdf) if "row1 " in said(page) or "row60 " in said(page)]
    assert len(rows) == 2
    assert all("Provision" in said(page) for page in rows)


def test_relations_lead_to_parts_that_are_there() -> None:
    """Every relationship that the text uses exists, and so does every part that one leads to."""
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        names = set(archive.namelist())
    relations = {each.get("Id"): each for each in parts(whole())["word/_rels/document.xml.rels"]}
    used = {value for each in body().iter() for name, value in each.attrib.items() if name.startswith(R)}
    assert used <= set(relations)
    inner = [each.get("Target") for each in relations.values() if each.get("TargetMode") != "External"]
    assert {str(Path("/word") / name if not name.startswith("/") else name).lstrip("/") for name in inner} <= names
    outer = [each.get("Target") for each in relations.values() if each.get("TargetMode") == "External"]
    assert outer == ["https://example.org/a?b=c#d"]


def test_links_inside_lead_to_bookmarks_that_are_there_once() -> None:
    """Every bookmark has a name and a number of its own, and every link one of them."""
    names, ids = values("bookmarkStart", "name"), values("bookmarkStart", "id")
    assert len(set(names)) == len(names)
    assert len(set(ids)) == len(ids) == len(values("bookmarkEnd", "id"))
    anchors = [each for each in values("hyperlink", "anchor") if each]
    assert set(anchors) <= set(names)
    assert len(anchors) == 5 + 1
    assert all(re.fullmatch(r"[A-Za-z_][A-Za-z0-9_]{0,39}", name) for name in names)


def test_styles_and_lists_are_defined() -> None:
    """No paragraph, run or table has a style that the file does not know; each numbered list counts from one."""
    known = set(values("style", "styleId", parts(whole())["word/styles.xml"]))
    assert {*values("pStyle"), *values("rStyle"), *values("tblStyle")} <= known
    lists = values("num", "numId", parts(whole())["word/numbering.xml"])
    assert set(values("numId")) <= set(lists)
    ordered = [block for block in papers.BLOCKS if isinstance(block, Listing) and block.ordered]
    assert len(set(values("numId"))) == len(ordered) == 2


def test_styles_say_what_text_looks_like() -> None:
    """No run and no paragraph has a size, a font or a colour of its own, and nothing stands in a text box."""
    for tag in ("sz", "color", "rFonts", "ind", "jc", "txbxContent", "spacing"):
        assert not values(tag)


def test_headings_are_headings() -> None:
    """Another reader finds title, headings and their levels by their styles."""
    given = docx.Document(io.BytesIO(whole()))
    found = [(each.style.name, each.text) for each in given.paragraphs if each.style.name.startswith("Heading")]
    blocks = [block for block in papers.BLOCKS if isinstance(block, Heading)]
    assert found == [(f"Heading {block.level}", words(block.text)) for block in blocks]
    assert [each.text for each in given.paragraphs if each.style.name == "Title"] == [papers.whole().title]


def test_tones_do_not_rest_on_colour() -> None:
    """Every status has a sign before its words, and no two statuses the same; so have cells that hold no words."""
    signs = [each.text[0] for each in body().iter(W + "t") if any(f"\u00a0{name} " in each.text for name in STATUSES)]
    assert len(set(signs)) == len(signs) == len(STATUSES)
    table = docx.Document(io.BytesIO(whole())).tables[1]
    assert [each.text for each in table.rows[2].cells][1:9] == signs


STATUSES = papers.STATUSES


def test_tables_are_as_wide_as_their_page() -> None:
    """Widths are fixed, those of the columns add up to the text's, and rows have a cell for each column."""
    for table, turned in zip(body().iter(W + "tbl"), (False, True, False, False, False), strict=True):
        grid = [int(each) for each in values("gridCol", "w", table)]
        assert abs(sum(grid) - (842 - 130 if turned else 595 - 130) * 20) < 20
        assert values("tblLayout", "type", table) == ["fixed"]
        for row in table.iter(W + "tr"):
            spans = [int(span) for each in row.iter(W + "tc") for span in values("gridSpan", root=each) or [1]]
            assert sum(spans) == len(grid)
            assert sum(int(each) for each in values("tcW", "w", row)) == sum(grid)


def test_quotations_say_their_language() -> None:
    """A run in another language says so to spelling and to speech; what is no language is left out."""
    assert values("lang") == ["sq", "tr", "mk", "sr", "bs-Latn-BA"]
    assert "en" in values("lang", root=parts(whole())["word/styles.xml"])


def test_pictures_are_png_with_words_for_who_cannot_see_them() -> None:
    """A drawing has its alternative text, and a file that is a picture."""
    (shown,) = [each for each in body().iter() if etree.QName(each).localname == "docPr"]
    assert shown.get("descr") == "Two bars, the lower one longer"
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        (name,) = [each for each in archive.namelist() if each.endswith(".png")]
        assert archive.read(name).startswith(b"\x89PNG")


def test_properties_have_no_clock() -> None:
    """Title and language are there, and dates that never change, also of the members of the archive."""
    properties = docx.Document(io.BytesIO(whole())).core_properties
    assert (properties.title, properties.language, properties.author) == (papers.whole().title, "en", "harmonize")
    assert properties.created == properties.modified
    with zipfile.ZipFile(io.BytesIO(whole())) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_paper_makes_the_same_bytes_twice() -> None:
    """Nothing of the clock or of chance is in the file."""
    assert render(papers.whole()) == whole()


def test_markup_is_words(pdf: bytes) -> None:
    """What HTML, a sheet or Word would run is printed as it was written; no field is made of it."""
    found = all_of(pdf)
    assert all(squeezed(words) in found for words in papers.MARKUP)
    assert "before" in legible(found)


def test_no_page_stays_blank(tmp_path: Path) -> None:
    """Turns that nothing follows, that follow each other, or that come first make no page."""
    blocks = (Turn(True), Turn(), Heading(1, text("One")), Turn(True), Turn(), Turn(True), cells("two"), Turn())
    found = [said(page).split() for page in pages(printed(render(Paper("Title", "", "", blocks)), tmp_path))]
    assert [each[0] for each in found] == ["Title", "One", "two"]


def cells(word: str) -> Table:
    """Return a table of one cell."""
    return Table((), ((cell(word),),), (1,))


@pytest.mark.parametrize("block", [Table((), (), ()), Table((), ((),), (1,)), Listing(()), Paragraph(())])
def test_blocks_of_nothing_are_borne(block: Table | Listing | Paragraph, tmp_path: Path) -> None:
    """A table without rows or columns, a list without items, a paragraph without words are no error."""
    assert "behind" in all_of(printed(render(Paper("T", "", "en", (block, Paragraph(text("behind"))))), tmp_path))


def test_100_000_characters_are_written_in_bounded_time(tmp_path: Path) -> None:
    """Paragraphs, quotations and cells of that length are written whole, and LibreOffice prints what is no cell."""
    start = perf_counter()
    content = render(papers.endless())
    assert perf_counter() - start < 10
    texts = [each.text for each in parts(content)["word/document.xml"].iter(W + "t")]
    assert {"x" * 100_000, "y" * 100_000} <= set(texts)
    found = all_of(printed(render(replace(papers.endless(), blocks=papers.endless().blocks[:3])), tmp_path))
    assert found.count("x") >= 100_000
    assert found.count("слово") == 5_300


def test_runs_keep_what_they_are() -> None:
    """Bold in a status keeps its style and is bold beside it; a link keeps the status."""
    runs = (Run("a", tone="full", bold=True), Run("b", href="https://example.org", italic=True))
    xml = parts(render(Paper("T", "", "en", (Paragraph(runs),))))["word/document.xml"]
    assert values("rStyle", root=xml) == ["ToneFull", "Hyperlink"]
    assert len(values("b", root=xml)) == len(values("i", root=xml)) == 1
