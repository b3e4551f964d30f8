"""What the caller may say of how a file is to be read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

Changes = Literal["accepted", "rejected", "both"]


def silent(_: str) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Options:
    """How to read: nothing said means detect, accept tracked changes, and recognise no pictures.

    ``languages`` are the codes that the text may be in, likeliest first (the user's, else the jurisdiction's); they
    choose the OCR packs and which text of a bilingual gazette is the law's; which language a text is in is asked of
    :func:`harmonize.tongues.tongue_of`. ``packs`` gives Tesseract's packs by language, one for each script that the
    language is written in, and under the empty code one of each script to find an unknown language out with; empty, no
    page is recognised. ``cache`` is the folder that keeps what was recognised, None for none.
    ``tell`` is told what is being done, once for each page that is recognised.
    """

    languages: tuple[str, ...] = ()
    changes: Changes = "accepted"
    packs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    cache: Path | None = None
    tell: Callable[[str], None] = field(default=silent, compare=False)


DETECT = Options()
"""Nothing said: everything is detected."""
