"""Jurisdictions: every file loads and says where its facts are from, and what cannot be true is refused by name."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from harmonize.errors import KnowledgeError
from harmonize.findings.reservations import UNREVIEWED
from harmonize.knowledge.files import folder
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.jurisdictions import (
    check_acts,
    jurisdiction_files,
    load_jurisdiction,
    load_specimen,
    read_jurisdiction,
    specimens,
)
from harmonize.knowledge.lexicons import served_languages
from harmonize.model.jurisdiction import Jurisdiction, TreatyStatus

INSTRUMENTS = load_instruments()
SPECIMENS = sorted((folder("corpora") / "specimens").glob("*/jurisdiction.toml"))
FILES = [*jurisdiction_files(), *SPECIMENS]
AREAS = ("AL", "BA", "HR", "ME", "RS", "MK", "TR", "XK")
"""The eight project areas."""
TREATIES = ("budapest", "protocol1", "protocol2")
UNKNOWN = {("TR", "protocol1")}
"""Where no page read shows what an area did: its file has no status and a comment."""

each_file = pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)

WRITTEN = """
id = "QQ"
name = "Nowhere"
languages = ["en", "fr"]
units = ["North"]
own_names = {{ en = "Nowhere" }}

[[law]]
kind = "criminal-code"
title = "Criminal Code"
unit = "North"
source = "https://example.org"
seen = 2026-01-01

[[status]]
instrument = "budapest"
signed = 2002-01-01
ratified = 2003-01-01
by = "ratification"
in_force = 2004-01-01
source = "https://example.org"
seen = 2026-01-01

[[act]]
instrument = "budapest"
article = "9(4)"
kind = "reservation"
mode = "omit"
covers = ["budapest:9/procuring"]
text = "Nowhere does not punish procuring."
start = 2004-01-01
end = 2010-01-01
source = "https://example.org"
seen = 2026-01-01
{more}
"""
DECLARED = """
[[act]]
instrument = "budapest"
article = "2"
kind = "declaration"
covers = ["budapest:2/security-measures"]
text = "Nowhere asks for a security measure."
source = "https://example.org"
seen = 2026-01-01
"""
COMPETENCE = """
[[competence]]
unit = "North"
lacks = ["cooperation"]
source = "https://example.org"
seen = 2026-01-01
"""
OTHER = """
[[act]]
instrument = "budapest"
article = "24(7)"
kind = "other"
nature = "authority"
text = "The Ministry of Justice."
source = "https://example.org"
seen = 2026-01-01
"""


def written(place: Path, old: str = "", new: str = "", more: str = DECLARED + OTHER) -> Path:
    """A jurisdiction's file, some of its words replaced."""
    text = WRITTEN.format(more=more)
    assert old in text
    path = place / "jurisdiction.toml"
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


# --- what ships ------------------------------------------------------------------------------------------------------


@each_file
def test_every_file_loads(path: Path) -> None:
    """Every file keeps to the closed lists, and has its code for a folder, a name and a language."""
    made = read_jurisdiction(path)
    check_acts(made, INSTRUMENTS)
    assert made.fictional or path.parent.name == made.id.lower()
    assert made.name
    assert made.languages


@each_file
def test_every_fact_says_where_it_is_from(path: Path) -> None:
    """Every law, competence, status and act has a page, the day of that page, and a reviewer or none."""
    made = read_jurisdiction(path)
    for fact in (*made.laws, *made.competences, *made.statuses, *made.acts):
        assert fact.source == "fictional" if made.fictional else fact.source.startswith("http")
        assert fact.seen <= date(2026, 12, 31)
        assert fact.review == UNREVIEWED or len(fact.review) > len(UNREVIEWED)


@each_file
def test_treaties_are_known(path: Path) -> None:
    """A status or act is about an instrument that is modelled or one of the three treaties."""
    made = read_jurisdiction(path)
    known = {instrument.id for instrument in INSTRUMENTS} | {*TREATIES}
    assert {fact.instrument for fact in (*made.statuses, *made.acts)} <= known


def test_no_real_fact_claims_a_review() -> None:
    """No lawyer has checked a fact on a State yet, and no file says so."""
    made = [read_jurisdiction(path) for path in jurisdiction_files()]
    assert {fact.review for item in made for fact in (*item.laws, *item.statuses, *item.acts)} <= {UNREVIEWED}


def test_specimens_are_known_by_name() -> None:
    """Every specimen loads by its name, and another name is refused with those there are."""
    assert [load_specimen(name)[0].fictional for name in specimens()] == [True] * len(list(specimens()))
    with pytest.raises(KnowledgeError, match="kravenia, merrow, valdrina"):
        load_specimen("../al")


@pytest.mark.parametrize("code", AREAS)
def test_the_project_areas_can_be_read(code: str) -> None:
    """The languages of the eight areas have a lexicon."""
    assert {*load_jurisdiction(code).languages} <= served_languages().keys()


@pytest.mark.parametrize("code", AREAS)
def test_the_project_areas_stand_somewhere(code: str) -> None:
    """Of each of the eight areas it is on record what each treaty is to it, if only that it is no Party."""
    made = load_jurisdiction(code)
    missing = {(code, treaty) for treaty in TREATIES if made.status(treaty) is None}
    assert missing == {item for item in UNKNOWN if item[0] == code}
    assert made.own_names.keys() >= {made.languages[0]}


@pytest.mark.parametrize("code", AREAS)
def test_the_project_areas_have_their_laws(code: str) -> None:
    """A criminal code is on record for each area, in a State of several units one for each unit."""
    made = load_jurisdiction(code)
    assert {law.unit for law in made.expected("criminal-code")} == {*(made.units or ("",))}


def test_the_parties_of_the_region() -> None:
    """Seven of the eight areas are Parties to the Convention, and the eighth is measured for alignment."""
    stands = {code: load_jurisdiction(code).status("budapest") for code in AREAS}
    assert {code for code, status in stands.items() if status and status.standing(None) == "party"} == {*AREAS} - {"XK"}


def test_the_data_card_counts_what_is_there() -> None:
    """The table of the data card has the number of States, statuses and acts of each treaty."""
    made = [read_jurisdiction(path) for path in jurisdiction_files()]
    card = (folder("corpora") / "README.md").read_text(encoding="utf-8")
    assert [line for line in table(made) if line not in card.splitlines()] == []


def table(made: list[Jurisdiction]) -> list[str]:
    """The lines of the data card's table, a line for each treaty."""
    columns = ("Parties", "signatories", "no Party", "reservations", "declarations", "other acts")
    lines = [f"| States and areas: {len(made)} | {' | '.join(columns)} |"]
    for treaty in TREATIES:
        stands = Counter(status.standing(None) for item in made if (status := item.status(treaty)))
        kinds = Counter(act.kind for item in made for act in item.acts if act.instrument == treaty)
        counts = [*(stands[name] for name in ("party", "signatory", "non-party"))]
        counts += [kinds[name] for name in ("reservation", "declaration", "other")]
        lines.append(f"| {treaty} | {' | '.join(map(str, counts))} |")
    return lines


# --- who is asked for ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("code", ["", "A", "ALB", "..", "a/", "ÄÖ"])
def test_a_jurisdiction_is_two_letters(code: str) -> None:
    """A code is two letters and never a path."""
    with pytest.raises(KnowledgeError, match="two letters"):
        load_jurisdiction(code)


def test_an_unknown_jurisdiction_has_no_facts() -> None:
    """Of a State without a file nothing is known, and nothing is made up."""
    assert load_jurisdiction("qq") == Jurisdiction("QQ", "QQ")


def test_what_is_on_record(tmp_path: Path) -> None:
    """Names, laws, statuses and acts are those of the file, found by treaty and by kind of law."""
    made = read_jurisdiction(written(tmp_path))
    assert made.own_names == {"en": "Nowhere"}
    assert [law.title for law in made.expected("criminal-code")] == ["Criminal Code"]
    assert made.expected("copyright-act") == ()
    assert [act.kind for act in made.acts] == ["reservation", "declaration", "other"]
    known = made.status("budapest")
    assert known
    assert known.by == "ratification"
    assert made.status("protocol1") is None
    check_acts(made, INSTRUMENTS)


@pytest.mark.parametrize(
    ("as_of", "standing"),
    [
        (date(2001, 1, 1), "non-party"),
        (date(2002, 1, 1), "signatory"),
        (date(2003, 6, 1), "signatory"),
        (date(2004, 1, 1), "party"),
        (None, "party"),
    ],
)
def test_standing(tmp_path: Path, as_of: date | None, standing: str) -> None:
    """A State is bound from the entry into force on, and a signatory from its signature."""
    known = read_jurisdiction(written(tmp_path)).status("budapest")
    assert known
    assert known.standing(as_of) == standing


def test_a_party_without_a_day() -> None:
    """Of a State that the source calls a Party without a day, that is known from the day of the source on."""
    seen = date(2020, 1, 1)
    status = TreatyStatus("budapest", None, None, None, "https://example.org", seen, "none", stands="party")
    assert (status.standing(None), status.standing(seen)) == ("party", "party")
    assert status.standing(date(2019, 1, 1)) == "non-party"


def test_a_status_without_dates() -> None:
    """A State that has done nothing is no Party, on any day."""
    status = TreatyStatus("budapest", None, None, None, "https://example.org", date(2026, 1, 1), "none")
    assert {status.standing(None), status.standing(date(2026, 1, 1))} == {"non-party"}


# --- what is wrong ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ("ratified = 2003-01-01", "ratified = 2001-01-01", "follow one another"),
        ("ratified = 2003-01-01", "ratified = 2005-01-01", "follow one another"),
        ('by = "ratification"', 'by = "accession"', "has not signed"),
        ('by = "ratification"', 'by = "marriage"', "status.0.by"),
        ("in_force = 2004-01-01", 'in_force = 2004-01-01\nstands = "party"', "'stands'"),
        ("end = 2010-01-01", "end = 2003-01-01", "ends before it starts"),
        ('mode = "omit"', "", "'mode'"),
        ('nature = "authority"', "", "'nature'"),
        ('nature = "authority"', 'nature = "authority"\ncovers = ["budapest:24/maximum"]', "'covers'"),
        ('nature = "authority"', 'nature = "authority"\nmode = "omit"', "'mode'"),
        ("[[act]]", '[[status]]\ninstrument = "budapest"\nsource = "x"\nseen = 2026-01-01\n[[act]]', "two statuses"),
        ('unit = "North"', 'unit = "South"', "'South'"),
        ("{ en =", "{ de =", "'de'"),
        ('id = "QQ"', 'id = "qq"', "id"),
        ('source = "https://example.org"', 'source = ""', "source"),
        ("seen = 2026-01-01", "", "seen"),
    ],
)
def test_what_cannot_be_true(tmp_path: Path, old: str, new: str, named: str) -> None:
    """Dates out of order, a fact that is there twice or lacks its source: an error with file, place and remedy."""
    with pytest.raises(KnowledgeError) as raised:
        read_jurisdiction(written(tmp_path, old, new))
    assert "jurisdiction.toml" in raised.value.where
    assert named in str(raised.value)
    assert raised.value.remedy


def test_the_same_act_twice(tmp_path: Path) -> None:
    """An act that is there twice is refused."""
    with pytest.raises(KnowledgeError, match="same act on budapest 2 twice"):
        read_jurisdiction(written(tmp_path, more=DECLARED + DECLARED))


@pytest.mark.parametrize(
    ("old", "new", "named"),
    [
        ('article = "9(4)"', 'article = "9(2)"', "closed list of reservations"),
        ('article = "9(4)"', 'article = "6(3)"', "may not be reserved under that clause"),
        ('mode = "omit"', 'mode = "narrow"', "omit, not narrow"),
        ("budapest:9/procuring", "budapest:9/distributing", "may not be reserved"),
        ("budapest:9/procuring", "budapest:9/procured", "no element"),
        ('article = "2"', 'article = "5"', "closed list of declarations"),
        ('article = "2"', 'article = "3"', "needs no declaration under that clause"),
        ("budapest:2/security-measures", "budapest:2/access", "needs no declaration"),
    ],
)
def test_what_a_treaty_does_not_allow(tmp_path: Path, old: str, new: str, named: str) -> None:
    """A reservation or declaration outside the closed lists is refused, with file, place and remedy."""
    made = read_jurisdiction(written(tmp_path, old, new))
    with pytest.raises(KnowledgeError) as raised:
        check_acts(made, INSTRUMENTS)
    assert "jurisdiction.toml, act." in raised.value.where
    assert named in str(raised.value)
    assert raised.value.remedy


def test_other_acts_are_free(tmp_path: Path) -> None:
    """What is neither a reservation nor an option's declaration may be about any article, or about none."""
    for article in ("19", ""):
        made = read_jurisdiction(written(tmp_path, 'article = "24(7)"', f'article = "{article}"'))
        check_acts(made, INSTRUMENTS)


def test_part_of_a_clause(tmp_path: Path) -> None:
    """A reservation may name the part of the clause that it uses."""
    made = read_jurisdiction(written(tmp_path, 'article = "9(4)"', 'article = "9(4)(a)"'))
    check_acts(made, INSTRUMENTS)


def test_a_unit_lacks_what_its_file_says(tmp_path: Path) -> None:
    """A unit has every competence but those that a table takes from it; another unit's table is refused."""
    made = read_jurisdiction(written(tmp_path, more=COMPETENCE))
    assert made.lacks("North") == {"cooperation"}
    assert made.lacks("") == frozenset()
    with pytest.raises(KnowledgeError, match="South"):
        read_jurisdiction(written(tmp_path, more=COMPETENCE.replace("North", "South")))
