"""What the user said of the statutes, and how it is told what is being done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from harmonize.folders import cache_folder
from harmonize.knowledge.recognition import load_packs
from harmonize.reading.limits import LIMITS, Limits
from harmonize.reading.options import Changes, Options

Progress = Callable[[str], None]


def silent(_: str) -> None:
    """Report no progress."""


@dataclass(frozen=True, slots=True)
class Given:
    """What the user said of the statutes, which outranks what a manifest or the text says.

    ``expected`` are the languages of the jurisdiction: of languages that one lexicon serves, a statute is in that one.
    ``limits`` are what reading one document may take, ``changes`` is how tracked changes are read. ``recognise`` has
    pages without text read from their pictures. ``lawful`` asks that a text speaks as a law; what a checklist is about
    need not. ``semantic`` is the folder of a sentence encoder to compare with too. ``translations`` are the files that
    are unofficial translations of another one given; what is said of the language is not said of them. ``unit`` is the
    legal unit that is analyzed: laws of others only are left out. Of a ``confidential`` file no cache keeps anything.
    """

    kind: str | None = None
    language: str | None = None
    expected: tuple[str, ...] = ()
    limits: Limits = LIMITS
    changes: Changes = "accepted"
    recognise: bool = True
    lawful: bool = True
    semantic: Path | None = None
    translations: tuple[Path, ...] = ()
    unit: str = ""
    confidential: bool = False

    def options(self, progress: Progress) -> Options:
        """Return how files are to be read."""
        return Options(
            languages=(self.language,) if self.language else self.expected,
            changes=self.changes,
            packs=load_packs() if self.recognise else {},
            cache=None if self.confidential else cache_folder() / "recognised",
            tell=progress,
        )


NOTHING_SAID = Given()
"""Everything is detected."""
