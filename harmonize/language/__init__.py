"""Language: a statute's words become features, the legal notions found in them."""

from harmonize.language.cues import Cues, compile_cues
from harmonize.language.definitions import definitions
from harmonize.language.detection import kind_and_title, language_of
from harmonize.language.passages import passages, speaks_as_law, vocabulary
from harmonize.language.references import resolve, resolve_between

__all__ = [
    "Cues",
    "compile_cues",
    "definitions",
    "kind_and_title",
    "language_of",
    "passages",
    "resolve",
    "resolve_between",
    "speaks_as_law",
    "vocabulary",
]
