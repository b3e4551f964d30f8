"""The laws of States that ``corpora`` has on record: what their manifests say holds together."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from harmonize.corpus.catalogue import Entry, Holding, catalogue
from harmonize.knowledge.files import folder
from harmonize.knowledge.gold import gold_files
from harmonize.knowledge.manifests import SUFFIXES

HOLDINGS, ERRORS = catalogue(folder("corpora"))
ENTRIES = [(holding, entry) for holding in HOLDINGS for entry in holding.entries]
UNREVIEWED = "none"


def unit_of(holding: Holding, entry: Entry) -> str:
    """The legal unit that a law is the law of, empty where it applies in several or in the whole State."""
    own = {*entry.manifest.applies_in} & {*holding.jurisdiction.units}
    return own.pop() if len(own) == 1 else ""


def test_every_manifest_can_be_used() -> None:
    """No manifest of a State is wrong, and each State's own file can be read."""
    assert ERRORS == []
    assert [error for holding in HOLDINGS for error in holding.errors] == []


def test_an_id_is_the_folders_and_there_once() -> None:
    """An id is the State's code and the folder's name, so that it can be told from any other."""
    for _, entry in ENTRIES:
        assert entry.manifest.id == f"{entry.folder.parent.name}-{entry.folder.name}"
    assert [id for id, times in Counter(entry.manifest.id for _, entry in ENTRIES).items() if times > 1] == []


def test_a_law_applies_somewhere() -> None:
    """A law applies in legal units of its State, named as there, or in the State as a whole."""
    for holding, entry in ENTRIES:
        assert entry.manifest.applies_in
        assert {*entry.manifest.applies_in} <= {holding.jurisdiction.id, *holding.jurisdiction.units}


def test_a_law_has_a_title_and_a_citation_from_a_page() -> None:
    """Every manifest says what the law is called and cited as, on which page, and that nobody has reviewed it."""
    for _, entry in ENTRIES:
        made = entry.manifest
        assert made.title.strip()
        assert made.citation.strip()
        assert {urlsplit(address).scheme for address in (made.source, made.text or made.source)} <= {"http", "https"}
        assert made.review == UNREVIEWED


def test_a_file_can_be_read_once_it_is_there() -> None:
    """A law's file has the name of a format that is read as a law."""
    assert {entry.path.suffix for _, entry in ENTRIES} <= {*SUFFIXES}


def test_only_texts_that_were_judged_have_a_hash() -> None:
    """A hash stands where people judged the text, and nowhere else: nobody has verified the others."""
    judged = {path.parent for path in gold_files(folder("corpora"))}
    assert {entry.folder for _, entry in ENTRIES if entry.manifest.sha256} == {
        entry.folder for _, entry in ENTRIES if entry.folder in judged
    }


def test_a_law_on_record_is_among_the_laws_of_its_state() -> None:
    """What an analysis names as not supplied has every law on record, by kind and legal unit."""
    for holding, entry in ENTRIES:
        expected = holding.jurisdiction.expected(entry.manifest.kind)
        assert unit_of(holding, entry) in {law.unit for law in expected}, entry.manifest.id


AREAS = ("AL", "BA", "HR", "ME", "MK", "RS", "TR", "XK")
KINDS = (
    "criminal-code",
    "criminal-procedure-code",
    "corporate-liability-act",
    "cybercrime-act",
    "electronic-communications-act",
    "copyright-act",
    "mutual-assistance-act",
)


def on_record(holding: Holding, kind: str, unit: str) -> str:
    """What the data card says of a kind of law in a legal unit: judged, text, title, or that none was found."""
    laws = [e.manifest for e in holding.entries if e.manifest.kind == kind and unit in e.manifest.applies_in]
    return (
        "judged"
        if any(law.sha256 for law in laws)
        else "text"
        if any(law.text for law in laws)
        else "title"
        if laws
        else "not found"
    )


def test_the_data_card_says_what_is_on_record() -> None:
    """The data card lists, area by area and kind by kind, which laws are on record, and the States beyond the areas."""
    card = (folder("corpora") / "README.md").read_text(encoding="utf-8").splitlines()
    rows, others = [], []
    for holding in sorted(HOLDINGS, key=lambda holding: holding.jurisdiction.id):
        code, units = holding.jurisdiction.id, holding.jurisdiction.units
        if code in AREAS:
            for unit in units or (code,):
                says = " | ".join(on_record(holding, kind, unit) for kind in KINDS)
                rows.append(f"| {code}{f', {unit}' if units else ''} | {says} |")
        else:
            others += [
                f"| {code} | {e.manifest.title} | {e.manifest.kind} | {on_record(holding, e.manifest.kind, code)} |"
                for e in holding.entries
            ]
    assert [line for line in card if line in rows] == rows
    assert [line for line in card if line in others] == others
