"""Scaffolds a jurisdiction: its folder in a corpus, with a file to fill in or with what is on record of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from harmonize.corpus import ignoring
from harmonize.corpus.catalogue import is_code
from harmonize.corpus.proposing import quoted
from harmonize.errors import InputError
from harmonize.knowledge.files import bounded, checked, folder, unlinked
from harmonize.knowledge.jurisdiction_files import JurisdictionFile
from harmonize.knowledge.jurisdictions import MANIFEST

FORM = """# What is on record of {name}: corpora/README.md of harmonize tells what each field means.
# Every fact carries the page it is from (source), the day that page shows (seen), and who checked it (review).
id = {id}
name = {name}
own_names = {{}}  # by language, such as {{ en = "Example" }}
languages = [{languages}]
units = []  # legal units with laws of their own

# [[law]]                         # a law that exists, so that a report can name what was not supplied
# kind = "criminal-code"
# title = "Criminal Code"
# citation = "Official Gazette 1/2001"
# source = "https://gazette.example/1-2001"
# seen = 2026-01-01
# review = "none"

# [[status]]                      # once per instrument: budapest, protocol1, protocol2
# instrument = "budapest"
# signed = 2001-11-23
# ratified = 2004-03-18
# by = "ratification"
# in_force = 2004-07-01
# source = "https://www.coe.int/"
# seen = 2026-01-01
# review = "none"

# [[act]]
# instrument = "budapest"
# article = "9(4)"
# kind = "reservation"
# mode = "omit"
# covers = ["budapest:9/procuring"]
# text = "Procuring is not punished."
# start = 2004-07-01
# source = "https://www.coe.int/"
# seen = 2026-01-01
# review = "none"
"""


def scaffold(corpus: Path, code: str, name: str, languages: Sequence[str]) -> list[Path]:
    """Write the folder of a jurisdiction into a corpus, made where it is missing, and return the files written.

    A State that is on record is written as it is there, unless ``name`` or ``languages`` say otherwise. With the first
    jurisdiction a file is written that keeps texts out of version control. Raises :class:`InputError` where the code is
    none or the jurisdiction is there, and nothing is overwritten.
    """
    if not is_code(code.lower()):
        raise InputError(f"jurisdiction {code!r}", "is not a code of two letters", "give one such as AL or RS")
    path = unlinked(corpus / code.lower()) / MANIFEST
    text = _text(path, code, name, languages)
    try:
        begun = ignoring.begun(corpus)
        written = _new(path, text)
    except FileExistsError as error:
        raise InputError(str(error.filename), "is there already", "edit it; nothing was overwritten") from error
    except OSError as error:
        raise InputError(str(path), f"cannot be written ({error.strerror})", "choose another --corpus") from error
    ignored = None if begun else ignoring.begin(corpus)
    return [written, ignored] if ignored else [written]


def _text(path: Path, code: str, name: str, languages: Sequence[str]) -> str:
    known = folder("corpora") / code.lower() / MANIFEST
    if known.is_file() and not (name or languages):
        return bounded(known)
    spoken = ", ".join(map(quoted, languages))
    text = FORM.format(id=quoted(code.upper()), name=quoted(name or code.upper()), languages=spoken)
    checked(path, text, JurisdictionFile)
    return text


def _new(path: Path, text: str) -> Path:
    """Write a file that is not there yet."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return path
