"""Alignment: features and an instrument become candidates, each with its evidence."""

from harmonize.alignment.candidates import align
from harmonize.alignment.corpus import Corpus, gather

__all__ = ["Corpus", "align", "gather"]
