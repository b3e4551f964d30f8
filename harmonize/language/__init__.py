"""Language: a statute's words become features, the legal notions found in them."""

from harmonize.language.cues import Cues, compile_cues
from harmonize.language.passages import passages

__all__ = ["Cues", "compile_cues", "passages"]
