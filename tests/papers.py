"""Papers made by hand: every kind of block, letters of the region, text that attacks, and too much of everything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from harmonize.reports.paper import (
    Block,
    Cell,
    Contents,
    Heading,
    Listing,
    Paper,
    Paragraph,
    Picture,
    Row,
    Run,
    Table,
    Text,
    Turn,
    cell,
    cleaned,
    text,
)

ALBANIAN = "Ç ç Ë ë dhe shqip: përfshirë çdo gjë"
TURKISH = "Ğ ğ İ ı Ş ş Ö ö Ü ü Ç ç âîû: bilişim sistemine girme"
MACEDONIAN = "Ѓ ѓ Ѕ ѕ Ј ј Љ љ Њ њ Ќ ќ Џ џ ѐ ѝ: компјутерски систем"
SERBIAN = "Ђ ђ Ћ ћ Џ џ Љ љ Њ њ Ј ј Ж ж Ш ш: рачунарски систем"
LATIN = "Č č Ć ć Đ đ Š š Ž ž dž lj nj: računarski sistem"
LETTERS = (ALBANIAN, TURKISH, MACEDONIAN, SERBIAN, LATIN)
MARKUP = (
    '#sys.exit $x$ @ref <label> *bold* _it_ `raw` = heading #read("/etc/passwd") \\u{41} // comment /* more */',
    "<script>alert(1)</script> & &lt; ]]> <w:p/> {{ jinja }} {% raw %}",
    "=cmd|' /C calc'!A0 +1+1 -2 @SUM(1) HYPERLINK(\"http://evil.example\")",
)
"""Text that another program could take for a command, and that must arrive as it is."""
CONTROL = "be\x00fore\x07 \u202eesrever\u202c \ud800 after\uffff"
STATUSES = ("full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable", "present", "absent")
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 120">'
    '<rect x="10" y="10" width="200" height="40" fill="#17653a"/>'
    '<rect x="10" y="60" width="320" height="40" fill="#8f1d22"/>'
    '<text x="220" y="36" font-family="sans-serif" font-size="16">Ћирилица çë</text></svg>'
)
MARK = "CONFIDENTIAL DRAFT"
FOOT = "Valmora, law as of 1 May"


def long_table(rows: int = 120) -> Table:
    """Return a table longer than a page, whose cells say where they stand."""
    head = (cell("Article"), cell("Provision"), cell("Status"))
    body = tuple(_row(number) for number in range(1, rows + 1))
    return Table(head, body, (1, 4, 2), text("Table of ", Run("provisions", italic=True)))


def _row(number: int) -> Row:
    status = STATUSES[number % len(STATUSES)]
    words = f"row{number} of the law, with {LETTERS[number % len(LETTERS)]}"
    return (cell(f"art{number}", head=True), cell(words), cell(f"state{number}", tone=status))


def wide_table() -> Table:
    """Return a table of many columns, with cells that span and rows that are too short."""
    head = (cell("Jurisdiction"), *(cell(f"c{number}") for number in range(1, 15)))
    rows = tuple((cell(f"unit{n}", head=True), *(cell(tone=status) for status in STATUSES)) for n in range(1, 9))
    spanning = (cell("All of them together", span=15, head=True),)
    return Table(head, (spanning, *rows), (3.0, *([1.0] * 14)))


def matrix_table() -> Table:
    """Return a table without a heading row, whose words are longer than its columns."""
    return Table((), (tuple(cell("Bundesverfassungsgerichtsgesetzesnovelle" + "x" * 60) for _ in range(5)),), (1,) * 5)


def huge_cell() -> Table:
    """Return a table with a cell longer than a page."""
    return Table((cell("Text"),), ((cell(" ".join(f"cell{n}" for n in range(2_000))),),), (1,))


BLOCKS = (
    Paragraph(text("A proposal, not legal advice.", Run(" Beware.", bold=True)), "notice"),
    Contents("What stands where", 3),
    Turn(),
    Heading(1, text("Summary"), "summary"),
    Paragraph(text("What is said first.\nAnd on a line of its own."), "lead"),
    Paragraph(
        text(
            "Plain, ",
            Run("bold", bold=True),
            ", ",
            Run("italic", italic=True),
            ", ",
            Run("quiet", quiet=True),
            ", ",
            Run("code_of = x", code=True),
            ", ",
            Run("noted", note="The footnote says " + SERBIAN),
            ", ",
            Run("within", href="#far"),
            ", ",
            Run("without", href="https://example.org/a?b=c#d"),
            ", ",
            Run("nowhere", href="#missing"),
            ", ",
            Run("hostile", href="javascript:alert(1)"),
            ", ",
            Run("damaged", href="https://[x y"),
            ".",
        ),
        id="first",
    ),
    Paragraph(tuple(Run(f"{status} ", tone=status) for status in (*STATUSES, "reviewed", "element", "unheard-of"))),
    Heading(2, text("Quoted in ", Run("their", italic=True), " languages"), "quoted"),
    *(
        Paragraph((Run(words, language=language),), "quote")
        for words, language in zip(LETTERS, ("sq", "tr", "mk", "sr", "bs-Latn-BA"), strict=True)
    ),
    Paragraph(text("Kodi Penal, Art. 192/b, p. 77"), "caption"),
    Heading(3, text("Third level"), "far"),
    Listing((text("first of all"), text("then ", Run("another", bold=True)))),
    Listing((text("one"), text("two"), text("three")), ordered=True),
    Heading(4, text("Fourth level")),
    Listing((text("uno"), text("due")), ordered=True),
    Paragraph(text("Small print."), "small"),
    Picture(DRAWING, "Two bars, the lower one longer", 0.8),
    long_table(),
    Turn(landscape=True),
    Heading(1, text("Wide"), "wide"),
    wide_table(),
    Turn(),
    Heading(1, text("Hostile ", Run(MARKUP[0])), "summary"),
    *(Paragraph(text(words)) for words in MARKUP),
    Paragraph(text(CONTROL, Run("x", note=MARKUP[0] + CONTROL, language="not a language \x00"))),
    Table((cell(MARKUP[1]),), ((cell(MARKUP[0]),), (cell(MARKUP[2]),)), (1,), text(MARKUP[0])),
    matrix_table(),
    huge_cell(),
)


def whole() -> Paper:
    """Return a paper with every kind of block, upright and turned."""
    return Paper("Situation report on Valmora", "Convention on Cybercrime, Ћ", "en", BLOCKS, MARK, FOOT)


def endless() -> Paper:
    """Return a paper with paragraphs, a cell and a quotation of 100,000 characters, with and without spaces."""
    many = "fjalë слово kelime " * 5_300
    blocks = (
        Heading(1, text("Endless")),
        Paragraph(text(many)),
        Paragraph(text("x" * 100_000)),
        Paragraph(text(many), "quote"),
        Table((cell("A"), cell("B")), ((cell(many), Cell(text("y" * 100_000), "partial")),), (1, 1)),
    )
    return Paper("Endless", "", "sq", blocks)


def empty() -> Paper:
    """Return a paper of nothing but a title."""
    return Paper("Nothing", "", "en", ())


def unmarked() -> Paper:
    """Return the paper without what stands on every page."""
    return replace(whole(), mark="", foot="")


def texts(block: Block) -> Iterator[Text]:
    """Yield the texts of a block, in order."""
    match block:
        case Heading() | Paragraph():
            yield block.text
        case Listing():
            yield from block.items
        case Table():
            yield from (block.caption, *(each.text for row in (block.head, *block.rows) for each in row))


def said(paper: Paper) -> Iterator[str]:
    """Yield what the blocks of a paper say, in order, each run for itself."""
    for block in cleaned(paper).blocks:
        if isinstance(block, Contents):
            yield block.title
        yield from (run.text for text in texts(block) for run in text)


def notes(paper: Paper) -> Iterator[str]:
    """Yield the footnotes of a paper's paragraphs, in order."""
    for block in cleaned(paper).blocks:
        if isinstance(block, Paragraph):
            yield from (run.note for run in block.text if run.note)


def lettered(letters: str) -> Paper:
    """Return a paper of one page with letters that stand apart."""
    return Paper("", "", "en", (Paragraph(text(" ".join(letters)), "lead"),))
