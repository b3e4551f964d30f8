"""Forms: what a provision must be, besides what it speaks of, to be cited for an article of a kind."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from harmonize.alignment.corpus import GENERAL, Finder
from harmonize.alignment.patterns import Indexed, Place, satisfied, shown
from harmonize.model.evidence import Evidence
from harmonize.model.knowledge import Article, Element, Pattern

PROCEDURAL = ("criminal-procedure-code", "mutual-assistance-act")
"""Laws of these kinds give powers and duties; what they mention as offences is defined elsewhere."""
FOR_OTHERS = "mutual-assistance-act"
"""What a law of this kind lets authorities do, it lets them do at the request of another State."""
ASSISTANCE = (frozenset({"foreign-state", "request"}), frozenset({"mutual-assistance"}), frozenset({"contact-point"}))
"""Where one of these stands whole, a sentence is about what is done for another State."""
CODE = "criminal-code"
"""A law of this kind defines offences in its special part; what its general part speaks of is defined there."""
SPECIAL = "cybercrime-act"
"""A law of this kind is about such offences alone: its rules are for them wherever they stand."""
PUNISHES = ("imprisonment", "fine", "punishable", "civil-remedy")
"""Notions of which an offence has one."""
PENALTY = frozenset({"imprisonment", "fine"})
MEASURED = frozenset({"power", "serious-offence"})
"""Where one of these stands, a penalty tells for which offences a measure may be taken, or what an authority may do."""
LIFTS = frozenset({"exception", "excepted", "only-through", "judicial-authorisation", "time-limit", "necessity"})
"""Where one of these stands too, what is denied is so only beyond a limit: no search without a warrant."""
EMPOWERS = ("power", "judicial-authorisation", "order", "authority")
"""Notions of which a power has one: an authority that it is given to, or what that may do."""
FRAMES: Mapping[str, tuple[str, ...]] = {
    "offence": PUNISHES,
    "sanction": PUNISHES,
    "general-part": (GENERAL,),
    "power": EMPOWERS,
    "safeguard": EMPOWERS,
    "definition": ("definition",),
}
"""By kind of article, the notions that show that a provision has its form."""


def nucleus_patterns(article: Article) -> list[Pattern]:
    """Return the patterns of which one must be shown for a passage to be cited for the article."""
    return [pattern for element in article.elements if element.nucleus for pattern in element.patterns]


def carrying(article: Article, indexed: Indexed, level: str) -> list[Place]:
    """Return the sentences or paragraphs of a passage that have the article's nucleus in them."""
    nucleus = nucleus_patterns(article)
    return [spot for spot in indexed.places if spot.level == level and any(shown(pattern, spot) for pattern in nucleus)]


def always(element: Element, article: Article, indexed: Indexed) -> bool:
    """Tell whether every paragraph that carries the article's nucleus also has the element.

    An option narrows a rule only where no paragraph stands without it: "whoever does X; whoever does X for gain, more"
    punishes X alone too. Paragraphs that only explain ("it is immaterial whether ...") do not count.
    """
    paragraphs = [spot.concepts for spot in carrying(article, indexed, "paragraph")]
    punishing = [found for found in paragraphs if not found.isdisjoint(PUNISHES)]
    return all(any(satisfied(pattern, found) for pattern in element.patterns) for found in punishing or paragraphs)


def telling(article: Article, indexed: Indexed) -> Indexed:
    """Return a passage cut to the sentences that may tell how an article's act is done.

    They are those that tell the act, and those that punish nothing themselves; another act that is punished beside it
    has an intent of its own. Where none that tells the act punishes it, all may.
    """
    acts = carrying(article, indexed, "sentence")
    if not any(not spot.concepts.isdisjoint(PUNISHES) for spot in acts):
        return indexed
    plain = [spot for spot in indexed.places if spot.level == "sentence" and not punishes_itself(spot)]
    return replace(indexed, places=tuple({id(spot): spot for spot in (*acts, *plain)}.values()))


def punishes_itself(spot: Place) -> bool:
    """Tell whether a sentence punishes in its own words, not only in those that lead into it."""
    sentence = spot.sentences[0]
    return any(item.concept in PUNISHES and sentence.span.covers(item.span) for item in sentence.features)


def punishes(found: frozenset[str]) -> bool:
    """Tell whether the notions of a sentence make it one that punishes.

    >>> punishes(frozenset({"fine", "preservation"})), punishes(frozenset({"imprisonment", "serious-offence"}))
    (True, False)
    """
    return not found.isdisjoint(PENALTY) and found.isdisjoint(MEASURED)


def denies(found: frozenset[str]) -> bool:
    """Tell whether the notions of a sentence make it one that denies a power, or forbids what it would be for.

    >>> denies(frozenset({"seize", "power-denied"})), denies(frozenset({"seize", "power-denied", "exception"}))
    (True, False)
    """
    return "power-denied" in found and found.isdisjoint(LIFTS)


def assists(found: frozenset[str]) -> bool:
    """Tell whether the notions of a sentence make it one on assistance to another State.

    >>> assists(frozenset({"search", "request", "foreign-state"})), assists(frozenset({"search", "request"}))
    (True, False)
    """
    return any(found.issuperset(notions) for notions in ASSISTANCE)


def empowers(article: Article, indexed: Indexed, kind: str) -> bool:
    """Tell whether what a passage says of the article's nucleus gives a power to an authority.

    A sentence that punishes gives none; in a law on procedure, every other one is about what authorities may do.
    """
    spots = carrying(article, indexed, "sentence") or carrying(article, indexed, "paragraph")
    found = [spot.concepts for spot in spots if not punishes(spot.concepts)]
    given = [indexed.concepts] if not spots else found
    return any(kind in PROCEDURAL or not concepts.isdisjoint(EMPOWERS) for concepts in given)


def framed(article: Article, finder: Finder, number: int, bars: Sequence[Evidence]) -> bool:
    """Tell whether a passage has the form that an article of this kind needs.

    An offence needs a sanction; a rule for all offences stands in the general part, where the statute has one, or
    beside the offences it is for.
    """
    passage = finder.corpus.passages[number].passage
    kind = finder.corpus.statutes[passage.statute].kind
    if article.kind == "offence" and kind == CODE and finder.corpus.in_general_part(passage):
        return False
    if article.kind == "offence":
        return any(item.concept in PUNISHES and item.standing != "excepted" for item in passage.features())
    if article.kind in ("power", "general-part") and kind == FOR_OTHERS:
        return False
    if article.kind == "power":
        return empowers(article, finder.corpus.passages[number], kind)
    if article.kind == "general-part" and passage.statute in finder.corpus.general and kind != SPECIAL:
        beside = any(item.comparison == "neighbourhood" for item in bars)
        return beside or finder.corpus.in_general_part(passage)
    return True
