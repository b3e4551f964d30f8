"""The elements of Akoma Ntoso by what they do in a law: provisions, lines, words within a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harmonize.reading.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element


def _names(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


BODIES = ("body", "mainBody", "portionBody", "fragmentBody", "attachment", "component", "conclusions")
PROVISIONS = _names(
    """
    article section rule clause level paragraph part book tome title subtitle chapter subchapter subpart division
    subdivision transitional subsection subrule subclause subparagraph point indent proviso item attachment component
    conclusions
    """
)
LOOSE = _names("alinea list sublist hcontainer")
"""Provisions only where they bear a number or a heading, or stand beside others: else a wrapping of their text."""
INLINE = _names(
    """
    a abbr affectedDocument argument b change concept courtType date decoration def del docAuthority docCommittee
    docDate docIntroducer docJurisdiction docNumber docProponent docPurpose docStage docStatus docTitle docType
    docketNumber embeddedText entity event fillIn i img inline ins judge lawyer legislature location marker mmod mod
    mref neutralCitation noteRef object omissis opinion organization outcome party person placeholder process quantity
    quotedText ref relatedDocument remark rmod role rref session shortTitle signature span sub sup term time u vote
    """
)
SILENT = _names("meta script style")
QUOTED = ("quotedStructure", "embeddedStructure")
UNITS = ("article", "section", "rule", "clause")
CLOSES = ("wrapUp", "listWrapUp")
ABSENT = ("include", "componentRef", "documentRef")
_CALLED = _names("annex appendix attachment schedule schedules group closing wrapup")
"""What the name of an ``hcontainer`` says of it, where that is known."""
GONE = ("removed", "temporarilyRemoved", "repealed")


def name_of(element: Element) -> str:
    """Return what an element calls its provision: its own name, or the one that an ``hcontainer`` is given."""
    name = local(element)
    if name != "hcontainer":
        return name
    given = element.get("name") or ""
    return given if given in _CALLED else name


def among_others(element: Element) -> bool:
    """Tell whether an element stands beside other provisions."""
    parent = element.getparent()
    return parent is not None and sum(local(child) in PROVISIONS | LOOSE for child in parent) > 1


def stated_number(num: Element) -> str | None:
    """Return the number that a ``num`` says apart from its word, as ``title``, if all of it is printed there."""
    title = num.get("title")
    printed = iter("".join(num.itertext()))
    return title if title is not None and all(char in printed for char in title if char.isalnum()) else None


def with_quotes(element: Element) -> None:
    """Print the quotation marks that a quoted structure only names, around its first and last words."""
    opens, closes = element.get("startQuote") or "", element.get("endQuote") or ""
    if words := element.xpath(".//text()[normalize-space()]"):
        _written(words[0], opens + words[0].lstrip())
        words = element.xpath(".//text()[normalize-space()]")
        _written(words[-1], words[-1].rstrip() + closes)


def _written(words: Any, text: str) -> None:
    """Put a text in the place of the words that stand within or behind an element."""
    if words.is_tail:
        words.getparent().tail = text
    else:
        words.getparent().text = text
