"""What the metadata of an Akoma Ntoso document say of the law: title, citation, date, country, language."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harmonize.model.languages import short_code
from harmonize.model.text import Stated
from harmonize.reading.xml import local

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

NOWHERE, NEVER = "zz", "0001-01-01"
"""What stands for a country and a date that are not known, where the schema wants one."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COUNTRY = re.compile(r"[a-z]{2}")
_OPENING = ("coverPage", "preface", "preamble")


def stated(law: Element) -> Stated:
    """Return what the metadata say, and the title that the text marks as such."""
    aliases = {alias.get("name", ""): alias.get("value", "") for alias in _in_meta(law, "FRBRalias", "FRBRWork")}
    country = next((value.lower() for value in _values(law, "FRBRcountry")), "")
    return Stated(
        title=_plain(_title(law) or aliases.get("title", "") or next(_values(law, "FRBRtitle"), "")),
        citation=_plain(aliases.get("citation", "") or _publication(law)),
        kind=next(_values(law, "FRBRsubtype"), ""),
        date=_date(law),
        country=country if _COUNTRY.fullmatch(country) and country != NOWHERE else "",
    )


def language(law: Element) -> str:
    """Return the code of the language that the expression is in (ISO 639-1), empty where none is given."""
    codes = [short_code(found.get("language", "")) for found in _in_meta(law, "FRBRlanguage", "FRBRExpression")]
    return next(filter(None, codes), "")


def marks_all(law: Element) -> bool:
    """Tell whether the file says that it marks every provision, down to the last point."""
    return any(local(said) == "provisions" and said.get("complete") == "true" for said in _meta(law))


def _meta(law: Element) -> Iterator[Element]:
    meta = next((child for child in law if local(child) == "meta"), None)
    return iter(()) if meta is None else meta.iter()


def _in_meta(law: Element, name: str, within: str) -> Iterator[Element]:
    for found in _meta(law):
        parent = found.getparent()
        if local(found) == name and parent is not None and local(parent) == within:
            yield found


def _values(law: Element, name: str) -> Iterator[str]:
    return (value for found in _in_meta(law, name, "FRBRWork") if (value := found.get("value")))


def _title(law: Element) -> str:
    """Return the words that the opening of the text marks as the law's title."""
    for name in ("docTitle", "shortTitle"):
        for opening in (child for child in law if local(child) in _OPENING):
            found = " ".join("".join(part.itertext()) for part in opening.iter() if local(part) == name)
            if found.strip():
                return found
    return ""


def _publication(law: Element) -> str:
    """Return where the law was published: the gazette, its number, its date."""
    found = next((part for part in _meta(law) if local(part) == "publication"), None)
    if found is None:
        return ""
    return " ".join(filter(None, (found.get("showAs") or found.get("name"), found.get("number"), found.get("date"))))


def _date(law: Element) -> str:
    days = (_DAY.match(found.get("date", "")) for found in _in_meta(law, "FRBRdate", "FRBRWork"))
    return next((day[0] for day in days if day and day[0] != NEVER), "")


def _plain(text: str) -> str:
    return " ".join(text.split())
