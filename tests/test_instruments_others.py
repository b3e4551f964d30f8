"""The instruments beside the Convention: whole, and judged on the specimens as a reader judged them."""

from __future__ import annotations

from functools import cache

import pytest
from specimens import PLACES
from test_instruments_clauses import elements, instrument, spelled

from harmonize import pipeline
from harmonize.knowledge.jurisdictions import load_specimen

CLAUSES = {
    "un-cybercrime": """
        2(a-m) 2(o) 7(1-2) 8(1-2) 9(1-2) 10 11(1)(a)(i-ii) 11(1)(b) 11(2-3) 12(1-2) 13(a-c) 14(1)(a-d) 14(2)(a-d)
        14(3)(a-b) 14(4)(a-b) 15(1-4) 16(1-5) 17(1)(a)(i-ii) 17(1)(b)(i-ii) 17(2)(a-f) 18(1-4) 19(1-3) 20 21(1-8)
        22(1)(a-b) 22(2)(a-d) 22(3-6) 23(1) 23(2)(a-c) 23(3)(a-b) 24(1-4) 25(1-4) 26(a-b) 27(a-b) 28(1)(a-b) 28(2)
        28(3)(a-d) 28(4) 29(1)(a) 29(1)(b)(i-ii) 29(2-3) 30(1)(a) 30(1)(b)(i-ii) 30(2-3) 31(1)(a-b) 31(2-10) 32
        33(1) 33(2)(a-b) 33(3-4) 34(1-6)
    """,
    "lanzarote": """
        18(1)(a-b) 18(2-3) 19(1)(a-c) 19(2) 20(1)(a-f) 20(2-4) 21(1)(a-c) 21(2) 22 23
    """,
    "malabo": """
        24(1-2) 25(1-4) 26(1-4) 27(1-2) 28(1-4) 29(1)(a-h) 29(2)(a-f) 29(3)(1)(a-h) 29(3)(2-3) 29(4) 30(1)(a-d) 30(2)
        31(1)(a-c) 31(2)(a-d) 31(3)(a-e)
    """,
    "commonwealth": """
        3 4(a-d) 5 6(1)(a-e) 6(2) 7(1)(a-b) 7(2) 8(a-b) 9(1)(a)(i-ii) 9(1)(b) 9(3) 10(1)(a-c) 10(2-3) 11 12(1-2)
        13(1-2) 14(1-3) 15(a-c) 16 17(1-2) 18(1)(a-b) 19(1-2) 20 21(1-2)
    """,
}
"""How each numbers what it asks: A/RES/79/243, CETS 201, the convention of Malabo, LMM(02)17."""
CHECKLISTS = {
    "checklist-strategy": 16, "checklist-provider-cooperation": 16, "checklist-financial-investigation": 15,
}  # fmt: skip
"""How many parts each checklist has."""
OTHERS = (*CLAUSES, *CHECKLISTS)
JUDGED = {
    "merrow": {
        "full": """
            un-cybercrime:7/access un-cybercrime:8/emissions un-cybercrime:9/damaging un-cybercrime:10/suppressing
            un-cybercrime:11/obtaining un-cybercrime:12/inputting un-cybercrime:13/data-manipulation
            un-cybercrime:14/producing un-cybercrime:15/grooming un-cybercrime:15/sexual-purpose
            un-cybercrime:18/liability un-cybercrime:18/natural-persons un-cybercrime:18/sanctions
            un-cybercrime:19/participation un-cybercrime:19/instigation un-cybercrime:19/attempt
            un-cybercrime:22/territory un-cybercrime:22/ship un-cybercrime:22/aircraft un-cybercrime:24/remedy
            un-cybercrime:27/data-order un-cybercrime:27/subscriber-order un-cybercrime:28/extension
            un-cybercrime:28/inaccessible un-cybercrime:28/help un-cybercrime:29/collection
            un-cybercrime:29/confidentiality un-cybercrime:30/serious-offences un-cybercrime:31/proceeds
            un-cybercrime:31/instrumentalities un-cybercrime:34/compensation lanzarote:20/producing
            lanzarote:23/proposal lanzarote:23/by-adult lanzarote:23/sexual-purpose malabo:29(1)(a)/access
            malabo:29(1)(a)/attempt malabo:29(1)(d)/hindering malabo:29(1)(h)/access-code malabo:29(2)(a)/interception
            malabo:29(2)(b)/inputting malabo:29(2)(d)/data-manipulation malabo:29(3)(1)(e)/racist-material
            malabo:29(3)(1)(g)/insult malabo:29(4)/admissible malabo:30(2)/liability malabo:31(2)/confiscation
            malabo:31(3)/search malabo:31(3)/copy commonwealth:5/access commonwealth:6/destroying
            commonwealth:7/hindering commonwealth:10/publishing commonwealth:12/grounds commonwealth:13/assist
            commonwealth:15/data commonwealth:15/subscriber commonwealth:18/officer commonwealth:19/notice
            commonwealth:20/evidence commonwealth:21/confidentiality
        """,
        "none-found": """
            un-cybercrime:9/deterioration un-cybercrime:9/suppression un-cybercrime:11/possession
            un-cybercrime:13/deception-by-system un-cybercrime:14/selling un-cybercrime:14/accessing
            un-cybercrime:14/financing un-cybercrime:14/under-eighteen un-cybercrime:16/dissemination
            un-cybercrime:22/extradition-refused lanzarote:20/accessing lanzarote:20/under-eighteen
            lanzarote:20/sexual-organs malabo:29(1)(a)/remaining malabo:29(1)(e)/entering-data
            malabo:29(2)(c)/use-of-data malabo:29(3)(1)(f)/threat malabo:29(3)(1)(h)/denial commonwealth:6/useless
            commonwealth:6/obstructing-use commonwealth:6/denying-access commonwealth:11/thing commonwealth:13/failure
            commonwealth:14/list commonwealth:21/immunity
        """,
        "present": "un-cybercrime:7/security-measures un-cybercrime:15/act-in-furtherance lanzarote:23/material-acts",
        "cannot-tell": """
            un-cybercrime:17/conversion un-cybercrime:20/period un-cybercrime:31/freezing lanzarote:18/below-age
            lanzarote:22/causing-to-witness malabo:30(1)/property-offences
        """,
    },
    "kravenia": {
        "full": """
            un-cybercrime:7/access un-cybercrime:8/interception un-cybercrime:9/deterioration
            un-cybercrime:9/suppression un-cybercrime:14/possessing un-cybercrime:19/attempt
            un-cybercrime:22/extradition-refused malabo:29(1)(a)/attempt malabo:29(3)(1)(d)/access-of-minors
            malabo:29(3)(1)(f)/threat un-cybercrime:17/conversion un-cybercrime:20/period un-cybercrime:31/proceeds
            un-cybercrime:31/instrumentalities lanzarote:18/below-age lanzarote:22/causing-to-witness
            malabo:31(2)/confiscation
        """,
        "none-found": """
            un-cybercrime:15/grooming un-cybercrime:16/dissemination un-cybercrime:20/evasion lanzarote:18/coercion
            un-cybercrime:8/emissions un-cybercrime:13/deception-by-system malabo:29(1)(a)/remaining
            malabo:29(3)(1)(g)/insult
        """,
    },
    "valdrina": {
        "full": """
            un-cybercrime:7/access un-cybercrime:9/damaging un-cybercrime:12/alteration un-cybercrime:14/producing
            un-cybercrime:19/participation malabo:29(1)(h)/production malabo:29(2)(b)/deletion lanzarote:20/possessing
        """,
        "none-found": "un-cybercrime:8/interception un-cybercrime:22/aircraft",
        "present": "un-cybercrime:7/dishonest-intent un-cybercrime:9/serious-harm",
    },
}
"""What a reader of the specimens' laws concluded, element by element; texts are in ``corpora/specimens``."""

each_instrument = pytest.mark.parametrize("id", CLAUSES)
each_checklist = pytest.mark.parametrize("id", CHECKLISTS)
each_specimen = pytest.mark.parametrize("name", JUDGED)


@cache
def statuses(name: str) -> dict[str, str]:
    """The status of every element of the other instruments in a specimen, by the element's id."""
    state, _ = load_specimen(name)
    analysis = pipeline.analyze([PLACES[name]], state, instruments=tuple(CLAUSES)).analysis
    assert analysis
    return {element.id: element.status for finding in analysis.findings for element in finding.elements}


@each_instrument
def test_every_clause_is_restated(id: str) -> None:
    """Every paragraph and sub-paragraph is the clause of some element, or of the reservation it allows."""
    restated = {clause for element in elements(id) for clause in (*element.clauses, element.reservation_clause)}
    assert [clause for clause in spelled(CLAUSES[id]) if not begun(clause, restated)] == []


@each_instrument
def test_no_clause_is_made_up(id: str) -> None:
    """Every clause that an element names is one of the instrument's, or a part or the whole of one."""
    known = set(spelled(CLAUSES[id])) | {"1"}
    named = {clause for element in elements(id) for clause in element.clauses}
    assert [clause for clause in sorted(named) if not (begun(clause, known) or outer(clause, known))] == []


def begun(clause: str, restated: set[str]) -> bool:
    """Tell whether a clause, or a part of it, is among those restated."""
    return any(item == clause or item.startswith(f"{clause}(") for item in restated)


def outer(clause: str, known: set[str]) -> bool:
    """Tell whether a clause is a part of a known one."""
    return any(clause.startswith(f"{item}(") for item in known)


@pytest.mark.parametrize("id", OTHERS)
def test_each_says_what_it_is(id: str) -> None:
    """Each has a version, a source page, a citation, and the kind that its name says."""
    made = instrument(id)
    assert made.version
    assert made.citation
    assert made.source.startswith("https://")
    assert (made.kind == "checklist") == (id in CHECKLISTS)


def test_what_is_not_in_force_has_no_date() -> None:
    """Conventions in force have the day; the model law, the checklists and the UN Convention have none."""
    dated = {id for id in OTHERS if instrument(id).in_force}
    assert dated == {"lanzarote", "malabo"}


@each_checklist
def test_a_checklist_has_numbered_parts(id: str) -> None:
    """Its parts are numbered from 1 and are measures that a policy document can hold or that a law can."""
    articles = instrument(id).articles
    assert [article.number for article in articles] == [str(number + 1) for number in range(CHECKLISTS[id])]
    assert {article.kind for article in articles} == {"measure"}
    assert {element.role for element in elements(id)} == {"measure"}
    assert all("policy-document" in group for article in articles for group in article.held_by)


@each_specimen
def test_elements_are_judged_as_a_reader_judged_them(name: str) -> None:
    """Element by element the verdict on the specimen is the reader's."""
    found = statuses(name)
    said = {id: status for status, ids in JUDGED[name].items() for id in ids.split()}
    assert {id: found.get(id) for id in said} == said
