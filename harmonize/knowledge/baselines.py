"""Reads a baseline: the verdicts on a corpus that somebody looked at and committed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from harmonize import regular
from harmonize.errors import InputError
from harmonize.knowledge.files import Strict

SCHEMA = "harmonize/baseline/1"
LARGEST = 64 << 20
"""Bytes of a baseline."""
REMEDY = "take the committed file, or make it anew with --write-baseline"
"""For what has the place of a baseline and says nothing of use; what is there can be written over."""

Hash = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
Unhashed = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]


class TerritoryFile(Strict):
    """What stands in a baseline for one State or legal unit."""

    law: dict[str, Hash]
    facts: Hash
    record: Hash
    review: Unhashed
    verdicts: dict[str, Annotated[tuple[str, ...], Field(min_length=1)]]


class ToolFile(Strict):
    """The program that a baseline was made with."""

    version: str
    models_sha256: Hash


class BaselineFile(Strict):
    """A file ``baseline.json``; ``harmonize/checks/schemas/baseline-1.json`` describes it too."""

    form: Literal["harmonize/baseline/1"] = Field(alias="schema")
    tool: ToolFile
    territories: dict[str, TerritoryFile]


def read_baseline(path: Path, *, link: bool = False) -> BaselineFile:
    """Read a file; an :class:`InputError` names it and what is wrong; so a link is, but for ``link``."""
    return parsed_baseline(path, content(path, link=link))


def content(path: Path, *, link: bool = False) -> bytes:
    """Return the bytes of a file; an :class:`InputError` where it is none that can be read, or cannot be a baseline."""
    try:
        return regular.content(path, LARGEST, link=link)
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror})", "check the path, and your rights") from error


def parsed_baseline(path: Path, content: bytes) -> BaselineFile:
    """Return what the bytes of a baseline say; an :class:`InputError` names its file and what is wrong."""
    try:
        return BaselineFile.model_validate(json.loads(content))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise InputError(f"{path}, {place}", first["msg"], REMEDY) from error
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"cannot be read as JSON ({error})", REMEDY) from error
