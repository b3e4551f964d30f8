"""References resolved: which provisions of which statute are meant, in laws of our own."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest
from citing import idiom
from factories import document, statute

from harmonize.knowledge.manifests import load_kinds
from harmonize.language.references import resolve, resolve_between
from harmonize.model.law import Statute
from harmonize.structure.annotations import annotated


def read(text: str, language: str, id: str = "law", kind: str = "other") -> Statute:
    """A law with its references resolved within itself; its title is its first line."""
    made = replace(statute(document(text), id=id, kind=kind, language=language), title=text.split("\n")[0])
    return resolve(annotated(made, idiom(language)), idiom(language).points_count)


def meant(found: Statute) -> dict[str, list[str]]:
    """For each reference, by its words, the ids of all that it means."""
    text = found.document.text
    return {
        " ".join(item.span.of(text).split()): [eid for target in item.targets for eid in target.eids]
        for item in found.references
    }


SERBIAN = """Zakonik o zvonima

Zvono
Član 1.
(1) Ko zvoni, zvoni.
(2) Delo iz stava 1. ovog člana je tiho, kao i delo iz člana 2. stav 1. tačka 2).

Tišina
Član 2.
(1) Tiho je:
1) zvono;
2) klatno.
(2) Delo iz čl. 1. do 3. i člana 9. ovog zakonika, iz prethodnog člana i prethodnog stava.

Umetnuto
Član 2a
Ako je delo iz člana 2. stav 1. i člana 2a.

Kraj
Član 3.
Prvi stav.
"""
ALBANIAN = """Kodi i këmbanave

Neni 1
Zilja
Zilja bie.
Zilja e dytë bie më fort.

Neni 1/a
Heshtja
Sipas paragrafit të dytë të nenit 1, neneve 1/ a dhe 2, të këtij neni.

Neni 2
Fundi
Asgjë sipas nenit 7.
"""
TURKISH = """ÇAN KANUNU

BİRİNCİ BÖLÜM
Sesler

Ses
Madde 1- (1) Çan çalar.
(2) Birinci fıkranın (a) bendi ve bu maddenin birinci fıkrası uygulanır.

Sessizlik
Madde 2- (1) Şunlar sessizdir:
a) Çan,
b) Tokmak.
(2) Yukarıdaki fıkranın (b) bendi ile 1 ila 3 üncü maddeler uygulanır.

Son
Madde 3- (1) Bu bölümde susulur; 2 nci maddenin birinci fıkrasının (a) bendi saklıdır.
"""
ENGLISH = """Bells Act
PART I
BELLS
1. Ringing.—(1) A bell rings under section 2(1)(b).
(2) Subsection (1) applies to this section and sections 1 to 3.
2. Silence.—(1) These are silent:
(a) a bell;
(b) a clapper as in paragraph (a).
(2) Nothing in section 12 applies.
3. End.—It ends as the preceding section says, under this Part; Part I is meant.
"""
FRENCH = """Loi sur les cloches

Article 1
La cloche sonne :
1° Le matin ;
2° Le soir.
Elle se tait.

Article 2
Le cinquième alinéa de l'article 1, le 2° de l'article 1 et le présent article.

Article 3
Les articles 1 à 3.
"""
CASES = [
    (SERBIAN, "sr", "stava 1. ovog člana", ["art_1__para_1"]),
    (SERBIAN, "sr", "člana 2. stav 1. tačka 2", ["art_2__para_1__point_2"]),
    (ALBANIAN, "sq", "paragrafit të dytë të nenit 1", ["art_1__para_2", "art_1-a", "art_2", "art_1-a"]),
    (ALBANIAN, "sq", "nenit 7", []),
    (TURKISH, "tr", "Birinci fıkranın (a) bendi ve bu maddenin birinci fıkrası", ["art_1__para_1"]),
    (TURKISH, "tr", "Yukarıdaki fıkranın (b) bendi ile 1 ila 3", ["art_2__para_1__point_b", "art_1", "art_2", "art_3"]),
    (TURKISH, "tr", "2 nci maddenin birinci fıkrasının (a) bendi", ["art_2__para_1__point_a"]),
    (ENGLISH, "en", "section 2(1)(b)", ["sec_2__para_1__point_b"]),
    (ENGLISH, "en", "Subsection (1)", ["sec_1__para_1"]),
    (ENGLISH, "en", "this section and sections 1 to 3", ["sec_1", "sec_1", "sec_2", "sec_3"]),
    (ENGLISH, "en", "paragraph (a)", ["sec_2__para_1__point_a"]),
    (ENGLISH, "en", "section 12", []),
    (ENGLISH, "en", "this Part", ["part_I"]),
    (ENGLISH, "en", "Part I", ["part_I"]),
    (ENGLISH, "en", "the preceding section", ["sec_2"]),
    (FRENCH, "fr", "articles 1 à 3", ["art_1", "art_2", "art_3"]),
]  # fmt: skip


@pytest.mark.parametrize(("law", "language", "words", "expected"), CASES)
def test_within_a_law(law: str, language: str, words: str, expected: list[str]) -> None:
    """Numbers, marks, places in the order, ranges and relative words lead to provisions; what is not there to none."""
    found = meant(read(law, language))
    assert next(eids for quote, eids in found.items() if words.removeprefix("the ") in quote) == expected


def test_a_range_takes_in_what_was_inserted() -> None:
    """From 1 to 3 means Article 2a too; a number that no provision has means none, beside others that are found."""
    words = "čl. 1. do 3. i člana 9"
    assert next(eids for quote, eids in meant(read(SERBIAN, "sr")).items() if words in quote)[:4] == [
        "art_1", "art_2", "art_2a", "art_3",
    ]  # fmt: skip


def test_points_count_as_paragraphs_where_the_idiom_says_so() -> None:
    """The fifth French *alinéa* is counted through the points of a list; elsewhere only paragraphs are counted."""
    assert next(iter(meant(read(FRENCH, "fr")).values()))[:1] != []


CODE = "Krivični zakonik\n\nKrađa\nČlan 1.\nKo krade.\nPrevara\nČlan 2.\nKo vara."
PROCEDURE = (
    "Zakonik o krivičnom postupku\n\nTok\nČlan 1.\nZa delo iz člana 2. Krivičnog zakonika vodi se postupak, kao "
    "i iz člana 2. ovog zakonika."
    "\nKraj\nČlan 2.\nVažiće član 1. Zakona o sudskim taksama i član 1. Zakonika o krivičnom postupku."
)  # fmt: skip


def test_between_laws_read_together() -> None:
    """Another law is found by the words for its kind or title; one that was not read stays unknown."""
    laws = [read(CODE, "sr", "kz", "criminal-code"), read(PROCEDURE, "sr", "zkp", "criminal-procedure-code")]
    found = resolve_between(laws, load_kinds())[1].references
    assert [(item.statute, [eid for target in item.targets for eid in target.eids]) for item in found] == [
        ("kz", ["art_2"]),
        ("zkp", ["art_2"]),
        ("", []),
        ("zkp", ["art_1"]),
    ]


def test_two_laws_that_fit_are_none() -> None:
    """Where two statutes fit the words equally well, the reference stays unknown."""
    laws = [read(CODE, "sr", id, "criminal-code") for id in ("kz", "kz-2")]
    found = resolve_between([*laws, read(PROCEDURE, "sr", "zkp", "criminal-procedure-code")], load_kinds())[2]
    assert found.references[0].statute == ""


def test_folded_numbers() -> None:
    """A letter typed in the other script, or apart from its number, is the same letter."""
    law = "Закон\n\nЧлен 1\nЅвоно.\nЧлен 1-а\nТишина.\nЧлен 2\nВидете членовите 1-a и 1."
    assert meant(read(law, "mk")) == {"членовите 1-a и 1": ["art_1-а", "art_1"]}


def test_time_grows_with_the_references() -> None:
    """A law of twice as many provisions and references takes about twice as long."""

    def taken(count: int) -> float:
        law = "Act\n\n" + "\n".join(f"{n}. Bell.—See section {n} and this section." for n in range(1, count))
        start = time.process_time()
        read(law, "en")
        return time.process_time() - start

    taken(20)
    assert taken(900) < 60 * max(taken(90), 0.02)
