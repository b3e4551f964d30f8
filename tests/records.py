"""A law on record, as its manifest has it."""

from __future__ import annotations

LAW = """id = "zz-law"
title = "Law"
citation = "Gazette 1/2020"
kind = "criminal-code"
language = "en"
file = "law.txt"
source = "https://example.org/law"
seen = 2026-01-01
"""
