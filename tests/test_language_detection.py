"""Detection: the language of a text, and which kind of law its first lines name."""

from __future__ import annotations

import pytest
from factories import document

from harmonize.knowledge.lexicons import served_languages
from harmonize.knowledge.manifests import load_kinds
from harmonize.language.detection import HEAD, kind_and_title, language_of
from harmonize.tongues import SAMPLE

TEXTS = {
    "en": "A person who without authority enters a building and remains in it is liable to a fine. The court may order "
    "that the person leaves the building at once.",
    "sq": "Kushdo që pa leje hyn në një ndërtesë dhe qëndron në të dënohet me gjobë. Gjykata mund të urdhërojë që "
    "personi të largohet menjëherë nga ndërtesa.",
    "sr": "Ko bez dozvole uđe u zgradu i u njoj ostane kazniće se novčanom kaznom. Sud može narediti da to lice odmah "
    "napusti zgradu, i o tome donosi posebno rešenje.",
    "mk": "Тој што без дозвола ќе влезе во зграда и ќе остане во неа ќе се казни со парична казна. Судот може да "
    "нареди лицето веднаш да ја напушти зградата.",
    "tr": "İzinsiz olarak bir binaya giren ve orada kalan kişi adlî para cezası ile cezalandırılır. Mahkeme, kişinin "
    "binayı derhâl terk etmesine karar verebilir.",
    "fr": "Toute personne qui, sans autorisation, entre dans un bâtiment et y demeure est punie d'une amende. Le juge "
    "peut ordonner que cette personne quitte le bâtiment sans délai.",
    "uk": "Хто без дозволу входить до будівлі і залишається в ній, карається штрафом. Суд може зобов'язати таку особу "
    "негайно залишити цю будівлю, про що постановляє ухвалу.",
}
KINDS = {
    "criminal-procedure-code": ("criminal procedure", "procedur* penal*"),
    "cybercrime-act": ("cybercrime*",),
    "criminal-code": ("criminal code", "kodi penal", "кривичен закон*"),
}


@pytest.mark.parametrize("language", TEXTS)
def test_language_is_told(language: str) -> None:
    """Two sentences are enough to find the lexicon that serves their language."""
    assert served_languages().get(language_of(document(TEXTS[language]))) == served_languages()[language]


def test_language_of_the_middle_counts() -> None:
    """A title page in another language does not decide."""
    title = TEXTS["en"] * 3
    assert language_of(document(title + "\n" + (TEXTS["sq"] + "\n") * (SAMPLE // 50))) == "sq"


@pytest.mark.parametrize("text", ["", "1 2 3", "\n"])
def test_any_text_has_a_language(text: str) -> None:
    """Where there is nothing to tell, a code is returned all the same."""
    assert language_of(document(text))


@pytest.mark.parametrize(
    ("text", "kind", "title"),
    [
        ("LAW No. 5\n KODI  PENAL \n1. One", "criminal-code", "KODI PENAL"),
        ("КРИВИЧЕН ЗАКОНИК\nЧлен 1", "criminal-code", "КРИВИЧЕН ЗАКОНИК"),
        ("CYBERCRIMES ACT\n1. It amends the Criminal Code.", "cybercrime-act", "CYBERCRIMES ACT"),
        ("Criminal Code\nIt goes with the law on criminal procedure.", "criminal-code", "Criminal Code"),
        ("Act on Criminal Procedure\nCriminal Code applies.", "criminal-procedure-code", "Act on Criminal Procedure"),
        ("\n\nWeather Act\n1. One", "other", "Weather Act"),
        ("", "other", ""),
    ],
)
def test_kind_and_title(text: str, kind: str, title: str) -> None:
    """What the first lines name first is the kind, and the line that does is the title; laws named later are others."""
    assert kind_and_title(document(text), KINDS) == (kind, title)


def test_a_later_mention_does_not_count() -> None:
    """Another law named far below is not what this law is."""
    assert kind_and_title(document("Weather Act\n" + "rain " * HEAD + "Criminal Code"), KINDS) == (
        "other",
        "Weather Act",
    )


def test_running_heads_do_not_count() -> None:
    """What stands in the apparatus is not the law's first line."""
    assert kind_and_title(document("Weather Act", [("running-head", "Criminal Code")]), KINDS)[0] == "other"


def test_the_name_of_the_file_helps() -> None:
    """Where the text names no kind, the file may."""
    read = document("Part One\n1. One", name="criminal-code.txt")
    assert kind_and_title(read, {"criminal-code": ("criminal-code", "criminal code")}) == ("criminal-code", read.name)


def test_a_title_is_one_short_line() -> None:
    """A line without end is cut."""
    assert len(kind_and_title(document("Criminal code " * 500), KINDS)[1]) <= 160


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Criminal Code of Merrow", "criminal-code"), ("Kodi i Procedurës Penale", "criminal-procedure-code"),
        ("Krivični zakonik", "criminal-code"), ("Zakonik o krivičnom postupku", "criminal-procedure-code"),
        ("Закон за кривичната постапка", "criminal-procedure-code"), ("Кривичен законик", "criminal-code"),
        ("Türk Ceza Kanunu", "criminal-code"), ("Ceza Muhakemesi Kanunu", "criminal-procedure-code"),
        ("Code pénal", "criminal-code"), ("Code de procédure pénale", "criminal-procedure-code"),
        ("Computer Misuse Act", "cybercrime-act"), ("Copyright Act", "copyright-act"),
        ("Zakon o odgovornosti pravnih lica za krivična dela", "corporate-liability-act"),
        ("Zakon o elektronskim komunikacijama", "electronic-communications-act"),
        ("Mutual Assistance in Criminal Matters Act", "mutual-assistance-act"), ("Weather Act", "other"),
    ],
)  # fmt: skip
def test_kinds_that_ship(title: str, kind: str) -> None:
    """Plain titles in the languages of the lexicons are known."""
    assert kind_and_title(document(f"{title}\n\n1. One"), load_kinds())[0] == kind


@pytest.mark.parametrize("name", ["krivicni-zakonik-2017.txt", "KRIVICNI_ZAKONIK.2017.txt"])
def test_names_of_files_have_other_blanks(name: str) -> None:
    """Hyphens, underscores and stops part the words of a file's name."""
    kinds = {"criminal-code": ("krivičn* zakonik*",)}
    assert kind_and_title(document("GLAVA XXXII", name=name), kinds)[0] == "criminal-code"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("CÓDIGO PENAL DE LAS ISLAS", "criminal-code"),
        ("LEY DE ENJUICIAMIENTO CRIMINAL", "criminal-procedure-code"),
        ("Ley sobre Delitos Informáticos", "cybercrime-act"),
        ("CÓDIGO DE PROCESSO PENAL", "criminal-procedure-code"),
        ("Lei do Cibercrime", "cybercrime-act"),
        ("Strafgesetzbuch der Inseln", "criminal-code"),
        ("Strafprozessordnung", "criminal-procedure-code"),
        ("Bundesgesetz über das Urheberrecht", "copyright-act"),
        ("CODUL PENAL al insulelor", "criminal-code"),
        ("Codul de procedură penală", "criminal-procedure-code"),
        ("Legea comunicațiilor electronice: comunicații electronice", "electronic-communications-act"),
        ("CODICE PENALE", "criminal-code"),
        ("CODICE DI PROCEDURA PENALE", "criminal-procedure-code"),
        ("Legge sul diritto d'autore", "copyright-act"),
        ("КРИМІНАЛЬНИЙ КОДЕКС ОСТРОВІВ", "criminal-code"),
        ("КРИМІНАЛЬНИЙ ПРОЦЕСУАЛЬНИЙ КОДЕКС", "criminal-procedure-code"),
        ("Уголовный кодекс островов", "criminal-code"),
    ],
)
def test_kinds_of_law_in_other_languages(line: str, kind: str) -> None:
    """What a law's first line calls it is understood in Spanish, Portuguese, German, Romanian, Italian, Ukrainian."""
    assert kind_and_title(document(f"{line}\n\n§ 1\n"), load_kinds())[0] == kind
