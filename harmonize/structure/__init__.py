"""Structure: a :class:`~harmonize.model.text.Document` becomes a :class:`~harmonize.model.law.Statute`."""

from harmonize.structure.akn import akn
from harmonize.structure.amending import with_bases
from harmonize.structure.annotations import annotated
from harmonize.structure.drafts import structure
from harmonize.structure.outline import indented, outline
from harmonize.structure.survey import detect

__all__ = ["akn", "annotated", "detect", "indented", "outline", "structure", "with_bases"]
