"""Laws of traditions that have no file: read in a general way, and said to be."""

from __future__ import annotations

import pytest
from factories import numbers, statute

POLISH = """USTAWA O STUDNIACH
Rozdział I
Przepisy ogólne
Art. 1. § 1. Ustawa reguluje korzystanie ze studni.
§ 2. Nie dotyczy ona źródeł.
Art. 2. Kto zatruwa studnię, podlega karze grzywny.
Rozdział II
Przestępstwa
Art. 2a. § 1. Kto bez uprawnienia korzysta ze studni, podlega grzywnie.
§ 2. Tej samej karze podlega, kto zabiera wiadro.
Art. 3. (uchylony)
Art. 4. Ustawa wchodzi w życie jutro.
"""
CZECH = """ZÁKON O STUDNÁCH
ČÁST PRVNÍ
HLAVA I
OBECNÁ USTANOVENÍ
§ 1
Předmět úpravy
Tento zákon upravuje užívání studní.
§ 2
Pojmy
(1) Studnou se rozumí jáma s vodou.
(2) Vědrem se rozumí:
a) nádoba s uchem,
b) nádoba s provazem.
§ 2a
Neoprávněný přístup ke studni
Kdo neoprávněně získá přístup ke studni, bude potrestán.
§ 3
zrušen
§ 4
Účinnost
Tento zákon nabývá účinnosti zítra.
"""
SLOVENE = """ZAKON O VODNJAKIH
Prvo poglavje
SPLOŠNE DOLOČBE
1. člen
(predmet zakona)
Ta zakon ureja vodnjake.
2. člen
(pomen izrazov)
(1) Vodnjak je jama z vodo.
(2) Vedro je posoda.
2.a člen
(neupravičen dostop)
Kdor neupravičeno vstopi v vodnjak, se kaznuje.
3. člen
(črtan)
4. člen
(začetek veljavnosti)
Ta zakon začne veljati jutri.
"""
HUNGARIAN = """TÖRVÉNY A KUTAKRÓL
I. Fejezet
ÁLTALÁNOS RENDELKEZÉSEK
1. § (1) E törvény a kutakat szabályozza.
(2) Nem vonatkozik a forrásokra.
2. § Aki a kutat megmérgezi, büntetendő.
2/A. § (1) Aki a kútba jogosulatlanul belép, büntetendő.
(2) A kísérlet büntetendő.
3. § E törvény holnap lép hatályba.
"""
ESTONIAN = """KAEVUSEADUS
1. peatükk
ÜLDSÄTTED
§ 1. Seaduse reguleerimisala
(1) Käesolev seadus reguleerib kaevude kasutamist.
(2) Seadust ei kohaldata allikatele.
§ 2. Kaevu mürgitamine
Kaevu mürgitamise eest karistatakse rahalise karistusega.
§ 2¹. Kaevu ebaseaduslik kasutamine
Kaevu ebaseadusliku kasutamise eest karistatakse rahalise karistusega.
§ 3. [Kehtetu]
§ 4. Seaduse jõustumine
Seadus jõustub homme.
"""
GREEK = """ΝΟΜΟΣ ΓΙΑ ΤΑ ΠΗΓΑΔΙΑ
ΚΕΦΑΛΑΙΟ ΠΡΩΤΟ
ΓΕΝΙΚΕΣ ΔΙΑΤΑΞΕΙΣ
Άρθρο 1
Αντικείμενο
Ο νόμος ρυθμίζει τα πηγάδια.
Άρθρο 2
Ορισμοί
1. Πηγάδι είναι λάκκος με νερό.
2. Κουβάς είναι:
α) δοχείο με λαβή,
β) δοχείο με σχοινί.
Άρθρο 2Α
Παράνομη πρόσβαση
Όποιος μπαίνει σε πηγάδι τιμωρείται.
Άρθρο 3
Έναρξη ισχύος
Ο νόμος ισχύει από αύριο.
"""
GEORGIAN = """კანონი ჭების შესახებ
თავი I
ზოგადი დებულებანი
მუხლი 1. კანონის მიზანი
ეს კანონი აწესრიგებს ჭებით სარგებლობას.
მუხლი 2. ცნებები
1. ჭა არის ორმო წყლით.
2. ვედრო არის ჭურჭელი.
მუხლი 2¹. უნებართვო შეღწევა
ჭაში უნებართვო შეღწევა ისჯება ჯარიმით.
მუხლი 3. ძალაში შესვლა
კანონი ძალაში შედის ხვალ.
"""
ARMENIAN = """ՕՐԵՆՔ ՋՐՀՈՐՆԵՐԻ ՄԱՍԻՆ
ԳԼՈՒԽ 1
ԸՆԴՀԱՆՈՒՐ ԴՐՈՒՅԹՆԵՐ
Հոդված 1. Օրենքի առարկան
1. Սույն օրենքը կարգավորում է ջրհորների օգտագործումը։
2. Այն չի տարածվում աղբյուրների վրա։
Հոդված 2. Ջրհորը թունավորելը
1. Ջրհորը թունավորելը պատժվում է տուգանքով։
Հոդված 2.1. Ջրհոր ապօրինի մուտք գործելը
1. Ջրհոր ապօրինի մուտք գործելը պատժվում է տուգանքով։
Հոդված 3. Ուժի մեջ մտնելը
1. Օրենքը ուժի մեջ է մտնում վաղը։
"""
UNSEEN = {
    "polish": (POLISH, ["1", "2", "2a", "3", "4"], ["", "", "", "", ""]),
    "czech": (
        CZECH,
        ["1", "2", "2a", "3", "4"],
        ["Předmět úpravy", "Pojmy", "Neoprávněný přístup ke studni", "", "Účinnost"],
    ),
    "slovene": (
        SLOVENE,
        ["1", "2", "2.a", "3", "4"],
        ["predmet zakona", "pomen izrazov", "neupravičen dostop", "", "začetek veljavnosti"],
    ),
    "hungarian": (HUNGARIAN, ["1", "2", "2/A", "3"], ["", "", "", ""]),
    "estonian": (
        ESTONIAN,
        ["1", "2", "2¹", "3", "4"],
        [
            "Seaduse reguleerimisala",
            "Kaevu mürgitamine",
            "Kaevu ebaseaduslik kasutamine",
            "",
            "Seaduse jõustumine",
        ],
    ),
    "greek": (GREEK, ["1", "2", "2Α", "3"], ["Αντικείμενο", "Ορισμοί", "Παράνομη πρόσβαση", "Έναρξη ισχύος"]),
    "georgian": (GEORGIAN, ["1", "2", "2¹", "3"], ["კანონის მიზანი", "ცნებები", "უნებართვო შეღწევა", "ძალაში შესვლა"]),
    "armenian": (
        ARMENIAN,
        ["1", "2", "2.1", "3"],
        ["Օրենքի առարկան", "Ջրհորը թունավորելը", "Ջրհոր ապօրինի մուտք գործելը", "Ուժի մեջ մտնելը"],
    ),
}


@pytest.mark.parametrize(("text", "expected", "headings"), UNSEEN.values(), ids=UNSEEN)
def test_unseen_traditions(text: str, expected: list[str], headings: list[str]) -> None:
    """A law of a tradition that has no file is cut into its articles, and a notice says how it was read."""
    found = statute(text)
    assert found.tradition == "general"
    assert [notice.code for notice in found.notices] == ["unknown-tradition"]
    assert numbers(found) == expected
    assert [article.heading.rstrip(".") for article in found.articles()] == headings
    assert found.holes == found.duplicates == ()


@pytest.mark.parametrize(
    ("text", "eid", "paragraphs"),
    [
        (POLISH, "art_1", ["1", "2"]),
        (CZECH, "art_2", ["1", "2"]),
        (SLOVENE, "art_2", ["1", "2"]),
        (HUNGARIAN, "art_2-A", ["1", "2"]),
        (ESTONIAN, "art_1", ["1", "2"]),
        (GREEK, "art_2", ["1", "2"]),
        (GEORGIAN, "art_2", ["1", "2"]),
        (ARMENIAN, "art_1", ["1", "2"]),
    ],
)
def test_paragraphs_of_unseen_traditions(text: str, eid: str, paragraphs: list[str]) -> None:
    """Their numbered paragraphs are found."""
    article = next(article for article in statute(text).articles() if article.eid == eid)
    assert [(child.kind, child.number) for child in article.children] == [("paragraph", n) for n in paragraphs]
