"""Traps of grammar: what is taken out, denied, told only of a graver form, or told elsewhere; on invented laws."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from laws import Verdicts, analyze, law

Provision = tuple[str, str]

THEFT: Mapping[str, Provision] = {
    "en": ("Theft", "A person who steals the property of another is liable to imprisonment for three years."),
    "sq": ("Vjedhja", "Kushdo që vjedh pasurinë e tjetrit dënohet me burgim deri në tre vjet."),
    "sr": ("Krađa", "Ko tuđu pokretnu stvar oduzme drugom, kazniće se zatvorom do tri godine."),
    "mk": ("Кражба", "Тој што ќе одземе туѓ подвижен предмет, ќе се казни со затвор до три години."),
    "tr": ("Hırsızlık", "Başkasının malını alan kişiye üç yıla kadar hapis cezası verilir."),
    "fr": ("Vol", "Le vol du bien d'autrui est puni de trois ans d'emprisonnement."),
}
EXCUSED: Mapping[str, Provision] = {
    "en": ("Tests", "It is not an offence to gain access to a computer system without right where its owner wished "
           "for a test. A person who prevents the owner from watching is liable to a fine."),
    "sq": ("Provat", "Nuk përbën vepër penale hyrja pa të drejtë në një sistem kompjuterik kur këtë e ka dashur i zoti "
           "i tij. Kushdo që e largon të zotin dënohet me gjobë."),
    "sr": ("Provere", "Nije krivično delo ako neko neovlašćeno pristupi računarskom sistemu po želji vlasnika. Ko "
           "vlasnika udalji, kazniće se novčanom kaznom."),
    "mk": ("Проверки", "Не е кривично дело ако некој неовластено навлезе во компјутерски систем по желба на "
           "сопственикот. Тој што сопственикот ќе го оддалечи, ќе се казни со парична казна."),
    "tr": ("Denemeler", "Bir bilişim sistemine sahibinin isteğiyle hukuka aykırı olarak girmek suç oluşturmaz. "
           "Sahibini uzaklaştıran kişiye adlî para cezası verilir."),
    "fr": ("Essais", "Ne constitue pas une infraction le fait d'accéder sans droit à un système informatique à la "
           "demande de son maître. Le fait d'éloigner le maître est puni d'une amende."),
}  # fmt: skip
EXCEPTED: Mapping[str, Provision] = {
    "en": ("Damage", "A person who without right destroys movable things, except computer data, is liable to "
           "imprisonment for two years."),
    "sq": ("Dëmtimi", "Kushdo që pa të drejtë shkatërron sende të tjetrit, përveç të dhënave kompjuterike, dënohet me "
           "burgim deri në dy vjet."),
    "sr": ("Oštećenje", "Ko neovlašćeno uništi tuđu stvar, osim računarskih podataka, kazniće se zatvorom do dve "
           "godine."),
    "mk": ("Оштетување", "Тој што неовластено ќе уништи туѓ предмет, освен компјутерски податоци, ќе се казни со "
           "затвор до две години."),
    "tr": ("Zarar verme", "Bilişim sistemindeki veriler hariç olmak üzere, başkasının eşyasını hukuka aykırı olarak "
           "yok eden kişiye iki yıla kadar hapis cezası verilir."),
    "fr": ("Destruction", "Le fait de détruire sans droit le bien d'autrui, sauf des données informatiques, est puni "
           "de deux ans d'emprisonnement."),
}  # fmt: skip
GRAVER: Mapping[str, Provision] = {
    "en": ("Illegal access", "(1) A person who intentionally and without right gains access to a computer system is "
           "liable to imprisonment for two years.\n(2) Where the offence under paragraph (1) results in computer data "
           "being deleted or altered, the penalty is imprisonment for five years."),
    "sq": ("Hyrja e paautorizuar kompjuterike", "1. Kushdo që me dashje dhe pa të drejtë hyn në një sistem "
           "kompjuterik dënohet me burgim deri në dy vjet.\n2. Kur vepra e parashikuar në paragrafin 1 ka sjellë "
           "fshirjen ose ndryshimin e të dhënave kompjuterike dënohet me burgim deri në pesë vjet."),
    "sr": ("Neovlašćeni pristup računaru", "(1) Ko sa umišljajem neovlašćeno pristupi računarskom sistemu, kazniće se "
           "zatvorom do dve godine.\n(2) Ako je usled dela iz stava 1. ovog člana došlo do brisanja ili izmene "
           "računarskih podataka, učinilac će se kazniti zatvorom do pet godina."),
    "mk": ("Навлегување во компјутерски систем", "(1) Тој што со умисла неовластено ќе навлезе во компјутерски систем, "
           "ќе се казни со затвор до две години.\n(2) Ако поради делото од ставот (1) дошло до бришење или менување на "
           "компјутерски податоци, сторителот ќе се казни со затвор до пет години."),
    "tr": ("Bilişim sistemine girme", "(1) Bir bilişim sistemine kasten ve hukuka aykırı olarak giren kişiye iki yıla "
           "kadar hapis cezası verilir.\n(2) Bu fiil nedeniyle sistemdeki veriler silinir veya değişirse, beş yıla "
           "kadar hapis cezasına hükmolunur."),
    "fr": ("Accès illicite", "Le fait d'accéder intentionnellement et sans droit à un système informatique est puni "
           "de deux ans d'emprisonnement.\nLorsqu'il en est résulté la suppression ou la modification de données "
           "informatiques, la peine est de cinq ans d'emprisonnement."),
}  # fmt: skip
DENIED: Mapping[str, Provision] = {
    "en": ("Searches", "The police may not search a computer system or seize computer data."),
    "sq": ("Kontrollet", "Policia gjyqësore nuk mund të kontrollojë një sistem kompjuterik ose të sekuestrojë të dhëna "
           "kompjuterike."),
    "sr": ("Pretresanje", "Policija ne sme da pretresa računarski sistem niti da oduzme računarske podatke."),
    "mk": ("Претрес", "Полицијата не смее да претресува компјутерски систем ниту да одземе компјутерски податоци."),
    "tr": ("Arama", "Kolluk tarafından bilişim sisteminde arama yapılamaz, verilere el konulamaz."),
    "fr": ("Perquisitions", "L'officier de police judiciaire ne peut procéder à la perquisition d'un système "
           "informatique ni à la saisie de données informatiques."),
}  # fmt: skip
UNPUNISHED: Mapping[str, Provision] = {
    "en": ("Attempt", "An attempt to commit an offence is not punishable."),
    "sq": ("Tentativa", "Tentativa e veprës penale nuk dënohet."),
    "sr": ("Pokušaj", "Pokušaj krivičnog dela ne kažnjava se."),
    "mk": ("Обид", "Обидот на кривично дело не се казнува."),
    "tr": ("Suça teşebbüs", "Suça teşebbüs eden kişi cezalandırılmaz."),
    "fr": ("Tentative", "La tentative d'une infraction n'est pas punissable."),
}


def languages(texts: Mapping[str, Provision]) -> pytest.MarkDecorator:
    """Try a test in every language that has the text."""
    return pytest.mark.parametrize("language", sorted(texts))


def code(folder: Path, language: str, *articles: Provision, kind: str = "criminal-code") -> Verdicts:
    """The verdicts on a law whose first article is on theft."""
    return analyze(folder, {kind: law(language, THEFT[language], *articles)}, language)


@languages(EXCUSED)
def test_what_is_no_offence_carries_none(tmp_path: Path, language: str) -> None:
    """Where a sentence says that access is no offence, it is not cited for it, whatever its neighbour punishes."""
    assert code(tmp_path, language, EXCUSED[language]).cited("budapest:2") == []


@languages(EXCEPTED)
def test_what_is_taken_out_is_not_protected(tmp_path: Path, language: str) -> None:
    """Data that an offence against things takes out are not what it protects."""
    assert code(tmp_path, language, EXCEPTED[language]).cited("budapest:4") == []


@languages(GRAVER)
def test_a_graver_result_is_no_offence_of_its_own(tmp_path: Path, language: str) -> None:
    """Access that is punished more where data are lost is access, not data interference."""
    found = code(tmp_path, language, GRAVER[language])
    assert found.cited("budapest:2") == ["2"]
    assert found.cited("budapest:4") == []


@languages(DENIED)
def test_a_power_that_is_denied_is_none(tmp_path: Path, language: str) -> None:
    """What the police may not do is no power of theirs."""
    found = code(tmp_path, language, DENIED[language], kind="criminal-procedure-code")
    assert found.cited("budapest:19") == []


@languages(UNPUNISHED)
def test_an_attempt_that_goes_unpunished_is_not_criminalised(tmp_path: Path, language: str) -> None:
    """A rule that leaves attempts unpunished does not carry the duty to punish them."""
    assert code(tmp_path, language, UNPUNISHED[language]).cited("budapest:11") == []


def test_a_reference_completes_what_refers(tmp_path: Path) -> None:
    """Conditions of liability in the article referred to are shown by reference, and the reference is quoted."""
    liable = ("Legal persons", "A legal person is criminally liable for an offence under the conditions of Article 3.")
    conditions = (
        "Conditions",
        "The offence was committed by a person in a leading position, a director or manager, on behalf of the "
        "enterprise.",
    )
    found = code(tmp_path, "en", liable, conditions)
    assert "2" in found.cited("budapest:12")
    bars = [
        bar
        for item in found["budapest:12"].candidates
        if item.provision == "2"
        for bar in item.evidence
        if bar.level == "reference"
    ]
    assert {bar.element for bar in bars} >= {"budapest:12/leading-position"}
    assert all("Article 3" in bar.quote and bar.weight == 0 for bar in bars)


def test_a_reference_alone_makes_no_candidate(tmp_path: Path) -> None:
    """Whoever hides the offender of another article is not cited for what that article is about."""
    access = (
        "Illegal access",
        "A person who intentionally and without right gains access to a computer system is liable to imprisonment.",
    )
    hiding = ("Hiding", "A person who hides the offender of an offence under Article 2 is liable to imprisonment.")
    assert code(tmp_path, "en", access, hiding).cited("budapest:2") == ["2"]


ACCESS = (
    "Illegal access",
    "A person who intentionally and without right gains access to a computer system is liable to imprisonment.",
)


def test_a_provision_that_punishes_acts_of_another_is_cited_with_it(tmp_path: Path) -> None:
    """Where one provision tells the act and another punishes whoever does it, both are cited."""
    damages = ("Liability", "A person who without permission gains access to a computer system shall pay damages.")
    penalty = (
        "Offences",
        "A person who fraudulently does any act referred to in Article 2 is liable to imprisonment for three years.",
    )
    found = code(tmp_path, "en", damages, penalty)
    assert set(found.cited("budapest:2")) == {"2", "3"}
    levels = {
        bar.level
        for item in found["budapest:2"].candidates
        if item.provision == "3"
        for bar in item.evidence
        if bar.element == "budapest:2/access"
    }
    assert levels == {"recalled"}


def test_acts_that_another_act_is_for_are_not_taken_over(tmp_path: Path) -> None:
    """Who makes tools designed for acts told elsewhere does not do those acts."""
    tools = (
        "Tools",
        "A person who sells tools designed for any act referred to in Article 2 is liable to imprisonment for a year.",
    )
    assert code(tmp_path, "en", ACCESS, tools).cited("budapest:2") == ["2"]


def test_the_intent_of_another_act_is_not_borrowed(tmp_path: Path) -> None:
    """An intent told only of another act of the provision is none of the act that the article is about."""
    both = (
        "Attacks",
        "(1) A person who without right gains access to a computer system is liable to imprisonment.\n"
        "(2) A person who intentionally frightens a keeper of records is liable to imprisonment.",
    )
    found = code(tmp_path, "en", both)
    assert found.cited("budapest:2") == ["2"]
    assert found.element("budapest:2/intent").status != "full"
    assert found.element("budapest:2/without-right").status == "full"


def test_a_rule_for_other_offences_is_no_general_rule(tmp_path: Path) -> None:
    """An attempt that is punished for theft alone says nothing of attempts at the offences found."""
    theft = ("Attempted theft", "An attempt to commit the offence under Article 1 is punishable.")
    found = code(tmp_path, "en", ACCESS, theft)
    assert found.cited("budapest:11") == []
    assert found.relation("budapest:11", "3") == "look-alike"


def test_a_rule_for_the_offences_found_is_cited(tmp_path: Path) -> None:
    """An attempt that is punished for an offence found counts where no rule says it for all."""
    own = ("Attempted access", "An attempt to commit the offence under Article 2 is punishable.")
    assert code(tmp_path, "en", ACCESS, own).cited("budapest:11") == ["3"]
