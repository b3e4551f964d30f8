"""Detection: which language a text is in, and which kind of law its first lines name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from harmonize.language.cues import compile_cues, find
from harmonize.language.folding import tokens
from harmonize.model.lexicon import Entry, Lexicon
from harmonize.model.text import Document
from harmonize.tongues import tongue_of

SEPARATORS = str.maketrans("-_.", "   ")
"""What stands for a blank in the name of a file."""
HEAD = 1_500
"""A statute says what it is within so many characters."""


def language_of(document: Document) -> str:
    """Return the code of the language a document is most likely in (ISO 639-1)."""
    return tongue_of(document.flow.of(document.text))


def kind_and_title(document: Document, kinds: Mapping[str, Sequence[str]]) -> tuple[str, str]:
    """Return the kind of law that a document's first lines (or its file's name) speak of, and the line that does.

    ``other`` and the first line where they name none.
    """
    lexicon = Lexicon("", "", (), tuple(Entry(kind, tuple(phrases)) for kind, phrases in kinds.items()))
    cues = compile_cues(lexicon)
    head = document.text[: min(HEAD, document.flow.end)]
    order = list(kinds)
    named = document.name.translate(SEPARATORS)
    for text in (head, named):
        hits = find(cues, tokens(text))
        if hits:
            first = min(hits, key=lambda hit: (hit.span.start, order.index(hit.concept)))
            return first.concept, line_around(text, first.span.start) if text is head else document.name
    return "other", line_around(head, len(head) - len(head.lstrip()))


def line_around(text: str, offset: int) -> str:
    r"""Return the line that an offset stands in, on one line and not longer than a title.

    >>> line_around("LIGJ\n KODI PENAL \nNr. 5", 8)
    'KODI PENAL'
    """
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    return " ".join(text[start : end if end >= 0 else len(text)].split())[:160]
