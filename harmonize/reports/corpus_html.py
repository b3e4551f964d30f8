"""The page of a corpus: what became of its territories and laws, with ways to the reports of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from markupsafe import Markup

from harmonize.reports.html import Strings, asset, environment, hashed


class Row(Protocol):
    """A territory; ``place`` is the folder of its ``files``, ``coverage`` the share of articles there or None."""

    @property
    def name(self) -> str:
        """Whose laws they are."""

    @property
    def unit(self) -> str:
        """The legal unit, empty for the whole."""

    @property
    def place(self) -> str:
        """The folder of its files."""

    @property
    def state(self) -> str:
        """What became of it: ``analyzed``, ``failed`` or ``no-text``."""

    @property
    def failed(self) -> int:
        """How many of its laws could not be read."""

    @property
    def coverage(self) -> float | None:
        """The share of the articles that are there at least in part."""

    @property
    def statuses(self) -> Mapping[str, int]:
        """How many articles have which status."""

    @property
    def files(self) -> Sequence[str]:
        """The names of its files."""


class Law(Protocol):
    """A law that was read."""

    @property
    def file(self) -> str:
        """Where its text lies in the corpus."""

    @property
    def facts(self) -> Mapping[str, object]:
        """Its ``title``, ``language``, ``pages``, ``unread_pages`` and ``provisions``, the last three numbers."""


class Error(Protocol):
    """Why something failed."""

    @property
    def what(self) -> str:
        """The cause."""

    @property
    def remedy(self) -> str:
        """What to do."""


def render_corpus(
    territories: Sequence[Row],
    read: Sequence[Law],
    failed: Sequence[tuple[str, Error]],
    missing: Sequence[str],
    counts: Mapping[str, int],
    region: str,
    strings: Strings,
) -> str:
    """Return the page; ``failed`` are files with their errors, ``region`` the address of the comparison or empty."""
    style = asset("corpus.css")
    return (
        environment()
        .get_template("corpus.html.j2")
        .render(
            territories=territories,
            read=read,
            failed=failed,
            missing=missing,
            counts=counts,
            region=region,
            t=strings,
            style=Markup(style),
            style_hash=hashed(style),
        )
    )
