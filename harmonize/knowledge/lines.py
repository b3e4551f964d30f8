"""Lines: where in a file the thing stands that an error names."""

from __future__ import annotations

import re
from pathlib import Path

from harmonize import regular
from harmonize.errors import HarmonizeError

LARGEST = 8 << 20
"""Bytes of a file that is looked through for a line."""
HEADER = re.compile(
    r"""
    ^\s* \[\[? \s* (?P<name>[\w."'-]+) \s* \]\]?               # [own_names], [[act]]
    """,
    re.VERBOSE,
)
KEY = re.compile(
    r"""
    ^\s* (?P<quote>["']?) (?P<name>[\w-]+) (?P=quote) \s* =    # language = "sq", "al" = "Shqipëri"
    """,
    re.VERBOSE,
)
SAID = re.compile(
    r"""
    line\ (?P<line>\d+)                                        # (at line 3, column 8), gold.csv, line 7
    """,
    re.VERBOSE,
)


def line_said(message: str) -> int:
    """Return the line that a message names, 0 where it names none.

    >>> line_said("Invalid value (at line 3, column 8)"), line_said("alignments.csv, line 7"), line_said("no TOML")
    (3, 7, 0)
    """
    found = SAID.search(message)
    return int(found["line"]) if found else 0


def line_of(text: str, place: str) -> int:
    r"""Return the line of a key in TOML (``file``), of a table, also of one of several (``act.1.kind``).

    The line of the table's header stands for a key that is not there, 1 for the file as a whole.

    >>> line_of('id = "XX"\n[[act]]\nkind = 1\n[[act]]\nkind = 2', "act.1.kind")
    5
    """
    table, number, key = _split(place.split("."))
    header, inside, seen = 1, "", -1
    for line, row in enumerate(text.splitlines(), 1):
        if heading := HEADER.match(row):
            inside = heading["name"]
            if inside == place:
                return line
            seen += inside == table
            header = line if inside == table and seen == number else header
        elif inside == table and seen in (number, -1) and (named := KEY.match(row)) and named["name"] == key:
            return line
    return header


def lines_of(text: str, named: re.Pattern[str]) -> dict[str, int]:
    r"""Return the first line of everything that a pattern names, in one pass over a text of any length.

    >>> lines_of("a = 1\nb = 1\na = 2", re.compile(r"(?P<name>\w) ="))
    {'a': 1, 'b': 2}
    """
    found: dict[str, int] = {}
    for line, row in enumerate(text.splitlines(), 1):
        for name in named.finditer(row):
            found.setdefault(name["name"], line)
    return found


def text_of(file: Path, *, link: bool = False) -> str:
    """Return a file's text; empty where it cannot be read, is far too large to be one that people write, or a link."""
    try:
        return regular.content(file, LARGEST, link=link).decode("utf-8")
    except (OSError, UnicodeDecodeError, HarmonizeError):
        return ""


def _split(parts: list[str]) -> tuple[str, int, str]:
    """Return the table, which of several it is, and the key that a place names; the top of the file has no name."""
    if len(parts) > 1 and parts[1].isdigit():
        return parts[0], int(parts[1]), ".".join(parts[2:3])
    return (parts[0], 0, parts[1]) if len(parts) > 1 else ("", 0, parts[0])
