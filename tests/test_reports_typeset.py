"""Papers as PDF, opened with PDFium: what arrives, where it stands, and what must not happen."""

from __future__ import annotations

import ctypes
import io
import struct
from functools import cache
from time import perf_counter

import papers
import pypdfium2 as pdfium
import pypdfium2.raw as raw
import pytest
from PIL import Image
from printed import LETTERS, all_of, ink, missing, pages, said, shapes, squeezed

from harmonize.errors import HarmonizeError
from harmonize.reports.paper import Heading, Paper, Paragraph, Picture, Run, Turn, text
from harmonize.reports.typeset import rasterized, render

A4 = (595, 842)
MARGIN = 40
"""Points at the edges of a page where nothing stands."""


@cache
def whole() -> bytes:
    """Return the whole paper as PDF."""
    return render(papers.whole())


def test_every_word_arrives_in_order() -> None:
    """What the blocks say stands in the PDF, one block behind the other, with no letter changed."""
    assert missing(" ".join(papers.said(papers.whole())), all_of(whole())) == ""


def test_letters_of_the_region_have_glyphs_in_the_fonts_that_come_along() -> None:
    """Every font is inside the file, and none of them lacks a letter that was asked of it."""
    content = render(Paper("Letters", "", "en", tuple(Paragraph(text(words)) for words in papers.LETTERS)))
    assert fonts(content) == {"LibertinusSerif-Regular", "LibertinusSerif-Bold"}
    assert "\ufffd" not in all_of(content)
    assert all(squeezed(words) in all_of(content) for words in papers.LETTERS)


def test_every_letter_has_a_shape_of_its_own() -> None:
    """No letter is printed as the sign of a missing one."""
    page = next(pages(render(papers.lettered(LETTERS))))
    assert len(shapes(page, LETTERS)) == len(LETTERS)


def fonts(content: bytes) -> set[str]:
    """Return the names of the fonts that the text of a PDF is set in, each of which must be inside the file."""
    found = set()
    for page in pages(content):
        for each in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            font = raw.FPDFTextObj_GetFont(each)
            assert raw.FPDFFont_GetIsEmbedded(font)
            name = ctypes.create_string_buffer(200)
            raw.FPDFFont_GetBaseFontName(font, name, 200)
            found.add(name.value.decode().split("+")[-1].removesuffix("-Identity-H"))
    return found


def test_pages_are_a4_upright_or_turned() -> None:
    """The turned section stands on turned pages, all others are upright."""
    sizes = [tuple(round(side) for side in page.get_size()) for page in pages(whole())]
    assert set(sizes) == {A4, A4[::-1]}
    turned = [page for page, size in zip(pages(whole()), sizes, strict=True) if size == A4[::-1]]
    assert len(turned) == 1
    assert "Jurisdiction" in said(turned[0])


def test_the_mark_the_foot_and_the_number_stand_on_every_page() -> None:
    """No page leaves the reader without them."""
    count = len(list(pages(whole())))
    for number, page in enumerate(pages(whole()), 1):
        assert all(words in said(page) for words in (papers.MARK, papers.FOOT, f"{number} / {count}"))


def test_nothing_is_marked_without_a_mark() -> None:
    """An empty mark prints nothing."""
    assert papers.MARK not in said(next(pages(render(papers.unmarked()))))


def test_nothing_runs_off_the_page() -> None:
    """The picture of every page is blank at its edges and nowhere else."""
    for page in pages(whole()):
        left, top, right, bottom = ink(page)
        width, height = page.get_size()
        assert min(left, top) >= MARGIN - 10
        assert (right, bottom) <= (width - MARGIN, height - 10)


def test_words_longer_than_a_column_stay_in_it() -> None:
    """Letters of one cell never stand in the next."""
    page = next(pages(render(Paper("Tight", "", "en", (papers.matrix_table(),)))))
    textpage = page.get_textpage()
    boxes = [textpage.get_charbox(at) for at in range(textpage.count_chars()) if textpage.get_text_range(at, 1) == "x"]
    left = min(box[0] for box in boxes)
    column = (A4[0] - 2 * 65.2) / 5
    assert len(boxes) == 5 * 60
    assert {int((box[0] - left) / column) for box in boxes} == set(range(5))
    assert all(int((box[0] - left) / column) == int((box[2] - left) / column) for box in boxes)


def test_headings_are_bookmarks() -> None:
    """The outline has every heading, at its level."""
    toc = [(mark.level + 1, mark.get_title()) for mark in pdfium.PdfDocument(whole()).get_toc()]
    headings = [block for block in papers.BLOCKS if isinstance(block, Heading)]
    assert toc == [(block.level, "".join(run.text for run in block.text)) for block in headings]


def test_contents_name_headings_with_their_page() -> None:
    """The contents list headings down to its depth, with the number of the page that has them."""
    first = said(next(pages(whole())))
    assert "Fourth level" not in first
    entries = [line.split() for line in first.splitlines() if line.startswith(("Summary", "Wide"))]
    assert len(entries) == 2
    assert all(said(list(pages(whole()))[int(entry[-1]) - 1]).count(entry[0]) for entry in entries)


def test_footnotes_stand_at_the_foot() -> None:
    """A note is printed below everything else of its page but the page's number."""
    (page,) = (page for page in pages(whole()) if "footnote says" in said(page))
    textpage = page.get_textpage()
    index, count = textpage.search("footnote says").get_next()
    assert textpage.get_charbox(index)[3] < page.get_size()[1] / 5
    assert count == len("footnote says")


def test_heads_of_tables_stand_on_every_page() -> None:
    """A table longer than a page repeats its heading row."""
    rows = [page for page in pages(whole()) if "row1 " in said(page) or "row60 " in said(page)]
    assert len(rows) == 2
    assert all("Provision" in said(page) for page in rows)


def test_links_lead_inside_or_to_the_web_and_nowhere_else() -> None:
    """Only the well-formed address is one; links to a place lead to its page."""
    addresses, inner = links(whole())
    assert addresses == {"https://example.org/a?b=c#d"}
    assert inner >= 1


def links(content: bytes) -> tuple[set[str], int]:
    """Return the web addresses of a PDF's links, and how many lead to a place within."""
    addresses, inner = set[str](), 0
    document = pdfium.PdfDocument(content)
    for page in document:
        place, link = ctypes.c_int(0), raw.FPDF_LINK()
        while raw.FPDFLink_Enumerate(page, place, link):
            action = raw.FPDFLink_GetAction(link)
            if action and raw.FPDFAction_GetType(action) == raw.PDFACTION_URI:
                buffer = ctypes.create_string_buffer(3_000)
                raw.FPDFAction_GetURIPath(document, action, buffer, 3_000)
                addresses.add(buffer.value.decode())
            else:
                inner += 1
    return addresses, inner


def test_the_file_says_its_title_and_is_tagged() -> None:
    """Screen readers find the structure, windows the title; no clock is in the file."""
    document = pdfium.PdfDocument(whole())
    assert document.get_metadata_value("Title") == papers.whole().title
    assert document.get_metadata_value("CreationDate") == ""
    assert raw.FPDFCatalog_IsTagged(document)
    assert b"/Lang" in whole()


def test_a_paper_makes_the_same_bytes_twice() -> None:
    """Nothing of the clock or of chance is in the file."""
    assert render(papers.whole()) == whole()


def test_markup_is_words() -> None:
    """What typst, HTML or a sheet would run is printed as it was written; control characters have a visible sign."""
    found = all_of(whole())
    assert all(squeezed(words) in found for words in papers.MARKUP)
    assert not {"\x00", "\u202e", "\ud800"} & set(found)
    assert "be\ufffdfore" in found


def test_an_empty_paper_is_a_page_with_its_title() -> None:
    """Neither nothing to say nor turns without blocks are errors, and neither makes blank pages."""
    for paper in (papers.empty(), Paper("Nothing", "", "", (Turn(True), Turn()))):
        assert [said(page).split()[0] for page in pages(render(paper))] == ["Nothing"]


def test_100_000_characters_are_set_in_bounded_time() -> None:
    """Paragraphs, quotations and cells of that length are broken over pages and lose nothing."""
    start = perf_counter()
    content = render(papers.endless())
    assert perf_counter() - start < 30
    found = all_of(content)
    assert found.count("x") >= 100_000
    assert found.count("y") >= 100_000
    assert found.count("слово") == 3 * 5_300


@pytest.mark.parametrize("language", ["", "zz-top", "x" * 500, "\x00", "en-Latn-GB"])
def test_any_name_of_a_language_is_borne(language: str) -> None:
    """A language that nobody knows changes nothing but what screen readers are told."""
    assert "word" in all_of(render(Paper("T", "", language, (Paragraph((Run("word", language=language),)),))))


def test_a_drawing_becomes_a_picture() -> None:
    """The PNG has the width that was asked for, and is not blank."""
    content = rasterized(papers.DRAWING, 640)
    assert struct.unpack(">II", content[16:24]) == (640, 192)
    assert len(Image.open(io.BytesIO(content)).convert("RGB").getcolors(1_000_000) or ()) > 10


@pytest.mark.parametrize("landscape", [False, True])
def test_a_drawing_higher_than_a_page_is_made_smaller(landscape: bool) -> None:
    """A picture stands on one page, below its heading, whatever its shape."""
    tall = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 900"><rect width="100" height="900"/></svg>'
    blocks = (Paragraph(text("First")), Turn(landscape), Heading(1, text("Tall")), Picture(tall, "A bar"))
    _, page = pages(render(Paper("T", "", "en", blocks)))
    assert ink(page)[3] < page.get_height() - 30


def test_a_drawing_that_is_none_is_an_error_that_says_so() -> None:
    """What cannot be drawn names itself."""
    with pytest.raises(HarmonizeError, match="drawing"):
        rasterized("<p>no drawing", 100)
