"""A paper as Markdown: pipe tables, footnotes and heading ids; nothing that a statute says is markup or HTML in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import quote

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
    cleaned,
    headings,
    words,
)

_MARKUP = re.compile(
    r"""
    [\\`*_{}\[\]<>\#&~|$@^]      # emphasis, links, HTML, entities, tables, ids, footnotes, formulas, addresses
  | ! (?= \[ )                   # a picture
  | : (?= // )                   # "https://": addresses become links without being asked to
  | (?<= \b[wW]{3} ) [.]         # "www." likewise
    """,
    re.VERBOSE,
)
_BEGINS_A_BLOCK = re.compile(
    r"""
    ^ (?: (?P<number> \d+ ) (?P<stop> [.)] )      # "1." or "1)": a numbered list
        | (?P<sign> [-+=:%] )                      # a list, a rule, an underline, a definition, a title
      )
    """,
    re.VERBOSE,
)
_CORE = re.compile(r"[^\W_] (?: .* [^\W_] )?", re.VERBOSE | re.DOTALL)  # from the first to the last letter or digit
_PLAIN = re.compile(r"[\w ./:,+-]+")  # what may stand between backticks as it is
_SAFE = re.compile(r"[\w.-]+")  # an id
_BLANK = re.compile(r"[^\S\n]+")  # blanks within a line
WEB = ("https://", "http://")


@dataclass(slots=True)
class _Notes:
    """The footnotes met so far."""

    notes: list[Text] = field(default_factory=list)

    def mark(self, note: str) -> str:
        self.notes.append((Run(note),))
        return f"[^{len(self.notes)}]"


def markdown(paper: Paper) -> bytes:
    r"""Return a paper as Markdown in UTF-8: CommonMark with pipe tables, footnotes and ids of headings.

    >>> from harmonize.reports.paper import text
    >>> print(markdown(Paper("A *law*", "", "en", (Paragraph(text("1. ", Run("who", bold=True))),))).decode(), end="")
    # A \*law\*
    <BLANKLINE>
    1\. **who**
    """
    paper, notes = cleaned(paper), _Notes()
    mark = [f"**{_escaped(paper.mark)}**"] if paper.mark else []
    top = [*mark, f"# {_line((Run(paper.title),), notes)}", *filter(None, [_flow((Run(paper.subtitle),), notes)])]
    body = [part for block in paper.blocks if (part := _block(block, paper, notes))]
    foot = [f"[^{at}]: {_line(note, notes)}" for at, note in enumerate(notes.notes, 1)]
    return ("\n\n".join([*top, *body, *foot, *mark]) + "\n").encode("utf-8")


def _block(block: Block, paper: Paper, notes: _Notes) -> str:
    match block:
        case Heading():
            return f"{'#' * (block.level + 1)} {_line(block.text, notes)}{_id(block.id)}"
        case Paragraph():
            return _paragraph(block, notes)
        case Listing():
            return "\n".join(_items(block, notes))
        case Table():
            return _table(block, notes)
        case Picture():
            return _flow((Run(block.alt, italic=True),), notes)
        case Contents():
            return _contents(block, paper)
        case Turn():
            return ""


def _id(id: str) -> str:
    return f" {{#{id}}}" if _SAFE.fullmatch(id) else ""


def _paragraph(paragraph: Paragraph, notes: _Notes) -> str:
    told = _flow(paragraph.text, notes)
    quoted = paragraph.style in ("quote", "notice")
    return "\n".join(f"> {line}" for line in told.split("\n")) if quoted and told else told


def _items(listing: Listing, notes: _Notes) -> Iterator[str]:
    for at, item in enumerate(listing.items, 1):
        sign = f"{at}." if listing.ordered else "-"
        yield f"{sign} {_flow(item, notes)}".replace("\n", f"\n{' ' * (len(sign) + 1)}")


def _contents(contents: Contents, paper: Paper) -> str:
    listed = [heading for heading in headings(paper, contents.depth) if heading.id]
    lines = (f"{'  ' * (heading.level - 1)}- {_linked(words(heading.text), f'#{heading.id}')}" for heading in listed)
    return "\n".join([f"**{_escaped(contents.title)}**", "", *lines]) if listed else ""


def _table(table: Table, notes: _Notes) -> str:
    head = table.head or (Cell(()),) * len(table.widths)
    rule = "|" + " --- |" * sum(cell.span for cell in head)
    caption = [_flow(table.caption, notes), ""] if table.caption else []
    return "\n".join([*caption, _row(head, notes), rule, *(_row(row, notes) for row in table.rows)])


def _row(row: Row, notes: _Notes) -> str:
    return "|" + "".join(f" {_cell(cell, notes)} |" + " |" * (cell.span - 1) for cell in row)


def _cell(cell: Cell, notes: _Notes) -> str:
    told = _line(cell.text, notes)
    return f"**{told}**" if cell.head and told and "*" not in told and "[" not in told else told


def _line(text: Text, notes: _Notes) -> str:
    """Return runs as one line, as headings and cells need it."""
    return _BLANK.sub(" ", _inline(text, notes).replace("\n", " ")).strip()


def _flow(text: Text, notes: _Notes) -> str:
    """Return runs as the lines of a paragraph, with a hard break between them."""
    lines = (_BLANK.sub(" ", line).strip() for line in _inline(text, notes).split("\n"))
    return "\\\n".join(_begun(line) for line in lines if line)


def _begun(line: str) -> str:
    """Return a line that begins no block of its own."""
    begins = _BEGINS_A_BLOCK.match(line)
    at = begins.end() - 1 if begins else 0
    return f"{line[:at]}\\{line[at:]}" if begins else line


def _inline(text: Text, notes: _Notes) -> str:
    return "".join(_run(run) + (notes.mark(run.note) if run.note else "") for run in _merged(text))


def _merged(text: Text) -> Iterator[Run]:
    """Yield runs, neighbours with the same emphasis made one: stars that touch would not be read as two pairs."""
    before: Run | None = None
    for run in text:
        if before and _looks(before) == _looks(run) and not (before.note or before.href or run.href or before.code):
            before = Run(before.text + run.text, run.bold, run.italic, code=run.code, note=run.note)
            continue
        if before:
            yield before
        before = run
    if before:
        yield before


def _looks(run: Run) -> tuple[bool, bool, bool]:
    return run.bold, run.italic, run.code


def _run(run: Run) -> str:
    if run.href.startswith(("#", *WEB)):
        return _linked(run.text, run.href)
    if run.code and _PLAIN.fullmatch(run.text):
        return f"`{run.text}`"
    return _emphasized(_escaped(run.text), "*" * (2 * run.bold + run.italic))


def _linked(told: str, href: str) -> str:
    target = quote(href, safe="#:/?&=%-._~,+!")
    return f"[{_escaped(told).replace(chr(10), ' ')}]({target})"


def _emphasized(told: str, sign: str) -> str:
    """Return text between emphasis signs that stand at a letter or digit, where every reader takes them for such."""
    core = _CORE.search(told) if sign else None
    return f"{told[: core.start()]}{sign}{core[0]}{sign}{told[core.end() :]}" if core else told


def _escaped(told: str) -> str:
    r"""Return text in which nothing is markup.

    >>> _escaped("<b>*a*</b> [b](https://c) {#d}")
    '\\<b\\>\\*a\\*\\</b\\> \\[b\\](https\\://c) \\{\\#d\\}'
    """
    return _MARKUP.sub(r"\\\g<0>", told.replace("\r\n", "\n").replace("\r", "\n"))
