"""Work: what workers do with tasks, by the same steps as the analysis of one jurisdiction."""

from __future__ import annotations

import hashlib
import json
import logging
from collections.abc import Iterable
from dataclasses import asdict, replace
from functools import lru_cache
from pathlib import Path
from tempfile import gettempdir
from typing import Any
from urllib.parse import quote

from harmonize import findings, frames, reports, translating, understanding
from harmonize.batch.confining import ENOUGH, LONG, within
from harmonize.batch.hashes import Hashes
from harmonize.batch.keys import key
from harmonize.batch.store import FULL, Store, no_room, packed, unpacked
from harmonize.batch.tasks import (
    FLEETING,
    Concluding,
    Done,
    Failed,
    Joining,
    Loan,
    Reading,
    Reporting,
    Tabling,
    Task,
    Text,
    recall,
)
from harmonize.concluding import concluded, measure
from harmonize.errors import HarmonizeError, InputError
from harmonize.frames import parquet
from harmonize.given import Given
from harmonize.inputs import named
from harmonize.joining import joined
from harmonize.knowledge.lexicons import served_languages
from harmonize.knowledge.manifests import load_kinds
from harmonize.knowledge.strings import load_strings
from harmonize.knowledge.traditions import load_traditions
from harmonize.model.verdict import Analysis
from harmonize.reading import read
from harmonize.reports import contract, territories
from harmonize.reports.bounds import WHOLE, bounded
from harmonize.reports.identity import identity
from harmonize.reports.wording import localized
from harmonize.reviewing import keeping, record
from harmonize.reviewing.applying import applied
from harmonize.tongues import tongue_of
from harmonize.understanding import Understood

log = logging.getLogger(__name__)
DRAFT = "tracked-changes"
"""The code of the notice on a file that is a draft: of what is in it no cache keeps anything."""
SHARED = ("full", "partial")
"""The statuses of articles that a law has at least in part."""
APART = ("reserved", "not-applicable")
"""The statuses of articles that a law need not have."""


def make_ready() -> None:
    """Load what every statute needs, whatever its language."""
    tongue_of("")
    load_kinds()
    load_traditions()
    served_languages()


def do(task: Task, store: Store) -> Done | Failed:
    """Do a task, unless its entry is there; what cannot be done says why."""
    try:
        if done := recall(task, store):
            return done
        match task:
            case Reading():
                return _understood(task, store)[0]
            case Concluding():
                with within(LONG * (1 + len(task.texts))):
                    return _territory(task, store)[0]
            case Reporting():
                with within(LONG * (1 + len(task.own.texts))):
                    return _reports(task, store)
            case Joining():
                return _region(task, store)
            case Tabling():
                return _tables(task, store)
    except HarmonizeError as error:
        return Failed.by(named(error, task.path) if isinstance(task, Reading) else error)
    except OSError as error:
        if error.errno not in FULL:
            raise
        return Failed.by(no_room(Path(error.filename or gettempdir()), error))


def _understood(task: Reading, store: Store) -> tuple[Done, Understood]:
    """Keep what a statute says by itself, under the hash of the bytes that were read."""
    given = Given(expected=task.languages, recognise=task.recognise, confidential=store.lasting is None)
    with within(task.limits.seconds, task.limits.megabytes) as again:
        document = read(task.path, given.options(again))
    with within(max(task.limits.seconds, ENOUGH.seconds), max(task.limits.megabytes, ENOUGH.megabytes)):
        made = understanding.understood_alone(task.path, document, task.manifest, given)
    private = any(notice.code == DRAFT for notice in document.notices)
    name = task.key_of(document.sha256)
    return Done(name, store.put(name, packed(made), _said_of(made), private).said), made


def _said_of(made: Understood) -> dict[str, Any]:
    law = made.statute
    return {
        "id": law.id,
        "title": law.title,
        "kind": law.kind,
        "language": law.language,
        "sha256": law.document.sha256,
        "pages": len(law.document.pages),
        "unread_pages": len(law.document.unread_pages),
        "provisions": len(law.articles()),
        "fleeting": any(notice.code in FLEETING for notice in law.document.notices),
    }


def recalled(text: Text, store: Store) -> Understood:
    """Return what a statute says by itself, from the store or from its file.

    Raises an :class:`InputError` where its file is another by now: what is made of it would stand under a wrong name.
    """
    if content := store.content(text.key):
        try:
            return unpacked(content)  # type: ignore[no-any-return]
        except Exception:  # whatever stands in a file that another wrote
            log.info("%s: its entry cannot be read", text.reading.path)
    done, made = _understood(text.reading, store)
    if done.key != text.key:
        raise changed(text.reading.path)
    return made


def changed(path: Path) -> InputError:
    """Return the error of a file that was replaced while a run was at it."""
    return InputError(str(path), "has changed since it was read", "run it again")


def _territory(task: Concluding, store: Store) -> tuple[Done, bytes]:
    """Keep the analysis of a territory, and apart from it what it lends to others; nothing where no law is heard."""
    if (known := recall(task, store)) and (content := store.content(known.key)) is not None:
        return known, content
    asked = measure(task.jurisdiction, task.instruments, task.as_of, task.unit)
    given = Given(expected=task.jurisdiction.languages, lawful=asked.lawful)
    understood, unheard = _read_together(task.texts, given, store)
    content = b""
    said: dict[str, Any] = {"failed": [asdict(Failed.by(error)) for error in unheard]}
    if understood:
        analysis = concluded(understood, asked, [*(failed.error for failed in task.failed), *unheard])
        content = compact(analysis)
        lent = store.put(task.lent, compact(findings.lendable(analysis)), {}, task.private)
        said |= {**_told_of(analysis), "lent": lent.sha256}
    return Done(task.key, store.put(task.key, content, said, task.private).said), content


def _read_together(texts: Iterable[Text], given: Given, store: Store) -> tuple[list[Understood], list[HarmonizeError]]:
    alone = [(text.reading.path, recalled(text, store)) for text in texts]
    laws: list[translating.Read] = []
    for path, item in alone:
        laws.append((path, understanding.apart(item.statute, {law.id for _, law in laws})))
    return understanding.together(laws, given, {path: item.passages for path, item in alone})


def compact(analysis: Analysis) -> bytes:
    """Return an analysis as the contract has it, for no reader but us: written in a fifth of the time."""
    return json.dumps(contract.to_dict(analysis), separators=(",", ":")).encode("ascii")


def analysis_of(task: Concluding, store: Store) -> Analysis:
    """Return the analysis of a territory, from the store or made again."""
    return contract.from_dict(json.loads(_territory(task, store)[1]))


def _told_of(analysis: Analysis) -> dict[str, Any]:
    """Return what a summary tells of an analysis."""
    statuses: dict[str, int] = {}
    for finding in analysis.findings:
        statuses[finding.status] = statuses.get(finding.status, 0) + 1
    asked = sum(number for status, number in statuses.items() if status not in APART)
    there = sum(statuses.get(status, 0) for status in SHARED)
    return {"statuses": dict(sorted(statuses.items())), "coverage": round(there / asked, 6) if asked else None}


def _reports(task: Reporting, store: Store) -> Done:
    """Keep the files of a territory, made again only where its analysis with precedents and decisions is another."""
    made = analysis_of(task.own, store)
    others = [each for each in shelf(task.loans, store) if made.unit or each.jurisdiction != made.jurisdiction]
    analysis = findings.with_precedents(made, others, served_languages())
    analysis, kept, sha256 = _decided(analysis, task)
    content = contract.to_bytes(analysis)
    name = key("files", task.own.edition, hashlib.sha256(content).hexdigest(), kept, task.formats, task.language)
    if not (entry := store.entry(name)):
        strings = load_strings(task.language)
        made_of = reports.contents(analysis, [each for each in task.formats if each != "json"], strings)
        files = [("analysis.json", content), *made_of, *([(record.FILE, kept)] if kept else [])]
        said = {"files": [[file, len(part), hashlib.sha256(part).hexdigest()] for file, part in files]}
        entry = store.put(name, b"".join(part for _, part in files), said, task.own.private)
    store.put(replace(task, decisions_sha256=sha256).key, b"", {"files": name}, task.own.private)
    return Done(name, entry.said)


def _decided(analysis: Analysis, task: Reporting) -> tuple[Analysis, bytes, str]:
    """Return an analysis with the decisions on record, these as they stand on it now, and the hash of their file."""
    if not task.decisions_sha256:
        return analysis, b"", ""
    found = Hashes(None).of(task.decisions)
    kept = keeping.Kept(record.read(task.decisions))
    if Hashes(None).of(task.decisions) != found:
        raise changed(task.decisions)
    keeping.check_same(task.decisions, kept, analysis.jurisdiction)
    done = applied(analysis, identity(analysis), kept.record)
    return done.analysis, record.to_bytes(done.record), found


@lru_cache(maxsize=1)
def shelf(loans: tuple[Loan, ...], store: Store) -> tuple[Analysis, ...]:
    """Return what some territories lend; a :class:`HarmonizeError` where the store has lost it."""
    found = []
    for loan in loans:
        if (content := store.content(loan.key)) is None:
            raise HarmonizeError(loan.key, "what another territory lends is lost from the cache", "run it again")
        found.append(contract.from_dict(json.loads(content)))
    return tuple(found)


def _region(task: Joining, store: Store) -> Done:
    """Keep the files of the region."""
    strings = load_strings(task.language)
    known = {jurisdiction.id: jurisdiction for jurisdiction, _, _ in task.places}
    found = [(Path(place), _analysis_in(made, store)) for _, place, made in task.places]
    region = joined(found, known.__getitem__)
    shown = [(place, bounded(localized(analysis, strings), WHOLE)) for place, analysis in found]
    places = [each for each in region.places if each.folder and "html" in task.formats]
    linked = {each.id: quote(f"../{each.folder}/{territories.REPORT}") for each in places}
    formats = [name for name in task.formats if name in territories.FORMATS]
    files = territories.contents(region, joined(shown, known.__getitem__), formats, strings, linked)
    said = {"files": [[file, len(part), hashlib.sha256(part).hexdigest()] for file, part in files]}
    return Done(task.key, store.put(task.key, b"".join(part for _, part in files), said, task.private).said)


def _tables(task: Tabling, store: Store) -> Done:
    """Keep the tables over all territories, one analysis after the other in memory."""
    files = parquet.contents([*frames.TABLES.values()], (_analysis_in(made, store) for made in task.made))
    said = {"files": [[file, len(part), hashlib.sha256(part).hexdigest()] for file, part in files.items()]}
    return Done(task.key, store.put(task.key, b"".join(files.values()), said, task.private).said)


def _analysis_in(made: str, store: Store) -> Analysis:
    """Return the analysis among the files of a territory."""
    entry, content = store.entry(made), store.content(made)
    if entry is None or content is None:
        raise HarmonizeError(made, "the analysis of a territory is lost from the cache", "run it again")
    return contract.from_dict(json.loads(content[: entry.said["files"][0][1]]))
