"""Penalties written short: ``I:6-60|F`` is imprisonment of six months to five years or a fine."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby

from factories import statute

from harmonize import citing
from harmonize.language import penalties
from harmonize.model.law import Statute
from harmonize.model.penalty import Penalty, PenaltyKind, Quantity
from harmonize.punishing import wording_for

LETTERS: Mapping[PenaltyKind, str] = {
    "imprisonment": "I", "life": "L", "death": "T", "fine": "F", "day-fine": "D", "community-service": "C",
    "prohibition": "P", "confiscation": "X", "measure": "M", "referred": "R",
}  # fmt: skip
SIGNS = {"": "", "or": "|", "and": "&", "and-or": "/"}
OPENINGS = {
    "en": "Section {n}.",
    "fr": "Article {n}",
    "sq": "Neni {n}",
    "sr": "Član {n}.",
    "mk": "Член {n}",
    "tr": "Madde {n} –",
    "ro": "Art. {n}",
    "it": "Art. {n}.",
    "de": "§ {n}",
    "uk": "Стаття {n}.",
    "es": "Artículo {n}.",
    "pt": "Artigo {n}.º",
}


def law(language: str, *articles: str) -> Statute:
    """A statute in a language, each article a text, its references resolved."""
    opened = (OPENINGS[language].format(n=number) + "\n" + text for number, text in enumerate(articles, start=1))
    made = statute("\n\n".join(opened), kind="criminal-code", language=language)
    return citing.annotated(made)


def read(language: str, *articles: str) -> tuple[Penalty, ...]:
    """The penalties of the last of some articles."""
    made = law(language, *articles)
    eid = made.articles()[-1].eid
    return penalties(made, wording_for(language), [eid])[eid]


def short(found: Iterable[Penalty]) -> str:
    """Penalties in one line: what is threatened together in one word, the paragraphs' in their order."""
    groups = groupby(found, key=lambda item: (item.statute, item.eid, item.charge, item.form, item.same_as))
    return " ".join("".join(SIGNS[item.joined] + brief(item) for item in group) for _, group in groups)


def brief(item: Penalty) -> str:
    """One penalty: who (``p`` a legal person), what, from how much to how much (imprisonment in months)."""
    timed = item.kind == "imprisonment"
    stated = item.minimum or item.maximum
    bounds = f":{figure(item.minimum, timed)}-{figure(item.maximum, timed)}" if stated else ""
    return "p" * item.legal_person + LETTERS[item.kind] + bounds


def figure(quantity: Quantity | None, timed: bool) -> str:
    """A bound as a figure, empty where there is none."""
    amount = None if quantity is None else quantity.months if timed else quantity.amount
    return "" if amount is None else f"{amount:.15g}"
