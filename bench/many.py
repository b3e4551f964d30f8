"""Make a corpus of many statutes: the real ones in parts, and the specimens with other numbers and words.

The real statutes lie in ``../shared`` (or where HARMONIZE_SHARED points): each is taken whole, in halves and in thirds.
The sources of the specimens are repeated, renumbered, given other words and typeset anew, until there are statutes and
pages enough; without the real ones all come from them. It is the same corpus every time. To look at it:

    python bench/many.py FOLDER [--statutes N]
"""

from __future__ import annotations

import argparse
import os
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from math import ceil
from pathlib import Path
from random import Random

import pypdfium2

from harmonize.knowledge.jurisdictions import load_jurisdiction

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HARMONIZE_SHARED") or CHECKOUT.parent / "shared")
SPECIMENS = CHECKOUT / "corpora" / "specimens"
sys.path.insert(0, str(SPECIMENS))

from markup import Block, Source, parse  # noqa: E402
from typeset import typeset  # noqa: E402

STATUTES, PAGES = 100, 5_000
PARTS = (1, 2, 3)
"""A real statute is taken whole, in halves, in thirds."""
TOGETHER = 2
"""So many variants of a specimen's laws are one jurisdiction's."""
CHANGED = 0.05
"""The share of a text's words that become others of the same text, as long."""
CODES = [f"X{letter}" for letter in "ABCDEFGHIJLMNOPQRSTUVWYZ"] + [f"Q{letter}" for letter in "MNOPQRSTUVWXYZ"]
"""What ISO 3166 leaves to its users; XK is taken."""
WORD = re.compile(r"[^\W\d_]{5,}")  # 'kompjuterik'
NUMBER = re.compile(r"\d+")  # the 7 of '7A'

Write = Callable[[Path, str], None]


@dataclass(frozen=True, slots=True)
class Territory:
    """A jurisdiction to come: how many statutes and pages it has, and what writes it to a folder under a code."""

    statutes: int
    pages: int
    write: Write


def make(folder: Path, statutes: int = STATUTES) -> list[Territory]:
    """Write a corpus of at least so many statutes, of 50 pages on average; return its territories in order."""
    made: list[Territory] = []
    for code, territory in zip(CODES, territories(), strict=False):
        if sum(each.statutes for each in made) >= statutes < STATUTES:
            break
        territory.write(folder / code.lower(), code)
        made.append(territory)
    return made


def territories() -> list[Territory]:
    """Return the territories of the whole corpus, long and short ones mixed."""
    real = [in_parts(folder, parts) for folder in sorted(SHARED.glob("statutes/*")) for parts in PARTS]
    real = [territory for territory in real if territory.statutes]
    found = real + varied(STATUTES - sum(each.statutes for each in real), PAGES - sum(each.pages for each in real))
    Random(7).shuffle(found)
    return found


# ---- real statutes --------------------------------------------------------------------------------------------------
def in_parts(folder: Path, parts: int) -> Territory:
    """Return a real territory, each of its statutes in so many parts."""
    files = sorted(folder.glob("*.pdf"))
    return Territory(parts * len(files), sum(map(pages_of, files)), partial(write_parts, files, folder.name, parts))


def write_parts(files: Sequence[Path], source: str, parts: int, folder: Path, code: str) -> None:
    """Write a territory with the parts of real statutes, in the languages that are on record for it."""
    folder.mkdir(parents=True)
    spoken = ", ".join(f'"{language}"' for language in load_jurisdiction(source).languages)
    record = f'id = "{code}"\nname = "{source.upper()} in {parts}"\nlanguages = [{spoken}]\nfictional = true\n'
    (folder / "jurisdiction.toml").write_text(record, encoding="utf-8")
    for path in files:
        write_ranges(path, parts, folder)


def write_ranges(path: Path, parts: int, folder: Path) -> None:
    """Write so many PDFs, each with the next stretch of the pages of one."""
    pages = pages_of(path)
    for part in range(parts):
        stretch = range(pages * part // parts, pages * (part + 1) // parts)
        write_pages(path, stretch, folder / f"{path.stem}-{part + 1}.pdf")


def write_pages(path: Path, pages: range, target: Path) -> None:
    """Write a PDF with some pages of another."""
    with pypdfium2.PdfDocument(path) as source, pypdfium2.PdfDocument.new() as made:
        made.import_pages(source, list(pages))
        made.save(target)


def pages_of(path: Path) -> int:
    """Return how many pages a PDF has."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


# ---- specimens ------------------------------------------------------------------------------------------------------
def varied(statutes: int, pages: int) -> list[Territory]:
    """Return territories of the specimens' laws that together have at least so many statutes and pages."""
    sources = [sorted(place.glob("*/*.law")) for place in sorted(SPECIMENS.glob("*/")) if [*place.glob("*/*.law")]]
    variants = ceil(max(statutes, 1) / sum(map(len, sources)) / TOGETHER) * TOGETHER
    printed = sum(pages_of(law.with_suffix(".pdf")) for law in chain(*sources))
    times = ceil(max(pages, 1) / printed / variants)
    return [specimen(laws, first, times) for laws in sources for first in range(0, variants, TOGETHER)]


def specimen(laws: Sequence[Path], first: int, times: int) -> Territory:
    """Return a territory with the laws of a specimen repeated ``times``, in variants from the ``first`` on."""
    pages = sum(pages_of(law.with_suffix(".pdf")) for law in laws) * times * TOGETHER
    return Territory(len(laws) * TOGETHER, pages, partial(write_specimen, laws, first, times))


def write_specimen(laws: Sequence[Path], first: int, times: int, folder: Path, code: str) -> None:
    """Write a territory with variants of a specimen's laws, each with the manifest of its own."""
    folder.mkdir(parents=True)
    record = (laws[0].parent.parent / "jurisdiction.toml").read_text(encoding="utf-8")
    (folder / "jurisdiction.toml").write_text(stated(record, "id", code), encoding="utf-8")
    for variant in range(first, first + TOGETHER):
        for law in laws:
            place = folder / f"{law.stem}-{variant}"
            place.mkdir()
            told = (law.parent / "statute.toml").read_text(encoding="utf-8")
            told = stated(stated(told, "id", f"{code.lower()}-{place.name}"), "sha256", "")
            (place / "statute.toml").write_text(told, encoding="utf-8")
            changed = varying(parse(law.read_text(encoding="utf-8")), times, Random(variant))
            (place / f"{law.stem}.pdf").write_bytes(typeset(changed))


def stated(record: str, key: str, value: str) -> str:
    r"""Return a record in TOML with another value for a key of its first table.

    >>> stated('id = "XA"\nname = "Merrow"', "id", "QM")
    'id = "QM"\nname = "Merrow"'
    """
    return re.sub(rf'(?m)^{key} = ".*"$', f'{key} = "{value}"', record, count=1)


def varying(source: Source, times: int, random: Random) -> Source:
    """Return a law with other words, followed by its articles again and again, their numbers running on."""
    opening = next(place for place, each in enumerate(source.blocks) if each.kind == "=")
    provisions = [each for each in source.blocks[opening:] if each.kind in ("=", "~", "text")]
    last = max(leading(each) for each in provisions if each.kind == "=")
    blocks = [*source.blocks]
    for turn in range(1, times):
        blocks += [numbered(each, last * turn) for each in provisions]
    words = sorted({word for each in source.blocks if each.kind == "text" for word in WORD.findall(each.fields[0])})
    return replace(source, blocks=tuple(reworded(each, words, random) for each in blocks))


def leading(article: Block) -> int:
    """Return the whole number that an article's number begins with, 0 for none."""
    found = NUMBER.match(article.fields[0])
    return int(found.group()) if found else 0


def numbered(one: Block, more: int) -> Block:
    """Return an article with a number that is ``more`` higher, any other block as it is."""
    if one.kind != "=":
        return one
    return replace(one, fields=(NUMBER.sub(str(leading(one) + more), one.fields[0], count=1), *one.fields[1:]))


def reworded(one: Block, words: Sequence[str], random: Random) -> Block:
    """Return a text with a few of its words replaced by others that are as long, any other block as it is."""
    if one.kind != "text":
        return one

    def other(found: re.Match[str]) -> str:
        if random.random() > CHANGED:
            return found.group()
        return random.choice([word for word in words if len(word) == len(found.group())] or [found.group()])

    return replace(one, fields=(WORD.sub(other, one.fields[0]),))


def main() -> None:
    """Write the corpus to the folder named, and say what it has."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--statutes", type=int, default=STATUTES)
    asked = parser.parse_args()
    made = make(asked.folder, asked.statutes)
    print(f"{sum(each.statutes for each in made)} statutes, {sum(each.pages for each in made)} pages")


if __name__ == "__main__":
    main()
