"""Blocks as HTML: balanced, unique ids, links that follow, notes, tones with shapes, and nothing that acts."""

from __future__ import annotations

from collections import Counter
from html.parser import HTMLParser

import pytest
from analyses import HOSTILE

from harmonize.knowledge.strings import load_strings
from harmonize.reports.blocks import laid, toned
from harmonize.reports.margins import margins
from harmonize.reports.paper import (
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
    text,
)
from harmonize.reports.web import page

VOID = {"meta", "link", "img", "col", "br"}
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>t</title></svg>'


class Reader(HTMLParser):
    """What a page is made of: its tags with their attributes, its text, and tags that do not match."""

    def __init__(self, markup: str) -> None:
        """Read a page."""
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(markup)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and that it is open."""
        self.tags.append((tag, dict(attrs)))
        self.open += [tag] * (tag not in VOID)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Close the tag that is open, or note that it is another."""
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)

    def handle_data(self, data: str) -> None:
        """Note the text."""
        self.words.append(data)

    def every(self, tag: str) -> list[dict[str, str | None]]:
        """Return the attributes of each tag of a name."""
        return [attributes for name, attributes in self.tags if name == tag]


def paper(mark: str = "DRAFT", words: str = "plain words") -> Paper:
    """Return a paper with one block of each kind and style, all of them made of some words."""
    run = Run(words, bold=True, italic=True, quiet=True, code=True, language="sq", note="a note: " + words)
    return Paper(
        title="Title " + words,
        subtitle="Subtitle " + words,
        language="en",
        blocks=(
            Contents("What is in it", 2),
            Heading(1, text("First ", words), "one"),
            *(Paragraph(text(words), style) for style in ("body", "lead", "quote", "caption", "notice", "small")),
            Heading(2, text("Second"), "one"),
            Paragraph(text(run, Run("seek", href="#one"), Run("out", href="https://example.org/a"))),
            Heading(3, text("Third")),
            Turn(landscape=True),
            Listing((text("x"), text(words)), ordered=True),
            Listing((text("y"),)),
            Table(
                head=(cell("Article", head=True), cell("Status", span=2, head=True)),
                rows=((cell("2", head=True), cell(Run("Full", tone="full")), cell(words, tone="none-found")),),
                widths=(1, 2, 3),
                caption=text("Caption ", words),
            ),
            Picture(SVG, "A drawing of " + words, 0.5),
            Turn(),
            Paragraph(text(Run("reviewed by one", tone="reviewed", note="a note: " + words))),
        ),
        mark=mark,
        foot="The foot " + words,
    )


@pytest.fixture(scope="module")
def strings() -> dict[str, dict[str, str]]:
    """Return the texts of a page in English."""
    return load_strings()


def test_every_block_is_written_with_balanced_tags(strings: dict[str, dict[str, str]]) -> None:
    """All kinds of blocks are there, each tag closes, and headings go from the title's level down."""
    read = Reader(page(paper(), strings))
    assert not read.wrong
    assert not read.open
    names = Counter(tag for tag, _ in read.tags)
    assert [names[tag] for tag in ("h1", "h2", "h3", "h4", "ol", "table", "img", "blockquote", "nav")] == [
        1, 1, 1, 1, 2, 1, 1, 1, 1,
    ]  # fmt: skip
    assert "DRAFT" in read.words
    assert "The foot plain words" in read.words


def test_ids_are_unique_and_links_lead_somewhere(strings: dict[str, dict[str, str]]) -> None:
    """Two blocks with one id get two, and every link within the page has its end."""
    read = Reader(page(paper(), strings))
    ids = [attributes["id"] for _, attributes in read.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    inner = [href for each in read.every("a") if (href := each["href"] or "").startswith("#")]
    assert {href[1:] for href in inner} <= set(ids)
    assert "#one-2" in inner


def test_ids_keep_off_those_of_the_page_around() -> None:
    """In a page that has ids of its own those of blocks get a prefix or a number, and links follow."""
    blocks = (Heading(1, text("A"), "a"), Paragraph(text(Run("b", href="#a"), Run("c", href="#elsewhere"))))
    shifted = laid(blocks, base=3, taken=("a",))
    heading, paragraph = shifted.blocks
    assert (heading.level, heading.id) == (3, "a-2")
    assert [run.href for run in paragraph.text] == ["#a-2", "#elsewhere"]
    assert laid(blocks, prefix="x-").blocks[0].id == "x-a"


def test_notes_with_the_same_words_are_one(strings: dict[str, dict[str, str]]) -> None:
    """A note stands once, at the end, and each of its marks leads to it."""
    markup = page(paper(), strings)
    assert markup.count('<li id="note-1"') == 1
    assert markup.count('href="#note-1"') == 2


def test_a_table_tells_what_heads_what(strings: dict[str, dict[str, str]]) -> None:
    """Cells that are headings have a scope, a table its caption, and columns their shares."""
    read = Reader(page(paper(), strings))
    assert [each.get("scope") for each in read.every("th")] == ["col", "colgroup", "row"]
    assert [each["width"] for each in read.every("col")] == ["16.67%", "33.33%", "50.0%"]
    assert [each.get("aria-label") for each in read.every("div")] == ["Caption plain words"]


def test_a_tone_has_a_shape_beside_its_colour(strings: dict[str, dict[str, str]]) -> None:
    """A status is told by its shape and its word too, in a run and in a cell."""
    read = Reader(page(paper(), strings))
    shapes = [each["href"] for each in read.every("use")]
    assert shapes == ["#i.full", "#i.none-found"]
    assert toned("reviewed") == "t-reviewed"


def test_hostile_text_is_inert(strings: dict[str, dict[str, str]]) -> None:
    """Markup in any text stays text: no tag, script or handler of it is in the page, nor an address that acts."""
    read = Reader(page(paper(mark=HOSTILE, words=HOSTILE), strings))
    assert not read.wrong
    assert [tag for tag, _ in read.tags if tag in ("script", "iframe", "object", "form")] == []
    assert not [name for _, attributes in read.tags for name in attributes if name.startswith("on")]
    assert all((each["src"] or "").startswith("data:image/svg+xml;base64,") for each in read.every("img"))


def test_an_address_that_acts_is_no_link(strings: dict[str, dict[str, str]]) -> None:
    """Only places in the page and web pages are linked."""
    bad = Paper("t", "", "en", (Paragraph(text(Run("x", href="javascript:alert(1)"), Run("y", href="data:,a"))),))
    hrefs = [each["href"] for each in Reader(page(bad, strings)).every("a")]
    assert hrefs == ["#main"]


def test_the_printed_mark_cannot_leave_its_string() -> None:
    """What stands at the head of printed pages is escaped for CSS."""
    rule = margins(Paper("", "", "en", (), mark='"; } body { display: none; } </style>'))
    assert rule.count('"') == 2
    assert "<" not in rule
