"""A short invented law of every tradition, cut into its provisions."""

from __future__ import annotations

import pytest
from factories import document, numbers, provision, statute, traditions, words

from harmonize.structure import detect

ALBANIAN = """LIGJI PËR KAMPET
PJESA E PËRGJITHSHME
KREU I
DISPOZITA THEMELORE
Neni 1
Qëllimi
1. Ky ligj rregullon kampet.
2. Qëllimet janë:
2.1. ruajtja e pyjeve; dhe
2.2. siguria e vizitorëve.
Neni 2
Përkufizimet
(Shtuar me ligjin nr. 1, datë 1.1.2001)
Kampi është një vend.
Tenda është një strehë.
Neni 1 i këtij ligji zbatohet edhe këtu.
Neni 2/a
Gjoba
Kushdo që:
a) ndez zjarr;
b) pret drurë,
dënohet me gjobë.
Neni 3
Mbyllja
(Shfuqizuar me ligjin nr. 2, datë 2.2.2002)
Neni 4
Hyrja në fuqi
Ky ligj hyn në fuqi nesër.
"""
CROATIAN = """ZAKON O VRTOVIMA
GLAVA PRVA (I.)
OPĆE ODREDBE
Predmet Zakona
Članak 1.
(1) Ovim se Zakonom uređuju vrtovi.
(2) Vrt je:
1. zemljište s biljkama,
2. zemljište bez biljaka.
Značenje pojmova
Članak 2.
Pojmovi imaju ovo značenje:
a) biljka je živo biće,
b) alat je stvar.
Članak 2.a
(1) Tko uništi vrt, kaznit će se.
Naknada
Članak 3.
Naknada se plaća prema
Članku 1. ovoga Zakona.
PRIJELAZNE I ZAVRŠNE ODREDBE
Članak 4.
Ovaj Zakon stupa na snagu osmoga dana od dana objave.
"""
SERBIAN = """ЗАКОН О МОСТОВИМА
ГЛАВА ПРВА
ОСНОВНЕ ОДРЕДБЕ
Предмет
Члан 1.
Овим законом уређују се мостови.
Рушење
Члан 2. Ко сруши мост, казниће се.
Члан 3.
(брисан)
Паљење
Члан 4.
(1) Ко запали мост, казниће се.
(2) Ако је дело из става 1. овог члана учињено ноћу, казна се увећава.
"""
MACEDONIAN = """ЗАКОН ЗА ЕЗЕРА
ОПШТ ДЕЛ
ГЛАВА ПРВА
ОСНОВНИ ОДРЕДБИ
Предмет
Член 1
Со овој закон се уредуваат езерата.
Член 1-а
Избришан
Казни
Член 2
(1) Тој што:
1) фрла отпад или
2) лови риба,
ќе се казни со парична казна.
(2) Обидот е казнив.
Член 2 - б
Законот влегува во сила утре.
"""
TURKISH = """ÇAYIR KANUNU
BİRİNCİ BÖLÜM
Genel Hükümler
Amaç
MADDE 1 – (1) Bu Kanunun amacı çayırları korumaktır.
Tanımlar
MADDE 2 – (1) Bu Kanunda geçen;
a) Çayır: otluk yeri,
b) Bekçi: görevliyi,
ifade eder.
(2) Madde 1 hükmü saklıdır.
Ceza
MADDE 2/A- (Ek: 1/1/2020-1/1 md.)
(1) Çayıra zarar veren kişiye ceza verilir.
MADDE 3 – (Mülga: 2/2/2021-2/2 md.)
EK MADDE 1 – (1) Ek hüküm.
GEÇİCİ MADDE 1 – (1) Geçici hüküm.
Yürürlük
MADDE 4 – (1) Bu Kanun yayımı tarihinde yürürlüğe girer.
"""
BRITISH = """Ferries Act 2019
CONTENTS
PART 1
FERRIES
1 Meaning of ferry
2 Offence of rocking
3 Penalties
PART 1
FERRIES
1 Meaning of ferry
(1) In this Act “ferry” means a boat.
(2) A raft is a ferry if—
(a) it floats, and
(b) it carries passengers.
2 Offence of rocking
(1) A person commits an offence if the person rocks a ferry.
(2) In subsection (1) “rock” has the meaning given by
section 1 of the Boats Act 1900.
2A Defence
It is a defence to prove that the sea did it.
3 Penalties
A person guilty of an offence under section 2 is liable—
(a) on summary conviction, to a fine;
(b) on conviction on indictment, to a voyage,
or to both.
SCHEDULE 1
TRANSITIONAL PROVISION
1 A ferry built before this Act is a ferry.
2 (1) It need not float.
"""
INDIAN = """THE KITES ACT, 1999
CHAPTER I
PRELIMINARY
1. Short title.—(1) This Act may be called the Kites Act.
(2) It extends to the whole sky.
1. Subs. by Act 2 of 2005, s. 3, for "sky".
2. Definitions.—In this Act,—
(a) "kite" means a thing on a string;
2[(aa) "string" means a thing on a kite;]
(b) "sky" includes clouds.
1[2A. Licences.—No person shall fly a kite without a licence.]
3. [Repeal of older Acts.] Omitted by Act 4 of 2010, s. 9.
4. Penalty.—Whoever cuts a string shall be punished.
"""
FRENCH = """LOI SUR LES PONTS
Titre premier : Dispositions générales
Article premier - Objet
La présente loi régit les ponts.
Article 2 - Définitions
Au sens de la présente loi, on entend par :
1° pont : un ouvrage ;
2° rive : un bord.
Article 2-1 - Sanctions
Celui qui brûle un pont est puni.
Article 2 ou l'article 3 ne font pas obstacle à l'action civile.
Article 2bis
Abrogé
Article 3 - Entrée en vigueur
La présente loi entre en vigueur demain.
ANNEXE
Article 1
Tableau des ponts.
"""
KOSOVAR_ENGLISH = """LAW ON WELLS
CHAPTER I
GENERAL PROVISIONS
Article 1
Purpose
This Law governs wells.
Article 2
Definitions
1. For the purposes of this Law:
1.1. well - a hole;
1.2. water - a liquid.
Article 3
Penalty
Whoever poisons a well shall be punished under
Article 2 of this Law and fined.
"""
LAWS = {
    "albanian": (ALBANIAN, "albanian", ["1", "2", "2/a", "3", "4"]),
    "croatian": (CROATIAN, "south-slavic-latin", ["1", "2", "2.a", "3", "4"]),
    "serbian": (SERBIAN, "south-slavic-latin", ["1", "2", "3", "4"]),
    "macedonian": (MACEDONIAN, "macedonian", ["1", "1-а", "2", "2 - б"]),
    "turkish": (TURKISH, "turkish", ["1", "2", "2/A", "3", "Ek 1", "Geçici 1", "4"]),
    "british": (BRITISH, "common-law", ["1", "2", "2A", "3"]),
    "indian": (INDIAN, "common-law", ["1", "2", "2A", "3", "4"]),
    "french": (FRENCH, "french", ["premier", "2", "2-1", "2bis", "3"]),
    "kosovar": (KOSOVAR_ENGLISH, "english-articles", ["1", "2", "3"]),
}


@pytest.mark.parametrize(("text", "tradition", "expected"), LAWS.values(), ids=LAWS)
def test_articles_are_found(text: str, tradition: str, expected: list[str]) -> None:
    """The tradition is recognised, and its articles are those of the law: no mention, no contents, no annex."""
    found = statute(text)
    assert detect(document(text), traditions()).id == found.tradition == tradition
    assert numbers(found) == expected
    assert found.holes == found.duplicates == ()


def test_titles_below_the_opening() -> None:
    """In Albanian laws the title is the row below, the note of amendment the next one, the text the rest."""
    found = statute(ALBANIAN)
    article = provision(found, "art_2")
    assert article.heading == "Përkufizimet"
    assert [words(found, child) for child in article.children] == [
        "Kampi është një vend.",
        "Tenda është një strehë.",
        "Neni 1 i këtij ligji zbatohet edhe këtu.",
    ]


def test_titles_above_the_opening() -> None:
    """In South Slavic laws the title is the row above, and belongs to no other article."""
    found = statute(CROATIAN)
    assert [article.heading for article in found.articles()] == [
        "Predmet Zakona",
        "Značenje pojmova",
        "",
        "Naknada",
        "",
    ]
    assert words(found, provision(found, "art_3")) == "Naknada se plaća prema Članku 1. ovoga Zakona."


def test_text_on_the_opening_row() -> None:
    """An article whose text begins on its row has a number and a text, as any other."""
    found = statute(SERBIAN)
    assert provision(found, "art_2").heading == "Рушење"
    assert words(found, provision(found, "art_2")) == "Ко сруши мост, казниће се."


@pytest.mark.parametrize(
    ("text", "eid"),
    [
        (ALBANIAN, "art_3"),
        (SERBIAN, "art_3"),
        (MACEDONIAN, "art_1-а"),
        (TURKISH, "art_3"),
        (INDIAN, "sec_3"),
        (FRENCH, "art_2bis"),
    ],
    ids=["albanian", "serbian", "macedonian", "turkish", "indian", "french"],
)
def test_repealed_articles_are_kept(text: str, eid: str) -> None:
    """A repealed article stays in the tree and says so; the others do not."""
    found = statute(text)
    assert [article.eid for article in found.articles() if article.repealed] == [eid]


def test_series_are_numbered_apart() -> None:
    """Transitional and additional articles have their word in their number."""
    found = statute(TURKISH)
    assert words(found, provision(found, "art_Geçici-1__para_1")) == "Geçici hüküm."
    assert provision(found, "art_4").heading == "Yürürlük"


def test_inserted_sections_in_brackets() -> None:
    """A bracketed section is a section; its title ends at the dash."""
    found = statute(INDIAN)
    assert [section.heading for section in found.articles()] == [
        "Short title.",
        "Definitions.",
        "Licences.",
        "Repeal of older Acts.",
        "Penalty.",
    ]
    assert [point.number for point in provision(found, "sec_2").children] == ["a", "aa", "b"]


def test_contents_are_no_provisions() -> None:
    """The list of sections before the body is contents; the schedule after it is an annex with paragraphs."""
    found = statute(BRITISH)
    kinds = {region.kind: region.span.of(found.document.text) for region in found.regions}
    assert "3 Penalties" in kinds["contents"]
    assert "It need not float" in kinds["annex"]
    assert [child.kind for child in found.root.children] == ["part", "annex"]


def test_annex_articles_are_not_the_laws() -> None:
    """An annex may number from one again; its units are not cited by number alone."""
    found = statute(FRENCH)
    annex = provision(found, "att_1")
    assert [(child.kind, child.number) for child in annex.children] == [("paragraph", "1")]


def test_groups_nest_by_level() -> None:
    """Chapters stand in their part, with their title."""
    found = statute(MACEDONIAN)
    part = found.root.children[0]
    assert (part.kind, part.heading) == ("part", "ОПШТ ДЕЛ")
    assert [(chapter.kind, chapter.number, chapter.heading) for chapter in part.children] == [
        ("chapter", "ПРВА", "ОСНОВНИ ОДРЕДБИ")
    ]


def test_a_closing_clause_is_kept() -> None:
    """The words after a list, which carry the penalty, are a piece of their own."""
    found = statute(ALBANIAN)
    assert [(piece.kind, words(found, piece)) for piece in provision(found, "art_2-a").children] == [
        ("point", "ndez zjarr;"),
        ("point", "pret drurë,"),
        ("wrapup", "dënohet me gjobë."),
    ]


@pytest.mark.parametrize("text", ["", "Dear Sir,\nthank you for your letter.\nYours", "1. milk\n2. bread\n", "\n\n \n"])
def test_what_is_no_law_has_few_articles(text: str) -> None:
    """A text without provisions becomes a statute without articles, or with next to none, and is all accounted for."""
    found = statute(text)
    assert len(found.articles()) <= 2
    assert sum(len(region.span) for region in found.regions) == len(text)
