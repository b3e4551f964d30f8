"""Decisions on the analysis built by hand: on any subject, of some reviewers, hostile words and all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from analyses import HOSTILE, rich
from hypothesis import strategies as st

from harmonize.model.holding import basis, proposed_on, subjects
from harmonize.model.review import Decision, Subject
from harmonize.model.verdict import Analysis
from harmonize.reports.identity import identity
from harmonize.reviewing.applying import Incoming
from harmonize.reviewing.record import Record, Unappliable

UNDECIDED = replace(rich(), decisions=())
UNCITED = Subject("budapest", "2", statute="postapka", eid="art_91")
ELSEWHERE = Subject("budapest", "2", statute="kodi", eid="art_999")
SUBJECTS = (*subjects(UNDECIDED), UNCITED)
VERDICTS = ("full", "partial", "none-found")
RELATIONS = ("implements", "contributes", "look-alike")
TEXTS = st.sampled_from(["", "ok", HOSTILE, "=cmd|' /C calc'!A0", "\u202e\x00\ud800", "\n\n"]) | st.text(max_size=8)


def decision(subject: Subject, reviewer: str = "A. Lawyer", **fields: object) -> Decision:
    """Return a decision on a subject as the report gives it, made on the text that the analysis has."""
    value = {"relation": "contributes"} if subject.statute else {"status": "partial"}
    about = {name: getattr(subject, name) for name in subject.__slots__}
    text, proposed = basis(UNDECIDED, subject) or "0" * 64, proposed_on(UNDECIDED, subject) or ""
    made = Decision("", "", "", "", reviewer, date(2026, 11, 20), "", text, proposed=proposed)
    return replace(made, **about | value | fields)


def incoming(*made: Decision, file: str = "a.json", analysis: Analysis = UNDECIDED) -> Incoming:
    """Return decisions as a file on an analysis brings them."""
    return Incoming(file, Record(identity(analysis), "XV", "0.1.0", made))


@st.composite
def decisions(draw: st.DrawFn) -> Decision:
    """Draw a decision: a ruling on any subject, also on one that the analysis lacks."""
    subject = draw(st.sampled_from((*SUBJECTS, ELSEWHERE, Subject("budapest", "99"))))
    ruling = draw(st.sampled_from(["accepted", "rejected", "corrected", "noted"]))
    value = draw(st.sampled_from(RELATIONS if subject.statute else VERDICTS)) if ruling == "corrected" else ""
    texts = {name: draw(TEXTS) for name in ("reason", "translation", "practice", "practice_source")}
    return decision(
        subject,
        draw(st.sampled_from(["A. Lawyer", "B. Judge", "Ц. Судија"])),
        ruling=ruling,
        status="" if subject.statute else value,
        relation=value if subject.statute else "",
        date=draw(st.dates(date(2026, 11, 1), date(2026, 11, 5))),
        at=draw(st.sampled_from(["", "2026-11-03T08:00:00Z", "2026-11-03T09:00:00.25Z"])),
        settles=draw(st.booleans()),
        **texts,
    )


ROWS = st.builds(
    Unappliable,
    st.dictionaries(st.text(max_size=5), TEXTS | st.integers() | st.none(), max_size=3),
    st.just("not understood"),
    st.just("sheet.xlsx"),
)
FILES = st.lists(
    st.builds(
        lambda file, made, left: Incoming(file, Record(identity(UNDECIDED), "XV", "0.1.0", tuple(made), tuple(left))),
        st.sampled_from(["a.json", "b.json", "c.xlsx"]),
        st.lists(decisions(), max_size=6),
        st.lists(ROWS, max_size=2),
    ),
    max_size=3,
)
