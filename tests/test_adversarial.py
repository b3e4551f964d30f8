"""Adversaries: what a change that misleads does to the verdicts, and what it must not do."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

import pytest
from adversary import (
    Change,
    aligned,
    in_latin,
    misread,
    other_numbers,
    read_again,
    scattered,
    swapped_headings,
    untouched,
    without,
    without_headings,
)
from specimens import GOLD, NAMES, gold, key, understood

from harmonize.findings.articles import judge
from harmonize.findings.completeness import Supply
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Finding

LOST = 0.05
"""The share of articles whose first candidate may go wrong when headings are gone or letters are misread."""
every_specimen = pytest.mark.parametrize("name", NAMES)


def changed(name: str, change: Change, kinds: frozenset[str] | None = None) -> Mapping[str, Finding]:
    """The findings on a specimen's laws (of some kinds), changed, read again as plain text."""
    laws = read_again([item for item in understood(name)[0] if kinds is None or item.kind in kinds], change)
    statutes, jurisdiction = [item.statute for item in laws], load_specimen(name)[0]
    return {
        article.key: judge(article, found, Supply.of(statutes), jurisdiction, None) for article, found in aligned(laws)
    }


@cache
def plain(name: str) -> Mapping[str, Finding]:
    """The findings on a specimen's laws as plain text, with nothing changed."""
    return changed(name, untouched)


def accepted(finding: Finding) -> set[tuple[str, str]]:
    """The provisions that a finding cites."""
    return {(item.statute, item.eid) for item in finding.candidates if item.accepted}


def number_of(item: Candidate) -> str:
    """A provision as gold names it, with its statute."""
    return f"{item.statute}#{item.provision}"


def cited(analysis: Mapping[str, Finding]) -> dict[str, set[tuple[str, str]]]:
    """The provisions that are cited for each article."""
    return {name: accepted(finding) for name, finding in analysis.items()}


def wanted(name: str) -> Mapping[str, Mapping[str, set[str]]]:
    """By article, the numbers of the provisions that gold wants and those that it allows, over a specimen's laws."""
    found: dict[str, dict[str, set[str]]] = {}
    for path in GOLD:
        articles = gold(path)["articles"].items() if name in path.parts else ()
        for article, entry in articles:
            if article.startswith("P2"):
                continue
            judged = found.setdefault(key(article), {"core": set(), "fine": set()})
            core = {f"{gold(path)['id']}#{number}" for number in (*entry.get("core", ()), *entry.get("any", ()))}
            judged["core"] |= core
            judged["fine"] |= core | {f"{gold(path)['id']}#{number}" for number in entry.get("ok", ())}
    return found


def first_right(analysis: Mapping[str, Finding], name: str) -> tuple[int, int]:
    """How many articles have a provision first that gold wants, and how many gold judges."""
    judged = {article: entry["core"] for article, entry in wanted(name).items() if entry["core"]}
    found = analysis
    right = sum(
        number_of(finding.candidates[0]) in core
        for article, core in judged.items()
        if (finding := found[article]).candidates
    )
    return right, len(judged)


def share_right(change: Change) -> float:
    """The share of all specimens' articles whose first candidate is right after a change."""
    pairs = [first_right(changed(name, change), name) for name in NAMES]
    return sum(right for right, _ in pairs) / sum(judged for _, judged in pairs)


def share_right_plain() -> float:
    """The same without a change."""
    pairs = [first_right(plain(name), name) for name in NAMES]
    return sum(right for right, _ in pairs) / sum(judged for _, judged in pairs)


def test_the_other_script_says_the_same() -> None:
    """Cyrillic turned to Latin changes no verdict, of an article or of an element."""

    def told(analysis: Mapping[str, Finding]) -> dict[str, object]:
        return {
            name: (finding.status, {element.id: element.status for element in finding.elements}, accepted(finding))
            for name, finding in analysis.items()
        }

    latin = changed("kravenia", in_latin)
    assert (
        {name: item[:2] for name, item in told(latin).items()}
        == {  # type: ignore[index]
            name: item[:2]
            for name, item in told(plain("kravenia")).items()  # type: ignore[index]
        }
    )


@every_specimen
def test_other_numbers_change_no_alignment(name: str) -> None:
    """Amounts, years and terms do not decide which provision carries an article."""
    assert cited(changed(name, other_numbers)) == cited(plain(name))


@every_specimen
@pytest.mark.parametrize("article", ["budapest:2", "budapest:3", "budapest:6", "budapest:8"])
def test_words_without_their_provision_carry_nothing(name: str, article: str) -> None:
    """A provision whose words are strewn over others loses the article, whatever its heading still says."""
    before = cited(plain(name))[article]
    after = cited(changed(name, scattered(eid for _, eid in before)))[article]
    assert not before & after


@every_specimen
def test_offences_that_are_gone_are_gaps_only_where_every_law_was_supplied(name: str) -> None:
    """Without their provisions offences are not found in the law that would hold them, and open without that law."""
    offences = [f"budapest:{number}" for number in range(2, 9)]
    gone = {
        item.eid
        for article in offences
        for item in plain(name)[article].candidates
        if item.accepted or number_of(item) in wanted(name)[article]["fine"]
    }
    statuses = {article: changed(name, without(gone))[article].status for article in offences}
    assert set(statuses.values()) == {"none-found"}
    others = frozenset(statute.kind for statute in understood(name)[0]) - {"criminal-code", "cybercrime-act"}
    assert {changed(name, untouched, others)[article].status for article in offences} == {"cannot-tell"}


def test_without_headings_few_first_candidates_are_lost() -> None:
    """Headings help, and are not what a match stands on."""
    assert share_right(without_headings) >= share_right_plain() - LOST


@every_specimen
def test_a_wrong_heading_makes_no_body_right(name: str) -> None:
    """No provision that gold does not know has all that an article asks for, because another's heading is on it."""
    for article, finding in changed(name, swapped_headings).items():
        fine = wanted(name).get(article, {}).get("fine")
        required = {item.id for item in finding.elements if item.requirement == "required" and item.status == "full"}
        if fine is not None and finding.status == "full":
            wrong = [item for item in finding.candidates if item.accepted and number_of(item) not in fine]
            assert all(required - {bar.element for bar in item.evidence} for item in wrong), article


def test_misread_letters_lose_few_first_candidates() -> None:
    """Two letters in a hundred misread cost little: what is one letter from a notion's word is read as that word."""
    assert share_right(misread(0.02)) >= share_right_plain() - LOST


@every_specimen
def test_no_gap_is_claimed_from_pages_read_too_badly(name: str) -> None:
    """With five letters in a hundred misread, what is not found may stand in words that were not recognised."""
    analysis = changed(name, misread(0.05))
    assert "none-found" not in {finding.status for finding in analysis.values() if not accepted(finding)}
