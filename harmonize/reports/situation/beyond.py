"""Beyond the instruments: offences that they do not ask for, told apart by what computers are to them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from harmonize.model.verdict import Remark
from harmonize.reports.paper import Block, Heading, Listing, Paragraph, Run, Text, text
from harmonize.reports.situation.dossier import Dossier

BEYOND = "beyond"
KINDS = ("beyond-cyber-dependent", "beyond-cyber-enabled", "beyond")
"""The codes of the remarks; the last is of files that do not tell the two apart."""
_PLACE = re.compile(
    r"""
    (?P<named> .+ ) [ ] \( (?P<statute> [^()\#]+ ) \# (?P<eid> [^(),]+ ) , [ ] page [ ] (?P<page> \d+ ) \)
    # "54 False information (penal-code#art_54, page 9)"
    """,
    re.VERBOSE,
)


def beyond(dossier: Dossier) -> Iterator[Block]:
    """Yield the offences against systems and data, then those by means of them."""
    yield Heading(1, text(dossier.say("remarks.beyond")), BEYOND)
    remarks = dossier.analysis.beyond
    yield Paragraph(text(dossier.say("remarks.beyond_lead" if remarks else "situation.beyond_none")))
    for kind in KINDS:
        listed = [remark for remark in remarks if _kind(remark) == kind]
        if listed:
            yield Heading(2, text(dossier.label("situation_beyond", kind)))
            yield Paragraph(text(dossier.label("situation_beyond_lead", kind)))
            yield Listing(tuple(_offence(dossier, remark) for remark in listed))


def _kind(remark: Remark) -> str:
    return remark.code if remark.code in KINDS else KINDS[-1]


def _offence(dossier: Dossier, remark: Remark) -> Text:
    """Return an offence with its law and page, the remark as it is where it does not name them."""
    place = _PLACE.fullmatch(remark.text)
    if not place:
        return text(remark.text)
    source = dossier.source(place["statute"])
    page = dossier.say("article.page", page=place["page"])
    return text(
        Run(place["named"].rstrip("."), bold=True, language=source.language if source else ""),
        f" ({dossier.title(place['statute'])}, {page})",
    )
