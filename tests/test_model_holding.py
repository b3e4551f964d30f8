"""What holds now for an article, an element or a match, and the text that a decision is bound to."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

from analyses import PROVISIONS, rich

from harmonize.model.holding import (
    attestations,
    basis,
    hashed_together,
    held,
    held_on,
    kind_of,
    proposed_on,
    subject_of,
    subjects,
    translations,
)
from harmonize.model.review import Decision, Subject
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import from_dict, to_dict
from harmonize.reports.identity import identity

ARTICLE = Subject("budapest", "2")
ELEMENT = Subject("budapest", "2", "budapest:2/access")
MATCH = Subject("budapest", "2", statute="kodi", eid="art_201-a")
NOTHING = hashlib.sha256(b"").hexdigest()


def decided(subject: Subject, **fields: object) -> Analysis:
    """Return the analysis with one decision on a subject."""
    about = {name: getattr(subject, name) for name in subject.__slots__}
    first = Decision("", "", "", "", "A. Lawyer", date(2026, 11, 20), "", basis(rich(), subject))
    return replace(rich(), decisions=(replace(first, **about | fields),))


def test_nothing_decided() -> None:
    """Without a decision the tool's own verdict holds, by nobody."""
    analysis = replace(rich(), decisions=())
    now = held(analysis, analysis.findings[0])
    assert (now.now, now.proposed, now.reviewed, now.by) == ("full", "full", False, ())


def test_an_article_corrected() -> None:
    """What a reviewer puts in its place holds, beside the tool's own."""
    analysis = decided(ARTICLE, status="partial")
    now = held(analysis, analysis.findings[0])
    assert (now.now, now.proposed, now.reviewed, now.changed, now.by) == ("partial", "full", True, True, ("A. Lawyer",))


def test_an_element_rejected() -> None:
    """Where a verdict is turned down and none put in its place, nobody can tell."""
    analysis = decided(ELEMENT, ruling="rejected", proposed="full")
    assert held(analysis, analysis.findings[0], analysis.findings[0].elements[0]).now == "cannot-tell"
    assert held(analysis, analysis.findings[0]).reviewed is False


def test_a_match_rejected() -> None:
    """A provision turned down is unrelated; one not cited can be made one that implements."""
    analysis = decided(MATCH, ruling="rejected", proposed="implements")
    assert held(analysis, analysis.findings[0], analysis.findings[0].candidates[0]).now == "unrelated"
    other = Subject("budapest", "2", statute="postapka", eid="art_91")
    found = held_on(decided(other, relation="implements"), other)
    assert found
    assert (found.proposed, found.now) == ("not-cited", "implements")


def test_what_the_analysis_lacks() -> None:
    """An article, element or provision that is not there is proposed nothing, and bound to nothing."""
    for subject in (Subject("x", "2"), Subject("budapest", "2", "no"), Subject("budapest", "2", statute="s", eid="e")):
        assert proposed_on(rich(), subject) is None
        assert held_on(rich(), subject) is None
        assert basis(rich(), subject) == ""


def test_what_a_match_is_bound_to() -> None:
    """The hash of the provision's own text."""
    assert basis(rich(), MATCH) == PROVISIONS["kodi#art_201-a"].text_sha256


def test_what_a_verdict_is_bound_to() -> None:
    """The texts that it rests on, and nothing where it rests on nothing."""
    keys = ("kodi#art_12", "kodi#art_201-b")
    both = hashed_together(PROVISIONS[key].text_sha256 for key in keys)
    assert basis(rich(), Subject("budapest", "4")) == both
    assert basis(rich(), ELEMENT) == hashed_together([PROVISIONS["kodi#art_201-a"].text_sha256])
    assert basis(rich(), Subject("budapest", "4", "budapest:4/damaging")) == NOTHING
    assert basis(rich(), Subject("budapest", "7")) == NOTHING


def test_everything_proposed_can_be_decided() -> None:
    """Every subject of an analysis has a text to be bound to, and what is proposed."""
    known = list(subjects(rich()))
    assert {kind_of(subject) for subject in known} == {"article", "element", "match"}
    assert len({subject.key for subject in known}) == len(known)
    assert all(basis(rich(), subject) and proposed_on(rich(), subject) for subject in known)
    assert known[0] == subject_of(rich().findings[0]) == ARTICLE


def test_translation_and_practice() -> None:
    """A translation is told while its text is the same; an attestation with its article."""
    fields = {"ruling": "noted", "translation": "Whoever enters", "practice": "Courts do.", "practice_source": "Report"}
    analysis = decided(MATCH, **fields)
    assert [each.translation for each in translations(analysis, "kodi", "art_201-a")] == ["Whoever enters"]
    assert [each.practice for each in attestations(analysis, analysis.findings[0])] == ["Courts do."]
    assert not translations(decided(MATCH, **fields, stand="reopened"), "kodi", "art_201-a")
    assert not attestations(analysis, analysis.findings[1])


def test_identity() -> None:
    """Decisions and precedents make no other analysis; a verdict does; writing and reading makes none."""
    analysis = rich()
    assert identity(replace(analysis, decisions=())) == identity(analysis) == identity(from_dict(to_dict(analysis)))
    first, second, *others = analysis.findings
    alone = replace(second, recommendations=(replace(second.recommendations[0], precedents=()),))
    assert identity(replace(analysis, findings=(first, alone, *others))) == identity(analysis)
    assert identity(replace(analysis, findings=(replace(first, status="partial"), second, *others))) != identity(
        analysis
    )
