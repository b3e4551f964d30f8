"""Evidence: what was found in a provision, and what it adds to the weight of a match."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from harmonize.model.law import Provision
from harmonize.model.packing import packed
from harmonize.model.text import Span

Relation = Literal["implements", "contributes", "refers", "look-alike"]

Standing = Literal["told", "graver", "excepted", "referred", "recalled"]
"""How a notion stands in its sentence: told; told only of a graver form of an offence; taken out or denied; told in
another provision that the sentence refers to; told there of an act that the sentence punishes too."""


@packed
@dataclass(frozen=True, slots=True)
class Feature:
    """A concept found in a statute's text: where, in which provision, and how it stands in its sentence.

    What a reference brings in (``referred``, ``recalled``) has the span of the reference.
    """

    concept: str
    span: Span
    eid: str
    standing: Standing = "told"


@packed
@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a provision and the features that bear on it: its own, and those of the words that lead into it.

    ``span`` covers the sentence's own words; the features of a lead-in ("Whoever, without right:") lie before it.
    ``borrowed`` is what its references bring: they stand where these are printed.
    """

    span: Span
    eid: str
    features: tuple[Feature, ...]
    borrowed: tuple[Feature, ...] = ()


@packed
@dataclass(frozen=True, slots=True)
class Passage:
    """A citable provision as alignment sees it: its heading's features, and its paragraphs as sentences.

    ``groups`` are the features of the headings above it (part, title, chapter).
    """

    statute: str
    provision: Provision
    groups: tuple[Feature, ...]
    heading: tuple[Feature, ...]
    paragraphs: tuple[tuple[Sentence, ...], ...]
    words: frozenset[str]

    def features(self) -> Iterator[Feature]:
        """Yield every feature of the paragraphs, in order of text; a lead-in's once for each sentence it leads into."""
        for paragraph in self.paragraphs:
            for sentence in paragraph:
                yield from sentence.features


@dataclass(frozen=True, slots=True)
class Likeness:
    """How alike a text is to another in meaning: the cosine of its likest piece, and where in the text that stands."""

    cosine: float
    span: Span


Compare = Callable[[Sequence[str], Sequence[str]], Sequence[Sequence[Likeness]]]
"""Tells for each of some texts how alike it is to each of some restatements, in any languages."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One bar of a candidate's ledger: what was compared, at which level, what it weighs, and the words it quotes.

    ``comparison`` is ``concepts``, ``heading``, ``neighbourhood``, ``wording``, ``semantic``, ``frame``, ``focus`` or
    ``general-rule``, or ``elsewhere``. ``level``
    says in a word how strong it is (``near``, ``sentence``, ``paragraph``, ``provision``, ...). ``element`` is the
    element it speaks for, None where it speaks for the article as a whole. ``marks`` are the words that matter; those
    of a lead-in lie before ``span``.
    """

    statute: str
    eid: str
    comparison: str
    level: str
    weight: float
    element: str | None
    quote: str
    span: Span
    page: int
    marks: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A provision proposed for an article: its weight is the sum of its evidence.

    ``accepted`` marks those the tool would cite; ``reason`` says in words why the relation is what it is. ``needed`` is
    the weight that it had to reach to be cited, None where weight did not decide; ``lifted_by`` says for a look-alike
    which notions would show that it is none.
    """

    statute: str
    provision: str
    eid: str
    heading: str
    page: int
    weight: float
    accepted: bool
    relation: Relation
    reason: str
    evidence: tuple[Evidence, ...]
    needed: float | None = None
    lifted_by: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alignment:
    """What alignment proposes for one article (``key``, such as ``budapest:2``): candidates, best first.

    ``defaults`` are the general rules that show an element for every offence, wherever they stand, and the rules that
    govern a power. ``over`` are the numbers of the articles that it is judged over for which a provision was cited.
    ``elsewhere`` is what other provisions show of elements that was not compared, where the candidates were taken over
    from another instrument's article. ``unsaid`` are the ids of the elements that the lexicon of a language that was
    read has no words for: its silence on them says nothing. ``wordless`` are the same by each language in which laws
    that are read in two were read.
    """

    key: str
    candidates: tuple[Candidate, ...]
    defaults: tuple[Evidence, ...] = ()
    over: frozenset[str] = frozenset()
    elsewhere: tuple[Evidence, ...] = ()
    unsaid: frozenset[str] = frozenset()
    wordless: Mapping[str, frozenset[str]] = field(default_factory=dict)
