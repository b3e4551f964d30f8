"""Files of a stranger: a link, a device, a pipe or what has no end is refused before it is opened, wherever it lies."""

from __future__ import annotations

import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest
from holdings import small

from corpora import MANIFEST, STATE, corpus, found
from harmonize import regular
from harmonize.batch import Wish
from harmonize.batch.hashes import Hashes
from harmonize.batch.plan import planned
from harmonize.batch.running import run
from harmonize.checks.baseline import file_hash
from harmonize.checks.decided import decisions
from harmonize.checks.judged import gold
from harmonize.checks.manifests import manifest
from harmonize.checks.material import gather
from harmonize.corpus.catalogue import catalogue
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.alignments import ALIGNMENTS
from harmonize.knowledge.gold import read_gold
from harmonize.knowledge.lines import text_of
from harmonize.knowledge.whole_gold import WHOLE
from harmonize.reviewing import record

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="the system has no pipes with names")
Put = Callable[[Path], None]


def to_a_secret(path: Path) -> None:
    """Put a link to a file elsewhere."""
    secret = path.parent / "secret"
    secret.write_text("{}", encoding="utf-8")
    path.symlink_to(secret)


PUT: dict[str, tuple[Put, str]] = {
    "link": (to_a_secret, "is a link"),
    "endless": (lambda path: path.symlink_to("/dev/zero"), "is a link"),
    "nowhere": (lambda path: path.symlink_to("nowhere"), "is a link"),
    "pipe": (os.mkfifo, "is no file"),
    "folder": (Path.mkdir, "is no file"),
}


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A corpus with one law."""
    return corpus(tmp_path)


@pytest.mark.parametrize(("put", "what"), PUT.values(), ids=PUT)
@pytest.mark.parametrize("name", [WHOLE, ALIGNMENTS])
def test_gold_is_a_file_itself(place: Path, name: str, put: Put, what: str) -> None:
    """It is told by the check, with the file and what to do."""
    put(place / "zz" / "law" / name)
    [fault] = found(gold, place)
    assert (fault.file, fault.message, fault.remedy) == (f"zz/law/{name}", what, regular.ITSELF)


@pytest.mark.parametrize(("put", "what"), PUT.values(), ids=PUT)
def test_decisions_are_a_file_themselves(place: Path, put: Put, what: str) -> None:
    """They are told, and have no hash that would have been read from elsewhere."""
    path = place / "zz" / record.FILE
    put(path)
    [fault] = found(decisions, place)
    assert (fault.file, fault.message) == (f"zz/{record.FILE}", what)
    assert file_hash(path) == Hashes(None).of(path) == text_of(path) == ""


@pytest.mark.parametrize(("put", "what"), PUT.values(), ids=PUT)
def test_the_baseline_of_a_corpus_is_a_file_itself(place: Path, put: Put, what: str) -> None:
    """It ends the command; one that a user names may be a link, but never to a device."""
    path = place / "baseline.json"
    put(path)
    with pytest.raises(InputError, match=what):
        gather(place)
    if what == "is a link":
        with pytest.raises(InputError) as told:
            gather(place, path)
        assert what not in str(told.value)


@pytest.mark.parametrize("put", [os.mkfifo, Path.mkdir])
@pytest.mark.parametrize("name", ["law", "loose"])
def test_a_text_is_a_file_itself(place: Path, name: str, put: Put) -> None:
    """A pipe or a folder in the place of a law on record is an error of its manifest; a loose one is no text."""
    (place / "zz" / "law" / "law.txt").unlink()
    put(place / "zz" / "law" / f"{name}.txt")
    [holding], _ = catalogue(place)
    assert not holding.texts
    assert [fault.message for fault in found(manifest, place)] == ["is no file"] * (name == "law")


def test_no_link_to_data_is_opened_to_see_whether_it_is_a_law(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is told as a link."""
    opened: list[Path] = []
    monkeypatch.setattr("harmonize.corpus.catalogue.marks_provisions", opened.append)
    to_a_secret(place / "zz" / "law" / "outline.json")
    assert [fault.message for fault in found(manifest, place)] == ["is a link"]
    assert not opened


def test_what_has_no_end_is_read_to_a_bound(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By its size, and by what came of it where the size was not told."""
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert regular.content(path, 3) == b"abc"
    with pytest.raises(InputError, match="is larger than 0 KB"):
        regular.content(path, 2)
    monkeypatch.setattr(regular, "LARGEST", 2)
    with pytest.raises(InputError, match="is larger than 0 KB"):
        regular.sha256_of(path)
    with pytest.raises(HarmonizeError, match="is larger than"):
        regular.content(Path("/proc/self/status"), 2)


def test_a_user_may_name_a_file_by_a_link(tmp_path: Path) -> None:
    """What a corpus brings is not followed, what a user names is."""
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    (tmp_path / "b").symlink_to(path)
    assert regular.sha256_of(tmp_path / "b", link=True) == sha256(b"abc").hexdigest()
    with pytest.raises(InputError, match="is a link"):
        regular.sha256_of(tmp_path / "b")


def test_a_folder_that_is_a_link_leads_out(tmp_path: Path) -> None:
    """A file below it is not within the folder that it seems to lie in."""
    (tmp_path / "zz" / "unit").mkdir(parents=True)
    (tmp_path / "zz" / "linked").symlink_to(tmp_path / "zz" / "unit")
    assert regular.within(tmp_path / "zz" / "unit" / "a", tmp_path / "zz")
    assert not regular.within(tmp_path / "zz" / "linked" / "a", tmp_path / "zz")


def test_the_manifest_beside_gold_is_no_link(place: Path, tmp_path: Path) -> None:
    """Gold is read with it, also where nobody made a catalogue."""
    manifest = place / "zz" / "law" / "statute.toml"
    manifest.rename(tmp_path / "elsewhere")
    manifest.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(HarmonizeError, match="is a link"):
        read_gold(manifest.with_name(WHOLE))


@pytest.mark.parametrize("lead", ["/dev/zero", "../../secret.json", "nowhere"])
def test_decisions_that_are_a_link_fail_alone_in_a_batch(tmp_path: Path, lead: str) -> None:
    """Nothing endless is read and nothing elsewhere opened: the territory is told, and the other is analyzed."""
    place = small(tmp_path / "corpus")
    (tmp_path / "secret.json").write_text("{}", encoding="utf-8")
    (place / "xb" / "decisions.json").symlink_to(lead)
    summary = run(place, tmp_path / "out", Wish(formats=("json",), workers=1, cache=None))
    assert [(row.id, row.state) for row in summary.territories] == [("XA", "analyzed"), ("XB", "failed")]
    assert [(Path(error.where).name, error.what) for error in summary.errors] == [("decisions.json", "is a link")]


def test_decisions_in_a_linked_folder_are_not_read(tmp_path: Path) -> None:
    """The folder of a legal unit that leads out of the corpus has none; the catalogue tells of the link."""
    place = corpus(tmp_path / "corpus", manifest=MANIFEST.replace('["ZZ"]', '["North"]'))
    (place / "zz" / "jurisdiction.toml").write_text(STATE + 'units = ["North"]\n', encoding="utf-8")
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret" / record.FILE).write_text("{}", encoding="utf-8")
    (place / "zz" / "north").symlink_to(tmp_path / "secret")
    [holding], _ = catalogue(place)
    [territory] = planned([holding], Wish(), Hashes(None).of)
    assert (territory.unit, territory.decisions.is_file(), territory.decided) == ("North", True, False)
    assert [error.what for error in holding.errors] == ["is a link"]
