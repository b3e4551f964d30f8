"""Where the knowledge lies, and how one of its files is read and checked."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from harmonize.errors import KnowledgeError

Schema = TypeVar("Schema", bound=BaseModel)


class Strict(BaseModel):
    """The base of every schema of ``models/`` and ``corpora/``: a key that is not known is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


def folder(name: str) -> Path:
    """Return the folder ``models`` or ``corpora``: inside an installed package, or at the root of a checkout."""
    package = Path(__file__).resolve().parent.parent
    installed = package / "data" / name
    return installed if installed.is_dir() else package.parent / name


def load(path: Path, schema: type[Schema]) -> Schema:
    """Read one TOML file and check it; a :class:`KnowledgeError` names the file and the first wrong field."""
    try:
        content = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise KnowledgeError(str(path), f"cannot be read as TOML ({error})", "restore or correct the file") from error
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"{path}, {place}", first["msg"], "see the file's neighbours for the form") from error


def tomls(subfolder: str) -> Iterator[Path]:
    """Yield the TOML files of a subfolder of ``models``, by name."""
    yield from sorted((folder("models") / subfolder).glob("*.toml"))


def fingerprint() -> str:
    """Return the SHA-256 over all files of ``models``, names included: which knowledge an analysis was made with."""
    digest = hashlib.sha256()
    root = folder("models")
    for path in sorted(root.rglob("*.toml")):
        digest.update(path.relative_to(root).as_posix().encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()
