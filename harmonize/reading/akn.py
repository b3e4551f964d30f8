"""Akoma Ntoso (3.0 and its forerunners) to a document: elements are known by their local names."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from harmonize.errors import InputError
from harmonize.model.text import Document
from harmonize.reading.akn_meta import language, marks_all, stated
from harmonize.reading.akn_walk import Walker
from harmonize.reading.composition import Composition
from harmonize.reading.kinds import settled
from harmonize.reading.options import Options
from harmonize.reading.xml import head, is_xml, local, parsed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MEDIA_TYPE = "application/akn+xml"
_ROOT = re.compile(rb"<(?:[\w.-]{1,60}:)?akomaNtoso[\s>/]")
LAWS = ("act", "bill", "doc", "statement", "portion", "fragment")
"""The types of document that can hold a law."""


def recognised(data: bytes) -> bool:
    """Tell whether a file is Akoma Ntoso, in whatever encoding.

    >>> recognised(b'<akomaNtoso xmlns="urn:x">'), recognised("<an:akomaNtoso>".encode("utf-16")), recognised(b"<html>")
    (True, True, False)
    """
    return is_xml(data) and bool(_ROOT.search(head(data)))


def read(data: bytes, path: Path, options: Options) -> Document:
    """Return the law that an Akoma Ntoso file holds, with its provisions as marks.

    Raises InputError for XML that cannot be read safely, and for a file that holds a debate or a judgment.
    """
    root = parsed(data, str(path))
    law = _law(root, path)
    walker = Walker(str(path), Composition(), local(law))
    walker.children(law)
    walker.notes_of(law)
    made = walker.composition
    if not made.lines:
        raise InputError(str(path), "the file has no text", "export it again with its body")
    marks = settled([mark.mark() for mark in made.marks])
    if marks_all(law):
        marks = tuple(replace(mark, complete=True) for mark in marks)
    return made.document(
        data,
        path.name,
        MEDIA_TYPE,
        marks=marks,
        language=language(law),
        stated=stated(law),
        notices=walker.notices(),
    )


def _law(root: Element, path: Path) -> Element:
    if local(root) != "akomaNtoso":
        raise InputError(str(path), "the XML is no Akoma Ntoso", "give the law as Akoma Ntoso 3.0, HTML, PDF or text")
    found = next((child for child in root if local(child)), None)
    kind = "nothing" if found is None else local(found)
    if found is None or kind not in LAWS:
        raise InputError(str(path), f"the file holds {kind}, no act or bill", "give the act that is in force")
    return found
