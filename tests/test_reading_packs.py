"""Packs: the right ones are chosen, and what is missing is named."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from harmonize.reading import Options
from harmonize.reading.packs import Lack, chosen, lacking, languages
from harmonize.reading.picture import Picture
from harmonize.reading.sheet import Sheet, Word
from harmonize.reading.tesseract import Reading

PACKS = {"": ("eng", "srp"), "sq": ("sqi+tur",), "sr": ("srp_latn", "srp"), "mk": ("mkd",)}
ALL = {"eng", "srp", "sqi", "tur", "srp_latn", "mkd"}
SAMPLES = [Picture(1, 1, b"\xff", 1.0)] * 3
ALBANIAN = "Kushdo që hyn pa të drejtë në shtëpinë e tjetrit dënohet me gjobë ose me burgim deri në dy vjet. " * 4


def words(text: str, confidence: float) -> tuple[Word, ...]:
    """Return words of a text, all as sure."""
    return tuple(Word(part, 0, 0, 1, 1, 1, 11, confidence=confidence) for part in text.split())


def reader(**confidences: float) -> Callable[[Picture, str], Reading | None]:
    """Return what reads Albanian, each pack with its confidence, those not named not at all."""

    def read(_: Picture, pack: str) -> Reading | None:
        sure = confidences.get(pack.replace("+", "_"))
        return Reading(0, words(ALBANIAN, sure)) if sure else None

    return read


def sheet(text: str, readable: bool = True) -> Sheet:
    """A page of words."""
    return Sheet(1, 100.0, 100.0, words(text, 1.0), readable)


@pytest.mark.parametrize(
    ("said", "text", "expected"),
    [
        (("sr", "sq"), ALBANIAN, ("sr", "sq")),
        (("fi",), ALBANIAN, ("sq",)),
        ((), ALBANIAN, ("sq",)),
        ((), "Neni 1", ()),
        (("fi",), "", ()),
    ],
)
def test_languages_expected(said: tuple[str, ...], text: str, expected: tuple[str, ...]) -> None:
    """The languages said come first; where they have no packs the document's own text tells, if there is enough."""
    pages = [sheet(text), sheet("bonjour " * 100, readable=False)]
    assert languages(pages, Options(said, packs=PACKS)) == expected


@pytest.mark.parametrize(
    ("expected", "installed", "sure", "pack", "lack"),
    [
        (("mk",), ALL, {}, "mkd", None),
        (("mk",), {"eng"}, {}, "", Lack(("mkd",))),
        (("sq",), {"eng", "sqi"}, {}, "sqi", Lack(("tur",))),
        (("sr",), ALL, {"srp": 0.9, "srp_latn": 0.5}, "srp", None),
        (("sr",), ALL - {"srp_latn"}, {}, "srp", Lack(("srp_latn",))),
        (("sr", "sq"), ALL, {"srp": 0.4, "srp_latn": 0.8, "sqi_tur": 0.9}, "sqi+tur", None),
        (("sr",), ALL, {"srp": 0.4, "srp_latn": 0.5, "eng": 0.6, "sqi_tur": 0.9}, "sqi+tur", None),
        ((), ALL, {"eng": 0.6, "srp": 0.5}, "sqi+tur", None),
        ((), {"eng"}, {"eng": 0.6}, "", Lack(("sqi", "tur"))),
        ((), set(), {}, "", Lack(("eng", "srp"))),
    ],
)
def test_pack_is_chosen(
    expected: tuple[str, ...], installed: set[str], sure: dict[str, float], pack: str, lack: Lack | None
) -> None:
    """A pack that is alone is taken, of several the surest; where none is sure or expected, the language is told."""
    options = Options(expected, packs=PACKS)
    assert chosen(expected, options, installed, SAMPLES, reader(**sure)) == (pack, lack)


@pytest.mark.parametrize(
    ("expected", "lack"),
    [
        (("sr",), Lack(("srp_latn", "srp"), tesseract=True)),
        ((), Lack(tesseract=True, one_of=("eng", "mkd", "sqi", "srp", "srp_latn", "tur"))),
    ],
)
def test_what_is_missing_is_named(expected: tuple[str, ...], lack: Lack) -> None:
    """Without Tesseract its packs for the languages are named, or all of which one must be right."""
    assert lacking(expected, Options(packs=PACKS)) == lack
