"""Where the knowledge lies, and how one of its files is read and checked."""

from __future__ import annotations

import hashlib
import tomllib
from collections.abc import Collection, Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar, cast

from pydantic import BaseModel, ConfigDict, ValidationError

from harmonize import regular
from harmonize.errors import KnowledgeError
from harmonize.knowledge.lines import line_of

LARGEST = 1 << 20
"""Bytes of a file, four times those of the largest lexicon."""
MOST_PARTS = 200
"""Full stops in a line: a key of many parts costs the parser the square of their number."""
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
    text = bounded(path)
    return checked(path, text.partition(until)[0] if until else text, schema)


def checked(path: Path, text: str, schema: type[Schema]) -> Schema:
    """Return what the text of a TOML file says; a :class:`KnowledgeError` names the file and the first wrong field."""
    content = parsed(path, text)
    try:
        return schema.model_validate(content)
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"])
        what = f"{first['msg'].removeprefix('Value error, ')} (at line {line_of(text, place)})"
        raise KnowledgeError(f"{path}, {place}", what, "see the file's neighbours for the form") from error


def bounded(path: Path) -> str:
    """Return the text of a file of knowledge; a :class:`KnowledgeError` where it is no file, too large, or no UTF-8."""
    try:
        return regular.content(path, LARGEST, link=True, kind=KnowledgeError).decode("utf-8").replace("\r\n", "\n")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(path, error) from error


def parsed(path: Path, text: str) -> dict[str, Any]:
    """Return the tables of a TOML text; a :class:`KnowledgeError` where it is none, or made to exhaust its reader."""
    for line, row in enumerate(text.split("\n"), 1):
        if row.count(".") > MOST_PARTS:
            what = f"has more than {MOST_PARTS} full stops in one line (at line {line})"
            raise KnowledgeError(str(path), what, "break the text, or name the key with fewer parts")
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise KnowledgeError(str(path), "is nested too deeply", "write plain tables") from error
    except ValueError as error:  # TOMLDecodeError is one, and so is an integer of too many digits
        raise unreadable(path, error) from error


def unlinked(path: Path) -> Path:
    """Return a path of a corpus; a :class:`KnowledgeError` where it is a link, which may lead anywhere."""
    if path.is_symlink():
        raise linked(path)
    return path


def linked(path: Path) -> KnowledgeError:
    """Return the error of a link in a corpus."""
    return KnowledgeError(str(path), "is a link", "put the file or folder itself there")


def unreadable(path: Path, error: Exception) -> KnowledgeError:
    """Return the error of a file that is missing, damaged or no TOML."""
    return KnowledgeError(str(path), f"cannot be read as TOML ({error})", "restore or correct the file")


def tomls(subfolder: str) -> Iterator[Path]:
    """Yield the TOML files of a subfolder of ``models``, by name."""
    yield from sorted((folder("models") / subfolder).glob("*.toml"))


def fingerprint(without: Collection[str] = ()) -> str:
    """Return the SHA-256 over all files of ``models``, names included: which knowledge an analysis was made with.

    ``without`` names files and folders right in ``models`` that are left out.
    """
    digest = hashlib.sha256()
    root = folder("models")
    for path in sorted(root.rglob("*.toml")):
        if path.relative_to(root).parts[0] not in without:
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()
