"""The traps of international cooperation: what resembles it and is none, and silence that is no gap."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import Verdicts, analyze, law

Provision = tuple[str, str]

SCOPE = ("Scope", "This Act applies to criminal matters in the whole country.")
EXTRADITION = (
    "Extradition offences",
    "An extradition offence is an offence that is punishable under the law of both States with imprisonment for at "
    "least one year. A foreign State may request the extradition of a person accused of an extradition offence.",
)
ASSISTANCE = (
    "Mutual assistance",
    "The Attorney-General shall, at the request of a foreign State, give mutual assistance in the investigation of any "
    "offence, including the collection of evidence in electronic form.",
)
FOREIGN_PRESERVATION = (
    "Preservation for a foreign State",
    "At the request of a foreign State the judge may order that stored computer data be preserved expeditiously for "
    "ninety days.",
)
OWN_PRESERVATION = (
    "Preservation of data",
    "In an investigation the judge may order a person to preserve specified stored computer data for ninety days.",
)
CITIZEN = (
    "Request of a citizen",
    "A citizen may request a public body to disclose the computer data that it holds on that citizen, and the court "
    "shall assist where the request is refused.",
)
HOTLINE = (
    "Emergency line",
    "The fire service keeps a telephone line that is available twenty-four hours a day, seven days a week.",
)
VIDEO = ("Hearing by video link", "The court may hear a witness in its own proceedings by video link.")
PRODUCTION = (
    "Subscriber information",
    "The judge may order a service provider to produce the subscriber information that it holds.",
)
POINTER = ("Extradition", "The extradition of persons accused of an offence is governed by the Extradition Act.")
RAIDS = ("Joint operations", "The police and the customs service may carry out joint operations in the country.")


def analyzed(folder: Path, *provisions: Provision, kind: str = "mutual-assistance-act") -> Verdicts:
    """The analysis of one law of some provisions, with an empty one of each other kind that could hold cooperation."""
    kinds = ("mutual-assistance-act", "criminal-procedure-code", "cybercrime-act", "criminal-code")
    laws = {other: law("en", SCOPE, *(provisions if other == kind else ())) for other in kinds}
    return analyze(folder, laws, "en")


@pytest.mark.parametrize(
    ("article", "provision", "kind"),
    [
        ("budapest:25", EXTRADITION, "mutual-assistance-act"),
        ("budapest:25", CITIZEN, "cybercrime-act"),
        ("budapest:29", CITIZEN, "cybercrime-act"),
        ("budapest:29", OWN_PRESERVATION, "criminal-procedure-code"),
        ("budapest:31", CITIZEN, "cybercrime-act"),
        ("budapest:35", HOTLINE, "cybercrime-act"),
        ("budapest:24", POINTER, "cybercrime-act"),
        ("budapest:16", FOREIGN_PRESERVATION, "mutual-assistance-act"),
        ("budapest:16", FOREIGN_PRESERVATION, "cybercrime-act"),
        ("protocol2:7", PRODUCTION, "criminal-procedure-code"),
        ("protocol2:11", VIDEO, "criminal-procedure-code"),
        ("protocol2:12", RAIDS, "criminal-procedure-code"),
    ],
)
def test_what_only_resembles_is_not_cited(article: str, provision: Provision, kind: str, tmp_path: Path) -> None:
    """A rule on something else that shares the words of cooperation is not cited for it."""
    assert analyzed(tmp_path, provision, kind=kind).cited(article) == []


@pytest.mark.parametrize(
    ("article", "provision", "kind"),
    [
        ("budapest:24", EXTRADITION, "mutual-assistance-act"),
        ("budapest:25", ASSISTANCE, "mutual-assistance-act"),
        ("budapest:29", FOREIGN_PRESERVATION, "cybercrime-act"),
        ("budapest:16", OWN_PRESERVATION, "criminal-procedure-code"),
    ],
)
def test_what_is_meant_is_cited(article: str, provision: Provision, kind: str, tmp_path: Path) -> None:
    """What the traps resemble is found where it stands."""
    assert analyzed(tmp_path, provision, kind=kind).cited(article) == ["2"]


def test_a_pointer_to_the_extradition_act_refers(tmp_path: Path) -> None:
    """A provision that leaves extradition to another law is shown as what refers to it."""
    assert analyzed(tmp_path, POINTER, kind="cybercrime-act").relation("budapest:24", "2") == "refers"


@pytest.fixture(scope="module")
def assisting(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """The verdicts on a State whose law says no more than that assistance is given."""
    return analyzed(tmp_path_factory.mktemp("assisting"), ASSISTANCE)


@pytest.mark.parametrize("number", ["26", "28", "32"])
def test_silence_on_what_treaties_and_practice_carry_is_no_gap(number: str, assisting: Verdicts) -> None:
    """With every law read, a statute that says nothing of it leaves the article open."""
    assert assisting[f"budapest:{number}"].status == "cannot-tell"
    assert assisting[f"budapest:{number}"].reason.code == "not-in-statutes"


@pytest.mark.parametrize("number", ["29", "30", "31", "33", "34"])
def test_a_power_that_no_law_gives_is_a_gap(number: str, assisting: Verdicts) -> None:
    """What takes a power for another State is missing where every law was read and none gives it."""
    assert assisting[f"budapest:{number}"].status == "none-found"


def test_without_a_law_on_assistance_nothing_is_a_gap(tmp_path: Path) -> None:
    """A cybercrime act alone says nothing of what a law on assistance may hold."""
    found = analyze(tmp_path, {"cybercrime-act": law("en", SCOPE, OWN_PRESERVATION)}, "en")
    assert found["budapest:29"].status == "cannot-tell"
    assert "mutual-assistance-act" in found["budapest:29"].searched.missing_kinds_of_law
