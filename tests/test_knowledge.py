"""The knowledge: every file loads, what is wrong in one is named, and what treaties allow is a closed list."""

from __future__ import annotations

import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import BaseModel

from harmonize.errors import HarmonizeError, KnowledgeError, LanguageError
from harmonize.knowledge import files
from harmonize.knowledge.files import fingerprint, folder, load, tomls
from harmonize.knowledge.instrument_checks import concepts_of
from harmonize.knowledge.instruments import load_concepts, load_instruments
from harmonize.knowledge.jurisdictions import load_footnote, load_jurisdiction
from harmonize.knowledge.lexicons import lexicon_files, load_lexicon, served_languages
from harmonize.knowledge.manifests import StatuteFile, load_kinds
from harmonize.knowledge.recognition import load_packs
from harmonize.knowledge.strings import load_strings, report_languages
from harmonize.knowledge.traditions import load_traditions
from harmonize.knowledge.weights import load_weights
from harmonize.model.knowledge import Article, Element

OFFENCES = "instruments/budapest/offences.toml"
INSTRUMENTS = load_instruments()
ARTICLES = [article for instrument in INSTRUMENTS for article in instrument.articles]
ELEMENTS = [element for article in ARTICLES for element in article.elements]
SERVED = served_languages()
MANIFESTS = sorted(folder("corpora").rglob("statute.toml"))
DECLARABLE = {"budapest": {"2", "3", "6", "7", "9", "27"}, "protocol1": {"5", "6"},
              "protocol2": {"7", "8", "9", "10", "12", "18"}}  # fmt: skip
RESERVABLE = {"budapest": {"4", "6", "9", "10", "11", "14", "22", "29", "41"}, "protocol1": {"3", "5", "6"},
              "protocol2": {"7", "8", "17"}, "un-cybercrime": {"11", "23"},
              "lanzarote": {"20", "21", "24", "25"}}  # fmt: skip
"""The articles of which the treaties let a State declare or reserve something; the lists are closed."""
NEVER_RESERVED = {"sale", "distribution", "making-available", "territory", "aiding", "access"}
"""What must stay under every reservation: of tools their sale and spread, of jurisdiction the territory."""

each_article = pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.key)


# --- what ships ------------------------------------------------------------------------------------------------------


def test_everything_loads() -> None:
    """Instruments, concepts, lexicons, traditions, weights, kinds, texts and footnote load without error."""
    assert {instrument.id for instrument in INSTRUMENTS} >= {"budapest", "protocol1"}
    assert all(load_lexicon(file.language).entries for file in lexicon_files())
    assert len(load_traditions()) == len(list(tomls("traditions")))
    assert load_weights().elements["nucleus"] > 0
    assert load_kinds()
    assert load_packs()[""]
    assert load_footnote().text
    assert all(load_strings(language) for language in report_languages())


def test_every_file_of_models_is_read_by_something() -> None:
    """No TOML lies in ``models`` that nothing loads."""
    single = {"calibration.toml", "checks.toml", "concepts.toml", "kinds.toml", "recognition.toml", "weights.toml"}
    folders = {"crosswalks", "fit", "idioms", "instruments", "lexicons", "penalties", "reports", "traditions"}
    root = folder("models")
    found = [path.relative_to(root) for path in root.rglob("*.toml")]
    assert {path for path in found if path.parts[0] not in single | folders} == set()


def test_every_language_can_be_recognised() -> None:
    """A scan in any language that a lexicon serves has its pack, and every language with packs at least one."""
    packs = load_packs()
    assert packs.keys() >= SERVED.keys()
    assert all(packs.values())


@pytest.mark.parametrize("path", MANIFESTS, ids=lambda path: path.parent.name)
def test_every_manifest_loads(path: Path) -> None:
    """Every manifest names a known kind of law and language; a specimen's, whose text is here, a file beside it too."""
    made = load(path, StatuteFile)
    assert (path.parent / made.file).is_file() == (made.source == "fictional")
    assert len(made.sha256) == 64 or not (made.sha256 or made.source == "fictional")
    assert made.kind in {*load_kinds(), "other"}
    assert made.language in SERVED


def test_a_language_without_lexicon() -> None:
    """The error names the languages there are and how to give one."""
    with pytest.raises(LanguageError, match=r"language fi: has no lexicon; give one of .*sq"):
        load_lexicon("fi")


# --- instruments -----------------------------------------------------------------------------------------------------


def test_ids_are_unique() -> None:
    """No article and no element has the id of another."""
    for ids in ([article.key for article in ARTICLES], [element.id for element in ELEMENTS]):
        assert [id for id, times in Counter(ids).items() if times > 1] == []


@each_article
def test_elements_bear_their_article_s_key(article: Article) -> None:
    """The id of an element begins with instrument and article."""
    assert article.elements
    assert all(element.id.startswith(f"{article.key}/") for element in article.elements)


@each_article
def test_an_article_asks_for_something(article: Article) -> None:
    """What an article asks of statutes has an element that makes a provision citable, and a way to see it."""
    nuclei = [item for item in article.elements if item.nucleus]
    asked = [item for item in article.elements if item.requirement == "required"]
    assert all(item.patterns for item in nuclei)
    if any("statute" in item.implemented_by for item in article.elements):
        assert any(item in asked for item in nuclei) or (nuclei and not asked)


@each_article
def test_an_article_says_where_it_can_be_held(article: Article) -> None:
    """The kinds of law that could hold an article are kinds that are known."""
    assert article.held_by
    assert {kind for group in article.held_by for kind in group} <= load_kinds().keys() | {"other"}


@each_article
def test_other_articles_that_are_named_exist(article: Article) -> None:
    """Neighbours and the articles that sanctions are judged on are articles of the same instrument, not itself."""
    numbers = {other.number for other in ARTICLES if other.instrument == article.instrument}
    assert {*article.beside, *article.over} <= numbers - {article.number}


def test_what_an_instrument_names_are_concepts() -> None:
    """Every notion of a pattern is a concept, and most concepts are used."""
    known = set(load_concepts())
    named = {name for article in ARTICLES for name in concepts_of(article)}
    assert named <= known
    assert len(named) > len(known) / 2


def test_kinds_of_law_follow_the_domain() -> None:
    """Copyright needs the copyright act, corporate liability its own act; offences a criminal code or a special act."""
    held = {article.key: article.held_by for article in ARTICLES}
    assert ("copyright-act",) in held["budapest:10"]
    assert ("corporate-liability-act",) in held["budapest:12"]
    for article in ARTICLES:
        if article.kind == "offence":
            assert {"criminal-code", "cybercrime-act"} in [set(group) for group in article.held_by]


def allowed(lists: dict[str, set[str]], article: Article) -> bool:
    """Tell whether an article is in a closed list."""
    return article.number in lists.get(article.instrument, set())


def ways(article: Article) -> Iterator[tuple[Element, str]]:
    """Yield the elements that may be declared or reserved, and which of it."""
    for element in article.elements:
        if element.declarable:
            yield element, "declarable"
        if element.reservable:
            yield element, "reservable"


@each_article
def test_closed_lists(article: Article) -> None:
    """Only what the treaty lists can be declared or reserved."""
    for element, way in ways(article):
        assert allowed(DECLARABLE if way == "declarable" else RESERVABLE, article), element.id
        assert way == "reservable" or element.requirement == "option", element.id
        assert element.requirement in ("required", "option"), element.id
        assert element.id.split("/")[1] not in NEVER_RESERVED, element.id


@each_article
def test_a_reservation_has_its_clause(article: Article) -> None:
    """What may be reserved names the paragraph that allows it, and what may not names none."""
    for element in article.elements:
        assert bool(element.reservable) == bool(element.reservation_clause), element.id
        assert not element.reservable or element.reservation_clause.startswith(f"{article.number}("), element.id


@each_article
def test_options_can_be_used(article: Article) -> None:
    """Every option of a treaty with closed lists is one to declare or reserve, or that it leaves to all."""
    options = [element for element in article.elements if element.requirement == "option"]
    closed = article.instrument in RESERVABLE
    free = [element for element in options if not (element.declarable or element.reservable or element.allowed)]
    assert not closed or [element.id for element in free] == []


@each_article
def test_what_is_allowed_needs_no_act(article: Article) -> None:
    """What an instrument leaves to every law is an option, and needs neither declaration nor reservation."""
    for element in article.elements:
        needs_act = element.declarable or element.reservable
        assert not element.allowed or (element.requirement == "option" and not needs_act), element.id


def test_what_the_domain_lists_is_there() -> None:
    """The options and reservations of the offences are those of the treaty."""
    reserved = {element.id for element in ELEMENTS if element.reservable == "omit"}
    narrowed = {element.id for element in ELEMENTS if element.reservable == "narrow"}
    assert {"budapest:11/attempt", "budapest:9/procuring", "budapest:9/possessing", "budapest:9/appearing-minor",
            "budapest:9/realistic-images", "budapest:6/production", "budapest:6/possession"} <= reserved  # fmt: skip
    assert {"budapest:22/ship", "budapest:22/nationals"} <= reserved  # 22(2): not to apply them, or in some cases only
    assert "budapest:4/serious-harm" in narrowed
    declared = {element.id for element in ELEMENTS if element.declarable}
    options = {"2": ("security-measures", "dishonest-intent", "connected-system"),
               "3": ("dishonest-intent", "connected-system"), "7": ("dishonest-intent",)}  # fmt: skip
    assert {f"budapest:{number}/{name}" for number, names in options.items() for name in names} <= declared


def test_enumerations_are_whole() -> None:
    """Five conducts of data interference, seven means of system interference, both ways of fraud: all required."""

    def required(article: str, role: str) -> int:
        return sum(
            element.id.startswith(f"{article}/") and element.role == role and element.requirement == "required"
            for element in ELEMENTS
        )

    assert required("budapest:4", "conduct") == 5
    assert required("budapest:5", "means") == 7
    assert required("budapest:8", "conduct") == 2
    assert required("budapest:1", "definition") == 4


@pytest.mark.parametrize("number", ["2", "3", "4", "5", "6", "7", "8"])
def test_intent_and_right_belong_to_offences(number: str) -> None:
    """Intent, which a general rule may show, and the lack of right are asked of every offence."""
    elements = {
        element.id.split("/")[1]: element for element in ELEMENTS if element.id.startswith(f"budapest:{number}/")
    }
    assert elements["intent"].default
    assert elements["without-right"].requirement == "required"


def test_copyright_has_no_without_right() -> None:
    """Infringement is wilful and on a commercial scale; that it is without right needs no saying."""
    names = {element.id for element in ELEMENTS if element.id.startswith("budapest:10/")}
    assert "budapest:10/without-right" not in names
    assert "budapest:10/wilful" in names


# --- what is wrong ---------------------------------------------------------------------------------------------------


@pytest.fixture
def models(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of ``models`` and ``corpora`` that can be spoilt, and that is loaded in their place."""
    for name in ("models", "corpora"):
        shutil.copytree(folder(name), tmp_path / name, ignore=shutil.ignore_patterns("*.pdf", "*.py"))
    monkeypatch.setattr(files, "__file__", str(tmp_path / "package" / "knowledge" / "files.py"))
    return tmp_path / "models"


def spoil(path: Path, old: str, new: str) -> None:
    """Replace the first of some words in a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, old
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


LOADERS: dict[str, Callable[[], object]] = {
    "instruments": load_instruments,
    "lexicons": lambda: load_lexicon("en"),
    "traditions": load_traditions,
    "weights.toml": load_weights,
    "kinds.toml": load_kinds,
    "concepts.toml": load_instruments,
    "reports": load_strings,
    "jurisdiction.toml": lambda: load_jurisdiction("AL"),
    "footnote.toml": load_footnote,
}
"""What loads a file, by the name of its folder, or by its own where it stands alone."""


def load_again(file: str) -> None:
    """Load what a file of the knowledge is loaded for."""
    path = Path(file)
    LOADERS[path.name if path.name in LOADERS else path.parts[0]]()


def test_the_copy_is_as_good_as_the_original(models: Path) -> None:
    """Unspoilt, the copy loads, and has the fingerprint of the original."""
    for load_it in LOADERS.values():
        assert load_it()
    assert folder("models") == models
    copy = fingerprint()
    spoil(models / "weights.toml", "heading", "heading ")
    assert fingerprint() != copy


@pytest.mark.parametrize(
    ("file", "old", "new", "named"),
    [
        (OFFENCES, 'role = "conduct"', 'rule = "conduct"', "article.1.element.0.r"),
        (OFFENCES, 'requirement = "option"', 'requirement = "perhaps"', "requirement"),
        (OFFENCES, 'kind = "offence"', 'kind = "sonnet"', "article.1.kind"),
        (OFFENCES, 'scope = "sentence"', 'scope = "page"', "scope"),
        ("instruments/budapest/instrument.toml", "seen = 2026-11-21", 'seen = "soon"', "seen"),
        (
            OFFENCES,
            '[["intent|dishonest-intent"]]',
            '[["intent|bad-manners"]]',
            "bad-manners",
        ),
        (OFFENCES, '"defines:service-provider"', '"defines:bad-manners"', "bad-manners"),
        (
            OFFENCES,
            '["access|remain", "@system"]',
            '["access", "@bad-manners"]',
            "bad-manners",
        ),
        (OFFENCES, 'defined = ["document"', 'defined = ["bad-manners"', "bad-manners"),
        (OFFENCES, 'without = ["terrorism"]', 'without = ["bad-manners"]', "bad-manners"),
        (OFFENCES, 'headings = [["definition"]]', "headings = [[]]", "headings"),
        (OFFENCES, 'over = ["2",', 'over = ["99",', "99"),
        (OFFENCES, 'beside = ["3",', 'beside = ["99",', "99"),
        (OFFENCES, 'id = "intent"', 'id = "access"', "budapest:2/access"),
        ("lexicons/en.toml", "phrases", "phrase", "phrase"),
        ("lexicons/en.toml", "[concept.", "[concept.bad-manners]\nphrases = []\n[concept.", "bad-manners"),
        ("traditions/albanian.toml", 'unit = "article"', 'unit = "verse"', "unit"),
        ("traditions/albanian.toml", "words", "wards", "words"),
        ("weights.toml", "heading", "headings", "heading"),
        ("weights.toml", "nucleus", "nuclear", "elements.nucleus"),
        ("weights.toml", "near =", "next =", "levels.near"),
        ("kinds.toml", "[kind]", "[kinds]", "kind"),
        ("concepts.toml", "[concept]", "[concept", "TOML"),
        ("reports/en.toml", "language =", "tongue =", "language"),
        ("../corpora/al/jurisdiction.toml", "name", "nome", "name"),
        ("../corpora/footnote.toml", "source", "spring", "source"),
    ],
)
def test_what_is_wrong_is_named(models: Path, file: str, old: str, new: str, named: str) -> None:
    """A wrong key, value, notion or syntax is an error that names the file and what is wrong in it."""
    spoil(models / file, old, new)
    with pytest.raises(KnowledgeError) as raised:
        load_again(file)
    assert Path(file).name in raised.value.where
    assert named in str(raised.value)
    assert raised.value.remedy


@pytest.mark.parametrize("file", ["concepts.toml", "weights.toml", "kinds.toml", "../corpora/footnote.toml"])
def test_a_missing_file_is_named(models: Path, file: str) -> None:
    """A file that is not there is an error that names it."""
    (models / file).unlink()
    with pytest.raises(KnowledgeError, match=Path(file).name):
        load_again(file)


def test_a_missing_instrument_is_named(models: Path) -> None:
    """An instrument without a file is unknown, and those there are are listed."""
    (models / "instruments" / "protocol1.toml").unlink()
    with pytest.raises(KnowledgeError, match="protocol1: is not known; choose from budapest"):
        load_instruments(["budapest", "protocol1"])


class Named(BaseModel):
    """A schema of one field."""

    name: str


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"name = 1", b"name = 'a'\nname = 'b'", b"[name]", b"\x00"])
def test_any_bytes_are_an_error_of_ours(tmp_path: Path, content: bytes) -> None:
    """Whatever stands in a file, the error is one line that names the file."""
    path = tmp_path / "some.toml"
    path.write_bytes(content)
    with pytest.raises(HarmonizeError, match=r"some\.toml"):
        load(path, Named)
