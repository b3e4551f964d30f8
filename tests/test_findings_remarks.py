"""Remarks: what is told beside the verdicts, and what the law punishes beyond the instruments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import statute
from judging import article, candidate, declaration, element, judged, law, state
from lexica import cues

from harmonize.findings.remarks import beyond, option_remarks, source_remarks, supply_remarks
from harmonize.language.passages import passages
from harmonize.model.jurisdiction import ExpectedLaw

CUES = cues(
    computer_system=["computer*"], computer_data=["data"], imprisonment=["prison"], fine=["fine*"], access=["enter*"]
)
ONLY = element("gain", "option", nucleus=False)
CRIMES = """Neni 1
Spying
Who enters a computer goes to prison.
Neni 2
Hiding
Who hides data is fined. It rains.
Neni 3
Keeping
The office keeps computers. Who breaks a chair is fined.
Neni 4
Theft
Who steals goes to prison.
"""


def test_an_undeclared_option_is_a_finding_of_its_own() -> None:
    """The remark names instrument, article and element; a declared option has none."""
    asked = article("deleting", ONLY)
    (remark,) = option_remarks([judged(asked, candidate("deleting", "gain"))])
    assert (remark.code, remark.instrument, remark.article) == ("option-undeclared", "treaty", "1")
    assert remark.element == "treaty:1/gain"
    declared = judged(asked, candidate("deleting", "gain"), state=state(declaration("gain")))
    assert list(option_remarks([declared, judged(asked, candidate("deleting"))])) == []


def test_an_undeclared_option_is_told_beside_what_is_missing() -> None:
    """It is a finding of its own, whatever else the article lacks."""
    finding = judged(article("deleting", "altering", ONLY), candidate("deleting", "gain"))
    assert finding.reason.code == "elements-missing"
    assert [remark.code for remark in option_remarks([finding])] == ["option-undeclared"]


def test_statutes_not_read_in_full_are_told() -> None:
    """Each statute that was not read in full has its remark, the others none."""
    remarks = list(source_remarks([law(), law(unread=(2,)), law(first=9)]))
    assert [remark.code for remark in remarks] == ["unread-pages", "excerpt"]


def test_a_law_that_the_state_has_and_that_was_not_supplied_is_named() -> None:
    """Of the laws on record, those of a kind that an article could stand in and that was not read are told."""
    laws = tuple(
        ExpectedLaw(kind, f"Law on {kind}", "", "Gazette 1/20", "", "https://example.org", date(2026, 1, 1), "none")
        for kind in ("criminal-code", "copyright-act", "mutual-assistance-act")
    )
    known = replace(state(), laws=laws)
    finding = judged(article("copying", held_by=(("criminal-code",), ("copyright-act", "other"))), state=known)
    (remark,) = supply_remarks([finding], known)
    assert (remark.code, "Law on copyright-act, Gazette 1/20" in remark.text) == ("law-not-supplied", True)


def test_beyond_are_computer_offences_that_nothing_cites() -> None:
    """A sentence that names a computer notion and a penalty is listed, if its provision is cited for no article."""
    cut = statute(CRIMES, id="law")
    made = passages(cut, CUES)
    listed = [remark.text for remark in beyond(made, [])]
    assert [text.split(" ")[0] for text in listed] == ["1", "2"]
    assert all("law#art_" in text and "page 1" in text for text in listed)
    cited = judged(article("deleting"), candidate("deleting", number="1"))
    assert [remark.text.split(" ")[0] for remark in beyond(made, [cited])] == ["2"]


def test_beyond_tells_objects_from_means() -> None:
    """An act against a system or data is cyber-dependent; one that only uses them is cyber-enabled."""
    made = passages(statute(CRIMES, id="law"), CUES)
    assert [remark.code for remark in beyond(made, [])] == ["beyond-cyber-dependent", "beyond-cyber-enabled"]
    tools = passages(statute("Neni 1\nViruses\nWho spreads a virus goes to prison.\n", id="law"),
                     cues(malware=["virus*"], imprisonment=["prison"]))  # fmt: skip
    assert [remark.code for remark in beyond(tools, [])] == ["beyond-cyber-dependent"]


def test_what_is_only_a_candidate_is_still_beyond() -> None:
    """A provision that was turned down for an article is still listed."""
    made = passages(statute(CRIMES, id="law"), CUES)
    near = judged(article("deleting"), candidate("deleting", number="1", accepted=False))
    assert len(list(beyond(made, [near]))) == 2


def test_beyond_is_by_statute() -> None:
    """Of two statutes with an article of one number only the one that is cited is left out."""
    one, other = statute(CRIMES, id="law"), replace(statute(CRIMES), id="other")
    made = [*passages(one, CUES), *passages(other, CUES)]
    cited = judged(article("deleting"), candidate("deleting", number="1"))
    assert sum("other#art_1," in remark.text for remark in beyond(made, [cited])) == 1
