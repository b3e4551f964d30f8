"""Placing: what was made of a territory, and the summary, put into the output."""

from __future__ import annotations

import hashlib
from pathlib import Path

from harmonize.batch.desk import DECISIONS, Desk, has
from harmonize.batch.keys import edition, key
from harmonize.batch.store import Store
from harmonize.batch.summary import Summary, counts, to_bytes, to_csv
from harmonize.batch.tasks import Done, Failed
from harmonize.errors import HarmonizeError
from harmonize.knowledge.strings import load_strings

SUMMARY = ("summary.json", "summary.csv", "index.html")


def put(made: Done, place: str, desk: Desk, store: Store) -> tuple[str, ...]:
    """Write files that were made into a folder of the output, those that are there already left; return their names."""
    files = [(str(name), int(size), str(sha256)) for name, size, sha256 in made.said["files"]]
    desk.claim(f"{place}/{name}" for name, _, _ in files)
    if not all(has(desk.output / place / name, size, sha256) for name, size, sha256 in files):
        content, at = _content(made, store), 0
        for name, size, _ in files:
            desk.put(f"{place}/{name}", content[at : at + size])
            at += size
    return tuple(name for name, _, _ in files)


def _content(made: Done, store: Store) -> bytes:
    if (content := store.content(made.key)) is None:
        raise HarmonizeError(made.key, "what was made is lost from the cache", "run it again")
    return content


def lost(place: str, desk: Desk, source: Path) -> Failed | None:
    """Return the error of a territory in whose folder decisions lie that its corpus lacks: they would be lost."""
    path = desk.output / place / DECISIONS
    if not path.is_file():
        return None
    from harmonize.reviewing import record  # late: hardly any output has decisions
    from harmonize.reviewing.applying import act

    try:
        known = {act(each) for each in record.read(source).decisions} if source.exists() else set()
        kept = {act(each) for each in record.read(path).decisions} - known
    except HarmonizeError as error:
        return Failed.by(error)
    if not kept:
        return None
    remedy = f"take them over into {source}, or choose another --output"
    return Failed("InputError", str(path), f"holds {len(kept)} decisions that the corpus does not have", remedy)


def put_summary(summary: Summary, desk: Desk, store: Store, language: str, private: bool) -> None:
    """Write what became of the corpus, for a program, a spreadsheet and a reader."""
    desk.claim(SUMMARY)
    told = to_bytes(summary)
    desk.put("summary.json", told)
    desk.put("summary.csv", to_csv(summary))
    name = key("index", edition(), language, hashlib.sha256(told).hexdigest())
    if (page := store.content(name)) is None:
        page = _page(summary, language)
        store.put(name, page, {}, private)
    desk.put("index.html", page)


def _page(summary: Summary, language: str) -> bytes:
    from harmonize.reports.corpus_html import render_corpus  # late: what did not change needs no template

    failed = [(row.file, row.failed) for row in summary.statutes if row.state == "failed" and row.failed]
    failed += [(error.where, error) for error in summary.errors]
    read = [row for row in summary.statutes if row.state == "read"]
    missing = [row.file for row in summary.statutes if row.state == "missing"]
    region = "region/region.html" if "region.html" in summary.region else ""
    told = counts(summary)
    text = render_corpus(summary.territories, read, failed, missing, told, region, load_strings(language))
    return (text + "\n").encode("utf-8", "backslashreplace")
