"""The laws of the specimens in other formats: DOCX with automatic numbers, HTML and plain text, from their source."""

from __future__ import annotations

import html
import re
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import word
from conftest import CHECKOUT

SPECIMENS = CHECKOUT / "corpora" / "specimens"
WORDS = {"after": "Neni", "before": "Член", "margin": ""}
"""What stands before an article's number in each of the prints."""
_MARK = re.compile(r"\{(?P<mark>\d+)\}\[?|\]")
"""Where a footnote's mark stands, and the brackets around what an amendment put in: ``{1}[`` ... ``]``."""
_NUMBER = re.compile(r"\((?P<number>\d+)\) ")
_TITLE = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'


class Set(NamedTuple):
    """A paragraph to set: its words, and whether it is centred or bold."""

    words: str
    centred: bool = False
    bold: bool = False


def paragraphs(path: Path) -> Iterator[Set]:
    """Yield the paragraphs of a ``.law`` source as its print has them."""
    sys.path.insert(0, str(SPECIMENS))
    try:
        import markup
    finally:
        sys.path.remove(str(SPECIMENS))
    source = markup.parse(path.read_text(encoding="utf-8"))
    for block in source.blocks:
        fields = [_MARK.sub("", field).replace("//", "").strip() for field in block.fields]
        if block.kind in ("@title", "@centre"):
            yield Set(fields[0], True, block.kind == "@title")
        elif block.kind in ("#", "##"):
            yield from (Set(field, True, True) for field in fields)
        elif block.kind == "=":
            yield from _article(WORDS[source.header["layout"]], source.header["layout"], *fields[:2])
        elif block.kind in ("~", "text"):
            yield Set(fields[0], block.kind == "~")


def _article(word: str, layout: str, number: str, heading: str = "") -> Iterator[Set]:
    if layout == "margin":
        yield Set(f"{number}. {heading}", bold=True)
        return
    lines = [Set(f"{word} {number}", True), *([Set(heading, True, True)] if heading else [])]
    yield from lines if layout == "after" else reversed(lines)


def as_text(path: Path, law: list[Set]) -> Path:
    """Write a law as plain text, a paragraph a line."""
    lines = [one.words.rstrip(".") if one.bold else one.words for one in law]  # bold is what tells a title with a stop
    path.write_text("\n\n".join(lines), encoding="utf-8")
    return path


def as_wrapped_text(path: Path, law: list[Set], width: int = 84) -> Path:
    """Write a law as plain text wrapped at a width, titles centred, a blank line between paragraphs."""
    path.write_text("\n\n".join(_wrapped(one, width) for one in law), encoding="utf-8")
    return path


def _wrapped(one: Set, width: int) -> str:
    lines = textwrap.wrap(one.words.rstrip(".") if one.bold else one.words, width)
    return "\n".join(line.center(width).rstrip() if one.centred else line for line in lines)


def as_html(path: Path, law: list[Set]) -> Path:
    """Write a law as a page of a gazette, between its navigation and its foot."""
    lines = [_element(one) for one in law]
    around = '<nav><a href="/">Home</a></nav><div class="law">{}</div><footer>Imprint</footer>'
    page = '<!doctype html><html><head><meta charset="utf-8"><style>.mid{{text-align:center}}</style></head><body>{}'
    path.write_text(page.format(around.format("\n".join(lines))), encoding="utf-8")
    return path


def _element(one: Set) -> str:
    words = html.escape(one.words)
    return f"<p{' class=mid' if one.centred else ''}>{f'<b>{words}</b>' if one.bold else words}</p>"


def as_docx(path: Path, law: list[Set]) -> Path:
    """Write a law as DOCX; paragraphs that count from one on bear automatic numbers, not typed ones.

    Titles count at a level above without a number, so that paragraphs begin anew after each.
    """
    made, last = [], 0
    for one in law:
        count = _NUMBER.match(one.words)
        if count and int(count["number"]) == last + 1:
            last += 1
            made.append(word.numbered(_escaped(one.words[count.end() :]), 1))
        elif one.centred or one.bold:
            last = 0
            run = word.styled(_escaped(one.words), "<w:b/>" if one.bold else "")
            made.append(word.para(run, properties=_TITLE + ('<w:jc w:val="center"/>' if one.centred else "")))
        else:
            made.append(word.para(_escaped(one.words)))
    return word.written(path, *made, numbering=word.listed(word.level(0, "", "none"), word.level(1, "(%2)")))


def _escaped(words: str) -> str:
    return html.escape(words, quote=False)
