"""Lines: where in a file of TOML the thing stands that an error names."""

from __future__ import annotations

import re

HEADER = re.compile(
    r"""
    ^\s* (?P<open>\[\[?) \s* (?P<name>[\w."'-]+) \s* \]\]?     # [own_names], [[act]]
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
    \(at\ line\ (?P<line>\d+),\ column\ \d+\)                  # (at line 3, column 8), as tomllib says it
    """,
    re.VERBOSE,
)


def line_said(message: str) -> int:
    """Return the line that a parser's message names, 0 where it names none.

    >>> line_said("Invalid value (at line 3, column 8)")
    3
    """
    found = SAID.search(message)
    return int(found["line"]) if found else 0


def line_of(text: str, place: str) -> int:
    r"""Return the line of a key (``file``), of the table it is missing from, or of one of several (``act.1.kind``).

    The line of the table's header stands for a key that is not there, 1 for the file as a whole.

    >>> line_of('id = "XX"\n[[act]]\nkind = 1\n[[act]]\nkind = 2', "act.1.kind")
    5
    """
    parts = place.split(".") if place else []
    table, number, key = _split(parts)
    header, found = 1, ""
    counted = -1
    for line, row in enumerate(text.splitlines(), 1):
        if heading := HEADER.match(row):
            found = heading["name"]
            counted += found == table
            if found == table and counted == number:
                header = line
        elif (named := KEY.match(row)) and named["name"] == key and found == table and counted in (number, -1):
            return line
    return header


def _split(parts: list[str]) -> tuple[str, int, str]:
    """Return the table, which of several it is, and the key that a place names; the top of the file has no name."""
    if len(parts) >= 2 and parts[1].isdigit():
        return parts[0], int(parts[1]), parts[2] if len(parts) > 2 else ""
    if len(parts) >= 2:
        return parts[0], 0, parts[1]
    return "", 0, parts[0] if parts else ""
