"""Tesseract: the picture of a page to its words. Its program is called by pipes, without a shell or any file.

Where there is no program, the library of ``harmonize-law[ocr]`` does the same.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from statistics import fmean
from time import monotonic
from typing import NamedTuple
from xml.etree import ElementTree

from harmonize.reading import bundled
from harmonize.reading.characters import cleaned
from harmonize.reading.picture import Picture, turned, without_grain
from harmonize.reading.sheet import Word

SECONDS = 90.0
"""What one page may take; a dense one takes some five seconds."""
CLEAR = 0.85
"""Confidence from which a page is read well: below it grain or a wrong turn may be why it is not."""
SETTINGS = ("--psm", "3", "--oem", "1", "-c", "tessedit_do_invert=0")
"""Find the page's blocks, read them by the neural network alone, take no line for white on black."""
_ORIENTATION = ("--psm", "0", "-l", "osd")
_PROBE = 20.0
"""Seconds in which Tesseract says which version it is, or how a page is turned."""
_LETTERS = 3
"""Letters of a word that is longer than it is high."""
_SPECK = 0.5
"""Confidence below which signs without letter or digit are dirt."""
_ROTATE = re.compile(r"^Rotate: (?P<degrees>\d+)$", re.MULTILINE)
_VERSION = re.compile(r"^tesseract v?(?P<version>\S+)")


class Engine(NamedTuple):
    """Tesseract as it is installed: its program, its version, the packs that it has; a library has no program."""

    program: str
    version: str
    packs: frozenset[str]


class Reading(NamedTuple):
    """What was recognised in a picture: how far it had to be turned clockwise, and the words, in points."""

    degrees: int
    words: tuple[Word, ...]

    @property
    def confidence(self) -> float:
        """The mean over the words, 0.0 where there are none."""
        return fmean([word.confidence for word in self.words] or [0.0])


def engine() -> Engine | None:
    """Return Tesseract as it is installed, its program rather than its library; None where neither is."""
    return installed() or (Engine("", version, bundled.packs()) if (version := bundled.version()) else None)


def installed() -> Engine | None:
    """Return Tesseract's program, None where it is not installed."""
    program = shutil.which("tesseract")
    try:
        told = _run(program, ["--version"], _PROBE) if program else b""
        packs = _run(program, ["--list-langs"], _PROBE) if program else b""
    except (OSError, subprocess.SubprocessError):
        return None
    version = _VERSION.match(told.decode("utf-8", "replace"))
    if not program or not version:
        return None
    return Engine(program, version["version"], frozenset(packs.decode("utf-8", "replace").splitlines()[1:]))


def reading(engine: Engine, taken: Picture, pack: str) -> Reading | None:
    """Return what ``pack`` recognises in a picture; None for a failure.

    A picture that reads badly is turned upright, and if it still does, freed from grain: the surest reading counts.
    """
    end = monotonic() + SECONDS
    try:
        upright, sideways = words(_hocr(engine, taken, pack, end), taken.scale)
        found = [Reading(0, upright)]
        clear = found[0].confidence >= CLEAR and len(upright) > sideways
        if not clear and (degrees := _turn(engine, taken)):
            taken = turned(taken, degrees)
            found.append(Reading(degrees, words(_hocr(engine, taken, pack, end), taken.scale)[0]))
        if not clear and found[-1].confidence < CLEAR:
            again = words(_hocr(engine, without_grain(taken), pack, end), taken.scale)[0]
            found.append(Reading(found[-1].degrees, again))
    except (OSError, subprocess.SubprocessError, ElementTree.ParseError):
        return None
    return max(found, key=lambda each: each.confidence * len(each.words))


def words(hocr: bytes, scale: float) -> tuple[tuple[Word, ...], int]:
    """Return the words of an hOCR page, in points where ``scale`` pixels are one, and how many more run sideways.

    A line gives its words one size and one baseline. Lines that run along the page's side are left out: they are no
    part of a text that is read upright.
    """
    found: list[Word] = []
    sideways = 0
    for line in ElementTree.fromstring(hocr).iter():
        title = _properties(line)
        if "x_size" not in title:
            continue
        read = list(_words(line, title, scale))
        if "textangle" in title or _runs_along_side(title, read):
            sideways += len(read)
        else:
            found += read
    return tuple(found), sideways


def _runs_along_side(title: dict[str, list[float]], read: Sequence[Word]) -> bool:
    """Tell whether a line is higher than it is long, though its words are no single letters."""
    x0, top, x1, bottom = title["bbox"]
    return bottom - top > x1 - x0 and max((len(word.text) for word in read), default=0) >= _LETTERS


def _words(line: ElementTree.Element, title: dict[str, list[float]], scale: float) -> Iterator[Word]:
    left, _, right, foot = title["bbox"]
    rise, offset = title.get("baseline", [0.0, 0.0])
    baseline, size = foot + offset + rise * (right - left) / 2, title["x_size"][0]
    for part in line.iter():
        own = _properties(part)
        if "x_wconf" not in own:
            continue
        text, confidence = cleaned("".join("".join(part.itertext()).split())), own["x_wconf"][0] / 100
        if text and (confidence >= _SPECK or any(map(str.isalnum, text))):
            x0, top, x1, bottom, base, high = (round(at / scale, 2) for at in (*own["bbox"], baseline, size))
            yield Word(text, x0, top, x1, bottom, base, high, confidence=confidence)


def _properties(element: ElementTree.Element) -> dict[str, list[float]]:
    """Return the numbers in an hOCR element's title, ``bbox 160 214 428 265; x_wconf 96``, by name."""
    parts = (part.split() for part in element.get("title", "").split(";"))
    return {name: [float(value) for value in values] for name, *values in filter(None, parts) if _numbers(values)}


def _numbers(values: Sequence[str]) -> bool:
    return all(value.lstrip("-").replace(".", "", 1).isdigit() for value in values)


def _turn(engine: Engine, taken: Picture) -> int:
    """Return by how many degrees clockwise a picture must be turned to be upright, 0 where that cannot be told."""
    if "osd" not in engine.packs:
        return 0
    try:
        if not engine.program:
            return bundled.turn(taken)
        told = _run(engine.program, ["stdin", "stdout", *_ORIENTATION], _PROBE, taken.pgm).decode("utf-8", "replace")
    except subprocess.SubprocessError:  # too few letters to tell
        return 0
    found = _ROTATE.search(told)
    return int(found["degrees"]) if found else 0


def _hocr(engine: Engine, taken: Picture, pack: str, end: float) -> bytes:
    resolution, seconds = min(max(taken.resolution, 70), 2400), max(end - monotonic(), 0.1)
    if not engine.program:
        return bundled.hocr(taken, pack, resolution, seconds)
    arguments = ["stdin", "stdout", "-l", pack, *SETTINGS, "--dpi", str(resolution), "hocr"]
    return _run(engine.program, arguments, seconds, taken.pgm)


def _run(program: str | None, arguments: Sequence[str], seconds: float, given: bytes = b"") -> bytes:
    """Return what Tesseract says on standard output; one thread each, as pages are recognised side by side."""
    environment = os.environ | {"OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(
        [program or "tesseract", *arguments],
        input=given, capture_output=True, check=True, timeout=seconds, env=environment,
    )  # fmt: skip
    return done.stdout
