"""Provisions that are numbered anew: transitional ones, those of an amending law printed after, schedules, tables."""

from __future__ import annotations

from factories import numbers, provision, statute, words

CONSOLIDATED = "".join(f"Naslov {n}\nČlan {n}.\nOvo je tekst člana i ovde se završava.\n" for n in range(1, 9))
AMENDING = """Zakon o izmenama i dopunama Zakona
PRELAZNE I ZAVRŠNE ODREDBE
Član 1.
Postupci koji su započeti dovršiće se po ranijem zakonu.
Član 2.
Propisi će se doneti u roku od godinu dana.
Član 3.
Ovaj zakon stupa na snagu narednog dana.
"""
TURKISH = """ÇAYIR KANUNU
Amaç
MADDE 1 – (1) Bu Kanunun amacı çayırları korumaktır.
Kapsam
MADDE 2 – (1) Bu Kanun çayırları kapsar.
GEÇİCİ MADDE 1 – (1) Eski çayırlar korunur.
GEÇİCİ MADDE 2 – (1) Eski bekçiler kalır.
Yürürlük
MADDE 3 – (1) Bu Kanun yarın yürürlüğe girer.
1 SAYILI KANUNA EK VE DEĞİŞİKLİK GETİREN MEVZUATIN YÜRÜRLÜĞE GİRİŞ TARİHLERİNİ GÖSTERİR LİSTE
Değiştiren Kanun 1 sayılı Kanunun değişen maddeleri Yürürlüğe giriş
2 1, 2 1/1/2001
3 3 2/2/2002
"""
SCHEDULES = """Wells Act 2001
1 Wells
(1) A well is a hole.
(2) It has water in it.
2 Poison
A person must not poison a well.
3 Short title
This Act may be cited as the Wells Act.
SCHEDULE 1
WELLS
1 The well at the church.
2 The well at the mill.
SCHEDULE 2
REPEALS
1 The Pails Act is repealed.
2 So is the Ropes Act.
"""


def test_articles_of_an_amending_law() -> None:
    """An amending law's articles, printed after the law, are in a group of their own, under ids of their own."""
    found = statute(CONSOLIDATED + AMENDING)
    assert numbers(found) == [str(n) for n in range(1, 9)]
    assert found.holes == found.duplicates == ()
    group = found.root.children[-1]
    assert [child.number for child in group.children] == ["1", "2", "3"]
    eids = [node.eid for node in found.root.walk()]
    assert len(eids) == len(set(eids))
    assert words(found, group.children[0]) == "Postupci koji su započeti dovršiće se po ranijem zakonu."
    assert "Postupci" not in provision(found, "art_8").span.of(found.document.text)


def test_transitional_series() -> None:
    """Transitional articles are numbered apart, and leave neither holes nor duplicates in the law's own numbering."""
    found = statute(TURKISH)
    assert numbers(found) == ["1", "2", "Geçici 1", "Geçici 2", "3"]
    assert found.holes == found.duplicates == ()


def test_a_list_of_amending_laws() -> None:
    """The table of amending laws at the end is an annex, none of whose rows is a provision."""
    found = statute(TURKISH)
    assert found.root.children[-1].kind == "annex"
    assert found.coverage()["annex"] > 0.2
    assert "2001" not in provision(found, "art_3").span.of(found.document.text)


def test_schedules_number_from_one() -> None:
    """Every schedule numbers its paragraphs from one, under its own id."""
    found = statute(SCHEDULES)
    assert numbers(found) == ["1", "2", "3"]
    assert found.holes == found.duplicates == ()
    eids = [node.eid for node in found.root.walk() if node.eid.startswith("att_")]
    assert eids == ["att_1", "att_1__para_1", "att_1__para_2", "att_2", "att_2__para_1", "att_2__para_2"]
