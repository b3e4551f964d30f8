"""Other instruments: what the verdicts mean for articles that ask for much the same."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from harmonize.model.verdict import Answer
from harmonize.reports.paper import Block, Heading, Paragraph, Row, Run, Table, cell, text
from harmonize.reports.situation.dossier import Dossier, stopped

CROSSWALKS = "crosswalks"


def crosswalks(dossier: Dossier) -> Iterator[Block]:
    """Yield a table for each other instrument; nothing where none was compared."""
    answers = dossier.analysis.crosswalks
    if answers:
        yield Heading(1, text(dossier.say("crosswalks.title")), CROSSWALKS)
        yield Paragraph(text(dossier.say("crosswalks.lead")))
    head = dossier.head("crosswalks.article", "situation.finding", "crosswalks.answer", "crosswalks.relation")
    for instrument, group in groupby(answers, key=lambda answer: answer.instrument):
        yield Heading(2, text(instrument))
        yield Table(head, tuple(_row(dossier, answer) for answer in group), (0.22, 0.14, 0.36, 0.28))


def _row(dossier: Dossier, answer: Answer) -> Row:
    number = dossier.say("article.name", number=answer.target.rpartition(":")[2])
    relation = dossier.say(f"crosswalk_relation.{answer.relation}")
    note = Run(f" {stopped(answer.note)}", quiet=True) if answer.note else ""
    return (
        cell(Run(number, bold=True), f" {answer.title}"),
        cell(dossier.status(answer.status), tone=answer.status),
        cell(stopped(answer.text)),
        cell(relation, note),
    )
