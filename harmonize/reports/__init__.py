"""Reports: an analysis written to files, each format from the same arrangement of the same verdicts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from harmonize import frames
from harmonize.errors import HarmonizeError
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import from_dict, read, to_bytes, to_dict
from harmonize.reports.paper import Paper, legible
from harmonize.reports.wording import localized

__all__ = ["FORMATS", "contents", "from_dict", "read", "to_dict", "write", "written"]

Strings = Mapping[str, Mapping[str, str]]


def write(analysis: Analysis, folder: Path, formats: Iterable[str], strings: Strings) -> list[Path]:
    """Write the asked formats into a folder, made where it is missing, and return the files in the order asked.

    All are made before the first is written, and each appears whole or not at all. A :class:`HarmonizeError` names an
    unknown format or a folder that cannot be written.
    """
    return [written(folder / name, content) for name, content in contents(analysis, formats, strings)]


def contents(analysis: Analysis, formats: Iterable[str], strings: Strings) -> list[tuple[str, bytes]]:
    """Return the name of the file and the bytes of each asked format, in the order asked.

    ``analysis.json`` keeps the stages' own words in every language.
    """
    asked = list(dict.fromkeys(formats))
    for name in asked:
        if name not in FORMATS:
            raise HarmonizeError(f"format {name}", "is not known", f"give one of {', '.join(FORMATS)}")
    said = cache(lambda: localized(analysis, strings))
    paper = cache(lambda: _paper(said(), strings))
    told = {name: analysis if name == "json" else said() for name in asked}
    with ThreadPoolExecutor(len(ASIDE)) as beside:
        aside = {name: beside.submit(PAPERS[name], paper()) for name in asked if name in ASIDE}
        made = {name: _content(name, told[name], strings, paper) for name in asked if name not in ASIDE}
    return [(FORMATS[name][0], made[name] if name in made else aside[name].result()) for name in asked]


def _content(name: str, analysis: Analysis, strings: Strings, paper: Callable[[], Paper]) -> bytes:
    """Return the bytes of a format: those for paper are written from one that is arranged once."""
    return PAPERS[name](paper()) if name in PAPERS else FORMATS[name][1](analysis, strings)


def _paper(analysis: Analysis, strings: Strings) -> Paper:
    from harmonize.reports.situation import situation  # here, like Jinja2: who asks for no paper does not wait for it

    return situation(analysis, strings)


def _json(analysis: Analysis, _: Strings) -> bytes:
    return to_bytes(analysis)


def _html(analysis: Analysis, strings: Strings) -> bytes:
    from harmonize.reports.html import render  # here, because Jinja2 is slow to load and help needs the names only

    return render(analysis, strings).encode("utf-8")


def _csv(analysis: Analysis, _: Strings) -> bytes:
    return legible(frames.csv(analysis).decode("utf-8")).encode("utf-8")


def _xlsx(analysis: Analysis, strings: Strings) -> bytes:
    from harmonize.reports.workbook import render

    return render(analysis, strings)


def _markdown(paper: Paper) -> bytes:
    from harmonize.reports.markdown import markdown

    return markdown(paper)


def _docx(paper: Paper) -> bytes:
    from harmonize.reports.word import render

    return render(paper)


def _pdf(paper: Paper) -> bytes:
    from harmonize.reports.typeset import render

    return render(paper)


PAPERS: dict[str, Callable[[Paper], bytes]] = {"md": _markdown, "docx": _docx, "pdf": _pdf}
"""By name of the format: what makes the bytes of a paper."""

ASIDE = ("pdf",)
"""Papers that another program sets, which works while the other formats are made."""


def _on_paper(name: str) -> Callable[[Analysis, Strings], bytes]:
    return lambda analysis, strings: PAPERS[name](_paper(analysis, strings))


FORMATS: dict[str, tuple[str, Callable[[Analysis, Strings], bytes]]] = {
    "json": ("analysis.json", _json),
    "html": ("report.html", _html),
    "csv": ("correlation.csv", _csv),
    "xlsx": ("report.xlsx", _xlsx),
    "md": ("report.md", _on_paper("md")),
    "docx": ("report.docx", _on_paper("docx")),
    "pdf": ("report.pdf", _on_paper("pdf")),
}
"""By name of the format: the name of its file, and what makes its bytes."""


def written(path: Path, content: bytes) -> Path:
    """Write a file beside its place and move it there, so that nobody reads half of it."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=path.parent, prefix=".") as draft:
            os.replace(_drafted(Path(draft) / path.name, content), path)
    except OSError as error:
        raise HarmonizeError(str(path), f"cannot be written ({error.strerror})", "choose another --output") from error
    return path


def _drafted(path: Path, content: bytes) -> Path:
    path.write_bytes(content)
    return path
