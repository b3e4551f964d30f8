"""References as printed: which words point to provisions, by language, in sentences of our own."""

from __future__ import annotations

import time

import pytest
from citing import acts, cited, targets
from factories import document, statute
from hypothesis import given
from hypothesis import strategies as st

from harmonize.knowledge.idioms import load_idioms
from harmonize.model.text import Span
from harmonize.structure.annotations import annotated
from harmonize.structure.references import references_in

SENTENCES = [
    # --- English
    ("en", "A fee under section 5(1) is due.", ["5/1"]),
    ("en", "Section 5(1) and (3) applies to it.", ["5/1", "5/3"]),
    ("en", "A fee under section 5(1)(a) or (b) and (2) is due.", ["5/1/a", "5/1/b", "5/2"]),
    ("en", "See sections 3 to 7 and 9.", ["3..7", "9"]),
    ("en", "Subsection (2) binds this section.", ["~2", "this"]),
    ("en", "paragraph (a) or (b) of subsection (1) of section 6", ["6/1/a", "6/1/b"]),
    ("en", "clause (c) of sub-section (3) of section 45", ["45/3/c"]),
    ("en", "Articles 4, 5 and 6 of this Act", ["4", "5", "6"]),
    ("en", "section 1030(a)(2)(C) of this title", ["title this/1030/a/2/C"]),
    ("en", "Articles 12A and 12B; s. 9; § 14; §§ 15 and 16", ["12A", "12B", "9", "14", "15", "16"]),
    ("en", "the first paragraph of Article 9", ["9/1"]),
    ("en", "the preceding section and the following subsection", ["previous", "~next"]),
    ("en", "Chapter IV of this Act", ["chapter IV"]),
    ("en", "within 24 hours, on 12 June 2010, for 5 years or 500,000 coins", []),
    ("en", "section 5 and 12 June 2010, section 6 or 24 hours", ["5", "6"]),
    # --- Serbian, Latin and Cyrillic
    ("sr", "dela iz čl. 298. do 303. ovog zakonika", ["298..303"]),
    ("sr", "Za delo iz stava 1. ovog člana", ["this/1"]),
    ("sr", "iz stava 1. tačka 2) ovog člana", ["this/1/2"]),
    ("sr", "u skladu sa članom 302. stav 2. tačka 1)", ["302/2/1"]),
    ("sr", "st. 1. i 2. člana 5.", ["5/1", "5/2"]),
    ("sr", "čl. 289. st. 1. i 2, 290. stav 3. i 295. st. 1. i 2.", ["289/1", "289/2", "290/3", "295/1", "295/2"]),
    ("sr", "čl. 178, 179. i 180a", ["178", "179", "180a"]),
    ("sr", "из чл. 298. до 303. овог законика, става 1. овог члана", ["298..303", "this/1"]),
    ("sr", "Službeni list, br. 85/05 i 88/05, kazna do 5 godina", []),
    ("sr", "(član 12. stav 3.)", ["12/3"]),
    # --- Albanian
    ("sq", "sipas neneve 192/b, 293/a dhe 293/c", ["192/b", "293/a", "293/c"]),
    ("sq", "paragrafi i parë i këtij neni", ["this/1"]),
    ("sq", "shkronja “d” e pikës 1 të nenit 5", ["5/1/d"]),
    ("sq", "nenet 7 e 7/a; nenet 10 deri në 12", ["7", "7/a", "10..12"]),
    ("sq", "dënohet me burgim deri në 5 vjet", []),
    # --- Turkish
    ("tr", "Bu maddede geçen", ["this"]),
    ("tr", "243 üncü maddenin birinci fıkrasının (a) bendi", ["243/1/a"]),
    ("tr", "135 ila 140 ıncı maddeler", ["135..140"]),
    ("tr", "10 uncu maddenin (3) ve (4) numaralı fıkraları", ["10/3", "10/4"]),
    ("tr", "5 ve 6 ncı maddelerde; birinci ve ikinci fıkralarda", ["5", "6", "~1", "~2"]),
    ("tr", "(madde 82)", ["82"]),
    ("tr", "iki yıldan 5 yıla kadar, 3/5/2010 tarihinde", []),
    # --- French
    ("fr", "aux articles 323-1 à 323-3", ["323-1..323-3"]),
    ("fr", "l'article L. 122-3", ["L. 122-3"]),
    ("fr", "au premier alinéa de l'article 131-8", ["131-8/1"]),
    ("fr", "les deuxième et troisième alinéas du présent article", ["this/2", "this/3"]),
    ("fr", "aux 1° et 2° de l'article 12", ["12/1", "12/2"]),
    ("fr", "le dernier alinéa ; l'alinéa précédent", ["~last", "~previous"]),
    ("fr", "l'article 1er, de cinq ans et de 45 000 euros", ["1"]),
    # --- Macedonian
    ("mk", "од ставот 1 на овој член", ["this/1"]),
    ("mk", "членовите 251 и 251-а", ["251", "251-а"]),
    ("mk", "од ставовите (1), (2) и (3) на овој член", ["this/1", "this/2", "this/3"]),
    ("mk", "членовите 288 став 4, 289 став 2 и 291 став 1", ["288/4", "289/2", "291/1"]),
    ("mk", "со затвор до 3 години", []),
    # --- German
    ("de", "§§ 202a bis 202c", ["202a..202c"]),
    ("de", "nach § 5 Abs. 1 Nr. 2 Buchstabe a", ["5/1/2/a"]),
    ("de", "Absatz 1 Satz 2", ["~1/2"]),
    ("de", "Artikel 12 und 13 dieses Gesetzes, Heft Nr. 2", ["12", "13"]),
    # --- Spanish, Portuguese, Romanian, Italian, Ukrainian
    ("es", "los artículos 197 bis y 197 ter", ["197 bis", "197 ter"]),
    ("es", "el apartado 2 del artículo 5", ["5/2"]),
    ("es", "en el párrafo primero de este artículo", ["this/1"]),
    ("pt", "nos artigos 6.º a 8.º", ["6..8"]),
    ("pt", "no n.º 1 do artigo 5.º", ["5/1"]),
    ("pt", "o art. 154-A, a alínea a) do n.º 2", ["154-A", "~2/a"]),
    ("ro", "la art. 360 alin. (1) lit. a)", ["360/1/a"]),
    ("ro", "alin. (1) și (2)", ["~1", "~2"]),
    ("it", "dagli articoli 615-ter e 615-quater", ["615-ter", "615-quater"]),
    ("it", "comma 1, lettera a), del presente articolo", ["this/1/a"]),
    ("uk", "частиною першою статті 361", ["361/1"]),
    ("uk", "статті 361-1 цього Кодексу", ["361-1"]),
]
ACTS = [
    ("en", "section 6 of the Coin Collectors Act, 1999, applies", ["Coin Collectors Act, 1999"]),
    ("en", "section 6 of this Act and of any act", ["this"]),
    ("en", "section 6 applies to the act of a child", [""]),
    ("sr", "člana 5. Krivičnog zakonika", ["Krivičnog zakonika"]),
    ("sr", "člana 5. Zakona o sitnom novcu", ["Zakona o sitnom novcu"]),
    ("sr", "iz člana 5. ovog zakona", ["this"]),
    ("sq", "nenit 5 të Kodit të Procedurës Penale", ["Kodit të Procedurës Penale"]),
    ("sq", "nenit 5 të ligjit nr. 12, datë 1.2.2003 “Për monedhat”", ["ligjit nr. 12, datë 1.2.2003 “Për monedhat”"]),
    ("tr", "Ticaret Kanununun 22 nci maddesi", ["Ticaret Kanununun"]),
    ("tr", "1234 sayılı Bozuk Para Kanununun 5 inci maddesi", ["1234 sayılı Bozuk Para Kanununun"]),
    ("tr", "Bu Kanunun 5 inci maddesi", ["this"]),
    ("fr", "l'article 5 du code pénal", ["code pénal"]),
    ("fr", "l'article 5 de la loi n° 12-34 du 6 mai 2001", ["loi n° 12-34 du 6 mai 2001"]),
    ("mk", "член 5 од Законот за ситни пари", ["Законот за ситни пари"]),
    ("de", "§ 5 des Münzgesetzes", ["Münzgesetzes"]),
    ("es", "el artículo 5 de la Ley Orgánica 3/2018", ["Ley Orgánica 3/2018"]),
    ("ro", "art. 5 din Legea nr. 161/2003", ["Legea nr. 161/2003"]),
    ("it", "l'articolo 5 del codice civile", ["codice civile"]),
    ("uk", "статті 5 Кримінального кодексу", ["Кримінального кодексу"]),
    ("sr", "iz stava 1. ovog člana i člana 5. Krivičnog zakonika", ["", "Krivičnog zakonika"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_sentences(language: str, text: str, expected: list[str]) -> None:
    """Every number, range, list, path and relative word is read, and nothing else is."""
    assert targets(language, text) == expected


@pytest.mark.parametrize(("language", "text", "expected"), ACTS)
def test_the_law_that_is_named(language: str, text: str, expected: list[str]) -> None:
    """The words that name another law are kept; *of this law* is this law's own."""
    assert acts(language, text) == expected


def test_headings_and_marks_refer_to_nothing() -> None:
    """A provision's own number, the mark of the next paragraph and a note of amendment are no references."""
    law = (
        "Article 1\nScope\n1. It applies.\n2. See Article 2.\n"
        "Article 2\nEnd\n(Amended by Act 5 of 1999, section 3)\nIt ends."
    )
    found = annotated(statute(law, language="en"), load_idioms()["en"])
    assert [reference.span.of(law) for reference in found.references] == ["Article 2"]


def test_a_reference_ends_where_its_provision_does() -> None:
    """A number at the end of one paragraph does not take the mark of the next with it."""
    law = "Article 1\nScope\n1. See Article 2\n(2) and so on.\nArticle 2\nEnd\nIt ends."
    found = annotated(statute(document(law), language="en"), load_idioms()["en"])
    assert [target.path for reference in found.references for target in reference.targets] == [(("article", "2"),)]


@pytest.mark.parametrize(
    "piece", ["section 5 and ", "§ ", "(a)", "stava 1. i ", "1, ", "of the Act ", "1 ila 2 ", "l'article "]
)
def test_time_grows_with_the_text(piece: str) -> None:
    """A long row of words for levels, numbers and marks is read in time that grows no faster than its length."""

    def taken(times: int) -> float:
        text = piece * times
        start = time.process_time()
        for idiom in ("en", "sr", "tr", "fr"):
            list(references_in(text, Span(0, len(text)), load_idioms()[idiom]))
        return time.process_time() - start

    taken(100)
    assert taken(8_000) < 40 * max(taken(800), 0.01)


@given(st.text(alphabet="§ 1,.-()aàčiz5sectionstavamd/’\n", max_size=80), st.sampled_from(sorted(load_idioms())))
def test_any_text(text: str, language: str) -> None:
    """Whatever is printed, references lie within the text, in order, and name something."""
    found = cited(language, text)
    assert all(0 <= item.span.start < item.span.end <= len(text) for item in found)
    assert all(item.targets for item in found)
    assert [item.span.start for item in found] == sorted(item.span.start for item in found)
