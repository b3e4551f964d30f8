"""JSON of numbered provisions to a document: our own outline, or the plain list that a register can export.

``schemas/provisions-1.json`` describes the list; ``harmonize/outline/1`` is what ``harmonize outline`` writes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from harmonize.errors import InputError
from harmonize.model.languages import short_code
from harmonize.model.law import CITABLE
from harmonize.model.text import Document, Stated
from harmonize.reading.composition import Composition, Piece
from harmonize.reading.kinds import ABOVE, settled
from harmonize.reading.options import Options

MEDIA_TYPE = "application/json"
OUTLINE = "harmonize/outline/1"
MAX_BYTES = 64 * 1024 * 1024
MAX_DEPTH = 50
MAX_PAGE = 20_000
_SHAPE = re.compile(rb"\s*(?:\{\s*[\"}]|\[\s*[{\]])")
_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_REMEDY = 'give a list of {"number", "heading", "text", "children"}, as schemas/provisions-1.json has it'
_BELOW = {"paragraph": "point", "subsection": "point", "point": "subpoint", "subpoint": "subpoint"}
_WORDS = ("kind", "heading", "text", "eid")
_SAID = ("number", "heading", "text", "children")


@dataclass(frozen=True, slots=True)
class Law:
    """What a file holds: its provisions and where they stand in it, what it says of the law, the words before them."""

    provisions: Sequence[Any]
    place: str
    about: Mapping[str, Any]
    opening: str
    outline: bool


def recognised(data: bytes) -> bool:
    """Tell whether a file is JSON: an object, or a list of objects.

    >>> recognised(b' {"provisions": []}'), recognised(b'[{"number": 1}]'), recognised(b"[Updated to 2020] THE ACT")
    (True, True, False)
    """
    head = data[:4096]
    for mark in _MARKS:
        head = head.removeprefix(mark)
    return bool(_SHAPE.match(head.replace(b"\0", b"")))


def holds_law(data: bytes) -> bool:
    """Tell whether a JSON file is a law in one of the shapes that are read, and not something else."""
    try:
        law = _law(_loaded(data, ""), "")
    except InputError:
        return False
    first = law.provisions[0] if law.provisions else None
    return isinstance(first, dict) and (law.outline or ("number" in first and ("text" in first or "children" in first)))


def read(data: bytes, path: Path, options: Options) -> Document:
    """Return the law that a JSON file holds, with its provisions as marks.

    Raises InputError, with the JSON pointer of the place, for a file of another shape.
    """
    law = _law(_loaded(data, str(path)), str(path))
    reader = Reader(str(path), Composition(), _unit(law.provisions))
    for line in law.opening.split("\n"):
        reader.composition.body([Piece(line)])
    reader.provisions(law.provisions, law.place, ())
    made = reader.composition
    if not made.lines:
        raise InputError(str(path), "the file has no text", _REMEDY)
    marks = settled([mark.mark() for mark in made.marks])
    if law.outline:
        marks = tuple(replace(mark, complete=True, exact=True) for mark in marks)
    return made.document(
        data,
        path.name,
        MEDIA_TYPE,
        marks=marks,
        language=short_code(_word(law.about, "language", str(path), "")),
        stated=Stated(*(_word(law.about, name, str(path), "") for name in ("title", "citation", "kind", "date"))),
    )


def _loaded(data: bytes, name: str) -> Any:
    if len(data) > MAX_BYTES:
        raise InputError(name, f"the JSON is larger than {MAX_BYTES >> 20} MB", "split it")
    try:
        return json.loads(data)
    except json.JSONDecodeError as error:
        where = f"{name}, line {error.lineno}"
        raise InputError(where, f"the JSON is damaged ({error.msg})", "export it again") from error
    except (ValueError, RecursionError) as error:
        raise InputError(name, f"the JSON cannot be read ({error})", "export it again in UTF-8") from error


def _law(content: Any, name: str) -> Law:
    if isinstance(content, dict) and content.get("schema") == OUTLINE:
        root, about = content.get("root"), content.get("statute")
        if not isinstance(root, dict) or not isinstance(about, dict):
            raise InputError(f"{name}, /root", "the outline has no tree", "run harmonize outline again")
        opening = _word(root, "text", name, "/root")
        return Law(_list(root, "children", name, "/root"), "/root/children", about, opening, True)
    if isinstance(content, list):
        return Law(content, "", {}, "", False)
    if not isinstance(content, dict) or "provisions" not in content:
        raise InputError(name, "the JSON is no list of provisions", _REMEDY)
    title = _word(content, "title", name, "")
    return Law(_list(content, "provisions", name, ""), "/provisions", content, title, False)


def _list(node: Mapping[str, Any], field: str, name: str, place: str) -> list[Any]:
    value = node.get(field, [])
    if not isinstance(value, list):
        raise InputError(f"{name}, {place}/{field}", "this is no list of provisions", _REMEDY)
    return value


def _word(node: Mapping[str, Any], field: str, name: str, place: str) -> str:
    value = node.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f"{name}, {place}/{field}", "this is no text", _REMEDY)
    return value


def _unit(provisions: Sequence[Any]) -> str:
    """Return what provisions without a kind are: what the others of the file are called, else articles."""
    named = {node.get("kind") for node in provisions if isinstance(node, dict) and isinstance(node.get("kind"), str)}
    below = [child for node in provisions if isinstance(node, dict) for child in node.get("children") or ()]
    return next((kind for kind in CITABLE if kind in named), "") or (_unit(below) if below else CITABLE[0])


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads provisions in order into a composition; ``unit`` is the kind of those that say none."""

    name: str
    composition: Composition
    unit: str

    def provisions(self, nodes: Sequence[Any], place: str, above: tuple[str, ...]) -> None:
        """Read a list of provisions that stands at ``place``, within provisions of the kinds ``above``."""
        if len(above) > MAX_DEPTH:
            raise InputError(f"{self.name}, {place}", f"provisions are nested more than {MAX_DEPTH} deep", _REMEDY)
        for at, node in enumerate(nodes):
            self._provision(node, f"{place}/{at}", above)

    def _provision(self, node: Any, place: str, above: tuple[str, ...]) -> None:
        if not isinstance(node, dict) or not any(node.get(field) is not None for field in _SAID):
            raise InputError(f"{self.name}, {place or '/'}", "this is no provision", _REMEDY)
        kind, heading, text, eid = (_word(node, field, self.name, place) for field in _WORDS)
        kind = kind or self._implied(above)
        self._turn_to(node, place)
        opened = self.composition.open(kind, eid="-".join(eid.split()), repealed=node.get("repealed") is True)
        self.composition.number([Piece(self._number(node, place))])
        for line in heading.split("\n"):
            self.composition.heading([Piece(line)])
        for line in text.split("\n"):
            self.composition.body([Piece(line)])
        self.provisions(_list(node, "children", self.name, place), f"{place}/children", (*above, kind))
        self.composition.close(opened)

    def _implied(self, above: tuple[str, ...]) -> str:
        """Return the kind of a provision that says none: by what it stands in."""
        inner = above[-1] if above else ""
        if not inner or inner in ABOVE:
            return self.unit
        return _BELOW.get(inner, "paragraph")

    def _number(self, node: Mapping[str, Any], place: str) -> str:
        number = node.get("number")
        if isinstance(number, int) and not isinstance(number, bool):
            return str(number)
        return _word(node, "number", self.name, place)

    def _turn_to(self, node: Mapping[str, Any], place: str) -> None:
        page = node.get("page", self.composition.page)
        if not isinstance(page, int) or not 1 <= page <= MAX_PAGE:
            raise InputError(f"{self.name}, {place}/page", f"this is no page from 1 to {MAX_PAGE}", "correct it")
        self.composition.page = page
