"""Characters as lawyers type them: composed letters, no ligatures, no soft hyphens, no control characters."""

from __future__ import annotations

import re
import unicodedata

_HYPHENS = re.compile(
    r"""
    [-‐‑\ufffe\x02]* \xad+ [-‐‑\ufffe\x02]*   # sign-\xad‐in: one hyphen, set as three characters
  | [‐‑\ufffe\x02]                            # hyphens, and the two marks of a hyphen at a line's end
    """,
    re.VERBOSE,
)
_LIGATURES = "ﬀ-ﬆſ"
_CONTROLS = "\x00-\x08\x0e-\x1f\x7f-\x9f\u034f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff"
_LIGATURE = re.compile(f"[{_LIGATURES}]")
_INVISIBLE = re.compile(f"[{_CONTROLS}]")
_PRIVATE = "\ue000-\uf8ff"
_PRIVATE_LIGATURES = str.maketrans({"\uf001": "fi", "\uf002": "fl"})
"""Where fonts of the nineties kept them."""
_ODD = re.compile(f"[{_LIGATURES}{_CONTROLS}{_PRIVATE}\xad‐‑\ufffe]")
_LONE = re.compile(f"[{_PRIVATE}]")
_UNMAPPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd\U000f0000-\U0010ffff]")


def is_clean(text: str) -> bool:
    """Tell whether :func:`cleaned` would leave every word of ``text`` as it is."""
    return odd_characters(text) == []


def odd_characters(text: str) -> list[int] | None:
    """Return where ``text`` has a character that :func:`cleaned` may change; None: it may be any."""
    if not unicodedata.is_normalized("NFC", text):
        return None
    return [odd.start() for odd in _ODD.finditer(text)]


def cleaned(word: str) -> str:
    r"""Return ``word`` in composed form, its ligatures spelled out, its invisible characters gone.

    A private character that is a word of its own is a bullet.

    >>> cleaned("sign-\xad‐in"), cleaned("o\xadffice"), cleaned("oﬃce"), cleaned("e\u0301t"), cleaned("\uf0b7")
    ('sign-in', 'office', 'office', 'ét', '•')
    """
    if is_clean(word):
        return word
    if _LONE.fullmatch(word):
        return "•"
    word = _HYPHENS.sub(lambda run: "" if set(run[0]) == {"\xad"} else "-", word).translate(_PRIVATE_LIGATURES)
    word = _LIGATURE.sub(lambda ligature: unicodedata.normalize("NFKC", ligature[0]), word)
    return unicodedata.normalize("NFC", _INVISIBLE.sub("", word))


def unmappable(text: str) -> int:
    r"""Count the characters that stand for no letter: replacement, private use and control characters.

    >>> unmappable("a\ufffd\ue000\x01 b")
    3
    """
    return len(_UNMAPPABLE.findall(text))
