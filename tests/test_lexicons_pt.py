"""Portuguese, as laws of Portugal, Brazil and Africa write it: words, penalties, and a law from end to end."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import analyze, law
from punished import read, short

from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language.cues import compile_cues, find
from harmonize.language.folding import tokens

CUES = compile_cues(load_lexicon("pt"))


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("quem sem permissão aceder a computador alheio", {"without-right", "access", "computer-system"}, {"data"}),
        ("invadir dispositivo eletrônico de terceiro", {"access", "computer-system"}, set()),
        ("acessar indevidamente um servidor", {"access", "without-right", "computer-system"}, set()),
        ("o servidor público que ordena despesas", {"order"}, {"computer-system"}),
        ("impedir o acesso a dados informáticos", {"hinder", "suppress", "computer-data"}, {"access"}),
        ("programa que permita aceder ao equipamento informático", {"computer-system"}, {"access"}),
        ("introduzir-se na rede", {"access", "computer-network"}, {"input"}),
        ("inserir dados falsos em bancos de dados", {"input", "inauthentic", "computer-data"}, set()),
        ("objecto inservível", {"deteriorate"}, {"input"}),
        ("interceptar comunicações electrónicas", {"intercept", "electronic-communication"}, set()),
        ("interceptação de comunicações eletrônicas", {"intercept", "electronic-communication"}, set()),
        ("apagar, danificar ou tornar não acessíveis os ficheiros informáticos",
         {"delete", "damage", "suppress", "computer-data"}, set()),
        ("dado o exposto, perdas e danos", {"civil-remedy"}, {"data", "damage", "property-loss"}),
        ("interromper o funcionamento do sistema", {"hinder", "functioning"}, set()),
        ("os funcionários em linha recta", set(), {"functioning", "computer-network"}),
        ("senhas e códigos de acesso", {"access-code"}, {"access"}),
        ("palavra-passe de outrem", {"access-code"}, set()),
        ("enriquecimento ilegítimo", {"economic-benefit"}, {"without-right"}),
        ("sem fins lucrativos", set(), {"economic-benefit", "commercial", "dishonest-intent"}),
        ("crime de menor gravidade", {"offence"}, {"child"}),
        ("crianças e menores de 18 anos", {"child", "under-eighteen"}, set()),
        ("pornografia infantil com representação realista", {"child-pornography", "realistic-image"}, set()),
        ("direitos autorais e fonogramas", {"copyright", "related-rights"}, set()),
        ("a tentativa e a cumplicidade são puníveis", {"attempt", "aiding"}, set()),
        ("a tentativa não é punível", {"no-offence"}, {"punishable"}),
        ("a pessoa jurídica responde; a pessoa coletiva também", {"legal-person"}, set()),
        ("incitar à discriminação por causa da cor da pele", {"incite-hatred", "racist"}, set()),
        ("ordena a preservação expedita até um máximo de noventa dias",
         {"order", "preservation", "expedited", "time-limit"}, set()),
        ("segundo o ordenamento jurídico", set(), {"order"}),
        ("a intimidade das pessoas", {"human-rights"}, {"order"}),
        ("mandado do juiz para busca e apreensão", {"judicial-authorisation", "search", "seize"}, set()),
        ("no prazo de vinte e quatro horas", set(), {"round-the-clock"}),
        ("ponto de contacto, vinte e quatro horas por dia", {"contact-point", "round-the-clock"}, {"contact"}),
        ("pedido de auxílio judiciário do Estado requerente", {"request", "mutual-assistance", "foreign-state"}, set()),
        ("auxílio material ao autor", set(), {"mutual-assistance", "assist"}),
        ("carta rogatória", {"mutual-assistance"}, {"telephone"}),
        ("lavagem de dinheiro e branqueamento de capitais", {"money-laundering"}, set()),
        ("a não ser que a lei o permita", {"exception"}, set()),
        ("burla informática", {"fraud", "computer-system"}, set()),
        ("enganar alguém, ou engano nas relações jurídicas", {"deceive", "as-authentic"}, set()),
    ],
)  # fmt: skip
def test_words_and_their_look_alikes(text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, in both spellings, and not in words that look like them."""
    found = {hit.concept for hit in find(CUES, tokens(text))}
    assert present <= found
    assert not absent & found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Quem abrir o arquivo é punido com pena de prisão até 3 anos ou com pena de multa.", "I:-36|F"),
        ("Quem abrir o arquivo é punido com pena de prisão até 1 ano ou com pena de multa até 120 dias.",
         "I:-12|D:-120"),
        ("Quem abrir o arquivo é punido com pena de prisão de 2 a 8 anos.", "I:24-96"),
        ("Abrir o arquivo alheio: Pena – reclusão, de 1 (um) a 4 (quatro) anos, e multa.", "I:12-48&F"),
        ("Abrir o arquivo alheio: Pena - detenção, de um a seis meses, ou multa.", "I:1-6|F"),
        ("Quem queimar o arquivo é punido com pena de prisão de oito a dezasseis anos.", "I:96-192"),
        ("Os crimes puníveis com pena de prisão superior a cinco anos prescrevem em dez anos.", ""),
    ],
)  # fmt: skip
def test_penalties(sentence: str, expected: str) -> None:
    """The penalties of a sentence, with their bounds; a fine counted in days is a day-fine."""
    assert short(read("pt", sentence)) == expected


ISLANDS = law(
    "pt",
    ("Dolo", "Só é punível o facto praticado com dolo ou, nos casos especialmente previstos na lei, com negligência."),
    ("Tentativa e cumplicidade", "A tentativa dos crimes deste código é punível. O cúmplice que prestar auxílio à "
                                 "prática do crime é punido com pena mais leve."),
    ("Pessoas colectivas", "As pessoas colectivas são penalmente responsáveis pelos crimes cometidos em seu nome e no "
                           "interesse colectivo pelos seus órgãos ou representantes, ou por falta de vigilância. "
                           "A pena é de multa. Não exclui a responsabilidade individual das pessoas singulares."),
    ("Furto", "Quem tirar coisa móvel alheia é punido com pena de prisão até 3 anos."),
    ("Violação de carta", "Quem abrir carta fechada que lhe não seja dirigida é punido com multa."),
    ("Acesso ilegítimo", "Quem, sem autorização, aceder a um sistema informático é punido com pena de prisão até 1 "
                         "ano."),
    ("Intercepção ilegítima", "Quem, sem autorização e através de meios técnicos, interceptar transmissões não "
                              "públicas de dados informáticos para um sistema informático é punido com pena de prisão "
                              "até 3 anos."),
    ("Dano informático", "Quem, sem autorização, apagar, danificar, deteriorar, alterar ou suprimir dados informáticos "
                         "é punido com pena de prisão até 3 anos."),
    ("Sabotagem", "Quem, sem autorização, perturbar gravemente o funcionamento de um sistema informático, "
                  "introduzindo, transmitindo, danificando ou apagando dados informáticos, é punido com pena de "
                  "prisão até 5 anos."),
    ("Dispositivos", "Quem, sem autorização, fabricar, vender, adquirir, importar, distribuir ou detiver programa "
                     "informático concebido para cometer os crimes anteriores, ou uma senha com esse fim, é punido com "
                     "pena de prisão até 2 anos."),
    ("Falsidade informática", "Quem introduzir, alterar ou apagar dados informáticos, produzindo dados não genuínos, "
                              "para que sejam usados nas relações jurídicas como se fossem genuínos, é punido com pena "
                              "de prisão até 4 anos."),
    ("Burla informática", "Quem, com o fim de obter enriquecimento ilegítimo, alterar dados informáticos ou interferir "
                          "num sistema informático e causar prejuízo patrimonial a outrem é punido com pena de prisão "
                          "até 5 anos."),
    ("Pornografia infantil", "Quem produzir, oferecer, divulgar, adquirir ou possuir pornografia infantil por meio de "
                             "sistema informático é punido com pena de prisão de 1 a 5 anos."),
    ("Direito de autor", "Quem, com intuito de lucro, reproduzir sem autorização obra protegida ou fonograma é punido "
                         "com pena de prisão até 3 anos."),
)  # fmt: skip
WHERE = {
    "2": ["6"], "3": ["7"], "4": ["8"], "5": ["9"], "6": ["10"], "7": ["11"], "8": ["12"], "9": ["13"], "10": ["14"],
    "11": ["2"], "12": ["3"],
}  # fmt: skip
SILENT = ("16", "17", "18", "19", "20", "21", "35")


def test_a_law_from_end_to_end(tmp_path: Path) -> None:
    """Each offence of an invented code is found where it stands, first; nothing is cited for what it is silent on."""
    verdicts = analyze(tmp_path, {"criminal-code": ISLANDS}, "pt")
    first = {number: verdicts.cited(f"budapest:{number}")[:1] for number in WHERE}
    assert first == WHERE
    assert {number: verdicts.cited(f"budapest:{number}") for number in SILENT} == {number: [] for number in SILENT}


def test_powers_from_end_to_end(tmp_path: Path) -> None:
    """The powers of an invented procedure code are found, and retention of everybody's data is no preservation."""
    code = law(
        "pt",
        ("Preservação", "O Ministério Público pode ordenar a qualquer pessoa a preservação expedita de dados "
                        "informáticos específicos que tenha em seu poder, pelo prazo máximo de noventa dias, "
                        "prorrogável."),
        ("Pesquisa", "O juiz pode autorizar a pesquisa num sistema informático e em suportes de armazenamento, a "
                     "apreensão destes e a realização de cópia dos dados, e estender a pesquisa a outro sistema."),
        ("Intercepção", "O juiz pode autorizar a intercepção em tempo real do conteúdo das comunicações electrónicas "
                        "na investigação de crimes graves."),
        ("Guarda geral", "Os operadores têm a obrigação de conservar os dados de tráfego de todos os utilizadores "
                         "durante um ano."),
    )  # fmt: skip
    verdicts = analyze(tmp_path, {"criminal-procedure-code": code}, "pt")
    cited = {number: verdicts.cited(f"budapest:{number}") for number in ("16", "19", "21", "2", "9")}
    assert cited == {"16": ["1"], "19": ["2"], "21": ["3"], "2": [], "9": []}
