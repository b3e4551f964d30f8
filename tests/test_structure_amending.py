"""Amending laws: told from laws, with what they change, in laws of our own."""

from __future__ import annotations

import pytest
from citing import idiom
from factories import document, numbers, statute

from harmonize.findings.completeness import why_incomplete
from harmonize.findings.remarks import source_remarks
from harmonize.model.law import Statute
from harmonize.structure.amending import CODE, with_bases
from harmonize.structure.annotations import annotated

AMENDING = {
    "en": (
        "LAW\non amendments to the Bells Law\n\nArticle 1\nIn Article 5 the words “two bells” are replaced by "
        "the words “a bell”.\n"
        "Article 2\nArticle 7 is deleted.\nArticle 3\nThis Law enters into force on the eighth day.",
        "Bells Law",
    ),
    "sr": (
        "ZAKON\no izmenama i dopunama Zakona o zvonima\n\nČlan 1.\nU Zakonu o zvonima, u članu 5. reči: „dva "
        "zvona“ zamenjuju se"
        " rečima: „zvono“.\nČlan 2.\nČlan 7. briše se.\nČlan 3.\nOvaj zakon stupa na snagu osmog dana.",
        "Zakona o zvonima",
    ),
    "sq": (
        "LIGJ\nPër disa ndryshime dhe shtesa në ligjin për këmbanat\n\nNeni 1\nNë nenin 5 fjalët “dy këmbana” "
        "zëvendësohen me"
        " fjalët “një këmbanë”.\nNeni 2\nNeni 7 shfuqizohet.\nNeni 3\nKy ligj hyn në fuqi pas 15 ditësh.",
        "ligjin për këmbanat",
    ),
    "tr": (
        "ÇAN KANUNUNDA DEĞİŞİKLİK YAPILMASINA DAİR KANUN\n\nMadde 1- Çan Kanununun 5 inci maddesinde yer alan "
        "“iki çan” ibaresi “bir"
        " çan” şeklinde değiştirilmiştir.\n\nMadde 2- Aynı Kanunun 7 nci maddesi yürürlükten kaldırılmıştır.\n\n"
        "Madde 3- Bu Kanun yayımı tarihinde yürürlüğe girer.",
        "ÇAN KANUNUNDA",
    ),
    "fr": (
        "Loi modifiant la loi sur les cloches\n\nArticle 1\nÀ l'article 5, les mots : « deux cloches » sont "
        "remplacés par les mots : « une"
        " cloche ».\nArticle 2\nL'article 7 est abrogé.\nArticle 3\nLa présente loi entre en vigueur demain.",
        "la loi sur les cloches",
    ),
    "mk": (
        "ЗАКОН ЗА ИЗМЕНУВАЊЕ НА ЗАКОНОТ ЗА ЅВОНА\n\nЧлен 1\nВо членот 5 зборовите „две ѕвона“ се заменуваат со "
        "зборовите „едно ѕвоно“.\n"
        "Член 2\nЧленот 7 се брише.\nЧлен 3\nОвој закон влегува во сила осмиот ден.",
        "ЗАКОНОТ ЗА ЅВОНА",
    ),
}  # fmt: skip
WHOLE = (
    "Bells Law\n\nArticle 1\nA bell rings.\nArticle 2\nIts sound is amended by fog.\n"
    "Article 3\nIn Article 1 a bell is of brass."
)


STANDING = {
    "en": "DATA ACT\n1. Data that are wrong are deleted.\n2. A record that is old is replaced.\n",
    "sq": "LIGJ PËR TË DHËNAT\nNeni 1\nTë dhënat e gabuara fshihen.\nNeni 2\nTë dhënat e vjetra zëvendësohen.\n",
}


def read(text: str, language: str, kind: str = "criminal-code") -> Statute:
    """A law read with its annotations."""
    return annotated(statute(document(text), language=language, kind=kind), idiom(language))


@pytest.mark.parametrize("language", AMENDING)
def test_an_amending_law_is_recognised(language: str) -> None:
    """Title and provisions say that it changes another law; a notice warns, and its silence is never a gap."""
    text, base = AMENDING[language]
    found = read(text, language)
    assert base in found.amends
    assert numbers(found) == ["1", "2", "3"]
    assert CODE in [notice.code for notice in found.notices]
    reason = why_incomplete(found)
    assert reason
    assert reason.code == CODE
    assert [remark.code for remark in source_remarks([found])].count(CODE) == 1


def test_a_law_of_its_own_is_none() -> None:
    """A law that names an amendment stands on its own as long as its provisions do."""
    found = read(WHOLE, "en")
    assert (found.amends, found.notices) == ("", ())
    assert why_incomplete(found) is None


def test_a_consolidated_law_is_none() -> None:
    """A title that names amending laws makes no amending law where provisions are whole."""
    found = read("Bells Law\nas changed by the Law on amendments to the Bells Law\n\n" + WHOLE, "en")
    assert found.amends == ""


def test_beside_its_base_it_warns_of_nothing() -> None:
    """Read together with a law of the kind that it changes, an amending law is what was added to it."""
    amending, whole = read(AMENDING["en"][0], "en"), read(WHOLE, "en")
    assert [found.notices for found in with_bases([amending, whole])] == [(), ()]
    assert with_bases([amending])[0].notices
    assert with_bases([amending, read(WHOLE, "en", "copyright-act")])[0].notices


def test_quoted_provisions_are_not_its_own() -> None:
    """A provision that an amending law puts into another one, between quotation marks, is no provision of its own."""
    text = (
        "LAW\non amendments to the Bells Law\n\nArticle 1\nAfter Article 5 a new Article is inserted:\n“Article "
        "5a\nA bell rings twice.”\n"
        "Article 2\nArticle 7 is deleted."
    )
    found = read(text, "en")
    assert numbers(found) == ["1", "2"]
    assert found.amends


@pytest.mark.parametrize("language", STANDING)
def test_a_law_on_change_stands_on_its_own(language: str) -> None:
    """A law whose matter is deleted or replaced changes no other law."""
    assert not read(STANDING[language], language).amends
