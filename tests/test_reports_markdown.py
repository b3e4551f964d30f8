"""Papers as Markdown, read by another program than the one that wrote them."""

from __future__ import annotations

import re
from html import unescape

import pytest
from analyses import HOSTILE, rich
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from harmonize.knowledge.strings import load_strings
from harmonize.reports.markdown import markdown
from harmonize.reports.paper import (
    Block,
    Cell,
    Contents,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Run,
    Table,
    Turn,
    cell,
    legible,
    text,
)
from harmonize.reports.situation import situation

READER = MarkdownIt("commonmark").enable("table")
MARKUP = (
    "# no heading", "1. no list", "12) no list", "- no list", "+ no list", "* no list", "> no quotation", "=====",
    "---", "```", "~~~", "    no code", "`no code`", "*a* _b_ __c__ ~~d~~", "[a](https://b.example)",
    "[a]: https://b.example", "![a](b.png)", "<b>a</b>", "<!-- a -->", "<https://a.example>", "&amp; &lt; &#60;",
    "a | b", "\\", "a\\|b", "[^1]: a", "[^1]", "{#id}", "https://a.example", "www.a.example", "a@b.example", "$x^2$",
    ": a definition", "% title", "a\\\nb", "a  \nb", "\ta", "a\r\rb", "Setext\n---", "Setext\n===", "a\n\n\nb",
    "<script>alert(1)</script>", HOSTILE,
)  # fmt: skip


def paper(*blocks: Block, **more: str) -> Paper:
    """Return a paper of some blocks."""
    return Paper("Title", "", "en", blocks, **more)


def read(*blocks: Block, **more: str) -> list[Token]:
    """Return what another program reads of some blocks, without the paper's title."""
    return READER.parse(markdown(paper(*blocks, **more)).decode("utf-8"))[3:]


def shown(tokens: list[Token]) -> str:
    """Return the words that a reader sees, blanks evened."""
    inline = [child for token in tokens for child in token.children or ()]
    kept = (" " if child.type in ("hardbreak", "softbreak") else child.content for child in inline)
    return even("".join(kept))


def even(words: str) -> str:
    """Return words with single blanks."""
    return " ".join(words.split())


def kinds(tokens: list[Token]) -> set[str]:
    """Return the kinds of all tokens, those within lines included."""
    return {each.type for token in tokens for each in (token, *(token.children or ()))}


HARMLESS = {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak", "text_special"}


@pytest.mark.parametrize("words", MARKUP)
def test_no_text_is_markup(words: str) -> None:
    """A paragraph is read back as the paragraph that it was, whatever its words look like."""
    tokens = read(Paragraph(text(words)))
    assert kinds(tokens) <= HARMLESS
    assert shown(tokens) == even(legible(words))


@given(st.text(st.sampled_from("ab1 \n\t\r#*_-+=.>)(<[]!`~|\\:{}&;/@$^%é\u202e\x00"), max_size=40))
def test_any_text_is_read_back(words: str) -> None:
    """Any words come back from a paragraph, a list, a heading and a cell, and make nothing else of them."""
    even_words = even(legible(words))
    for made, extra in (
        (Paragraph(text(words)), set()),
        (Listing((text(words),)), {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}),
        (Heading(2, text(words)), {"heading_open", "heading_close"}),
    ):
        tokens = read(made)
        assert kinds(tokens) <= HARMLESS | extra
        assert shown(tokens) == even_words
    told = READER.render(markdown(paper(Table((cell("h"),), ((cell(words),),), (1.0,)))).decode())
    cells = re.findall(r"<td>(.*?)</td>", told, re.DOTALL)
    assert [unescape(each) for each in cells] == [even_words]
    assert "<" not in cells[0]


@given(st.text(max_size=60), st.booleans(), st.booleans())
def test_emphasis_loses_no_word(words: str, bold: bool, italic: bool) -> None:
    """Words in bold or italics are read as words, with emphasis or without."""
    tokens = read(Paragraph(text("before ", Run(words, bold=bold, italic=italic), " after")))
    assert kinds(tokens) <= HARMLESS | {"strong_open", "strong_close", "em_open", "em_close"}
    assert shown(tokens) == even(legible(f"before {words} after"))


def test_emphasis() -> None:
    """Bold and italic words are so; neighbours that are alike are one."""
    html = READER.render(
        markdown(paper(Paragraph(text(Run("a", bold=True), Run("b", bold=True), Run(" c.", italic=True))))).decode()
    )
    assert "<p><strong>ab</strong> <em>c</em>.</p>" in html


def test_links() -> None:
    """Links lead into the paper and to web pages only; their words are no markup."""
    runs = [
        Run("a]b", href="#p-kodi-art_1"),
        Run(" web", href="https://example.org/a b?c=(d)&e=f"),
        Run(" script", href="javascript:alert(1)"),
        Run(" data", href="data:text/html,x"),
    ]
    tokens = read(Paragraph(tuple(runs)))
    links = [child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"]
    assert links == ["#p-kodi-art_1", "https://example.org/a%20b?c=%28d%29&e=f"]
    assert shown(tokens) == "a]b web script data"


def test_tables() -> None:
    """A table has its heading, its caption above it, and for a cell over two columns an empty one."""
    made = Table(
        (cell("A", head=True), cell("B", head=True), cell("C", head=True)),
        ((cell("1\n2"), cell("x | y", span=2)), (cell("3"), cell("4"), cell("5"))),
        (0.2, 0.4, 0.4),
        text("Caption"),
    )
    html = READER.render(markdown(paper(made)).decode())
    assert html.index("Caption") < html.index("<table>")
    assert re.findall(r"<th>(.*?)</th>", html) == [f"<strong>{letter}</strong>" for letter in "ABC"]
    assert re.findall(r"<td>(.*?)</td>", html) == ["1 2", "x | y", "", "3", "4", "5"]


def test_a_table_without_a_heading() -> None:
    """It is still read as a table."""
    assert "table_open" in kinds(read(Table((), ((Cell(text("a")), Cell(text("b"))),), (0.5, 0.5))))


def test_headings_and_contents() -> None:
    """Headings stand a level below the title, with their ids; the contents lead to them, down to a depth."""
    made = markdown(
        paper(Contents("Contents"), Heading(1, text("One"), "one"), Heading(3, text("Deep"), "deep"))
    ).decode()
    assert "\n## One {#one}\n" in made
    assert "\n#### Deep {#deep}\n" in made
    assert "- [One](#one)" in made
    assert "[Deep]" not in made


def test_footnotes() -> None:
    """Each note has a mark where it belongs and its words at the end, in order."""
    made = markdown(paper(Paragraph((Run("Kosovo", note="First *note*."), Run(" b", note="Second.")))))
    assert made.decode().endswith("Kosovo[^1] b[^2]\n\n[^1]: First \\*note\\*.\n\n[^2]: Second.\n")


def test_the_rest() -> None:
    """Quotations, numbered lists, pictures by what they show, the mark at both ends; a new page is nothing here."""
    blocks = (
        Turn(landscape=True),
        Paragraph(text("One\ntwo"), "quote"),
        Listing((text("a\nb"), text("c")), ordered=True),
        Picture("<svg/>", "A chart"),
    )
    made = markdown(paper(*blocks, mark="CONFIDENTIAL DRAFT")).decode()
    assert made.startswith("**CONFIDENTIAL DRAFT**\n\n# Title\n")
    assert made.endswith("\n\n**CONFIDENTIAL DRAFT**\n")
    assert "> One\\\n> two\n" in made
    assert "1. a\\\n   b\n2. c\n" in made
    assert "*A chart*" in made
    assert "svg" not in made


def test_a_long_paragraph() -> None:
    """A paragraph of 100,000 characters is written whole."""
    assert shown(read(Paragraph(text("*a* " * 25_000)))) == even("*a* " * 25_000)


def test_a_hostile_report_is_inert() -> None:
    """A whole report on statutes that attack it is read without HTML, pictures, or links to elsewhere than asked."""
    made = markdown(situation(rich(), load_strings())).decode("utf-8")
    tokens = READER.parse(made)
    assert not {each for each in kinds(tokens) if "html" in each or each in ("image", "fence", "code_block")}
    links = [child.attrs["href"] for token in tokens for child in token.children or () if child.type == "link_open"]
    assert all(str(link).startswith(("#", "https://example.org/")) for link in links)
    assert not any(sign in made for sign in "\u202e\x00\x07")
