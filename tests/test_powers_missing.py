"""Each power and each safeguard of a complete procedure code taken away in turn: that is missed, and nothing else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest
from factories import document
from specimens import PLACES

from harmonize import alignment, pipeline, understanding
from harmonize.aligning import restatements
from harmonize.findings.articles import judge
from harmonize.findings.completeness import Supply
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.weights import load_weights
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.verdict import Finding

SOURCE = PLACES["valdrina"] / "kodi-i-procedures-penale" / "kodi-i-procedures-penale.law"
COMMUNICATIONS = "\n\n".join(
    f"Neni {number}\nAntenat\n\nKy ligj cakton lartësinë e antenave." for number in range(1, 9)
)
"""The other law in which a power could stand: with it, silence is a gap."""
ASKED = ("14", "15", "16", "17", "18", "19", "20", "21")
MARKS = re.compile(
    r"""^ (?: (?P<unit> = [ ] ) | \#+ [ ] | ~ [ ] | @\w+ [ ] )""",  # '= 15 | Urdhri', '## KREU I | ...', '@title LIGJ'
    re.VERBOSE | re.MULTILINE,
)

LOST = {
    "Urdhri i ruajtjes shënon të dhënat e caktuara": {"16/specified-data"},
    "Urdhri i ruajtjes i drejtohet çdo personi": {"16/any-holder"},
    "Urdhri zbatohet menjëherë": {"16/expedited"},
    "Marrësi i urdhrit i mban të dhënat të paprekura": {"16/integrity"},
    "Urdhri vlen për aq ditë sa duhen": {"16/period", "15/limits-16"},
    "Ai mund të zgjatet nga prokurori": {"16/renewal"},
    "Marrësi i urdhrit e mban të fshehtë masën": {"16/confidentiality"},
    "Urdhri vlen për të gjithë ofruesit": {"17/several-providers"},
    "Ofruesi i jep prokurorit aq të dhëna": {"17/disclosure"},
    "Zbulimi i të dhënave të trafikut bëhet pa vonesë": {"17/expedited-disclosure"},
    "Urdhri vlen jo më shumë se nëntëdhjetë ditë": {"15/limits-17"},
    "Ato i dorëzon çdo person në territorin": {"18/any-holder"},
    "Dorëzohen vetëm të dhënat e caktuara": {"18/specified-data"},
    "Urdhri jepet kur ka arsye të bazuara": {"15/grounds-18"},
    "d) “të dhëna të pajtimtarit”": {"18/subscriber-notion"},
    "Kontrolli përfshin edhe çdo bartës": {"19/medium"},
    "Kur të dhënat ndodhen në një sistem tjetër": {"19/extension"},
    "Personi që ka njohuri për funksionimin": {"19/help"},
    "Kontrolli dhe sekuestrimi kryhen me vendim": {"15/supervision-19"},
    "Kontrolli lejohet kur ka dyshim": {"15/grounds-19"},
    "Kontrolli mund të kryhet për jo më shumë": {"15/limits-19"},
    "Ajo nxjerr një kopje": {"19/copy"},
    "Ajo i mbron të dhënat": {"19/integrity"},
    "Të dhënat bëhen të paarritshme": {"19/inaccessible"},
    "Të dhënat e trafikut merren në kohë reale": {"20/real-time"},
    "Për këtë përdoren mjete teknike": {"20/technical-means"},
    "Regjistrimi kryhet me vendim të gjykatës": {"15/supervision-20"},
    "Regjistrimi lejohet kur ka dyshim": {"15/grounds-20"},
    "Regjistrimi zgjat jo më gjatë": {"15/limits-20"},
    "Përgjimi lejohet vetëm për krime të rënda": {"21/serious-offences"},
    "Përgjimi kryhet me vendim të gjykatës": {"15/supervision-21"},
    "Përgjimi lejohet kur ka dyshim": {"15/grounds-21"},
    "Përgjimi zgjat jo më gjatë": {"15/limits-21"},
    "Gjykata lejon masat e këtij kreu duke respektuar": {"15/human-rights"},
    "Gjykata lejon vetëm atë masë": {"15/proportionality"},
    "Gjykata lejon masën duke marrë parasysh": {"15/third-parties"},
}
"""How a paragraph begins that alone carries something, and the elements that go with it."""

IN_BOTH = {
    ("21", "Në vendim shënohet komunikimi i caktuar"): {"20/specified"},
    ("21", "Ofruesi i shërbimit, brenda aftësive"): {"20/provider-collects", "20/provider-assists"},
    ("21", "Ofruesi e mban të fshehtë masën"): {"20/confidentiality"},
    ("22", "Në vendim shënohet komunikimi i caktuar"): {"21/specified"},
    ("22", "Ofruesi i shërbimit, brenda aftësive"): {"21/provider-collects", "21/provider-assists"},
    ("22", "Ofruesi e mban të fshehtë masën"): {"21/confidentiality"},
}
"""The same for paragraphs that stand in two provisions, by the provision."""

OF_ITS_OWN = {
    "18": {"18/subscriber-order"},
    "20": {"19/seizure", "19/copy", "19/integrity", "19/inaccessible"},
}
"""Provisions that carry a part of a power, and the elements that go with them."""

POWERS = {
    "16": ("15",),
    "17": ("16",),
    "18": ("17", "18"),
    "19": ("19", "20"),
    "20": ("21",),
    "21": ("22",),
}
"""The provisions that give each power."""


NEXT = {"15": "16", "17": "18", "18": "19"}
"""The provision that follows."""
NARROWED = "Kjo lejohet vetëm për veprat penale të parashikuara në këtë ligj."


@cache
def source() -> str:
    """The code as it was written, without its header."""
    return SOURCE.read_text(encoding="utf-8").partition("\n\n")[2]


def without_paragraph(law: str, beginning: str, number: str = "") -> str:
    """The code without the one paragraph, of a provision or anywhere, that begins so."""
    start = law.index(f"\n= {number} |") if number else 0
    at = law.index(f"\n\n{beginning}", start)
    assert number or law.count(f"\n\n{beginning}") == 1
    return law[:at] + law[law.index("\n\n", at + 2) :]


def without_provision(law: str, number: str) -> str:
    """The code without one provision."""
    at = law.index(f"\n= {number} |")
    return law[:at] + law[re.compile(r"\n(?:=|##?) ").search(law, at + 1).start() :]  # type: ignore[union-attr]


def printed(law: str) -> str:
    """The code as plain text."""
    return MARKS.sub(lambda mark: "Neni " if mark["unit"] else "", law).replace(" | ", "\n")


@cache
def known(kind: str, text: str) -> understanding.Understood:
    """A law of a kind, cut and understood."""
    given = pipeline.Given(kind=kind, language="sq")
    path = Path(f"{kind}.txt")
    return understanding.heard(path, understanding.cut(path, document(text), given), given)


def judged(law: str) -> Mapping[str, Finding]:
    """The findings on the articles on powers, by number."""
    laws = (
        known("criminal-procedure-code", printed(law)),
        known("electronic-communications-act", COMMUNICATIONS),
    )
    statutes = [item.statute for item in laws]
    corpus = alignment.gather(statutes, [passage for item in laws for passage in item.passages])
    (treaty,) = load_instruments(("budapest",))
    found = {
        item.key: item
        for item in alignment.align(treaty, alignment.Finder(corpus), load_weights(), restatements(treaty))
    }
    return {
        article.number: judge(article, found[article.key], Supply.of(statutes), Jurisdiction("XC", "Valdrina"), None)
        for article in treaty.articles
        if article.number in ASKED
    }


def elements(findings: Mapping[str, Finding]) -> dict[str, str]:
    """The status of every element, by article and name."""
    return {
        item.id.removeprefix("budapest:"): item.status for finding in findings.values() for item in finding.elements
    }


@cache
def whole() -> Mapping[str, Finding]:
    """The findings on the code with nothing missing."""
    return judged(source())


def changed(law: str) -> set[str]:
    """The elements that are judged otherwise in a law than in the whole code."""
    before = elements(whole())
    return {name for name, status in elements(judged(law)).items() if status != before[name]}


def test_every_power_is_there() -> None:
    """With nothing missing every article on powers is full."""
    assert {number: finding.status for number, finding in whole().items()} == dict.fromkeys(ASKED, "full")


@pytest.mark.parametrize(("beginning", "lost"), LOST.items(), ids=["+".join(sorted(item)) for item in LOST.values()])
def test_a_paragraph_that_is_missing(beginning: str, lost: set[str]) -> None:
    """Exactly what the paragraph carried changes."""
    assert changed(without_paragraph(source(), beginning)) == lost


@pytest.mark.parametrize(("place", "lost"), IN_BOTH.items(), ids=["+".join(sorted(item)) for item in IN_BOTH.values()])
def test_a_paragraph_that_stands_in_another_provision_too(place: tuple[str, str], lost: set[str]) -> None:
    """The other power keeps what this one lost."""
    number, beginning = place
    assert changed(without_paragraph(source(), beginning, number)) == lost


@pytest.mark.parametrize(("number", "lost"), OF_ITS_OWN.items(), ids=OF_ITS_OWN)
def test_a_provision_that_is_missing(number: str, lost: set[str]) -> None:
    """Exactly what the provision carried changes, be it a part of a power that another one begins."""
    assert changed(without_provision(source(), number)) == lost


@pytest.mark.parametrize(("article", "numbers"), POWERS.items(), ids=POWERS)
def test_a_power_that_is_missing(article: str, numbers: tuple[str, ...]) -> None:
    """Its article is not full any more, and every other power is what it was."""
    law = source()
    for number in numbers:
        law = without_provision(law, number)
    found = {number: finding.status for number, finding in judged(law).items() if number not in ("14", "15")}
    assert found.pop(article) in ("none-found", "partial")
    assert set(found.values()) == {"full"}


@pytest.mark.parametrize("article", ["16", "18"])
def test_a_power_for_offences_of_one_law_alone(article: str) -> None:
    """A power that is kept to a list of offences is not there for every offence."""
    law = source()
    for number in POWERS[article]:
        law = law.replace(f"\n\n= {NEXT[number]} |", f"\n\n{NARROWED}\n\n= {NEXT[number]} |")
    assert changed(law) == {f"{article}/any-offence"}
