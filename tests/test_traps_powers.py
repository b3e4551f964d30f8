"""The traps of powers of procedure, each on a tiny invented law: what resembles a power is none."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import Verdicts, analyze, law

SEARCH = (
    "Search of computer systems",
    "A judge may, where there are reasonable grounds to believe that evidence of an offence will be found, issue a "
    "warrant authorising a police officer to search a computer system or a storage medium and to seize computer data.",
)
PRESERVATION = (
    "Preservation",
    "A police officer may by written notice order any person to preserve specified computer data without delay and to "
    "keep their integrity for a period of up to ninety days.",
)
TRAFFIC = (
    "Collection of traffic data",
    "A judge may authorise a police officer to collect in real time, by technical means, traffic data of specified "
    "communications in the investigation of an offence.",
)
INTERCEPTION = (
    "Interception of electronic communications",
    "In the investigation of a serious offence a judge may authorise the interception of specified electronic "
    "communications by technical means.",
)
RETENTION = (
    "Keeping of traffic data",
    "Every service provider shall retain the traffic data of all its users for a period of twelve months.",
)
TELEPHONE = (
    "Telephone tapping",
    "In the investigation of a serious offence a judge may authorise a police officer to listen in to telephone "
    "conversations.",
)
PREMISES = (
    "Search of premises",
    "A judge may issue a warrant authorising a police officer to search a house and to seize goods.",
)
REFERENCE = (
    "Search of computer systems",
    "The search of computer systems and the seizure of computer data shall be governed by the provisions of "
    "another Act; they are regulated by a special law.",
)
DISOBEDIENCE = (
    "Disobeying an order",
    "A person who does not comply with a preservation order for computer data is liable to imprisonment for one year.",
)
FILLER = ("Title", "This Act may be cited as the Procedure Act.")


def judged(folder: Path, *articles: tuple[str, str], kind: str = "cybercrime-act") -> Verdicts:
    """What is said of an English law of some articles, the first of which only names it."""
    return analyze(folder, {kind: law("en", FILLER, *articles)}, "en")


@pytest.mark.parametrize(
    ("article", "key", "status"),
    [
        (PRESERVATION, "budapest:16", "partial"),
        (SEARCH, "budapest:19", "partial"),
        (TRAFFIC, "budapest:20", "partial"),
        (INTERCEPTION, "budapest:21", "partial"),
    ],
    ids=["16", "19", "20", "21"],
)
def test_a_power_is_found(tmp_path: Path, article: tuple[str, str], key: str, status: str) -> None:
    """A power that an authority is given is cited, and what it lacks makes it partial."""
    found = judged(tmp_path, article)
    assert (found.cited(key), found[key].status) == (["2"], status)


@pytest.mark.parametrize("key", ["budapest:16", "budapest:17", "budapest:20"])
def test_retention_is_no_power(tmp_path: Path, key: str) -> None:
    """That providers keep everybody's data lets nobody order that some be preserved, disclosed or collected."""
    found = judged(tmp_path, RETENTION)
    assert found.cited(key) == []
    assert (found.relation(key, "2"), found[key].status) == ("look-alike", "none-found")


def test_telephone_tapping_does_not_reach_computers(tmp_path: Path) -> None:
    """Listening in to telephone conversations is no interception of the content of data."""
    found = judged(tmp_path, TELEPHONE)
    assert found.cited("budapest:21") == []
    assert found.relation("budapest:21", "2") == "look-alike"


def test_searching_a_house_does_not_reach_computers(tmp_path: Path) -> None:
    """A search of premises that says nothing of computers or data is at most a part of Article 19."""
    found = judged(tmp_path, PREMISES)
    assert found.cited("budapest:19") == []
    assert found.relation("budapest:19", "2") == "contributes"


def test_pointing_to_another_law_is_no_power(tmp_path: Path) -> None:
    """A provision that leaves the search of computers to another law refers to it."""
    found = judged(tmp_path, REFERENCE)
    assert found.cited("budapest:19") == []
    assert found.relation("budapest:19", "2") == "refers"


def test_punishing_disobedience_is_no_power(tmp_path: Path) -> None:
    """An offence of disobeying an order does not let anyone give the order."""
    found = judged(tmp_path, DISOBEDIENCE)
    assert found.cited("budapest:16") == []
    assert found.relation("budapest:16", "2") == "look-alike"


def test_safeguards_are_judged_power_by_power(tmp_path: Path) -> None:
    """The warrant for a search says nothing for the interception, and a power that is not there needs no safeguard."""
    order = ("Listening", "A police officer may authorise the interception of specified electronic communications.")
    found = judged(tmp_path, SEARCH, order)
    assert found.element("budapest:15/supervision-19").status == "full"
    assert found.element("budapest:15/supervision-21").status == "none-found"
    absent = found.element("budapest:15/supervision-20")
    assert (absent.status, absent.reason.code) == ("not-applicable", "power-not-found")


def test_a_safeguard_may_wait_in_a_law_that_was_not_read(tmp_path: Path) -> None:
    """Where the law that would hold the power was not supplied, nobody can tell whether its safeguards are there."""
    found = judged(tmp_path, kind="criminal-code")
    assert found.element("budapest:15/supervision-19").status == "cannot-tell"


def test_a_narrow_power_is_told(tmp_path: Path) -> None:
    """A power for the offences of its own law alone is not one for any offence."""
    wide, narrow = (
        ("Preservation", f"A police officer may order any person to preserve specified computer data {words}.")
        for words in ("for the investigation of an offence", "for the investigation of an offence under this Act")
    )
    assert judged(tmp_path / "wide", wide).element("budapest:16/any-offence").status == "full"
    assert judged(tmp_path / "narrow", narrow).element("budapest:16/any-offence").status == "none-found"


def test_provider_duties_may_stand_in_the_communications_act(tmp_path: Path) -> None:
    """Read alone, a procedure code leaves open what providers must do; what the power itself says it must say."""
    found = judged(tmp_path, TRAFFIC, kind="criminal-procedure-code")
    assert found.element("budapest:20/collection").status == "full"
    assert found.element("budapest:20/provider-assists").status == "cannot-tell"
