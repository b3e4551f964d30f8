"""Every error that harmonize raises on purpose.

::

    HarmonizeError            what went wrong, where, and what to do about it
    ├── InputError            a statute's file cannot be used: missing, empty, damaged, encrypted, no text, no law
    ├── LanguageError         the language of a statute is unknown or has no lexicon
    ├── KnowledgeError        a file of models/ or corpora/ is wrong
    └── FetchError            the text of a law cannot be fetched: address refused, server, answer, disk
"""

from __future__ import annotations


class HarmonizeError(Exception):
    """An error raised on purpose: ``where`` names file and place, ``what`` the cause, ``remedy`` what to do.

    >>> str(InputError("kodi.pdf, page 3", "the page has no text", "run OCR on it first"))
    'kodi.pdf, page 3: the page has no text; run OCR on it first'
    """

    def __init__(self, where: str, what: str, remedy: str) -> None:
        super().__init__(f"{where}: {what}; {remedy}")
        self.where, self.what, self.remedy = where, what, remedy


class InputError(HarmonizeError):
    """A statute's file cannot be used."""


class LanguageError(HarmonizeError):
    """The language of a statute is unknown or has no lexicon."""


class KnowledgeError(HarmonizeError):
    """A file of ``models/`` or ``corpora/`` is wrong."""


class FetchError(HarmonizeError):
    """The text of a law cannot be fetched."""
