"""Characters of a text layer become those that a lawyer would type."""

from __future__ import annotations

from pathlib import Path

import pytest
from printing import layered

from harmonize.reading import read
from harmonize.reading.characters import cleaned, is_clean


@pytest.mark.parametrize(
    ("printed", "text"),
    [
        ("of\xadfice by the sea", "office by the sea"),
        ("Rain\xa0falls\u2009in\u202fNovember\u3000here", "Rain falls in November here"),
        ("Rain\tfalls", "Rain falls"),
        ("of\ufb01ce o\ufb03ce \ufb02ow \ufb06ay", "offiice office flow stay".replace("offiice", "office")),
        ("e\u0301te\u0301 s\u030ckola", "\u00e9t\u00e9 \u0161kola"),
        ("ra\u200bin \ufefffa\u200dlls", "rain falls"),
        ("\uf0b7 rain \uf0a7 snow", "\u2022 rain \u2022 snow"),
        ("of\uf001ce \uf002ow", "office flow".replace("office", "office")),
        ("sign\u2010in and co\u2011operate", "sign-in and co-operate"),
    ],
    ids=["soft hyphen", "spaces", "tab", "ligatures", "accents", "zero width", "bullets", "private", "hyphens"],
)
def test_characters(tmp_path: Path, printed: str, text: str) -> None:
    """What a text layer may hold beside letters is read as the letters that are seen."""
    assert read(layered(tmp_path / "a.pdf", [printed])).text == f"{text}\n"


def test_soft_hyphen_at_the_end_of_a_line(tmp_path: Path) -> None:
    """A word that a soft hyphen parts over two lines is one word, as any that is hyphenated there."""
    lines = [
        "Who enters an inter\xad",
        "national office with a com-",
        "puter enters international",
        "rooms by computer.",
    ]
    text = read(layered(tmp_path / "a.pdf", lines)).text
    assert "an international office with a computer enters" in text.replace("\n", " ")


def test_clean_text_is_left(tmp_path: Path) -> None:
    """Clean text is told from other, and cleaning changes nothing in it."""
    assert is_clean("Neni 192/b (përgjim) – „škola“, 5 €")
    assert not any(map(is_clean, ("o\xadffice", "e\u0301", "\ufb01", "\u200b")))
    assert cleaned("192/b") == "192/b"
