"""An example of the library, run and type-checked by the tests: ``python docs/example.py out law.pdf``."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

import harmonize


def gaps(result: harmonize.Analyzed) -> list[str]:
    """Return the articles that nothing in the laws answers."""
    return [finding.article for finding in result.analysis.findings if finding.status == "none-found"]


def headings(statute: harmonize.Statute) -> Iterable[str]:
    """Return the numbers and headings of a statute's articles or sections."""
    return (f"{article.number} {article.heading}" for article in statute.articles())


def main(folder: str, *laws: str) -> None:
    """Analyze laws, or without any a fictional one, write the report, and print what they lack."""
    convention: harmonize.Instrument = harmonize.load_instrument("budapest")
    try:
        result = harmonize.analyze(laws or None, instruments=[convention.id])
    except harmonize.HarmonizeError as error:
        sys.exit(f"{error.where}: {error.what}; {error.remedy}")
    for unread in result.errors:
        print("not read:", unread)
    written: list[Path] = result.write(folder, ["html", "json"])
    print("wrote", *(path.name for path in written))
    print("gaps:", *gaps(result))
    print(result.articles.groupby("status").size().to_string())


if __name__ == "__main__":
    main(*sys.argv[1:])
