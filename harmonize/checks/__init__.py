"""Checks: what continuous integration asks of a corpus, each a pure function over material that is loaded once.

A function yields faults; running turns them into problems of its check, and the outcome is written in many forms.
"""
