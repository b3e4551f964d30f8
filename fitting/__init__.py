"""Fits the weights of evidence, calibrates the scores, and writes the tables of the model card.

What the knowledge is made with is no part of the package: it needs libraries that a run of harmonize does not.
"""
