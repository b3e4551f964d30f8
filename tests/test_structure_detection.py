"""Which tradition a text is read in, and what is said where it follows none, or two."""

from __future__ import annotations

from factories import numbers, provision, statute

LATIN_MACEDONIAN = """ZAKON ZA EZERA
OPŠT DEL
GLAVA PRVA
OSNOVNI ODREDBI
Predmet
Člen 1
So ovoj zakon se ureduvaat ezerata.
Člen 1-a
Izbrišan
Kazni
Člen 2
(1) Toj što:
1) frla otpad ili
2) lovi riba,
ḱe se kazni so parična kazna.
(2) Obidot e kazniv.
"""
UNACCENTED = """LEY DE FAROS
TITULO I
DE LOS FAROS
ARTICULO 1.- OBJETO. La presente ley regula los faros de la costa.
ARTICULO 2.- DEFINICIONES. Se entiende por faro una torre con luz.
CAPITULO II
DE LOS DELITOS
ARTICULO 2 BIS.- DAÑOS. El que dañe un faro sera castigado con multa.
ARTICULO 3.- VIGENCIA. La ley rige desde hoy.
"""
CEDILLA = """LEGEA PODURILOR
TITLUL I
Dispoziţii generale
SECŢIUNEA 1
Podurile
Art. 1
Obiectul
Podurile şi malurile sunt ale tuturor.
Art. 2
Intrarea în vigoare
Legea intră în vigoare la 1 mai.
"""


def albanian(articles: int) -> str:
    """An Albanian law."""
    return "".join(f"Neni {n}\nTitulli {n}\nKy është teksti i nenit dhe mbaron këtu.\n" for n in range(1, articles + 1))


def serbian(articles: int) -> str:
    """The same in Serbian."""
    return "".join(f"Naslov {n}\nČlan {n}.\nOvo je tekst člana i ovde se završava.\n" for n in range(1, articles + 1))


def test_a_law_in_the_other_script() -> None:
    """A Macedonian law in Latin letters follows the Macedonian tradition, repeals and chapters included."""
    found = statute(LATIN_MACEDONIAN)
    assert found.tradition == "macedonian"
    assert numbers(found) == ["1", "1-a", "2"]
    assert [article.heading for article in found.articles()] == ["Predmet", "", "Kazni"]
    assert [article.repealed for article in found.articles()] == [False, True, False]
    assert [child.number for child in found.root.children[0].children] == ["PRVA"]
    assert found.notices == ()


def test_a_law_without_accents() -> None:
    """A law in capitals without accents is read as one with them."""
    found = statute(UNACCENTED)
    assert found.tradition == "spanish"
    assert [(a.number, a.heading) for a in found.articles()] == [
        ("1", "OBJETO"),
        ("2", "DEFINICIONES"),
        ("2 BIS", "DAÑOS"),
        ("3", "VIGENCIA"),
    ]


def test_letters_with_cedilla() -> None:
    """Romanian headings are found in letters with a cedilla as in those with a comma."""
    found = statute(CEDILLA)
    assert found.tradition == "romanian"
    assert [node.kind for node in found.root.walk()][1:3] == ["title", "division"]


def test_two_laws_in_one_file() -> None:
    """A text numbered in two ways is read in a general way; the first numbering is the law's; a notice says so."""
    found = statute(albanian(12) + serbian(12))
    assert found.tradition == "general"
    assert [notice.code for notice in found.notices] == ["mixed-traditions"]
    assert "Albanian" in found.notices[0].text
    assert numbers(found) == [str(n) for n in range(1, 13)]
    assert found.duplicates == found.holes == ()
    last = provision(found, "art_12")
    assert "Član" not in last.span.of(found.document.text)


def test_a_law_that_names_another_is_not_mixed() -> None:
    """A few provisions of another tradition, quoted, do not make a text mixed."""
    found = statute(albanian(12) + serbian(2))
    assert found.tradition == "albanian"
    assert found.notices == ()


def test_a_known_tradition_needs_no_notice() -> None:
    """Nothing is said of a law that follows a known tradition."""
    assert statute(albanian(6)).notices == ()
