"""Recognition: pages whose text cannot be read are read from their pictures, each on its own, side by side."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import replace
from functools import partial
from itertools import groupby
from pathlib import Path
from statistics import fmean
from typing import Any, NamedTuple, TypeVar

import pypdfium2

from harmonize.model.text import DOUBTFUL, Notice
from harmonize.reading import remembered, tesseract
from harmonize.reading.options import Options
from harmonize.reading.packs import Lack, chosen, lacking, languages
from harmonize.reading.picture import Picture, is_blank, picture
from harmonize.reading.sheet import Sheet
from harmonize.reading.sizes import settled
from harmonize.reading.tesseract import Engine, Reading

ELSEWHERE = "run OCR on it first, for example ocrmypdf"
"""What to do with pages that are not to be recognised here."""

MOST_AT_ONCE = 8
"""Pages recognised side by side; the one thread that takes the pictures keeps no more busy."""

Result = TypeVar("Result")


class Recognition(NamedTuple):
    """The pages of a document, what a reader must know of their recognition, and what to do about those left unread."""

    sheets: list[Sheet]
    notices: tuple[Notice, ...] = ()
    remedy: str = ELSEWHERE


def recognised(data: bytes, sheets: Sequence[Sheet], options: Options) -> Recognition:
    """Return the pages of the PDF ``data``, those that could not be read recognised as far as ``options`` allow."""
    unread = [sheet for sheet in sheets if not sheet.readable]
    if not unread or not options.packs:
        return Recognition(list(sheets))
    expected, engine = languages(sheets, options), tesseract.engine()
    if engine is None:
        return _unrecognised(sheets, lacking(expected, options))
    options.tell(f"recognising {numbers([sheet.number for sheet in unread])}")
    with closing(pypdfium2.PdfDocument(data)) as pdf:
        recognise = partial(_recognise, engine, options.cache)
        pack, lack = chosen(expected, options, engine.packs, _samples(pdf.raw, unread), recognise)
        if not pack:
            return _unrecognised(sheets, lack or Lack())
        found: dict[int, Sheet] = {}
        for sheet in _read(pdf.raw, unread, partial(recognise, pack=pack)):
            found[sheet.number] = sheet
            options.tell(f"recognised page {sheet.number} ({len(found)} of {len(unread)})")
    if options.cache:
        remembered.forget(options.cache)
    known = settled([found.get(sheet.number, sheet) for sheet in sheets])
    by = f"Tesseract {engine.version}, {pack}"
    return Recognition(known, tuple(_notices([known[sheet.number - 1] for sheet in unread], by, lack)), _again(lack))


def _again(lack: Lack | None) -> str:
    return lack.remedy if lack else "scan it again, larger and with more contrast"


def _unrecognised(sheets: Sequence[Sheet], lack: Lack) -> Recognition:
    return Recognition(list(sheets), tuple(_notices([s for s in sheets if not s.readable], "", lack)), lack.remedy)


def _recognise(engine: Engine, cache: Path | None, taken: Picture, pack: str) -> Reading | None:
    """Return what is recognised in a picture, or was before."""
    if cache is None:
        return tesseract.reading(engine, taken, pack)
    name = remembered.name(engine, taken, pack)
    known = remembered.recalled(cache, name)
    if known is None and (known := tesseract.reading(engine, taken, pack)):
        remembered.remember(cache, name, known)
    return known


def _samples(pdf: Any, unread: Sequence[Sheet]) -> Sequence[Picture]:
    """Return the pictures of a page in the middle and of some around it."""
    at = dict.fromkeys(len(unread) * part // 8 for part in (4, 2, 6))
    return [taken for i in at if (taken := picture(pdf, unread[i].number - 1))]


def _read(pdf: Any, unread: Iterable[Sheet], read: Callable[[Picture], Reading | None]) -> Iterator[Sheet]:
    """Yield the pages as they are recognised, in order; each picture is taken when a processor is free for it."""
    taken = ((sheet, picture(pdf, sheet.number - 1)) for sheet in unread)
    yield from _side_by_side(partial(_sheet, read, *each) for each in taken)


def _sheet(read: Callable[[Picture], Reading | None], sheet: Sheet, taken: Picture | None) -> Sheet:
    found = read(taken) if taken else None
    if not taken or not found:
        return sheet
    if not found.words:
        return replace(sheet, words=(), aside=(), readable=is_blank(taken), source="ocr")
    turns = found.degrees // 90
    width, height = sheet.shown[::-1] if turns % 2 else sheet.shown
    confidence = found.confidence
    return Sheet(sheet.number, width, height, found.words, turns=turns, source="ocr", confidence=confidence)


def _side_by_side(jobs: Iterable[Callable[[], Result]]) -> Iterator[Result]:
    """Yield what jobs return, in their order, as many at work as there are processors, and hardly more waiting."""
    count = min(os.cpu_count() or 1, MOST_AT_ONCE)
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(count) as pool:
        for job in jobs:
            waiting.append(pool.submit(job))
            if len(waiting) > count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _notices(sheets: Sequence[Sheet], by: str, lack: Lack | None) -> Iterator[Notice]:
    """Yield what a reader must know of pages that had no text to read."""
    read = [sheet for sheet in sheets if sheet.readable and sheet.words]
    unread = [sheet.number for sheet in sheets if not sheet.readable]
    doubtful = [sheet.number for sheet in read if sheet.confidence < DOUBTFUL]
    if read:
        mean = fmean(sheet.confidence for sheet in read)
        pages = numbers([sheet.number for sheet in read])
        yield Notice("ocr", f"recognised in a picture ({by}), mean confidence {mean:.2f}: {pages}")
    if doubtful:
        text = f"recognised badly, below a confidence of {DOUBTFUL}: {numbers(doubtful)}; compare with the print"
        yield Notice("ocr-doubtful", text)
    if lack:
        pages = numbers([sheet.number for sheet in sheets] if not read else unread or doubtful)
        yield Notice("ocr-missing", f"no text to read, and what recognises it is not installed: {pages}; {lack.remedy}")
    elif unread:
        yield Notice("ocr-failed", f"nothing could be recognised in the picture: {numbers(unread)}; scan again")


def numbers(pages: Sequence[int]) -> str:
    """Return ascending page numbers as a reader would say them.

    >>> numbers([7]), numbers([2, 3, 4, 9])
    ('page 7', 'pages 2-4, 9')
    """
    runs = [[page for _, page in run] for _, run in groupby(enumerate(pages), key=lambda item: item[1] - item[0])]
    told = ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)
    return f"page {told}" if len(pages) == 1 else f"pages {told}"
