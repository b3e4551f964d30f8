"""Reviewing: people's decisions in and out, applied to an analysis, kept whatever becomes of the law."""
