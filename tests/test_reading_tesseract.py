"""Tesseract's answers: lines of hOCR to words with one baseline and one size."""

from __future__ import annotations

import pytest

from harmonize.reading.tesseract import words

PAGE = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page' title='image "stdin"; bbox 0 0 900 600'>{}</div>
</body></html>"""
LINE = """<span class='ocr_line' title="bbox {box}; baseline {rise} -10; x_size 44">{words}</span>"""
WORD = "<span class='ocrx_word' title='bbox {box}; x_wconf {confidence}'>{text}</span>"


def line(*texts: tuple[str, int], rise: str = "0", box: str = "100 40 500 90") -> bytes:
    """Return an hOCR page of one line of words with their confidences."""
    parts = (
        WORD.format(box=f"{100 + 80 * i} 50 {160 + 80 * i} 82", confidence=confidence, text=text)
        for i, (text, confidence) in enumerate(texts)
    )
    return PAGE.format(LINE.format(box=box, rise=rise, words=" ".join(parts))).encode()


def test_words_of_a_line_share_baseline_and_size() -> None:
    """Words are in points, and have their line's baseline and type whatever their own boxes."""
    (rain, falls), sideways = words(line(("Rain", 96), ("falls.", 41)), scale=4.0)
    assert (rain.text, rain.x0, rain.top, rain.x1, rain.bottom) == ("Rain", 25.0, 12.5, 40.0, 20.5)
    assert (rain.baseline, rain.size) == (falls.baseline, falls.size) == (20.0, 11.0)
    assert (rain.confidence, falls.confidence) == (0.96, 0.41)
    assert sideways == 0


def test_baseline_counts_the_slope() -> None:
    """The baseline of a sloping line is that of its middle."""
    (word,), _ = words(line(("Rain", 90), rise="0.01"), scale=1.0)
    assert word.baseline == 90 - 10 + 0.01 * 200


@pytest.mark.parametrize(
    ("text", "confidence", "kept"), [("¦", 20, []), ("–", 90, ["–"]), ("a", 1, ["a"]), ("o&amp;\u00adﬃ", 90, ["o&ffi"])]
)
def test_dirt_is_left_out(text: str, confidence: int, kept: list[str]) -> None:
    """Signs without a letter that Tesseract itself doubts are dirt; whatever else it reads is cleaned and kept."""
    assert [word.text for word in words(line((text, confidence)), 1.0)[0]] == kept


def test_lines_along_the_side_are_counted_only() -> None:
    """A line that runs up the page is no part of what is read upright."""
    assert words(line(("Rain", 96), ("falls", 96), box="100 40 150 440"), 1.0) == ((), 2)
    assert len(words(line(("I.", 96), box="100 40 150 440"), 1.0)[0]) == 1
