"""Knowledge as data: what treaties ask, how languages say it, how statutes are drafted, what States have declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

DEFINES = "defines:"
"""Before a concept in a pattern: not the concept anywhere, but as the term that a sentence defines."""

Requirement = Literal["required", "option", "alternative", "exclusion"]
Role = Literal[
    "definition", "conduct", "object", "means", "mental-element", "unlawfulness", "circumstance", "result",
    "addressee", "power", "condition", "time-limit", "safeguard", "exclusion", "jurisdiction", "sanction", "duty",
    "measure",
]  # fmt: skip
"""What an element is to its article; ``duty`` is what a State owes in cooperation, ``measure`` a checklist's part."""

ArticleKind = Literal[
    "definition", "offence", "general-part", "sanction", "power", "safeguard", "cooperation", "measure"
]
InstrumentKind = Literal["treaty", "directive", "model-law", "checklist"]
ScopeTest = Literal[
    "any-data",
    "any-offence",
    "any-holder",
    "specified-data",
    "time-limit",
    "integrity",
    "confidentiality",
    "compulsion",
]
"""The questions that the Convention Committee's assessments ask of a power."""

Scope = Literal["sentence", "paragraph", "provision"]
"""How near the concepts of a pattern must stand: in one sentence, in one paragraph with the sentences above it that
lead into it, or anywhere in one citable provision and its heading."""


Stand = Literal["anywhere", "affirmed", "said", "told"]
"""How the notions of a pattern must stand: in whatever way; not in an exception or denial; so, or brought by a
reference; not in an exception, and the first of them, the act, not in a graver form alone."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """Concepts that together show an element within ``scope``.

    Every group of ``all_of`` needs one of its concepts; no group of ``without`` may stand whole in the same place.
    ``defined`` asks that the statutes define its first concept so as to include its second. ``stand`` tells how the
    concepts must stand in their sentences; the first group is the act, which governs the others.
    """

    all_of: tuple[tuple[str, ...], ...]
    scope: Scope
    without: tuple[tuple[str, ...], ...] = ()
    defined: tuple[str, str] | None = None
    stand: Stand = "anywhere"


@dataclass(frozen=True, slots=True)
class Element:
    """One thing an article asks, in our own words, with the patterns that show it in a provision.

    A provision can only be cited for the article if it shows one of the ``nucleus`` elements. ``group`` names the set
    of which any one element is enough. ``default`` patterns show the element for every offence from wherever they
    stand in the statutes read together (a general rule on intent). ``reservable`` is ``omit`` or ``narrow`` where the
    instrument allows a reservation, with the paragraph that allows it in ``reservation_clause``; ``declarable`` options
    need a declaration, ``allowed`` ones do not: the instrument itself lets every law be limited so. An option that is
    nothing of these is a limit that the instrument does not leave to a law. ``implemented_by`` says how a State may
    implement it; statutes are silent on the other ways.

    ``clauses`` are the paragraphs of the instrument that it restates, such as ``6(1)(a)(i)``. ``held_by`` names the
    kinds of law that could hold it, where these are others than the article's. ``scope_test`` is the question of an
    assessment that a power's element answers. ``on`` names the article on whose accepted provisions it is judged (a
    safeguard, on each power). ``same_as`` is the element of another instrument that it is the same as: patterns that
    it does not have are that one's. ``maximum_months`` is what the highest penalty for the offence must at least reach:
    for those of the articles ``over``, else of the article ``on``, else of those that the article itself is over.
    """

    id: str
    text: str
    role: Role
    requirement: Requirement
    patterns: tuple[Pattern, ...]
    nucleus: bool = False
    group: str | None = None
    reservable: str | None = None
    reservation_clause: str = ""
    declarable: bool = False
    allowed: bool = False
    default: tuple[Pattern, ...] = ()
    implemented_by: tuple[str, ...] = ("statute",)
    clauses: tuple[str, ...] = ()
    held_by: tuple[tuple[str, ...], ...] = ()
    scope_test: ScopeTest | None = None
    on: str = ""
    same_as: str = ""
    maximum_months: int | None = None
    over: tuple[str, ...] = ()

    @property
    def part(self) -> str:
        """Under which name the weights have it.

        >>> Element("a:1/access", "", "conduct", "required", (), nucleus=True).part
        'nucleus'
        """
        if self.nucleus and self.requirement == "required":
            return "reservable" if self.reservable else "nucleus"
        return self.requirement


@dataclass(frozen=True, slots=True)
class LookAlike:
    """A provision that resembles the article and does not satisfy it: ``patterns`` show it, ``unless`` lift it."""

    id: str
    text: str
    patterns: tuple[Pattern, ...]
    unless: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """One article of an instrument: its elements, where it can be held, what resembles it.

    ``kind`` is what such a provision is, from ``definition`` to ``measure`` (a part of a checklist). ``held_by`` names
    the kinds of law that could hold it: one of each group must have been read before silence is a gap. ``headings`` are
    patterns over the heading alone; ``beside`` names articles of the same instrument that codes tend to place next to
    it. ``over`` (for ``sanction`` and ``safeguard``) names the articles whose accepted provisions it is judged on.
    ``same_as`` is the article of another instrument that is about the same: headings and look-alikes that it does not
    have are that one's.
    """

    instrument: str
    number: str
    title: str
    kind: ArticleKind
    summary: str
    source: str
    held_by: tuple[tuple[str, ...], ...]
    elements: tuple[Element, ...]
    headings: tuple[Pattern, ...] = ()
    look_alikes: tuple[LookAlike, ...] = ()
    beside: tuple[str, ...] = ()
    over: tuple[str, ...] = ()
    same_as: str = ""

    @property
    def key(self) -> str:
        """The article's id across instruments, such as ``budapest:2``."""
        return f"{self.instrument}:{self.number}"

    def measured(self, element: Element) -> tuple[str, ...]:
        """Return the articles on whose offences' penalties the maximum that an element asks for is measured."""
        return element.over or ((element.on,) if element.on else self.over) or (self.number,)


@dataclass(frozen=True, slots=True)
class Instrument:
    """A treaty or other standard: its articles in order, its source page, and since when it can bind.

    ``version`` is the text restated. ``reservations`` and ``declarations`` are its closed lists: the clauses that allow
    a State to leave something out or narrow it, and to use an option by declaring so.
    """

    id: str
    title: str
    short_title: str
    citation: str
    source: str
    seen: date
    in_force: date | None
    articles: tuple[Article, ...]
    version: str = ""
    kind: InstrumentKind = "treaty"
    reservations: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()


HeadingPlace = Literal["before", "after", "same-line", "margin", "bracketed"]
"""Where a heading stands: before its opening, after it, on its line, in the margin, or after it in brackets."""


@dataclass(frozen=True, slots=True)
class Level:
    """A level above the citable unit: its kind, the words that are numbered, and the names that stand alone."""

    kind: str
    words: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tradition:
    """How a family of statutes is drafted and printed; words only, the grammar of numbers is the same for all.

    ``unit`` is the kind of the citable unit and ``words`` open it; ``bare`` tells that its number may stand without a
    word. ``series`` are words before the opening that begin a numbering of their own, ``prefixes`` letters that do so
    (``R131-1``), ``ones`` words for the first number. ``levels`` run from the highest to the lowest. ``paragraphs`` and
    ``points`` are the forms of marks below the unit, such as ``(1)``, ``1.``, ``a)``, ``(i)``, ``1°``, ``-``;
    ``alphabets`` are the orders in which letters count. ``references`` follow a number that is only mentioned,
    ``connectives`` end the item of a list before its last. ``notes`` open amendment notes, ``repeals`` say that nothing
    is left; ``contents``, ``annexes`` and ``closings`` open a list of contents, an annex, the formula after the last
    provision.

    ``words_after`` open a unit behind its number (``423. §``), ``separate`` ones open units that are numbered apart and
    do without the unit's word (``Disposición final segunda``); ``plurals`` and ``through`` open several units at once
    (``§§ 102 bis 105``). ``counts`` are the words for the first number, the second, the third, ...; ``signs`` what
    ordinals bear behind their digits (``6.º``); ``decimal`` tells that inserted numbers stand behind a stop
    (``274.1``). ``sole`` opens the only paragraph of a unit (``Parágrafo único``), ``editorial`` words head what
    editors print after a provision; ``common`` are frequent words, in small letters, that tell a text's language.
    """

    id: str
    name: str
    languages: tuple[str, ...]
    unit: Literal["article", "section"]
    words: tuple[str, ...]
    headings: tuple[HeadingPlace, ...]
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    bare: bool = False
    series: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    ones: tuple[str, ...] = ()
    ordinals: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    alphabets: tuple[tuple[str, ...], ...] = ()
    references: tuple[str, ...] = ()
    connectives: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    repeals: tuple[str, ...] = ()
    contents: tuple[str, ...] = ()
    annexes: tuple[str, ...] = ()
    closings: tuple[str, ...] = ()
    words_after: tuple[str, ...] = ()
    separate: tuple[str, ...] = ()
    plurals: tuple[str, ...] = ()
    through: tuple[str, ...] = ()
    counts: tuple[tuple[str, ...], ...] = ()
    signs: tuple[str, ...] = ()
    sole: tuple[str, ...] = ()
    editorial: tuple[str, ...] = ()
    common: tuple[str, ...] = ()
    decimal: bool = False


@dataclass(frozen=True, slots=True)
class Weights:
    """What each kind of evidence adds to a candidate's weight, and when a candidate is accepted.

    ``elements`` by requirement (``nucleus`` for elements that make a candidate, ``reservable`` where a State may
    leave them out), ``levels`` the factor by nearness, ``heading``, ``neighbourhood``, ``wording``, ``frame``,
    ``focus`` and ``semantic`` at their fullest. ``later`` is the factor of what stands in a later paragraph,
    ``carried`` of what only a definition brings there; ``common`` is the share of a bar that evidence keeps however
    many provisions show it.

    A candidate is accepted beside the best one from ``alike`` of its weight on (``elsewhere`` if it is the best for
    another article), or from ``adds`` of it where it shows an element that the accepted ones do not.
    """

    elements: dict[str, float]
    levels: dict[str, float]
    heading: float
    neighbourhood: float
    wording: float
    frame: float
    focus: float
    semantic: float
    later: float
    carried: float
    common: float
    alike: float
    elsewhere: float
    adds: float
