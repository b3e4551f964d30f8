"""HTML to documents: what a browser shows, and what of it is the law."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from harmonize.errors import InputError
from harmonize.model.text import Document, Place
from harmonize.reading import Options, read, signs
from harmonize.reading.options import DETECT

LAW = "".join(f"<p>Article {number}</p><p>Rain falls on every station of the service.</p>" for number in range(1, 9))
LINKS = "".join(f'<li><a href="/laws/{number}">Law of {number}</a></li>' for number in range(2010, 2016))


def page(tmp_path: Path, html: str | bytes, options: Options = DETECT) -> Document:
    """Return the document of a page."""
    path = tmp_path / "law.html"
    path.write_bytes(html if isinstance(html, bytes) else html.encode())
    return read(path, options)


def body(tmp_path: Path, html: str, options: Options = DETECT) -> Document:
    """Return the document of a page with that body."""
    return page(tmp_path, f'<!doctype html><meta charset="utf-8"><body>{html}</body>', options)


def lines(document: Document, place: Place = "flow") -> list[str]:
    """Return the lines of a document at a place."""
    return [line.span.of(document.text) for line in document.lines if line.place == place]


def test_blocks_and_breaks(tmp_path: Path) -> None:
    """Each block and each break begins a line, inline elements none; blanks are evened and entities read."""
    document = body(
        tmp_path, "<h1>Rain&nbsp;Act</h1><p>one\n <b>two</b> <i>th</i>ree<br>four</p><div>five<p>six</div>&sect; 7"
    )
    assert document.text == "Rain Act\none two three\nfour\nfive\nsix\n§ 7\n"
    assert document.media_type == "text/html"
    assert [document.text[a:b] for a, b in zip(document.words.starts, document.words.ends, strict=True)] == (
        document.text.split()
    )


def test_type(tmp_path: Path) -> None:
    """Type comes from elements, attributes, the page's own sheet and the spot, the nearest outranking the others."""
    rules = ".mid, p.x { text-align: center } .big { font-size: 16pt } @media print { p { display: none } }"
    document = body(
        tmp_path,
        f'<style>{rules}</style><h2>two</h2><p class="mid big">mid</p><center>old</center><p align=center>older</p>'
        '<b>bold <span style="font-weight: normal">for the most part not</span></b>'
        '<p style="margin-left: 40px; font-style: italic">in</p>',
    )
    assert [(line.bold, line.italic, line.centred, line.size, line.indent) for line in document.lines] == [
        (True, False, False, 18.0, 0.0),
        (False, False, True, 16.0, 0.0),
        (False, False, True, 12.0, 0.0),
        (False, False, True, 12.0, 0.0),
        (False, False, False, 12.0, 0.0),
        (False, True, False, 12.0, 30.0),
    ]


def test_lists(tmp_path: Path) -> None:
    """Items are numbered as a browser shows them: by type, start, value and direction; unnumbered ones have a dash."""
    document = body(
        tmp_path,
        "<ol><li>a<ol type=a><li>b<li>c</ol><li value=7>d<li>e</ol><ol type=I start=4><li>f</ol>"
        "<ol reversed><li>g<li>h</ol><ul><li>i</ul><ul style='list-style: none'><li>j</ul>"
        "<ol style='list-style-type: upper-alpha'><li>k</ol>",
    )
    assert lines(document) == [
        *("1. a", "a. b", "b. c", "7. d", "8. e"),
        *("IV. f", "2. g", "1. h", "- i", "j", "A. k"),
    ]
    assert [line.indent for line in document.lines[:4]] == [24.0, 48.0, 48.0, 24.0]


def test_hidden_text(tmp_path: Path) -> None:
    """What the page tells not to show leaves the flow and keeps a place; scripts and styles are no text."""
    document = body(
        tmp_path,
        "<style>#x{display:none}</style><p>shown <span hidden>one</span>too</p><p id=x>two</p>"
        '<p style="visibility:hidden">three</p><script>var four</script><!-- five --><template>six</template>',
    )
    assert lines(document) == ["shown too"]
    assert lines(document, "hidden") == ["one", "two", "three"]
    assert "four" not in document.text


def test_what_is_around_the_law(tmp_path: Path) -> None:
    """Navigation, lists of links to other pages, buttons and the foot are running heads and feet; nothing is lost."""
    document = page(
        tmp_path,
        f"<html><head><title>Gazette</title></head><body><nav>Home</nav><form><div><ul>{LINKS}</ul></div>"
        f"<select><option>2024</select><button>Search</button>{LAW}</form><footer>Imprint</footer></body></html>",
    )
    assert lines(document)[:2] == ["Article 1", "Rain falls on every station of the service."]
    assert len(lines(document)) == 16
    heads = lines(document, "running-head")
    assert (heads[:2], heads[-2:]) == (["Gazette", "Home"], ["2024", "Search"])
    assert lines(document, "running-foot") == ["Imprint"]


def test_the_main_text(tmp_path: Path) -> None:
    """Where one element says that it is the main text and holds most, nothing outside it is law."""
    document = body(tmp_path, f"<p>Cookies are used.</p><main>{LAW}</main><p>Was this helpful?</p>")
    assert len(lines(document)) == 16
    assert lines(document, "running-head") == ["Cookies are used."]
    assert lines(document, "running-foot") == ["Was this helpful?"]


@pytest.mark.parametrize("around", ["<nav>{}</nav>", "<main>short</main>{}", "<footer>{}</footer>"])
def test_most_of_a_page_is_never_around_it(tmp_path: Path, around: str) -> None:
    """An element that holds most of a page is not taken from the law, whatever it calls itself."""
    assert len(lines(body(tmp_path, around.format(LAW)))) >= 16


def test_links_within_the_law_stay(tmp_path: Path) -> None:
    """A law that links to other laws keeps every word; its own contents list is one."""
    refers = '<p>See <a href="/5">article 5</a> of the other Act, which applies.</p>' * 9
    own = "<ul>" + '<li><a href="#a5">Article 5</a></li>' * 4 + "</ul>"
    document = body(tmp_path, own + LAW + refers)
    assert lines(document, "running-head") == []
    assert lines(document, "contents") == ["- Article 5"] * 4
    assert len(lines(document)) == 25


def test_notes(tmp_path: Path) -> None:
    """A linked mark leaves the flow, and what it leads to is a footnote; the link back makes the law none."""
    document = body(
        tmp_path,
        '<p id="r">Rain<sup><a href="#n">1</a></sup> falls<a href="#m">[2]</a>.</p>'
        + LAW
        + '<p id="n"><a href="#r">1</a> Amended.</p><div><a name="m"></a>[2] Repealed.</div>',
    )
    assert lines(document)[0] == "Rain falls."
    assert lines(document, "footnote") == ["1[2]", "1 Amended.", "[2] Repealed."]


def test_raised_digits(tmp_path: Path) -> None:
    """A raised digit belongs to the number before it, and is a note's mark behind a word; raised letters stay."""
    document = body(
        tmp_path, "<p>Article 192<sup>1</sup></p><p>Rain<sup>12</sup> on the 1<sup>st</sup></p><p><sup>3</sup> x</p>"
    )
    assert lines(document) == ["Article 192¹", "Rain on the 1st", "3 x"]
    assert lines(document, "footnote") == ["12"]


def test_tables(tmp_path: Path) -> None:
    """A table of data has its own place cell by cell, one that only lays the page out is the flow."""
    data = "<table><tr><th>Offence<th>Fine<tr><td>Fog<td>20</table>"
    document = body(tmp_path, f"<table><tr><td>{LAW}{data}</td></tr></table>")
    assert lines(document, "table") == ["Offence", "Fine", "Fog", "20"]
    assert len(lines(document)) == 16


def test_kept_lines(tmp_path: Path) -> None:
    """In preformatted text each line is one, set in by its blanks."""
    document = body(tmp_path, "<pre>Article 1\n  (1) Rain\n\n  falls</pre>")
    assert lines(document) == ["Article 1", "(1) Rain", "falls"]
    assert [line.indent for line in document.lines] == [0.0, 2.0, 2.0]


def test_marked_changes(tmp_path: Path) -> None:
    """Deleted and inserted words are tracked changes."""
    html = '<p>A fine of <del>five</del><ins datetime="2024-05-01">ten</ins> crowns</p>'
    assert lines(body(tmp_path, html)) == ["A fine of ten crowns"]
    assert lines(body(tmp_path, html, Options(changes="rejected"))) == ["A fine of five crowns"]
    draft = body(tmp_path, html, Options(changes="both"))
    assert [(change.kind, change.date) for change in draft.changes] == [("deletion", ""), ("insertion", "2024-05-01")]


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("utf-8", ""),
        ("utf-8", '<meta charset="utf-8">'),
        ("cp1250", '<meta http-equiv="Content-Type" content="text/html; charset=windows-1250">'),
        ("cp1250", "<meta charset=x-none>"),
        ("utf-16", '<meta charset="utf-8">'),
        ("iso8859-2", "<meta charset=iso-8859-2>"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    """Characters are those that the file's mark, the page, or the bytes themselves tell."""
    words = "Član 302. Čuvar stanice beleži kišu svakog dana i čuva zapise tri godine, a žalbe šalje ministru."
    assert lines(page(tmp_path, f"<html>{declared}<p>{words}".encode(encoding)))[0] == words


def test_broken_markup(tmp_path: Path) -> None:
    """Unclosed and misplaced elements lose no word, as in a browser; a second page in the file is read too."""
    unclosed = "".join(f"<font color=x><p>Article {number}" for number in range(400))
    document = page(
        tmp_path, f"<html><body><table>stray<tr><td>{unclosed}</body></html><html><body><p>end</body></html>"
    )
    assert lines(document) == ["stray", *(f"Article {number}" for number in range(400)), "end"]


def test_frames_are_not_followed(tmp_path: Path) -> None:
    """A page that shows others in frames says that they were not read."""
    document = body(tmp_path, '<p>Rain Act</p><iframe src="http://192.0.2.1/law.html">see</iframe>')
    assert [notice.code for notice in document.notices] == ["frames-not-read"]
    assert lines(document) == ["Rain Act"]


@pytest.mark.parametrize(
    ("html", "what"),
    [
        ("<html>" + "<div>" * 3000 + "rain", "nested"),
        ("<html><body><script>alert(1)</script><img src=x></body></html>", "no text"),
    ],
)
def test_hostile_pages_are_refused(tmp_path: Path, html: str, what: str) -> None:
    """A page nested beyond reason, or without a word, is refused with its cause."""
    with pytest.raises(InputError, match=what):
        page(tmp_path, html)


@pytest.mark.parametrize(
    "html",
    [
        f'<p style="display:{"f(" * 5000}">',
        f"<style>{'p:not(' * 5000}.x{')' * 5000}{{display:none}}</style>",
        '<ol start="²" type=i><li value=-999999999999>x</ol><ol type=a start=999999><li>y</ol>',
        "".join(f'<a id=n{at} href="#n{at + 1}"><sup>1</sup></a>' for at in range(3000)),
        "<b>" * 20_000,
    ],
    ids=["deep value", "deep selector", "odd numbers", "chain of notes", "unclosed"],
)
def test_odd_pages_are_read(tmp_path: Path, html: str) -> None:
    """What no author writes, but an attacker may, costs no crash and no word of the law."""
    assert "Rain falls on every station" in body(tmp_path, html + LAW).text


def readable(tmp_path: Path, html: bytes) -> bool:
    """Tell whether a page is read; one that is refused has a remedy, and nothing else happens."""
    try:
        return bool(page(tmp_path, html).text)
    except InputError as error:
        return not error.remedy


def test_mutated_pages_are_read_or_refused(tmp_path: Path) -> None:
    """A page with bytes changed at random is read, or refused where nothing of it can be seen, never a crash."""
    chance = random.Random(11)
    whole = f"<html><style>.a{{text-align:center}}</style><ol type=a><li>{LAW}<table><tr><td>1<td>2</table>".encode()
    read_well = 0
    for _ in range(60):
        changed = bytearray(whole)
        for _ in range(8):
            changed[chance.randrange(6, len(changed))] = chance.choice(b"<>/\"'=&;x\x00\xff")
        read_well += readable(tmp_path, bytes(changed))
    assert read_well > 20


@pytest.mark.parametrize(
    "data",
    [
        b"<!DOCTYPE html><p>x",
        b'<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0"><html>',
        b"<!-- saved from url=(0014)about:internet -->\r\n<HTML>",
        b"\xef\xbb\xbf <table><tr>",
        "<html>".encode("utf-16"),
    ],
)
def test_pages_are_recognised(data: bytes) -> None:
    """A page is known by its beginning."""
    assert signs.is_html(data)


@pytest.mark.parametrize(
    "data", [b"<akomaNtoso>", b"<?xml version='1.0'?><law/>", b"Art. 1 <p>", b"<!--" * 1000, b"{}"]
)
def test_other_files_are_no_pages(data: bytes) -> None:
    """What begins otherwise is no page, and deciding so takes no time."""
    assert not signs.is_html(data)
