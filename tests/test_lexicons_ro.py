"""Romanian words of the notions, in the manner of the laws of Romania and of Moldova, and two invented laws in it."""

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
    """The cues of Romanian."""
    return compile_cues(load_lexicon("ro"))


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("Cine accesează fără drept un sistem informatic", {"access", "without-right", "computer-system"}, {"data"}),
        ("frauda informatică", {"fraud", "computer-system"}, {"computer-data"}),
        ("șterge ori alterează date informatice", {"delete", "alter", "computer-data"}, {"computer-system"}),
        ("să șteargă fișierele", {"delete", "computer-data"}, set()),
        ("ştergerea informaţiei computerizate", {"delete", "computer-data"}, {"repealed"}),
        ("restricționează accesul la date informatice", {"suppress", "computer-data"}, {"access"}),
        ("limitarea ilegală a accesului la aceste date", {"suppress"}, set()),
        ("pătrunderea fără drept într-o locuință", {"without-right"}, {"access"}),
        ("coduri de acces și parole", {"access-code"}, {"access"}),
        ("interceptarea unei transmisii care nu este publică", {"intercept", "transmission", "non-public"}, set()),
        ("emisii electromagnetice ale unui calculator", {"electromagnetic-emission", "computer-system"}, set()),
        ("perturbă grav funcționarea rețelei", {"hinder", "serious", "functioning"}, {"interference"}),
        ("tulburarea ordinii și liniștii publice", set(), {"hinder", "publicly"}),
        ("dereglarea funcţionării calculatoarelor", {"hinder", "functioning", "computer-system"}, set()),
        ("vînzarea ori procurarea unui program", {"sell", "procure"}, set()),
        ("vânzarea de dispozitive concepute pentru", {"sell", "device", "designed-for"}, set()),
        ("date necorespunzătoare adevărului, în scop legal", {"inauthentic", "as-authentic"}, set()),
        ("depune mărturie mincinoasă", {"false-testimony"}, {"falsify"}),
        ("pentru a obține un folos material injust", {"economic-benefit", "purpose"}, set()),
        ("materiale pornografice cu minori", {"child-pornography", "pornography", "child"}, set()),
        ("copiii care nu au împlinit vârsta de 18 ani", {"child", "under-eighteen"}, {"adult", "copy-data"}),
        ("se efectuează copii ale datelor", {"copy-data"}, {"child"}),
        ("simulează, în mod credibil, un minor", {"realistic-image"}, set()),
        ("încălcarea dreptului de autor și a drepturilor conexe", {"copyright", "related-rights"}, set()),
        ("tentativa se pedepsește", {"attempt", "punishable"}, set()),
        ("complicele înlesnește sau ajută la săvârșirea infracțiunii", {"aiding", "offence"}, set()),
        ("participanții la proces", set(), {"aiding"}),
        ("persoana juridică răspunde penal", {"legal-person", "criminally-liable"}, set()),
        ("o directivă a Uniunii", set(), {"leading-position"}),
        ("lipsa de supraveghere sau de control", {"lack-of-supervision"}, {"collect"}),
        ("nu se extrădează cetățenii", {"refused", "extradition", "national"}, set()),
        ("cetățenii străini", {"foreigner"}, {"national"}),
        ("în afara teritoriului țării", {"abroad"}, {"territory"}),
        ("ațîțarea vrajbei rasiale ori etnice", {"incite-hatred", "racist"}, set()),
        ("constrângere prin violență sau amenințare", {"coercion"}, {"threaten"}),
        ("judecătorul de drepturi și libertăți autorizează percheziția", {"judicial-authorisation", "search"}, set()),
        ("ridicarea obiectelor și a înscrisurilor", {"seize", "document"}, set()),
        ("părțile ridică excepții", set(), {"seize"}),
        ("într-un alt sistem informatic, prin extinderea percheziției", {"extend-search"}, set()),
        ("procurorul dispune conservarea imediată a datelor", {"preservation", "expedited", "power"}, {"retention"}),
        ("conservarea patrimoniului cultural", set(), {"preservation"}),
        ("furnizorii păstrează datele de trafic ale tuturor", {"retention", "traffic-data"}, {"preservation"}),
        ("date referitoare la trafic", {"traffic-data"}, set()),
        ("traficul de persoane", set(), {"traffic-data"}),
        ("pe o perioadă de cel mult 30 de zile", {"time-limit"}, {"imprisonment"}),
        ("prelungirea arestării preventive", {"release-pending-trial"}, {"renewal"}),
        ("identificarea celorlalți furnizori", {"communication-path"}, set()),
        ("ordonanță de urgență", set(), {"order", "expedited", "emergency"}),
        ("comisie rogatorie a statului solicitant", {"mutual-assistance", "foreign-state", "request"}, set()),
        ("asistență juridică gratuită", set(), {"mutual-assistance", "assist"}),
        ("punct de contact disponibil 24 de ore din 24", {"contact-point", "round-the-clock"}, {"contact"}),
        ("procurorul se sesizează din oficiu", set(), {"spontaneous"}),
        ("autoritățile transmit din oficiu informații", {"spontaneous"}, set()),
        ("unități convenționale", set(), {"treaty-basis"}),
        ("prelucrarea datelor cu caracter personal", {"personal-data"}, {"electronic-processing"}),
        ("inculpatul are dreptul la apărare", {"fair-trial"}, {"negligence"}),
        ("racolarea minorilor în scopuri sexuale", {"grooming", "sexual", "child"}, set()),
        ("spălarea banilor", {"money-laundering"}, set()),
        ("art. 5 a fost abrogat", {"repealed"}, set()),
    ],
)
def test_words_and_their_look_alikes(text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, in both spellings, and not in words that look like them."""
    found = {hit.concept for hit in find(cues(), tokens(text))}
    assert present <= found
    assert not absent & found


CODE = """COD PENAL

Art. 1
Sfera de aplicare
(1) Legea penală se aplică infracțiunilor săvârșite pe teritoriul Republicii.
(2) Legea penală se aplică și faptelor săvârșite în străinătate de un cetățean al Republicii.

Art. 2
Forma vinovăției
Fapta este infracțiune numai când este săvârșită cu intenție; fapta din culpă se pedepsește doar în cazurile arătate \
de lege.

Art. 3
Încercarea nereușită
Tentativa infracțiunii intenționate se pedepsește ca infracțiunea însăși.

Art. 4
Ajutorul dat altuia
Se pedepsește și complicele, care ajută cu intenție la săvârșirea infracțiunii.

Art. 5
Răspunderea persoanelor juridice
Persoana juridică răspunde penal pentru infracțiunile săvârșite în interesul său de cel care are funcții de conducere; \
ea se pedepsește cu amendă.

Art. 6
Furtul
Cine ia bunul altuia pentru a-l păstra se pedepsește cu închisoare de la 3 luni la 2 ani.

Art. 7
Amăgirea
Cine înșală pe altul și îi produce o pagubă se pedepsește cu închisoare de la 6 luni la 3 ani.

Art. 8
Înscrisuri mincinoase
Cine falsifică un înscris oficial se pedepsește cu închisoare de la 6 luni la 3 ani.

Art. 9
Intrarea în sisteme
Cine accesează, fără drept, un sistem informatic sau o parte a acestuia se pedepsește cu închisoare de la 3 luni la \
3 ani.

Art. 10
Ascultarea transmisiilor
Cine interceptează fără drept, cu mijloace tehnice, o transmisie de date informatice ce nu este publică se pedepsește \
cu închisoare de la un an la 5 ani.

Art. 11
Vătămarea datelor
Cine deteriorează, modifică, șterge sau face inaccesibile, fără drept, date informatice se pedepsește cu închisoare de \
la un an la 5 ani.

Art. 12
Oprirea sistemelor
Cine, prin introducerea, transmiterea ori ștergerea de date informatice, împiedică grav și fără drept funcționarea \
unui sistem informatic se pedepsește cu închisoare de la 2 la 7 ani.

Art. 13
Unelte
Cine produce, vinde, procură, importă, distribuie sau deține fără drept un program informatic conceput pentru \
săvârșirea uneia dintre infracțiunile de mai sus, ori o parolă în același scop, se pedepsește cu amendă.

Art. 14
Date mincinoase
Cine introduce sau modifică fără drept date informatice, astfel încât ele să fie neautentice, pentru a fi folosite \
drept autentice, se pedepsește cu închisoare de la un an la 5 ani.

Art. 15
Câștigul din sisteme
Cine, prin modificarea de date informatice, produce altuia o pagubă, în scopul de a obține un beneficiu material, se \
pedepsește cu închisoare de la 2 la 7 ani.

Art. 16
Imagini cu copii
Cine produce, oferă, distribuie, procură ori deține materiale pornografice cu minori într-un sistem informatic se \
pedepsește cu închisoare de la un an la 5 ani.

Art. 17
Ocrotirea autorilor
Cine reproduce o operă cu încălcarea dreptului de autor, în scop comercial și printr-un sistem informatic, se \
pedepsește cu amendă.
"""
OLD_SPELLING = """CODUL PENAL

Articolul 1. Furtul
Furtul, adică sustragerea bunului altuia, se pedepseşte cu închisoare de pînă la 2 ani.

Articolul 2. Convorbirile telefonice
Ascultarea convorbirilor telefonice ale altuia se pedepseşte cu amendă în mărime de pînă la 500 unităţi convenţionale.

Articolul 3. Accesul la informaţia computerizată
Accesul ilegal la informaţia din calculatoare, săvîrşit cu intenţie, se pedepseşte cu închisoare de pînă la 2 ani.

Articolul 4. Produse program dăunătoare
Vînzarea sau deţinerea ilegală a produselor program adaptate pentru săvîrşirea infracţiunii prevăzute la art. 3 se \
pedepseşte cu închisoare de la 2 la 5 ani.
"""


@pytest.fixture(scope="module")
def code(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """The invented code in the manner of Romania's, analyzed."""
    return analyze(tmp_path_factory.mktemp("ro"), {"criminal-code": CODE}, "ro")


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Verdicts:
    """The invented code in the older spelling, analyzed."""
    return analyze(tmp_path_factory.mktemp("md"), {"criminal-code": OLD_SPELLING}, "ro")


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


@pytest.mark.parametrize(("article", "provisions"), [("2", ["3"]), ("6", ["4"])])
def test_the_older_spelling_is_read(old: Verdicts, article: str, provisions: list[str]) -> None:
    """With î inside words and with cedillas the same notions are found."""
    assert old.cited(f"budapest:{article}") == provisions


@pytest.mark.parametrize("article", ["3", "5", "7", "8", "9", "10", "11", "12"])
def test_silence_is_not_filled(old: Verdicts, article: str) -> None:
    """Theft and the hearing of telephone calls stand for nothing that the law leaves out."""
    assert old.cited(f"budapest:{article}") == []


@pytest.mark.parametrize(
    ("text", "penalties"),
    [
        ("Cine intră se pedepsește cu închisoare de la 3 luni la 3 ani sau cu amendă.", "I:3-36|F"),
        ("Fapta se pedepsește cu închisoarea de la un an la cinci ani.", "I:12-60"),
        ("Se pedepseşte cu închisoare de la 2 la 7 ani şi interzicerea exercitării unor drepturi.", "I:24-84&P"),
        ("Cine ucide se pedepsește cu detențiune pe viață sau cu închisoare de la 15 la 25 de ani.", "L|I:180-300"),
        ("Se pedepsește cu închisoare de cel mult doi ani.", "I:-24"),
        ("Pedeapsa este închisoarea de la 6 luni la 3 ani.", "I:6-36"),
        ("Se sancționează cu amendă de la 10.000 lei la 50.000 lei.", "F:10000-50000"),
        ("Infracțiunile pentru care legea prevede pedeapsa închisorii de 5 ani sau mai mare.", ""),
        ("Cine intră se pedepseşte cu amendă în mărime de la 200 la 500 unităţi convenţionale sau cu închisoare de "
         "pînă la 2 ani, cu amendă, aplicată persoanei juridice, în mărime de la 1000 la 3000 unităţi convenţionale.",
         "F:200-500|I:-24 pF:1000-3000"),
    ],
)  # fmt: skip
def test_penalties(text: str, penalties: str) -> None:
    """Penalties are read in the words of both States, a legal person's apart from the offender's."""
    assert short(read("ro", text)) == penalties


DEFINED = """Art. 1
Noțiuni
Prin „mașinărie” se înțelege orice dispozitiv care asigură prelucrarea automată a datelor.

Art. 2
Intrarea
Cine accesează fără drept o mașinărie se pedepsește cu închisoare de până la 2 ani.
"""


def test_a_term_is_what_it_is_defined_to_do(tmp_path: Path) -> None:
    """A device that a law defines as processing data automatically is a system, by whatever name."""
    found = analyze(tmp_path, {"criminal-code": DEFINED}, "ro")
    assert found.cited("budapest:1") == ["1"]
    assert found.cited("budapest:2") == ["2"]
