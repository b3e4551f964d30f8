"""The checks on laws as they were read: each fires where something is wrong with a text, and is silent where not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from corpora import MANIFEST, TEXT, corpus, files, found, light, reread
from harmonize import pipeline
from harmonize.batch import Analyzed, Wish
from harmonize.batch.plan import planned
from harmonize.checks import parsing
from harmonize.checks.material import Material, gather
from harmonize.checks.running import Find, asked
from harmonize.checks.studying import Studied, studied
from harmonize.corpus.catalogue import missing
from harmonize.errors import InputError

CHECKS: Mapping[str, Find] = {
    "text-unreadable": parsing.text_unreadable,
    "language": parsing.language,
    "kind": parsing.kind,
    "parse-quality": parsing.parse_quality,
    "pages-unread": parsing.pages_unread,
    "numbering-holes": parsing.numbering_holes,
    "numbering-duplicates": parsing.numbering_duplicates,
    "expected-provisions": parsing.expected_provisions,
}


@pytest.fixture(scope="module")
def right(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A corpus on which no check finds anything."""
    return light(corpus(tmp_path_factory.mktemp("right")))


@pytest.fixture(scope="module")
def wrong(tmp_path_factory: pytest.TempPathFactory) -> Material:
    """A corpus of laws with one thing wrong in each, named after the check that tells it."""
    place = tmp_path_factory.mktemp("wrong")
    corpus(place, TEXT.replace("Penal Code", "Copyright Act"), name="kind")
    corpus(place, TEXT.replace("Article 4", "Article 9"), name="numbering-holes")
    corpus(place, TEXT.replace("Article 4", "Article 3"), name="numbering-duplicates")
    corpus(place, TEXT.replace("Article 4\n", ""), name="expected-provisions")
    corpus(place, "Dear friend, thank you for the letter.\n", name="text-unreadable")
    corpus(place, TEXT, MANIFEST.replace('language = "en"', 'language = "sq"'), name="language")
    return light(place)


@pytest.mark.parametrize("check", CHECKS)
def test_a_check_finds_nothing_where_nothing_is_wrong(right: Material, check: str) -> None:
    """A law that is what its manifest says, and was read whole, passes every check."""
    assert found(CHECKS[check], right) == []


@pytest.mark.parametrize(
    ("check", "line", "told"),
    [
        ("language", 5, "is declared to be in sq; its words are in en"),
        ("kind", 4, "is declared to be a criminal-code; 'Copyright Act' names a copyright-act"),
        ("numbering-holes", 6, "skips the numbers 4, 5, 6, 7, 8"),
        ("numbering-duplicates", 6, "has twice the numbers 3"),
        ("expected-provisions", 9, "has 3 provisions, not 4"),
    ],
)
def test_a_check_tells_what_is_wrong_at_the_line_of_the_manifest(
    wrong: Material, check: str, line: int, told: str
) -> None:
    """Each check finds the law that is wrong in its way, at the line that says otherwise."""
    fault = next(each for each in found(CHECKS[check], wrong) if files([each]) == [check])
    assert (fault.line, fault.message) == (line, told)


def test_a_text_that_is_no_law_is_unreadable(wrong: Material) -> None:
    """A letter under the name of a law is told, with its file and what to do."""
    fault = next(each for each in found(parsing.text_unreadable, wrong) if files([each]) == ["text-unreadable"])
    assert fault.file == "zz/text-unreadable/text-unreadable.txt"
    assert "nothing in it looks like the provisions of a statute" in fault.message
    assert wrong.seen(asked(["text-unreadable"])[0].needs)[1] == 0, "it was looked at"


def test_pages_without_text_are_told(right: Material) -> None:
    """A page that was not read is named by its number, and leaves too little for the quality to be enough."""
    [(_, law)] = right.laws
    blind = replace(law.document, pages=tuple(replace(page, readable=False) for page in law.document.pages))
    material = reread(right, document=blind)
    [fault] = found(parsing.pages_unread, material)
    assert fault.message == "1 of 1 pages have no text: 1"
    [fault] = found(parsing.parse_quality, material)
    assert fault.message == "0% was read and understood, below 90%: unread 100.0%"


def test_variants_of_one_language_are_no_other_language(tmp_path: Path) -> None:
    """Languages that one lexicon serves are one: what is declared as Bosnian and looks Serbian is right."""
    text = "Krivični zakonik\n\nČlan 1\n\nKo drugom oduzme tuđu pokretnu stvar kazniće se zatvorom do tri godine.\n"
    material = gather(corpus(tmp_path, text, MANIFEST.replace('language = "en"', 'language = "bs"')))
    [entry], [holding] = material.entries, material.holdings
    read = Studied(holding, {entry.path: pipeline.read_statute(entry.path)})
    assert found(parsing.language, replace(material, study=lambda: (read,))) == []


def test_an_error_is_told_at_its_own_file(right: Material) -> None:
    """A text whose path begins another's, or that has its name in another folder, takes no error of it."""
    [holding], [read] = right.holdings, right.study()
    folder = holding.folder
    texts = [folder / "law.htm", folder / "law.html", folder / "old" / "law.html", folder / "law.html, 2.txt"]
    told = replace(holding, loose=tuple(texts), entries=())
    error = InputError(f"{texts[1]}, page 3", "is damaged", "fetch it again")
    wrong = replace(right, study=lambda: (replace(read, holding=told, errors=(error,)),))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Path, "is_file", lambda _: True)
        [fault] = found(parsing.text_unreadable, wrong)
    assert fault.file == "zz/law.html"


def test_a_text_that_is_missing_hides_no_other_error(tmp_path: Path) -> None:
    """The error of a missing law is told elsewhere; that of a text whose path begins like its own is not left out."""
    place = corpus(tmp_path, manifest=MANIFEST.replace("{name}.txt", "law.htm"))
    other = place / "zz" / "law" / "law.html"
    other.write_text("<p>Dear friend</p>", encoding="utf-8")
    (place / "zz" / "law" / "law.txt").unlink()
    [holding] = gather(place).holdings
    [territory] = planned([holding], Wish(), lambda _: "")
    gone = missing(holding.missing[0])
    wrong = InputError(str(other), "is damaged", "fetch it again")
    assert studied([Analyzed(territory, None, (), (gone, wrong))]).errors == (wrong,)
