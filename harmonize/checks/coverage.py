"""The check on coverage: what a corpus's ``checks.toml`` asks the laws to reach."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from harmonize.checks.baseline import Verdict
from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.knowledge.checks import SETTINGS, ArticleFile, AskedFile, ShareFile

REACHED = {
    "partial": frozenset({"partial", "full", "reserved"}),
    "full": frozenset({"full", "reserved"}),
}
"""The verdicts that reach what is asked; what a reservation excuses is reached."""
OUT_OF_COUNT = "not-applicable"


def coverage(material: Material) -> Iterator[Fault]:
    """Yield the territories that reach less than is asked of an article, or of an instrument's articles."""
    for number, article in enumerate(material.settings.article):
        for name, verdicts in asked_of(article, material):
            if said := below(article, verdicts):
                yield _fault(material, f"article.{number}.article", f"{name}: {said}", article)
    for number, share in enumerate(material.settings.instrument):
        for name, verdicts in asked_of(share, material):
            if said := too_few(share, verdicts):
                yield _fault(material, f"instrument.{number}.instrument", f"{name}: {said}", share)


def asked_of(asked: AskedFile, material: Material) -> Iterator[tuple[str, Mapping[str, Verdict]]]:
    """Yield the territories that something is asked of, each with its verdicts.

    What is asked of a State is asked of each of its legal units with laws of its own.
    """
    names = {name.lower() for name in asked.jurisdictions} or material.places
    for name, each in material.territories.items():
        if not names.isdisjoint((name, name.partition("/")[0])):
            yield name, each.verdicts


def below(asked: ArticleFile, verdicts: Mapping[str, Verdict]) -> str:
    """Return what an article falls short of, in words; empty where it does not, or cannot be asked of this territory.

    >>> below(ArticleFile(instrument="budapest", article="2"), {"budapest:2": ("partial",)})
    'budapest:2 is partial, not full'
    """
    key = f"{asked.instrument}:{asked.article}"
    status = verdicts.get(key, (OUT_OF_COUNT,))[0]
    return "" if status in {OUT_OF_COUNT, *REACHED[asked.at_least]} else f"{key} is {status}, not {asked.at_least}"


def too_few(asked: ShareFile, verdicts: Mapping[str, Verdict]) -> str:
    """Return what an instrument's articles fall short of, in words; empty where they do not.

    >>> too_few(ShareFile(instrument="i", share=0.9), {"i:1": ("full",), "i:2": ("partial",), "i:2/a": ("full",)})
    '1 of 2 articles of i are full (50.0%), below 90.0%'
    """
    articles = {key: said[0] for key, said in verdicts.items() if key.startswith(f"{asked.instrument}:")}
    counted = [status for key, status in articles.items() if "/" not in key and status != OUT_OF_COUNT]
    reached = sum(status in REACHED[asked.at_least] for status in counted)
    if not counted or reached / len(counted) >= asked.share:
        return ""
    how = f"{reached} of {len(counted)} articles of {asked.instrument}"
    return f"{how} are {asked.at_least} ({reached / len(counted):.1%}), below {asked.share:.1%}"


def _fault(material: Material, key: str, message: str, asked: AskedFile) -> Fault:
    return material.at(message + (f" ({asked.reason})" if asked.reason else ""), material.place / SETTINGS, key)
