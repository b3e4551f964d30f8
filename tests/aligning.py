"""Invented instruments, weights and corpora, and what is aligned with them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import statute
from lexica import cues

from harmonize.alignment import align
from harmonize.alignment.corpus import Corpus, Finder, gather
from harmonize.language.passages import passages
from harmonize.model.evidence import Alignment, Candidate
from harmonize.model.knowledge import Article, Element, Instrument, LookAlike, Pattern, Requirement, Scope, Weights
from harmonize.model.law import Statute

CUES = cues(
    unless={"right": ["no right"]},
    delete=["delet*"], alter=["alter*"], access=["enter*"], data=["data"], system=["system*"], right=["without right"],
    intent=["on purpose"], harm=["harm*"], telephone=["telephon*"], imprisonment=["prison"], fine=["fined"],
    power=["court may"], refers_elsewhere=["special law"], attempt=["attempt*"], offence=["offence*"],
    general_part=["pjesa e përgjithshme"], definition=["means"], document=["document*"], forge=["forge*"],
)  # fmt: skip
WEIGHTS = Weights(
    elements={"nucleus": 3.0, "reservable": 2.0, "required": 1.0, "alternative": 1.0, "option": 0.5, "exclusion": 0.5},
    levels={"near": 1.0, "sentence": 0.8, "paragraph": 0.6, "provision": 0.3},
    heading=4.0, neighbourhood=1.5, wording=3.0, frame=1.0, focus=1.5, semantic=2.0, later=0.9, carried=0.7, common=0.3,
    alike=0.75, elsewhere=0.9, adds=0.5,
)  # fmt: skip


def pattern(*groups: str, scope: Scope = "paragraph", without: tuple[str, ...] = (),
            defined: tuple[str, str] | None = None) -> Pattern:  # fmt: skip
    """A pattern: ``a|b`` is either; ``without`` excludes ``a+b`` where both stand."""
    excluded = tuple(tuple(item.split("+")) for item in without)
    return Pattern(tuple(tuple(group.split("|")) for group in groups), scope, excluded, defined)


def element(
    id: str, *patterns: Pattern, nucleus: bool = True, requirement: Requirement = "required",
    default: tuple[Pattern, ...] = (), reservable: str | None = None,
) -> Element:  # fmt: skip
    """An element that some patterns show."""
    return Element(id, id, "", requirement, patterns, nucleus, None, reservable, default=default)


def article(
    number: str, *elements: Element, kind: str = "offence", headings: tuple[Pattern, ...] = (),
    look_alikes: tuple[LookAlike, ...] = (), beside: tuple[str, ...] = (), over: tuple[str, ...] = (),
    title: str = "Article",
) -> Article:  # fmt: skip
    """An article of an invented treaty."""
    return Article("treaty", number, title, kind, "", "", (("criminal-code",),), elements, headings, look_alikes,
                   beside, over)  # fmt: skip


DELETION = article(
    "1",
    element("1/deleting", pattern("delete", "data")),
    element("1/altering", pattern("alter", "data")),
    element("1/right", pattern("right"), nucleus=False),
    element("1/harm", pattern("harm"), nucleus=False, requirement="option"),
    headings=(pattern("delete|alter", "data"), pattern("data")),
    beside=("2",),
)
ENTRY = article("2", element("2/access", pattern("access", "system")), beside=("1",))


def law(*articles: str, kind: str = "criminal-code", language: str = "xx", id: str = "law") -> Statute:
    """A statute: each article a text, after a heading and a stroke where it has one."""
    parts = []
    for number, text in enumerate(articles, start=1):
        heading, stroke, body = text.rpartition("|")
        parts.append(f"Neni {number}\n{heading}\n\n{body}" if stroke else f"Neni {number}\n{body}")
    return replace(statute("\n\n".join(parts), id=id, kind=kind), language=language)


def corpus(*statutes: Statute) -> Corpus:
    """Statutes read together."""
    return gather(statutes, [passage for made in statutes for passage in passages(made, CUES)])


def aligned(found: Corpus, *articles: Article, weights: Weights = WEIGHTS) -> dict[str, Alignment]:
    """What is proposed for each article, by number."""
    treaty = Instrument("treaty", "", "", "", "", date(2026, 1, 1), None, articles)
    restated = {item.key: frozenset[str]() for item in articles}
    return {item.key.split(":")[1]: item for item in align(treaty, Finder(found), weights, restated)}


def proposed(found: Corpus, asked: Article, *others: Article) -> dict[str, Candidate]:
    """The candidates for an article, by number of the provision."""
    return {item.provision: item for item in aligned(found, asked, *others)[asked.number].candidates}


def cited(found: Corpus, asked: Article, *others: Article) -> list[str]:
    """The numbers of the provisions that are accepted for an article, best first."""
    return [number for number, item in proposed(found, asked, *others).items() if item.accepted]
