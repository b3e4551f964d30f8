"""The act of the specimen Merrow in two versions, and drafts of its amendment, written as text for a test."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import formats

from harmonize import pipeline
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.model.verdict import Analysis

SOURCE = formats.SPECIMENS / "merrow" / "computer-misuse-act" / "computer-misuse-act.law"
CLOSED = {"damages, deletes or alters computer": "damages, deletes, deteriorates, alters or suppresses computer"}
"""What closes the gap in data interference (section 8)."""
OPENED = {"degrading, altering or suppressing such data": "degrading or altering such data"}
"""What opens one in system interference (section 9)."""
RENUMBERED = {"7A. Listening in to telephone conversations": "7B. Listening in to telephone conversations"}
"""What gives a provision another number and leaves its words."""


def act(path: Path, changes: Mapping[str, str] = {}) -> Path:
    """Write the act as text, some of its words exchanged."""
    formats.as_text(path, list(formats.paragraphs(SOURCE)))
    return exchanged(path, path, changes)


def exchanged(path: Path, to: Path, changes: Mapping[str, str]) -> Path:
    """Write a text again with some words exchanged, each of which must stand in it."""
    text = path.read_text(encoding="utf-8")
    for words, others in changes.items():
        assert words in text, words
        text = text.replace(words, others)
    to.write_text(text, encoding="utf-8")
    return to


def analyzed(*paths: Path) -> Analysis:
    """The analysis of some statutes of Merrow."""
    outcome = pipeline.analyze(paths, load_specimen("merrow")[0])
    assert outcome.analysis
    return outcome.analysis


@cache
def version(*changes: tuple[str, str]) -> Analysis:
    """The analysis of the act with some words exchanged, made once."""
    with TemporaryDirectory() as folder:
        return analyzed(act(Path(folder) / "computer-misuse-act.txt", dict(changes)))
