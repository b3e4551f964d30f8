"""What stays on one page with what follows it: a few words between a heading and what they introduce."""

from __future__ import annotations

from collections.abc import Sequence

from harmonize.reports.paper import Block, Listing, Paragraph, Table, words

FEW = 300
"""Characters of an introduction; longer ones fill a page's end well enough."""


def kept(blocks: Sequence[Block]) -> list[bool]:
    """Return of each block whether it stays with the next: short paragraphs that introduce something else.

    >>> from harmonize.reports.paper import Heading, text
    >>> heading, citation = Heading(2, text("Section 12")), Paragraph(text("Criminal Code, page 7"), "small")
    >>> kept([heading, citation, Paragraph(text("Who enters a system..."), "quote")])
    [False, True, False]
    """
    following = (*blocks[1:], None)
    return [_introduces(block, after) for block, after in zip(blocks, following, strict=False)]


def _introduces(block: Block, following: Block | None) -> bool:
    if not isinstance(block, Paragraph) or block.style in ("quote", "notice"):
        return False
    return len(words(block.text)) <= FEW and _introduced(following)


def _introduced(block: Block | None) -> bool:
    """Return whether a block is what introductions stand before; headings are kept with theirs by every format."""
    return isinstance(block, Table | Listing) or (isinstance(block, Paragraph) and block.style == "quote")
