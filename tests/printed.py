"""Pages of a PDF as PDFium sees them: their words, their ink, their letters."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pypdfium2 as pdfium
from PIL import Image, ImageChops

_BREAKS = re.compile("[-\u200b\ufffe\x02]")  # hyphens, breaks within words, and PDFium's signs for hyphens
Box = tuple[int, int, int, int]
LETTERS = "ÇçËëĞğİıŞşÖöÜüÂâÎîÛûČčĆćĐđŠšŽžЃѓЅЉљЊњЌќЏџЂђЋћЖжШшЙйЇїЄєҐґѐѝ"
"""Letters of the region and its neighbours, each of another shape in every font."""


def pages(content: bytes) -> Iterator[pdfium.PdfPage]:
    """Yield the pages of a PDF."""
    yield from pdfium.PdfDocument(content)


def said(page: pdfium.PdfPage) -> str:
    """Return the text of a page."""
    return str(page.get_textpage().get_text_bounded())


def squeezed(words: str) -> str:
    """Return letters without what breaks lines; PDFium takes the hyphen at a line's end for one."""
    return "".join(_BREAKS.sub("", words).split())


def all_of(content: bytes) -> str:
    """Return the text of all pages without what breaks lines."""
    return squeezed("".join(said(page) for page in pages(content)))


def ink(page: pdfium.PdfPage) -> Box:
    """Return the box of what is printed on a page, in points from its upper left."""
    box = _darkness(page, 1).getbbox()
    assert box is not None, "the page is blank"
    left, top, right, bottom = box
    return left, top, right, bottom


def missing(words: str, found: str) -> str:
    """Return the first word that does not stand behind those before it, or nothing."""
    position = 0
    for word in words.split():
        position = behind(word, found, position)
        if position < 0:
            return word
    return ""


def behind(words: str, found: str, position: int) -> int:
    """Return where words that stand one behind the other from a position on have all been met, or -1."""
    for word in words.split():
        start = found.find(squeezed(word), position)
        if start < 0:
            return -1
        position = start + len(squeezed(word))
    return position


def shapes(page: pdfium.PdfPage, letters: str) -> set[bytes]:
    """Return the pictures of letters on a page; those that a font lacks would all have the same, or none."""
    scale = 4
    picture, textpage, found = _darkness(page, scale), page.get_textpage(), set[bytes]()
    words = textpage.get_text_range()
    for at in (words.index(letter) for letter in letters):
        left, bottom, right, top = textpage.get_charbox(at, loose=True)
        high = page.get_height()
        found.add(_cut(picture, (left * scale, (high - top) * scale, right * scale, (high - bottom) * scale)))
    return found


def _cut(picture: Image.Image, box: tuple[float, float, float, float]) -> bytes:
    left, top, right, bottom = (round(side) for side in box)
    part = picture.crop((left, top, right, bottom))
    assert part.getbbox() is not None, "a letter is blank"
    return part.resize((24, 32)).tobytes()


def _darkness(page: pdfium.PdfPage, scale: int) -> Image.Image:
    picture = page.render(scale=scale).to_pil().convert("RGB")
    return ImageChops.difference(picture, Image.new("RGB", picture.size, "white"))
