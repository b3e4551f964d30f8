"""Language: a statute's words become features, the legal notions found in them."""

from harmonize.language.amounts import Wording, compile_wording
from harmonize.language.cues import Cues, compile_cues
from harmonize.language.definitions import definitions
from harmonize.language.detection import kind_and_title, language_of
from harmonize.language.folding import fold
from harmonize.language.passages import passages, speaks_as_law, vocabulary
from harmonize.language.penalties import penalties
from harmonize.language.references import resolve, resolve_between

__all__ = [
    "Cues",
    "Wording",
    "compile_cues",
    "compile_wording",
    "definitions",
    "fold",
    "kind_and_title",
    "language_of",
    "passages",
    "penalties",
    "resolve",
    "resolve_between",
    "speaks_as_law",
    "vocabulary",
]
