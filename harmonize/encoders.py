"""The folder of a sentence encoder, as sentence-transformers exports it to ONNX: its files and its settings."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from harmonize.errors import InputError

SHORTEST, LONGEST = 8, 512
"""Tokens of a piece of text: a model that takes fewer is of no use, and more are not asked of any."""
LARGEST = 1_000_000
"""Bytes of a file of settings."""
POOLS = {"pooling_mode_mean_tokens": "mean", "pooling_mode_cls_token": "cls"}
"""The ways to make one vector of those of the tokens that are known here: their mean, or that of the first."""
PARTS = frozenset({"Transformer", "Pooling", "Normalize"})
"""The parts of an encoder that are known here. A cosine asks for a vector's direction, not for its length."""
FOLDER = "name a folder with a sentence encoder as ONNX: model.onnx or onnx/model.onnx, and tokenizer.json"
OTHER = "export the encoder to ONNX again, or use another"


@dataclass(frozen=True, slots=True)
class Folder:
    """The two files that an encoder needs, and the folders in which its settings may lie."""

    model: Path
    tokenizer: Path
    places: tuple[Path, ...]


def find(folder: Path) -> Folder:
    """Return what a folder has of an encoder; an InputError names the file that it lacks."""
    model = first((folder, folder / "onnx"), "model.onnx")
    places = (folder, model.parent)
    return Folder(model, first(places, "tokenizer.json"), places)


def first(places: Sequence[Path], name: str) -> Path:
    """Return the first file of a name in some folders; an InputError where there is none."""
    found = next((place / name for place in places if (place / name).is_file()), None)
    if found is None:
        raise InputError(str(places[0]), f"there is no {name} in it", FOLDER)
    return found


def bounded(path: Path, most: int) -> bytes:
    """Return what a file holds; an InputError where that is more than ``most`` bytes, or cannot be read."""
    try:
        if path.stat().st_size > most:
            raise InputError(str(path), f"it is larger than {most / 1e6:.0f} MB", "use a smaller encoder")
        return path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"it cannot be read ({error.strerror})", FOLDER) from error


def longest(found: Folder) -> int:
    """Return how many tokens an encoder takes at once: the least that its settings say, and no more than are asked."""
    positions = settings(found, "config.json").get("max_position_embeddings")
    said = (
        settings(found, "sentence_bert_config.json").get("max_seq_length"),
        settings(found, "tokenizer_config.json").get("model_max_length"),
        positions - 2 if isinstance(positions, int) else None,  # some families keep two places for themselves
    )
    least = min([LONGEST, *(number for number in said if isinstance(number, int))])
    if least < SHORTEST:
        raise InputError(str(found.places[0]), f"its settings say that it takes {least} tokens", OTHER)
    return least


def pooling(found: Folder) -> str:
    """Return how the vectors of tokens become one, ``mean`` or ``cls``; an InputError where in some other way."""
    parts = {str(part.get("type", "")).rpartition(".")[2] for part in records(found, "modules.json")}
    if foreign := sorted(parts - PARTS):
        raise InputError(str(found.places[0]), f"modules.json names a part that is not run here: {foreign[0]}", OTHER)
    said = settings(found, "1_Pooling/config.json")
    flags = {POOLS.get(name, name) for name, on in said.items() if name.startswith("pooling_mode_") and on is True}
    ways = flags or {str(said.get("pooling_mode", "mean"))}
    if len(ways) > 1 or not ways <= set(POOLS.values()):
        told = ", ".join(sorted(ways))
        raise InputError(str(found.places[0]), f"1_Pooling/config.json asks for {told}; mean and cls are known", OTHER)
    return ways.pop()


def settings(found: Folder, name: str) -> dict[str, Any]:
    """Return what a file of settings says, nothing where there is none; an InputError where it is no JSON object."""
    match content(found, name):
        case None:
            return {}
        case dict() as said:
            return said
    raise InputError(str(found.places[0]), f"{name} is no JSON object", OTHER)


def records(found: Folder, name: str) -> list[dict[str, Any]]:
    """Return the records of a file, none where there is no such file; an InputError where it is no list of them."""
    match content(found, name):
        case None:
            return []
        case list() as listed if all(isinstance(item, dict) for item in listed):
            return listed
    raise InputError(str(found.places[0]), f"{name} is no JSON list of objects", OTHER)


def content(found: Folder, name: str) -> Any:
    """Return what a file of settings holds, None where there is no such file; an InputError where it is no JSON."""
    path = next((place / name for place in found.places if (place / name).is_file()), None)
    try:
        return json.loads(bounded(path, LARGEST)) if path else None
    except (ValueError, RecursionError) as error:
        raise InputError(str(path), f"it cannot be read as JSON ({error})", OTHER) from error
