"""Batch: every jurisdiction of a corpus, its statutes side by side, each finished piece of work kept.

A run is a list of tasks: one for each statute (read, cut and understood), one for each territory (its analysis), one
for each territory's reports, with the precedents that the others give, and one for the region. What a task makes is an
entry of a store, whose name is a hash of all that decides what is in it: a task whose entry is there is done, so that
a run that was killed goes on where it was, and a second run does only what changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harmonize.batch.running import Analyzed, analyses, run
    from harmonize.batch.summary import Summary
    from harmonize.batch.wish import Wish

__all__ = ["Analyzed", "Summary", "Wish", "analyses", "run"]


def __getattr__(name: str) -> Any:
    """Load the public names when they are asked for: a worker starts without what only its caller needs."""
    from importlib import import_module

    places = {"Analyzed": "running", "analyses": "running", "run": "running", "Summary": "summary", "Wish": "wish"}
    if name not in places:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{places[name]}"), name)
