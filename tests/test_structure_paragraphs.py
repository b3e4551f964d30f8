"""Below the article: paragraphs with and without number, points in points, letters of three alphabets."""

from __future__ import annotations

import pytest
from factories import provision, statute, typeset, words

from harmonize.model.law import Provision


def shape(provision: Provision) -> list[object]:
    """The numbers of a provision's children, each with those of its own."""
    return [(child.number, shape(child)) if child.children else child.number for child in provision.children]


LISTS = [
    (
        "Madde 1- (1) Bu Kanunda;\na) Silah:\n1. Ok,\n2. Yay,\nb) Av:\n1. Kuş,\nifade eder.\n(2) Saklıdır.",
        [("1", [("a", ["1", "2"]), ("b", ["1"]), ""]), "2"],
    ),
    (
        "1. Title.—(1) In this Act,—\n(a) one:\n(i) first;\n(ii) second;\n(b) two.\n(2) End.",
        [("1", [("a", ["i", "ii"]), "b"]), "2"],
    ),
    ("1. Title.—In this Act—\n" + "".join(f"({letter}) item;\n" for letter in "abcdefghijk"), list("abcdefghijk")),
    (
        "Neni 1\nTitulli\nVeprat janë:\na) një;\nb) dy;\nc) tre;\nç) katër;\nd) pesë;\ndh) gjashtë;\ne) shtatë.",
        ["a", "b", "c", "ç", "d", "dh", "e"],
    ),
    ("Член 1\nТоа се:\nа) прво;\nб) второ;\nг) четврто.", ["а", "б", "г"]),
    ("Član 1.\n(1) Prvo.\n(2) Drugo se kažnjava po stavu\n(1) ovog člana.\n(3) Treće.", ["1", "2", "3"]),
    ("Član 1.\n1) jedno;\n2) drugo:\n- prvo;\n- drugo;\n3) treće.", ["1", ("2", ["", ""]), "3"]),
    ("17. Title.—(1) (a) The first;\n(b) the second.\n(2) The end.", [("1", ["a", "b"]), "2"]),
    (
        "Article 1\nSont visés :\n1° Les ponts ;\n2° Les rives ;\n2° bis Les gués ;\n3° Les îles.",
        ["1", "2", "2 bis", "3"],
    ),
    ("Neni 1\nTitulli\nRrethanat janë:\na) një;\nç) dy;\nç/1) tre;\nd) katër.", ["a", "ç", "ç/1", "d"]),
    (
        "1. Title.—It means,—\n  (a) one, if—\n    (i) first;\n    (ii) second;\n    the whole;\n"
        "  2[(aa) more;]\n  (b) two.",
        [("a", ["i", "ii", ""]), "aa", "b"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[object]) -> None:
    """Marks nest by their form and order; a hole is a repeal, a mark out of order is a mention."""
    assert shape(statute(text).articles()[0]) == expected


def test_unnumbered_paragraphs() -> None:
    """Indented rows begin paragraphs; a sentence that ends at a row's end does not."""
    full = "Kushdo që i bie daulles natën pa lejen e fqinjëve dënohet me gjobë sipas ligjit."
    law = typeset(
        "^Neni 1",
        "^*Daullja",
        "",
        f">{full[:-5]}",
        f"{full} Gjoba",
        "është e vogël.",
        f">{full}",
        "^Neni 2",
        "^*Fundi",
        ">Fund.",
    )
    found = statute(law)
    first, second = provision(found, "art_1").children
    assert (first.kind, first.number, first.eid) == ("paragraph", "", "art_1__para_1")
    assert words(found, first).endswith("është e vogël.")
    assert words(found, second) == full


def test_one_unnumbered_paragraph_is_the_articles_own_text() -> None:
    """An article of one paragraph has no children."""
    found = statute("Neni 1\nTitulli\nTeksti i vetëm.\nNeni 2\nTitulli\nTjetri.")
    assert all(not article.children for article in found.articles())


def test_a_penalty_on_a_line_of_its_own_belongs_to_what_is_done() -> None:
    """Behind a dash the sentence goes on; the next paragraph begins with a capital."""
    found = statute(
        "Стаття 1. Вхід\nВхід до саду -\nкарається штрафом.\nТі самі дії вночі -\nкараються арештом.\n"
        "Стаття 2. Кінець\nКінець."
    )
    first, second = provision(found, "art_1").children
    assert words(found, first).endswith("штрафом.")
    assert words(found, second).startswith("Ті самі")
    assert words(found, second).endswith("арештом.")


def test_the_lead_in_stays_with_its_list() -> None:
    """The words before a list are the own text of what holds the list."""
    found = statute("Član 1.\nKo neovlašćeno:\n1) uđe,\n2) ostane,\nkazniće se.\nČlan 2.\nKraj.")
    article = provision(found, "art_1")
    assert words(found, article) == "Ko neovlašćeno:"
    assert [piece.eid for piece in article.children] == ["art_1__point_1", "art_1__point_2", "art_1__wrapup_1"]
