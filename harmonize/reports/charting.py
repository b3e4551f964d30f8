"""Charting: the pictures of a report, drawn from verdicts and named in the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from harmonize.model.region import CHAPTERS, chapter_of
from harmonize.reports.charts import ORDER, Bar, Words, coverage
from harmonize.reports.paper import Picture

Strings = Mapping[str, Mapping[str, str]]


def covered(title: str, counted: Iterable[tuple[str, str]], strings: Strings) -> Picture:
    """Draw how much of each chapter is covered: ``counted`` are pairs of a kind of article and a status.

    ``title`` names what they are of.
    """
    counts: dict[str, Counter[str]] = {}
    for kind, status in counted:
        counts.setdefault(chapter_of(kind), Counter())[status] += 1
    bars = [Bar(strings["chapter"][chapter], counts[chapter]) for chapter in CHAPTERS if chapter in counts]
    return barred(say(strings, "chart.coverage", title=title), bars, strings)


def barred(title: str, bars: Sequence[Bar], strings: Strings) -> Picture:
    """Draw bars under a title; what they say stands in the words for who cannot see them."""
    told = "; ".join(f"{bar.name}: {counted(bar.counts, strings)}" for bar in bars)
    words = Words(title, told, {**strings["status"], **marks(strings)})
    return Picture(coverage(bars, words), f"{title}. {told}", 0.9)


def counted(counts: Mapping[str, int], strings: Strings) -> str:
    """Return how many there are of each status, in words."""
    return ", ".join(f"{counts[status]} {strings['status'][status]}" for status in ORDER if counts.get(status))


def marks(strings: Strings) -> dict[str, str]:
    """Return the names of what charts mark beside statuses."""
    places = ("chart.reviewed", "chart.life", "chart.months")
    return {place.rpartition(".")[2]: say(strings, place) for place in places}


def say(strings: Strings, place: str, **values: object) -> str:
    """Return a text by its place, such as ``chart.life``, with its gaps filled."""
    section, _, name = place.partition(".")
    return strings[section][name].format(**values)
