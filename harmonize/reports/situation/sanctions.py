"""Sanctions compared: what the law threatens for each offence, side by side."""

from __future__ import annotations

from collections.abc import Iterator

from harmonize.model.penalty import MONTHS, Quantity
from harmonize.reports import penalties
from harmonize.reports.paper import Block, Row, Run, Table, Text, cell, text
from harmonize.reports.situation.citing import joined, section_link
from harmonize.reports.situation.dossier import NONE, Dossier

YEAR = MONTHS["year"]


def compared(dossier: Dossier) -> Iterator[Block]:
    """Yield a row for each offence and law: the penalty, the maximum of the gravest form, what legal persons face."""
    found = [row for row in penalties.compared([dossier.analysis], {}, dossier.strings["penalty"]) if row.provisions]
    if found:
        head = dossier.head(
            "summary.article", "situation.provision", "situation.penalty", "situation.gravest", "situation.persons"
        )
        rows = tuple(_row(dossier, row) for row in found)
        yield Table(head, rows, (0.26, 0.16, 0.26, 0.14, 0.18), text(dossier.say("situation.compared")))


def _row(dossier: Dossier, row: penalties.Row) -> Row:
    section = next(each for each in dossier.sections
                   if (each.finding.instrument, each.finding.article) == (row.instrument, row.article))  # fmt: skip
    return (
        cell(*section_link(dossier, section)),
        cell(*_provisions(dossier, row)),
        cell(row.penalty or NONE),
        cell(_gravest(dossier, row)),
        cell(row.legal_persons or NONE),
    )


def _provisions(dossier: Dossier, row: penalties.Row) -> Text:
    source = dossier.source(row.statute)
    names = {known.number: dossier.names[known] for key, known in dossier.analysis.provisions.items()
             if key.startswith(f"{row.statute}#")}  # fmt: skip
    words = (names.get(each, each) for each in row.provisions)
    return joined((text(Run(each, language=source.language if source else "")) for each in words), ", ")


def _gravest(dossier: Dossier, row: penalties.Row) -> str:
    """Return the maximum of the gravest form in words, where there is one above that of the offence itself."""
    if row.highest is None or row.highest == row.maximum:
        return NONE
    texts = dossier.strings["penalty"]
    if row.highest == float("inf"):
        return texts["life"]
    years = row.highest / YEAR
    quantity = Quantity(years, "year") if years.is_integer() else Quantity(row.highest, "month")
    return penalties.counted(quantity, texts)
