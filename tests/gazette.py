"""A small press for the tests: an invented law set into frames, line by line, as gazettes set theirs.

It gives what was printed where, and the gold beside it: the lines in reading order and the law's articles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

from fpdf import FPDF
from printing import Rule, Text, printed

from harmonize import pipeline
from harmonize.model.law import Provision, Statute

SIZE, PITCH = 9.0, 11.5
NAMES = ("Lanterns of the quay", "Oil and wicks", "Towers", "Keepers and their books", "Storms", "Fines and other ends")
TOP, BOTTOM, LEFT, RIGHT = 70.0, 760.0, 60.0, 535.0
GUTTER = 16.0


class Block(NamedTuple):
    """A paragraph or a heading: ``place`` is left, centre or first (a first line set in); white ``above`` in points."""

    words: str
    style: str = ""
    place: str = "first"
    size: float = SIZE
    above: float = 0.0


class Frame(NamedTuple):
    """A rectangle of a page that lines are set into, from the top down."""

    page: int
    x: float
    width: float
    top: float = TOP
    bottom: float = BOTTOM


class Article(NamedTuple):
    """A provision of the invented law: its number, its heading and its paragraphs."""

    number: str
    heading: str
    paragraphs: tuple[str, ...]


@cache
def _ruler() -> FPDF:
    return FPDF(unit="pt")


@cache
def width(words: str, size: float = SIZE, style: str = "") -> float:
    """Return how wide words are printed."""
    _ruler().set_font("helvetica", style=style, size=size)
    return float(_ruler().get_string_width(words))


def frames(columns: int, *, top: float = TOP, bottom: float = BOTTOM, first: int = 0) -> Iterator[Frame]:
    """Yield the columns of page after page, from page ``first`` on; ``top`` and ``bottom`` hold for that one only."""
    wide = (RIGHT - LEFT - GUTTER * (columns - 1)) / columns
    for page in count(first):
        for k in range(columns):
            edges = (top, bottom) if page == first else (TOP, BOTTOM)
            yield Frame(page, LEFT + k * (wide + GUTTER), wide, *edges)


class Setting(NamedTuple):
    """What was set: the texts of each page, the lines in reading order, and where the next line would stand."""

    pages: list[list[Text]]
    lines: list[str]
    page: int
    y: float

    def onto(self, more: Setting) -> Setting:
        """Return both settings on the same pages, the other one read after this one."""
        pages = [list(texts) for texts in self.pages]
        pages += [[] for _ in range(len(more.pages) - len(pages))]
        for page, texts in enumerate(more.pages):
            pages[page] += texts
        return Setting(pages, self.lines + more.lines, more.page, more.y)


def beside(left: Setting, right: Setting) -> Setting:
    """Return two settings on the same pages of which only the first one's lines are the law's."""
    return left.onto(right)._replace(lines=left.lines)


def set_into(blocks: Iterable[Block], wanted: Iterable[Frame], *, justified: bool = True) -> Setting:
    """Set blocks into frames, going on in the next one where one is full."""
    places = iter(wanted)
    frame = next(places)
    pages: list[list[Text]] = []
    lines: list[str] = []
    y = frame.top
    for block in blocks:
        y += block.above if y > frame.top else 0.0
        wrapped = _wrapped(block, frame.width)
        for i, words in enumerate(wrapped):
            if y > frame.bottom:
                frame = next(places)
                y = frame.top
            pages += [[] for _ in range(frame.page + 1 - len(pages))]
            full = justified and i < len(wrapped) - 1 and block.place != "centre"
            pages[frame.page] += _line(block, words, frame, y, first=i == 0, full=full)
            lines.append(" ".join(words))
            y += PITCH * block.size / SIZE
    return Setting(pages, lines, frame.page, y)


def _indent(block: Block, *, first: bool) -> float:
    return 12.0 if first and block.place == "first" else 0.0


def _wrapped(block: Block, room: float) -> list[list[str]]:
    lines: list[list[str]] = [[]]
    for word in block.words.split():
        free = room - _indent(block, first=len(lines) == 1)
        if lines[-1] and width(" ".join([*lines[-1], word]), block.size, block.style) > free:
            lines.append([])
        lines[-1].append(word)
    return lines


def _line(block: Block, words: Sequence[str], frame: Frame, y: float, *, first: bool, full: bool) -> Iterator[Text]:
    together = width(" ".join(words), block.size, block.style)
    if block.place == "centre":
        yield Text(frame.x + (frame.width - together) / 2, y, " ".join(words), block.size, block.style)
        return
    x = frame.x + _indent(block, first=first)
    gap = width(" ", block.size, block.style)
    if full and len(words) > 1:
        gap += (frame.x + frame.width - x - together) / (len(words) - 1)
    for word in words:
        yield Text(x, y, word, block.size, block.style)
        x += width(word, block.size, block.style) + gap


class Words(NamedTuple):
    """What the invented law is made of, in one language: who, what they do, headings, and how they are joined."""

    subjects: tuple[str, ...]
    duties: tuple[str, ...]
    nouns: tuple[str, ...]
    grade: str
    joined: str


LANGUAGES = {
    "en": Words(
        ("A keeper", "The harbour master", "Any person", "The council", "An owner of a lantern", "The inspector"),
        (
            "shall light every lantern of the quay before the sun has set and shall keep it burning until the morning",
            "must write down in the book of the harbour each hour at which the light was seen from the sea",
            "may enter any tower in which a lamp is kept and may ask for the oil, the wick and the glass to be shown",
            "who puts out a light without the leave of the council is liable to a fine of the second grade",
            "shall not sell, lend or give away the oil that was bought for the lanterns of the town",
            "is to report to the council within seven days whatever damage the storm has done to a tower",
        ),
        (
            "Lanterns",
            "Oil",
            "Towers",
            "Keepers of the light, their duties and their pay",
            "Books",
            "Wicks",
            "Storms",
            "Fines",
        ),
        "of grade",
        ", and ",
    ),
    "fr": Words(
        ("Un gardien", "Le maître du port", "Toute personne", "Le conseil", "Le propriétaire", "L'inspecteur"),
        (
            "allume chaque lanterne du quai avant que le soleil ne se couche et la garde allumée jusqu'au matin",
            "inscrit dans le livre du port chaque heure à laquelle la lumière a été vue depuis la mer",
            "peut entrer dans toute tour où une lampe est gardée et demander que l'huile et la mèche soient montrées",
            "qui éteint une lumière sans la permission du conseil est puni d'une amende du deuxième degré",
            "ne peut vendre, prêter ou donner l'huile qui a été achetée pour les lanternes de la ville",
            "fait savoir au conseil dans les sept jours quels dommages la tempête a causés à une tour",
        ),
        ("Lanternes", "Huile", "Tours", "Gardiens de la lumière", "Livres", "Mèches", "Tempêtes", "Amendes"),
        "de degré",
        ", et ",
    ),
}


def law(articles: int = 12, language: str = "en") -> list[Article]:
    """Return an invented law in a language: other words in every article, of one to four paragraphs."""
    words = LANGUAGES[language]
    return [
        Article(str(n), f"{words.nouns[n % len(words.nouns)]} {words.grade} {n}", tuple(_paragraphs(n, words)))
        for n in range(1, articles)
    ]


def _paragraphs(n: int, words: Words) -> Iterator[str]:
    for k in range(1, 2 + n % 4):
        duties = words.joined.join((words.duties[(n * 5 + k) % 6], words.duties[(n + 3 * k) % 6]))
        yield f"({k}) {words.subjects[(n + k) % 6]} {duties}." if n % 4 else f"{words.subjects[(n + k) % 6]} {duties}."


def blocks(articles: Iterable[Article], word: str = "Article") -> Iterator[Block]:
    """Yield a law's blocks: number and heading centred over the text."""
    for article in articles:
        yield Block(f"{word} {article.number}", "B", "centre", above=8.0)
        yield Block(article.heading, "B", "centre")
        yield from (Block(words) for words in article.paragraphs)


def read(path: Path, pages: Iterable[Iterable[Text | Rule]], language: str | None = "en") -> Statute:
    """Print pages and read them as a statute, in the language that the user says, if any."""
    return pipeline.read_statute(printed(path, pages), pipeline.Given(language=language))


def flow(statute: Statute) -> list[str]:
    """Return the lines of the flow."""
    return statute.document.flow.of(statute.document.text).splitlines()


def at(statute: Statute, place: str) -> list[str]:
    """Return the lines at a place."""
    text = statute.document.text
    return [line.span.of(text) for line in statute.document.lines if line.place == place]


def read_articles(statute: Statute) -> list[Article]:
    """Return the articles that were read, to be compared with those that were printed."""
    text = statute.document.text
    return [Article(found.number, found.heading, tuple(_printed(found, text))) for found in statute.articles()]


def _printed(found: Provision, text: str) -> Iterator[str]:
    """Yield the text of an article's paragraphs as it is printed, on one line each."""
    for part in found.children or (found,):
        whole = text[part.span.start if found.children else part.body.start : part.span.end]
        yield " ".join(whole.split())
