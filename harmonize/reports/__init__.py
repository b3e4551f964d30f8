"""Reports: an analysis written to files, each format from the same arrangement of the same verdicts."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from harmonize import frames
from harmonize.errors import HarmonizeError
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import from_dict, read, to_bytes, to_dict

__all__ = ["FORMATS", "from_dict", "read", "to_dict", "write", "written"]

Strings = Mapping[str, Mapping[str, str]]


def write(analysis: Analysis, folder: Path, formats: Iterable[str], strings: Strings) -> list[Path]:
    """Write the asked formats into a folder, made where it is missing, and return the files in the order asked.

    A file appears whole or not at all. A :class:`HarmonizeError` names an unknown format or a folder that cannot be
    written.
    """
    asked = list(dict.fromkeys(formats))
    for name in asked:
        if name not in FORMATS:
            raise HarmonizeError(f"format {name}", "is not known", f"give one of {', '.join(FORMATS)}")
    return [written(folder / FORMATS[name][0], FORMATS[name][1](analysis, strings)) for name in asked]


def _json(analysis: Analysis, _: Strings) -> bytes:
    return to_bytes(analysis)


def _html(analysis: Analysis, strings: Strings) -> bytes:
    from harmonize.reports.html import render  # here, because Jinja2 is slow to load and help needs the names only

    return render(analysis, strings).encode("utf-8")


def _csv(analysis: Analysis, _: Strings) -> bytes:
    return frames.csv(analysis)


FORMATS: dict[str, tuple[str, Callable[[Analysis, Strings], bytes]]] = {
    "json": ("analysis.json", _json),
    "html": ("report.html", _html),
    "csv": ("correlation.csv", _csv),
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
