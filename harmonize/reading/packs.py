"""Packs: which of Tesseract's packs read a document, and what must be installed where they are missing."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from statistics import fmean

from harmonize.model.text import DOUBTFUL
from harmonize.reading.options import Options
from harmonize.reading.picture import Picture
from harmonize.reading.sheet import Sheet, Word
from harmonize.reading.tesseract import Reading
from harmonize.tongues import tongue_of

UNKNOWN = ""
"""The code under which the packs for an unknown language are given."""
_ENOUGH = 300
"""Letters by which a language is told, and packs are compared."""

Recognise = Callable[[Picture, str], Reading | None]


@dataclass(frozen=True, slots=True)
class Lack:
    """What must be installed before pages can be recognised: Tesseract itself, packs, or one of several packs."""

    packs: tuple[str, ...] = ()
    tesseract: bool = False
    one_of: tuple[str, ...] = ()

    @property
    def remedy(self) -> str:
        """What to do, in words.

        >>> Lack(("srp_latn",), tesseract=True).remedy
        'install Tesseract: apt-get install tesseract-ocr tesseract-ocr-srp-latn'
        >>> Lack(tesseract=True, one_of=("eng", "fra")).remedy
        'install Tesseract: apt-get install tesseract-ocr and, by its language, tesseract-ocr-eng or tesseract-ocr-fra'
        """
        packages = " ".join(["tesseract-ocr"] * self.tesseract + [package(pack) for pack in self.packs])
        choice = f" and, by its language, {' or '.join(map(package, self.one_of))}" if self.one_of else ""
        return f"install {'Tesseract' if self.tesseract else 'its pack'}: apt-get install {packages}{choice}"


def package(pack: str) -> str:
    """Return the package of Debian and Ubuntu that brings a pack.

    >>> package("srp_latn")
    'tesseract-ocr-srp-latn'
    """
    return f"tesseract-ocr-{pack.replace('_', '-')}"


def languages(sheets: Iterable[Sheet], options: Options) -> tuple[str, ...]:
    """Return the languages to expect: those said, else that of the pages that have text of their own, else none."""
    said = tuple(code for code in options.languages if code in options.packs)
    text = " ".join(word.text for sheet in sheets if sheet.readable for word in sheet.words)
    if said or _letters(text) < _ENOUGH:
        return said
    return tuple(code for code in [tongue_of(text)] if code in options.packs)


def wanted(languages: Iterable[str], options: Options) -> tuple[str, ...]:
    """Return what languages are read with, each once."""
    return tuple(dict.fromkeys(pack for code in languages for pack in options.packs[code]))


def single(packs: Iterable[str]) -> tuple[str, ...]:
    """Return the packs that are joined, each once.

    >>> single(["sqi+tur", "tur+eng"])
    ('sqi', 'tur', 'eng')
    """
    return tuple(dict.fromkeys(part for pack in packs for part in pack.split("+")))


def lacking(languages: Sequence[str], options: Options) -> Lack:
    """Return what must be installed on a machine without Tesseract."""
    if languages:
        return Lack(single(wanted(languages, options)), tesseract=True)
    return Lack(tesseract=True, one_of=tuple(sorted(single(wanted(options.packs, options)))))


def chosen(
    languages: Sequence[str], options: Options, installed: Collection[str], samples: Sequence[Picture], read: Recognise
) -> tuple[str, Lack | None]:
    """Return the pack that reads a document, empty where none does, and what is missing for it.

    Of the installed packs of its ``languages`` that one is taken which reads some sample pages best. Where none does,
    or the languages are not known, a pack of each script reads enough to tell the language.
    """
    packs = wanted(languages, options)
    usable, lack = _usable(packs, installed), _without(packs, installed)
    if packs and len(usable) < 2:
        return "".join(usable), lack
    if packs:
        pack, words = _best(usable, samples, read)
        if lack or _confidence(words) >= DOUBTFUL:
            return pack, lack
    pack, words = _best(_usable(options.packs[UNKNOWN], installed), samples, read)
    tongue = tongue_of(" ".join(word.text for word in words))
    packs = options.packs.get(tongue, (pack,) if pack else options.packs[UNKNOWN])
    usable, lack = _usable(packs, installed), _without(packs, installed)
    return ("".join(usable) if len(usable) < 2 else _best(usable, samples, read)[0]), lack


def _usable(packs: Iterable[str], installed: Collection[str]) -> list[str]:
    """Return what is installed of packs that are joined: the first must be, the others only help.

    >>> _usable(["sqi+tur", "mkd+srp"], {"eng", "sqi", "srp"})
    ['sqi']
    """
    joined = (pack.split("+") for pack in packs)
    return ["+".join(filter(installed.__contains__, parts)) for parts in joined if parts[0] in installed]


def _without(packs: Iterable[str], installed: Collection[str]) -> Lack | None:
    missing = tuple(pack for pack in single(packs) if pack not in installed)
    return Lack(missing) if missing else None


def _best(packs: Sequence[str], samples: Sequence[Picture], read: Recognise) -> tuple[str, Sequence[Word]]:
    """Return the pack that reads the samples most surely, and what it read; nothing where there is no pack."""
    with ThreadPoolExecutor() as pool:
        readings = pool.map(partial(_sampled, samples, read), packs)
    return max(zip(packs, readings, strict=True), key=lambda item: _confidence(item[1]), default=("", ()))


def _sampled(samples: Iterable[Picture], read: Recognise, pack: str) -> list[Word]:
    """Return what a pack reads in so many samples as have enough letters."""
    words: list[Word] = []
    for sample in samples:
        found = read(sample, pack)
        words += found.words if found else ()
        if _letters("".join(word.text for word in words)) >= _ENOUGH:
            break
    return words


def _confidence(words: Sequence[Word]) -> float:
    return fmean([word.confidence for word in words] or [0.0])


def _letters(text: str) -> int:
    return sum(map(str.isalpha, text))
