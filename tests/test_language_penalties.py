"""Penalties read from sentences in each language, and the form of the offence that each is for."""

from __future__ import annotations

import pytest
from punished import read, short

from harmonize.model.penalty import Quantity

ENGLISH = {
    "shall be liable on conviction to imprisonment for a term from six months to five years.": "I:6-60",
    "is liable on conviction to imprisonment for up to ten years or a fine.": "I:-120|F",
    "shall be punishable with imprisonment which may extend\nto three years or with fine which may extend to five\nlakh"
    " rupees or with both.": "I:-36/F:-500000",
    "commits an offence and is liable to a fine of not less than N5, 000,000.00 or imprisonment for a term of not more "
    "than 5 years or to both such fine and imprisonment.": "F:5000000-/I:-60",
    "shall be punished with imprisonment of either description for a term of not less than two years and not more than "
    "ten years, and shall also be liable to fine.": "I:24-120&F",
    "shall be sentenced to Three Years imprisonment or a fine of Two Hundred and Fifty Thousand Naira.":
        "I:-36|F:-250000",
    "shall be liable on conviction to imprisonment for life.": "L",
    "shall be punishable with imprisonment which may extend to imprisonment for life.": "L",
    "is liable to a fine not exceeding one hundred currency points, imprisonment not exceeding one year, or both.":
        "F:-100/I:-12",
    "shall be liable to a term of imprisonment not exceeding one year and six months.": "I:-18",
    "shall be liable to imprisonment for between one and three years without the option of a fine.": "I:12-36",
    "is liable to imprisonment for 7 years and upon second conviction shall be liable to 14 years imprisonment.":
        "I:-84 I:-168",
    "shall be punished with imprisonment of not less than 10 days.": "I:0.33-",
    "is liable to a fine or to imprisonment not exceeding five years or to both a fine and imprisonment.": "F/I:-60",
}  # fmt: skip
FRENCH = {
    "est puni de deux ans d'emprisonnement et de 60 000 euros d'amende.": "I:-24&F:-60000",
    "est puni de la réclusion criminelle à perpétuité.": "L",
    "est puni de trente ans de\nréclusion criminelle et de 450 000 € d'amende.": "I:-360&F:-450000",
    "sera puni d'un emprisonnement de six mois à cinq ans et d'une amende de vingt-six euros à cinquante mille euros "
    "ou d'une de ces peines seulement.": "I:6-60/F:26-50000",
    "est puni d'une peine privative de liberté de cinq ans au plus ou d'une peine pécuniaire.": "I:-60|F",
    "est puni d'une peine privative de liberté d'un an au moins.": "I:12-",
    "est puni d'un emprisonnement de six (6) mois à dix (10) ans et d'une amende de 1.000.000 (un million) à 25.000.000"
    " (vingt cinq millions) F CFA.": "I:6-120&F:1000000-25000000",
}  # fmt: skip
ALBANIAN = {
    "dënohet me burgim nga gjashtë muaj deri në pesë\nvjet.": "I:6-60",
    "dënohet me gjobë ose me burgim gjer në tre vjet.": "F|I:-36",
    "dënohet me burgim tre deri në gjashtë vjet.": "I:36-72",
    "dënohet me burgim jo më pak se njëzet e pesë vjet ose me burgim të përjetshëm.": "I:300-|L",
    "dënohet me gjobë nga pesëdhjetë mijë gjer në një milion e pesëqind mijë lekë.": "F:50000-1500000",
    "dënohet deri në dy vjet burgim.": "I:-24",
    "dënohet nga një deri në tre vjet.": "I:12-36",
}  # fmt: skip
SERBIAN = {
    "kazniće se zatvorom od jedne do osam godina i novčanom\nkaznom.": "I:12-96&F",
    "kazniće se novčanom kaznom ili kaznom zatvora do tri godine.": "F|I:-36",
    "kaznit će se kaznom zatvora od šest mjeseci do pet godina.": "I:6-60",
    "kazniće se zatvorom najmanje deset godina ili doživotnim zatvorom.": "I:120-|L",
    "kazniće se novčanom kaznom od sto hiljada do petsto hiljada dinara.": "F:100000-500000",
    "казниће се затвором од три месеца до три године.": "I:3-36",
}  # fmt: skip
MACEDONIAN = {
    "ќе се казни со парична казна\nили со затвор до три години.": "F|I:-36",
    "ќе се казни со затвор\nод една до пет години и со парична казна.": "I:12-60&F",
    "ќе се казни со затвор најмалку десет години.": "I:120-",
}  # fmt: skip
TURKISH = {
    "kişi, iki yıldan dört yıla kadar hapis ve beşbin güne kadar adlî para\ncezası ile cezalandırılır.":
        "I:24-48&D:-5000",
    "kimseye bir yıla kadar hapis veya adlî para cezası verilir.": "I:-12|D",
    "kişi, altı aydan\niki yıla kadar hapis cezası ile cezalandırılır.": "I:6-24",
    "kişi, üç yıldan az olmamak üzere hapis cezası ile cezalandırılır.": "I:36-",
    "kişi, on iki yıldan yirmibeş yıla kadar hapis cezasına hükmolunur.": "I:144-300",
    "kişi, ağırlaştırılmış müebbet hapis cezası ile cezalandırılır.": "L",
}  # fmt: skip
SUBJECTS = {
    "en": "Any person who enters a computer system", "fr": "Le fait d'accéder à un système",
    "sq": "Kushdo që hyn në sistem",
    "sr": "Ko uđe u računar,", "mk": "Тој што ќе навлезе во компјутер,", "tr": "Bir bilişim sistemine giren",
}  # fmt: skip
SENTENCES = [
    pytest.param(language, words, expected, id=f"{language}-{at}")
    for language, sentences in (
        ("en", ENGLISH), ("fr", FRENCH), ("sq", ALBANIAN), ("sr", SERBIAN), ("mk", MACEDONIAN), ("tr", TURKISH),
    )
    for at, (words, expected) in enumerate(sentences.items())
]  # fmt: skip


@pytest.mark.parametrize(("language", "words", "expected"), SENTENCES)
def test_a_sentence(language: str, words: str, expected: str) -> None:
    """The penalties of a sentence, with their bounds, and how they are joined."""
    assert short(read(language, f"{SUBJECTS[language]} {words}")) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "An offence punishable with imprisonment of three years and above shall be cognizable."),
        ("en", "The term of imprisonment may not be shorter than thirty days."),
        ("fr", "Le crime puni de quinze ans de réclusion criminelle se prescrit par vingt ans."),
        ("sq", "Dënimi me burgim jepet për një kohë nga pesë ditë deri në dy vjet."),
        ("sr", "Kazna zatvora ne može biti kraća od trideset dana niti duža od dvadeset godina."),
        ("mk", "Казната затвор не може да биде пократка од триесет дена."),
        ("tr", "Aşağı sınırı bir yıldan az hapis cezasını gerektiren suçlarda bu hüküm geçerlidir."),
    ],
)
def test_penalties_that_are_only_mentioned(language: str, text: str) -> None:
    """A sentence that speaks of penalties without imposing one threatens nothing."""
    assert read(language, text) == ()


def test_one_mentioned_and_one_imposed() -> None:
    """Of a penalty that is mentioned and one that is imposed, the one that is imposed counts; in both orders."""
    assert short(read("sr", "Ko ne prijavi delo za koje je propisan zatvor od pet godina, kazniće se zatvorom do tri "
                            "godine.")) == "I:-36"  # fmt: skip
    assert short(read("tr", "Beş yıl hapis cezasını gerektiren bir suçu bildirmeyen kişi, bir yıla kadar hapis cezası "
                            "ile cezalandırılır.")) == "I:-12"  # fmt: skip


def test_unstated_bounds_are_unknown() -> None:
    """What a law does not state is None, not nothing."""
    first, second = read("sr", "Ko uđe u računar, kazniće se novčanom kaznom ili zatvorom do dve godine.")
    assert (first.minimum, first.maximum) == (None, None)
    assert (second.minimum, second.maximum) == (None, Quantity(2, "year"))


def test_terms_before_the_verb() -> None:
    """A list of acts may follow the penalty, and the verb with it."""
    penalty = "Zatvorom najmanje deset godina ili zatvorom od trideset do četrdeset godina"
    text = f"{penalty} kazniće se:\n1) ko ubije;\n2) ko otruje."
    assert short(read("sr", text)) == "I:120-|I:360-480"


def test_points_under_words_that_impose() -> None:
    """Points are imposed by what leads into them, each with its own penalty."""
    text = (
        "Any person who commits an offence under this Act shall be liable on conviction:\n"
        "(a) in the case of data, to imprisonment for a term of 10 years;\n"
        "(b) in the case of systems, to imprisonment for a term of not more than 5 years."
    )
    assert short(read("en", text)) == "I:-120 I:-60"


def test_the_penalty_of_another_paragraph() -> None:
    """A paragraph that takes the penalty of another has that penalty, and says whose it is."""
    found = read(
        "mk",
        "(1) Тој што ќе избрише податок, ќе се казни со затвор до три години.\n"
        "(2) Со казната од став 1 ќе се казни и тој што ќе навлезе во компјутер.",
    )
    assert short(found) == "I:-36 I:-36"
    assert [item.same_as for item in found] == ["", found[0].eid]
    assert [item.form for item in found] == ["basic", "basic"]


def test_the_penalty_of_another_article() -> None:
    """A section may punish as another section does."""
    found = read(
        "en",
        "A person who enters a system is liable to imprisonment not exceeding 2 years.",
        "A person who helps another to enter is liable to the punishment provided for in section 1.",
    )
    assert short(found) == "I:-24"
    assert found[0].same_as == "art_1"


def test_a_penalty_that_cannot_be_found() -> None:
    """Where the provision referred to is not there, the penalty is known to be another's, and nothing more."""
    (found,) = read("en", "A person who helps is liable to the punishment provided for in section 9.")
    assert (found.kind, found.months, found.reaches(12)) == ("referred", None, None)


def test_two_that_refer_to_each_other() -> None:
    """Provisions that take each other's penalty come to an end."""
    found = read(
        "en",
        "A person who enters is liable to the punishment provided for in section 2.",
        "A person who helps is liable to the punishment provided for in section 1.",
    )
    assert [item.kind for item in found] == ["referred"]


@pytest.mark.parametrize(
    ("language", "first", "second", "form"),
    [
        ("sr", "Ko uđe, kazniće se zatvorom do jedne godine.",
         "Ako je delo iz stava 1. ovog člana učinjeno na štetu više lica, kazniće se zatvorom do tri godine.",
         "aggravated"),
        ("sr", "Ko uđe, kazniće se zatvorom do tri godine.",
         "Ako je delo iz stava 1. ovog člana učinjeno iz nehata, učinilac će se kazniti zatvorom do šest meseci.",
         "lesser"),
        ("mk", "Тој што ќе навлезе, ќе се казни со затвор до една година.",
         "Тој што изработува средства наменети за извршување на делото од став 1, ќе се казни со затвор до пет години.",
         "basic"),
        ("tr", "Sisteme giren kimseye bir yıla kadar hapis cezası verilir.",
         "Bu fiil nedeniyle veriler yok olursa, altı aydan iki yıla kadar hapis cezasına hükmolunur.", "aggravated"),
    ],
)  # fmt: skip
def test_forms(language: str, first: str, second: str, form: str) -> None:
    """A graver form is told from a lighter one by the penalty, and from an offence of its own by the words."""
    found = read(language, f"(1) {first}\n(2) {second}")
    assert [item.form for item in found] == ["basic", form]


def test_legal_persons_and_things() -> None:
    """A fine for a legal person and the seizure of things are told from the offender's own penalty."""
    found = read(
        "mk",
        "(1) Тој што ќе навлезе, ќе се казни со затвор до една година.\n"
        "(2) Ако делото од овој член го стори правно лице, ќе се казни со парична казна.\n"
        "(3) Средствата ќе се одземат.",
    )
    assert short(found) == "I:-12 pF X"


def test_two_offences_in_one_sentence() -> None:
    """A sentence that punishes two offences has two penalties that are not joined."""
    found = read(
        "sr",
        "(1) Ko uđe, kazniće se zatvorom do jedne godine.\n(2) Ko izbriše, kazniće se zatvorom do dve godine.\n"
        "(3) Ako je delo iz st. 1. i 2. ovog člana izvršeno prema detetu, učinilac će se kazniti za delo iz stava 1. "
        "zatvorom do tri godine, a za delo iz stava 2. zatvorom od jedne do pet godina.",
    )
    assert short(found) == "I:-12 I:-24 I:-36 I:12-60"
    assert [item.joined for item in found] == ["", "", "", ""]


def test_words_are_quoted_in_place() -> None:
    """The span of a penalty is its words in the statute."""
    from punished import law

    from harmonize.language import penalties
    from harmonize.punishing import wording_for

    made = law("sq", "Kushdo që hyn dënohet me burgim nga një deri në tre vjet.")
    (found,) = penalties(made, wording_for("sq"), ["art_1"])["art_1"]
    assert found.span.of(made.document.text) == "burgim nga një deri në tre vjet"


def test_hostile_numbers_take_linear_time() -> None:
    """A sentence of nothing but numbers, units and connectives is read to its end."""
    words = "kazniće se " + "zatvorom od jedne do dve ili godine i novčanom kaznom 1 000 000 " * 2_000
    assert read("sr", words + "dinara.")
