"""Terms stand for what a law's own definition says they do, whatever their wording."""

from __future__ import annotations

import pytest
from factories import statute

from harmonize.language import passages
from harmonize.language.cues import Cues
from harmonize.model.knowledge import DEFINES
from harmonize.pipeline import cues_for

LAWS = {
    "en": (
        "Neni 1\nInterpretation\n“gizmo” means any device that processes data automatically;\n\n"
        "Neni 2\nEntry\nWhoever enters a gizmo without right commits an offence.\n"
    ),
    "fr": (
        "Neni 1\nDéfinitions\nOn entend par « automate » tout appareil assurant un traitement automatisé.\n\n"
        "Neni 2\nAccès\nQuiconque accède à un automate sans droit est puni d'emprisonnement.\n"
    ),
    "sr": (
        "Neni 1\nZnačenje izraza\n„Sprava” je svaki uređaj koji vrši automatsku obradu podataka.\n\n"
        "Neni 2\nPristup\nKo neovlašćeno pristupi spravi kazniće se zatvorom.\n"
    ),
    "mk": (
        "Neni 1\nПоимник\n„Направа“ е секој уред што врши автоматска обработка на податоци.\n\n"
        "Neni 2\nПристап\nТој што неовластено ќе пристапи во направата ќе се казни со затвор.\n"
    ),
    "sq": (
        "Neni 1\nPërkufizime\n“Makineri” është çdo pajisje që kryen përpunimin automatik të të dhënave.\n\n"
        "Neni 2\nHyrja\nHyrja e paautorizuar në makineri dënohet me burgim.\n"
    ),
    "tr": (
        "Neni 1\nTanımlar\n“Makine”: verileri otomatik işleyen her türlü aygıtı ifade eder.\n\n"
        "Neni 2\nGirme\nBir makineye hukuka aykırı olarak giren kimseye hapis cezası verilir.\n"
    ),
}


def concepts(text: str, cues: Cues) -> list[set[str]]:
    """The notions of each provision of a law."""
    return [{feature.concept for feature in passage.features()} for passage in passages(statute(text), cues)]


@pytest.mark.parametrize("language", LAWS)
def test_a_term_is_what_it_is_defined_to_do(language: str) -> None:
    """A device that processes data automatically is a computer system, in its definition and wherever it is named."""
    definition, offence = concepts(LAWS[language], cues_for(language))
    assert DEFINES + "computer-system" in definition
    assert "computer-system" in offence


@pytest.mark.parametrize("language", LAWS)
def test_a_term_alone_is_nothing(language: str) -> None:
    """Without its definition the same word says nothing of a system."""
    (offence,) = concepts("Neni 2" + LAWS[language].split("Neni 2")[1], cues_for(language))
    assert "computer-system" not in offence


@pytest.mark.parametrize(
    ("definition", "use", "concept"),
    [
        (
            "“chronicle” means facts in a form suitable for processing by a computer system;",
            "alters a chronicle",
            "computer-data",
        ),
        (
            "“trail” means the origin, destination, route and time of a communication;",
            "hands over the trail",
            "traffic-data",
        ),
        (
            "“carrier” means whoever enables users to communicate by means of a computer system;",
            "a carrier stores it",
            "service-provider",
        ),
    ],
)
def test_other_notions_are_told_by_their_function_too(definition: str, use: str, concept: str) -> None:
    """Data by being fit for processing, traffic data by origin and route, a provider by letting users communicate."""
    text = f"Neni 1\nInterpretation\n{definition}\n\nNeni 2\nUse\nWhoever {use} commits an offence.\n"
    defined, used = concepts(text, cues_for("en"))
    assert DEFINES + concept in defined
    assert concept in used


def test_processing_of_personal_data_is_no_system() -> None:
    """What is defined as an operation on data, automatic or not, is not a device that performs it."""
    text = (
        "Neni 1\nInterpretation\n“handling” means automatic processing of personal data;\n\n"
        "Neni 2\nDuty\nHandling is to be fair.\n"
    )
    assert all("computer-system" not in found for found in concepts(text, cues_for("en"))[1:])


def test_a_law_in_which_nothing_is_bound_is_marked_once() -> None:
    """Terms that a lexicon knows anyway are not found twice."""
    text = "Neni 1\nInterpretation\n“computer” means any device that processes data automatically;\n"
    (passage,) = passages(statute(text), cues_for("en"))
    spans = [feature.span for feature in passage.features() if feature.concept == "computer-system"]
    assert len(spans) == len(set(spans))
