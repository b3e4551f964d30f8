"""Alignment: features and an instrument become candidates, each with its evidence."""

from harmonize.alignment.candidates import align
from harmonize.alignment.corpus import Corpus, Finder, gather
from harmonize.alignment.crosswalks import Ground, carry
from harmonize.alignment.meaning import likenesses

__all__ = ["Corpus", "Finder", "Ground", "align", "carry", "gather", "likenesses"]
