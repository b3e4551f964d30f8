"""Where links of a paper lead: to a place in it that exists, or to an address on the web that is well formed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from harmonize.reports.paper import Heading, Paper, Paragraph

LONGEST = 2_000
"""Characters of an address: Word takes a file that holds longer ones for damaged."""
_ADDRESS = re.compile(
    r"""
    https?:// (?: [A-Za-z0-9._~!$&'()*+,;=:@/?\#-] | %[0-9A-Fa-f]{2} )+   # https://example.org/a%20b?c=d#e
    """,
    re.VERBOSE,
)


def places(paper: Paper) -> dict[str, str]:
    """Return by id of a heading or paragraph a name that every format can write; of equal ids the first counts."""
    ids = (block.id for block in paper.blocks if isinstance(block, Heading | Paragraph) and block.id)
    return {id: f"place{number}" for number, id in enumerate(dict.fromkeys(ids), 1)}


def inside(href: str, places: Mapping[str, str]) -> str:
    """Return the name of the place in the paper that a link leads to, or nothing.

    >>> inside("#summary", {"summary": "place1"}), inside("#gone", {}), inside("https://example.org", {})
    ('place1', '', '')
    """
    return places.get(href.removeprefix("#"), "") if href.startswith("#") else ""


def outside(href: str) -> str:
    """Return the web address that a link leads to, or nothing where it is none that a reader may follow.

    >>> outside("https://example.org/a"), outside("javascript:alert(1)"), outside("https://[x")
    ('https://example.org/a', '', '')
    """
    return href if len(href) <= LONGEST and _ADDRESS.fullmatch(href) and _has_host(href) else ""


def addresses(hrefs: Iterable[str]) -> list[str]:
    """Return the web addresses among some links, each once, in order."""
    return [href for href in dict.fromkeys(hrefs) if outside(href)]


def _has_host(href: str) -> bool:
    try:
        return bool(urlsplit(href).hostname) and urlsplit(href).port != 0
    except ValueError:  # such as a port that is no number
        return False
