"""The coverage of lexicons, and what they hold, as text, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict

from harmonize.frames import inert
from harmonize.model.coverage import Coverage, Share, Uncovered
from harmonize.model.lexicon import Entry, Lexicon
from harmonize.reports.excerpts import printable

SCHEMA = "harmonize/coverage/1"
COLUMNS = (
    "language", "phrase", "forms", "inside", "outside", "keyness", "beside", "statute", "provision", "page", "example",
)  # fmt: skip
MOST_FORMS, MOST_PROVISIONS = 6, 20


def as_json(found: Iterable[Coverage], top: int) -> str:
    """Return coverage as JSON, with at most ``top`` uncovered words each."""
    written = [asdict(item) | {"uncovered": [asdict(word) for word in item.uncovered[:top]]} for item in found]
    return json.dumps({"schema": SCHEMA, "languages": written}, ensure_ascii=False, indent=1)


def as_csv(found: Iterable[Coverage], top: int) -> str:
    """Return the uncovered words as CSV that spreadsheet programs open as text."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for item in found:
        for word in item.uncovered[:top]:
            at = word.example
            numbers = (
                word.inside,
                word.outside,
                word.keyness,
                word.beside,
                at.statute,
                at.number,
                at.page,
                printable(at.words),
            )
            writer.writerow([inert(cell) for cell in (item.language, word.phrase, forms(word), *numbers)])
    return out.getvalue()


def as_text(found: Iterable[Coverage], top: int) -> str:
    """Return coverage as text: how much is covered, then the words to add, then the notions nothing was found of."""
    return "\n\n".join("\n".join(lines(item, top)) for item in found)


def lines(item: Coverage, top: int) -> Iterator[str]:
    """Yield the lines of one language."""
    numbers = [printable(number) for _, number in item.provisions]
    more = f" and {len(numbers) - MOST_PROVISIONS} more" if len(numbers) > MOST_PROVISIONS else ""
    yield f"{item.language}: {', '.join(item.statutes)}" + ("" if item.lexicon else " (no lexicon has this language)")
    yield f"{len(numbers)} provisions about computer crime: {', '.join(numbers[:MOST_PROVISIONS])}{more}"
    if not item.others:
        yield "There is no other provision to compare with: words are ranked by how often they stand there."
    if item.lexicon:
        yield f"Covered: {told(item.words)} of their words, {told(item.marking)} of the words that mark them."
    yield ""
    yield f"Words that mark them and that no entry covers ({min(top, len(item.uncovered))} of {len(item.uncovered)}):"
    yield f"  {'there':>5} {'else':>5} {'ratio':>7} {'beside':>6}  phrase"
    for word in item.uncovered[:top]:
        counts = f"{word.inside:>5} {word.outside:>5} {word.keyness:>7.1f} {word.beside:>6}"
        yield f"  {counts}  {word.phrase:<24} {printable(forms(word))}"
        yield f"{'':>29}“…{printable(word.example.words)}…” ({printable(word.example.number)}, p. {word.example.page})"
    for title, notions in (
        ("Notions that such articles ask for and that these laws nowhere say", item.silent),
        ("Notions that such articles ask for and that the lexicon has no words for", item.wordless),
    ):
        if notions:
            yield from ("", f"{title} ({len(notions)}):", f"  {', '.join(notions)}")


def forms(word: Uncovered) -> str:
    """Return the printed forms of a word with their counts, the most frequent first."""
    named = [f"{form} {count}" for form, count in word.forms[:MOST_FORMS]]
    return ", ".join([*named, "…"] if len(word.forms) > MOST_FORMS else named)


def told(share: Share) -> str:
    """Return a share in words.

    >>> told(Share(1, 3)), told(Share(0, 0))
    ('1 of 3 (33%)', '0 of 0')
    """
    return f"{share.covered} of {share.total}" + (f" ({share.covered / share.total:.0%})" if share.total else "")


def listed(lexicons: Iterable[Lexicon], glosses: Mapping[str, str], missing: bool) -> Iterator[str]:
    """Yield a line for each lexicon: its size and how many notions it has no words for; on request which."""
    yield f"{'':<4}{'name':<42} {'notions':>7} {'phrases':>7} {'look-alikes':>11} {'without words':>13}"
    for item in lexicons:
        phrases = sum(len(entry.phrases) for entry in item.entries)
        traps = sum(len(entry.unless) for entry in item.entries)
        lacking = wordless(item, glosses)
        size = f"{len(item.entries):>7} {phrases:>7} {traps:>11} {len(lacking):>13}"
        yield f"{item.language:<4}{item.name:<42} {size}"
        if missing and lacking:
            yield f"    {', '.join(lacking)}"


def wordless(lexicon: Lexicon, glosses: Iterable[str]) -> list[str]:
    """Return the notions that a lexicon has no words for, in their order."""
    said = {entry.concept for entry in lexicon.entries if entry.phrases}
    return [concept for concept in glosses if concept not in said]


def shown(lexicon: Lexicon, entry: Entry, gloss: str) -> Iterator[str]:
    """Yield the lines of an entry: its gloss, its phrases, its look-alikes, and where some are typical."""
    yield f"{entry.concept} in {lexicon.name} ({', '.join(lexicon.serves)})"
    yield f"  {gloss}"
    yield from under("phrases", entry.phrases)
    yield from under("look-alikes that it must not match", entry.unless)
    for register, phrases in entry.typical.items():
        yield from under(f"typical of: {register}", phrases)


def under(title: str, phrases: Sequence[str]) -> Iterator[str]:
    """Yield a title over some phrases, nothing where there are none."""
    if phrases:
        yield f"  {title} ({len(phrases)})"
        yield from (f"    {phrase}" for phrase in phrases)
