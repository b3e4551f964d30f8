"""Citing: what statutes say of one another, from the file to the verdict, on laws of our own."""

from __future__ import annotations

from pathlib import Path

from laws import NOWHERE, analyze, law

from harmonize import pipeline
from harmonize.model.law import Statute

THEFT = ("Theft", "A person who steals the property of another is liable to imprisonment for three years.")
CODE = law("en", THEFT, ("Attempt", "An attempt of the offence in Article 1 is punishable."))
PROCEDURE = law(
    "en",
    ("Investigation", "The police investigate an offence under Article 1 of the Criminal Code."),
    ("Appeal", "A person may appeal against an order under the preceding Article within 5 days."),
)
AMENDING = (
    "LAW\non amendments to the Criminal Code\n\n"
    "Article 1\nIn Article 1 of the Criminal Code “three years” is replaced by “imprisonment for two years”.\n\n"
    "Article 2\nArticle 2 of the Criminal Code, on an attempt of an offence, is deleted.\n\n"
    "Article 3\nThis Law enters into force on the eighth day.\n"
)  # fmt: skip


def read(folder: Path, name: str, text: str) -> Statute:
    """A law written to a file and read."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return pipeline.read_statute(path, pipeline.Given(language="en"))


def test_references_of_a_law_read_alone(tmp_path: Path) -> None:
    """A law that is read has its references, resolved within it; the other law is named and not known."""
    found = read(tmp_path, "criminal-procedure-code.txt", PROCEDURE)
    assert [(item.statute, item.targets[0].eids) for item in found.references] == [
        ("", ()),
        ("criminal-procedure-code", ("art_1",)),
    ]


def test_an_amending_law_claims_no_gap(tmp_path: Path) -> None:
    """On an amending law alone nothing is a gap, and a remark warns; beside the whole law it is silent."""
    alone = analyze(tmp_path / "alone", {"criminal-code": AMENDING}, "en")
    assert "none-found" not in alone.statuses().values()
    assert "amending-act-without-base" in {remark.code for remark in alone.analysis.remarks}
    for name, text in (("code.txt", CODE), ("amending.txt", AMENDING)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    given = pipeline.Given(kind="criminal-code", language="en")
    outcome = pipeline.analyze([tmp_path / "code.txt", tmp_path / "amending.txt"], NOWHERE, given)
    assert outcome.analysis
    assert "amending-act-without-base" not in {remark.code for remark in outcome.analysis.remarks}


def test_the_analysis_says_what_a_law_is_consolidated_to(tmp_path: Path) -> None:
    """The latest date of a law's notes is in the analysis, with how many changes they tell of."""
    noted = CODE.replace(
        "Theft\n", "Theft\n(Amended by Act 5 of 1999; substituted by Act 7 of 2003 (w.e.f. 2-3-2004))\n"
    )
    (source,) = analyze(tmp_path, {"criminal-code": noted}, "en").analysis.statutes
    assert (source.amendments, source.consolidated_to) == (2, "2004-03-02")
