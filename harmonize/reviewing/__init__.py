"""Reviewing: people's decisions in and out, applied to an analysis, kept whatever becomes of the law.

A row is a decision as JSON values (:func:`harmonize.reports.decisions.written`); a record is a file of rows. Reading
(:mod:`record`, :mod:`sheet`) -> applying -> keeping. Reports are not rewritten here: the command line does it.
"""
