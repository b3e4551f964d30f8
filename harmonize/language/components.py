"""Components for spaCy's pipelines: what is found in a text becomes a group of spans of its ``Doc``.

What a component finds, and in which language, it is handed: see :mod:`harmonize.components`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from harmonize.language.amounts import Wording
from harmonize.language.cues import Cues, find
from harmonize.language.folding import tokens
from harmonize.language.sentences import sentences
from harmonize.language.sentencing import Threat, sentence
from harmonize.model.penalty import Quantity
from harmonize.model.text import Span


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a text, its label, and what is said of it under the names of custom attributes."""

    label: str
    span: Span
    facts: Mapping[str, Any] = field(default_factory=dict)


def factory(name: str, config: Mapping[str, Any]) -> Callable[[Any], Any]:
    """Return what makes a function a factory of spaCy's, with its settings and their defaults."""
    from spacy.language import Language

    made: Callable[[Any], Any] = Language.factory(name, default_config=dict(config), assigns=["doc.spans"])
    return made


def extend(
    stored: Iterable[str] = (),
    of_doc: Mapping[str, Callable[[Any], Any]] | None = None,
    of_span: Mapping[str, Callable[[Any], Any]] | None = None,
) -> None:
    """Add custom attributes: of spans, those that are stored, and of docs and spans, those that are worked out."""
    from spacy.tokens import Doc
    from spacy.tokens import Span as Words

    for name in stored:
        Words.set_extension(name, default=None, force=True)
    for owner, getters in ((Doc, of_doc), (Words, of_span)):
        for name, getter in (getters or {}).items():
            owner.set_extension(name, getter=getter, force=True)


def mark(doc: Any, key: str, found: Iterable[Marked]) -> Any:
    """Return a ``Doc`` with what was found as the spans ``doc.spans[key]``, widened to whole tokens of the ``Doc``."""
    doc.spans[key] = [_span(doc, item) for item in found]
    return doc


def _span(doc: Any, item: Marked) -> Any:
    span = doc.char_span(item.span.start, item.span.end, label=item.label, alignment_mode="expand")
    for name, value in item.facts.items():
        span._.set(name, value)
    return span


def notions(text: str, cues: Cues) -> Iterator[Marked]:
    """Yield the notions of a lexicon in a text, by where they stand."""
    return (Marked(hit.concept, hit.span) for hit in find(cues, tokens(text)))


def threats(text: str, wording: Wording, attribute: str) -> Iterator[Marked]:
    """Yield the penalties that the sentences of a text threaten, their bounds under a custom attribute."""
    for span in sentences(text, Span(0, len(text)), wording.cues.abbreviations):
        for threat in sentence(wording, text, span, imposed=False).threats:
            yield Marked(threat.kind, threat.span, {attribute: bounds(threat)})


def bounds(threat: Threat) -> dict[str, Any]:
    """Return what a penalty's words say, as plain data that a ``Doc`` can be stored with."""
    return {"minimum": amount(threat.minimum), "maximum": amount(threat.maximum), "joined": threat.joined}


def amount(quantity: Quantity | None) -> dict[str, Any] | None:
    """Return a bound as plain data, None where the law states none.

    >>> amount(Quantity(2, "year"))
    {'amount': 2, 'unit': 'year', 'months': 24.0}
    """
    if quantity is None:
        return None
    return {"amount": quantity.amount, "unit": quantity.unit, "months": quantity.months}
