"""Akoma Ntoso in: every hierarchy of the standard, what is quoted, noted, changed, and what the metadata say."""

from __future__ import annotations

from pathlib import Path

import pytest
from akoma import META, act, cut, of, read, text_of, tree

from harmonize import pipeline
from harmonize.errors import InputError
from harmonize.model.text import Stated

COMMONWEALTH = """
<part eId="p1"><num>PART I</num><heading>General</heading>
 <section eId="s1"><num>1.</num><heading>Access</heading>
  <subsection eId="s1-1"><num>(1)</num><intro><p>Whoever -</p></intro>
   <paragraph eId="s1-1-a"><num>(a)</num><content><p>enters; or</p></content></paragraph>
   <paragraph eId="s1-1-b"><num>(b)</num><intro><p>leaves</p></intro>
    <subparagraph eId="s1-1-b-i"><num>(i)</num><content><p>by night,</p></content></subparagraph></paragraph>
   <wrapUp><p>commits an offence.</p></wrapUp></subsection></section>
 <section eId="s2"><num>2.</num><intro><p>In this Act</p></intro>
  <paragraph eId="s2-a"><num>(a)</num><content><p>rain is rain.</p></content></paragraph></section></part>
"""
CONTINENTAL = """
<title eId="t1"><num>TITOLO I</num><chapter eId="c1"><num>Capo 2</num><section eId="x"><num>Sezione III</num>
 <article eId="a1"><num>Articolo 615-ter.</num><heading>Accesso</heading>
  <paragraph eId="a1-1"><num>1.</num><list eId="l"><intro><p>Chi:</p></intro>
   <point eId="a1-1-a"><num>a)</num><content><p>entra;</p></content></point>
   <point eId="a1-1-b"><num>b)</num><alinea eId="al"><content><p>resta.</p></content></alinea></point></list>
  </paragraph>
  <paragraph eId="a1-2"><num>2.</num><content><p>Fine.</p></content></paragraph></article>
 <article eId="a2"><num>Articolo 616</num><alinea eId="a2-1"><content><p>Uno.</p></content></alinea>
  <alinea eId="a2-2"><content><p>Due.</p></content></alinea></article></section></chapter></title>
"""
LISTED = """
<section eId="s1"><num>1.</num><content><blockList eId="b"><listIntroduction>Whoever</listIntroduction>
 <item eId="i1"><num>(a)</num><p>enters,</p></item><item eId="i2"><num>(b)</num><blockList eId="bb">
 <listIntroduction>leaves</listIntroduction><item eId="i3"><num>(i)</num><p>late,</p></item></blockList></item>
 <listWrapUp>is fined.</listWrapUp></blockList></content></section>
"""
AMENDING = """
<article eId="art_1"><num>Article 1</num><content><p>In the Code, article 5 reads:
 <mod><quotedStructure startQuote="“" endQuote="”">
 <article eId="art_5"><num>Article 5</num><heading>Data</heading>
 <paragraph eId="q"><num>(1)</num><content><p>Whoever damages data.</p></content></paragraph></article>
 </quotedStructure>
 </mod> It applies at once, and <quotedText startQuote="‘" endQuote="’">rain</quotedText> becomes snow.</p></content>
</article>
<article eId="art_2"><num>Article 2</num><content><p>This law is in force.</p></content></article>
"""
NOTED = """
<article eId="art_1"><num>Article 1<authorialNote marker="1"><p>New.</p></authorialNote></num><heading>Rain</heading>
 <paragraph><content><p>It rains<authorialNote marker="2" placement="bottom"><p>See there.</p></authorialNote>
 <remark>[so <b>amended</b> by Act 3]</remark> <ins>hard</ins> and <del>never</del> long.</p>
 <p><authorialNote placement="side"><p>Beside.</p></authorialNote>Daily.</p>
 <table><tr><td><p>one</p></td><td><p>two</p></td></tr></table></content></paragraph></article>
"""


def numbers(data: bytes) -> list[tuple[str, str]]:
    """Kinds and numbers of all provisions, in order."""
    return [(found.kind, found.number) for found in cut(data).root.walk()][1:]


def test_commonwealth_hierarchy() -> None:
    """A subsection is a paragraph, a paragraph in it a point, and in a section without subsections likewise."""
    assert numbers(act(COMMONWEALTH)) == [
        *(("part", "I"), ("section", "1"), ("paragraph", "1"), ("point", "a"), ("point", "b"), ("subpoint", "i")),
        *(("wrapup", ""), ("section", "2"), ("point", "a")),
    ]


def test_continental_hierarchy() -> None:
    """Where sections hold articles they are divisions; lists and lone alineas only wrap, alineas side by side count."""
    assert numbers(act(CONTINENTAL)) == [
        *(("title", "I"), ("chapter", "2"), ("division", "III"), ("article", "615-ter"), ("paragraph", "1")),
        *(("point", "a"), ("point", "b"), ("paragraph", "2"), ("article", "616"), ("paragraph", ""), ("paragraph", "")),
    ]


def test_lists_within_content() -> None:
    """The items of a block list are points, those of a list in it subpoints, and its closing words wrap it up."""
    law = cut(act(LISTED))
    assert tree(law.root) == [("section", "1", [("point", "a"), ("point", "b", [("subpoint", "i")]), ("wrapup", "")])]
    assert [of(law, found.body) for found in law.root.walk()][1:] == [
        "Whoever",
        "enters,",
        "leaves",
        "late,",
        "is fined.",
    ]


def test_ids_of_the_source_are_kept() -> None:
    """A provision keeps its id; one that another has too gets a count, one that has none gets ours."""
    twice = "".join(f'<article eId="x"><num>{number}</num></article>' for number in (1, 2))
    law = cut(act(f"{twice}<article><num>3</num></article>"))
    assert [article.eid for article in law.articles()] == ["x", "x_2", "art_3"]
    taken = cut(act('<article><num>1</num></article><article eId="art_1"><num>2</num></article>'))
    assert [article.eid for article in taken.articles()] == ["art_1_2", "art_1"]


def test_quoted_provisions_are_words() -> None:
    """What an amending law quotes is text of its own provision, between the marks that the file only names."""
    law = cut(act(AMENDING))
    assert tree(law.root) == [("article", "1"), ("article", "2")]
    assert of(law, law.articles()[0].body) == (
        "In the Code, article 5 reads: “Article 5 Data (1) Whoever damages data.” "
        "It applies at once, and ‘rain’ becomes snow."
    )


def test_notes_and_changes() -> None:
    """Footnotes and deletions leave the sentence, remarks and margin notes are classed."""
    law = cut(act(NOTED))
    assert (
        of(law, law.articles()[0].children[0].body)
        == "It rains [so amended by Act 3] hard and long. Beside. Daily. one two"
    )
    assert text_of(law, "footnote") == ["1 New. 2 See there."]
    assert text_of(law, "amendment-note") == ["[so amended by Act 3]"]
    assert text_of(law, "deletion") == ["never"]
    assert text_of(law, "table") == ["one two"]
    assert "Beside." in text_of(law, "heading")
    assert law.document.changes == ()


def test_insertions_of_a_bill() -> None:
    """What a bill marks as put in is a change; in an act the same element shows what is in force."""
    bill = read(act(NOTED).replace(b"<act ", b"<bill ").replace(b"</act>", b"</bill>"))
    [change] = bill.changes
    assert (change.kind, change.span.of(bill.text)) == ("insertion", "hard")


def test_every_character_is_placed() -> None:
    """What precedes is preamble, what follows closes, contents are contents, attachments are annexes."""
    before = "<preface><p><docTitle>Weather Act</docTitle></p></preface><preamble><p>The Assembly,</p></preamble>"
    toc = '<block name="contents">1. Rain</block>'
    after = (
        '<conclusions><p>Done here.</p></conclusions><attachments><attachment eId="att"><heading>Forms</heading>'
        '<doc name="annex"><meta/><mainBody><article><num>1</num><content><p>Form.</p></content></article></mainBody>'
        "</doc></attachment></attachments>"
    )
    law = cut(act("<article><num>1</num></article>", before.replace("</preface>", f"{toc}</preface>"), after))
    assert tree(law.root) == [("article", "1"), ("closing", ""), ("annex", "", [("paragraph", "1")])]
    assert text_of(law, "preamble") == ["Weather Act", "The Assembly,"]
    assert text_of(law, "contents") == ["1. Rain"]
    assert sum(law.coverage().values()) == pytest.approx(1.0)
    assert "unparsed" not in law.coverage()


def test_cross_headings_hold_what_follows() -> None:
    """A heading between two provisions makes a group of those that follow it, up to the next."""
    body = (
        "<part><num>I</num><crossHeading>Rain</crossHeading><section><num>1</num></section><section><num>2</num></section>"
        "<crossHeading>Snow</crossHeading><section><num>3</num></section></part>"
    )
    law = cut(act(body))
    assert tree(law.root) == [
        ("part", "I", [("group", "", [("section", "1"), ("section", "2")]), ("group", "", [("section", "3")])])
    ]
    assert [found.heading for found in law.root.walk() if found.kind == "group"] == ["Rain", "Snow"]


def test_levels_around_articles_are_groups() -> None:
    """What holds citable units is never a paragraph, whatever it is called; schedules together are an annex."""
    body = (
        "<level><num>Erster Titel</num><article><num><b>Art.</b> <b>1</b></num><level><num>a</num></level></article>"
        "</level>"
        '<hcontainer name="schedules"><hcontainer name="schedule"><num>Schedule 2</num></hcontainer></hcontainer>'
    )
    law = cut(act(body))
    assert [(found.kind, found.number) for found in law.root.walk()][1:] == [
        ("group", "Erster"), ("article", "1"), ("paragraph", "a"), ("annex", ""), ("annex", "2"),
    ]  # fmt: skip


def test_holes_and_duplicates() -> None:
    """The numbers that a marked law skips and repeats are told."""
    law = cut(act("".join(f"<article><num>Article {number}</num></article>" for number in (1, 2, 5, 5, 6))))
    assert (law.holes, law.duplicates, law.tradition) == (("3", "4"), ("5",), "marked")


def test_plain_articles_are_cut_by_tradition() -> None:
    """Where a source marks articles and nothing within them, their paragraphs are found as in any text."""
    words = ("(1) Whoever enters a station:", "a) by night; or", "b) by day,", "is fined.", "(2) So it is.")
    inside = "".join(f"<p>{line}</p>" for line in words)
    law = cut(act(f'<article eId="a"><num>Article 1</num><content>{inside}</content></article>'))
    assert tree(law.root)[0][2] == [
        ("paragraph", "1", [("point", "a"), ("point", "b"), ("wrapup", "")]),
        ("paragraph", "2"),
    ]
    marked = '<article eId="b"><num>Article 2</num><paragraph><num>1.</num></paragraph></article>'
    both = cut(act(f'<article eId="a"><num>Article 1</num><content>{inside}</content></article>{marked}'))
    assert tree(both.root)[0] == ("article", "1")


@pytest.mark.parametrize("id", ["rule", "clause", "paragraph"])
def test_other_citable_units(id: str) -> None:
    """A law that has neither articles nor sections is cited by what it has instead."""
    law = cut(act(f"<chapter><num>I</num><{id}><num>1.</num></{id}><{id}><num>2.</num></{id}></chapter>"))
    assert [(found.kind, found.number) for found in law.articles()] == [("section", "1"), ("section", "2")]


def test_metadata() -> None:
    """Title, gazette, kind, date, country and language are what the file says."""
    document = read(act(COMMONWEALTH))
    assert document.stated == Stated(
        "Weather Act", "Gazette of Xania 7 2015-02-05", "cybercrime-act", "2015-02-03", "xa"
    )
    assert (document.language, document.media_type) == ("sq", "application/akn+xml")


@pytest.mark.parametrize(
    "namespace",
    ["http://www.akomantoso.org/2.0", "http://docs.oasis-open.org/legaldocml/ns/akn/3.0/CSD13", "urn:other"],
)
def test_forerunners(namespace: str) -> None:
    """Earlier drafts of the standard are read alike, with ``id`` for ``eId``."""
    data = act(COMMONWEALTH.replace("eId=", "id="), namespace=namespace)
    assert [article.eid for article in cut(data).articles()] == ["s1", "s2"]


def test_prefixed_names_and_other_encodings() -> None:
    """Elements may bear a prefix, and the file may be in UTF-16 or an eight-bit encoding that it declares."""
    text = act("<article><num>1</num><content><p>Član kiše</p></content></article>").decode()
    prefixed = text.replace("<", "<an:").replace("<an:/", "</an:").replace("<an:?", "<?").replace("xmlns=", "xmlns:an=")
    plain = text.replace("UTF-8", "windows-1250").encode("windows-1250")
    wide = text.replace("UTF-8", "UTF-16").encode("utf-16")
    assert read(prefixed.encode()).text == read(plain).text == read(wide).text == read(text.encode()).text


def test_a_law_in_other_files_is_told() -> None:
    """Parts that the file leaves to others are not fetched, and a notice says so."""
    include = '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>'
    document = read(act(f"<article><num>1</num><content><p>Text.</p>{include}</content></article>"))
    assert [notice.code for notice in document.notices] == ["not-included"]
    assert "root:" not in document.text


@pytest.mark.parametrize("kind", ["judgment", "debate", "documentCollection"])
def test_what_is_no_law_is_refused(kind: str) -> None:
    """A judgment or a debate is named for what it is."""
    data = (
        act("<article><num>1</num></article>")
        .replace(b"<act ", f"<{kind} ".encode())
        .replace(b"</act>", f"</{kind}>".encode())
    )
    with pytest.raises(InputError, match=f"the file holds {kind}"):
        read(data)


def test_an_empty_act_is_refused() -> None:
    """An act without any text is named as such."""
    with pytest.raises(InputError, match="the file has no text"):
        read(act("<article/>"))


def test_pipeline_takes_what_the_file_says(tmp_path: Path) -> None:
    """The statute's title, kind and language are the file's; what the user gives outranks them."""
    path = tmp_path / "act.xml"
    path.write_bytes(act(COMMONWEALTH, meta=META))
    law = pipeline.read_statute(path)
    assert (law.title, law.kind, law.language) == ("Weather Act", "cybercrime-act", "sq")
    assert law.citation == "Gazette of Xania 7 2015-02-05"
    given = pipeline.read_statute(path, pipeline.Given(kind="other", language="en"))
    assert (given.kind, given.language) == ("other", "en")
