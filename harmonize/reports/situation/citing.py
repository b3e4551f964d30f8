"""Citing: articles, provisions and their words as runs, the same in every chapter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from harmonize.model.evidence import Candidate
from harmonize.model.verdict import Analysis, Finding, Quoted
from harmonize.reports.marking import Piece
from harmonize.reports.paper import Run, Text, text
from harmonize.reports.profile import Section
from harmonize.reports.quoting import Quote
from harmonize.reports.situation.dossier import Dossier, Strings

WEB = ("https://", "http://")
CUT = " […] "
"""Stands for words that a quotation leaves out."""
HEAD = 400
"""Characters within which a provision says its own number."""
LONGEST_HEADING = 300
"""Characters of a heading that are shown: it stands in many places."""
STOPS = ".:–-"
UNITS = {"art": "article", "sec": "section"}
"""What an id begins with, by the name of the unit in the strings."""


def article(dossier: Dossier, finding: Finding, href: str = "", *, titled: bool = True) -> Text:
    """Return an article's number and title, and its instrument's where there are several."""
    name = Run(dossier.say("article.name", number=finding.article), bold=True, href=href)
    instrument = dossier.analysis.instruments.get(finding.instrument, finding.instrument)
    where = Run(f", {instrument}", quiet=True) if dossier.several else ""
    return text(name, f" {finding.title}" if titled else "", where)


def section_link(dossier: Dossier, section: Section, *, titled: bool = True) -> Text:
    """Return an article as a link to its section."""
    return article(dossier, section.finding, f"#{section.id}", titled=titled)


def numbers(analysis: Analysis, strings: Strings) -> dict[Quoted, str]:
    """Return for each provision its number with the word that its law has for an article, else the report's."""
    words = strings["provision"]
    named = (
        (quoted, words.get(UNITS.get(key.partition("#")[2][:3], ""), "")) for key, quoted in analysis.provisions.items()
    )
    return {quoted: f"{own_word(quoted) or word} {quoted.number}".strip() for quoted, word in named}


def own_word(provision: Quoted) -> str:
    r"""Return the word that stands before a provision's number in its law, empty where there is none.

    >>> own_word(Quoted("12", "", "Tentativa\nNeni 12\nKush...", 0, 1, ""))
    'Neni'
    """
    lines = (line.split(maxsplit=2) for line in provision.text[:HEAD].splitlines())
    return next((line[0] for line in lines if len(line) > 1 and line[1].rstrip(STOPS) == provision.number), "")


def headed(heading: str) -> str:
    """Return a heading on one line without its stop, cut where it is longer than any heading of a law.

    >>> headed("Interference with  computer data.")
    'Interference with computer data'
    """
    line = _even(heading[: LONGEST_HEADING * 2]).rstrip(".")
    return line if len(line) <= LONGEST_HEADING else f"{line[:LONGEST_HEADING].rstrip()}…"


def numbered(provision: Quoted) -> str:
    """Return a provision's number as its law prints it: with the law's own word for an article where it has one."""
    return f"{own_word(provision)} {provision.number}".strip()


def provision(dossier: Dossier, key: str, href: str = "", *, titled: bool = True) -> Text:
    """Return a quoted provision's number and heading, as a link where ``href`` is given."""
    quoted, source = dossier.analysis.provisions[key], dossier.source(key.partition("#")[0])
    return _named(dossier, quoted, source.language if source else "", href, titled=titled)


def _named(dossier: Dossier, quoted: Quoted, language: str, href: str, *, titled: bool = True) -> Text:
    heading = headed(quoted.heading) if titled else ""
    return text(
        Run(dossier.names[quoted], bold=True, href=href, language=language),
        Run(f" {heading}", language=language) if heading else "",
    )


def candidate(dossier: Dossier, each: Candidate, href: str, language: str, *, titled: bool = True) -> Text:
    """Return a candidate's number and heading, as a link where ``href`` is given."""
    known = dossier.analysis.provisions.get(f"{each.statute}#{each.eid}")
    heading = headed(each.heading) if titled else ""
    number = dossier.names[known] if known else each.provision
    return text(Run(f"{number} {heading}".strip(), language=language, href=href))


def caption(dossier: Dossier, quote: Quote) -> Text:
    """Return what stands above a quotation: number, heading, statute and page."""
    where = [quote.source.title] if quote.source else []
    where.append(dossier.say("article.page", page=quote.page))
    named = _named(dossier, quote.provision, quote.language, quote.href)
    return text(*named, Run(f" ({', '.join(where)})", quiet=True))


def found(dossier: Dossier, quote: Quote) -> Text:
    """Return where some words stand: provision and page, and that it is a translation."""
    words = dossier.say("article.found_in", provision=dossier.names[quote.provision], page=quote.page)
    translated = quote.source is not None and bool(quote.source.translation_of)
    return text(
        Run(words, href=quote.href.partition(".")[0]),
        Run(f", {dossier.say('article.translation')}", quiet=True) if translated else "",
    )


def body(quote: Quote) -> Text:
    """Return the words of a quotation below its number and heading, which stand above it already."""
    whole = quote.pieces[0].kind != "gap" if quote.pieces else False
    skipped = opening(quote.provision) if whole else 0
    return quoted(_after(quote.pieces, skipped), quote.language) or quoted(quote.pieces, quote.language)


def opening(provision: Quoted) -> int:
    r"""Return how many characters of a provision are its number and heading on lines of their own.

    >>> opening(Quoted("12", "Attempt", "Attempt\nArticle 12\nAn attempt...", 0, 1, ""))
    19
    """
    named, ahead, at = numbered(provision), _even(provision.heading), 0
    for line in provision.text.splitlines(keepends=True):
        told = _even(line)
        if told.rstrip(STOPS) != named and not (told and ahead.startswith(told)):
            break
        ahead = ahead.removeprefix(told).strip()
        at += len(line)
    return at


def _even(line: str) -> str:
    return " ".join(line.split())


def _after(pieces: Sequence[Piece], skipped: int) -> Iterator[Piece]:
    """Yield pieces without their first characters."""
    for piece in pieces:
        if piece.kind != "text" or not skipped:
            yield piece
            continue
        kept = piece.text[skipped:]
        skipped = max(0, skipped - len(piece.text))
        if kept:
            yield replace(piece, text=kept)


def quoted(pieces: Iterable[Piece], language: str) -> Text:
    """Return marked text as runs: the words that matter in bold."""
    runs = groupby(_told(pieces), key=lambda run: run[0])
    return tuple(Run("".join(words for _, words in group), bold=bold, language=language) for bold, group in runs)


def _told(pieces: Iterable[Piece]) -> Iterator[tuple[bool, str]]:
    depth = 0
    for piece in pieces:
        if piece.kind in ("text", "gap"):
            yield depth > 0, piece.text or CUT
        elif piece.mark and not piece.mark.passage:
            depth += 1 if piece.kind == "open" else -1


def outside(url: str, words: str) -> Text:
    """Return a link to a web page, or what else is given for a source as plain words.

    >>> outside("javascript:x", "Text of the treaty")[0].href
    ''
    """
    if url.startswith(WEB):
        return text(Run(words, href=url))
    return text(url)


def joined(texts: Iterable[Text], between: str = "; ") -> Text:
    """Return several texts as one, with something between them."""
    result: list[Run] = []
    for each in texts:
        result += [Run(between)] * bool(result) + list(each)
    return tuple(result)


def by_instrument(dossier: Dossier, sections: Iterable[Section]) -> Text:
    """Return articles as links, those of one instrument together behind its name."""
    groups: dict[str, list[Section]] = {}
    for section in sections:
        groups.setdefault(section.finding.instrument, []).append(section)
    return joined((_of_one(dossier, name, group) for name, group in groups.items()), ". ")


def _of_one(dossier: Dossier, instrument: str, sections: list[Section]) -> Text:
    title = dossier.analysis.instruments.get(instrument, instrument)
    links = joined((text(Run(each.finding.article, href=f"#{each.id}")) for each in sections), ", ")
    return text(dossier.say("situation.articles", title=title), " ", *links)
