"""Which rows open an article, and which only mention one."""

from __future__ import annotations

import pytest
from factories import document, numbers, provision, statute, tradition, typeset, words

from harmonize.structure import outline
from harmonize.structure.openings import openings, quoted, sequence
from harmonize.structure.rows import rows

MENTIONS = [
    ("albanian", "Neni 5 i këtij ligji zbatohet."),
    ("albanian", "neni 5"),
    ("albanian", "Neni 5, 6 dhe 7"),
    ("south-slavic-latin", "Član 5. do 7. ovog zakona"),
    ("south-slavic-latin", "Član 5. stav 2. primenjuje se"),
    ("macedonian", "Член 5 став 1 се применува"),
    ("macedonian", "Член на изборен орган"),
    ("turkish", "Madde 5 hükmü saklıdır."),
    ("common-law", "Section 5 of this Act applies"),
    ("common-law", "5. of the Act"),
    ("common-law", "17th October, 2000, vide notification"),
    ("common-law", "2000, the Minister may"),
    ("common-law", "1. Subs. by Act 10 of 2009, s. 2"),
    ("french", "Article 121-2 ou de l'article 3"),
    ("french", "Article 121-2, ils encourent"),
]
OPENINGS = [
    ("albanian", "Neni 192/b", "192/b"),
    ("albanian", "NENI 143/a/2", "143/a/2"),
    ("albanian", "Neni 319/dh", "319/dh"),
    ("south-slavic-latin", "Član 318. Ko kršeći", "318"),
    ("south-slavic-latin", "Članak 144.a", "144.a"),
    ("south-slavic-latin", "Члан 185б", "185б"),
    ("macedonian", "Член 251-а", "251-а"),
    ("macedonian", "Член 251 - а", "251 - а"),
    ("macedonian", "Член 106-а 13", "106-а"),
    ("turkish", "Madde 5-Bu Kanun", "5"),
    ("turkish", "MADDE 110/A – (Ek: 8/7/2021)", "110/A"),
    ("turkish", "Geçici Madde 1 – Bu", "Geçici 1"),
    ("common-law", "6. (1) Any person", "6"),
    ("common-law", "1[66A. Punishment", "66A"),
    ("common-law", "Section 12. Title", "12"),
    ("common-law", "2AA Further powers", "2AA"),
    ("french", "Article 323-3-1", "323-3-1"),
    ("french", "Article R131-10-1", "R131-10-1"),
    ("french", "Art. 509bis", "509bis"),
    ("french", "Article 224-1 A", "224-1 A"),
    ("french", "Article premier", "premier"),
    ("spanish", "Artículo 588 ter a. Presupuestos", "588 ter a"),
    ("spanish", "Artículo 211 bis 1.- Al que", "211 bis 1"),
]


@pytest.mark.parametrize(("id", "row", "number"), OPENINGS)
def test_openings(id: str, row: str, number: str) -> None:
    """Every form of number is read as it is printed."""
    flow, _ = rows(document(row))
    assert [opening.number.printed for opening in openings(flow, tradition(id))] == [number]


@pytest.mark.parametrize(("id", "row"), MENTIONS)
def test_mentions(id: str, row: str) -> None:
    """A row that goes on as a sentence, a date or a footnote opens nothing, or weighs next to nothing."""
    flow, _ = rows(document(row))
    assert all(opening.weight < 0.5 for opening in openings(flow, tradition(id)))


def test_a_mention_out_of_sequence_is_passed_over() -> None:
    """A number that breaks the sequence is left out even where the row looks like an opening."""
    flow, _ = rows(document("\n".join(f"Neni {n}\nTitulli\nTeksti." for n in (1, 2, 90, 3, 4, 2, 5))))
    kept = sequence(openings(flow, tradition("albanian")), tradition("albanian"))
    assert [opening.number.printed for opening in kept] == ["1", "2", "3", "4", "5"]


def test_holes_and_duplicates() -> None:
    """A number that is skipped and one that comes twice are told."""
    found = statute("\n".join(f"Neni {n}\nTitulli {n}\nTeksti." for n in ("1", "2", "4", "4", "5")))
    assert found.holes == ("3",)
    assert found.duplicates == ("4",)
    assert len({article.eid for article in found.articles()}) == 5


def test_quoted_articles_are_not_the_laws() -> None:
    """New wording that an amending law quotes stays text of the amending article."""
    text = "Član 1.\nČlan 7. mijenja se i glasi:\n„Član 2.\nVrt je zatvoren.\nČlan 3.\nKljuč čuva vrtlar.“\n"
    found = statute(text + "Član 2.\nOvaj zakon stupa na snagu sutra.\nČlan 3.\nKraj.\n")
    assert numbers(found) == ["1", "2", "3"]
    assert "zatvoren" in found.articles()[0].span.of(found.document.text)


def test_a_quotation_that_never_ends_hides_nothing() -> None:
    """Without its closing mark a quotation is none."""
    flow, _ = rows(document("glasi:\n„Vrt\n" + "Član 1.\n" * 3))
    assert quoted(flow) == set()


def test_other_laws_printed_after_the_law() -> None:
    """Articles of amending laws after the last article are an annex, and the sequence stays whole."""
    text = "".join(f"Naslov {n}\nČlan {n}.\nTekst je ovo.\n" for n in range(1, 13))
    found = statute(text + "IZMENE:\nZakon o izmenama\nČlan 1.\nPrvo.\nČlan 14.\nDrugo.\n")
    assert numbers(found) == [str(n) for n in range(1, 13)]
    assert [child.number for child in provision(found, "att_1").children] == ["1", "14"]


def test_numbering_that_restarts_without_a_heading() -> None:
    """Articles that begin again after the last one make an annex of their own."""
    text = "".join(f"Neni {n}\nTitulli\nTeksti është ky.\n" for n in range(1, 8))
    found = statute(text + "Neni 1\nTitull tjetër\nTjetër tekst.\n")
    assert len(found.articles()) == 7
    assert found.root.children[-1].kind == "annex"


def test_an_opening_left_on_the_row_above() -> None:
    """An opening that the typesetter left at the end of the text before it opens its article all the same."""
    text = "Član 1.\nPrvi tekst.\nČlan 2.\nDrugi tekst. Član 3.\nTreći tekst.\nČlan 4.\nČetvrti.\n"
    assert numbers(statute(text)) == ["1", "2", "3", "4"]


def test_a_number_beside_the_middle_of_a_sentence() -> None:
    """A section whose number was set beside its second row begins with the first, and keeps its sentence whole."""
    law = typeset(
        "1. The objectives of this Act are peace and quiet in the whole of the",
        "land and on the water.",
        "",
        "Any person who disturbs the peace with a drum or with a horn or by means",
        "2. of a bell commits an offence.",
        "",
        "3. Any person who disturbs the quiet commits an offence.",
    )
    found = statute(law)
    assert numbers(found) == ["1", "2", "3"]
    assert words(found, provision(found, "sec_1")).endswith("on the water.")
    assert provision(found, "sec_2").span.of(law.text).startswith("Any person who disturbs the peace")


def test_a_footnote_in_the_flow_is_no_text() -> None:
    """A footnote that was read into the flow is a footnote still, and opens neither section nor list."""
    found = statute(
        "1. Title.—(1) It begins\n1. Subs. by Act 2 of 2005, s. 3.\nand ends.\n(2) End.\n2. End.—It ends.\n"
    )
    assert [child.number for child in provision(found, "sec_1").children] == ["1", "2"]
    assert outline(found)["root"]["children"][0]["children"][0]["text"] == "It begins and ends."
