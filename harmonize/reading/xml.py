"""XML from strangers: parsed without entities, without a network, within bounds."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from harmonize.errors import InputError
from harmonize.reading.options import Options

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

MAX_BYTES = 64 * 1024 * 1024
MAX_TAGS = 1_000_000
"""Start and end tags; a code of five thousand provisions has some fifty thousand."""
MAX_DEPTH = 100
_REMEDY = "export it again as Akoma Ntoso 3.0 in UTF-8"
_DECLARED = re.compile(rb"""^\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.-]{1,40})["']""")
_MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_ENCODINGS = re.compile(r"utf-?8|utf-?16(?:le|be)?|us-ascii|iso-?8859-\d{1,2}|(?:windows|cp)-?125\d|koi8-[ru]", re.I)
_HEAD, _DECLARATION = 65_536, 16
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<[?!A-Za-z]")
_PAGE = re.compile(rb"<(?:[\w.-]{1,60}:)?html[\s>]", re.IGNORECASE)
_ADDED = re.compile(r",? (?:use|try) XML_PARSE_HUGE.*|, line \d+, column.*", re.DOTALL)
"""What the parser adds to an error: options that are not ours to set, and a place that we name ourselves."""
_EXTERNAL = re.compile(r"<!DOCTYPE")


def head(data: bytes) -> bytes:
    """Return a file's first bytes as if they were ASCII, in whatever encoding."""
    return data[:_HEAD].replace(b"\0", b"")


def is_xml(data: bytes) -> bool:
    r"""Tell whether a file begins as markup does.

    >>> is_xml(b"\xef\xbb\xbf<?xml"), is_xml("<a>".encode("utf-16")), is_xml(b"LAW")
    (True, True, False)
    """
    return bool(_MARKUP.match(head(data)))


def is_unknown(data: bytes) -> bool:
    """Tell whether a file is XML of a kind that is not read; a web page may be XML too, and is."""
    first = head(data)
    return is_xml(data) and b"<?xml" in first[:_DECLARATION] and not _PAGE.search(first)


def refuse(data: bytes, path: Path, options: Options) -> NoReturn:
    """Raise InputError for XML of a kind that is not read."""
    raise InputError(str(path), "the XML is no Akoma Ntoso", "give the law as Akoma Ntoso 3.0, HTML, DOCX, PDF or text")


def parsed(data: bytes, name: str) -> Element:
    """Return the root element of an XML file.

    Raises InputError for XML that is damaged, too large or too deep, in an encoding that XML files do not have, or
    that declares a document type, in which entities could be hidden.
    """
    from lxml import etree  # late: only where XML is read

    if len(data) > MAX_BYTES:
        raise InputError(name, f"the XML is larger than {MAX_BYTES >> 20} MB", "split it")
    text = _decoded(data, name)
    _bounded(text, name)
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, UnicodeEncodeError) as error:
        line = getattr(error, "lineno", None)
        where = f"{name}, line {line}" if line else name
        raise InputError(where, f"the XML is damaged ({_ADDED.sub('', str(error))})", _REMEDY) from error
    return root


def _decoded(data: bytes, name: str) -> str:
    declared = _DECLARED.match(data[:400])
    mark = next((encoding for start, encoding in _MARKS if data.startswith(start)), "")
    encoding = mark or (declared[1].decode("ascii") if declared else "utf-8")
    if not mark and not _ENCODINGS.fullmatch(encoding):
        raise InputError(f"{name}, line 1", f"the XML is in {encoding}, which is not read", _REMEDY)
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise InputError(name, f"the XML is not in {encoding}, as it says ({error})", _REMEDY) from error


def _bounded(text: str, name: str) -> None:
    """Refuse a declared document type anywhere, and more tags than any law has."""
    if found := _EXTERNAL.search(text):
        line = text.count("\n", 0, found.start()) + 1
        raise InputError(
            f"{name}, line {line}", "the XML declares a document type, which may hide entities", "remove it"
        )
    if text.count("<") > MAX_TAGS:
        raise InputError(name, f"the XML has more than {MAX_TAGS} tags", "split it")


def local(element: Element) -> str:
    """Return an element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def depth_error(element: Element, name: str) -> InputError:
    """Return the error of elements nested too deep."""
    where = f"{name}, line {element.sourceline}" if element.sourceline else name
    return InputError(where, f"the XML has elements nested more than {MAX_DEPTH} deep", "give the text of a law")
