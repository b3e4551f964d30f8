"""Structure: a :class:`~harmonize.model.text.Document` becomes a :class:`~harmonize.model.law.Statute`."""

from harmonize.structure.drafts import structure
from harmonize.structure.outline import indented, outline
from harmonize.structure.survey import detect

__all__ = ["detect", "indented", "outline", "structure"]
