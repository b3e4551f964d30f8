"""The traps that likeness of words falls into, each on tiny invented laws, from the file to the verdict."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import Verdicts, analyze, law
from specimens import PLACES, analyzed

from harmonize import pipeline
from harmonize.knowledge.jurisdictions import load_specimen
from harmonize.model.law import Statute

Provision = tuple[str, str]

THEFT = {
    "en": ("Theft", "A person who steals the property of another is liable to imprisonment for three years."),
    "sq": ("Vjedhja", "Kushdo që vjedh pasurinë e tjetrit dënohet me burgim deri në tre vjet."),
    "sr": ("Krađa", "Ko tuđu pokretnu stvar oduzme drugom, kazniće se zatvorom do tri godine."),
    "tr": ("Hırsızlık", "Başkasının malını alan kişiye üç yıla kadar hapis cezası verilir."),
    "fr": ("Vol", "Le vol du bien d'autrui est puni de trois ans d'emprisonnement."),
}
ACCESS = {
    "en": ("Illegal access", "A person who intentionally and without right gains access to the whole or a part of a "
           "computer system is liable to imprisonment for two years."),
    "sq": ("Hyrja e paautorizuar kompjuterike", "Kushdo që me dashje dhe pa të drejtë hyn në një sistem kompjuterik "
           "ose në një pjesë të tij dënohet me burgim deri në dy vjet."),
    "sr": ("Neovlašćeni pristup računaru", "Ko sa umišljajem neovlašćeno pristupi računarskom sistemu ili njegovom "
           "delu, kazniće se zatvorom do dve godine."),
    "tr": ("Bilişim sistemine girme", "Bir bilişim sisteminin bütününe veya bir kısmına kasten ve hukuka aykırı olarak "
           "giren kişiye iki yıla kadar hapis cezası verilir."),
    "fr": ("Accès illicite", "Le fait d'accéder intentionnellement et sans droit à tout ou partie d'un système "
           "informatique est puni de deux ans d'emprisonnement."),
}  # fmt: skip
TELEPHONE = {
    "en": ("Secrecy of conversations", "A person who without right intercepts a telephone conversation of others by a "
           "technical device is liable to imprisonment for one year."),
    "sq": ("Përgjimi i bisedave", "Kushdo që pa të drejtë përgjon me mjete teknike bisedat telefonike të të tjerëve "
           "dënohet me burgim deri në një vit."),
    "sr": ("Neovlašćeno prisluškivanje", "Ko posebnim uređajima neovlašćeno prisluškuje tuđi telefonski razgovor, "
           "kazniće se zatvorom do jedne godine."),
    "tr": ("Konuşmaların dinlenmesi", "Başkalarının telefon konuşmalarını bir aletle hukuka aykırı olarak dinleyen "
           "kişiye bir yıla kadar hapis cezası verilir."),
    "fr": ("Secret des conversations", "Le fait d'intercepter sans droit, au moyen d'un appareil, les conversations "
           "téléphoniques d'autrui est puni d'un an d'emprisonnement."),
}  # fmt: skip
INTERCEPTION = {
    "en": ("Illegal interception", "A person who intentionally and without right intercepts by technical means a "
           "non-public transmission of computer data to, from or within a computer system is liable to imprisonment."),
    "sq": ("Përgjimi i paligjshëm i të dhënave kompjuterike", "Kushdo që me dashje dhe pa të drejtë përgjon me mjete "
           "teknike transmetimet jopublike të të dhënave kompjuterike në një sistem kompjuterik dënohet me burgim."),
    "tr": ("Veri iletiminin dinlenmesi", "Bilişim sistemleri arasındaki veri nakillerini teknik araçlarla hukuka "
           "aykırı olarak izleyen kişiye hapis cezası verilir."),
    "fr": ("Interception illicite", "Le fait d'intercepter intentionnellement et sans droit, par des moyens "
           "techniques, des transmissions non publiques de données informatiques est puni d'un an d'emprisonnement."),
}  # fmt: skip
FORGERY = {
    "en": ("Forgery of documents", "A person who makes a false document or alters a genuine one with intent that it be "
           "used as genuine is liable to imprisonment for three years."),
    "sq": ("Falsifikimi i dokumenteve", "Kushdo që falsifikon një dokument ose e ndryshon atë për ta përdorur si të "
           "vërtetë dënohet me burgim deri në tre vjet."),
    "sr": ("Falsifikovanje isprave", "Ko napravi lažnu ili preinači pravu ispravu u nameri da se takva isprava "
           "upotrebi kao prava, kazniće se zatvorom do tri godine."),
    "fr": ("Faux", "Le fait de falsifier un document ou d'altérer un document dans le but qu'il soit utilisé comme "
           "authentique est puni de trois ans d'emprisonnement."),
}  # fmt: skip
DOCUMENT = {
    "en": ("Interpretation", "In this Code “document” means any writing, computer data included."),
    "sq": ("Kuptimi i termave", "Në këtë Kod me “dokument” kuptohet çdo shkrim, përfshirë të dhënat kompjuterike."),
    "sr": ("Značenje izraza", "Isprava je, u smislu ovog zakonika, svaki predmet ili računarski podatak koji je "
           "podoban da služi kao dokaz činjenice."),
}  # fmt: skip
FRAUD = {
    "en": ("Fraud", "A person who by deception causes a loss of property to another, with intent to obtain an economic "
           "benefit, commits fraud and is liable to imprisonment for three years."),
    "sq": ("Mashtrimi", "Kushdo që me gënjeshtër mashtron tjetrin, me qëllim përfitimi pasuror, dhe i shkakton dëm "
           "pasuror dënohet me burgim deri në tre vjet."),
    "sr": ("Prevara", "Ko u nameri da sebi pribavi protivpravnu imovinsku korist dovede drugog u zabludu i nanese mu "
           "štetu, kazniće se za prevaru zatvorom do tri godine."),
    "fr": ("Escroquerie", "L'escroquerie est le fait de tromper une personne et de lui causer ainsi un préjudice "
           "patrimonial. Elle est punie de trois ans d'emprisonnement."),
}  # fmt: skip
MANY = {
    "en": ("Attacks on computers", "(1) A person who intentionally and without right gains access to a computer system "
           "is liable to imprisonment.\n(2) A person who intentionally and without right damages, deletes, "
           "deteriorates, alters or suppresses computer data is liable to imprisonment.\n(3) A person who without "
           "right produces, sells or possesses a computer program designed for committing such offences is liable to "
           "imprisonment."),
    "fr": ("Atteintes aux systèmes", "Le fait d'accéder intentionnellement et sans droit à un système informatique est "
           "puni de deux ans d'emprisonnement.\nLe fait d'endommager, d'effacer, de détériorer, de modifier ou de "
           "supprimer sans droit des données informatiques est puni de trois ans d'emprisonnement.\nLe fait de "
           "produire, de vendre ou de détenir un programme informatique conçu pour commettre ces infractions est puni "
           "de trois ans d'emprisonnement."),
}  # fmt: skip
ATTEMPT = {
    "en": ("Attempt", "An attempt to commit an offence is punishable like the offence."),
    "sq": ("Tentativa", "Tentativa e veprës penale dënohet si vepra e kryer."),
    "sr": ("Pokušaj", "Za pokušaj krivičnog dela učinilac će se kazniti kao za svršeno krivično delo."),
    "tr": ("Suça teşebbüs", "Suça teşebbüs eden kişi cezalandırılır."),
}
AIDING = {
    "en": ("Aiding", "A person who intentionally aids or abets an offence is punishable like the offender."),
    "sq": ("Bashkëpunimi", "Ndihmësi që me dashje ndihmon në kryerjen e veprës penale dënohet si autori."),
    "sr": ("Pomaganje", "Ko drugom sa umišljajem pomogne u izvršenju krivičnog dela, kazniće se kao izvršilac."),
    "tr": ("Yardım etme", "Suçun işlenmesine kasten yardım eden kişi cezalandırılır."),
}
REFERENCE = {
    "en": ("Access to computers", "Access to a computer system without right is governed by a special law."),
    "sq": ("Hyrja në sisteme", "Hyrja pa të drejtë në një sistem kompjuterik rregullohet me ligj të veçantë."),
    "sr": ("Pristup računarima", "Neovlašćeni pristup računarskom sistemu uređuje se posebnim zakonom."),
    "fr": ("Accès aux systèmes", "L'accès sans droit à un système informatique est régi par une loi spéciale."),
}
POWER = {
    "en": ("Searches", "The court may order that an officer gain access to a computer system. A person who hinders the "
           "search is liable to a fine."),
    "sr": ("Pretres", "Sud može narediti da se pristupi računarskom sistemu radi pretresa. Ko ometa pretres kazniće se "
           "novčanom kaznom."),
}  # fmt: skip
PREVENTION = {
    "en": ("Hindering", "A person who without right prevents access to a computer system is liable to imprisonment."),
    "sq": ("Pengimi", "Kushdo që pa të drejtë pengon hyrjen në një sistem kompjuterik dënohet me burgim."),
    "sr": ("Sprečavanje", "Ko neovlašćeno sprečava ili ometa pristup računarskoj mreži, kazniće se zatvorom."),
    "tr": ("Engelleme", "Hukuka aykırı olarak bir bilişim sistemine erişimi engelleyen kişiye hapis cezası verilir."),
    "fr": ("Entrave", "Le fait d'empêcher l'accès à un système informatique est puni d'un an d'emprisonnement."),
}
MENTIONS = {
    "en": ("Ministry", "The ministry keeps computer systems and their data. An official who loses a key is liable to a "
           "fine."),
    "sq": ("Ministria", "Ministria mban sisteme kompjuterike dhe të dhënat e tyre. Nëpunësi që humb çelësin dënohet me "
           "gjobë."),
}  # fmt: skip
INSULT = {
    "en": ("Insult", "A person who publicly insults another is liable to a fine."),
    "sq": ("Fyerja", "Kushdo që fyen publikisht një person tjetër dënohet me gjobë."),
    "sr": ("Uvreda", "Ko javno uvredi drugog, kazniće se novčanom kaznom."),
}
THREAT = {
    "en": ("Threat", "A person who threatens another with a serious offence is liable to imprisonment."),
    "sq": ("Kanosja", "Kushdo që kanos një person tjetër me një vepër të rëndë dënohet me burgim."),
    "sr": ("Ugrožavanje sigurnosti", "Ko ugrozi sigurnost drugog pretnjom teškim delom, kazniće se zatvorom."),
}
GENOCIDE = {
    "en": ("Genocide", "A person who commits genocide is liable to imprisonment for life."),
    "sq": ("Genocidi", "Kushdo që kryen genocid dënohet me burgim të përjetshëm."),
    "tr": ("Soykırım", "Soykırım suçunu işleyen kişiye ağırlaştırılmış müebbet hapis cezası verilir."),
}


def languages(*texts: dict[str, Provision]) -> pytest.MarkDecorator:
    """Run a test in every language that all of some texts are written in."""
    common = [language for language in texts[0] if all(language in text for text in texts)]
    assert len(common) > 1
    return pytest.mark.parametrize("language", common)


def code(folder: Path, language: str, *articles: Provision) -> Verdicts:
    """The verdicts on a criminal code whose first article is on theft and the others are given."""
    return analyze(folder, {"criminal-code": law(language, THEFT[language], *articles)}, language)


@languages(TELEPHONE)
def test_telephone_tapping_is_no_interception_of_data(tmp_path: Path, language: str) -> None:
    """A rule that protects conversations is a look-alike of Article 3, and the gap is said."""
    found = code(tmp_path, language, TELEPHONE[language])
    assert found.cited("budapest:3") == []
    assert found.relation("budapest:3", "2") == "look-alike"
    assert found["budapest:3"].status == "none-found"


@languages(TELEPHONE, INTERCEPTION)
def test_interception_of_data_is_told_from_telephone_tapping(tmp_path: Path, language: str) -> None:
    """Where both are there, only the rule on data is cited."""
    assert code(tmp_path, language, TELEPHONE[language], INTERCEPTION[language]).cited("budapest:3") == ["3"]


@languages(FORGERY)
def test_forgery_of_documents_is_not_of_data(tmp_path: Path, language: str) -> None:
    """General forgery does not carry Article 7, and the gap is said."""
    found = code(tmp_path, language, FORGERY[language])
    assert found.cited("budapest:7") == []
    assert found.relation("budapest:7", "2") == "look-alike"
    assert found["budapest:7"].status == "none-found"


@languages(FORGERY, DOCUMENT)
def test_a_definition_carries_forgery_to_data(tmp_path: Path, language: str) -> None:
    """Where the law defines a document so as to include data, general forgery carries Article 7."""
    found = code(tmp_path, language, DOCUMENT[language], FORGERY[language])
    assert "3" in found.cited("budapest:7")
    assert found["budapest:7"].status in ("full", "partial")


@languages(FORGERY, DOCUMENT)
def test_the_definition_may_stand_in_another_law(tmp_path: Path, language: str) -> None:
    """The definition reaches the offence from another law of the same territory."""
    laws = {
        "criminal-code": law(language, THEFT[language], FORGERY[language]),
        "other": law(language, DOCUMENT[language], THEFT[language]),
    }
    assert analyze(tmp_path, laws, language).cited("budapest:7") == ["2"]


@languages(FRAUD)
def test_general_fraud_is_not_computer_related(tmp_path: Path, language: str) -> None:
    """Deceiving a person does not carry Article 8, and the gap is said."""
    found = code(tmp_path, language, FRAUD[language])
    assert found.cited("budapest:8") == []
    assert found.relation("budapest:8", "2") == "look-alike"
    assert found["budapest:8"].status == "none-found"


@languages(MANY)
def test_one_article_carries_several(tmp_path: Path, language: str) -> None:
    """One national article is cited for every Convention article that it carries, and for no other."""
    found = code(tmp_path, language, MANY[language])
    assert [found.cited(f"budapest:{number}") for number in "246"] == [["2"]] * 3
    assert [found.cited(f"budapest:{number}") for number in "3789"] == [[]] * 4


@languages(ATTEMPT, AIDING, ACCESS)
def test_several_articles_carry_one(tmp_path: Path, language: str) -> None:
    """Attempt and aiding stand in two articles of the general part: both are cited, the offence is not."""
    articles = (ATTEMPT[language], AIDING[language], ACCESS[language])
    found = analyze(tmp_path, {"criminal-code": law(language, *articles)}, language)
    assert sorted(found.cited("budapest:11")) == ["1", "2"]
    assert found.element("budapest:11/attempt").status == found.element("budapest:11/aiding").status == "full"


@languages(REFERENCE)
def test_a_mere_reference_is_no_coverage(tmp_path: Path, language: str) -> None:
    """A provision that only points to another law refers: it is not cited, and since that law was not read, no gap."""
    found = code(tmp_path, language, REFERENCE[language])
    assert found.cited("budapest:2") == []
    assert found.relation("budapest:2", "2") == "refers"
    assert (found["budapest:2"].status, found["budapest:2"].reason.code) == ("cannot-tell", "left-to-another-law")


@languages(REFERENCE, ACCESS)
def test_a_reference_beside_the_offence(tmp_path: Path, language: str) -> None:
    """Beside the offence itself a reference is still not cited."""
    assert code(tmp_path, language, REFERENCE[language], ACCESS[language]).cited("budapest:2") == ["3"]


@languages(ACCESS)
def test_the_offence_itself_is_found(tmp_path: Path, language: str) -> None:
    """What the traps resemble is found where it stands."""
    found = code(tmp_path, language, ACCESS[language])
    assert found.cited("budapest:2") == ["2"]
    assert found["budapest:2"].status == "full"


@languages(ACCESS)
def test_a_gap_needs_every_kind_of_law(tmp_path: Path, language: str) -> None:
    """Where the law that could hold an article was not supplied, silence says nothing, and what is missing is named."""
    found = code(tmp_path, language, ACCESS[language])
    assert {found[key].status for key in ("budapest:10", "budapest:12")} == {"cannot-tell"}
    assert found["budapest:10"].searched.missing_kinds_of_law == ("copyright-act",)
    assert "copyright-act" in found["budapest:10"].reason.text
    assert found["budapest:12"].searched.missing_kinds_of_law == ("corporate-liability-act",)
    assert "corporate-liability-act" in found["budapest:12"].reason.text


@languages(THEFT)
def test_a_gap_is_said_when_every_kind_is_there(tmp_path: Path, language: str) -> None:
    """With every kind of law supplied and read, silence is a gap."""
    kinds = ("criminal-code", "copyright-act", "corporate-liability-act")
    found = analyze(tmp_path, {kind: law(language, THEFT[language], THEFT[language]) for kind in kinds}, language)
    assert {found[f"budapest:{number}"].status for number in (2, 9, 10, 12)} == {"none-found"}


@languages(ACCESS, TELEPHONE)
def test_an_excerpt_leaves_no_gap(tmp_path: Path, language: str) -> None:
    """A law whose numbering begins in the middle may hold in its other parts what is not found in this one."""
    text = law(language, ACCESS[language], TELEPHONE[language], THEFT[language], first=40)
    found = analyze(tmp_path, {"criminal-code": text}, language)
    assert found["budapest:2"].status == "full"
    assert "none-found" not in found.statuses().values()
    assert "excerpt" in {remark.code for remark in found.analysis.remarks}


@languages(POWER, ACCESS)
def test_a_power_is_no_offence(tmp_path: Path, language: str) -> None:
    """That an authority may enter a system does not make entering one an offence."""
    found = code(tmp_path, language, POWER[language])
    assert found.cited("budapest:2") == []
    assert code(tmp_path, language, POWER[language], ACCESS[language]).cited("budapest:2") == ["3"]


@languages(ACCESS, POWER)
def test_a_law_on_procedure_creates_no_offence(tmp_path: Path, language: str) -> None:
    """The words of an offence in a law on procedure are not the offence."""
    laws = {
        "criminal-code": law(language, THEFT[language], TELEPHONE[language]),
        "criminal-procedure-code": law(language, ACCESS[language], POWER[language]),
    }
    found = analyze(tmp_path, laws, language)
    assert found.cited("budapest:2") == []
    assert found["budapest:2"].status == "none-found"


@languages(PREVENTION)
def test_prevention_of_access_is_not_access(tmp_path: Path, language: str) -> None:
    """Who keeps others out of a system hinders it; he does not enter it."""
    found = code(tmp_path, language, PREVENTION[language])
    assert found.cited("budapest:2") == []
    assert found.cited("budapest:5") == ["2"]


@languages(MENTIONS)
def test_to_mention_computers_is_to_carry_nothing(tmp_path: Path, language: str) -> None:
    """A provision that names systems, data and a fine carries no article."""
    found = code(tmp_path, language, MENTIONS[language])
    assert {key: found.cited(key) for key in found.statuses() if found.cited(key)} == {}


@languages(INSULT)
def test_insult_without_the_racist_ground(tmp_path: Path, language: str) -> None:
    """Plain insult is not that of the First Protocol."""
    found = code(tmp_path, language, INSULT[language])
    assert found.cited("protocol1:5") == []
    assert found["protocol1:5"].status == "none-found"


@languages(THREAT)
def test_threat_without_the_racist_ground(tmp_path: Path, language: str) -> None:
    """Plain threat is not that of the First Protocol."""
    found = code(tmp_path, language, THREAT[language])
    assert found.cited("protocol1:4") == []
    assert found["protocol1:4"].status == "none-found"


@languages(GENOCIDE)
def test_genocide_is_not_its_denial(tmp_path: Path, language: str) -> None:
    """To punish genocide is not to punish its denial."""
    found = code(tmp_path, language, GENOCIDE[language])
    assert found.cited("protocol1:6") == []
    assert found["protocol1:6"].status == "none-found"


CYRILLIC = "абвгдежзијклмнопрстуфхцчшћђљњџќѓѕ"
LATIN = (*"abvgdežzijklmnoprstufhcčšćđ", "lj", "nj", "dž", "kj", "gj", "dz")


def in_latin(text: str) -> str:
    """A Serbian or Macedonian text as it is written in Latin letters."""
    small = dict(zip(CYRILLIC, LATIN, strict=True))
    capital = {letter.upper(): latin.title() for letter, latin in small.items()}
    return "".join((small | capital).get(letter, letter) for letter in text)


def in_cyrillic(text: str) -> str:
    """A Serbian text as it is written in Cyrillic letters."""
    pairs = sorted(zip(LATIN[:-3], CYRILLIC, strict=False), key=lambda pair: -len(pair[0]))
    for latin, letter in pairs:
        text = text.replace(latin, letter).replace(latin.title(), letter.upper())
    return text


def elements(found: Verdicts) -> dict[str, str]:
    """The status of every element."""
    return {element.id: element.status for finding in found.analysis.findings for element in finding.elements}


def test_serbian_scripts_change_no_verdict(tmp_path: Path) -> None:
    """A Serbian law has the same provisions cited and the same verdicts in both scripts."""
    articles = (ATTEMPT, AIDING, DOCUMENT, ACCESS, TELEPHONE, FORGERY, FRAUD, PREVENTION, REFERENCE, THREAT, INSULT)
    latin = law("sr", *(article["sr"] for article in articles))
    written = {"latin": latin, "cyrillic": in_cyrillic(latin)}
    one, other = (analyze(tmp_path / name, {"criminal-code": text}, "sr") for name, text in written.items())
    assert not set("abcdefghijklmnoprstuvzčćšžđ") & set(written["cyrillic"].lower())
    assert one.cited("budapest:2")
    assert {key: one.cited(key) for key in one.statuses()} == {key: other.cited(key) for key in other.statuses()}
    assert (one.statuses(), elements(one)) == (other.statuses(), elements(other))


def specimen() -> Statute:
    """The criminal code that is written in Cyrillic."""
    return pipeline.read_statute(PLACES["kravenia"] / "krivichen-zakonik" / "krivichen-zakonik.pdf")


def printed_verdicts() -> Verdicts:
    """What is said of that code alone, as it is printed."""
    return Verdicts(analyzed(PLACES["kravenia"] / "krivichen-zakonik", name="kravenia"))


def spoken_in_latin(statute: Statute) -> str:
    """A statute's text with what its articles say in Latin letters; what opens them and the groups stay as they are."""
    spans = [
        span
        for article in statute.articles()
        for node in article.walk()
        for span in (*node.headings, node.body)
    ]  # fmt: skip
    text, at, parts = statute.document.text, 0, []
    for span in sorted(spans):
        parts += [text[at : span.start], in_latin(span.of(text))]
        at = span.end
    return "".join(parts) + text[at : statute.document.flow.end]


def test_macedonian_scripts_change_no_verdict(tmp_path: Path) -> None:
    """What a Macedonian code says has the same verdicts in Latin letters as it has in print, without its print."""
    jurisdiction, _ = load_specimen("kravenia")
    statute = specimen()
    latin = analyze(tmp_path, {"criminal-code": spoken_in_latin(statute)}, "mk", jurisdiction)
    printed = printed_verdicts()
    assert latin.statuses() == printed.statuses()
    assert elements(latin) == elements(printed)
    for key in printed.statuses():
        assert latin.cited(key) == printed.cited(key), key


def test_plain_text_changes_no_verdict(tmp_path: Path) -> None:
    """The specimen's text alone, without its print, has the verdicts of the PDF."""
    jurisdiction, _ = load_specimen("kravenia")
    document = specimen().document
    plain = analyze(tmp_path, {"criminal-code": document.flow.of(document.text)}, "mk", jurisdiction)
    assert elements(plain) == elements(printed_verdicts())
