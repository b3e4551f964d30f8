"""References: the words in a law's text that point to provisions of it or of other laws."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from harmonize.model.idiom import Idiom
from harmonize.model.law import CITABLE, Provision, Reference, Statute
from harmonize.model.text import Span
from harmonize.structure import acts
from harmonize.structure.citations import Group, groups, targets
from harmonize.structure.parts import RANKS, Part, parts
from harmonize.structure.runs import Token, runs, skip

_TEXT = frozenset({"provision", "preamble", "annex", "table", "unparsed"})
"""The regions whose words can refer; headings name provisions, and notes tell a history."""
_WORDS = re.compile(r"\w")
_HEADED = re.compile(r"[ .]*[:–—-]")
_ALONE = re.compile(r"[ .]*(?:[:–—-]|\n|$)")
OWN = "this"
"""What :attr:`Reference.statute` says of a reference that names the law it stands in, until it is resolved."""


def references(statute: Statute, idiom: Idiom, apart: Sequence[Span] = ()) -> tuple[Reference, ...]:
    """Return the references in a statute's running text, as printed; what they mean is found later.

    ``apart`` are stretches that tell the law's history; what they point to is no reference of the law.
    """
    text = statute.document.text
    found = (item for stretch in stretches(statute, apart) for item in references_in(text, stretch, idiom))
    return tuple(_led(item, statute, idiom) for item in found)


def _led(reference: Reference, statute: Statute, idiom: Idiom) -> Reference:
    """Return a reference in a list with the law that the words before the list name: *of the Penal Code: (a) ...*."""
    if reference.act or reference.statute or reference.targets[0].path[0][0] not in CITABLE:
        return reference
    path = statute.root.path(reference.span.start)
    listed = [node.body for node in path[:-1] if node.kind != "statute" and path[-1].kind in ("point", "subpoint")]
    leads = (acts.lead(statute.document.text, body, idiom) for body in reversed(listed))
    return replace(reference, act=next((act for act in leads if act), None))


def stretches(statute: Statute, apart: Sequence[Span] = ()) -> Iterator[Span]:
    """Yield the stretches of running text, cut where a provision begins: no reference goes on in the next one."""
    marks = sorted({*apart, *(_silent(provision) for provision in statute.root.walk())})
    at = 0
    for region in statute.regions:
        if region.kind not in _TEXT or region.span.start >= statute.document.flow.end:
            continue
        start = region.span.start
        while at < len(marks) and marks[at].start < region.span.end:
            if marks[at].start > start:
                yield Span(start, marks[at].start)
            start = max(start, min(marks[at].end, region.span.end))
            at += 1
        if start < region.span.end:
            yield Span(start, region.span.end)


def _silent(provision: Provision) -> Span:
    """Return what of a provision refers to nothing: its own number and heading, all of it where it is repealed."""
    end = provision.span.end if provision.repealed else provision.body.start
    return Span(provision.span.start, end)


def references_in(text: str, span: Span, idiom: Idiom) -> Iterator[Reference]:
    """Yield the references in a stretch of text."""
    for run in runs(text, span, idiom):
        for segment in _segments(run, text, idiom):
            yield from _reference(text, span, segment, idiom)


@dataclass(frozen=True, slots=True)
class Segment:
    """The parts of a run that belong to one law, with the run's tokens; ``own`` where the text says *of this law*."""

    tokens: Sequence[Token]
    parts: Sequence[Part]
    own: bool = False

    @property
    def span(self) -> Span:
        """From the first word to the last."""
        return Span(
            self.tokens[self.parts[0].start].span.start, max(self.tokens[part.end - 1].span.end for part in self.parts)
        )


def _segments(run: Sequence[Token], text: str, idiom: Idiom) -> Iterator[Segment]:
    """Cut a run's parts where the name of a law, or a word that joins nothing, stands between two of them."""
    open_parts: list[Part] = []
    for part in parts(run, text, before=idiom.order == "before"):
        between = run[open_parts[-1].end : part.start] if open_parts else ()
        if any(not _joint(token) for token in between):
            yield Segment(run, open_parts, _says_own(run, open_parts, idiom))
            open_parts = []
        open_parts.append(part)
    if open_parts:
        yield Segment(run, open_parts, _says_own(run, open_parts, idiom))


def _joint(token: Token) -> bool:
    return any(role in token.roles for role in ("and", "comma", "links", "suffixes")) and "acts" not in token.roles


def _says_own(run: Sequence[Token], found: Sequence[Part], idiom: Idiom) -> bool:
    """Tell whether *of this law* stands behind the parts, or before them where numbers stand before words."""
    at = skip(run, found[-1].end, "links")
    at = skip(run, at, "to") if idiom.order == "after" else at
    if at + 1 < len(run) and "this" in run[at].roles:
        law = skip(run, at + 1, "links")
        if law < len(run) and "acts" in run[law].roles:
            return True
    at = found[0].start - 1
    return idiom.order == "before" and at >= 1 and "acts" in run[at].roles and "this" in run[at - 1].roles


def _reference(text: str, stretch: Span, segment: Segment, idiom: Idiom) -> Iterator[Reference]:
    """Yield a segment's reference; where it names a law, what belongs to the provision at hand is one of its own."""
    before = idiom.order == "before"
    if _is_heading(text, segment):
        return
    made = [group for group in groups(list(segment.parts), segment.tokens, before=before) if _counts(group)]
    act = None if segment.own or not made else acts.named(text, segment.span, stretch, idiom)
    for local, each in groupby(made, key=lambda group: act is not None and group[0].local):
        found = list(each)
        named = tuple(target for group in found for target in targets(group))
        span = Span(
            min(segment.tokens[part.start].span.start for group in found for part in group),
            max(segment.tokens[part.end - 1].span.end for group in found for part in group),
        )
        yield Reference(span, named, None if local else act, OWN if segment.own else "")


def _is_heading(text: str, segment: Segment) -> bool:
    """Tell whether the words open a provision rather than name one: ``Chapter III : ...`` at the start of a line.

    That of a part or chapter may also fill its line.
    """
    span, form = segment.span, _ALONE if segment.parts[0].rank < RANKS["article"] else _HEADED
    start = text.rfind("\n", 0, span.start) + 1
    opens = not _WORDS.search(text, start, span.start) and text[span.start].isupper()
    return opens and form.match(text, span.end) is not None


def _counts(group: Group) -> bool:
    """Tell whether a path can be looked up: a number alone behind a word such as *Nr.* counts too many things."""
    alone = group[0]
    said = all(value.number == "said" for value in alone.values)
    return len(group) > 1 or not (alone.attached or said)
