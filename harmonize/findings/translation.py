"""Translation: on which text a verdict rests, the original or an unofficial translation, and where the two differ."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from harmonize.model.evidence import Alignment, Candidate, Evidence
from harmonize.model.knowledge import Article, Element, Instrument
from harmonize.model.law import Statute
from harmonize.model.translation import NO_LEXICON, Place, counterparts
from harmonize.model.verdict import ElementFinding, Reason, Remark, RestsOn

DECISIVE = ("required", "alternative")
GROUNDS: tuple[RestsOn, ...] = ("translation", "both", "original")
"""The weakest first."""
BOTH = "; the original and its unofficial translation show it"
OWN = "; the original shows it"


@dataclass(frozen=True, slots=True)
class Translated:
    """The laws of an analysis that are read in two languages: translations and originals by id, and what is the same.

    ``pairs`` are the provisions of translations, each with the original's.
    """

    translations: dict[str, Statute]
    originals: dict[str, Statute]
    pairs: dict[Place, Place]

    def law(self, bar: Evidence | Candidate) -> str:
        """Return the id of the law that evidence is from, whichever text it quotes."""
        found = self.translations.get(bar.statute)
        return found.translation_of if found else bar.statute


def translated(statutes: Sequence[Statute]) -> Translated:
    """Return which of some texts are translations, and of what."""
    translations = {item.id: item for item in statutes if item.translation_of}
    meant = {item.translation_of for item in translations.values()}
    return Translated(translations, {item.id: item for item in statutes if item.id in meant}, counterparts(statutes))


def bars_for(element: str, alignment: Alignment) -> list[Evidence]:
    """Return every bar of the accepted candidates for an element."""
    return [bar for item in alignment.candidates if item.accepted for bar in item.evidence if bar.element == element]


def rests_on(bars: Iterable[Evidence], read: Translated) -> RestsOn | None:
    """Return on which text rests what some bars show, None where they are none."""
    shown = {bar.statute in read.translations for bar in bars}
    if not shown:
        return None
    return "both" if len(shown) > 1 else "translation" if True in shown else "original"


def resting(elements: Sequence[ElementFinding], alignment: Alignment, read: Translated) -> tuple[ElementFinding, ...]:
    """Return findings on elements that say on which text they rest."""
    return tuple(grounded(item, [*item.evidence, *bars_for(item.id, alignment)], read) for item in elements)


def grounded(item: ElementFinding, bars: Sequence[Evidence], read: Translated) -> ElementFinding:
    """Return a finding that says on which text it rests, in words where the law is read in two."""
    ground = rests_on(bars, read) if item.evidence else None
    laws = {read.law(bar) for bar in bars} & read.originals.keys()
    if ground is None or not laws:
        return replace(item, rests_on=ground)
    told = {"both": BOTH, "original": OWN}.get(ground) or alone(read.originals[min(laws)])
    return replace(item, rests_on=ground, reason=Reason(item.reason.code, item.reason.text + told))


def alone(original: Statute, part: str = "") -> str:
    """Return what is said of what only a translation shows, a part of it named."""
    unheard = any(notice.code == NO_LEXICON for notice in original.notices)
    why = "no lexicon has its language" if unheard else "it was silent"
    return f"; rests only on the unofficial translation{part}: the original decides, and {why}"


def weakest(elements: Iterable[ElementFinding]) -> RestsOn | None:
    """Return the weakest ground of what is shown of an article, options aside; None where nothing is."""
    grounds = {item.rests_on for item in elements if item.requirement in DECISIVE}
    return next((ground for ground in GROUNDS if ground in grounds), None)


def told(
    reason: Reason, elements: Sequence[ElementFinding], candidates: Iterable[Candidate], read: Translated
) -> Reason:
    """Return the reason of a verdict with the text that it rests on, where a law cited is read in two."""
    laws = {read.law(item) for item in candidates if item.accepted} & read.originals.keys()
    ground = weakest(elements)
    if not laws or ground is None:
        return reason
    if ground != "translation":
        text = "the original and its unofficial translation" if ground == "both" else "the original"
        return replace(reason, text=f"{reason.text}; rests on {text}")
    shown = [item for item in elements if item.requirement in DECISIVE and item.rests_on]
    part = [item for item in shown if item.rests_on == "translation"]
    what = "" if part == shown else f" for some of it ({'; '.join(item.text for item in part)})"
    return replace(reason, text=f"{reason.text}{alone(read.originals[min(laws)], what)}")


def difference_remarks(aligned: Iterable[tuple[Instrument, Sequence[Alignment]]], read: Translated) -> Iterator[Remark]:
    """Yield a remark for each required element that only one of two texts of the provisions cited shows.

    A text whose language has no words for the element, or that has not the provision, is silent for another reason.
    """
    for instrument, alignments in aligned if read.pairs else ():
        for article, alignment in zip(instrument.articles, alignments, strict=True):
            for element in article.elements:
                if element.requirement == "required":
                    yield from differing(element, article, alignment, read)


def differing(element: Element, article: Article, alignment: Alignment, read: Translated) -> Iterator[Remark]:
    """Yield that the original shows an element and the translation does not, or the reverse."""
    bars = bars_for(element.id, alignment)
    ground = rests_on(bars, read)
    both = {
        bar: other_text(item, bar, read)
        for item in alignment.candidates
        if item.accepted
        for bar in bars_of(item, element)
    }
    for bar, other in both.items():
        if other and ground != "both" and element.id not in alignment.wordless.get(other.language, ()):
            here, there = ("translation", "original") if ground == "translation" else ("original", "translation")
            text = (
                f"{element.text}: {bar.eid} shows it in the {here} (page {bar.page}), not in the {there}: compare them"
            )
            yield Remark("translation-differs", text, article.instrument, article.number, element.id)
            return


def bars_of(item: Candidate, element: Element) -> list[Evidence]:
    """Return the bars of a candidate for an element."""
    return [bar for bar in item.evidence if bar.element == element.id]


def other_text(item: Candidate, bar: Evidence, read: Translated) -> Statute | None:
    """Return the other text in which a provision was read than the one that a bar quotes, None where there is none."""
    here = (item.statute, item.eid)
    if bar.statute in read.translations:
        return read.originals.get(item.statute)
    return next((read.translations[place[0]] for place, law in read.pairs.items() if law == here), None)
