"""Italian words of the notions, in the manner of the laws of Italy, San Marino and Ticino, and two invented laws."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from laws import Verdicts, analyze
from punished import read, short

from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language.cues import Cues, compile_cues, find
from harmonize.language.folding import tokens


@cache
def cues() -> Cues:
    """The cues of Italian."""
    return compile_cues(load_lexicon("it"))


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("chi accede abusivamente a un sistema informatico", {"access", "without-right", "computer-system"}, {"data"}),
        ("si introduce in una rete telematica", {"access", "computer-network"}, {"input"}),
        ("s’introduce nell’abitazione altrui", set(), {"access", "input"}),
        ("vi si mantiene contro la volontà", {"remain", "without-right"}, set()),
        ("frode informatica", {"fraud", "computer-system"}, {"computer-data"}),
        ("cancella o altera dati informatici", {"delete", "alter", "computer-data"}, {"computer-system"}),
        ("la pena alternativa", {"punishable"}, {"alter"}),
        ("il comma è abrogato", {"repealed"}, {"delete"}),
        ("la cancelleria del tribunale", {"authority"}, {"delete"}),
        ("rende inaccessibili i dati", {"suppress", "data"}, {"access"}),
        ("impedisce l'accesso ai dati", {"suppress", "hinder"}, {"access"}),
        ("codici di accesso e parole chiave", {"access-code"}, {"access"}),
        ("intercetta una comunicazione a lui non diretta", {"intercept", "non-public", "transmission"}, set()),
        ("apparecchi atti ad intercettare", {"technical-means"}, {"intercept"}),
        ("ostacola gravemente il funzionamento", {"hinder", "serious", "functioning"}, set()),
        ("alterando in qualsiasi modo il funzionamento", {"alter", "functioning"}, {"hinder"}),
        ("interruzione della gravidanza", set(), {"hinder", "serious"}),
        ("circostanze aggravanti", {"aggravating"}, {"serious"}),
        ("produce programmi destinati a commettere", {"produce", "computer-program", "designed-for"}, set()),
        ("non importa l'ora", set(), {"import"}),
        ("il pubblico ministero", {"authority"}, {"publish", "publicly"}),
        ("la legge è pubblicata nella Gazzetta Ufficiale", set(), {"publish"}),
        ("la persona offesa dal reato", {"victim", "offence"}, {"insult", "offer"}),
        ("procura a sé o ad altri un ingiusto profitto", {"economic-benefit"}, {"procure"}),
        ("il procuratore della Repubblica", {"authority"}, {"procure"}),
        ("falsa testimonianza", {"false-testimony"}, {"falsify", "inauthentic"}),
        ("forma un documento falso", {"document", "falsify", "inauthentic"}, set()),
        ("materiale pornografico realizzato utilizzando minori", {"child-pornography", "child"}, set()),
        ("minori degli anni diciotto", {"child", "under-eighteen"}, {"adult"}),
        ("casi di minore gravità", {"minor-case"}, {"child"}),
        ("immagini virtuali", {"realistic-image", "visual-material"}, set()),
        ("opere protette dal diritto d’autore", {"copyright"}, set()),
        ("delitto tentato", {"attempt", "offence"}, set()),
        ("il tentativo di conciliazione", set(), {"attempt"}),
        ("quando più persone concorrono nel medesimo reato", {"aiding", "offence"}, set()),
        ("concorso di reati", {"offence"}, {"aiding"}),
        ("l'ente è responsabile per i reati", {"legal-person", "criminally-liable", "offence"}, set()),
        ("gli enti pubblici territoriali", set(), {"legal-person", "territory"}),
        ("nel territorio dello Stato", {"territory"}, {"abroad"}),
        ("in territorio estero", {"abroad"}, {"territory"}),
        ("cittadini stranieri", {"foreigner"}, {"national"}),
        ("con violenza o minaccia", {"coercion"}, {"threaten"}),
        ("chi propaganda idee fondate sull’odio razziale", {"incite-hatred", "racist", "hatred"}, set()),
        ("sono disposti con decreto motivato la perquisizione e il sequestro", {"search", "seize"}, set()),
        ("il sequestro di persona", set(), {"seize"}),
        ("decreto legislativo", set(), {"order"}),
        ("il giudice autorizza le operazioni", {"judicial-authorisation", "power"}, set()),
        ("conservare e proteggere i dati per un periodo non superiore a novanta giorni",
         {"preservation", "time-limit"}, {"retention"}),
        ("ad assicurare la conservazione dei dati originali", {"integrity"}, {"preservation"}),
        ("i dati relativi al traffico sono conservati dal fornitore", {"retention", "traffic-data"}, {"preservation"}),
        ("puo' ordinare ai fornitori", {"power"}, set()),
        ("mantenere il segreto", {"keep-confidential"}, set()),
        ("segreto di Stato", set(), {"keep-confidential"}),
        ("rogatoria dello Stato richiedente", {"mutual-assistance", "foreign-state", "request"}, set()),
        ("assistenza giudiziaria gratuita", set(), {"mutual-assistance", "assist"}),
        ("punto di contatto reperibile 24 ore su 24", {"contact-point", "round-the-clock"}, {"contact"}),
        ("si procede d'ufficio", set(), {"spontaneous"}),
        ("trasmette spontaneamente informazioni", {"spontaneous", "transmit"}, set()),
        ("i dati sono trattati", {"data"}, {"treaty-basis"}),
        ("adescamento di minorenni", {"grooming", "child"}, set()),
        ("riciclaggio di denaro", {"money-laundering"}, set()),
        ("il riciclaggio dei rifiuti", set(), {"money-laundering", "refused"}),
        ("reato colposo", {"negligence", "offence"}, set()),
    ],
)  # fmt: skip
def test_words_and_their_look_alikes(text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, with either apostrophe, and not in words that look like them."""
    found = {hit.concept for hit in find(cues(), tokens(text))}
    assert present <= found
    assert not absent & found


CODE = """CODICE PENALE

Art. 1. Luogo del reato.
La legge penale della Repubblica obbliga chiunque commette un reato nel territorio dello Stato. Il cittadino che \
commette un delitto in territorio estero è punito secondo la legge medesima.

Art. 2. Colpevolezza.
Nessun delitto è punito se non è commesso con dolo, salvi i casi espressamente stabiliti.

Art. 3. Tentativo.
Chi tenta di commettere un delitto è punito con la pena del delitto, diminuita.

Art. 4. Concorso.
Chi concorre nel reato, o presta aiuto intenzionalmente a chi lo commette, soggiace alla pena del reato.

Art. 5. Persone giuridiche.
La persona giuridica è responsabile dei reati commessi nel suo interesse da chi ha funzioni di rappresentanza o di \
direzione, e soggiace a sanzione pecuniaria.

Art. 6. Furto.
Chi prende la cosa altrui per tenerla è punito con la reclusione fino a due anni.

Art. 7. Inganno.
Chi, con raggiri, trae altri in inganno e ne ha un ingiusto profitto è punito con la reclusione fino a tre anni.

Art. 8. Scritture mendaci.
Chi altera una scrittura privata è punito con la reclusione fino a un anno.

Art. 9. Ingresso nei sistemi.
Chi, con dolo e senza diritto, accede a tutto o a parte di un sistema informatico è punito con la reclusione fino a \
due anni.

Art. 10. Ascolto dei dati.
Chi, con mezzi tecnici e senza diritto, intercetta una trasmissione non pubblica di dati informatici è punito con la \
reclusione fino a tre anni.

Art. 11. Offesa ai dati.
Chi, senza diritto, danneggia, cancella, deteriora, altera o sopprime dati informatici è punito con la reclusione fino \
a tre anni.

Art. 12. Arresto dei sistemi.
Chi, introducendo, trasmettendo o cancellando dati informatici, ostacola gravemente e senza diritto il funzionamento \
di un sistema informatico è punito con la reclusione fino a quattro anni.

Art. 13. Arnesi.
Chi, senza diritto, produce, vende, si procura, importa, diffonde o detiene programmi informatici destinati a \
commettere i delitti di cui agli articoli precedenti, o parole chiave per il medesimo scopo, è punito con la multa.

Art. 14. Dati mendaci.
Chi introduce o altera dati informatici così da renderli non autentici, perché siano usati come autentici nei rapporti \
giuridici, è punito con la reclusione fino a tre anni.

Art. 15. Guadagno dai sistemi.
Chi, alterando dati informatici, cagiona ad altri un danno patrimoniale per averne un ingiusto profitto è punito con \
la reclusione fino a tre anni.

Art. 16. Immagini di minori.
Chi produce, offre, diffonde, si procura o detiene in un sistema informatico materiale pedopornografico è punito con \
la reclusione fino a sei anni.

Art. 17. Tutela degli autori.
Chi, a fini di lucro e per mezzo di un sistema informatico, riproduce un'opera dell'ingegno in violazione del diritto \
d'autore è punito con la multa.
"""
GRADES = """CODICE PENALE

Art. 1
(Furto)
Chiunque sottrae la cosa mobile altrui e' punito con la prigionia di secondo grado.

Art. 2
(Conversazioni)
Chiunque ascolta una conversazione telefonica altrui e' punito con la multa a giorni.

Art. 3
(Sistemi protetti)
Chiunque s’introduce indebitamente in un sistema per l’elaborazione di dati altrui e' punito con la prigionia di \
secondo grado.

Art. 4
(Dati altrui)
Chiunque, illecitamente, cancella o rende inservibili dati registrati elettronicamente e' punito con la prigionia di \
secondo grado.
"""


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """The invented code in the manner of Italy's, analyzed."""
    return analyze(tmp_path_factory.mktemp("it"), {"criminal-code": CODE}, "it")


@pytest.fixture(scope="module")
def grades(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """The invented code with an apostrophe for an accent, analyzed."""
    return analyze(tmp_path_factory.mktemp("sm"), {"criminal-code": GRADES}, "it")


@pytest.mark.parametrize(
    ("article", "provisions"),
    [
        ("2", ["9"]), ("3", ["10"]), ("4", ["11"]), ("5", ["12"]), ("6", ["13"]), ("7", ["14"]), ("8", ["15"]),
        ("9", ["16"]), ("10", ["17"]), ("11", ["3", "4"]), ("12", ["5"]), ("22", ["1"]),
    ],
)  # fmt: skip
def test_every_article_finds_its_provision(code: Verdicts, article: str, provisions: list[str]) -> None:
    """Each offence, the general part and the scope of the law are cited by what carries them, first of all."""
    assert sorted(code.cited(f"budapest:{article}")[: len(provisions)]) == provisions


@pytest.mark.parametrize(("article", "provisions"), [("2", ["3"]), ("4", ["4"])])
def test_an_apostrophe_may_be_an_accent(grades: Verdicts, article: str, provisions: list[str]) -> None:
    """As gazettes once printed it, and with the other apostrophe, the same notions are found."""
    assert grades.cited(f"budapest:{article}") == provisions


@pytest.mark.parametrize("article", ["3", "5", "6", "7", "8", "9", "10", "11", "12", "22"])
def test_silence_is_not_filled(grades: Verdicts, article: str) -> None:
    """Theft and the hearing of telephone calls stand for nothing that the law leaves out."""
    assert grades.cited(f"budapest:{article}") == []


@pytest.mark.parametrize(
    ("text", "penalties"),
    [
        ("Chiunque si introduce è punito con la reclusione fino a tre anni.", "I:-36"),
        ("È punito con la reclusione da uno a quattro anni.", "I:12-48"),
        ("Chi fabbrica è punito con la reclusione da sei a dodici anni e con la multa da euro 24.000 a euro 240.000.",
         "I:72-144&F:24000-240000"),
        ("E' punito con la reclusione sino a due anni e con la multa sino a euro 10.329.", "I:-24&F:-10329"),
        ("È punito con la multa da cinquantuno euro a milletrentadue euro.", "F:51-1032"),
        ("È punito con l’arresto fino a un anno o con l’ammenda fino a euro 5.000.", "I:-12|F:-5000"),
        ("Chi cagiona la morte è punito con l'ergastolo.", "L"),
        ("È punito con una pena detentiva sino a tre anni o con una pena pecuniaria.", "I:-36|F"),
        ("La pena è della reclusione da uno a cinque anni.", "I:12-60"),
        ("Si applica la pena della reclusione non inferiore a sei anni.", "I:72-"),
        ("È punito con la prigionia di secondo grado e con la multa a giorni di secondo grado.", "I&F"),
        ("I delitti non colposi per i quali è prevista la pena della reclusione superiore nel massimo a cinque anni.",
         ""),
        ("All'ente si applica la sanzione pecuniaria da cento a cinquecento quote.", "pF:100-500"),
    ],
)  # fmt: skip
def test_penalties(text: str, penalties: str) -> None:
    """Penalties are read in the words of Italy, San Marino and Ticino."""
    assert short(read("it", text)) == penalties


DEFINED = """Art. 1. Definizioni.
Per «congegno» si intende qualsiasi dispositivo che compie il trattamento automatico di dati.

Art. 2. Ingresso.
Chi accede senza diritto a un congegno è punito con la reclusione fino a due anni.
"""


def test_a_term_is_what_it_is_defined_to_do(tmp_path: Path) -> None:
    """A device that a law defines as processing data automatically is a system, by whatever name."""
    found = analyze(tmp_path, {"criminal-code": DEFINED}, "it")
    assert found.cited("budapest:1") == ["1"]
    assert found.cited("budapest:2") == ["2"]
