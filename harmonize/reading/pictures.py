"""Pictures: pages of a PDF as they look, small enough to be shown beside what was read."""

from __future__ import annotations

import io
from collections.abc import Collection
from pathlib import Path
from typing import Any

from harmonize.reading.pdf import document

WIDTH = 1000
"""Pixels from edge to edge: some 120 to the inch on A4, which is enough to read by."""
_TALLEST = 3.0
"""A page higher than so many times its width, or as many times wider than high, is not drawn."""
_QUALITY = 60


def pictures(path: Path, pages: Collection[int]) -> dict[int, bytes]:
    """Return JPEG pictures of pages of a PDF by their numbers, which count from 1; those it does not have are left out.

    Raises InputError for a file that is damaged or encrypted.
    """
    with document(path.read_bytes(), str(path)) as pdf:
        drawn = ((number, _picture(pdf, number - 1)) for number in sorted(pages) if 0 < number <= len(pdf))
        return {number: picture for number, picture in drawn if picture}


def _picture(pdf: Any, index: int) -> bytes:
    """Draw a page as people see it, annotations included and nothing run; empty for one that cannot be drawn."""
    page = pdf[index]
    try:
        width, height = page.get_size()
        if not (width > 0 and 1 / _TALLEST < height / width < _TALLEST):
            return b""
        out = io.BytesIO()
        page.render(scale=WIDTH / width).to_pil().convert("RGB").save(out, "JPEG", quality=_QUALITY, optimize=True)
        return out.getvalue()
    finally:
        page.close()
