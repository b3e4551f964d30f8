"""Loads which packs the print of each language is recognised with."""

from __future__ import annotations

from harmonize.knowledge.files import Strict, folder, load


class RecognitionFile(Strict):
    """The file ``models/recognition.toml``."""

    unknown: tuple[str, ...]
    packs: dict[str, tuple[str, ...]]


def load_packs() -> dict[str, tuple[str, ...]]:
    """Return Tesseract's packs by language, and those for an unknown one under the empty code.

    >>> load_packs()["sq"]
    ('sqi+tur',)
    """
    file = load(folder("models") / "recognition.toml", RecognitionFile)
    return {"": file.unknown, **file.packs}
