"""Keys: the names of entries, each a hash of all that decides what is in the entry."""

from __future__ import annotations

import hashlib
import json
import platform
from dataclasses import asdict, is_dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

import harmonize
from harmonize.knowledge.files import fingerprint, folder

LIBRARIES = ("lxml", "numpy", "pdfplumber", "py3langid", "pypdfium2", "rapidfuzz", "selectolax", "spacy")
"""Libraries of which another version may read the same file in another way."""


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
    """Return the SHA-256 of this tool: its code, what it knows, and the libraries that it reads with."""
    digest = hashlib.sha256(fingerprint().encode())
    digest.update((folder("corpora") / "footnote.toml").read_bytes())
    for path in sorted(_code(Path(harmonize.__file__).parent)):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    for name in LIBRARIES:
        digest.update(f"{name} {_version(name)}".encode())
    digest.update(platform.python_version().encode())
    return digest.hexdigest()


def _code(package: Path) -> list[Path]:
    """Return the files of the package, without those that are made of others and the knowledge."""
    made = {"__pycache__", "data"}
    return [path for path in package.rglob("*") if path.is_file() and not made.intersection(path.parts)]


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
