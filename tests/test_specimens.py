"""The specimens in ``corpora/specimens``: their PDFs, manifests and gold agree with what was written."""

from __future__ import annotations

import hashlib
import importlib
import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pypdfium2
import pytest

from harmonize.knowledge.instruments import load_instruments
from harmonize.model.knowledge import Article

SPECIMENS = Path(__file__).resolve().parent.parent / "corpora" / "specimens"
STATUTES = sorted(path.parent for path in SPECIMENS.glob("*/*/statute.toml"))
JURISDICTIONS = sorted(SPECIMENS.glob("*/jurisdiction.toml"))
STATUSES = {"full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable"}

each_statute = pytest.mark.parametrize("folder", STATUTES, ids=lambda path: path.name)


@pytest.fixture(scope="module")
def typeset() -> Iterator[ModuleType]:
    """Import the script that prints the specimens, with the modules that stand beside it."""
    pytest.importorskip("fpdf", reason="typesetting needs fpdf2: pip install fpdf2")
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(SPECIMENS))
        yield importlib.import_module("typeset")


@pytest.fixture
def fonts(typeset: ModuleType) -> Path:
    """Return the folder of the fonts, skipping where it is missing."""
    if not (typeset.FONTS / "DejaVuSerif.ttf").exists():
        pytest.skip(f"the fonts are missing: install the Debian package {typeset.PACKAGE}")
    return Path(typeset.FONTS)


def manifest(folder: Path) -> dict[str, Any]:
    """Return a statute's manifest."""
    return tomllib.loads((folder / "statute.toml").read_text(encoding="utf-8"))


def pdf(folder: Path) -> Path:
    """Return the path of a statute's PDF."""
    return folder / str(manifest(folder)["file"])


def gold(folder: Path) -> dict[str, Any]:
    """Return a statute's gold."""
    return dict(json.loads((folder / "gold.json").read_text(encoding="utf-8")))


def source(folder: Path) -> str:
    """Return a statute as it was written."""
    return pdf(folder).with_suffix(".law").read_text(encoding="utf-8")


def pages(data: bytes) -> list[tuple[str, bytes]]:
    """Return text and picture of every page."""
    with pypdfium2.PdfDocument(data) as document:
        return [(page.get_textpage().get_text_range(), bytes(page.render(scale=0.5).buffer)) for page in document]


def folded(text: str) -> str:
    """Return letters and digits alone, so that line ends and hyphens do not matter."""
    return "".join(character for character in text if character.isalnum())


def articles() -> dict[str, Article]:
    """Return the articles of all instruments by key."""
    return {article.key: article for instrument in load_instruments() for article in instrument.articles}


@each_statute
def test_the_pdf_is_what_the_script_makes(folder: Path, typeset: ModuleType, fonts: Path) -> None:
    """Text and picture of every page on disk are those that the source gives."""
    made = typeset.typeset(typeset.parse(source(folder)), fonts)
    assert pages(made) == pages(pdf(folder).read_bytes())


def test_typesetting_is_deterministic(typeset: ModuleType, fonts: Path) -> None:
    """The same source gives the same bytes."""
    statute = typeset.parse(source(STATUTES[0]))
    assert typeset.typeset(statute, fonts) == typeset.typeset(statute, fonts)


def test_a_missing_font_names_the_package(typeset: ModuleType, tmp_path: Path) -> None:
    """Without the fonts the error says which Debian package brings them."""
    with pytest.raises(SystemExit, match="fonts-dejavu-core"):
        typeset.typeset(typeset.parse(source(STATUTES[0])), tmp_path)


@each_statute
def test_the_manifest_agrees_with_the_file(folder: Path) -> None:
    """The sha256, the number of provisions and the jurisdiction in the manifest are right."""
    facts = manifest(folder)
    jurisdiction = tomllib.loads((folder.parent / "jurisdiction.toml").read_text(encoding="utf-8"))
    assert facts["sha256"] == hashlib.sha256(pdf(folder).read_bytes()).hexdigest()
    assert facts["expected_provisions"] == len(gold(folder)["outline"])
    assert facts["applies_in"] == [jurisdiction["id"]]
    assert facts["language"] in jurisdiction["languages"]


@each_statute
def test_the_text_can_be_extracted(folder: Path, typeset: ModuleType) -> None:
    """Nearly every paragraph is whole in the PDF's text: the rest cross a page or hold a footnote mark."""
    text = folded("".join(words for words, _ in pages(pdf(folder).read_bytes())))
    written = [block.fields[0] for block in typeset.parse(source(folder)).blocks if block.kind == "text"]
    found = sum(folded(paragraph) in text for paragraph in written)
    assert found / len(written) > 0.85


@each_statute
def test_the_gold_outline_is_the_source_outline(folder: Path) -> None:
    """Gold lists the articles of the source, in order, none twice."""
    outline = gold(folder)["outline"]
    assert outline == re.findall(r"(?m)^= (\S+)", source(folder))
    assert len(set(outline)) == len(outline)


@each_statute
def test_gold_provisions_are_in_the_outline(folder: Path) -> None:
    """Every provision that gold names stands in the statute that it is said to stand in."""
    outlines = {manifest(other)["id"]: gold(other)["outline"] for other in STATUTES}
    for article, judged in gold(folder)["articles"].items():
        named = [number for key in ("core", "any", "ok") for number in judged.get(key, [])]
        outline = outlines[judged.get("statute", manifest(folder)["id"])]
        assert not set(named) - set(outline), article
        assert bool(judged.get("gap")) != bool(judged.get("core") or judged.get("any")), article


@each_statute
def test_gold_elements_are_those_of_the_instruments(folder: Path) -> None:
    """Gold judges elements that exist, with values that exist."""
    known = {element.id for article in articles().values() for element in article.elements}
    judged = gold(folder)["elements"]
    assert set(judged) <= known
    assert set(judged.values()) <= {"present", "absent", "cannot-tell"}


def reviewed(folder: Path) -> set[str]:
    """Return the elements that a reviewed reservation excuses."""
    facts = tomllib.loads((folder.parent / "jurisdiction.toml").read_text(encoding="utf-8"))
    return {element for act in facts.get("act", []) if act["review"] != "none" for element in act["covers"]}


@each_statute
def test_gold_statuses_follow_from_the_elements(folder: Path) -> None:
    """Full has nothing missing that statutes show, unless a reservation excuses it; none-found has no nucleus."""
    facts, known = gold(folder), articles()
    elements, excused = facts["elements"], reviewed(folder)
    assert set(facts["status"].values()) <= STATUSES
    for key, status in facts["status"].items():
        met = {element.group for element in known[key].elements if elements.get(element.id) == "present"} - {None}
        required = [
            element
            for element in known[key].elements
            if element.requirement == "required" and "statute" in element.implemented_by and element.group not in met
        ]
        values = {elements.get(element.id, "absent") for element in required if element.id not in excused}
        nuclei = {elements.get(element.id, "absent") for element in known[key].elements if element.nucleus}
        if status == "full":
            assert values <= {"present"}, key
        if status == "none-found":
            assert nuclei == {"absent"}, key


def test_jurisdictions_are_fictional_and_apart() -> None:
    """Every specimen says that it is fictional, under a user-assigned code of its own."""
    facts = [tomllib.loads(path.read_text(encoding="utf-8")) for path in JURISDICTIONS]
    assert len({fact["id"] for fact in facts}) == len(facts) >= 3
    assert all(fact["fictional"] and re.fullmatch("X[A-Z]", fact["id"]) for fact in facts)
