"""PDFs to documents: words, type, pages that cannot be read, files that cannot be used."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from printing import LEFT, PITCH, SIZE, TOP, Text, body, pictured, printed

from harmonize.errors import InputError
from harmonize.model.text import Document, Span
from harmonize.reading import pdf, read


def line_of(document: Document, words: str) -> str:
    """Return the document's text of the line that holds ``words``."""
    line = document.line_at(document.text.index(words))
    assert line is not None
    return line.span.of(document.text)


def test_words_with_boxes(tmp_path: Path) -> None:
    """Every word is found again by its characters, with its page and a box around where it was printed."""
    document = read(printed(tmp_path / "a.pdf", [body(1), [Text(100, 200, "The keeper of rain")]]))
    span = Span(start := document.text.index("keeper"), start + len("keeper"))
    ((found, page, box),) = document.words.within(span)
    assert (found, page) == (span, 2)
    assert 115 < box.x0 < 125 < 150 < box.x1 < 162
    assert 185 < box.top < 193 < 200 < box.bottom < 205


def test_columns_of_words_agree(tmp_path: Path) -> None:
    """Word columns have one length, ascend, and join to the text of their lines."""
    document = read(printed(tmp_path / "a.pdf", [body(1), body(2)]))
    words = document.words
    assert len(words.starts) == len(words.ends) == len(words.pages) == len(words.boxes) / 4
    assert list(words.starts) == sorted(words.starts)
    assert [document.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == document.text.split()


def test_type_of_lines(tmp_path: Path) -> None:
    """A line has the size, weight and slant of most of its letters."""
    texts = [
        Text(LEFT, 100, "Of weather", 14, "B"),
        Text(LEFT, 130, "as amended", 9, "I"),
        Text(LEFT, 160, "Rain falls."),
    ]
    lines = read(printed(tmp_path / "a.pdf", [texts])).lines
    assert [(line.size, line.bold, line.italic) for line in lines] == [
        (14.0, True, False),
        (9.0, False, True),
        (11.0, False, False),
    ]


def test_size_counts_the_matrix(tmp_path: Path) -> None:
    """The size is that of the printed letters, whatever share of it the drawing matrix holds."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.add_page()
    sheet.set_font("helvetica", size=6)
    with sheet.local_context():
        sheet._out("2 0 0 2 0 0 cm")
        sheet.text(50, 50 + 842 / 2 - 200, "Twice as large")
    sheet.output(str(tmp_path / "a.pdf"))
    assert read(tmp_path / "a.pdf").lines[0].size == 12.0


def test_double_printing_is_one_word(tmp_path: Path) -> None:
    """A word printed twice, a hair aside, to look bold is read once."""
    twice = [Text(LEFT, 100, "Section"), Text(LEFT + 0.3, 100, "Section"), Text(LEFT + 60, 100, "five")]
    assert read(printed(tmp_path / "a.pdf", [twice])).text == "Section five\n"


def sideways(path: Path, degrees: int, key: int) -> Path:
    """Write a PDF with text at (200, 300) turned left by ``degrees`` on a page that its key turns right by ``key``."""
    sheet = FPDF(unit="pt", format=(595, 842))
    sheet.add_page()
    sheet.set_font("helvetica", size=SIZE)
    with sheet.rotation(degrees, 200, 300):
        sheet.text(200, 300, "Rain falls")
        sheet.text(200, 300 + PITCH, "in November")
    sheet.output(str(path))
    document = pypdfium2.PdfDocument(path.read_bytes())
    document[0].set_rotation(key)
    document.save(path)
    document.close()
    return path


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turned_pages(tmp_path: Path, degrees: int) -> None:
    """A page that is shown turned gives its words where they are seen."""
    path = sideways(tmp_path / "a.pdf", degrees, degrees)
    (sheet,) = pdf.sheets(path.read_bytes(), "a.pdf")
    assert [word.text for word in sheet.words] == ["Rain", "falls", "in", "November"]
    assert (sheet.width, sheet.height) == sheet.shown == ((842, 595) if degrees % 180 else (595, 842))
    x, y = {0: (200, 300), 90: (842 - 300, 200), 180: (595 - 200, 842 - 300), 270: (300, 595 - 200)}[degrees]
    assert sheet.words[0].x0 == pytest.approx(x, abs=0.1)
    assert [word.baseline for word in sheet.words] == pytest.approx([y, y, y + PITCH, y + PITCH], abs=0.1)


@pytest.mark.parametrize("key", [0, 90, 180, 270])
@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_pages_set_sideways(tmp_path: Path, degrees: int, key: int) -> None:
    """A page whose text runs sideways is read as its reader would turn it; boxes stay where the page is shown."""
    path = sideways(tmp_path / "a.pdf", degrees, key)
    document = read(path)
    assert document.text == "Rain falls\nin November\n"
    (page,) = document.pages
    assert (page.width, page.height) == ((842, 595) if key % 180 else (595, 842))
    ((_, _, box),) = document.words.within(Span(0, 4))
    shown = pypdfium2.PdfDocument(path.read_bytes())
    picture = shown[0].render(scale=1).to_pil().convert("L").crop((box.x0, box.top, box.x1, box.bottom))
    shown.close()
    assert picture.getextrema()[0] < 128
    assert document.lines[0].box is not None
    assert document.lines[0].box.x0 <= box.x0 + 0.01


def test_characters_are_normal(tmp_path: Path) -> None:
    """Hard spaces and runs of spaces become one space."""
    document = read(printed(tmp_path / "a.pdf", [[Text(LEFT, 100, "Rain\xa0falls  \xa0 in November")]]))
    assert document.text == "Rain falls in November\n"


def test_blank_page_is_readable(tmp_path: Path) -> None:
    """A page on which nothing is printed has nothing that could be missed."""
    document = read(printed(tmp_path / "a.pdf", [body(1), [], body(3)]))
    assert document.unread_pages == ()
    assert [page.number for page in document.pages] == [1, 2, 3]
    assert (document.pages[1].width, document.pages[1].height) == (595.0, 842.0)


def test_page_that_is_a_picture_is_unread(tmp_path: Path) -> None:
    """A scanned page among others is named as unread, even if a stamp was printed on it."""
    document = read(pictured(tmp_path / "a.pdf", [body(1), None, body(3)], stamp="Downloaded"))
    assert document.unread_pages == (2,)
    assert "Downloaded" not in document.text


def test_metadata(tmp_path: Path) -> None:
    """A document names its file, its bytes' hash and its media type, and leaves the language to others."""
    path = printed(tmp_path / "rain.pdf", [body(1)])
    document = read(path)
    assert (document.name, document.media_type, document.language) == ("rain.pdf", "application/pdf", None)
    assert len(document.sha256) == 64
    assert document.sha256 == read(path).sha256


def test_content_decides_not_the_name(tmp_path: Path) -> None:
    """A PDF is read as one whatever its file is called."""
    path = printed(tmp_path / "a.pdf", [body(1)])
    assert read(path.rename(tmp_path / "statute.txt")).media_type == "application/pdf"


def test_characters_of_a_page_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page of more characters than the limit is unread, not read in part."""
    path = printed(tmp_path / "a.pdf", [body(1)])
    monkeypatch.setattr(pdf, "MAX_CHARACTERS", 40)
    (sheet,) = pdf.sheets(path.read_bytes(), "a.pdf")
    assert (sheet.readable, sheet.fault, sheet.words) == (False, "crowded", ())


def test_pages_are_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A PDF of more pages than the limit is refused."""
    path = printed(tmp_path / "a.pdf", [body(1), body(2)])
    monkeypatch.setattr(pdf, "MAX_PAGES", 1)
    with pytest.raises(InputError, match=r"a\.pdf: the PDF has 2 pages, more than 1; split it"):
        read(path)


def empty(path: Path) -> None:
    """Write an empty file."""
    path.write_bytes(b"")


def folder(path: Path) -> None:
    """Make a folder."""
    path.mkdir()


def missing(path: Path) -> None:
    """Write nothing."""


def junk(path: Path) -> None:
    """Write bytes that are no PDF."""
    path.write_bytes(bytes(range(256)) * 8)


def truncated(path: Path) -> None:
    """Write two thirds of a PDF."""
    data = printed(path, [body(i) for i in range(6)]).read_bytes()
    path.write_bytes(data[: len(data) * 2 // 3])


def damaged(path: Path) -> None:
    """Write a PDF's first and last words with nothing that is one between them."""
    path.write_bytes(b"%PDF-1.7\n" + b"rain " * 200 + b"\n%%EOF\n")


def encrypted(path: Path) -> None:
    """Write a PDF that opens with a password."""
    printed(path, [body(1)], password="rain")


def scanned(path: Path) -> None:
    """Write a PDF of pictures."""
    pictured(path, [None, None])


@pytest.mark.parametrize(
    ("write", "what"),
    [
        (empty, "empty"),
        (folder, "folder"),
        (missing, "no such file"),
        (junk, "no PDF"),
        (truncated, "truncated"),
        (damaged, "damaged"),
        (encrypted, "encrypted"),
        (scanned, "no text layer"),
    ],
)
def test_files_that_cannot_be_used(tmp_path: Path, write: object, what: str) -> None:
    """A file that cannot be used is named in one line with the cause and what to do."""
    path = tmp_path / "statute.pdf"
    assert callable(write)
    write(path)
    with pytest.raises(InputError) as caught:
        read(path)
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert what in caught.value.what
    assert caught.value.remedy
    assert "\n" not in message


def test_size_is_limited(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than the limit is refused before it is read."""
    path = printed(tmp_path / "a.pdf", [body(1)])
    monkeypatch.setattr("harmonize.reading.MAX_BYTES", 100)
    with pytest.raises(InputError, match="larger"):
        read(path)


def test_raised_sizes_of_one_word(tmp_path: Path) -> None:
    """Letters of another size within a word stay with it."""
    small_capitals = [Text(LEFT, TOP, "A", SIZE), Text(LEFT + 7.4, TOP, "CT", 8.5), Text(LEFT, TOP + PITCH, "of rain")]
    document = read(printed(tmp_path / "a.pdf", [small_capitals]))
    assert line_of(document, "A") == "ACT"
