"""Margins: what is printed at the head and the foot of every page of a report in HTML."""

from __future__ import annotations

from harmonize.reports.paper import Paper


def margins(paper: Paper) -> str:
    r"""Return the style that prints a paper's mark at the head and its foot at the foot of every page.

    >>> margins(Paper("", "", "en", (), mark="a</b"))
    '@media print { @page { @top-center { content: "a\\3c \\2f b"; font: bold 9pt sans-serif; } } }\n'
    """
    boxes = (("top-center", paper.mark, "bold 9pt"), ("bottom-left", paper.foot, "7pt"))
    rules = [f"@{box} {{ content: {_quoted(text)}; font: {font} sans-serif; }}" for box, text, font in boxes if text]
    return f"@media print {{ @page {{ {' '.join(rules)} }} }}\n" if rules else ""


def _quoted(text: str) -> str:
    """Return a text as a string of CSS; whatever is no ASCII letter, digit or blank is escaped, so none can end it."""
    plain = (each if each == " " or (each.isascii() and each.isalnum()) else f"\\{ord(each):x} " for each in text)
    return f'"{"".join(plain)}"'
