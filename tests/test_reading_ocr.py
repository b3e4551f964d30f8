"""Scans: pages without text are read from their pictures, in the right language, once, and in their place."""

from __future__ import annotations

import sys
from collections import Counter
from pathlib import Path

import pytest
from factories import traditions
from scanning import HEIGHT, LAWS, LEFT, TOP, WIDTH, Page, bound, scanned

from harmonize import structure
from harmonize.errors import InputError
from harmonize.knowledge.recognition import load_packs
from harmonize.model.text import DOUBTFUL, Document, Span
from harmonize.reading import Options, ocr, read, tesseract
from harmonize.reading.packs import single

PACKS = load_packs()
CODES = {"sr-Latn": "sr"}
RECALL = 0.95
"""Share of a page's words that must be read letter by letter; from 0.98 to 1.00 was measured."""

with_tesseract = pytest.mark.ocr


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that keeps what was recognised."""
    installed = tesseract.engine()
    missing = set(single(pack for packs in PACKS.values() for pack in packs)) - (
        installed.packs if installed else set()
    )
    if missing:
        pytest.skip(f"Tesseract or packs of it are missing: {', '.join(sorted(missing))}; .ci/run installs them")
    return tmp_path_factory.mktemp("recognised")


@pytest.fixture
def without_tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine on which neither the program nor the library is found."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setitem(sys.modules, "tesserocr", None)


def options(*languages: str, cache: Path | None = None) -> Options:
    """Let pages be recognised."""
    return Options(languages, packs=PACKS, cache=cache)


def recall(document: Document, lines: tuple[str, ...]) -> float:
    """Return the share of the printed words that were read letter by letter."""
    printed, found = (Counter(text.split()) for text in (" ".join(lines), document.text))
    return sum((printed & found).values()) / sum(printed.values())


def articles(document: Document, language: str) -> tuple[tuple[str, str], ...]:
    """Return numbers and headings of a document's articles."""
    cut = structure.structure(document, traditions(), id="law", language=language)
    return tuple((item.number, item.heading) for item in cut.articles())


def codes(document: Document) -> list[str]:
    """Return what the document's notices are about."""
    return [notice.code for notice in document.notices]


def sources(document: Document) -> list[str]:
    """Return how each page was read."""
    return [page.source for page in document.pages]


@with_tesseract
@pytest.mark.parametrize("name", LAWS)
def test_scan_is_read(name: str, cache: Path, tmp_path: Path) -> None:
    """The scan of a law, askew and grainy, gives its words and the outline of the print."""
    code = CODES.get(name, name)
    document = read(scanned(tmp_path / "scan.pdf", name, skew=1.3), options(code, cache=cache))
    (page,) = document.pages
    assert (page.readable, page.source) == (True, "ocr")
    assert page.confidence > DOUBTFUL
    assert recall(document, LAWS[name].lines) >= RECALL
    assert articles(document, code) == LAWS[name].articles
    assert codes(document) == ["ocr"]


@with_tesseract
def test_words_stand_where_they_are_printed(cache: Path, tmp_path: Path) -> None:
    """Words of a scan have the page, the box, the size and the confidence that belong to them."""
    document = read(scanned(tmp_path / "scan.pdf", "en"), options("en", cache=cache))
    start = document.text.index("RECORDS")
    ((span, page, box),) = document.words.within(Span(start, start + 7))
    assert (span, page) == (Span(start, start + 7), 1)
    assert LEFT + 25 < box.x0 < LEFT + 40 < LEFT + 80 < box.x1 < LEFT + 95
    assert TOP - 12 < box.top < TOP - 6 < TOP - 2 < box.bottom < TOP + 2
    assert len(document.words.confidences) == len(document.words)
    assert document.words.confidence(span) > DOUBTFUL
    assert {line.size for line in document.lines} == {document.lines[0].size}


@with_tesseract
def test_mixed_pages_are_read_each_in_its_way(cache: Path, tmp_path: Path) -> None:
    """Of text, scan and garbled text each page is read as it must be, and the text tells the language of the others."""
    law = LAWS["sq"]
    pages = [Page(law.lines, "text"), Page(law.lines, skew=-0.8), Page(law.lines, "garbled"), Page((), "text")]
    document = read(bound(tmp_path / "mixed.pdf", pages), options(cache=cache))
    assert sources(document) == ["text", "ocr", "ocr", "text"]
    assert document.unread_pages == ()
    for number in (1, 2, 3):
        lines = [line.span.of(document.text) for line in document.lines if line.page == number]
        assert sum(printed in lines for printed in law.lines) >= len(law.lines) - 2  # a lone I may be read as |
    sizes = Counter(line.size for line in document.lines)
    assert len(sizes) == 1
    assert "sqi" in document.notices[0].text
    assert "pages 2-3" in document.notices[0].text


@with_tesseract
@pytest.mark.parametrize(("name", "pack"), [("sr", "srp"), ("tr", "tur")])
def test_language_is_found_out(name: str, pack: str, cache: Path, tmp_path: Path) -> None:
    """A scan in a language that nobody named is read with the pack of its language and script."""
    document = read(scanned(tmp_path / "scan.pdf", name), options(cache=cache))
    assert f", {pack}" in document.notices[0].text
    assert recall(document, LAWS[name].lines) >= RECALL


@with_tesseract
def test_wrong_pack_reads_badly(cache: Path, tmp_path: Path) -> None:
    """A pack of another language loses a third of the words, which is why the right one is looked for."""
    path = scanned(tmp_path / "scan.pdf", "sq", skew=1.3)
    wrong = read(path, Options(("xx",), packs={"xx": ("eng",)}, cache=cache))
    assert recall(wrong, LAWS["sq"].lines) < 0.75 < RECALL <= recall(read(path, options("sq")), LAWS["sq"].lines)


@with_tesseract
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_turned_scan_is_read_upright(turn: int, cache: Path, tmp_path: Path) -> None:
    """A page that lies on its side or head is read all the same, and its words stand where the page shows them."""
    law = LAWS["en"]
    document = read(scanned(tmp_path / "scan.pdf", "en", turn=turn), options("en", cache=cache))
    assert recall(document, law.lines) >= RECALL
    assert [number for number, _ in articles(document, "en")] == ["1", "2"]
    (page,) = document.pages
    assert (page.width, page.height) == ((HEIGHT, WIDTH) if turn % 180 else (WIDTH, HEIGHT))
    ((_, _, box),) = document.words.within(Span(0, 1))
    middle = ((box.x0 + box.x1) / 2, (box.top + box.bottom) / 2)
    near = {90: (HEIGHT - TOP, LEFT), 180: (WIDTH - LEFT, HEIGHT - TOP), 270: (TOP, WIDTH - LEFT)}[turn]
    assert middle == pytest.approx(near, abs=25)


@with_tesseract
def test_dirty_scan_is_cleaned(cache: Path, tmp_path: Path) -> None:
    """A scan full of specks is freed from them before it is given up; as it is, a fifth of its words are lost."""
    path = scanned(tmp_path / "scan.pdf", "fr", resolution=300, dirt=0.04)
    document = read(path, options("fr", cache=cache))
    assert document.pages[0].confidence > DOUBTFUL
    assert recall(document, LAWS["fr"].lines) >= RECALL


@with_tesseract
def test_second_run_recognises_nothing(cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was recognised once is recalled: with the program's reading broken the same words come out."""
    path = scanned(tmp_path / "scan.pdf", "fr", skew=1.3)
    first = read(path, options("fr", cache=cache))
    monkeypatch.setattr(tesseract, "SECONDS", -1.0)
    assert read(path, options("fr", cache=cache)) == first
    with pytest.raises(InputError, match="no text layer that can be read; scan it again"):
        read(path, options("fr"))


@with_tesseract
def test_bad_scan_is_doubted(cache: Path, tmp_path: Path) -> None:
    """A scan too coarse to be read well says so page by page, and its words carry the doubt."""
    pages = [Page(LAWS["fr"].lines, "text"), Page(LAWS["fr"].lines, resolution=65, grain=30.0)]
    document = read(bound(tmp_path / "bad.pdf", pages), options("fr", cache=cache))
    assert document.doubtful_pages == (2,)
    assert codes(document) == ["ocr", "ocr-doubtful"]
    assert document.pages[1].confidence < DOUBTFUL < document.pages[0].confidence
    assert min(document.words.confidences) < DOUBTFUL


@with_tesseract
def test_blank_page_is_read_and_dark_one_is_not(cache: Path, tmp_path: Path) -> None:
    """A scan of nothing has nothing that could be missed; one too dark to show its letters may have."""
    pages = [Page(LAWS["en"].lines, "text"), Page(()), Page(LAWS["en"].lines, resolution=40, grain=90.0)]
    document = read(bound(tmp_path / "blank.pdf", pages), options("en", cache=cache))
    assert [page.readable for page in document.pages] == [True, True, False]
    assert sources(document) == ["text", "ocr", "none"]
    assert codes(document) == ["ocr-failed"]
    assert "page 3" in document.notices[0].text


@pytest.mark.usefixtures("without_tesseract")
def test_without_tesseract_pages_are_unread(tmp_path: Path) -> None:
    """Pages without text stay unread where Tesseract is missing, and a notice names the packages of their language."""
    pages = [Page(LAWS["sr-Latn"].lines, "text"), Page(LAWS["sr-Latn"].lines), Page(LAWS["sr-Latn"].lines, "garbled")]
    document = read(bound(tmp_path / "mixed.pdf", pages), options("sr"))
    assert document.unread_pages == (2, 3)
    assert sources(document) == ["text", "none", "none"]
    (notice,) = document.notices
    assert notice.code == "ocr-missing"
    assert "pages 2-3" in notice.text
    assert "apt-get install tesseract-ocr tesseract-ocr-srp-latn tesseract-ocr-srp" in notice.text


@pytest.mark.usefixtures("without_tesseract")
@pytest.mark.parametrize(
    ("languages", "remedy"),
    [
        (("sq",), r"apt-get install tesseract-ocr tesseract-ocr-sqi tesseract-ocr-tur$"),
        ((), r"apt-get install tesseract-ocr and, by its language, tesseract-ocr-bos or .* or tesseract-ocr-ukr$"),
    ],
)
def test_scan_without_tesseract_is_refused(languages: tuple[str, ...], remedy: str, tmp_path: Path) -> None:
    """Where no page can be read the error names what must be installed, for the language if it is known."""
    with pytest.raises(InputError, match=f"no text layer that can be read; install Tesseract: {remedy}"):
        read(scanned(tmp_path / "scan.pdf", "sq"), options(*languages))


def test_nothing_is_recognised_unasked(tmp_path: Path) -> None:
    """Without packs no page is recognised, and nothing is said of it."""
    pages = [Page(LAWS["en"].lines, "text"), Page(LAWS["en"].lines)]
    document = read(bound(tmp_path / "mixed.pdf", pages))
    assert (document.unread_pages, document.notices, list(document.words.confidences)) == ((2,), (), [])


def test_results_keep_their_order() -> None:
    """Jobs that end in another order give their results in the order in which they were given."""
    jobs = (lambda number=number: sum(range(10**6 // (number + 1))) * 0 + number for number in range(40))
    assert list(ocr._side_by_side(jobs)) == list(range(40))
