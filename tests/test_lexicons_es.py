"""Spanish, as laws of Spain and Latin America write it: words, penalties, and a law from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import analyze, law
from punished import read, short

from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language.cues import compile_cues, find
from harmonize.language.folding import tokens

CUES = compile_cues(load_lexicon("es"))


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Quien sin permiso acceda a un ordenador ajeno", {"without-right", "access", "computer-system"}, {"data"}),
        ("el que accediere a un sistema de cómputo", {"access", "computer-system"}, set()),
        ("el servidor público que ordene gastos", set(), {"computer-system"}),
        ("programa que permita acceder a un equipo", set(), {"access"}),
        ("acceder a lo solicitado por el extraditado", set(), {"access"}),
        ("impida el acceso a los datos almacenados", {"suppress", "hinder", "computer-data"}, {"access"}),
        ("se mantenga dentro del mismo", {"remain"}, {"possess"}),
        ("captare comunicaciones telemáticas", {"intercept", "electronic-communication"}, set()),
        ("borrare, dañare o hiciere inaccesibles los archivos digitales",
         {"delete", "damage", "suppress", "computer-data"}, set()),
        ("lo alteró al modificarlo", {"alter"}, set()),
        ("alterar el orden público", set(), {"alter"}),
        ("borrador de la resolución, dando cuenta", set(), {"delete", "damage"}),
        ("indemnización de daños y perjuicios", {"civil-remedy"}, {"damage", "property-loss"}),
        ("entorpezca el funcionamiento de una red", {"hinder", "functioning", "computer-network"}, set()),
        ("los funcionarios en línea recta", set(), {"functioning", "computer-network"}),
        ("introducirse en el servidor", {"access", "computer-system"}, {"input"}),
        ("introduzca datos falsos para que se tengan como auténticos", {"input", "inauthentic", "as-authentic"}, set()),
        ("los comprendidos en este capítulo", set(), {"procure"}),
        ("contraseñas y claves de acceso", {"access-code"}, {"access"}),
        ("valiéndose de una manipulación informática", {"deceive", "use"}, set()),
        ("con fines de lucro indebido", {"dishonest-intent", "economic-benefit"}, {"without-right"}),
        ("ningún niño, ninguna niña", {"child", "negation"}, set()),
        ("ninguna pena menor", {"negation"}, {"child"}),
        ("imágenes de quien aparente ser menor de edad", {"visual-material", "appearing-minor", "child"}, set()),
        ("derechos de autor y conexos", {"copyright"}, set()),
        ("es punible la tentativa; el cómplice", {"attempt", "aiding", "punishable"}, set()),
        ("los que participaren en el espectáculo", {"performance"}, {"aiding"}),
        ("la persona jurídica responderá penalmente", {"legal-person", "criminally-liable"}, set()),
        ("incite públicamente al odio por su raza", {"hatred", "racist", "publicly"}, set()),
        ("el fiscal ordenará la conservación de datos por noventa días",
         {"order", "preservation", "time-limit"}, set()),
        ("conforme al ordenamiento y al ordenador", set(), {"order"}),
        ("multa de noventa días multa", {"fine"}, {"time-limit"}),
        ("guardará secreto de la medida", {"keep-confidential"}, set()),
        ("el tribunal podrá imponer una pena", set(), {"power"}),
        ("quien sin estar facultado para ello borre", {"without-right"}, {"power"}),
        ("asistencia jurídica gratuita al detenido", set(), {"mutual-assistance", "assist"}),
        ("exhorto de una autoridad extranjera", {"mutual-assistance", "foreign-state", "request"}, set()),
        ("dentro de las veinticuatro horas", set(), {"round-the-clock"}),
        ("punto de contacto las 24 horas del día", {"contact-point", "round-the-clock"}, {"contact"}),
        ("fraude informático", {"fraud", "computer-system"}, set()),
    ],
)  # fmt: skip
def test_words_and_their_look_alikes(text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, in every form of a verb, and not in words that look like them."""
    found = {hit.concept for hit in find(CUES, tokens(text))}
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Quien abra el archivo será castigado con la pena de prisión de seis meses a dos años.", "I:6-24"),
        ("Será reprimido con prisión de quince (15) días a seis (6) meses el que abra el archivo.", "I:0.5-6"),
        ("Quien lo borre incurrirá en prisión de cuarenta y ocho (48) a noventa y seis (96) meses y multa de "
         "100 a 1.000 salarios mínimos.", "I:48-96&F:100-1000"),
        ("Quien lo borre será reprimido con pena privativa de libertad no menor de uno ni mayor de cuatro años.",
         "I:12-48"),
        ("Quien lo borre será castigado con pena privativa de libertad de hasta tres años o con multa.", "I:-36|F"),
        ("Quien lo borre será castigado con presidio menor en su grado medio o multa de once a veinte unidades "
         "tributarias mensuales.", "I|F:11-20"),
        ("Quien lo borre será castigado con prisión de tres meses a un año o multa, o ambas penas.", "I:3-12/F"),
        ("Quien incendie el archivo será castigado con reclusión perpetua.", "L"),
        ("Los delitos castigados con pena de prisión superior a cinco años prescriben a los diez.", ""),
    ],
)  # fmt: skip
def test_penalties(sentence: str, expected: str) -> None:
    """The penalties of a sentence, with their bounds, and how they are joined."""
    assert short(read("es", sentence)) == expected


ISLANDS = law(
    "es",
    ("Dolo", "Son delitos las acciones u omisiones dolosas o imprudentes penadas por la ley; las imprudentes sólo se "
             "castigarán cuando la ley lo diga."),
    ("Tentativa y complicidad", "La tentativa de los delitos de este código es punible. El cómplice que preste ayuda "
                                "en la comisión de un delito será castigado con pena inferior."),
    ("Personas jurídicas", "Las personas jurídicas serán penalmente responsables de los delitos cometidos en su nombre "
                           "y beneficio por sus representantes legales, y por falta de supervisión de estos. La pena "
                           "será de multa. No excluye la responsabilidad de las personas físicas."),
    ("Hurto", "Quien tome una cosa mueble ajena será castigado con prisión de uno a tres años."),
    ("Apertura de carta", "Quien abra una carta cerrada que no le esté dirigida será castigado con multa."),
    ("Acceso ilícito", "El que sin autorización acceda a todo o parte de un sistema informático será castigado con "
                       "prisión de uno a dos años."),
    ("Captación ilícita", "El que sin autorización intercepte por medios técnicos transmisiones no públicas de datos "
                          "informáticos hacia un sistema informático será castigado con prisión de uno a tres años."),
    ("Daño a los datos", "El que sin autorización borre, dañe, deteriore, altere o suprima datos informáticos será "
                         "castigado con prisión de uno a tres años."),
    ("Daño al funcionamiento", "El que sin autorización obstaculice gravemente el funcionamiento de un sistema "
                               "informático, introduciendo, transmitiendo, dañando o borrando datos informáticos, será "
                               "castigado con prisión de dos a cuatro años."),
    ("Dispositivos", "El que sin autorización fabrique, venda, adquiera, importe, difunda o posea un programa "
                     "informático diseñado para cometer los delitos anteriores, o una contraseña con ese fin, será "
                     "castigado con prisión de uno a dos años."),
    ("Falsedad informática", "El que introduzca, altere o borre datos informáticos para que se tomen por "
                             "auténticos a efectos legales, resultando falsos, será castigado con prisión de uno a "
                             "tres años."),
    ("Estafa informática", "El que, con ánimo de lucro, altere datos informáticos o interfiera en un sistema "
                           "informático y cause un perjuicio patrimonial será castigado con prisión de uno a cinco "
                           "años."),
    ("Pornografía infantil", "El que produzca, ofrezca, difunda, adquiera o posea pornografía infantil por medio de un "
                             "sistema informático será castigado con prisión de dos a seis años."),
    ("Derechos de autor", "El que, con fines de lucro, reproduzca sin autorización una obra protegida o un fonograma "
                          "será castigado con prisión de uno a tres años."),
)  # fmt: skip
WHERE = {
    "2": ["6"], "3": ["7"], "4": ["8"], "5": ["9"], "6": ["10"], "7": ["11"], "8": ["12"], "9": ["13"], "10": ["14"],
    "11": ["2"], "12": ["3"],
}  # fmt: skip
SILENT = ("16", "17", "18", "19", "20", "21", "35")


def test_a_law_from_end_to_end(tmp_path: Path) -> None:
    """Each offence of an invented code is found where it stands, first; nothing is cited for what it is silent on."""
    verdicts = analyze(tmp_path, {"criminal-code": ISLANDS}, "es")
    first = {number: verdicts.cited(f"budapest:{number}")[:1] for number in WHERE}
    assert first == WHERE
    assert {number: verdicts.cited(f"budapest:{number}") for number in SILENT} == {number: [] for number in SILENT}


def test_powers_from_end_to_end(tmp_path: Path) -> None:
    """The powers of an invented procedure code are found, and retention of everybody's data is no preservation."""
    code = law(
        "es",
        ("Conservación", "El fiscal podrá ordenar a cualquier persona la conservación inmediata de datos informáticos "
                         "determinados que estén en su poder, por un plazo máximo de noventa días, prorrogable."),
        ("Registro", "El juez podrá autorizar el registro de un sistema informático y de los dispositivos de "
                     "almacenamiento, su incautación y la copia de los datos, y ampliar el registro a otro sistema."),
        ("Interceptación", "El juez podrá autorizar la interceptación en tiempo real del contenido de las "
                           "comunicaciones electrónicas en la investigación de delitos graves."),
        ("Guarda general", "Los operadores tienen la obligación de conservar los datos de tráfico de todos los "
                           "usuarios durante un año."),
    )  # fmt: skip
    verdicts = analyze(tmp_path, {"criminal-procedure-code": code}, "es")
    cited = {number: verdicts.cited(f"budapest:{number}") for number in ("16", "19", "21", "2", "9")}
    assert cited == {"16": ["1"], "19": ["2"], "21": ["3"], "2": [], "9": []}
