"""Amounts: numbers in digits and words, and the units they count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from harmonize.language.cues import Cues, compile_cues, find
from harmonize.language.folding import SOUND, fold
from harmonize.model.lexicon import Entry, Lexicon
from harmonize.model.penalty import Quantity, Sentencing
from harmonize.model.text import Span

PIECE = re.compile(
    rf"""
      (?P<letters>[^\W\d_]+(?:{SOUND}[^\W\d_]+)*)    # years, N (of N5,000), п'ять
    | (?P<digits>\d+)
    | (?P<mark>[^\w\s])                              # , . € ;
    """,
    re.VERBOSE,
)
APOSTROPHES = str.maketrans("’‘ʼ", "'''")
NUMBER, UNIT, STARTS, ENDS = "number:", "unit:", "starts:", "ends:"
"""Before a number, or a unit's name, in the role of the words that say it."""
HUNDRED, THOUSAND = 100, 1000
BRACKETS = ("(", ")")
REPEATED = 8
"""A number said again in brackets, in digits or words, is so many words at most."""
GROUP, CENTS = 3, 2
"""So many digits stand in each group of a long number but the first, and behind its decimal sign."""


@dataclass(frozen=True, slots=True)
class Item:
    """A stretch of a sentence by what it is in the wording of penalties: a role, a number, a quantity, or nothing.

    ``quantity`` has an empty unit for a number alone. ``edge`` is ``starts`` or ``ends`` where the unit's word says
    that a range begins or ends with it.
    """

    role: str
    span: Span
    quantity: Quantity | None = None
    edge: str = ""


@dataclass(frozen=True, slots=True)
class Wording:
    """The wording of penalties of one language, made ready for matching."""

    cues: Cues
    numbers: Mapping[str, int]
    verb_last: bool
    bare_maximum: bool
    timed_fines: bool = False


def compile_wording(sentencing: Sentencing) -> Wording:
    """Make a language's wording of penalties ready; it can then be used for any number of sentences."""
    entries = [Entry(role, phrases) for role, phrases in sentencing.roles]
    entries += [Entry(f"{NUMBER}{number}", words) for number, words in sentencing.numbers]
    named = ((UNIT, sentencing.units), (STARTS, sentencing.starts), (ENDS, sentencing.ends))
    entries += [Entry(prefix + name, words) for prefix, units in named for name, words in units]
    cues = compile_cues(Lexicon(sentencing.language, "", (), tuple(entries), sentencing.abbreviations))
    numbers = {fold(word): number for number, words in sentencing.numbers for word in words}
    return Wording(cues, numbers, sentencing.verb_last, sentencing.bare_maximum, sentencing.timed_fines)


def pieces(text: str, span: Span) -> list[tuple[int, int, str]]:
    """Cut a stretch of text into folded words, digits and marks, with their offsets.

    >>> [piece for _, _, piece in pieces("N5,000 or", Span(0, 9))]
    ['n', '5', ',', '000', 'or']
    """
    found = PIECE.finditer(text, span.start, span.end)
    return [(m.start(), m.end(), fold(m.group()).translate(APOSTROPHES)) for m in found]


def items(wording: Wording, text: str, span: Span) -> list[Item]:
    """Return a sentence as items: numbers joined, and with the units they count."""
    return measured(joined(list(_read(wording, pieces(text, span)))))


def _read(wording: Wording, found: Sequence[tuple[int, int, str]]) -> Iterator[Item]:
    """Yield an item for each phrase and number, the longest where they overlap, and for each other piece."""
    longest: dict[int, tuple[int, str]] = {}
    for hit in find(wording.cues, found):
        longest[hit.span.start] = max(longest.get(hit.span.start, (0, "")), (hit.span.end, hit.concept))
    at = 0
    while at < len(found):
        start, end, piece = found[at]
        if start in longest:
            end, role = longest[start]
            at = next((i for i in range(at, len(found)) if found[i][0] >= end), len(found))
            yield _item(role, Span(start, end))
        elif piece.isdecimal():
            at, amount = _digits(found, at)
            yield Item("digits", Span(start, found[at - 1][1]), Quantity(amount, ""))
        else:
            fused = _fused(piece, wording.numbers)
            role = "number" if fused else piece if piece in BRACKETS else ""
            yield Item(role, Span(start, end), Quantity(fused, "") if fused else None)
            at += 1


def _item(role: str, span: Span) -> Item:
    if role.startswith(NUMBER):
        return Item("number", span, Quantity(int(role.removeprefix(NUMBER)), ""))
    for prefix in (UNIT, STARTS, ENDS):
        if role.startswith(prefix):
            edge = "" if prefix == UNIT else prefix.rstrip(":")
            return Item("unit", span, Quantity(0, role.removeprefix(prefix)), edge)
    return Item(role, span)


def _digits(found: Sequence[tuple[int, int, str]], at: int) -> tuple[int, float]:
    """Return where a number in digits ends and what it is: ``1 500 000``, ``10.000``, ``N7, 000,000.00``."""
    whole, at = found[at][2], at + 1
    groups = len(whole) <= GROUP
    while groups:
        mark = at < len(found) and found[at][2] in ",."
        following = found[at + mark][2] if at + mark < len(found) else ""
        if not following.isdecimal() or len(following) != GROUP:
            break
        whole, at = whole + following, at + mark + 1
    if at + 1 < len(found) and found[at][2] in ",." and len(found[at + 1][2]) == CENTS and found[at + 1][2].isdecimal():
        return at + 2, float(f"{whole}.{found[at + 1][2]}")
    return at, float(whole)


def _fused(word: str, numbers: Mapping[str, int]) -> int:
    """Return the number that several number words written as one make, 0 where a word is none.

    >>> _fused("yirmibes", {"yirmi": 20, "bes": 5, "bin": 1000}), _fused("yirmibir", {"yirmi": 20})
    (25, 0)
    """
    values: list[float] = []
    while word:
        end = next((end for end in range(len(word), 1, -1) if word[:end] in numbers), 0)
        if not end or (values and not fits(values[-1], numbers[word[:end]])):
            return 0
        values.append(numbers[word[:end]])
        word = word[end:]
    return int(counted(values))


def fits(last: float, value: float) -> bool:
    """Tell whether a number word goes on the number that the one before it is part of.

    >>> fits(20, 5), fits(2, 100), fits(50, 1000), fits(1000, 500), fits(2, 3), fits(10, 2)
    (True, True, True, True, False, True)
    """
    if value >= HUNDRED:
        return last < value or last >= THOUSAND > value
    return last >= HUNDRED or (last >= 10 and last % 10 == 0 and value < 10)


def counted(values: Sequence[float]) -> float:
    """Return the number that number words make together.

    >>> counted([2, 100, 50, 1000]), counted([20, 5])
    (250000, 25)
    """
    total = current = 0.0
    for value in values:
        if value >= THOUSAND:
            total, current = total + (current or 1) * value, 0
        elif value == HUNDRED:
            current = (current or 1) * HUNDRED
        else:
            current += value
    made = total + current
    return int(made) if made == int(made) else made


def joined(found: Sequence[Item]) -> list[Item]:
    """Join number words that stand together (``two hundred and fifty``), and digits with what multiplies them."""
    made: list[Item] = []
    at = 0
    while at < len(found):
        if found[at].role not in ("number", "digits"):
            made.append(found[at])
            at += 1
            continue
        values, end = [_amount(found[at])], at + 1
        while following := _following(found, end, values[-1]):
            end = following + 1
            values.append(_amount(found[following]))
        end = _repeated(found, end)
        span = Span(found[at].span.start, found[end - 1].span.end)
        made.append(Item("number", span, Quantity(counted(values) if len(values) > 1 else values[0], "")))
        at = end
    return made


def _repeated(found: Sequence[Item], at: int) -> int:
    """Return where a number that is said again in brackets ends: ``six (6) months``, ``10 (dix mille) francs``."""
    if at >= len(found) or found[at].role != BRACKETS[0]:
        return at
    end = at + 1
    while end < min(len(found), at + REPEATED) and found[end].role in ("number", "digits", "and", ""):
        end += 1
    closed = end > at + 1 and end < len(found) and found[end].role == BRACKETS[1]
    return end + 1 if closed and found[at + 1].role in ("number", "digits") else at


def _amount(item: Item) -> float:
    return item.quantity.amount if item.quantity else 0.0


def _following(found: Sequence[Item], at: int, last: float) -> int:
    """Return the place of the number word that goes on a number, 0 where it ends here."""
    if at < len(found) and found[at].role == "number":
        return at if fits(last, _amount(found[at])) else 0
    joins = at + 1 < len(found) and (found[at].role == "and" or (not found[at].role and len(found[at].span) == 1))
    if joins and found[at + 1].role == "number" and last >= 2 * 10:
        return at + 1 if fits(last, _amount(found[at + 1])) else 0
    return 0


def measured(found: Sequence[Item]) -> list[Item]:
    """Join numbers with their units, behind them or (money) before them, and a time with its odd months or days."""
    made: list[Item] = []
    for item in found:
        last = made[-1] if made else None
        if item.role == "unit" and last and last.role == "number":
            made[-1] = _with_unit(last, item)
            _add_odd(made)
        elif item.role == "number" and (before := _unit_before(made)):
            unit = made[-before]
            del made[-before:]
            made.append(_with_unit(item, unit))
        else:
            made.append(item)
    return made


def _unit_before(made: Sequence[Item]) -> int:
    """Return how many items back the unit of money stands that a number follows: ``€ 5``, ``Rs. 5``; 0 for none."""
    for back in (1, 2):
        if len(made) >= back and made[-back].role == "unit" and _is_money(made[-back]):
            return back if back == 1 or len(made[-1].span) == 1 else 0
    return 0


def _is_money(item: Item) -> bool:
    return item.quantity is not None and item.quantity.unit.isupper()


def _with_unit(number: Item, unit: Item) -> Item:
    span = Span(min(number.span.start, unit.span.start), max(number.span.end, unit.span.end))
    return Item("quantity", span, Quantity(_amount(number), unit.quantity.unit if unit.quantity else ""), unit.edge)


def _add_odd(made: list[Item]) -> None:
    """Make one time of the two at the end: ``one year and six months``, ``one year six months``."""
    back = 3 if len(made) > 2 and made[-2].role == "and" else 2
    if len(made) < back:
        return
    whole, odd = made[-back].quantity, made[-1].quantity
    if made[-back].role != "quantity" or made[-back].edge or whole is None or odd is None:
        return
    if whole.unit == "year" and odd.unit == "month" and odd.amount < 12:
        span = Span(made[-back].span.start, made[-1].span.end)
        made[-back:] = [Item("quantity", span, Quantity(whole.amount * 12 + odd.amount, "month"), made[-1].edge)]
