"""Prints a statute as a gazette would: pages, running heads, margin notes, footnotes, line ends."""

from __future__ import annotations

from dataclasses import dataclass, field

from fpdf import FPDF
from markup import DEPTH, Block, Source
from words import Piece, Word, divisions, words


@dataclass(frozen=True, slots=True)
class Layout:
    """How a gazette prints: lengths in points, ``heading`` is margin, before or after, ``folio`` is head or foot."""

    width: float
    height: float
    left: float
    right: float
    top: float
    bottom: float
    family: str
    size: float
    heading: str
    word: str
    folio: str
    hyphenate: bool = False
    margin_note: float = 0.0
    leading: float = 1.3
    indent: float = 14.0
    spaced: bool = True


LAYOUTS = {
    "margin": Layout(516, 729, 62, 62, 74, 60, "serif", 9.5, "margin", "", "head", margin_note=70),
    "before": Layout(420, 595, 48, 48, 62, 56, "sans", 8.5, "before", "Член", "foot-centre", hyphenate=True),
    "after": Layout(595, 842, 85, 85, 84, 72, "serif", 10, "after", "Neni", "foot-right", indent=22, spaced=False),
}


@dataclass(slots=True)
class Press:
    """A PDF in the making: where the next line goes, and what waits for the foot of the page."""

    source: Source
    layout: Layout
    pdf: FPDF
    y: float = 0.0
    pending: list[str] = field(default_factory=list)
    note_bottom: float = 0.0
    lead: list[Word] = field(default_factory=list)

    # ---- measuring ----------------------------------------------------------------------------------------------
    def width(self, word: Word) -> float:
        """Return a word's width in points."""
        return sum(self.measure(part) for part in word)

    def measure(self, part: Piece) -> float:
        """Return a piece's width in points, its font set."""
        self.pdf.set_font(part.family, "B" if part.bold else "", part.size)
        return float(self.pdf.get_string_width(part.text))

    def space(self, size: float) -> float:
        """Return the width of a space at ``size``."""
        return self.measure(Piece(" ", size, self.layout.family))

    def lines(self, text: list[Word], measure: float, first: float = 0.0, whole: bool = True) -> list[list[Word]]:
        """Break a text into lines of ``measure`` points, the first shorter by ``first``; ``whole`` words or divided."""
        lines: list[list[Word]] = [[]]
        queue, room = list(reversed(text)), measure - first
        while queue:
            word = queue.pop()
            gap = self.space(word[0].size) if lines[-1] else 0.0
            if gap + self.width(word) <= room or not lines[-1]:
                lines[-1].append(word)
                room -= gap + self.width(word)
                continue
            head, rest = (word[:0], word) if whole else self.divide(word, room - gap)
            lines[-1] += [head] if head else []
            queue.append(rest)
            lines.append([])
            room = measure
        return lines

    def divide(self, word: Word, room: float) -> tuple[Word, Word]:
        """Divide a word so that its beginning fits ``room``; the beginning is empty where it cannot be."""
        return next((parts for parts in divisions(word) if self.width(parts[0]) <= room), (word[:0], word))

    # ---- pages --------------------------------------------------------------------------------------------------
    @property
    def measure_width(self) -> float:
        """The width of the text column."""
        return self.layout.width - self.x - self.right

    @property
    def outer_left(self) -> bool:
        """Tell whether the outer edge of this page is its left one (even pages)."""
        return bool(self.pdf.page_no() % 2 == 0)

    @property
    def x(self) -> float:
        """The left edge of the text column on this page."""
        return self.layout.left + (self.layout.margin_note if self.outer_left else 0.0)

    @property
    def right(self) -> float:
        """The space to the right of the text column on this page."""
        return self.layout.right + (0.0 if self.outer_left else self.layout.margin_note)

    @property
    def floor(self) -> float:
        """Where the text must end on this page: above the footnotes that wait."""
        height = sum(len(self.note_lines(mark)) for mark in self.pending) * self.layout.size
        return self.layout.height - self.layout.bottom - (height + 8 if self.pending else 0.0)

    def turn(self) -> None:
        """Print what waits for the foot of the page, and begin the next one."""
        self.foot()
        self.pdf.add_page()
        self.y, self.note_bottom = self.layout.top, 0.0
        self.running_head()

    def need(self, height: float) -> None:
        """Turn the page unless ``height`` points are left on it."""
        if self.y + height > self.floor:
            self.turn()

    def note_lines(self, mark: str) -> list[list[Word]]:
        """Return the lines of a footnote."""
        text = words(f"{mark}. {self.source.notes[mark]}", self.layout.size * 0.75, self.layout.family)
        return self.lines(text, self.layout.width - self.layout.left - self.layout.right - self.layout.margin_note)

    def foot(self) -> None:
        """Print the footnotes of the page under a rule."""
        if not self.pending:
            return
        y = self.floor + 4
        self.pdf.line(self.x, y, self.x + 80, y)
        for mark in self.pending:
            for line in self.note_lines(mark):
                y += self.layout.size
                self.put(line, self.x, y)
        self.pending.clear()

    def running_head(self) -> None:
        """Print running head and page number."""
        size, number = self.layout.size * 0.8, str(self.pdf.page_no())
        y = self.layout.top - 26
        if self.pdf.page_no() > 1:
            head = self.source.header["left head" if self.outer_left else "right head"]
            self.put_centred(words(head, size, self.layout.family), y)
            self.pdf.line(self.layout.left, y + 5, self.layout.width - self.layout.right, y + 5)
        if self.layout.folio == "head" and self.pdf.page_no() > 1:
            self.put_folio(words(number, size, self.layout.family), y, self.outer_left)
        if self.layout.folio == "foot-centre":
            self.put_centred(words(f"- {number} -", size, self.layout.family), self.layout.height - 30)
        if self.layout.folio == "foot-right":
            self.put_folio(words(number, size, self.layout.family), self.layout.height - 40, left=False)

    def put_folio(self, text: list[Word], y: float, left: bool) -> None:
        """Print a page number at the left or right edge."""
        right = self.layout.width - self.layout.right - self.width(text[0])
        self.put(text, self.layout.left if left else right, y)

    # ---- lines --------------------------------------------------------------------------------------------------
    def put(self, line: list[Word], x: float, y: float, gap: float | None = None) -> None:
        """Print a line with its baseline at ``y``; ``gap`` is the space between words."""
        for i, word in enumerate(line):
            for j, part in enumerate(word):
                width = self.measure(part)
                last = j == len(word) - 1 and i < len(line) - 1
                self.pdf.text(x, y - part.size * 0.5 * part.raised, part.text + " " * last)
                x += width
            x += self.space(word[0].size) if gap is None else gap

    def put_centred(self, line: list[Word], y: float, within: tuple[float, float] | None = None) -> None:
        """Print a line in the middle of the page, or of ``within`` (left edge, width)."""
        left, measure = within or (self.layout.left, self.layout.width - self.layout.left - self.layout.right)
        self.put(line, left + (measure - self.length(line)) / 2, y)

    def length(self, line: list[Word]) -> float:
        """Return a line's width, its words a space apart."""
        return sum(self.width(word) for word in line) + sum(self.space(word[0].size) for word in line[:-1])

    def place(self, line: list[Word], indent: float, last: bool, height: float) -> None:
        """Print one line of a paragraph, justified unless it is the last, on this page or the next."""
        marks = [part.text for word in line for part in word if part.raised]
        self.pending += marks
        if self.y + height > self.floor and self.y > self.layout.top:
            del self.pending[len(self.pending) - len(marks) :]
            self.turn()
            self.pending += marks
        self.y += height
        free = self.measure_width - indent - sum(self.width(word) for word in line)
        self.put(line, self.x + indent, self.y, None if last or len(line) < 2 else free / (len(line) - 1))

    def paragraph(self, text: list[Word], left: float, first: float) -> None:
        """Print a paragraph set in by ``left``, its first line by ``first`` more."""
        height = self.layout.size * self.layout.leading
        lines = self.lines(text, self.measure_width - left, first, whole=not self.layout.hyphenate)
        for i, line in enumerate(lines):
            self.place(line, left + first * (i == 0), i == len(lines) - 1, height)
        self.y += height * 0.4 * self.layout.spaced

    def centred(self, text: str, size: float, bold: bool) -> None:
        """Print a centred paragraph; ``//`` turns the page."""
        for i, part in enumerate(text.split("//")):
            if i:
                self.turn()
            for line in self.lines(words(part, size, self.layout.family, bold), self.measure_width * 0.86):
                marks = [piece.text for word in line for piece in word if piece.raised]
                self.y += size * 1.3
                self.put_centred(line, self.y, (self.x, self.measure_width))
                self.pending += marks

    # ---- what the source holds ----------------------------------------------------------------------------------
    def block(self, one: Block, before: str) -> None:
        """Print one block of the source; ``before`` is the kind of the block above it."""
        size = self.layout.size
        match one.kind:
            case "@title":
                self.y += size
                self.centred(one.fields[0], size * 1.35, bold=True)
                self.y += size * 0.6
            case "@centre":
                self.need(size * 3)
                self.centred(one.fields[0], size, bold=False)
                self.y += size * 0.6
            case "@contents":
                self.contents(one.fields[0])
            case "@page":
                self.turn()
            case "#" | "##":
                self.group(one)
            case "=":
                self.article(one)
            case "~":
                self.centred(one.fields[0], size * 0.85, bold=False)
                self.y += size * 0.4
            case _:
                self.text(one.fields[0], before)

    def group(self, one: Block) -> None:
        """Print the heading of a part or chapter, not left alone at the foot of a page."""
        size = self.layout.size * (1.1 if one.kind == "#" else 1.0)
        self.need(size * 8)
        self.y = max(self.y, self.note_bottom) + size * 1.2
        for part in one.fields:
            self.centred(part, size, bold=True)
        self.y += size * 0.5

    def article(self, one: Block) -> None:
        """Print number and heading of an article where this layout has them."""
        number, heading, lead = (*one.fields, "", "")[:3]
        size, family = self.layout.size, self.layout.family
        if self.layout.heading == "margin":
            self.margin_note(heading)
            before = words(lead, size, family) or [()]
            self.lead = [before[0] + (Piece(f"{number}.", size, family, bold=True),)]
            return
        if "//" not in heading:
            self.need(size * 6.5)
        self.y += size * 0.9
        named = (f"{self.layout.word} {number}{lead}", self.layout.heading == "before")
        for text, bold in ((heading, True), named) if named[1] else (named, (heading, True)):
            self.centred(text, size, bold)
        self.y += size * 0.4

    def margin_note(self, heading: str) -> None:
        """Print a heading in the outer margin, level with the line to come."""
        size = self.layout.size * 0.75
        lines = self.lines(words(heading, size, self.layout.family), self.layout.margin_note - 10)
        self.y = max(self.y + size * 0.5, self.note_bottom)
        self.need(max(len(lines) * size * 1.15, self.layout.size * self.layout.leading * 3))
        left = self.layout.left if self.outer_left else self.x + self.measure_width + 10
        for i, line in enumerate(lines):
            self.put(line, left, self.y + self.layout.size * self.layout.leading + i * size * 1.15)
        self.note_bottom = self.y + (len(lines) + 1) * size * 1.15 + size

    def text(self, text: str, above: str) -> None:
        """Print a paragraph or point; what follows the points of a paragraph is not set in."""
        depth = next((i for i, form in enumerate(DEPTH) if form.match(text)), -1)
        lead, self.lead = self.lead, []
        first = 0.0 if depth == 1 or (depth == -1 and above == "point") else self.layout.indent
        set_in = self.layout.indent * 2 if depth == 1 else 0.0
        self.paragraph(lead + words(text, self.layout.size, self.layout.family), set_in, first)

    def contents(self, title: str) -> None:
        """Print the list of parts and articles."""
        size, family = self.layout.size, self.layout.family
        self.centred(title, size, bold=True)
        self.y += size
        for one in self.source.blocks:
            if one.kind == "#":
                self.need(size * 5)
                self.y += size * 0.5
                self.centred(" ".join(one.fields), size * 0.9, bold=False)
            if one.kind == "=":
                self.paragraph(words(f"{one.fields[0]}. {one.fields[1]}", size, family), self.layout.indent * 2, -28.0)
