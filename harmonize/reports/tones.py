"""The tones of paper: what a status looks like where it is printed, told by a sign as well as by a colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from harmonize.reports.paper import Cell, Text

Line = Literal["", "under", "through"]


@dataclass(frozen=True, slots=True)
class Tone:
    """The colours of a tone as six hexadecimal digits, ``ink`` dark on the light ``tint``, and its sign or its line."""

    ink: str
    tint: str
    sign: str = ""
    line: Line = ""


PLAIN = Tone("3F4852", "EFF1F3")
"""What a tone that nobody named looks like."""
TONES: Mapping[str, Tone] = {
    "full": Tone("17653A", "E8F3EC", "●"),
    "partial": Tone("6F4500", "FBF1DE", "◐"),
    "none-found": Tone("8F1D22", "FAE9E9", "○"),
    "cannot-tell": Tone("4A4A8C", "EDECF6", "?"),
    "reserved": Tone("1F6272", "E5F1F4", "■"),
    "not-applicable": Tone("56606B", "EFF1F3", "–"),
    "present": Tone("56606B", "EFF1F3", "◆"),
    "absent": Tone("56606B", "EFF1F3", "◇"),
    "reviewed": Tone("1A4C8B", "E3EDF9", "✓"),
    "element": Tone("4B3F12", "FBEEB4", line="under"),
    "gone": Tone("8F1D22", "FAE9E9", line="through"),
    "new": Tone("17653A", "E8F3EC", line="under"),
}
"""By name of the tone: statuses, what a person reviewed, words that show an element, words that go and come."""


def tone(name: str) -> Tone:
    """Return what a tone looks like; one that has no name here is plain.

    >>> tone("partial").sign, tone("of another version").sign
    ('◐', '')
    """
    return TONES.get(name, PLAIN)


def sign(name: str, text: Text) -> str:
    """Return the sign before words of a tone, unless they begin with it.

    >>> from harmonize.reports.paper import text
    >>> sign("full", text("Full")), sign("full", text("● Full")), sign("", text("Full"))
    ('●', '', '')
    """
    mark = tone(name).sign if name else ""
    return "" if text and text[0].text.lstrip().startswith(mark) else mark


def cell_sign(cell: Cell) -> str:
    """Return the sign of a cell, unless words in it have one of their own."""
    return "" if any(run.tone and tone(run.tone).sign for run in cell.text) else sign(cell.tone, cell.text)
