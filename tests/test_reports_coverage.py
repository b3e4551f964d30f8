"""Coverage and lexicons as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from importlib.resources import files

from jsonschema import Draft202012Validator

from harmonize.model.coverage import Coverage, Place, Share, Uncovered
from harmonize.model.lexicon import Entry, Lexicon
from harmonize.reports.coverage import as_csv, as_json, as_text, forms, listed, shown, wordless

WORD = Uncovered(
    "komput*", (("komputa", 3), ("=komput", 1)), 4, 1, 12.5, 2, Place("a [komputa] \x1b[2J", "law", "12/a", 7)
)
FOUND = Coverage(
    "xx", "xx", ("law",), (("law", "12/a"),), 30, Share(10, 40), Share(5, 6), (WORD, replace(WORD, phrase="data")),
    ("remain",), ("access",),
)  # fmt: skip
LEXICON = Lexicon(
    "xx", "Invented", ("xx", "xy"),
    (Entry("access", ("enter*", "log in"), ("enter into",), {"criminal-code": ("log in",)}), Entry("empty", ())),
)  # fmt: skip


def test_as_text() -> None:
    """Shares, words with counts and place, and both lists of notions are there; nothing moves the cursor."""
    told = as_text([FOUND], 1)
    assert "Covered: 10 of 40 (25%) of their words, 5 of 6 (83%) of the words that mark them." in told
    assert "(1 of 2):" in told
    assert "komputa 3, =komput 1" in told
    assert "(12/a, p. 7)" in told
    assert told.index("remain") < told.index("access")
    assert "\x1b" not in told


def test_a_language_without_a_lexicon() -> None:
    """No share is told where there is no lexicon, nor a comparison where there is nothing else."""
    told = as_text([replace(FOUND, lexicon=None, others=0)], 5)
    assert "Covered" not in told
    assert "no other provision to compare with" in told


def test_as_csv() -> None:
    """A row a word, and no cell that a spreadsheet would run."""
    rows = list(csv.DictReader(io.StringIO(as_csv([replace(FOUND, uncovered=(replace(WORD, phrase="=x"),))], 9))))
    assert [(row["phrase"], row["inside"], row["provision"]) for row in rows] == [("'=x", "4", "12/a")]


def test_as_json() -> None:
    """JSON has everything, with as many words as were asked for."""
    told = json.loads(as_json([FOUND], 1))
    schema = json.loads((files("harmonize.reports") / "schemas" / "coverage-1.json").read_text("utf-8"))
    Draft202012Validator(schema).validate(told)
    assert told["languages"][0]["marking"] == {"covered": 5, "total": 6}
    assert len(told["languages"][0]["uncovered"]) == 1


def test_many_forms() -> None:
    """Of many forms the most frequent are named."""
    many = replace(WORD, forms=tuple((f"form{number}", 9 - number) for number in range(8)))
    assert forms(many).startswith("form0 9, form1 8")
    assert forms(many).endswith("…")


def test_a_lexicon_is_listed() -> None:
    """An entry without phrases has no words; those it lacks are named on request."""
    glosses = {"access": "to enter", "empty": "nothing", "other": "else"}
    assert wordless(LEXICON, glosses) == ["empty", "other"]
    short, long = list(listed([LEXICON], glosses, missing=False)), list(listed([LEXICON], glosses, missing=True))
    assert short[1].split() == ["xx", "Invented", "2", "2", "1", "2"]
    assert long[2].strip() == "empty, other"


def test_an_entry_is_shown() -> None:
    """Phrases, look-alikes and where a phrase is typical are shown; nothing is shown of what there is none."""
    lines = list(shown(LEXICON, LEXICON.entries[0], "to enter"))
    assert lines[0] == "access in Invented (xx, xy)"
    assert "  typical of: criminal-code (1)" in lines
    assert "    enter into" in lines
    assert len(list(shown(LEXICON, LEXICON.entries[1], "nothing"))) == 2
