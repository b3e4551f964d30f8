"""Plain text to documents: encodings, lines, pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from harmonize.errors import InputError
from harmonize.reading import read

SERBIAN = """Zakon o vremenskim stanicama
Član 1.
Čuvar stanice beleži kišu svakog dana i čuva zapise tri godine, a žalbe šalje ministru.
"""
MACEDONIAN = """Закон за временски станици
Член 1
Чуварот на станицата секој ден ги запишува врнежите и ги чува записите три години.
"""
TURKISH = """Hava gözlem istasyonları kanunu
Madde 1- İstasyon görevlisi yağışı her gün ölçer, kayıtları üç yıl saklar ve şikâyetleri bakanlığa gönderir.
"""


def written(path: Path, data: bytes) -> Path:
    """Write the bytes and return the path."""
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        (SERBIAN, "utf-8"),
        (SERBIAN, "utf-8-sig"),
        (SERBIAN, "utf-16"),
        (SERBIAN, "utf-16-le"),
        (MACEDONIAN, "utf-16-be"),
        (SERBIAN, "cp1250"),
        (MACEDONIAN, "cp1251"),
        (TURKISH, "cp1254"),
    ],
)
def test_encodings(tmp_path: Path, text: str, encoding: str) -> None:
    """Text is read in the encoding that it was written in."""
    assert read(written(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_lines_as_they_are(tmp_path: Path) -> None:
    """Each line with text is a line, indented by its leading spaces; runs of spaces within are one."""
    document = read(written(tmp_path / "a.txt", b"Section 1\n\n    (a) rain,\t and\r\n\tsnow\n"))
    assert document.text == "Section 1\n(a) rain, and\nsnow\n"
    assert [line.indent for line in document.lines] == [0.0, 4.0, 4.0]
    assert [line.span.of(document.text) for line in document.lines] == ["Section 1", "(a) rain, and", "snow"]
    assert all(line.box is None and line.size == 0.0 and line.place == "flow" for line in document.lines)


def test_form_feeds_part_pages(tmp_path: Path) -> None:
    """A form feed begins a page; one at the end begins none."""
    document = read(written(tmp_path / "a.txt", b"one\ntwo\n\fthree\n\f"))
    assert [line.page for line in document.lines] == [1, 1, 2]
    assert [page.number for page in document.pages] == [1, 2]


def test_words(tmp_path: Path) -> None:
    """The word columns cover the text's words."""
    document = read(written(tmp_path / "a.txt", SERBIAN.encode()))
    words = document.words
    assert [document.text[a:b] for a, b in zip(words.starts, words.ends, strict=True)] == SERBIAN.split()
    assert document.flow.of(document.text) == document.text


@pytest.mark.parametrize(
    "data",
    [b"\x00\x01\x02\x03" * 50, b"\xff\xfe\x00"],
)
def test_binary_is_no_text(tmp_path: Path, data: bytes) -> None:
    """Bytes that are no text are refused."""
    with pytest.raises(InputError, match="no known format"):
        read(written(tmp_path / "a.txt", data))


@pytest.mark.parametrize("data", [b"", b" \n\t\n", b"\xef\xbb\xbf\n"])
def test_nothing_is_no_text(tmp_path: Path, data: bytes) -> None:
    """A file without a word is refused."""
    with pytest.raises(InputError, match="fetch it again"):
        read(written(tmp_path / "a.txt", data))


def test_a_damaged_letter_changes_no_encoding(tmp_path: Path) -> None:
    """A text in UTF-8 with a damaged letter is still read as UTF-8."""
    data = (SERBIAN * 5).encode().replace("č".encode(), b"\xc4", 1)
    assert read(written(tmp_path / "a.txt", data)).text.count("Čuvar stanice") == 5
