"""Tesseract as a library, where its program is not installed: ``harmonize-law[ocr]``. The only door to tesserocr.

The library comes with no pack. Packs are looked for where Tesseract's own variable ``TESSDATA_PREFIX`` says, else where
systems put them.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from harmonize.reading.picture import Picture

FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",  # Debian, Ubuntu
    "/usr/share/tesseract/tessdata",  # Fedora
    "/usr/share/tessdata",  # Arch
    "/opt/homebrew/share/tessdata",
    "/usr/local/share/tessdata",
)
PACK = ".traineddata"
BLOCKS, ORIENTATION = 3, 0
"""Page segmentation modes: find the page's blocks; only tell how the page is turned."""
NEURAL = 1
"""The engine mode of the neural network alone."""
_VERSION = re.compile(r"tesseract (?P<version>\S+)")


def version() -> str:
    """Return the version of the library, empty where it is not installed."""
    found = _VERSION.match(library.tesseract_version()) if (library := _library()) else None
    return found["version"] if found else ""


def packs() -> frozenset[str]:
    """Return the packs that are there."""
    return frozenset(path.name.removesuffix(PACK) for path in folder().glob(f"*{PACK}"))


def folder() -> Path:
    """Return the folder that packs are in, or would be."""
    said = os.environ.get("TESSDATA_PREFIX")
    usual = (Path(place) for place in FOLDERS)
    return Path(said) if said else next((place for place in usual if place.is_dir()), Path(FOLDERS[0]))


def hocr(taken: Picture, pack: str, resolution: int, seconds: float) -> bytes:
    """Return what a pack recognises in a picture, as an hOCR page; a TimeoutError where it takes longer."""
    with _engine(taken, pack, BLOCKS) as engine:
        engine.SetVariable("tessedit_do_invert", "0")
        engine.SetSourceResolution(resolution)
        if not engine.Recognize(max(int(seconds * 1000), 1)):
            raise TimeoutError(f"a page was not recognised in {seconds:.0f} seconds")
        return str(engine.GetHOCRText(0)).encode("utf-8", "replace")


def turn(taken: Picture) -> int:
    """Return by how many degrees clockwise a picture must be turned to be upright, 0 where that cannot be told."""
    with _engine(taken, "osd", ORIENTATION) as engine:
        told = engine.DetectOrientationScript()
    return (360 - int(told["orient_deg"])) % 360 if told else 0


@contextmanager
def _engine(taken: Picture, pack: str, mode: int) -> Iterator[Any]:
    """Give an engine that has a picture before it; an OSError where it does not start."""
    try:
        made = _library().PyTessBaseAPI(path=f"{folder()}/", lang=pack, psm=mode, oem=NEURAL)
    except RuntimeError as error:
        raise OSError(f"Tesseract does not start with the pack {pack}") from error
    with made as engine:
        engine.SetImageBytes(taken.pixels, taken.width, taken.height, 1, taken.width)
        yield engine


def _library() -> Any:
    """Return tesserocr, None where it is not installed; one thread each, as pages are recognised side by side."""
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr
    except ImportError:
        return None
    return tesserocr
