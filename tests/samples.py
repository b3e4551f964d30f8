"""The same small law in every format that can be read, as bytes."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZipFile

import word
from mutations import archived

TITLE = "Weather Stations Act"
ARTICLES = (
    ("1", "Short title", ("This Act may be cited as the Weather Stations Act.",)),
    ("2", "Unauthorised access", (
        "Whoever, without authority, gains access to the computer system of a station",
        "or stays in it, is punished with imprisonment of up to two years.",
    )),
    ("2/a", "Interference", ("Whoever deletes or alters the data of a station is punished with a fine.",)),
    ("3", "Commencement", ("This Act enters into force on 1 January.", "Act No. 7 is repealed.")),
)  # fmt: skip


def text() -> bytes:
    """The law as plain text."""
    parts = [TITLE.upper(), "CHAPTER I", "GENERAL"]
    for number, heading, paragraphs in ARTICLES:
        parts += [f"Article {number}", heading, *(f"({i}) {words}" for i, words in enumerate(paragraphs, start=1))]
    return "\n\n".join(parts).encode()


def html() -> bytes:
    """The law as a page of the web, with a script, a table and a comment."""
    lists = ("".join(f"<li>{words}</li>" for words in paragraphs) for _, _, paragraphs in ARTICLES)
    heads = (f"<h3 id='a{number}'>Article {number}</h3><h4>{heading}</h4>" for number, heading, _ in ARTICLES)
    body = "".join(f"{head}<ol>{listed}</ol>" for head, listed in zip(heads, lists, strict=True))
    table = "<table><tr><th>Station</th><td>Fine</td></tr><tr><td>North</td><td>100</td></tr></table>"
    head = f"<meta charset='utf-8'><title>{TITLE}</title><script>alert(1)</script><style>p {{ color: red }}</style>"
    body = f"<h1>{TITLE}</h1>{body}{table}<!-- end -->"
    return f"<!DOCTYPE html><html lang='en'><head>{head}</head><body>{body}</body></html>".encode()


def akoma_ntoso() -> bytes:
    """The law in Akoma Ntoso 3.0."""
    articles = "".join(_article(number.replace("/", "-"), *rest) for number, *rest in ARTICLES)
    name = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
    act = f"<preface><longTitle><p>{TITLE}</p></longTitle></preface><body>{articles}</body>"
    return f'<?xml version="1.0"?><akomaNtoso xmlns="{name}"><act name="act">{act}</act></akomaNtoso>'.encode()


def _article(number: str, heading: str, paragraphs: tuple[str, ...]) -> str:
    id = f"art_{number}"
    parts = "".join(
        f'<paragraph eId="{id}__para_{i}"><num>({i})</num><content><p>{words}</p></content></paragraph>'
        for i, words in enumerate(paragraphs, start=1)
    )
    return f'<article eId="{id}"><num>Article {number}</num><heading>{heading}</heading>{parts}</article>'


def provisions() -> bytes:
    """The law as JSON of numbered provisions."""
    listed = [
        {"number": number, "heading": heading, "text": "\n".join(paragraphs)}
        for number, heading, paragraphs in ARTICLES
    ]
    return json.dumps({"title": TITLE, "language": "en", "provisions": listed}, indent=1).encode()


def docx() -> bytes:
    """The law as DOCX: automatic numbers, tracked changes, a table, a footnote and a running head."""
    paragraphs = [
        word.para(f"Article {number}") + word.para(heading) + "".join(map(word.numbered, listed))
        for number, heading, listed in ARTICLES
    ]
    changed = word.para("Rain ", word.inserted("and snow "), word.deleted("and hail "), "are recorded.")
    table = f"<w:tbl><w:tr><w:tc>{word.para('North')}</w:tc><w:tc>{word.para('100')}</w:tc></w:tr></w:tbl>"
    note = f'<w:footnote w:id="2">{word.para("As amended.")}</w:footnote>'
    mark = word.para("See below", '<w:r><w:footnoteReference w:id="2"/></w:r>')
    with TemporaryDirectory() as folder:
        numbering = word.listed(word.level(0, "(%1)"), word.level(1, "%2)", "lowerLetter"))
        body = (word.para(TITLE), *paragraphs, changed, table, mark)
        path = word.written(Path(folder) / "law.docx", *body, numbering=numbering, footnotes=note, head="Gazette 7")
        with ZipFile(path) as whole:
            return archived([(name, whole.read(name)) for name in sorted(whole.namelist())])


@cache
def samples() -> tuple[tuple[str, bytes], ...]:
    """The law in every format, each with the end of its file's name."""
    return (
        (".txt", text()), (".html", html()), (".xml", akoma_ntoso()), (".json", provisions()), (".docx", docx()),
        (".txt", text().decode().encode("utf-16")),
    )  # fmt: skip
