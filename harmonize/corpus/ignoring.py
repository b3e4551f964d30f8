"""Keeps the texts of a corpus out of version control: they stay where they were published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from harmonize.corpus.catalogue import jurisdictions
from harmonize.corpus.partial import LEFT
from harmonize.errors import InputError
from harmonize.knowledge.manifests import DATA, SUFFIXES

FILE = ".gitignore"
HEAD = """# The texts of laws stay where they were published: what is on record names their page and their hash.
# A law in JSON is not left out by its name, which decisions and gold may have too: name it here.
"""


def begun(corpus: Path) -> bool:
    """Tell whether a corpus has a jurisdiction: then what version control keeps of it is settled."""
    return any(jurisdictions(corpus))


def begin(corpus: Path) -> Path | None:
    """Write the file that keeps texts out of version control into a corpus; None where one is there, which stays."""
    path = corpus / FILE
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(HEAD + "".join(f"{pattern}\n" for pattern in patterns()))
    except FileExistsError:
        return None
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})", "choose another --corpus") from error
    return path


def patterns() -> Iterator[str]:
    """Yield what files are called that hold texts of laws, whole, half fetched or refused.

    >>> [pattern for pattern in patterns() if "pdf" in pattern.lower() or "json" in pattern or "part" in pattern]
    ['*.pdf', '*.PDF', '*.part', '*.part.of']
    """
    for suffix in (*SUFFIXES, *DATA):
        if suffix != ".json":
            yield from (f"*{suffix}", f"*{suffix.upper()}")
    yield from LEFT
