"""What holds for the structure of every text, whatever it says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from factories import document, statute
from gazette import LEFT, blocks, frames, law, set_into
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from printing import Text, printed

from harmonize.model.law import Provision, Statute
from harmonize.model.text import Document
from harmonize.reading import read
from harmonize.structure import outline
from harmonize.structure.numbering import Number, step

OPENINGS = (
    "Neni {}",
    "Neni {}/a",
    "Član {}.",
    "Član {}. Ko",
    "Членот {}",
    "Член {}-а",
    "Madde {}- (1) Bir",
    "Geçici Madde {} –",
    "{}. Short title.—(1) This",
    "[{}A. Inserted.—It",
    "{} Heading",
    "Article {}",
    "Article R{}-1",
    "Art. {}bis",
    "KREU {}",
    "GLAVA PRVA",
    "PART II",
    "SCHEDULE {}",
    "({}) text;",
    "{}) point,",
    "a) first;",
    "(i) roman;",
    "1° premier ;",
    "§ {}",
    "CONTENTS",
    "PËRMBAJTJA",
    "(Shtuar me ligjin nr. {})",
    "(Mülga: 1/1/{})",
    "„Član {}.",
    "x“",
    "- brisan -",
    "- item",
)
LETTERS = st.characters(codec="utf-8", categories=("L", "N", "P", "Zs"))
SENTENCES = st.sampled_from(
    ("Ko ovo učini, kazniće se.", "the rest of it,", "of this Act.", "Naslov", "ДЕЛ", "")
) | st.text(LETTERS, max_size=40)
LINES = st.builds(str.format, st.sampled_from(OPENINGS), st.integers(0, 12)) | SENTENCES
TEXTS = st.lists(LINES, max_size=40).map("\n".join)
PLACES = st.sampled_from(("running-head", "running-foot", "page-number", "footnote"))
APPARATUS = st.lists(st.tuples(PLACES, st.text("ab 1.", min_size=1, max_size=9)), max_size=3)
DOCUMENTS = st.builds(document, TEXTS, APPARATUS)
NUMBERS = st.from_regex(r"[1-9][0-9]{0,2}(/[a-d]|-[1-9]|[a-d])?", fullmatch=True)

thorough = settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])


printing = settings(deadline=None, max_examples=4, suppress_health_check=list(HealthCheck))
HEADS = st.text("abcdefg hiART12.,-", min_size=1, max_size=40).filter(str.strip)


def families(provision: Provision) -> Iterator[Provision]:
    """Yield every provision that has children."""
    return (found for found in provision.walk() if found.children)


def of(found: Document) -> Statute:
    """The statute cut from a document."""
    return statute(found)


@thorough
@given(DOCUMENTS)
def test_regions_partition_the_text(found: Document) -> None:
    """Every character lies in exactly one region, and the regions are in order."""
    edges = [(region.span.start, region.span.end) for region in of(found).regions]
    assert [start for start, _ in edges] == [0, *(end for _, end in edges)][: len(edges)]
    assert all(start < end for start, end in edges)
    assert (edges[-1][1] if edges else 0) == len(found.text)


@thorough
@given(DOCUMENTS)
def test_children_stand_within_their_parents_in_order(found: Document) -> None:
    """A provision's children lie within it, one after the other, and its own text before the first of them."""
    for parent in families(of(found).root):
        at = parent.span.start
        for child in parent.children:
            assert at <= child.span.start <= child.span.end <= parent.span.end
            at = child.span.end
        assert parent.body.end <= parent.children[0].span.start or not parent.body


@thorough
@given(DOCUMENTS)
def test_ids_are_unique(found: Document) -> None:
    """No two provisions share an id, and all but the root have one."""
    eids = [provision.eid for provision in of(found).root.walk()]
    assert len(eids) == len(set(eids))
    assert all(eids[1:])


@thorough
@given(DOCUMENTS)
def test_no_word_is_lost(found: Document) -> None:
    """The leaves and what stands before them, joined in order, are the law's words; nothing is read twice."""
    cut = of(found)
    if cut.articles():
        claimed = sorted(span for node in cut.root.walk() for span in [node.body] if span)
        assert all(before.end <= after.start for before, after in pairwise(claimed))
        covered = {at for span in claimed for at in range(span.start, span.end)}
        apart = (
            "heading",
            "amendment-note",
            "contents",
            "preamble",
            "running-head",
            "running-foot",
            "page-number",
            "footnote",
        )
        covered |= {
            at for region in cut.regions if region.kind in apart for at in range(region.span.start, region.span.end)
        }
        marks = {at for node in cut.root.walk() for at in range(node.span.start, max(node.span.start, node.body.start))}
        lost = set(range(len(found.text))) - covered - marks
        assert not "".join(found.text[at] for at in sorted(lost)).strip()


@thorough
@given(st.text(max_size=300))
def test_any_text_parses(text: str) -> None:
    """Whatever the characters are, a statute and its outline come out."""
    assert outline(statute(text))["root"]["kind"] == "statute"


@pytest.mark.parametrize("piece", ["(", "[[", "1.", "Neni 1 ", "a) ", "—", "„", "Article 1-", "bis "])
def test_repetition_takes_no_time(piece: str) -> None:
    """A line of one piece repeated thousands of times is read like any other."""
    assert statute(piece * 5_000).root.span.end <= 5_000 * len(piece)


@given(NUMBERS)
def test_numbers_round_trip(printed: str) -> None:
    """A number is kept as it is printed, and stands in no order with itself but repetition."""
    number = Number.read(printed)
    assert number.printed == printed
    assert "".join(str(part) for part in number.parts) == "".join(char for char in printed if char.isalnum())
    assert 0.0 < step(number, number, ()) < float("inf")


def tree(path: Path, pages: Sequence[Sequence[Text]]) -> list[tuple[str, str, str, str, list[str]]]:
    """Return what is in the tree of a law that is printed: kind, number, id, heading and words of every provision."""
    cut = of(read(printed(path, pages)))
    text = cut.document.text
    return [(node.kind, node.number, node.eid, node.heading, node.body.of(text).split()) for node in cut.root.walk()]


@printing
@given(HEADS, st.sampled_from((1, 2)), st.booleans(), st.booleans())
def test_a_running_head_changes_nothing(tmp_path: Path, head: str, columns: int, foot: bool, numbered: bool) -> None:
    """A running head or foot added to every page changes nothing in the tree."""
    bare = set_into(blocks(law(60)), frames(columns)).pages
    headed = [
        [*page, Text(LEFT, 810 if foot else 36, f"{head} {n}" if numbered else head)] for n, page in enumerate(bare, 1)
    ]
    assert tree(tmp_path / "a.pdf", headed) == tree(tmp_path / "b.pdf", bare)


@printing
@given(st.integers(20, 60))
def test_columns_change_nothing(tmp_path: Path, articles: int) -> None:
    """The same law has the same tree in two columns as over the whole width."""
    one, two = (set_into(blocks(law(articles)), frames(columns)).pages for columns in (1, 2))
    assert tree(tmp_path / "a.pdf", two) == tree(tmp_path / "b.pdf", one)
