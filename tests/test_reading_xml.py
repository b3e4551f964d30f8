"""XML that was made to do harm is refused or read safely, in bounded time, with file, line and remedy."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest
from akoma import act, read

from harmonize import reading
from harmonize.errors import InputError
from harmonize.reading import xml

ARTICLE = "<article><num>1</num><content><p>words</p></content></article>"
LAUGHS = '<!ENTITY l0 "lol">' + "".join(f'<!ENTITY l{i + 1} "{f"&l{i};" * 10}">' for i in range(9))
ATTRIBUTES = " ".join(f'a{i}="x"' for i in range(50_000))
NAMESPACES = " ".join(f'xmlns:a{i}="x{i}"' for i in range(20_000))
PLAIN = act(ARTICLE).decode().partition("?>")[2]
PATIENCE = 60
"""Seconds; each takes less than one on an idle machine."""

DECLARED = {
    "billion laughs": f"<!DOCTYPE akomaNtoso [{LAUGHS}]>{PLAIN.replace('words', '&l9;')}",
    "external entity": f'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>{PLAIN.replace("words", "&e;")}',
    "external subset": f'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">{PLAIN}',
    "behind a comment": f"<!-- <akomaNtoso> --><!DOCTYPE x [{LAUGHS}]>{PLAIN}",
}
DAMAGED = {
    "unknown entity": PLAIN.replace("words", "&nbsp;"),
    "cut short": PLAIN[:-40],
    "deep nesting": PLAIN.replace("words", "<b>" * 200_000),
    "huge attribute": PLAIN.replace("<num>", f'<num title="{"1" * 11_000_000}">'),
    "huge text": PLAIN.replace("words", "word " * 2_100_000),
    "twice the same attribute": PLAIN.replace("<num>", '<num title="a" title="b">'),
}
HARMLESS = {
    "style sheet": f'<?xml-stylesheet href="http://127.0.0.1:9/x.xsl" type="text/xsl"?>{PLAIN}',
    "script": PLAIN.replace(
        "words", 'words<foreign><script xmlns="http://www.w3.org/1999/xhtml">harm()</script></foreign>'
    ),
    "handler": PLAIN.replace("<p>", '<p onclick="harm()" style="background:url(javascript:harm())">'),
    "comment and instruction": PLAIN.replace("words", "wo<!-- harm() -->r<?php harm() ?>ds"),
    "many attributes": PLAIN.replace("<num>", f"<num {ATTRIBUTES}>"),
    "many namespaces": PLAIN.replace("<num>", f"<num {NAMESPACES}>"),
    "character references": PLAIN.replace("words", "w&#111;rds"),
}


@pytest.mark.parametrize("name", DECLARED)
def test_document_types_are_refused(name: str) -> None:
    """No document type is declared, so that no entity is ever expanded or fetched."""
    with pytest.raises(InputError, match=r"law\.akn, line 1: the XML declares a document type.*; remove"):
        read(DECLARED[name].encode())


@pytest.mark.parametrize("name", DAMAGED)
def test_damaged_xml_is_refused(name: str) -> None:
    """Damaged and outsized XML is named with its line and what to do, at once."""
    start = monotonic()
    with pytest.raises(InputError, match=r"law\.akn, line \d+: the XML is damaged \([^,]*\); export it again"):
        read(DAMAGED[name].encode())
    assert monotonic() - start < PATIENCE


@pytest.mark.parametrize("name", HARMLESS)
def test_harmless_parts_are_left_alone(name: str) -> None:
    """Scripts, style sheets and the like are not run, not fetched, and no part of the law."""
    start = monotonic()
    assert read(HARMLESS[name].encode()).text == "1\nwords\n"
    assert monotonic() - start < PATIENCE


def test_too_deep() -> None:
    """Elements nested deeper than any law's are refused before they exhaust the stack."""
    with pytest.raises(InputError, match="nested more than 100 deep"):
        read(act("<division>" * 150 + ARTICLE + "</division>" * 150))
    assert read(act("<division>" * 80 + ARTICLE + "</division>" * 80)).marks[-1].depth == 80


def test_a_million_tiny_elements() -> None:
    """More tags than any law has are refused before a tree is built of them."""
    start = monotonic()
    with pytest.raises(InputError, match="more than 1000000 tags"):
        read(act("<article><content>" + "<p/>" * 1_000_001 + "</content></article>"))
    assert monotonic() - start < PATIENCE


def test_tens_of_thousands_of_elements_take_little(tmp_path: Path) -> None:
    """Many small articles, many notes and one number of a million digits are read in time that grows with them."""
    start = monotonic()
    notes = ARTICLE.replace("words", "word<authorialNote><p>n</p></authorialNote><remark>r</remark>" * 5_000)
    many = '<article eId="same"><num>1</num></article>' * 5_000
    document = read(act(many + notes + ARTICLE.replace("1", "1" * 1_000_000)))
    assert len(document.marks) == 5_002
    assert document.marks[-1].number == ""
    assert monotonic() - start < PATIENCE


@pytest.mark.parametrize("encoding", ["punycode", "idna", "utf-7", "base64", "no-such"])
def test_other_encodings_are_refused(encoding: str) -> None:
    """Only encodings that XML files have are tried: some codecs take time without bound."""
    with pytest.raises(InputError, match=f"the XML is in {encoding}"):
        read(f'<?xml version="1.0" encoding="{encoding}"?>{PLAIN}'.encode())


def test_wrong_encoding() -> None:
    """A file that is not in the encoding it declares is named."""
    with pytest.raises(InputError, match="not in utf-8, as it says"):
        read(PLAIN.replace("words", "žive").encode("windows-1250"))


def test_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file above the limit is refused before it is decoded."""
    monkeypatch.setattr(xml, "MAX_BYTES", 100)
    with pytest.raises(InputError, match="larger than 0 MB; split it"):
        read(PLAIN.encode())


def test_xml_of_other_kinds(tmp_path: Path) -> None:
    """XML that is neither Akoma Ntoso nor a web page is not taken for plain text."""
    path = tmp_path / "feed.xml"
    path.write_text('<?xml version="1.0"?><rss><item>Law</item></rss>', encoding="utf-8")
    with pytest.raises(InputError, match=r"the XML is no Akoma Ntoso; give the law as Akoma Ntoso 3\.0"):
        reading.read(path)
