"""Keys: the names of entries, each a hash of all that decides what is in the entry."""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterator
from dataclasses import asdict, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import harmonize
from harmonize.knowledge.files import fingerprint, folder

DISTRIBUTION = "harmonize-law"
LIBRARIES = (
    "charset-normalizer", "jinja2", "lxml", "numpy", "openpyxl", "pandas", "pdfplumber", "py3langid", "pydantic",
    "pypdfium2", "python-docx", "rapidfuzz", "selectolax", "spacy", "tesserocr", "tinycss2", "typst", "webencodings",
    "xlsxwriter",
)  # fmt: skip
"""Libraries of which another version may read the same file in another way, or write other bytes."""


def key(*parts: Any) -> str:
    """Return the SHA-256 of some values: plain ones, records of them, and models.

    >>> key("text", 1, ("sq",)) == key("text", 1, ["sq"]), key("a", "bc") == key("ab", "c")
    (True, False)
    """
    said = json.dumps(parts, default=_plain, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(said.encode("utf-8", "backslashreplace")).hexdigest()


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    return value.model_dump(mode="json") if hasattr(value, "model_dump") else str(value)


@cache
def edition() -> str:
    """Return the SHA-256 of this tool: its version and code, what it knows, and the libraries that it works with.

    Of another version of a library it is not known whether it reads a law in the same way.
    """
    digest = hashlib.sha256(fingerprint().encode())
    digest.update((folder("corpora") / "footnote.toml").read_bytes())
    for name, content in code(Path(harmonize.__file__).parent):
        digest.update(f"{name} {len(content)} ".encode())
        digest.update(content)
    for name in (DISTRIBUTION, *LIBRARIES):
        digest.update(f"{name} {_version(name)}".encode())
    digest.update(platform.python_version().encode())
    return digest.hexdigest()


def code(package: Path) -> Iterator[tuple[str, bytes]]:
    """Yield the files of the package by name, without those that are made of others and the knowledge."""
    for path in sorted(package.rglob("*")):
        name = path.relative_to(package)
        if path.is_file() and name.parts[0] != "data" and "__pycache__" not in name.parts:
            yield name.as_posix(), path.read_bytes()


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
