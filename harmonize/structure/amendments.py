"""Amendments: what the notes and the head of a consolidated law say of its history."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from harmonize.model.idiom import Idiom
from harmonize.model.law import Amendment, Statute
from harmonize.model.text import RUNNING, Line, Span
from harmonize.structure.dates import dates
from harmonize.structure.spelling import alternatives

_NEVER = re.compile(r"(?!)")
_NUMBER = r"\d{1,5}(?:[. ]\d{3}(?!\d))?(?:[/–-]\d{1,5}){0,3}(?:-[^\W\d_]{1,5})?(?:\sof\s\d{4})?"
_SERIES = r"(?:(?:nr|no|n|br|бр|broj|број|št|num)\b[.°º]{0,2}|n°|№)"
_DASHED = re.compile(
    r"""(?P<date>\d{1,2}/\d{1,2}/\d{4}) \s?[–-]\s? (?P<act>(?:[^\W\d_]{1,5}/)?\d{2,5}) / \d""", re.VERBOSE
)
"""``24/11/2016-6763/15``: the act's date, its number, its article."""
_ISSUE = re.compile(
    r"""
    (?P<issue>\d{1,3}/(?P<year>\d{4}|\d{2})) (?!\d|/)
    (?:\s?[-–]?\s?(?P<what>[^\W\d_]{1,8}\.?(?:\s[^\W\d_]{2,6})?))?
    """,
    re.VERBOSE,
)
"""``88/2005 - ispr.``: an issue of a gazette, and what stood in it."""
SAME = "ibid"
"""What stands for the act of the note before."""
_LONGEST = 3_000
"""So many characters a note at the head of a law may have."""
_LIST_GAP = 60
_ENDED = re.compile(r";|\.\s+(?=[^\W\d_])(?!br|бр|no|nr)")
_LATER = re.compile(rf",?\s{{0,2}}{_SERIES}\s?{_NUMBER}", re.IGNORECASE)
"""``, n. 50`` behind the date of an act"""
_OF_YEAR = re.compile(r"(?:/|\bof\s)(?P<year>(?:19|20)\d\d)$")
_NEAR = 2.0
"""Points by which a mark may hang below the line it stands on."""
_CLAUSE = re.compile(r".*[;,)]\s*", re.DOTALL)
_NOTE = re.compile(r"^\s*(?P<mark>\d{1,3}|[*†‡]{1,3})\s?[.)]?\s")
_MARK = re.compile(r"^\s*(?P<mark>\d{1,3}|[*†‡]{1,3})\s*$")


@dataclass(frozen=True, slots=True)
class Forms:
    """The patterns of an idiom: what was done, the amending act, a gazette, a note in brackets or on a line."""

    action: re.Pattern[str]
    actions: tuple[tuple[str, re.Pattern[str]], ...]
    act: re.Pattern[str]
    gazette: re.Pattern[str]
    bracketed: re.Pattern[str]
    line: re.Pattern[str]


def _stems(words: Sequence[str]) -> str:
    """Return phrases as alternatives of a pattern, ``*`` standing for any ending."""
    return alternatives(words).replace(r"\*", r"[^\W\d_]{0,12}")


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    inner = _stems(words)
    return re.compile(rf"(?<![^\W_])(?:{inner})(?![^\W_])", re.IGNORECASE) if inner else _NEVER


@lru_cache(maxsize=32)
def forms(idiom: Idiom) -> Forms:
    """Return the patterns of an idiom."""
    actions = tuple((action, _pattern(words)) for action, words in idiom.actions)
    every = [word for _, words in idiom.actions for word in words]
    sources = _stems([word for word in idiom.sources if word != "ibid"])
    number_first = rf"(?P<number>\d{{2,5}})\s(?:{sources})"
    named = rf"(?:{sources})(?![^\W_])(?:[ \n][^\W\d_]{{1,14}}){{0,3}},?\s?{_SERIES}?\s?{_NUMBER}(?P<number>)"
    act = rf"(?<![^\W_])(?:{number_first if idiom.order == 'before' else named})|(?P<same>\bibid\b)"
    gazettes = _stems(idiom.gazettes)
    return Forms(
        _pattern(every),
        actions,
        re.compile(act, re.IGNORECASE),
        re.compile(rf"(?<![^\W_])(?:{gazettes})", re.IGNORECASE) if gazettes else _NEVER,
        re.compile(rf"[(\[{{]\s?(?:{_stems(every)})(?![^\W_])[^()\[\]{{}}]{{0,300}}[)\]}}]", re.IGNORECASE),
        re.compile(rf"^\W{{0,2}}(?:{_stems(every)})(?![^\W_])[^.;]{{0,40}}?(?:{sources})", re.IGNORECASE),
    )


def notes(statute: Statute, idiom: Idiom) -> tuple[Span, ...]:
    """Return the amendment notes in a statute's running text: those of its print, and others in brackets."""
    known = [region.span for region in statute.regions if region.kind == "amendment-note"]
    further = []
    text, patterns = statute.document.text, forms(idiom)
    first = next((article.span.start for article in statute.articles()), statute.document.flow.end)
    for match in patterns.bracketed.finditer(text, first, statute.document.flow.end):
        span = Span(*match.span())
        dated = patterns.act.search(text, span.start, span.end) or next(dates(text, span, idiom), None)
        before = bisect_right(known, span.start, key=lambda other: other.start)
        if dated and not any(span.overlaps(other) for other in known[max(0, before - 1) : before + 1]):
            further.append(span)
    return tuple(sorted([*known, *further]))


def amendments(statute: Statute, idiom: Idiom, noted: Sequence[Span]) -> tuple[Amendment, ...]:
    """Return the history that a statute's head, its notes and its footnotes tell; ``noted`` are the notes."""
    found = [
        item for region in statute.regions if region.kind == "preamble" for item in _head(statute, region.span, idiom)
    ]
    for span in noted:
        here = statute.root.path(span.start)[-1].eid
        found += [replace(item, provision=here) for item in note(statute.document.text, span, idiom)]
    found += _lines(statute, idiom)
    found += _footnotes(statute, idiom)
    return tuple(dict.fromkeys(found))


def note(text: str, span: Span, idiom: Idiom) -> Iterator[Amendment]:
    """Yield the amendments that a note tells, their provision left empty."""
    patterns = forms(idiom)
    known = list(dates(text, span, idiom))
    acts = _acts(text, span, patterns, known)
    if not acts:
        yield from _without_act(text, span, patterns, known)
        return
    starts = [span.start, *(_clause(text, a.end, b.start) for (a, _), (b, _) in pairwise(acts)), span.end]
    action = ""
    for (place, act), start, stop in zip(acts, starts[:-1], starts[1:], strict=True):
        said = _action(text, Span(start, place.start), patterns)
        action = said or action or _action(text, Span(place.end, stop), patterns)
        when = _date(known, place, Span(start, stop)) or _year_of(act)
        yield Amendment(_trimmed(text, start, stop), "", action, act, when)


def _clause(text: str, start: int, stop: int) -> int:
    """Return where, between two acts, the words on the second begin: behind a semicolon, else behind a comma."""
    semicolon = text.rfind(";", start, stop) + 1
    between = _CLAUSE.match(text, start, stop)
    return semicolon or (between.end() if between else stop)


def _trimmed(text: str, start: int, stop: int) -> Span:
    words = text[start:stop]
    return Span(stop - len(words.lstrip()), start + len(words.rstrip(" \n;,")))


def _year_of(act: str) -> str:
    year = _OF_YEAR.search(act)
    return year["year"] if year else ""


def _acts(text: str, span: Span, patterns: Forms, known: Sequence[tuple[Span, str]]) -> list[tuple[Span, str]]:
    """Return the amending acts in a note with their places: ``ligjin nr. 8733``, ``Act 10 of 2009``, ``6763``."""
    found = [(Span(*match.span()), match["act"]) for match in _DASHED.finditer(text, span.start, span.end)]
    for match in patterns.act.finditer(text, span.start, span.end):
        place = _with_date(text, Span(*match.span()), span.end, known)
        again = match["same"] and found and not text.count(";", found[-1][0].end, place.start)
        if not again and not any(place.overlaps(other) for other, _ in found):
            found.append((place, SAME if match["same"] else " ".join((match["number"] or place.of(text)).split())))
    return sorted(found, key=lambda item: item[0].start)


def _with_date(text: str, place: Span, stop: int, known: Sequence[tuple[Span, str]]) -> Span:
    """Return the place of an act that is named by its date, the number behind: ``legge 15 febbraio 1996, n. 50``."""
    day = next((day for day, _ in known if day.start < place.end < day.end), None)
    if day is None:
        return place
    later = _LATER.match(text, day.end, stop)
    return Span(place.start, later.end() if later else day.end)


def _without_act(text: str, span: Span, patterns: Forms, known: Sequence[tuple[Span, str]]) -> Iterator[Amendment]:
    action = _action(text, span, patterns)
    if action:
        yield Amendment(_trimmed(text, span.start, span.end), "", action, "", known[0][1] if known else "")


def _action(text: str, span: Span, patterns: Forms) -> str:
    """Return the last action that is said in a stretch of text, empty where none is."""
    said = [match.start() for match in patterns.action.finditer(text, span.start, span.end)]
    if not said:
        return ""
    return next((action for action, pattern in patterns.actions if pattern.match(text, said[-1])), "")


def _date(known: Sequence[tuple[Span, str]], place: Span, clause: Span) -> str:
    """Return the date in an act's name or the first behind it, else the last one before it."""
    inside = [(span, iso) for span, iso in known if clause.covers(span)]
    after = next((iso for span, iso in inside if span.start >= place.start), "")
    return after or next((iso for _, iso in reversed(inside)), "")


def _head(statute: Statute, span: Span, idiom: Idiom) -> Iterator[Amendment]:
    """Yield what the head of a law says of its history: issues of the gazette, or a note in brackets."""
    text = statute.document.text
    issues = list(_issues(text, span, idiom))
    yield from issues
    patterns = forms(idiom)
    for opened in re.finditer(r"[(\[]\s*", text[span.start : span.end]):
        start = span.start + opened.end()
        if issues or not patterns.action.match(text, start, span.end):
            continue
        closed = text.find(")", start, min(span.end, start + _LONGEST))
        if closed > start:
            yield from note(text, Span(start, closed), idiom)


def _issues(text: str, span: Span, idiom: Idiom) -> Iterator[Amendment]:
    """Yield the issues of a gazette that a law and its amendments stood in; the first is that of the law itself."""
    patterns = forms(idiom)
    first = True
    seen: set[str] = set()
    for named in patterns.gazette.finditer(text, span.start, span.end):
        stop = patterns.gazette.search(text, named.end(), span.end)
        at, said = named.end(), _action(text, Span(max(span.start, named.start() - 160), named.start()), patterns)
        while (issue := _ISSUE.search(text, at, min(stop.start() if stop else span.end, at + _LIST_GAP))) is not None:
            if _ENDED.search(text, at, issue.start()):
                break
            at = issue.end("issue")
            year = _year(issue["year"])
            if (printed := f"{issue['issue'].split('/')[0]}/{year}") not in seen:
                seen.add(printed)
                own = Span(issue.start("what"), issue.end("what")) if issue["what"] else Span(at, at)
                action = "" if first else _action(text, own, patterns) or (said if said == "annulled" else "amended")
                yield Amendment(Span(issue.start(), at), "", action, issue["issue"], year)
            first = False


def _year(printed: str) -> str:
    """Return a year in four digits.

    >>> _year("05"), _year("99"), _year("2005")
    ('2005', '1999', '2005')
    """
    return printed if len(printed) == 4 else f"{'19' if int(printed) > 40 else '20'}{printed}"


def _lines(statute: Statute, idiom: Idiom) -> Iterator[Amendment]:
    """Yield what lines of the running text say that are notes without brackets: ``Modifié par Loi n° ...``."""
    text, pattern = statute.document.text, forms(idiom).line
    for line in statute.document.lines:
        printed = line.span.of(text)
        if line.place == "flow" and len(printed) < 200 and pattern.match(printed) and printed[:1].isupper():
            here = statute.root.path(line.span.start)[-1].eid
            for item in note(text, line.span, idiom):
                if item.date:
                    yield replace(item, provision=here)


def _footnotes(statute: Statute, idiom: Idiom) -> Iterator[Amendment]:
    """Yield what footnotes say, tied to the provision beside whose words their mark is printed, else to the root."""
    lines = [line for line in statute.document.lines if line.place == "footnote"]
    flow: dict[int, list[Line]] = {}
    for line in statute.document.lines:
        if line.place in RUNNING:
            flow.setdefault(line.page, []).append(line)
    marks: dict[tuple[int, str], str] = {}
    last = ""
    for start, end in _notes(lines, statute.document.text):
        first = lines[start]
        text = first.span.of(statute.document.text)
        if alone := _MARK.match(text):
            marks.setdefault((first.page, alone["mark"]), _beside(statute, first, flow.get(first.page, ())))
            continue
        opening = _NOTE.match(text)
        eid = marks.get((first.page, opening["mark"]), "") if opening else ""
        for item in note(statute.document.text, Span(first.span.start, lines[end - 1].span.end), idiom):
            last = item.act if item.act not in ("", SAME) else last
            yield replace(item, provision=eid, act=last if item.act == SAME else item.act)


def _notes(lines: Sequence[Line], text: str) -> Iterator[tuple[int, int]]:
    """Yield the ranges of lines that make up one footnote, or one mark."""
    start = 0
    for at in range(1, len(lines) + 1):
        opens = at == len(lines) or _NOTE.match(lines[at].span.of(text)) or _MARK.match(lines[at].span.of(text))
        if opens or lines[at].page != lines[start].page:
            if at > start:
                yield start, at
            start = at


def _beside(statute: Statute, mark: Line, flow: Sequence[Line]) -> str:
    """Return the id of the provision whose line a footnote's mark is printed on, the root's where none is."""
    if mark.box is None:
        return ""
    top, foot = mark.box.top, mark.box.bottom
    held = [
        (abs(line.box.top - top), line) for line in flow if line.box and line.box.top <= foot <= line.box.bottom + _NEAR
    ]
    if not held:
        return ""
    nearest = min(held, key=lambda row: row[0])[1]
    return statute.root.path(nearest.span.end - 1)[-1].eid
