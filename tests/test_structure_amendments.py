"""Amendments: notes and heads of consolidated laws as steps of their history, in notes of our own."""

from __future__ import annotations

import pytest
from citing import idiom
from factories import document, statute
from hypothesis import given
from hypothesis import strategies as st

from harmonize.knowledge.idioms import load_idioms
from harmonize.model.law import Amendment
from harmonize.model.text import Span
from harmonize.structure.amendments import note
from harmonize.structure.annotations import annotated
from harmonize.structure.dates import dates

NOTES = [
    ("tr", "(Değişik: 3/4/2015-6655/12 md.)", [("amended", "6655", "2015-04-03")]),
    (
        "tr",
        "(Ek: 5/6/2007 – 5711/6 md.) (Mülga:7/8/2011-KHK/600/9 md.)",
        [("inserted", "5711", "2007-06-05"), ("repealed", "KHK/600", "2011-08-07")],
    ),
    (
        "tr",
        "3/4/2015 tarihli ve 6655 sayılı Kanunun 2 nci maddesiyle değiştirilmiştir.",
        [("amended", "6655", "2015-04-03")],
    ),
    ("en", "Ins. by Act 7 of 1998, s. 5 (w.e.f. 2-3-1999).", [("inserted", "Act 7 of 1998", "1999-03-02")]),
    ("en", "Subs. by s. 8, ibid., for the word (w.e.f. 2-3-1999).", [("substituted", "ibid", "1999-03-02")]),
    ("en", "[Repealed by Act No. 12 of 2001]", [("repealed", "Act No. 12 of 2001", "2001")]),
    (
        "en",
        "(Added Pub. L. 95-111, § 2, Oct. 3, 1978, 92 Stat. 11; amended Pub. L. 97-222, § 4, May 5, 1982, 96 Stat. 22)",
        [("inserted", "Pub. L. 95-111", "1978-10-03"), ("amended", "Pub. L. 97-222", "1982-05-05")],
    ),
    ("sq", "(Shtuar me ligjin nr. 8111, datë 2.3.1999)", [("inserted", "ligjin nr. 8111", "1999-03-02")]),
    (
        "sq",
        "(Ndryshuar me ligjin nr. 10 111, datë 2.3.2009; shfuqizuar paragrafi i fundit me ligjin nr. 5/2014, "
        "datë 6.7.2014)",
        [("amended", "ligjin nr. 10 111", "2009-03-02"), ("repealed", "ligjin nr. 5/2014", "2014-07-06")],
    ),
    ("fr", "Modifié par Loi n°2003-222 du 4 mai 2003 - art. 5", [("amended", "Loi n°2003-222", "2003-05-04")]),
    ("fr", "(abrogé)", [("repealed", "", "")]),
    ("sr", "(brisan Zakonom br. 72/2003)", [("repealed", "Zakonom br. 72/2003", "2003")]),
    ("ro", "(modificat prin Legea nr. 12/2004 din 5 mai 2004)", [("amended", "Legea nr. 12/2004", "2004-05-05")]),
    ("it", "(inserito dalla legge 3 aprile 1997, n. 12)", [("inserted", "legge 3 aprile 1997, n. 12", "1997-04-03")]),
    ("es", "(derogado por Ley Orgánica 2/2011)", [("repealed", "Ley Orgánica 2/2011", "2011")]),
    ("pt", "(Incluído pela Lei nº 11.222, de 3 de abril de 2010)", [("inserted", "Lei nº 11.222", "2010-04-03")]),
    (
        "de",
        "eingefügt durch Gesetz vom 4. Mai 2011 (BGBl. I S. 33)",
        [("inserted", "Gesetz vom 4. Mai 2011", "2011-05-04")],
    ),
    (
        "uk",
        "{Статтю виключено на підставі Закону № 222-VI від 4 травня 2009}",
        [("repealed", "Закону № 222-VI", "2009-05-04")],
    ),
    ("mk", "(избришан)", [("repealed", "", "")]),
    ("en", "See the Gazette of 1999.", []),
]
DATES = [
    ("en", "24 November 2016; Nov. 5, 2016; 9th June, 2000", "2016-11-24 2016-11-05 2000-06-09"),
    ("en", "27-10-2009; 2009-10-28", "2009-10-27 2009-10-28"),
    ("fr", "24 novembre 2016, 1er août 2017", "2016-11-24 2017-08-01"),
    ("sr", "24. novembra 2016, 24.11.2016. i 3. маја 2001", "2016-11-24 2016-11-24 2001-05-03"),
    ("tr", "24/11/2016, 5 Mayıs 2010", "2016-11-24 2010-05-05"),
    ("es", "30 de marzo de 2015", "2015-03-30"),
    ("uk", "5 березня 2010", "2010-03-05"),
    ("en", "31.2.2016, 99/99/2016, 12 coins 2016, section 5 of 2016", ""),
]  # fmt: skip


def told(item: Amendment) -> tuple[str, str, str]:
    """What an amendment says, without its place."""
    return item.action, item.act, item.date


@pytest.mark.parametrize(("language", "text", "expected"), NOTES)
def test_notes(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    """A note gives for each act what it did and when."""
    assert [told(item) for item in note(text, Span(0, len(text)), idiom(language))] == expected


@pytest.mark.parametrize(("language", "text", "expected"), DATES)
def test_dates(language: str, text: str, expected: str) -> None:
    """Dates in digits and in words become ISO dates; what the calendar has not is none."""
    assert " ".join(iso for _, iso in dates(text, Span(0, len(text)), idiom(language))) == expected


def test_history_of_provisions() -> None:
    """A note belongs to the provision that it stands in; one without a note has no history."""
    law = (
        "Neni 1\nKlloni\n(Shtuar me ligjin nr. 8111, datë 2.3.1999)\nZilja bie.\n"
        "Neni 2\nFundi\n1. Zilja hesht.\n2. (Shfuqizuar me ligjin nr. 9222, datë 4.5.2004)\nNeni 3\nHyrja\nAsgjë."
    )
    found = annotated(statute(law, language="sq"), idiom("sq")).amendments
    assert [(item.provision, *told(item)) for item in found] == [
        ("art_1", "inserted", "ligjin nr. 8111", "1999-03-02"),
        ("art_2__para_2", "repealed", "ligjin nr. 9222", "2004-05-04"),
    ]


def test_issues_of_the_gazette_at_the_head() -> None:
    """The issues that a head lists are the law's own and those that changed it."""
    head = 'Zakon je objavljen u "Sl. glasniku RS", br. 1/2001, 22/2002-ispr., 7/2003 - odluka US i 15/09.'
    law = f"Zakon o zvonima\n{head}\nZvona\nČlan 1.\nZvono zvoni.\nTišina\nČlan 2.\nZvono ćuti."
    found = annotated(statute(law, language="sr"), idiom("sr")).amendments
    assert [(item.provision, *told(item)) for item in found] == [
        ("", "", "1/2001", "2001"),
        ("", "amended", "22/2002", "2002"),
        ("", "annulled", "7/2003", "2003"),
        ("", "amended", "15/09", "2009"),
    ]


def test_a_list_of_laws_at_the_head() -> None:
    """A note at the head tells the history of the whole; its first word holds for every law of the list."""
    head = "(Ndryshuar me ligjet nr. 8111, datë 2.3.1999; nr. 9222, datë 4.5.2004)"
    law = f"Ligj për këmbanat\n{head}\nNeni 1\nKlloni\nZilja bie.\nNeni 2\nFundi\nZilja hesht."
    found = annotated(statute(law, language="sq"), idiom("sq")).amendments
    assert [told(item) for item in found] == [
        ("amended", "ligjet nr. 8111", "1999-03-02"),
        ("amended", "nr. 9222", "2004-05-04"),
    ]


def test_footnotes_without_place_belong_to_the_whole() -> None:
    """A footnote whose mark is not known to stand anywhere is about the law; *ibid.* is the act before."""
    notes = [("footnote", "1. Ins. by Act 7 of 1998, s. 5."), ("footnote", "2. Subs. by s. 6, ibid., for a word.")]
    law = "Bells Act\n1. Title.—This Act is about bells.\n2. Silence.—A bell is silent."
    found = annotated(statute(document(law, notes), language="en"), idiom("en")).amendments
    assert [(item.provision, *told(item)) for item in found] == [
        ("", "inserted", "Act 7 of 1998", "1998"),
        ("", "substituted", "Act 7 of 1998", ""),
    ]


@given(
    st.text(alphabet="(Ins. by Act 7 of 1998; 2/3/1999-55/1, nr. 5ibd)[]\n", max_size=80),
    st.sampled_from(sorted(load_idioms())),
)
def test_any_note(text: str, language: str) -> None:
    """Whatever a note says, what is read from it lies within it."""
    found = list(note(text, Span(0, len(text)), idiom(language)))
    assert all(0 <= item.span.start <= item.span.end <= len(text) for item in found)
