"""Fields of what people write about laws, so that a manifest from anywhere can be shown, followed and compared."""

from __future__ import annotations

import re
from datetime import date
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import AfterValidator, Field

LONGEST = 2_000
"""Characters of a title, a citation or an address."""
SIGNS = re.compile(
    r"""
    [\x00-\x1f\x7f-\x9f]                             # what moves a terminal's cursor or ends a line: ESC, CR, NEL
    | [\u2028\u2029\ud800-\udfff]                    # other ends of a line; halves of a sign, which no file holds
    | [\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069] # what turns the direction of the text around it
    """,
    re.VERBOSE,
)
"""Signs that no printed line has."""
SCHEME = re.compile(
    r"""
    (?P<scheme>[A-Za-z][A-Za-z0-9+.-]*) : (?=\S)      # https:, javascript:, file: and no 'Letter: of the ministry'
    """,
    re.VERBOSE,
)
WEB = ("http", "https")
EARLIEST, LATEST = date(1500, 1, 1), date(2199, 12, 31)


def one_line(text: str) -> str:
    """Return text that stands on one line; a ``ValueError`` where a sign in it does something else than be read."""
    if found := SIGNS.search(text):
        raise ValueError(f"has the sign U+{ord(found[0]):04X}, which no printed line has: leave it out")
    return text


def prose(text: str) -> str:
    """Return text of one or more lines; as :func:`one_line` otherwise."""
    for line in text.split("\n"):
        one_line(line.replace("\t", " "))
    return text


def served(text: str) -> str:
    """Return an address on the web; a ``ValueError`` for any other.

    >>> served("https://gazette.example/law.pdf")
    'https://gazette.example/law.pdf'
    """
    if any(sign.isspace() for sign in text):
        raise ValueError("has a blank in its address: write %20")
    parts = urlsplit(text)
    if parts.scheme not in WEB or not parts.hostname:
        raise ValueError("is no address that begins with https:// or http://")
    if parts.username is not None or parts.password is not None:
        raise ValueError("has a user's name or password in its address: leave it out")
    return text


def told(text: str) -> str:
    """Return where a fact is from: an address on the web, or words such as ``fictional``."""
    return served(text) if SCHEME.match(text) else text


def likely(day: date) -> date:
    """Return a day on which a law may have been read or changed."""
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"is no day from {EARLIEST} to {LATEST}")
    return day


Line = Annotated[str, Field(max_length=LONGEST), AfterValidator(one_line)]
Prose = Annotated[str, Field(max_length=10 * LONGEST), AfterValidator(prose)]
Address = Annotated[Line, AfterValidator(lambda text: text and served(text))]
"""Where something is served; may be empty."""
Ground = Annotated[Line, Field(min_length=1), AfterValidator(told)]
"""Where a fact is from."""
Day = Annotated[date, AfterValidator(likely)]
Code = Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$")]
"""A language, such as ``sq`` or ``sr-Latn``."""
Name = Annotated[str, Field(pattern=r"^[a-z0-9]+([-_.][a-z0-9]+)*$", max_length=100)]
"""An id that can name a file and a part of an address: small letters, digits, and single signs between them."""
Digest = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
"""A SHA-256 in small letters; empty where none is on record."""
