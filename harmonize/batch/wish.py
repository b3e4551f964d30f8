"""What is wished for of a batch."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from harmonize.reading.limits import LIMITS, Limits

Tell = Callable[[str, float], None]
"""Is told what was done last, and which share of the work is done, from 0.0 to 1.0."""


def untold(_: str, __: float) -> None:
    """Tell nobody."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What a corpus is measured against, what is written of it, and what it may take.

    ``instruments`` and ``as_of`` are as of :func:`harmonize.pipeline.analyze`; of ``formats`` the region takes those
    that it has. ``limits`` are for each statute. ``workers`` are processes; ``cache`` is the folder that keeps what was
    made, None to keep nothing. ``recognise`` has pages without text read from their pictures. ``scheduler`` is the
    address of a cluster that does the work, with the workers that it has.
    """

    instruments: tuple[str, ...] = ("budapest", "protocol1", "protocol2")
    as_of: date | None = None
    formats: tuple[str, ...] = ("html", "json")
    language: str = "en"
    limits: Limits = LIMITS
    workers: int = field(default_factory=lambda: os.cpu_count() or 1)
    cache: Path | None = None
    recognise: bool = True
    scheduler: str = ""
