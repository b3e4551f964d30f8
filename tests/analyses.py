"""An analysis built by hand: a fictional jurisdiction with an Albanian and a Macedonian statute, both invented."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date
from functools import cache

from harmonize.model.evidence import Candidate, Evidence, Relation
from harmonize.model.jurisdiction import TreatyAct, TreatyStatus
from harmonize.model.penalty import Form, Penalty, Quantity
from harmonize.model.quality import Quality
from harmonize.model.recommendation import Asked, Instead, Precedent, Recommendation, Target
from harmonize.model.review import Decision
from harmonize.model.text import Notice, Span
from harmonize.model.verdict import (
    Analysis,
    Answer,
    Difference,
    ElementFinding,
    EncoderFile,
    Finding,
    Quoted,
    Reason,
    Remark,
    Searched,
    Source,
    Status,
)

HOSTILE = '<script>alert(1)</script> "><img src=x onerror=alert(2)> \u202eevil\u202c \x00\x07 {{ 7*7 }} \ud800'

AMEND = Recommendation(
    "amend",
    "Add damaging, deterioration and suppression of computer data to Neni 201/b.",
    "medium",
    "legislature",
    Target("kodi", "201/b", "art_201-b", "Dëmtimi i të dhënave kompjuterike", 3, "Kreu IX"),
    (Asked("budapest:4/damage", "damaging computer data", ("4(1)",)),),
    instead=(Instead("reservation", "4(2)", ("budapest:4/serious-harm",), False),),
    precedents=(
        Precedent(
            "VB", "Verdania", "code", "Penal Code", "Gazette 1/2020", "sq", "albanian", "193/b", "art_193-b",
            "Ndërhyrja në të dhëna", 41, ("budapest:4/damage",), "Kush dëmton të dhëna kompjuterike dënohet.", "0" * 64,
            2.5, "same-tradition-and-language", True,
        ),
    ),
)  # fmt: skip
INTRODUCE = Recommendation(
    "introduce",
    "Make forgery of computer data an offence, or let the definition of a document include data.",
    "high",
    "legislature",
    Target("kodi", "240", "art_240", "Falsifikimi i dokumenteve", 5, "Kreu X"),
    (Asked("budapest:7/act", "Input, alteration, deletion or suppression of data", ("7",)),),
)

CODE = """Neni 12
Tentativa
Tentativa e një vepre penale të kryer me dashje dënohet. Gjykata mund ta ulë dënimin
nën minimumin e parashikuar për veprën e kryer.
Neni 201/a
Hyrja pa të drejtë në sistem kompjuterik
Kushdo që me dashje dhe pa të drejtë hyn në tërësinë ose në një pjesë të një
sistemi kompjuterik, duke thyer masat e sigurisë, dënohet me burgim deri
në tre vjet.
Po kjo vepër, kur kryhet ndaj sistemeve të një organi shtetëror ose ndaj të
dhënave të mbrojtura me ligj, dënohet me burgim nga një deri në pesë vjet.
Neni 201/b
Dëmtimi i të dhënave kompjuterike
Kushdo që pa të drejtë fshin ose ndryshon të dhëna kompjuterike, dënohet me
burgim deri në katër vjet.
Neni 240
Falsifikimi i dokumenteve
Kushdo që falsifikon një dokument me shkrim dënohet me gjobë ose me burgim
deri në dy vjet.
Neni 305
Shpërndarja e të dhënave të rreme
Kushdo që përhap nëpërmjet rrjetit kompjuterik lajme të rreme dënohet me gjobë.
"""

PROCEDURE = """Член 88-а
Задржување на податоци
(1) Операторот на електронски комуникации ги чува податоците за сообраќајот на сите
корисници дванаесет месеци.
(2) Податоците од став (1) се даваат на барање на суд.
Член 91
Упатување
За прислушување на електронски комуникации се применува посебен закон.
"""

TEXTS = {"kodi": CODE, "postapka": PROCEDURE}
STARTS = {"kodi": 1200, "postapka": 340}
"""Where the excerpt stands in the statute's text: offsets of evidence count from the statute's beginning."""


def offset(statute: str, words: str, after: int = 0) -> Span:
    """Return where some words stand in a statute's text, at or after an offset."""
    start = STARTS[statute] + TEXTS[statute].index(words, max(0, after - STARTS[statute]))
    return Span(start, start + len(words))


def sha256(text: str) -> str:
    """Return the hash that a provision's text is bound to."""
    return hashlib.sha256(text.encode()).hexdigest()


def quoted(statute: str, number: str, heading: str, page: int) -> Quoted:
    """Return the provision of that number: from its number to the next one's."""
    text = TEXTS[statute]
    start = text.index(f"{number}\n{heading}")
    start = text.rindex("\n", 0, start) + 1 if "\n" in text[:start] else 0
    following = text.find("\nNeni" if statute == "kodi" else "\nЧлен", start + 1)
    body = text[start:] if following < 0 else text[start:following]
    return Quoted(number, heading, body, STARTS[statute] + start, page, sha256(body))


PROVISIONS = {
    "kodi#art_12": quoted("kodi", "12", "Tentativa", 4),
    "kodi#art_201-a": quoted("kodi", "201/a", "Hyrja pa të drejtë në sistem kompjuterik", 58),
    "kodi#art_201-b": quoted("kodi", "201/b", "Dëmtimi i të dhënave kompjuterike", 58),
    "kodi#art_240": quoted("kodi", "240", "Falsifikimi i dokumenteve", 71),
    "kodi#art_305": quoted("kodi", "305", "Shpërndarja e të dhënave të rreme", 90),
    "postapka#art_88-a": quoted("postapka", "88-а", "Задржување на податоци", 31),
    "postapka#art_91": quoted("postapka", "91", "Упатување", 33),
}


def bar(
    key: str, words: str, weight: float, element: str | None, *marks: str, comparison: str = "concepts"
) -> Evidence:
    """Return evidence that quotes some words of a provision, with the words that matter in them."""
    statute, eid = key.split("#")
    quote = Span(0, 0) if not words else offset(statute, words, PROVISIONS[key].start)
    return Evidence(
        statute=statute,
        eid=eid,
        comparison=comparison,
        level="heading" if comparison == "heading" else "sentence",
        weight=weight,
        element=element,
        quote=words,
        span=quote,
        page=PROVISIONS[key].page,
        marks=tuple(offset(statute, mark, quote.start) for mark in marks),
    )


def candidate(key: str, relation: Relation, reason: str, *bars: Evidence, accepted: bool = False) -> Candidate:
    """Return a candidate whose weight is the sum of its bars."""
    statute, eid = key.split("#")
    provision, weight = PROVISIONS[key], round(sum(each.weight for each in bars), 6)
    return Candidate(
        statute, provision.number, eid, provision.heading, provision.page, weight, accepted, relation, reason, bars
    )


def element(
    name: str, text: str, role: str, status: Status, reason: tuple[str, str], *evidence: Evidence, **more: str
) -> ElementFinding:
    """Return the finding on one element; ``more`` may give ``requirement`` and ``reservation``."""
    requirement = more.get("requirement", "required")
    return ElementFinding(
        name, text, role, requirement, status, Reason(*reason), evidence, reservation=more.get("reservation")
    )


ENTRY = (
    "Kushdo që me dashje dhe pa të drejtë hyn në tërësinë ose në një pjesë të një\n"
    "sistemi kompjuterik, duke thyer masat e sigurisë, dënohet me burgim deri\n"
    "në tre vjet."
)
DAMAGE = "Kushdo që pa të drejtë fshin ose ndryshon të dhëna kompjuterike"


def illegal_access() -> Finding:
    """Return a full finding with an option used, overlapping and nested marks."""
    here = "kodi#art_201-a"
    access = bar(here, ENTRY, 2.5, "budapest:2/access", "hyn në tërësinë", "sistemi kompjuterik")
    intent = bar(here, ENTRY, 1.0, "budapest:2/intent", "me dashje")
    right = bar(here, ENTRY, 1.25, "budapest:2/without-right", "me dashje dhe pa të drejtë")
    crossing = bar(here, "pa të drejtë hyn në tërësinë", 0.5, "budapest:2/without-right")
    measure = bar(here, ENTRY, 0.75, "budapest:2/security-measure", "thyer masat e sigurisë")
    heading = bar(here, "Hyrja pa të drejtë në sistem kompjuterik", 1.5, None, comparison="heading")
    neighbour = bar(here, "", -0.25, None, comparison="neighbourhood")
    other = bar("kodi#art_201-b", DAMAGE, 0.5, "budapest:2/without-right", "pa të drejtë")
    bars = (access, intent, right, crossing, measure, heading, neighbour)
    return Finding(
        instrument="budapest",
        article="2",
        title="Illegal access",
        kind="offence",
        summary="Entering the whole or a part of a computer system on purpose and without right is a crime.",
        source="https://example.org/treaty/2",
        status="full",
        reason=Reason("all-present", "Every required element was found."),
        elements=(
            element(
                "budapest:2/access",
                "Access to the whole or a part of a computer system",
                "conduct",
                "full",
                ("found", "The words stand in one sentence."),
                access,
            ),
            element("budapest:2/intent", "Intent", "mind", "full", ("found", "Said in the sentence."), intent),
            element(
                "budapest:2/without-right",
                "Without right",
                "wrong",
                "full",
                ("found", "Said in the sentence."),
                right,
                crossing,
            ),
            element(
                "budapest:2/security-measure",
                "By infringing security measures",
                "narrowing",
                "present",
                ("found", "The law asks for it."),
                measure,
                requirement="option",
            ),
            element(
                "budapest:2/connected-system",
                "In relation to a connected system",
                "narrowing",
                "absent",
                ("not-found", "The law does not ask for it."),
                requirement="option",
            ),
        ),
        candidates=(
            candidate(here, "implements", "Holds every required element.", *bars, accepted=True),
            candidate("kodi#art_201-b", "look-alike", "Punishes damage to data, not access.", other),
        ),
        searched=Searched(("kodi", "postapka"), 7, (), None),
        confidence=0.91,
        penalties=(
            penalty("dënohet me burgim deri\nnë tre vjet", None, Quantity(3, "year"), cited=True),
            penalty("burgim nga një deri në pesë vjet", Quantity(1, "year"), Quantity(5, "year"), form="aggravated"),
        ),
    )


def penalty(words: str, least: Quantity | None, most: Quantity, form: Form = "basic", cited: bool = False) -> Penalty:
    """Return a penalty of imprisonment that some words of the code threaten."""
    span = offset("kodi", words)
    return Penalty("kodi", "art_201-a", "imprisonment", span, least, most, form, cited=cited)


def data_interference() -> Finding:
    """Return a partial finding, with a reserved and an undecided element."""
    here = "kodi#art_201-b"
    delete = bar(here, DAMAGE, 1.5, "budapest:4/deletion", "fshin")
    alter = bar(here, DAMAGE, 1.5, "budapest:4/alteration", "ndryshon")
    attempt = bar("kodi#art_12", "Tentativa e një vepre penale të kryer me dashje dënohet.", 0.5, "budapest:4/intent")
    missing = ("not-found", "No provision read says so.")
    return Finding(
        instrument="budapest",
        article="4",
        title="Data interference",
        kind="offence",
        summary="Damaging, deleting, deteriorating, altering or suppressing computer data without right is a crime.",
        source="https://example.org/treaty/4",
        status="partial",
        reason=Reason("some-missing", "Two of five conducts were found."),
        elements=(
            element("budapest:4/deletion", "Deletion of computer data", "conduct", "full", ("found", "Named."), delete),
            element("budapest:4/alteration", "Alteration of data", "conduct", "full", ("found", "Named."), alter),
            element("budapest:4/damaging", "Damaging of computer data", "conduct", "none-found", missing),
            element("budapest:4/suppression", "Suppression of computer data", "conduct", "none-found", missing),
            element(
                "budapest:4/intent",
                "Intent",
                "mind",
                "cannot-tell",
                ("unread-page", "The general part stands partly on a page that could not be read."),
                attempt,
            ),
            element(
                "budapest:4/serious-harm",
                "Only where serious harm results",
                "narrowing",
                "reserved",
                ("reservation", "A reservation is recorded; no lawyer has reviewed it."),
                requirement="exclusion",
                reservation="Recorded on 3 March 2015: criminal only where serious harm results.",
            ),
        ),
        candidates=(
            candidate(here, "implements", "Names two of the conducts.", delete, alter, accepted=True),
            candidate("kodi#art_12", "contributes", "Holds the general rule on attempt.", attempt, accepted=True),
        ),
        searched=Searched(("kodi",), 5, (), None),
        recommendations=(AMEND,),
    )


def forgery() -> Finding:
    """Return a gap with a rejected look-alike."""
    paper = bar("kodi#art_240", "Kushdo që falsifikon një dokument me shkrim", 1.0, "budapest:7/act", "falsifikon")
    rejected = candidate("kodi#art_240", "look-alike", "A document on paper only; no definition carries data.", paper)
    return Finding(
        instrument="budapest",
        article="7",
        title="Computer-related forgery",
        kind="offence",
        summary="Making data false so that they pass for authentic in law is a crime.",
        source="https://example.org/treaty/7",
        status="none-found",
        reason=Reason("nothing-found", "No provision read covers data that are made false."),
        elements=(
            element(
                "budapest:7/act",
                "Input, alteration, deletion or suppression of data",
                "conduct",
                "none-found",
                ("not-found", "No provision read says so."),
            ),
        ),
        candidates=(rejected,),
        searched=Searched(("kodi", "postapka"), 7, (), rejected),
        recommendations=(INTRODUCE,),
    )


def preservation() -> Finding:
    """Return an undecided article: a kind of law is missing, retention and a reference are no preservation."""
    keeping = bar("postapka#art_88-a", "ги чува податоците за сообраќајот на сите\nкорисници", 1.0, "budapest:16/order")
    pointing = bar("postapka#art_91", "се применува посебен закон", 0.5, None)
    return Finding(
        instrument="budapest",
        article="16",
        title="Expedited preservation",
        kind="power",
        summary="An authority can have specified stored data kept quickly.",
        source="https://example.org/treaty/16",
        status="cannot-tell",
        reason=Reason("kinds-missing", "A kind of law that could hold this article was not supplied."),
        elements=(
            element(
                "budapest:16/order",
                "Order to preserve specified data",
                "power",
                "cannot-tell",
                ("kinds-missing", "The electronic-communications act was not supplied."),
            ),
        ),
        candidates=(
            candidate("postapka#art_88-a", "look-alike", "Retention of everybody's data, not preservation.", keeping),
            candidate("postapka#art_91", "refers", "Only points to another law.", pointing),
        ),
        searched=Searched(
            ("kodi", "postapka"),
            7,
            ("electronic-communications-act", "a-kind-nobody-named"),
            candidate("postapka#art_88-a", "look-alike", "Retention of everybody's data.", keeping),
        ),
    )


def insult() -> Finding:
    """Return a finding of another instrument that does not apply, with text that attacks the report."""
    return Finding(
        instrument="protocol1",
        article="5",
        title="Insult " + HOSTILE,
        kind="offence",
        summary=HOSTILE,
        source="javascript:alert(3)",
        status="not-applicable",
        reason=Reason("no-party", HOSTILE),
        elements=(),
        candidates=(),
        searched=Searched(("kodi",), 5, (), None),
    )


def copyright_offences() -> Finding:
    """Return a reserved article without candidates."""
    return Finding(
        instrument="budapest",
        article="10",
        title="Copyright",
        kind="offence",
        summary="Infringing copyright on a commercial scale through a computer system is a crime.",
        source="https://example.org/treaty/10",
        status="reserved",
        reason=Reason("reservation", "A reviewed reservation is in force."),
        elements=(),
        candidates=(),
        searched=Searched(("kodi",), 5, ("copyright-act",), None),
    )


SOURCES = (
    Source(
        id="kodi",
        title="Kodi Penal i Valmorës",
        citation="Fletorja e Valmorës, nr. 4/2001",
        kind="criminal-code",
        language="sq",
        tradition="albanian",
        path="ligje/kodi.pdf",
        sha256=sha256(CODE),
        pages=96,
        unread_pages=(17, 18),
        provisions=5,
        coverage={"provision": 0.93, "heading": 0.04, "running-head": 0.02, "unparsed": 0.01},
        holes=("44", "45"),
        duplicates=("61",),
        recognised=((9, 0.71), (10, 0.93)),
        quality=Quality(unread=0.020833, doubtful=0.004, unparsed=0.01, holes=0.285714, duplicates=0.2),
        incomplete=Reason("unread-pages", "Kodi Penal i Valmorës: no text could be read from page 17, 18"),
        notices=(Notice("ocr-used", "pages 9 and 10 were read from their picture"),),
    ),
    Source(
        id="postapka",
        title="Закон за постапката",
        citation="",
        kind="criminal-procedure-code",
        language="mk",
        tradition="macedonian",
        path="ligje/postapka.txt",
        sha256=sha256(PROCEDURE),
        pages=40,
        unread_pages=(),
        provisions=2,
        coverage={"provision": 1.0},
    ),
)


def answers() -> tuple[Answer, ...]:
    """What the verdicts mean for the articles of a directive: one met, one not, with the element that is missing."""
    missing = Reason("elements-missing", "missing: making data inaccessible")
    lacking = Difference("directive:5/inaccessible", "making data inaccessible", "none-found", missing)
    return (
        Answer(
            ("budapest:2",), "directive:3", "Directive on attacks", "Access", "broader", "full",
            Reason("all-elements", "every required element was found"),
            "meets Convention on Cybercrime Art. 2 and Directive on attacks Art. 3", (), ("kodi#art_201-a",),
            "The Directive leaves minor cases out.",
        ),
        Answer(
            ("budapest:4",), "directive:5", "Directive on attacks", "Data", "narrower", "partial", missing,
            "meets Convention on Cybercrime Art. 4, not yet Directive on attacks Art. 5: missing: <b>making</b>",
            (lacking,), (), "The Directive asks for one more conduct.",
        ),
    )  # fmt: skip


@cache
def rich() -> Analysis:
    """Return the whole analysis: every status, relation, remark and notice that a report has to show."""
    return Analysis(
        version="0.1.0",
        models_sha256=sha256("models"),
        encoder=EncoderFile("<small> encoder", sha256("encoder")),
        jurisdiction="XV",
        jurisdiction_name="Valmora",
        fictional=True,
        footnote="The name is without prejudice to anything.",
        footnote_source="https://example.org/footnote",
        units=("Valmora", "Free Port"),
        as_of=date(2026, 11, 21),
        instruments={"budapest": "Convention on Cybercrime", "protocol1": "First Protocol"},
        statutes=SOURCES,
        provisions=PROVISIONS,
        findings=(
            illegal_access(),
            data_interference(),
            forgery(),
            copyright_offences(),
            preservation(),
            insult(),
        ),
        statuses=(
            TreatyStatus(
                "budapest",
                date(2010, 5, 4),
                date(2012, 6, 1),
                date(2012, 10, 1),
                "https://example.org/chart",
                date(2026, 1, 1),
                "none",
                "ratification",
            ),
            TreatyStatus(
                "protocol1", None, None, None, "https://example.org/chart", date(2026, 1, 1), "A. Lawyer, 2026-10-01"
            ),
        ),
        acts=(
            TreatyAct(
                "budapest",
                "9(4)",
                "reservation",
                "omit",
                ("budapest:9/procuring",),
                "Obtaining for oneself is no offence.",
                date(2012, 10, 1),
                date(2020, 1, 1),
                "https://example.org/acts",
                date(2026, 1, 1),
                "A. Lawyer, 2026-10-01",
            ),
            TreatyAct(
                "budapest",
                "35",
                "other",
                None,
                (),
                "The police keep the contact point.",
                None,
                None,
                "https://example.org/acts",
                date(2026, 1, 1),
                "none",
                "authority",
            ),
        ),
        remarks=(
            Remark(
                "option-undeclared",
                "Security measures are asked for without a declaration.",
                "budapest",
                "2",
                "budapest:2/security-measure",
            ),
            Remark("parse", "Two pages of the code could not be read."),
        ),
        beyond=(Remark("false-information", "Neni 305 punishes false news spread through a network."),),
        decisions=(
            Decision(
                "budapest",
                "2",
                "",
                "full",
                "A. Lawyer",
                date(2026, 10, 1),
                "Checked against the gazette.",
                PROVISIONS["kodi#art_201-a"].text_sha256,
            ),
        ),
        crosswalks=answers(),
    )


def bare() -> Analysis:
    """Return an analysis that found nothing to show: no statutes, findings, footnote or date."""
    return replace(
        rich(),
        fictional=False,
        footnote="",
        footnote_source="",
        units=(),
        as_of=None,
        statutes=(),
        provisions={},
        findings=(),
        remarks=(),
        beyond=(),
        statuses=(),
        acts=(),
        decisions=(),
        crosswalks=(),
    )
