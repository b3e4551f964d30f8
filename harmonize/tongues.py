"""Tongues: a text to the language it is in. The only door to py3langid."""

from __future__ import annotations

SAMPLE = 20_000
"""So many characters from the middle of a text are enough to know its language."""


def tongue_of(text: str) -> str:
    """Return the code of the language that a text is most likely in (ISO 639-1).

    >>> tongue_of("Kushdo që hyn pa të drejtë në shtëpinë e tjetrit dënohet me gjobë.")
    'sq'
    """
    import py3langid  # late: it loads its model on import, and is not needed where the language is given

    start = max(0, (len(text) - SAMPLE) // 2)
    code, _ = py3langid.classify(text[start : start + SAMPLE])
    return str(code)
