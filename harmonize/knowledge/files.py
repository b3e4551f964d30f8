"""Where the knowledge lies, and how one of its files is read and checked."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import TypeVar, cast

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


def load(path: Path, schema: type[Schema], until: str = "") -> Schema:
    """Read one TOML file and check it, or what stands in it before the text ``until``; an unchanged file is read once.

    A :class:`KnowledgeError` names the file and the first wrong field.
    """
    try:
        state = path.stat()
    except OSError as error:
        raise unreadable(path, error) from error
    return cast(Schema, _checked(path, (state.st_mtime_ns, state.st_size), schema, until))


@lru_cache(maxsize=512)
def _checked(path: Path, _: tuple[int, int], schema: type[BaseModel], until: str) -> BaseModel:
    try:
        text = path.read_text(encoding="utf-8")
        content = tomllib.loads(text.partition(until)[0] if until else text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise unreadable(path, error) from error
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise KnowledgeError(f"{path}, {place}", first["msg"], "see the file's neighbours for the form") from error


def unreadable(path: Path, error: Exception) -> KnowledgeError:
    """Return the error of a file that is missing, damaged or no TOML."""
    return KnowledgeError(str(path), f"cannot be read as TOML ({error})", "restore or correct the file")


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
