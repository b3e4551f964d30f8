"""The names of other laws, behind a reference or before it."""

from __future__ import annotations

import re

from harmonize.model.idiom import Idiom
from harmonize.model.text import Span
from harmonize.structure.vocabulary import Vocabulary, vocabulary

_WORD = re.compile(r"""[\s'’)]{0,3} (?P<word>[^\W\d_]+ (?:-[^\W\d_]+)* (?:['’](?=[^\W\d_]))? )""", re.VERBOSE)
_FAR = 9
"""So many words may stand between a reference and the word for the law."""
_ABOUT = 7
"""So many words of its subject belong to a law's name."""
_OPEN = (":", ";", ",", ":—", ":–", ":-", "—", "–")
"""How words end that lead into a list."""
_REACH = 120
"""So many characters before a reference the name of a law can begin."""
_PLAIN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_YEAR = re.compile(r",?\s(?:of\s)?(?:1[89]|20)\d\d(?!\d)")
_SERIAL = re.compile(
    r"""
    [,\s]{0,3} (?: (?:nr|no|n|br|бр|št)\s?[.°º]\s? | n°\s? | №\s? | бр\.?\s? )?   # nr. 9887, n° 78-17, br. 85/05, № 5
    \d[\d/.-]{0,12} (?: -[^\W\d_]{1,4} )?
    """,
    re.VERBOSE,
)
_DATE = re.compile(r",?\s\w{1,5}\s\d{1,2}[.º]{0,2}\s?[./\s]?\w{1,12}[./\s]\s?\d{4}(?!\d)")
"""``du 6 janvier 1978``, ``, datë 10.3.2008``"""
_QUOTED = re.compile(r"""\s? [“„"«] [^“„"«»”\n.;]{1,120} [”“"»]""", re.VERBOSE)
_SAYILI = re.compile(r"\d{2,5}\s+\w{3,8}\s+$")


def named(text: str, span: Span, stretch: Span, idiom: Idiom) -> Span | None:
    """Return the words that name the law a reference is to, None where it names none."""
    words = vocabulary(idiom)
    if idiom.order == "before":
        return _before(text, span, stretch, words)
    return _after(text, span, stretch, idiom, words)


def lead(text: str, body: Span, idiom: Idiom) -> Span | None:
    """Return the words for another law in the words that lead into a list, None where they name none."""
    if not text[body.start : body.end].endswith(_OPEN):
        return None
    words = vocabulary(idiom)
    run = list(_PLAIN.finditer(text, max(body.start, body.end - _REACH), body.end))
    at = max((i for i, word in enumerate(run) if "acts" in words.roles(word[0])), default=-1)
    if at < 0 or any("this" in words.roles(word[0]) for word in run[max(0, at - 2) : at]):
        return None
    first = at
    while first and run[first - 1][0][0].isupper():
        first -= 1
    found = Span(run[first].start(), _name_end(text, run[at].end(), body.end, idiom, words))
    named_behind = idiom.order == "after" and found.end > run[at].end()
    return found if named_behind or run[at][0][0].isupper() else None  # "such rules" and "all laws" name none


def _after(text: str, span: Span, stretch: Span, idiom: Idiom, words: Vocabulary) -> Span | None:
    """Read ``of the Information Technology Act, 2000``, ``Zakona o ...``, ``të Ligjit nr. 5``, ``du code pénal``."""
    at = span.end + (text[span.end : span.end + 1] in (".", ")"))
    start = 0
    for count in range(_FAR):
        match = _WORD.match(text, at, stretch.end)
        if match is None:
            return None
        word, roles = match["word"], words.roles(match["word"])
        if "acts" in roles:
            return Span(start or match.start("word"), _name_end(text, match.end(), stretch.end, idiom, words))
        if not (word[0].isupper() or "links" in roles or count == 0) or "level" in roles:
            return None
        if word[0].isupper() and not start:
            start = match.start("word")
        at = match.end()
    return None


def _name_end(text: str, at: int, stop: int, idiom: Idiom, words: Vocabulary) -> int:
    """Return where a law's name ends that begins before its word at ``at``."""
    if year := _YEAR.match(text, at, stop):
        return year.end()
    numbered = _numbered(text, at, stop)
    end = _words_end(text, numbered, stop, idiom, words)
    return end if numbered > at else _numbered(text, end, stop)


def _numbered(text: str, at: int, stop: int) -> int:
    """Return where number, date and quoted title end that stand at ``at``; ``at`` itself where none does."""
    for form in (_SERIAL, _DATE, _QUOTED):
        if found := form.match(text, at, stop):
            at = found.end()
        elif form is _SERIAL:
            return at
    return at


def _words_end(text: str, at: int, stop: int, idiom: Idiom, words: Vocabulary) -> int:
    """Return the end of the words behind a law's word that belong to its name."""
    left, end, linked = idiom.tail, at, False
    for _ in range(_FAR):
        match = _WORD.match(text, at, stop)
        if match is None:
            break
        word, at = match["word"], match.end()
        roles = words.roles(word)
        if "about" in roles and word[0].islower():
            return _subject_end(text, at, stop, words)
        if "links" in roles:
            linked = True
            continue
        if "and" in roles or "level" in roles or not (word[0].isupper() or left):
            break
        left -= not word[0].isupper() and not (linked and end == match.start())
        linked, end = False, at
    return end


def _subject_end(text: str, at: int, stop: int, words: Vocabulary) -> int:
    """Return the end of a law's subject: some words, no further than a mark or another citation."""
    for _ in range(_ABOUT):
        match = _WORD.match(text, at, stop)
        if match is None or "level" in words.roles(match["word"]):
            break
        at = match.end()
    return at


def _before(text: str, span: Span, stretch: Span, words: Vocabulary) -> Span | None:
    """Read ``5237 sayılı Türk Ceza Kanununun``, ``Bankalar Kanununun``, ``aynı Kanunun``."""
    first = max(stretch.start, span.start - _REACH)
    run = list(_PLAIN.finditer(text, first, span.start))
    if not run or text[run[-1].end() : span.start].strip() or "acts" not in words.roles(run[-1][0]):
        return None
    start = run[-1].start()
    for word in reversed(run[:-1]):
        apart = text[word.end() : start].strip()
        if apart or not (word[0][0].isupper() or "and" in words.roles(word[0])):
            break
        start = word.start()
    number = _SAYILI.search(text, max(first, start - 20), start)
    return Span(number.start() if number else start, run[-1].end())
