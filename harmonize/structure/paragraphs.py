"""What stands below a citable unit: numbered and unnumbered paragraphs, points, and the words after a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from harmonize.model.knowledge import Tradition
from harmonize.structure import marks
from harmonize.structure.grammar import Grammar
from harmonize.structure.marks import SOLE, Mark
from harmonize.structure.rows import Layout, Row

_DEEPEST = 8
ANNEXED = ("1", "1.")
"""The forms that number the paragraphs of an annex."""
DASHES = ("-", "–", "—")
"""Behind what is done, before the penalty on a line of its own: the sentence goes on."""
_ASIDE = 2.0
_SKIPPED, _FAR = 3, 100
"""How many places a list may skip in the middle of a block, and where a block begins."""


@dataclass(slots=True)
class Piece:
    """A paragraph, point, or closing clause while it is being read; ``text`` is where its own words begin.

    ``indent`` is that of its first row; ``closes`` the last mark of the list that a closing clause follows: the list
    may go on behind it. ``torn`` tells that such a clause begins in the middle of a sentence.
    """

    kind: str
    mark: Mark | None
    start: int
    text: int
    indent: float = 0.0
    closes: Mark | None = None
    torn: bool = False
    children: list[Piece] = field(default_factory=list)

    @property
    def number(self) -> str:
        """The number as printed."""
        return self.mark.number if self.mark else ""


@dataclass(slots=True)
class Reader:
    """Reads one unit row by row; ``path`` is the chain of open pieces from the unit down."""

    tradition: Tradition
    forms: Grammar
    layout: Layout
    unit: Piece
    path: list[Piece] = field(default_factory=list)

    def read(self, rows: Sequence[Row], start: int) -> None:
        """Read the rows of a unit whose own text begins at ``start``."""
        self.path = [self.unit]
        before: Row | None = None
        for row in rows:
            at = max(row.span.start, start)
            if at >= row.span.end or self.forms.footnote.match(row.text):
                continue
            if not self._marked(row, at, before):
                self._block(row, at, before, first=at == start)
            before = row

    def _marked(self, row: Row, at: int, before: Row | None) -> bool:
        """Take the marks at ``at``, one inside the other: ``(1) (a)``; tell whether there was one."""
        found = False
        while at < row.span.end:
            fit = self._fitting(row, at, before, inner=found)
            if fit is None or fit[1] > _DEEPEST:
                break
            mark, depth = fit
            self._reopen(depth)
            self._add(depth, self._kind(mark, depth), mark, at, row)
            at += mark.length
            found = True
        return found

    def _fitting(self, row: Row, at: int, before: Row | None, *, inner: bool) -> tuple[Mark, int] | None:
        """Return the mark at ``at`` with the depth of its list: the next of one, or a first, or one after a gap."""
        mid_sentence = before is not None and not inner and not self._item_ended(before)
        within = at - row.span.start
        read = [mark for mark in [*self._sole(row.text, within), *marks.read(row.text, within)] if self._known(mark)]
        if mid_sentence:
            listed = before is not None and before.text.endswith(",")  # "... whoever sells,\n- a device ..."
            read = [
                mark
                for mark in read
                if (mark.form != "-" or listed) and not self._mentioned(row.text[within + mark.length :])
            ]
        block = before is None or self.layout.begins_block(before, row)
        for most in (1, _FAR if block else _SKIPPED):
            depth, mark = max(((self._continued(mark, most), mark) for mark in read), key=_depth, default=(0, None))
            if mark and depth:
                return mark, depth
            for mark in read if most == 1 else ():
                inside_sentence = mid_sentence and self._numbers_paragraphs(mark)
                begins = marks.is_first(mark, self._alphabets) or (block and self._second(mark))
                begins = begins or (before is None and not inner and self._resumes(mark))
                if begins and not inside_sentence:
                    return mark, len(self.path) if inner else self._begun(mark)
        return None

    def _sole(self, text: str, at: int) -> list[Mark]:
        """Return the mark of a unit's only paragraph: ``Parágrafo único.``."""
        match = self.forms.sole.match(text, at)
        return [Mark(SOLE, match["words"].split()[-1], match.end() - at)] if match else []

    def _known(self, mark: Mark) -> bool:
        return self._numbers_paragraphs(mark) or mark.form in self.tradition.points

    def _numbers_paragraphs(self, mark: Mark) -> bool:
        return mark.form in self.tradition.paragraphs or mark.form == SOLE

    def _item_ended(self, row: Row) -> bool:
        return row.ended or bool(self.forms.connective.search(row.text))

    def _mentioned(self, rest: str) -> bool:
        return bool(rest) and bool(self.forms.reference.match(rest))

    @property
    def _alphabets(self) -> Sequence[Sequence[str]]:
        return self.tradition.alphabets

    def _resumes(self, mark: Mark) -> bool:
        """Whether ``mark`` numbers the first paragraph that is left or, in an annex, goes on from the part before."""
        return mark.form in self.tradition.paragraphs and (mark.form[0] == "(" or self.tradition.paragraphs == ANNEXED)

    def _second(self, mark: Mark) -> bool:
        """Whether ``mark`` is a second paragraph whose first bears no number."""
        first_is_plain = len(self.path) > 1 and self.path[1].mark is None
        return first_is_plain and mark.form in self.tradition.paragraphs and marks.value(mark, ()) == 200

    def _continued(self, mark: Mark, most: int) -> int:
        """Return the depth of the innermost open list that ``mark`` continues, 0 where there is none."""
        for depth in range(len(self.path) - 1, 0, -1):
            last = self.path[depth].mark or self.path[depth].closes
            if last and marks.follows(mark, last, self._alphabets, most):
                return depth
        return 0

    def _reopen(self, depth: int) -> None:
        """Take back what seemed to close a list in the middle of a sentence: the list goes on, so it was its item's."""
        if depth < len(self.path) and self.path[depth].torn:
            self.path[depth - 1].children.pop()

    def _begun(self, mark: Mark) -> int:
        """Return the depth at which ``mark`` begins a list: inside the piece that is open."""
        depth = len(self.path)
        while depth > 1 and (self.path[depth - 1].kind == "wrapup" or self._closed_by(mark, depth)):
            depth -= 1
        return depth

    def _closed_by(self, mark: Mark, depth: int) -> bool:
        """A numbered paragraph is never inside another, nor inside an unnumbered one, nor inside a point."""
        lead_in = self.path[depth - 1].mark is None
        return self._numbers_paragraphs(mark) and (lead_in or mark.form not in self.tradition.points)

    def _kind(self, mark: Mark, depth: int) -> str:
        if depth == 1 and self._numbers_paragraphs(mark):
            return "paragraph"
        return "subpoint" if any(piece.kind in ("point", "subpoint") for piece in self.path[1:depth]) else "point"

    def _add(self, depth: int, kind: str, mark: Mark | None, at: int, row: Row) -> Piece:
        piece = Piece(kind, mark, at, at + (mark.length if mark else 0), row.line.indent)
        del self.path[depth:]
        self.path[-1].children.append(piece)
        self.path.append(piece)
        return piece

    def _block(self, row: Row, at: int, before: Row | None, *, first: bool) -> None:
        """Take a row without a mark: it goes on, or begins an unnumbered paragraph, or closes a list."""
        if self.forms.connective.fullmatch(row.text):
            return
        if before is None or first:
            if row.capital or not row.text[:1].isalpha():
                self._add(1, "paragraph", None, at, row)
            return
        if not self.layout.begins_block(before, row):
            return
        listed = self._listed(row)
        if listed and (row.small or self.path[1].mark is not None):
            last = self.path[listed].mark or self.path[listed].closes
            closing = self._add(listed, "wrapup", None, at, row)
            closing.closes, closing.torn = last, not self._item_ended(before)
        elif row.small and before.text.endswith(DASHES):
            return
        elif len(self.path) < 2 or self.path[1].mark is None or self.path[1].kind == "point":
            self._add(1, "paragraph", None, at, row)

    def _listed(self, row: Row) -> int:
        """Return the depth of the open list that ``row`` closes, 0 where none is open.

        It is the outermost whose items are not set further left than the row.
        """
        lists = [d for d in range(1, len(self.path)) if self.path[d].kind in ("point", "subpoint", "wrapup")]
        return next((d for d in lists if self.path[d].indent > row.line.indent - _ASIDE), lists[-1] if lists else 0)


def _depth(fit: tuple[int, Mark]) -> int:
    return fit[0]


def in_annex(tradition: Tradition) -> Tradition:
    """Return a tradition as its annexes follow it: ``1`` numbers a paragraph there, and ``(1)`` what is within it."""
    within = (form for form in tradition.paragraphs if form not in ANNEXED)
    return replace(tradition, paragraphs=ANNEXED, points=tuple(dict.fromkeys((*within, *tradition.points))))


def paragraphs(rows: Sequence[Row], start: int, tradition: Tradition, forms: Grammar, layout: Layout) -> list[Piece]:
    """Cut a unit's rows, from its own text at ``start`` on, into pieces."""
    unit = Piece("unit", None, start, start)
    Reader(tradition, forms, layout, unit).read(rows, start)
    return _merged(unit.children)


def _merged(pieces: list[Piece]) -> list[Piece]:
    """Undo unnumbered paragraphs where they say nothing: a single one is the unit's own text, so is a lead-in.

    ``a lead-in: (1) ... (2) ...`` keeps the lead-in as the unit's own text; ``lead-in: a) ... b) ...`` likewise.
    """
    plain = [piece for piece in pieces if piece.mark is None and piece.kind == "paragraph"]
    if not plain:
        return pieces
    if len(plain) == 1 and pieces[0] is plain[0]:
        return [*plain[0].children, *pieces[1:]]
    if pieces[0] in plain and len(pieces) > 1 and pieces[1].mark and not pieces[0].children and len(plain) == 1:
        return pieces[1:]
    return pieces
