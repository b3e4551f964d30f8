"""harmonize in spaCy's pipelines: the notions, references and penalties in a law's sentences.

spaCy finds these factories by their names (entry points ``spacy_factories``), once harmonize is installed::

    nlp = spacy.blank("sq")
    nlp.add_pipe("harmonize_notions")
    doc = nlp("Hyrja e paautorizuar në sistemin kompjuterik dënohet me burgim deri në tre vjet.")
    [(span.text, span.label_, span._.harmonize_gloss) for span in doc.spans["harmonize_notions"]]

A component needs no other one and no trained model. Its settings are ``language``, where that is not the pipeline's
own, and ``spans_key``; they are kept with the pipeline.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from harmonize.errors import LanguageError
from harmonize.knowledge.idioms import load_idioms
from harmonize.knowledge.lexicons import load_glosses, served_languages
from harmonize.knowledge.penalties import load_sentencing
from harmonize.language.components import Marked, extend, factory, mark, notions, threats
from harmonize.model.law import Reference, Target
from harmonize.model.text import Span
from harmonize.pipeline import cues_for
from harmonize.punishing import wording_for
from harmonize.structure.references import references_in

NOTIONS, REFERENCES, PENALTIES = "harmonize_notions", "harmonize_references", "harmonize_penalties"
"""The names of the components, and of their groups of spans where no other is asked for."""
GLOSS, TARGETS, ACT, PENALTY = "harmonize_gloss", "harmonize_targets", "harmonize_act", "harmonize_penalty"
"""Custom attributes of spans."""


@dataclass(frozen=True, slots=True)
class Notions:
    """Marks the legal notions of a lexicon: a span's label is the notion's id, ``span._.harmonize_gloss`` its meaning.

    ``doc._.harmonize_notions`` are the ids in the ``Doc``, each once, in the order of the text.
    """

    language: str
    spans_key: str

    def __call__(self, doc: Any) -> Any:
        """Return a ``Doc`` with its notions marked."""
        return mark(doc, self.spans_key, notions(doc.text, cues_for(self.language)))


@dataclass(frozen=True, slots=True)
class References:
    """Marks the words that point to provisions, labelled by what they point to: ``article``, ``paragraph``, ...

    ``span._.harmonize_targets`` are the provisions as the text names them, ``span._.harmonize_act`` the words that name
    another law, empty where there are none.
    """

    language: str
    spans_key: str

    def __call__(self, doc: Any) -> Any:
        """Return a ``Doc`` with its references marked."""
        text = doc.text  # spaCy puts it together each time
        found = references_in(text, Span(0, len(text)), load_idioms()[self.language])
        return mark(doc, self.spans_key, (pointed(item, text) for item in found))


@dataclass(frozen=True, slots=True)
class Penalties:
    """Marks the penalties that sentences threaten: a span's label is their kind, such as ``imprisonment``.

    ``span._.harmonize_penalty`` has their ``minimum`` and ``maximum`` (each ``amount``, ``unit`` and ``months``, or
    None) and how one is ``joined`` to the one before it.
    """

    language: str
    spans_key: str

    def __call__(self, doc: Any) -> Any:
        """Return a ``Doc`` with its penalties marked."""
        return mark(doc, self.spans_key, threats(doc.text, wording_for(self.language), PENALTY))


@factory(NOTIONS, {"language": None, "spans_key": NOTIONS})
def make_notions(nlp: Any, name: str, language: str | None, spans_key: str) -> Notions:
    """Make the component that marks notions."""
    made = Notions(served(language or nlp.lang, served_languages(), "lexicon"), spans_key)
    extend(of_doc={NOTIONS: lambda doc: list(dict.fromkeys(span.label_ for span in doc.spans.get(spans_key, ())))})
    extend(of_span={GLOSS: lambda span: glosses().get(span.label_, "")})
    return made


@factory(REFERENCES, {"language": None, "spans_key": REFERENCES})
def make_references(nlp: Any, name: str, language: str | None, spans_key: str) -> References:
    """Make the component that marks references."""
    extend(stored=(TARGETS, ACT))
    return References(served(language or nlp.lang, load_idioms(), "way of citing on record"), spans_key)


@factory(PENALTIES, {"language": None, "spans_key": PENALTIES})
def make_penalties(nlp: Any, name: str, language: str | None, spans_key: str) -> Penalties:
    """Make the component that marks penalties."""
    extend(stored=(PENALTY,))
    return Penalties(served(language or nlp.lang, load_sentencing(), "wording of penalties on record"), spans_key)


def served(language: str, known: Collection[str], what: str) -> str:
    """Return a language that is served; a :class:`LanguageError` lists those that are, where it is not.

    >>> served("sq", {"sq", "en"}, "lexicon")
    'sq'
    """
    if language not in known:
        remedy = f"set language to one of {', '.join(sorted(known))}"
        raise LanguageError(f"a pipeline in {language!r}", f"has no {what}", remedy)
    return language


def pointed(reference: Reference, text: str) -> Marked:
    """Return a reference as what is marked."""
    facts = {
        TARGETS: [named(target) for target in reference.targets],
        ACT: reference.act.of(text) if reference.act else "",
    }
    return Marked(reference.targets[0].path[-1][0], reference.span, facts)


def named(target: Target) -> str:
    """Return a provision as a text names it, from the outermost to the innermost.

    >>> named(Target((("article", "298"), ("paragraph", "2")))), named(Target((("article", "298"),), "303"))
    ('article 298, paragraph 2', 'article 298 to 303')
    """
    path = ", ".join(f"{kind} {number}" for kind, number in target.path)
    return f"{path} to {target.last}" if target.last else path


@cache
def glosses() -> dict[str, str]:
    """Return what each notion means."""
    return load_glosses()
