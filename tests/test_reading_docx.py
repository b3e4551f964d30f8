"""DOCX to documents: characters, type, tables, notes, heads, pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from word import para, styled, text, written

from harmonize.model.text import Document, Place
from harmonize.reading import read

NOTE = '<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>{}</w:p></w:footnote>'
REFERENCE = '<w:r><w:footnoteReference w:id="5"/></w:r>'
PAGE = '<w:r><w:br w:type="page"/></w:r>'


def law(tmp_path: Path, *body: str, **parts: str) -> Document:
    """Return the document of a DOCX of these paragraphs."""
    return read(written(tmp_path / "law.docx", *body, **parts))


def lines(document: Document, place: Place = "flow") -> list[str]:
    """Return the lines of a document at a place."""
    return [line.span.of(document.text) for line in document.lines if line.place == place]


def cells(*rows: tuple[str, ...]) -> str:
    """Return a table of cells with one paragraph each."""
    inside = "".join(f"<w:tr>{''.join(f'<w:tc>{para(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl>{inside}</w:tbl>"


def test_a_paragraph_is_a_line(tmp_path: Path) -> None:
    """Each paragraph is a line, a line break begins another, a tab is a blank, an empty paragraph nothing."""
    document = law(
        tmp_path, para("Rain Act"), para(), para("one", "<w:r><w:br/><w:t>two</w:t><w:tab/><w:t>three</w:t></w:r>")
    )
    assert document.text == "Rain Act\none\ntwo three\n"
    assert lines(document) == ["Rain Act", "one", "two three"]
    assert document.flow.of(document.text) == document.text
    assert [document.text[a:b] for a, b in zip(document.words.starts, document.words.ends, strict=True)] == (
        document.text.split()
    )
    assert document.media_type.endswith("wordprocessingml.document")


def test_hyphens_and_signs(tmp_path: Path) -> None:
    """A soft hyphen is no character, one that never breaks is a hyphen, a symbol font's sign is a bullet."""
    signs = "<w:r><w:t>sta</w:t><w:softHyphen/><w:t>tion e</w:t><w:noBreakHyphen/><w:t>mail</w:t></w:r>"
    bullet = '<w:r><w:sym w:font="Symbol" w:char="F0B7"/></w:r>'
    assert lines(law(tmp_path, para(signs), para(bullet, " rain"))) == ["station e-mail", "• rain"]


def test_type(tmp_path: Path) -> None:
    """Bold, size, centring and indent come from defaults, styles and the spot; a heading's style makes it bold."""
    styles = (
        '<w:style w:type="paragraph" w:styleId="Base"><w:rPr><w:sz w:val="28"/></w:rPr></w:style>'
        '<w:style w:type="paragraph" w:styleId="Head"><w:basedOn w:val="Base"/><w:pPr><w:jc w:val="center"/></w:pPr>'
        "<w:rPr><w:b/></w:rPr></w:style>"
        '<w:style w:type="character" w:styleId="Plain"><w:rPr><w:b w:val="0"/></w:rPr></w:style>'
    )
    document = law(
        tmp_path,
        para("Head", properties='<w:pStyle w:val="Head"/>'),
        para(styled("Plain", '<w:rStyle w:val="Plain"/>'), properties='<w:pStyle w:val="Head"/>'),
        para("Set in", properties='<w:ind w:left="720" w:hanging="360"/>'),
        para(styled("Mostly bold", "<w:b/>"), " not", properties=""),
        styles=styles,
    )
    set_as = [(line.bold, line.centred, line.size, line.indent) for line in document.lines]
    assert set_as == [
        (True, True, 14.0, 0.0),
        (False, True, 14.0, 0.0),
        (False, False, 11.0, 18.0),
        (True, False, 11.0, 0.0),
    ]


def test_capitals(tmp_path: Path) -> None:
    """What is set in capitals is read in capitals, in Turkish with a dotted one."""
    capitals = styled("part i", "<w:caps/>"), styled("ikinci", '<w:caps/><w:lang w:val="tr-TR"/>')
    assert lines(law(tmp_path, para(capitals[0]), para(capitals[1]))) == ["PART I", "İKİNCİ"]


def test_fields_and_links(tmp_path: Path) -> None:
    """Of a field the result is read and not the code; links, content controls and smart tags are read through."""

    def mark(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = "<w:r><w:instrText>REF _rain \\h</w:instrText></w:r>"
    field = mark("begin") + code + mark("separate") + text("Article 5") + mark("end")
    link = f'<w:hyperlink r:id="rId999">{text("the Act")}</w:hyperlink>'
    control = f"<w:sdt><w:sdtContent>{text('of 2014')}</w:sdtContent></w:sdt>"
    tag = f'<w:smartTag w:element="x">{text(".")}</w:smartTag>'
    simple = f'<w:fldSimple w:instr="DATE">{text("today")}</w:fldSimple>'
    document = law(tmp_path, para("See ", field, " of ", link, " ", control, tag), para(simple))
    assert lines(document) == ["See Article 5 of the Act of 2014.", "today"]


def test_a_field_without_end_hides_nothing(tmp_path: Path) -> None:
    """A field whose result never comes is over with its paragraph."""
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    assert lines(law(tmp_path, para(begun), para("Rain falls."))) == ["Rain falls."]


def test_controls_around_paragraphs(tmp_path: Path) -> None:
    """A content control around paragraphs is read through."""
    inside = f"<w:sdt><w:sdtPr/><w:sdtContent>{para('one')}{para('two')}</w:sdtContent></w:sdt>"
    assert lines(law(tmp_path, inside, para("three"))) == ["one", "two", "three"]


def test_footnotes(tmp_path: Path) -> None:
    """Foot- and endnotes stand in the apparatus under their number, on the page of their mark; comments nowhere."""
    comment = '<w:commentRangeStart w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>'
    end = '<w:r><w:endnoteReference w:id="5"/></w:r>'
    document = law(
        tmp_path,
        para("One.", PAGE, "Two", REFERENCE, comment, " words", end, "."),
        footnotes=NOTE.format(text("Amended.")) + '<w:footnote w:id="0" w:type="separator"><w:p/></w:footnote>',
        endnotes=NOTE.format(text("Repealed.")).replace("footnote", "endnote"),
    )
    assert lines(document) == ["One.", "Two words."]
    assert lines(document, "footnote") == ["1 Amended.", "i Repealed."]
    assert [line.page for line in document.lines if line.place == "footnote"] == [2, 2]
    assert document.flow.end == len("One.\nTwo words.\n")


def test_a_note_that_refers_to_itself(tmp_path: Path) -> None:
    """A note whose own mark stands in it is read once."""
    assert lines(
        law(tmp_path, para("One.", REFERENCE), footnotes=NOTE.format(REFERENCE + text("Self."))), "footnote"
    ) == ["1 Self."]


def test_running_head(tmp_path: Path) -> None:
    """Heads and feet stand in the apparatus; one with digits alone is a page number."""
    assert lines(law(tmp_path, para("Rain falls."), head="Gazette"), "running-head") == ["Gazette"]
    assert lines(law(tmp_path, para("Rain falls."), head="- 3 -"), "page-number") == ["- 3 -"]


def test_pages(tmp_path: Path) -> None:
    """Explicit breaks count pages, unless a word processor noted where its pages end."""
    rendered = "<w:r><w:lastRenderedPageBreak/></w:r>"
    before = para("three", properties="<w:pageBreakBefore/>")
    counted = law(tmp_path, para("one", PAGE), para("two"), before)
    noted = law(tmp_path, para("one", PAGE), para(rendered, "two ", rendered, "goes on"), before)
    assert [line.page for line in counted.lines] == [1, 2, 3]
    assert [line.page for line in noted.lines] == [1, 2, 3]
    assert len(noted.pages) == 3


def test_hidden_text(tmp_path: Path) -> None:
    """Hidden words leave the flow and keep a place."""
    document = law(tmp_path, para("Rain ", styled("secretly ", "<w:vanish/>"), "falls."))
    assert lines(document) == ["Rain falls."]
    assert lines(document, "hidden") == ["secretly"]


def test_data_table(tmp_path: Path) -> None:
    """A table of short cells is read cell by cell at its own place, one within a cell too."""
    rows = cells(("Offence", "Fine"), ("Fog", "20"))
    document = law(tmp_path, para("Rain falls " * 9), rows, para("End."))
    assert lines(document, "table") == ["Offence", "Fine", "Fog", "20"]
    assert document.text.endswith("Offence\nFine\nFog\n20\nEnd.\n")


@pytest.mark.parametrize(
    "table",
    [
        cells(("Article 1",), ("Rain falls.",)),
        cells(("1.", "Rain falls on every station. " * 20), ("2.", "Snow falls on the others. " * 20)),
    ],
)
def test_layout_table(tmp_path: Path, table: str) -> None:
    """A table of one column, or of long cells that hold most of the document, is the flow itself."""
    document = law(tmp_path, table)
    assert lines(document, "table") == []
    assert len(lines(document)) in (2, 4)


@pytest.mark.parametrize(("beside", "place"), [("column", "flow"), ("leftMargin", "margin-note")])
def test_text_boxes(tmp_path: Path, beside: str, place: Place) -> None:
    """A text box is read once, though stored twice; one in the page's margin is a margin note before its line."""
    inside = f"<w:txbxContent>{para('Short title.')}</w:txbxContent>"
    shape = (
        f'<w:drawing><wp:anchor><wp:positionH relativeFrom="{beside}"/><a:graphic><a:graphicData>'
        f"<wps:wsp><wps:txbx>{inside}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )
    box = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{shape}</mc:Choice>'
        f"<mc:Fallback><w:pict>{inside}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    document = law(tmp_path, para(box, "1. This Act may be cited."))
    assert document.text.count("Short title.") == 1
    assert lines(document, place).count("Short title.") == 1
    assert document.text.startswith("Short title.") == (place == "margin-note")


def test_embedded_files_are_told(tmp_path: Path) -> None:
    """A file within the file is not read, and a notice says so."""
    document = law(tmp_path, para("Rain falls."), '<w:altChunk r:id="rId77"/>')
    assert [notice.code for notice in document.notices] == ["embedded-files"]


def test_raised_digits(tmp_path: Path) -> None:
    """A raised digit belongs to the number before it; behind a word it is the mark of a note, and leaves the flow."""
    raised = '<w:vertAlign w:val="superscript"/>'
    document = law(tmp_path, para("Article 192", styled("1", raised)), para("Rain", styled("12", raised), " falls"))
    assert lines(document) == ["Article 192¹", "Rain falls"]
    assert lines(document, "footnote") == ["12"]


def test_contents_list(tmp_path: Path) -> None:
    """What Word sets in the styles of its contents lists is a contents list, whatever those are called on screen."""
    style = '<w:style w:type="paragraph" w:styleId="{0}"><w:name w:val="{1}"/>{2}</w:style>'
    styles = style.format("Sadraj1", "toc 1", "") + style.format("Own", "Own", '<w:basedOn w:val="Sadraj1"/>')
    entries = [para("Article 1\t3", properties=f'<w:pStyle w:val="{name}"/>') for name in ("Sadraj1", "Own")]
    document = law(tmp_path, *entries, para("Article 1"), styles=styles)
    assert lines(document, "contents") == ["Article 1 3"] * 2
    assert lines(document) == ["Article 1"]


def test_deep_nesting_is_read(tmp_path: Path) -> None:
    """Content controls and tables within one another are read to the innermost."""
    inside = para("Rain")
    for _ in range(30):
        inside = f"<w:sdt><w:sdtContent><w:tbl><w:tr><w:tc>{inside}</w:tc></w:tr></w:tbl></w:sdtContent></w:sdt>"
    assert lines(law(tmp_path, inside)) == ["Rain"]
