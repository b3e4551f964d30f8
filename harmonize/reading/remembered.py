"""What was recognised, remembered: one small file a picture, named by a hash of all that decides what is in it."""

from __future__ import annotations

import json
import logging
import os
import tempfile
from hashlib import sha256
from pathlib import Path

from harmonize.reading.picture import Picture
from harmonize.reading.sheet import Word
from harmonize.reading.tesseract import SETTINGS, Engine, Reading

FORM = "2"
"""Changes whenever the same picture would give other words."""
MOST = 200 * 1024 * 1024
"""Bytes that the files of a cache may take together; those not used for longest go first."""
_ENDING = ".ocr.json"

log = logging.getLogger(__name__)


def name(engine: Engine, taken: Picture, pack: str) -> str:
    """Return the name of the file that keeps what ``pack`` recognises in a picture."""
    settings = (FORM, engine.version, pack, *SETTINGS, str(taken.width), str(taken.height), repr(taken.scale))
    return sha256("\0".join(settings).encode() + b"\0" + taken.pixels).hexdigest() + _ENDING


def recalled(folder: Path, name: str) -> Reading | None:
    """Return what is remembered under a name, None where nothing is or the file is damaged."""
    try:
        path = folder / name
        degrees, words = json.loads(path.read_bytes())
        found = Reading(int(degrees), tuple(_word(*fields) for fields in words))
        os.utime(path)
    except (OSError, ValueError, TypeError, RecursionError):
        return None
    return found


def remember(folder: Path, name: str, found: Reading) -> None:
    """Keep what was recognised under a name; a folder that cannot be written to is passed over."""
    words = [(word.text, *word[1:7], word.confidence) for word in found.words]
    content = json.dumps((found.degrees, words), ensure_ascii=False, separators=(",", ":"))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".tmp", encoding="utf-8", delete=False) as file:
            file.write(content)
        os.replace(file.name, folder / name)
    except OSError as error:
        log.warning("what was recognised is not remembered: %s", error)


def forget(folder: Path, most: int = MOST) -> None:
    """Remove the files not used for longest until those left take no more than ``most`` bytes."""
    try:
        kept = [(file.stat().st_mtime, file.stat().st_size, file) for file in folder.glob(f"*{_ENDING}")]
        size = sum(bytes for _, bytes, _ in kept)
        for _, bytes, file in sorted(kept):
            if size <= most:
                return
            file.unlink(missing_ok=True)
            size -= bytes
    except OSError as error:
        log.warning("what was recognised cannot be tidied up: %s", error)


def _word(text: object, *numbers: object) -> Word:
    """Return a word as it was kept: text, left, top, right, bottom, baseline, size, confidence.

    >>> _word("rain", 1, 2, 3, 4, 4, 11, 0.5).confidence
    0.5
    """
    if not isinstance(text, str):
        raise ValueError("this is no word")
    x0, top, x1, bottom, baseline, size, confidence = (float(str(number)) for number in numbers)
    return Word(text, x0, top, x1, bottom, baseline, size, confidence=confidence)
