"""German words and their look-alikes, compounds and parted verbs; small laws of our own, found and not found."""

from __future__ import annotations

from pathlib import Path

import pytest
from laws import analyze, law
from punished import read, short

from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language.cues import compile_cues, find
from harmonize.language.folding import tokens

CUES = compile_cues(load_lexicon("de"))

SAID: list[tuple[str, set[str], set[str]]] = [
    ("Wer sich unbefugt in einen fremden Rechner einwählt", {"without-right", "access", "computer-system"}, set()),
    ("dringt in ein Datenverarbeitungssystem ein", {"access", "computer-system"}, {"input"}),
    ("die Kundendaten, Standortdaten und Anrufverkehrsdaten", {"data", "traffic-data"}, {"computer-system"}),
    ("Soldaten und Wahlkandidaten", set(), {"data"}),
    ("das Bordcomputersystem und der Zentralrechner", {"computer-system"}, {"computer-data"}),
    ("ein Computerprogramm oder eine Buchungssoftware", {"computer-program"}, {"computer-system"}),
    ("das Arbeitsprogramm der Kammer", set(), {"computer-program"}),
    ("gegen unbefugten Zugriff besonders gesicherte Dateien", {"security-measure", "computer-data"},
     {"access", "without-right"}),
    ("Zugang zum Gericht", set(), {"access"}),
    ("heimlich abzufangen, mitzuschneiden oder abzuhören", {"intercept"}, set()),
    ("als Auffangtatbestand", set(), {"intercept"}),
    ("aus einer nichtöffentlichen Übertragung", {"intercept", "non-public", "transmission"}, set()),
    ("Daten löscht, unterdrückt oder verstümmelt", {"delete", "suppress", "damage", "computer-data"}, set()),
    ("Die Daten sind zu löschen, sobald der Zweck entfällt", {"data"}, {"delete"}),
    ("den Betrieb eines Informationssystems stört", {"functioning", "hinder", "computer-system"}, set()),
    ("Menschen mit Behinderungen und seelische Störungen", set(), {"hinder"}),
    ("Schadsoftware herstellt, einführt, veräußert oder bereithält",
     {"malware", "produce", "import", "sell", "possess"}, set()),
    ("das Einführungsgesetz und die Einführung eines Registers", set(), {"import"}),
    ("Urheberrechte und Leistungsschutzrechte", {"copyright", "related-rights"}, set()),
    ("der Urheber der Tat", {"offence"}, {"copyright"}),
    ("eine rechtswidrige Tat", {"offence"}, {"without-right"}),
    ("sich unrechtmäßig zu bereichern", {"economic-benefit", "dishonest-intent"}, {"without-right"}),
    ("eine mit Strafe bedrohte Handlung", {"offence"}, {"threaten"}),
    ("bedroht jemanden mit einem Verbrechen", {"threaten", "offence"}, set()),
    ("Der Sühneversuch ist gescheitert", set(), {"attempt"}),
    ("kinderpornographische Bildaufnahmen", {"child-pornography", "child", "visual-material"}, set()),
    ("verhindert die Maßnahme und die Teilnahme", {"hinder"}, {"visual-material"}),
    ("der Verband haftet für die Straftat seines Entscheidungsträgers",
     {"legal-person", "criminally-liable", "offence", "leading-position"}, set()),
    ("auf einem Binnenschiff oder im Flugzeug", {"ship", "aircraft"}, set()),
    ("außerhalb des Hoheitsgebiets", {"abroad"}, {"territory"}),
    ("zum Hass gegen eine Volksgruppe aufstachelt", {"incite-hatred", "racist", "hatred"}, set()),
    ("leugnet oder verharmlost öffentlich den Völkermord", {"deny", "minimise", "publicly", "genocide"}, set()),
    ("im öffentlichen Interesse", set(), {"publicly"}),
    ("Geräte, Datenträger und Speichermedien dürfen durchsucht werden", {"search", "device", "storage-medium", "power"},
     set()),
    ("die Daten unverzüglich zu sichern und unversehrt zu erhalten", {"preservation", "expedited", "integrity"}, set()),
    ("Speicherung auf Vorrat", {"retention"}, {"preservation"}),
    ("Verkehrsdaten in Echtzeit erheben", {"traffic-data", "real-time", "collect"}, set()),
    ("Die Staatsanwaltschaft erhebt öffentliche Klage", {"authority"}, {"collect", "publicly"}),
    ("auf Grund einer gerichtlichen Bewilligung", {"judicial-authorisation"}, set()),
    ("wenn bestimmte Tatsachen den Verdacht begründen", {"grounds-for-suspicion"}, set()),
    ("ist ihm binnen 24 Stunden mitzuteilen", set(), {"round-the-clock"}),
    ("auf Ersuchen eines ausländischen Staates leistet die Justiz Rechtshilfe",
     {"request", "foreign-state", "mutual-assistance"}, set()),
    ("unaufgefordert übermittelte Auskünfte", {"spontaneous", "hand-over"}, set()),
    ("körperliche Unversehrtheit", set(), {"integrity"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "present", "absent"), SAID)
def test_words_and_their_look_alikes(text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, and not in words that look like them."""
    found = {hit.concept for hit in find(CUES, tokens(text))}
    assert (present - found, absent & found) == (set(), set())


OFFENCES = law(
    "de",
    ("Fundunterschlagung", "Wer eine gefundene Sache behält, wird mit Geldstrafe bestraft."),
    ("Unerlaubtes Eindringen", "Wer ohne Erlaubnis in das Computersystem eines anderen eindringt oder sich vorsätzlich "
     "Zugang zu einem Teil davon verschafft, wird mit Freiheitsstrafe bis zu zwei Jahren bestraft."),
    ("Abhören von Übertragungen", "Wer unbefugt mit technischen Mitteln Computerdaten während einer nichtöffentlichen "
     "Übertragung an ein Computersystem abfängt oder dessen elektromagnetische Abstrahlung auffängt, ist mit "
     "Freiheitsstrafe bis zu einem Jahr oder mit Geldstrafe bis zu 720 Tagessätzen zu bestrafen."),
    ("Unbrauchbarmachen von Daten", "Wer widerrechtlich fremde Computerdaten beschädigt, löscht, verändert, "
     "unterdrückt oder unbrauchbar macht, wird mit Freiheitsstrafe bis zu drei Jahren oder Geldstrafe bestraft."),
    ("Lahmlegen von Anlagen", "Ebenso wird bestraft, wer unbefugt den Betrieb eines Computersystems schwer behindert, "
     "indem er Daten eingibt, übermittelt oder löscht."),
    ("Werkzeuge", "Wer Schadprogramme, Zugangscodes oder Vorrichtungen, die hauptsächlich dafür ausgelegt sind, eine "
     "Tat nach § 2 zu begehen, herstellt, verkauft, sich beschafft, einführt, verbreitet, zugänglich macht oder "
     "besitzt, wird mit Geldstrafe bestraft."),
    ("Verfälschung elektronischer Daten", "Wer Computerdaten unbefugt eingibt, verändert, löscht oder unterdrückt, "
     "sodass unechte Daten entstehen, damit sie im Rechtsverkehr als echt gelten, wird mit Freiheitsstrafe bestraft."),
    ("Betrug mit Rechnern", "Wer einem anderen einen Vermögensschaden zufügt, indem er Computerdaten verändert oder in "
     "den Betrieb eines Computersystems eingreift, um sich einen rechtswidrigen Vermögensvorteil zu verschaffen, wird "
     "mit Freiheitsstrafe von sechs Monaten bis zu fünf Jahren bestraft."),
    ("Versuch und Beihilfe", "Der Versuch einer Straftat nach diesem Gesetz ist strafbar. Als Gehilfe wird bestraft, "
     "wer dem Täter zu einer solchen Straftat vorsätzlich Hilfe leistet."),
    ("Briefgeheimnis", "Wer einen verschlossenen Brief unbefugt öffnet, wird mit Geldstrafe bestraft."),
)  # fmt: skip


def test_the_offences_of_a_small_law(tmp_path: Path) -> None:
    """Each offence is found first where it stands; articles that the law is silent on cite nothing."""
    found = analyze(tmp_path, {"criminal-code": OFFENCES}, "de")
    first = {key: found[f"budapest:{key}"].candidates[0].provision for key in ("2", "3", "4", "5", "6", "7", "8", "11")}
    assert first == {"2": "2", "3": "3", "4": "4", "5": "5", "6": "6", "7": "7", "8": "8", "11": "9"}
    assert [found.cited(f"budapest:{key}") for key in ("9", "10", "12", "16", "19", "35")] == [[]] * 6


PROCEDURE = law(
    "de",
    ("Sicherung von Daten", "Die Staatsanwaltschaft kann anordnen, dass jede Person bestimmte Computerdaten, die sie "
     "in ihrem Besitz hat, unverzüglich sichert und für höchstens neunzig Tage unversehrt erhält. Die Sicherung von "
     "Daten ist geheim zu halten."),
    ("Herausgabe", "Die Staatsanwaltschaft kann anordnen, dass ein Diensteanbieter Bestandsdaten und jede Person die "
     "in ihrem Besitz befindlichen Computerdaten herausgibt."),
    ("Durchsuchung", "Auf Grund einer richterlichen Anordnung darf ein Computersystem durchsucht werden, wenn zu "
     "vermuten ist, dass sich darin Beweismittel befinden. Datenträger können beschlagnahmt und Kopien der Daten "
     "angefertigt werden."),
    ("Überwachung", "Bei schweren Straftaten darf das Gericht die Überwachung der Telekommunikation in Echtzeit "
     "anordnen; der Anbieter von Telekommunikationsdiensten hat daran mitzuwirken."),
    ("Ladung der Zeugen", "Zeugen werden schriftlich geladen."),
)  # fmt: skip


def test_the_powers_of_a_small_procedure_act(tmp_path: Path) -> None:
    """Each power is found first where it stands; nothing is cited for cooperation, which the act is silent on."""
    found = analyze(tmp_path, {"criminal-procedure-code": PROCEDURE}, "de")
    first = {key: found.cited(f"budapest:{key}")[:1] for key in ("16", "18", "19", "21")}
    assert first == {"16": ["1"], "18": ["2"], "19": ["3"], "21": ["4"]}
    assert [found.cited(f"budapest:{key}") for key in ("24", "26", "29", "33", "35")] == [[]] * 5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("wird mit Freiheitsstrafe bis zu drei Jahren oder mit Geldstrafe bestraft.", "I:-36|F"),
        ("wird mit Freiheitsstrafe von sechs Monaten bis zu zehn Jahren bestraft.", "I:6-120"),
        ("ist mit Freiheitsstrafe von einem bis zu fünf Jahren zu bestrafen.", "I:12-60"),
        ("ist mit Geldstrafe bis zu 360 Tagessätzen zu bestrafen.", "F:-360"),
        ("wird mit Freiheitsstrafe nicht unter fünf Jahren oder lebenslanger Freiheitsstrafe bestraft.", "I:60-|L"),
        ("wird mit Busse bis zu zehntausend Franken bestraft.", "F:-10000"),
        ("das mit Freiheitsstrafe von mehr als einem Jahr bedroht ist, wird mit Geldstrafe bestraft.", "F"),
    ],
)
def test_penalties(words: str, expected: str) -> None:
    """The verb stands last, whatever is only threatened elsewhere before it."""
    assert short(read("de", f"Wer ein Vergehen begeht, {words}")) == expected


def test_a_graver_form() -> None:
    """What a law threatens in grave cases is not the penalty of the basic offence."""
    basic = "Wer eindringt, wird mit Freiheitsstrafe bis zu einem Jahr bestraft."
    graver = "In besonders schweren Fällen ist die Strafe Freiheitsstrafe von einem Jahr bis zu drei Jahren."
    assert [item.form for item in read("de", f"{basic} {graver}")] == ["basic", "aggravated"]
