"""The articles: for each what the instrument asks, what the law says, the assessment, and the recommendation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from harmonize.model.holding import held
from harmonize.model.review import Decision, latest
from harmonize.reports.marking import pieces
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Run, Table, Text, cell, text
from harmonize.reports.penalties import charges, of
from harmonize.reports.profile import Chapter, Considered, Section
from harmonize.reports.quoting import LONGEST_QUOTE, Quote
from harmonize.reports.situation.assessment import assessment, decided
from harmonize.reports.situation.citing import body, candidate, caption, outside, quoted
from harmonize.reports.situation.dossier import Dossier, stopped
from harmonize.reports.situation.holding import added, beside
from harmonize.reports.situation.recommendations import advice
from harmonize.reports.situation.sources import kinds

SILENT = ("none-found", "cannot-tell")
"""The statuses that owe the reader what was searched."""


def articles(dossier: Dossier) -> Iterator[Block]:
    """Yield a chapter for each instrument, with a section for each of its articles."""
    for number, chapter in enumerate(dossier.profile.chapters, 1):
        yield Heading(1, text(dossier.say("situation.instrument", title=chapter.title)), f"chapter.{number}")
        yield Paragraph(text(dossier.say("situation.instrument_lead")), "small")
        yield from _told_of_all(dossier, chapter)
        yield from chain.from_iterable(section(dossier, each) for each in chapter.sections)


def _told_of_all(dossier: Dossier, chapter: Chapter) -> Iterator[Block]:
    about = [remark for remark in dossier.analysis.remarks if remark.instrument == chapter.instrument]
    yield from (Paragraph(text(stopped(remark.text)), "notice") for remark in about if not remark.article)


def section(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield the section on one article."""
    yield Heading(2, _titled(dossier, section), section.id)
    yield Paragraph(_verdict(dossier, section), "lead")
    yield from _asks(dossier, section)
    yield from _says(dossier, section)
    yield from assessment(dossier, section)
    yield from _penalties(dossier, section)
    yield from _advised(dossier, section)
    yield from _remarks(dossier, section)
    yield from decided(dossier, section)


def _titled(dossier: Dossier, section: Section) -> Text:
    return text(f"{dossier.say('article.name', number=section.finding.article)} {section.finding.title}")


def _verdict(dossier: Dossier, section: Section) -> Text:
    finding = section.finding
    sure = "" if finding.confidence is None else dossier.say("article.confidence", share=f"{finding.confidence:.0%}")
    review = f"{dossier.say('article.for_review')}: {finding.for_review.text}" if finding.for_review else ""
    return text(
        dossier.status(finding.status), *beside(dossier, held(dossier.analysis, finding)),
        f". {stopped(finding.reason.text)} ",
        Run(" ".join(filter(None, (stopped(sure), stopped(review)))), quiet=True),
    )  # fmt: skip


def _asks(dossier: Dossier, section: Section) -> Iterator[Block]:
    yield Heading(3, text(dossier.say("article.asks")))
    source = outside(section.finding.source, dossier.say("article.source"))
    yield Paragraph(text(f"{section.finding.summary} ", *source))


def _says(dossier: Dossier, section: Section) -> Iterator[Block]:
    yield Heading(3, text(dossier.say("article.says")))
    if not section.quotes:
        yield Paragraph(text(dossier.say("article.no_quote")))
    for quote in section.quotes:
        yield from cited(dossier, section, quote)
    if section.more_quotes:
        yield Paragraph(text(dossier.say("situation.more_quotes", n=section.more_quotes)), "small")
    yield from added(dossier, section)
    if section.finding.status in SILENT:
        yield from _searched(dossier, section)


def cited(dossier: Dossier, section: Section, quote: Quote) -> Iterator[Block]:
    """Yield a provision in its words, beside them the translation where a reviewer entered one."""
    yield Paragraph(text(*caption(dossier, quote), *_matched(dossier, section, quote)), "caption")
    given = (each for each in dossier.analysis.decisions if each.translation and _is_on(each, quote))
    translations = latest(given)
    words = body(quote)
    if translations:
        yield _beside(dossier, words, translations)
    else:
        yield Paragraph(words, "quote")
    if quote.source and quote.source.translation_of:
        original = dossier.title(quote.source.translation_of)
        yield Paragraph(text(dossier.say("situation.is_translation", original=original)), "small")
    if quote.shortened:
        yield Paragraph(
            text(f"{dossier.say('article.excerpt')} ", Run(dossier.say("article.whole"), href=quote.href)), "small"
        )


def _matched(dossier: Dossier, section: Section, quote: Quote) -> Text:
    """Return what reviewers say of a provision's match with the article."""
    candidates = (each.candidate for each in section.considered if each.href == quote.href)
    return next((beside(dossier, held(dossier.analysis, section.finding, each)) for each in candidates), ())


def _is_on(decision: Decision, quote: Quote) -> bool:
    """Tell whether a decision was made on the very text quoted."""
    return decision.text_sha256 == quote.provision.text_sha256


def _beside(dossier: Dossier, words: Text, translations: Sequence[Decision]) -> Table:
    """Return the words of the law and, beside them, their unofficial translations."""
    head = dossier.head("situation.original", "situation.translation")
    rows = tuple(
        (cell(*words) if not at else cell(), cell(
            *quoted(pieces(each.translation, (), LONGEST_QUOTE), ""),
            Run(f" ({each.reviewer}, {each.date.isoformat()})", tone="reviewed"),
        ))
        for at, each in enumerate(translations)
    )  # fmt: skip
    return Table(head, rows, (0.5, 0.5))


def _searched(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield what was looked through, and the provision that came nearest."""
    searched, say = section.finding.searched, dossier.say
    statutes = "; ".join(dossier.title(statute) for statute in searched.statutes) or say("article.none")
    yield Paragraph(text(say("situation.searched", n=searched.provisions, statutes=statutes)))
    if searched.missing_kinds_of_law:
        lacking = "; ".join(kinds(dossier, group) for group in searched.missing_kinds_of_law)
        yield Paragraph(text(say("situation.lacking", kinds=lacking)))
    if section.rejected:
        yield Paragraph(_rejected(dossier, section.rejected))


def _rejected(dossier: Dossier, rejected: Considered) -> Text:
    say, best = dossier.say, rejected.candidate
    named = candidate(dossier, best, rejected.href, rejected.language)
    where = f" ({rejected.statute}, {say('article.page', page=best.page)}). "
    return text(f"{say('article.best_rejected')}: ", *named, where, f"{say('article.why_not')}: {stopped(best.reason)}")


def _penalties(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield what the provisions cited threaten."""
    texts, rows = dossier.strings["penalty"], []
    for each in section.considered:
        for charge in charges(of(section.finding.penalties, each.candidate), texts) if each.candidate.accepted else ():
            named = candidate(dossier, each.candidate, each.href, each.language, titled=False)
            person = f", {texts['legal_person']}" if charge.legal_person else ""
            words = Run(charge.words, bold=charge.cited)
            rows.append((cell(*named, charge.place), cell(f"{texts[charge.form]}{person}"), cell(words)))
    if rows:
        yield Heading(3, text(texts["title"]))
        head = dossier.head("penalty.provision", "penalty.for", "penalty.threat")
        yield Table(head, tuple(rows), (0.2, 0.25, 0.55), text(texts["caption"]))


def _advised(dossier: Dossier, section: Section) -> Iterator[Block]:
    if section.finding.recommendations:
        yield Heading(3, text(dossier.say("article.recommendation")))
        yield from chain.from_iterable(advice(dossier, each) for each in section.finding.recommendations)


def _remarks(dossier: Dossier, section: Section) -> Iterator[Block]:
    """Yield the remarks on an article that its elements do not say already."""
    said = {(row.finding.id, row.finding.reason.code) for row in section.elements}
    if new := [remark for remark in section.remarks if (remark.element, remark.code) not in said]:
        yield Heading(3, text(dossier.say("article.remarks")))
        yield Listing(tuple(text(stopped(remark.text)) for remark in new))
