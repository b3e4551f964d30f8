"""Citing: articles, provisions and their words as runs, the same in every chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from harmonize.model.verdict import Finding, Quoted
from harmonize.reports.marking import Piece
from harmonize.reports.paper import Run, Text, text
from harmonize.reports.profile import Section
from harmonize.reports.quoting import Quote
from harmonize.reports.situation.dossier import Dossier

WEB = ("https://", "http://")
CUT = " […] "
"""Stands for words that a quotation leaves out."""
HEAD = 400
"""Characters within which a provision says its own number."""


def article(dossier: Dossier, finding: Finding, href: str = "", *, titled: bool = True) -> Text:
    """Return an article's number and title, and its instrument's where there are several."""
    name = Run(dossier.say("article.name", number=finding.article), bold=True, href=href)
    instrument = dossier.analysis.instruments.get(finding.instrument, finding.instrument)
    where = Run(f", {instrument}", quiet=True) if dossier.several else ""
    return text(name, f" {finding.title}" if titled else "", where)


def section_link(dossier: Dossier, section: Section, *, titled: bool = True) -> Text:
    """Return an article as a link to its section."""
    return article(dossier, section.finding, f"#{section.id}", titled=titled)


def numbered(provision: Quoted) -> str:
    r"""Return a provision's number as its law prints it, with the law's own word for an article where it has one.

    >>> numbered(Quoted("12", "", "Tentativa\nNeni 12\nKush...", 0, 1, ""))
    'Neni 12'
    """
    lines = (line.split(maxsplit=2) for line in provision.text[:HEAD].splitlines())
    words = (line[0] for line in lines if len(line) > 1 and line[1].rstrip(".:–-") == provision.number)
    return f"{word} {provision.number}" if (word := next(words, "")) else provision.number


def provision(dossier: Dossier, key: str, href: str = "", *, titled: bool = True) -> Text:
    """Return a quoted provision's number and heading, as a link where ``href`` is given."""
    quoted, source = dossier.analysis.provisions[key], dossier.source(key.partition("#")[0])
    language = source.language if source else ""
    heading = Run(f" {quoted.heading}", language=language) if titled and quoted.heading else ""
    return text(Run(numbered(quoted), bold=True, href=href, language=language), heading)


def caption(dossier: Dossier, quote: Quote) -> Text:
    """Return what stands above a quotation: number, heading, statute and page."""
    name, source = quote.provision, quote.source
    where = [source.title] if source else []
    where.append(dossier.say("article.page", page=quote.page))
    heading = Run(f" {name.heading}", language=quote.language) if name.heading else ""
    return text(
        Run(numbered(name), bold=True, language=quote.language, href=quote.href), heading,
        Run(f" ({', '.join(where)})", quiet=True),
    )  # fmt: skip


def found(dossier: Dossier, quote: Quote) -> Text:
    """Return where some words stand: provision and page, and that it is a translation."""
    words = dossier.say("article.found_in", provision=numbered(quote.provision), page=quote.page)
    translated = quote.source is not None and bool(quote.source.translation_of)
    return text(
        Run(words, href=quote.href), Run(f", {dossier.say('article.translation')}", quiet=True) if translated else ""
    )


def quoted(pieces: Sequence[Piece], language: str) -> Text:
    """Return marked text as runs: the words that matter in bold."""
    runs = groupby(_told(pieces), key=lambda run: run[0])
    return tuple(Run("".join(words for _, words in group), bold=bold, language=language) for bold, group in runs)


def _told(pieces: Sequence[Piece]) -> Iterator[tuple[bool, str]]:
    depth = 0
    for piece in pieces:
        if piece.kind in ("text", "gap"):
            yield depth > 0, piece.text or CUT
        elif piece.mark and not piece.mark.passage:
            depth += 1 if piece.kind == "open" else -1


def outside(url: str, words: str) -> Text:
    """Return a link to a web page, or the address as plain words where it is none.

    >>> outside("javascript:x", "Text of the treaty")[0].href
    ''
    """
    if url.startswith(WEB):
        return text(Run(words, href=url))
    return text(f"{words}: {url}") if url else ()


def joined(texts: Iterable[Text], between: str = "; ") -> Text:
    """Return several texts as one, with something between them."""
    result: list[Run] = []
    for each in texts:
        result += [Run(between)] * bool(result) + list(each)
    return tuple(result)
