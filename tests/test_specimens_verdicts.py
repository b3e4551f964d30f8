"""The specimens from end to end: outline, cited provisions, elements and verdicts are those that a reader gave."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from specimens import GOLD, NAMES, analyzed, findings, gold, key, understood

from harmonize import pipeline
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Analysis, Finding

JUDGED = {
    "present": {"full", "present"},
    "absent": {"none-found", "absent", "reserved", "not-applicable"},
    "cannot-tell": {"cannot-tell"},
}
"""What a status of the tool says in the words of gold: an element excused or met in another way is absent too."""

each_gold = pytest.mark.parametrize("path", GOLD, ids=lambda path: path.parent.name)


def analysis_of(path: Path) -> Analysis:
    """The analysis of the specimen that a gold file belongs to, its statutes read together."""
    return analyzed(name=path.parent.parent.name)


def judged(path: Path) -> Iterator[tuple[str, dict[str, list[str]], Finding]]:
    """Yield the articles that gold judges and the instruments model, with what gold says and what was found."""
    found = findings(analysis_of(path))
    for article, said in gold(path)["articles"].items():
        if key(article) in found:
            yield article, said, found[key(article)]


def cited(finding: Finding, statute: str) -> list[str]:
    """The provisions of a statute that a finding cites."""
    return [item.provision for item in finding.candidates if item.accepted and item.statute == statute]


@each_gold
def test_outline(path: Path) -> None:
    """The statute is cut into the articles or sections that it has, in order."""
    statutes, _ = understood(path.parent.parent.name)
    statute = next(statute for statute in statutes if statute.id == gold(path)["id"])
    assert [provision.number for provision in statute.articles()] == gold(path)["outline"]


@each_gold
def test_everything_that_carries_an_article_is_cited(path: Path) -> None:
    """Every provision at the core of an article is accepted for it, and one of those of which any will do."""
    for article, said, finding in judged(path):
        accepted = cited(finding, said.get("statute", gold(path)["id"]))
        assert set(said.get("core", [])) <= set(accepted), article
        assert not said.get("any") or set(said["any"]) & set(accepted), article


@each_gold
def test_nothing_else_is_cited(path: Path) -> None:
    """No provision of the statute is accepted for an article that it does not carry."""
    for article, said, finding in judged(path):
        if said.get("statute", gold(path)["id"]) == gold(path)["id"]:
            fine = {number for name in ("core", "any", "ok") for number in said.get(name, [])}
            assert set(cited(finding, gold(path)["id"])) <= fine, article


@each_gold
def test_the_first_candidate_carries_the_article(path: Path) -> None:
    """What stands first is a provision that gold names, and it is cited."""
    for article, said, finding in judged(path):
        if "core" in said:
            assert finding.candidates[0].provision in {*said["core"], *said.get("ok", [])}, article
            assert finding.candidates[0].accepted, article


@each_gold
def test_elements(path: Path) -> None:
    """Element by element the verdict is the reader's."""
    found = {element.id: element for finding in findings(analysis_of(path)).values() for element in finding.elements}
    said = {id: value for id, value in gold(path)["elements"].items() if id in found}
    assert said
    assert {id: value for id, value in said.items() if found[id].status not in JUDGED[value]} == {}


@each_gold
def test_statuses(path: Path) -> None:
    """Article by article the verdict is the reader's."""
    found = findings(analysis_of(path))
    said = {article: status for article, status in gold(path)["status"].items() if article in found}
    assert {article: found[article].status for article in said} == said


@each_gold
def test_statuses_without_the_other_laws(path: Path) -> None:
    """Read alone, the statute has the verdicts that gold gives it alone."""
    alone = findings(analyzed(path.parent, name=path.parent.parent.name))
    for article, status in gold(path).get("alone", {}).items():
        assert alone[article].status == status
        assert alone[article].searched.missing_kinds_of_law


def test_gold_judges_most_of_the_instruments() -> None:
    """The comparison covers nearly every element there is."""
    known = {element.id for finding in findings(analyzed(name=NAMES[0])).values() for element in finding.elements}
    said = {id for path in GOLD for id in gold(path)["elements"]}
    assert len(known & said) > 0.9 * len(known)


@pytest.mark.parametrize("name", NAMES)
def test_gaps_tell_what_was_searched(name: str) -> None:
    """Every gap names the statutes searched, how many provisions they have, and the best that was turned down."""
    analysis = analyzed(name=name)
    total = sum(statute.provisions for statute in analysis.statutes)
    for finding in analysis.findings:
        assert finding.searched.statutes == tuple(statute.id for statute in analysis.statutes)
        assert finding.searched.provisions == total
        best = finding.searched.best_rejected
        if finding.status == "none-found":
            assert finding.searched.missing_kinds_of_law == ()
            assert best
            assert best.reason
            assert finding.recommendation


@pytest.mark.parametrize("name", NAMES)
def test_law_that_is_missing_is_no_gap(name: str) -> None:
    """Where a kind of law that could hold an article was not supplied, its elements are never called missing."""
    for finding in analyzed(name=name).findings:
        if finding.searched.missing_kinds_of_law:
            assert "none-found" not in {finding.status, *(element.status for element in finding.elements)}


def accepted(analysis: Analysis) -> Iterator[tuple[Finding, Candidate]]:
    """Yield every cited provision with its finding."""
    for finding in analysis.findings:
        yield from ((finding, item) for item in finding.candidates if item.accepted)


@pytest.mark.parametrize("name", NAMES)
def test_a_verdict_rests_on_what_is_cited(name: str) -> None:
    """Every element that was found quotes a cited provision or a general rule; nothing is cited in a gap."""
    analysis = analyzed(name=name)
    places = {(finding.instrument, finding.article, item.statute, item.eid) for finding, item in accepted(analysis)}
    for finding in analysis.findings:
        assert finding.status not in ("none-found", "reserved") or not any(item.accepted for item in finding.candidates)
        for element in finding.elements:
            assert element.status not in ("full", "present") or element.evidence, element.id
            for bar in element.evidence:
                own = (finding.instrument, finding.article, bar.statute, bar.eid) in places
                assert own or bar.comparison in ("general-rule", "neighbourhood", "penalty"), element.id


def test_the_jurisdiction_is_said_to_be_fictional() -> None:
    """The analysis of a specimen says that its State does not exist."""
    assert all(analyzed(name=name).fictional for name in NAMES)


def test_undeclared_options_are_remarks() -> None:
    """An option used without a declaration is a finding of its own, in both laws that use one."""
    for name, element in (("merrow", "budapest:9/lower-age"), ("valdrina", "budapest:2/dishonest-intent")):
        remarks = [remark for remark in analyzed(name=name).remarks if remark.code == "option-undeclared"]
        assert {remark.element for remark in remarks} == {element}


@pytest.mark.parametrize(
    ("name", "element", "status", "reason"),
    [
        ("valdrina", "budapest:9/appearing-minor", "reserved", "reserved"),
        ("valdrina", "budapest:9/realistic-images", "reserved", "reserved"),
        ("merrow", "budapest:6/possession", "none-found", "not-found"),
        ("merrow", "budapest:22/nationals", "none-found", "not-found"),
        ("merrow", "budapest:2/security-measures", "present", "option-declared"),
        ("valdrina", "budapest:2/dishonest-intent", "present", "option-undeclared"),
        ("valdrina", "budapest:4/serious-harm", "present", "option-unreviewed"),
        ("kravenia", "budapest:7/dishonest-intent", "absent", "not-used"),
    ],
    ids=[
        "in force, reviewed",
        "in force, reviewed, of the same act",
        "ended before",
        "about another element",
        "declared",
        "not declared",
        "not reviewed",
        "declared and not used",
    ],
)
def test_what_was_reserved_and_declared(name: str, element: str, status: str, reason: str) -> None:
    """A State's act counts where it is in force, was reviewed, and is about the element; else the law alone does."""
    found = {item.id: item for finding in analyzed(name=name).findings for item in finding.elements}
    assert (found[element].status, found[element].reason.code) == (status, reason)


def test_a_reservation_counts_while_it_lasted() -> None:
    """On a day before its end, the same reservation excuses what the law leaves out."""
    jurisdiction, place = load_specimen("merrow")
    outcome = pipeline.analyze([place], jurisdiction, as_of=date(2018, 1, 1))
    assert outcome.analysis
    found = findings(outcome.analysis)["budapest:6"]
    assert [item.status for item in found.elements if item.id == "budapest:6/possession"] == ["reserved"]


def test_where_a_treaty_stands() -> None:
    """Of the Second Protocol one State has signed, one ratified, one done nothing: none is bound."""
    stands = {name: load_specimen(name)[0].status("protocol2") for name in NAMES}
    assert {name: status and status.standing(None) for name, status in stands.items()} == {
        "kravenia": "non-party",
        "merrow": "signatory",
        "valdrina": "signatory",
    }


def test_offences_beyond_the_convention_are_listed() -> None:
    """Identity theft, stalking, spam and the like are listed and belong to no article."""
    listed = {name: {remark.text.split()[0] for remark in analyzed(name=name).beyond} for name in NAMES}
    assert {"15", "16", "17", "18"} & listed["merrow"]
    for name in NAMES:
        cited = {f"({item.statute}#{item.eid}," for _, item in accepted(analyzed(name=name))}
        assert not [remark.text for remark in analyzed(name=name).beyond if cited & set(remark.text.split())]
