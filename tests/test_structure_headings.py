"""Titles: above, below, beside and on the row of an opening; chapters and cross-headings; notes of amendment."""

from __future__ import annotations

from factories import numbers, provision, statute, typeset, words

MARGIN = (
    "^*PART I - DRUMS",
    "",
    "|Beating of",
    "|drums.",
    "1. (1) Any person who beats a drum at night without the consent of",
    "his neighbours commits",
    "|Consent.",
    "an offence and is liable to a fine.",
    "",
    "(2) Subsection (1) does not apply to a wedding.",
    "",
    "2. Consent is given in writing or by a nod in the presence of two other",
    "neighbours.",
    "",
    "|Horns.",
    "3. Any person who blows a horn at night without consent commits the same",
    "offence.",
)


def test_margin_notes_are_titles() -> None:
    """A margin note titles the section it begins beside, and is no part of the text that it interrupts."""
    found = statute(typeset(*MARGIN))
    assert numbers(found) == ["1", "2", "3"]
    assert found.articles()[0].heading.startswith("Beating of drums.")
    assert found.articles()[2].heading == "Horns."
    notes = [region for region in found.regions if region.kind == "heading"]
    assert any("Consent." in region.span.of(found.document.text) for region in notes)


def civil(*above: str, after: str = "") -> tuple[str, ...]:
    """Rows of a code whose titles are centred above the articles."""
    rows: list[str] = ["^*GLAVA PRVA", "^*OSNOVNE ODREDBE", ""]
    for number in range(1, 7):
        rows += [f"^Naslov broj {number}", "", f"^*Član {number}.", ""]
        rows += ["Tekst ovog člana je dugačak i ide preko celog reda do samog kraja, do desne ivice,", "pa dalje.", ""]
    return (*rows, *above, "", "^*Član 7.", "", "Kratak tekst.", *([after] if after else []))


def test_titles_that_run_over_a_row() -> None:
    """A long title is not centred visibly on its first row, and still belongs to its article with the second."""
    found = statute(
        typeset(
            *civil("Iskorišćavanje bubnjeva i drugih instrumenata za izvršenje dela protiv noćnog mira i", "^tišine")
        )
    )
    assert found.articles()[-1].heading.endswith("protiv noćnog mira i tišine")
    assert words(found, found.articles()[-2]).endswith("pa dalje.")


def test_a_title_cut_off_by_the_page() -> None:
    """A title at the foot of a page belongs to the article at the head of the next."""
    law = typeset(*civil("^Poslednji naslov"), per_page=37)
    pages = {line.span.of(law.text): line.page for line in law.lines}
    found = statute(law)
    assert found.articles()[-1].heading == "Poslednji naslov"
    assert pages["Poslednji naslov"] <= pages["Član 7."]


def test_cross_headings_become_groups() -> None:
    """A numbered title between chapter and article groups the articles below it."""
    found = statute(typeset(*civil("^2. Posebne odredbe", "", "^Sedmi naslov")))
    group = next(node for node in found.root.walk() if node.kind == "group")
    assert group.heading == "2. Posebne odredbe"
    assert [article.heading for article in group.citable()] == ["Sedmi naslov"]


def test_a_title_left_in_the_text_above() -> None:
    """A title that begins on the last row of the text above is cut from it."""
    rows = civil()
    found = statute(
        typeset(*rows[:-4], "Poslednja rečenica ide do kraja. Važenje ovog zakona na teritoriji", *rows[-4:])
    )
    assert found.articles()[-1].heading == "Važenje ovog zakona na teritoriji"
    assert words(found, found.articles()[-2]).endswith("do kraja.")


def test_chapter_and_article_titles_on_one_row() -> None:
    """Capitals that go on in small letters are a chapter's title and an article's."""
    found = statute(typeset(*civil("^*GLAVA DRUGA", "^*DELA PROTIV MIRA Udaranje u bubanj")))
    chapter = found.root.children[-1]
    assert chapter.heading == "DELA PROTIV MIRA"
    assert found.articles()[-1].heading == "Udaranje u bubanj"


def albanian(title: str, *text: str) -> tuple[str, ...]:
    """Rows of a code whose titles are bold below the openings."""
    rows: list[str] = []
    for number in range(1, 7):
        rows += [f"^Neni {number}", f"^*Titulli i nenit {number}", "", ">Teksti i nenit.", ""]
    return (
        *rows,
        "^Neni 7",
        title,
        "^(Shtuar me ligjin nr. 1, datë 1.1.2001;",
        "^ndryshuar (pjesërisht) me ligjin nr. 2)",
        "",
        *text,
    )


def test_notes_of_amendment_are_no_title() -> None:
    """The note over two rows below the title is a region of its own; the text begins after it."""
    found = statute(typeset(*albanian("^*Daullja", ">Kush i bie daulles dënohet.")))
    article = found.articles()[-1]
    assert article.heading == "Daullja"
    assert words(found, article) == "Kush i bie daulles dënohet."
    note = next(region.span.of(found.document.text) for region in found.regions if region.kind == "amendment-note")
    assert note.strip().endswith("me ligjin nr. 2)")


def test_an_article_without_title() -> None:
    """Text in the type of text is no title, wherever it stands."""
    found = statute(typeset(*albanian("^*Daullja", ">Teksti.", "", "^Neni 8", ">Ky ligj hyn në fuqi", "nesër.")))
    assert found.articles()[-1].heading == ""
    assert words(found, found.articles()[-1]) == "Ky ligj hyn në fuqi nesër."


def test_transitional_provisions_without_number() -> None:
    """A heading without articles at the end keeps its text, apart from the last article's."""
    found = statute(typeset(*albanian("^*Daullja", ">Teksti.", "", "^*Dispozitë kalimtare", "", ">Çështjet pushohen.")))
    last = found.root.children[-1]
    assert (last.kind, last.heading) == ("chapter", "Dispozitë kalimtare")
    assert words(found, last) == "Çështjet pushohen."


def test_same_line_titles_of_unnumbered_acts() -> None:
    """A bold row that is a number and a title, with the text below it, titles its section."""
    found = statute(
        typeset("*1. Short title", "This Act may be cited as the Drums Act.", "", "*2. Drums", "A drum is round.")
    )
    assert [section.heading for section in found.articles()] == ["Short title", "Drums"]
    assert words(found, provision(found, "sec_2")) == "A drum is round."


def test_two_titles_on_one_row() -> None:
    """A numbered title and the article's, printed on one row, are two: the last capital begins the second."""
    found = statute(typeset(*civil("^2. Postupak za bubnjanje Pokretanje postupka")))
    assert found.articles()[-1].heading == "Pokretanje postupka"
    assert any(node.heading == "2. Postupak za bubnjanje" for node in found.root.walk())


def test_a_title_below_a_numbered_one() -> None:
    """A numbered title runs on in small letters; a capital below it begins the article's own title."""
    found = statute(typeset(*civil("^1. Posebne odredbe o bubnjanju i o drugim", "^radnjama", "^Sastav orkestra")))
    assert found.articles()[-1].heading == "Sastav orkestra"
    assert any(node.heading == "1. Posebne odredbe o bubnjanju i o drugim radnjama" for node in found.root.walk())


def test_a_title_glued_to_a_repeal() -> None:
    """The title that is printed right behind the word of a repeal belongs to the next article."""
    rows = civil()
    found = statute(
        typeset(*rows[:-3], "", "^*Član 6a", "", "^*-brisanPoslednji naslov", "", "^*Član 7.", "", "Tekst.")
    )
    assert [(article.number, article.heading, article.repealed) for article in found.articles()[-2:]] == [
        ("6a", "", True),
        ("7", "Poslednji naslov", False),
    ]


def test_a_title_below_a_long_chapter_title() -> None:
    """A chapter's title in the middle of the column ends where a title begins at the left."""
    rows = [
        f"*Başlık {n}\n>Madde {n} – (1) Bu madde uzun bir metindir ve satırın sonuna kadar gider durur."
        for n in range(1, 7)
    ]
    law = [
        *"\n".join(rows).split("\n"),
        "^*İKİNCİ BÖLÜM",
        "^*Çayırların Korunmasına ve Bakımına Dair Karar, İtiraz ve İade",
        ">*Korumaya yer olmadığına dair karar",
        ">Madde 7 – (1) Bu madde de uzun bir metindir ve satırın sonuna kadar gider durur.",
    ]
    found = statute(typeset(*law))
    assert found.articles()[-1].heading == "Korumaya yer olmadığına dair karar"


GERMAN = """§ 1 Brunnen der Gemeinde
(1) Ein Brunnen ist ein Loch.
§ 2 Eimer
(1) Ein Eimer hat einen Henkel.
§ 3
Vorbereiten der Verunreinigung von Brunnen
(1) Wer die Tat vorbereitet, wird bestraft.
§ 4 Strafen
(1) Die Strafe ist Geldstrafe.
§ 5 Anzeige der Tat bei dem Vorsteher der Gemeinde, in welcher der Brunnen liegt.
(1) Die Tat ist anzuzeigen.
§ 6 Schluss
(1) Dieses Gesetz gilt.
"""


def test_titles_of_one_law_in_several_places() -> None:
    """Where most titles stand on the openings' rows, one may stand below, and one may be long and end in a stop."""
    found = statute(GERMAN)
    assert [article.heading for article in found.articles()] == [
        "Brunnen der Gemeinde",
        "Eimer",
        "Vorbereiten der Verunreinigung von Brunnen",
        "Strafen",
        "Anzeige der Tat bei dem Vorsteher der Gemeinde, in welcher der Brunnen liegt.",
        "Schluss",
    ]
