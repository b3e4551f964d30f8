"""Reads ``alignments.csv``: what annotators say of pairs of an article and a provision, element by element."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import StringIO
from itertools import groupby
from pathlib import Path
from typing import get_args

from harmonize import regular
from harmonize.errors import KnowledgeError
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.manifests import StatuteFile
from harmonize.model.gold import CITED, Annotator, Gold, Judgement, Ruling, Said, Stratum
from harmonize.model.knowledge import Article

ALIGNMENTS = "alignments.csv"
COLUMNS = [
    "article", "provision", "relation", "choice", "present", "absent", "general", "stratum", "who", "source",
]  # fmt: skip
LARGEST = 8 << 20
"""Bytes of a file of gold, of either form."""
LONGEST = 40
"""Letters and digits of a provision's number."""

Row = dict[str, str]
Fault = tuple[str, str]
"""What is wrong, and what to do."""


def read_alignments(path: Path, manifest: StatuteFile) -> Gold:
    """Read the judgements on one statute, in the order of the file.

    A :class:`KnowledgeError` names file and line of the first row that is wrong.
    """
    articles = modelled()
    judgements: dict[tuple[str, str, str], Judgement] = {}
    for line, row in rows(path):
        for what, remedy in faults(row, articles):
            raise KnowledgeError(f"{path}, line {line}", what, remedy)
        item = judgement(row, manifest.id)
        key = (item.annotator, item.article, item.provision)
        if key in judgements:
            raise KnowledgeError(f"{path}, line {line}", f"{named(key)} is judged twice", "keep one of the rows")
        judgements[key] = item
    for where, what in contradictions(judgements.values()):
        raise KnowledgeError(f"{path}, {where}", what, "keep the gap, or the provision that carries the article")
    return Gold(
        statute=manifest.id,
        title=manifest.title,
        jurisdiction=jurisdiction_of(path, manifest),
        language=manifest.language,
        kind=manifest.kind,
        sha256=manifest.sha256,
        file=manifest.file,
        judgements=tuple(judgements.values()),
        expected=manifest.expected_provisions,
    )


def jurisdiction_of(path: Path, manifest: StatuteFile) -> str:
    """Return the code of the territory whose folder a statute's folder lies in, or the first that it applies in."""
    code = path.parent.parent.name
    return code.upper() if len(code) == 2 else (manifest.applies_in or ("ZZ",))[0]


@cache
def modelled() -> Mapping[str, Article]:
    """Return every article of every instrument by its key."""
    return {article.key: article for instrument in load_instruments() for article in instrument.articles}


def rows(path: Path) -> Iterator[tuple[int, Row]]:
    """Yield the rows of a file, each with the number of the line that it ends on."""
    try:
        text = regular.content(path, LARGEST, kind=KnowledgeError).decode("utf-8-sig")
        reader = csv.DictReader(StringIO(text, newline=""), strict=True)
        if list(reader.fieldnames or ()) != COLUMNS:
            raise KnowledgeError(f"{path}, line 1", "is not the row of column names", ",".join(COLUMNS))
        for row in reader:
            yield reader.line_num, whole(row, path, reader.line_num)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise KnowledgeError(str(path), f"cannot be read as CSV ({error})", "restore it, in UTF-8") from error


def whole(row: Mapping[str | None, str | list[str] | None], path: Path, line: int) -> Row:
    """Return a row without blanks around its cells; a :class:`KnowledgeError` where it has too many or too few."""
    if None in row or None in row.values():
        raise KnowledgeError(f"{path}, line {line}", f"has not {len(COLUMNS)} cells", "quote a cell that has a comma")
    return {str(name): str(cell).strip() for name, cell in row.items()}


def faults(row: Row, articles: Mapping[str, Article]) -> Iterator[Fault]:
    """Yield what is wrong with one row by itself."""
    if row["article"] not in articles:
        yield f"unknown article {row['article']!r}", "name it as <instrument>:<number>, such as budapest:2"
        return
    yield from unlisted(row)
    if (row["relation"] == "gap") == bool(row["provision"]):
        yield "a gap has no provision and everything else has one", "empty or fill in the provision"
    if len(row["provision"]) > LONGEST:
        yield f"{row['provision'][:LONGEST]!r} is no number of a provision", "give it as printed, such as 192/b"
    if row["choice"] and row["relation"] != "implements":
        yield f"choice {row['choice']!r} of what does not implement", "only what implements is an alternative"
    yield from element_faults(row, articles[row["article"]])


def unlisted(row: Row) -> Iterator[Fault]:
    """Yield the cells that are not in the list of what they may say."""
    for column, allowed in (("relation", get_args(Ruling)), ("who", get_args(Annotator))):
        if row[column] not in allowed:
            yield f"unknown {column} {row[column]!r}", f"choose from {', '.join(allowed)}"
    if row["stratum"] and row["stratum"] not in get_args(Stratum):
        yield f"unknown stratum {row['stratum']!r}", f"choose from {', '.join(get_args(Stratum))}"
    if row["relation"] == "implements" and not row["stratum"]:
        yield "implements, with no stratum", f"choose from {', '.join(get_args(Stratum))}"


def element_faults(row: Row, article: Article) -> Iterator[Fault]:
    """Yield the elements that are unknown, listed twice, or left out of what may be cited."""
    asked = [element.id.partition("/")[2] for element in article.elements]
    listed = [name for said in get_args(Said) for name in row[said].split()]
    for name in listed:
        if name not in asked:
            yield f"unknown element {name!r} of {article.key}", f"choose from {', '.join(asked)}"
        elif listed.count(name) > 1:
            yield f"element {name!r} is listed twice", "list it once, as present, absent or general"
    missing = [name for name in asked if name not in listed]
    if row["relation"] in CITED and missing:
        yield f"element {missing[0]!r} is left out", "list it as present, absent or general"


def judgement(row: Row, statute: str) -> Judgement:
    """Return what a row that has no fault says."""
    elements: dict[str, Said] = {
        f"{row['article']}/{name}": said for said in get_args(Said) for name in row[said].split()
    }
    return Judgement(
        annotator=next(who for who in get_args(Annotator) if who == row["who"]),
        article=row["article"],
        statute=statute,
        provision=row["provision"],
        ruling=next(ruling for ruling in get_args(Ruling) if ruling == row["relation"]),
        choice=row["choice"],
        elements=elements,
        stratum=next((stratum for stratum in get_args(Stratum) if stratum == row["stratum"]), None),
        source=row["source"],
    )


def named(key: tuple[str, str, str]) -> str:
    """Return who judges what, in words."""
    who, article, provision = key
    return f"{article} and {provision or 'the gap'} by {who}"


def contradictions(judgements: Iterable[Judgement]) -> Iterator[tuple[str, str]]:
    """Yield the articles that one annotator calls a gap and finds implemented, each with what is wrong."""
    by = sorted(judgements, key=lambda item: (item.annotator, item.article))
    for (who, article), items in groupby(by, key=lambda item: (item.annotator, item.article)):
        if {"gap", "implements"} <= {item.ruling for item in items}:
            yield f"{article} by {who}", "is called a gap and implemented"
