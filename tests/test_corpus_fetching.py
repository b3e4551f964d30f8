"""Texts are fetched once, whole and as promised, and whatever a server does, nothing wrong is put at their place."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import misbehaving
import pytest
from misbehaving import LAW, PDF, Server

from harmonize.corpus.catalogue import Entry
from harmonize.corpus.fetching import Fetched, Fetcher
from harmonize.corpus.manners import Manners
from harmonize.errors import FetchError
from harmonize.knowledge.manifests import StatuteFile

QUICK = Manners(connect=1, read=1, seconds=5, backoff=0, pause=0, largest=1_000_000, private=True)
HASH = sha256(LAW).hexdigest()


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that misbehaves."""
    with misbehaving.served() as running:
        yield running


def entry(folder: Path, text: str, file: str = "act.txt", digest: str = "") -> Entry:
    """Return a law on record whose text is at an address."""
    facts = {"title": "An Act", "citation": "Act No. 1", "kind": "other", "language": "en", "seen": date(2026, 1, 1)}
    source = "https://gazette.example/act"
    return Entry(StatuteFile(id="act", file=file, sha256=digest, source=source, text=text, **facts), folder)


def fetch(server: Server, path: str, folder: Path, manners: Manners = QUICK, **said: str) -> Fetched:
    """Fetch a text from a path of the server."""
    return Fetcher(manners).fetch(entry(folder, f"{server.origin}/{path}", **said))


def refusal(server: Server, path: str, folder: Path, manners: Manners = QUICK, **said: str) -> FetchError:
    """Return the error of a text that cannot be fetched; nothing lies at its place afterwards."""
    with pytest.raises(FetchError) as caught:
        fetch(server, path, folder, manners, **said)
    error = caught.value
    assert "statute.toml, text" in error.where
    assert error.remedy
    assert not (folder / said.get("file", "act.txt")).exists()
    assert str(error).isprintable()
    return error


def test_a_text_is_fetched_and_verified(server: Server, tmp_path: Path) -> None:
    """What a server serves well lies at its place, and nothing beside it; harmonize says who asks."""
    found = fetch(server, "well", tmp_path, digest=HASH)
    assert (found.verified, found.new, found.size) == (True, True, len(LAW))
    assert [path.name for path in tmp_path.iterdir()] == ["act.txt"]
    assert (tmp_path / "act.txt").read_bytes() == LAW
    asked = dict(server.asked)["/well"]
    assert asked["user-agent"].startswith("harmonize-law/")
    assert asked["accept-encoding"] == "identity"


def test_a_text_without_a_hash_is_unverified(server: Server, tmp_path: Path) -> None:
    """A text whose hash nobody recorded is told as unverified, with the hash that it has."""
    found = fetch(server, "well", tmp_path)
    assert (found.verified, found.sha256) == (False, HASH)


@pytest.mark.parametrize("way", ["breaks", "forgets", "shifts", "unfit"])
def test_half_a_text_is_gone_on_with(server: Server, tmp_path: Path, way: str) -> None:
    """What breaks off is gone on with where it is the same version, and fetched anew where it is not."""
    assert fetch(server, way, tmp_path, digest=HASH).verified
    assert [path.name for path in tmp_path.iterdir()] == ["act.txt"]
    _, again = [asked for asked in server.asked if asked[0] == f"/{way}"][1]
    assert (again["range"], again["if-range"]) == (f"bytes={len(LAW) // 2}-", '"1"')


def test_half_a_text_stays_for_the_next_time(server: Server, tmp_path: Path) -> None:
    """What came before the last attempt broke off stays under a name that is no statute's, and is used then."""
    once = replace(QUICK, attempts=1)
    assert "breaks off" in refusal(server, "breaks", tmp_path, once).what
    assert (tmp_path / "act.txt.part").read_bytes() == LAW[: len(LAW) // 2]
    assert fetch(server, "breaks", tmp_path, once, digest=HASH).verified
    assert "range" in server.asked[-1][1]


def test_half_a_text_of_another_address_is_not_gone_on_with(server: Server, tmp_path: Path) -> None:
    """A half text whose address was corrected since is fetched from its beginning."""
    (tmp_path / "act.txt.part").write_bytes(b"something else")
    (tmp_path / "act.txt.part.of").write_text('{"address": "https://old.example/act", "version": "1"}')
    assert fetch(server, "well", tmp_path, digest=HASH).verified
    assert "range" not in server.asked[-1][1]


def test_a_busy_server_is_asked_again(server: Server, tmp_path: Path) -> None:
    """A server that is busy once is asked once more; one that always is, three times in all."""
    assert fetch(server, "busy", tmp_path, digest=HASH).verified
    assert "503" in refusal(server, "always_busy", tmp_path, file="b.txt").what
    assert server.times("/always_busy") == 3


def test_a_server_that_asks_for_an_hour_is_left_alone(server: Server, tmp_path: Path) -> None:
    """Where a server asks to come back in an hour it is not asked before; where it asks for nonsense, as usual."""
    assert "3,600 seconds" in refusal(server, "in_an_hour", tmp_path).remedy
    assert server.times("/in_an_hour") == 1
    assert "503" in refusal(server, "odd_wait", tmp_path).what


@pytest.mark.parametrize("way", ["drips", "drips_head", "silent"])
def test_a_slow_server_is_cut_off(server: Server, tmp_path: Path, way: str) -> None:
    """A server that sends a byte now and then, in its head or its text, is cut off after the time that there is."""
    brief = replace(QUICK, seconds=0.15)
    assert "0.15 seconds" in refusal(server, way, tmp_path, brief).what


@pytest.mark.parametrize("way", ["large", "endless", "bomb"])
def test_a_text_that_is_too_large_is_refused(server: Server, tmp_path: Path, way: str) -> None:
    """What is larger than allowed is refused: as announced, as it comes, and as it unpacks; nothing of it is kept."""
    assert "larger than 1,000,000 bytes" in refusal(server, way, tmp_path).what
    assert list(tmp_path.iterdir()) == []


def test_a_packed_text_is_unpacked(server: Server, tmp_path: Path) -> None:
    """A text packed without being asked for is unpacked; one packed badly or strangely is refused."""
    assert fetch(server, "packed", tmp_path, digest=HASH).verified
    assert "cut off" in refusal(server, "cut-pack", tmp_path, file="b.txt").what
    assert "'br'" in refusal(server, "strange-pack", tmp_path, file="c.txt").what


@pytest.mark.parametrize(
    ("way", "file", "told"),
    [
        ("page", "act.pdf", "'text/html'"),
        ("page-as-pdf", "act.pdf", "a page of HTML"),
        ("page-as-text", "act.txt", "a page of HTML"),
        ("pdf-as-page", "act.pdf", "'text/html'"),
        ("pdf", "act.txt", "a PDF"),
        ("pdf", "act.docx", "a PDF"),
        ("decisions", "act.json", "plain text"),
        ("nothing", "act.txt", "nothing"),
    ],
)
def test_a_mislabelled_answer_is_refused(server: Server, tmp_path: Path, way: str, file: str, told: str) -> None:
    """An answer that is not what its media type or the file's name says is refused, and nothing of it is kept."""
    assert told in refusal(server, way, tmp_path, file=file).what
    assert list(tmp_path.iterdir()) == []


def test_an_answer_without_a_media_type_is_told_by_its_content(server: Server, tmp_path: Path) -> None:
    """A server that does not know what it serves is believed to serve a PDF where it is one."""
    assert fetch(server, "pdf", tmp_path, file="act.pdf", digest=sha256(PDF).hexdigest()).verified


@pytest.mark.parametrize(
    ("way", "told"), [("gone", "410 (Gone)"), ("nowhere", "404"), ("part", "206"), ("garbage", "breaks off")]
)
def test_an_answer_that_is_no_text_is_refused(server: Server, tmp_path: Path, way: str, told: str) -> None:
    """Errors, parts that were not asked for and what is no answer are refused, in words that are not the server's."""
    assert told in refusal(server, way, tmp_path).what


def test_another_text_is_kept_beside(server: Server, tmp_path: Path) -> None:
    """A text that is not the one verified is kept under a name that is no statute's, and the error says where."""
    error = refusal(server, "well", tmp_path, digest="0" * 64)
    assert HASH in error.what
    kept = tmp_path / f"act.txt.refused-{HASH[:12]}"
    assert list(tmp_path.iterdir()) == [kept]
    assert kept.name in error.remedy


def test_a_text_that_is_there_is_never_overwritten(server: Server, tmp_path: Path) -> None:
    """A file with other content is left and told, the right one is found there, and nobody is asked for either."""
    path = tmp_path / "act.txt"
    path.write_bytes(b"another text")
    with pytest.raises(FetchError, match="left as it is"):
        fetch(server, "well", tmp_path, digest=HASH)
    assert path.read_bytes() == b"another text"
    path.write_bytes(LAW)
    assert not fetch(server, "well", tmp_path, digest=HASH).new
    assert server.asked == []


def test_links_are_not_written_through(server: Server, tmp_path: Path) -> None:
    """A link in a corpus, at a text's place or where half of it would lie, leads nothing out of the corpus."""
    outside = tmp_path / "outside"
    outside.write_bytes(b"precious")
    for name in ("act.txt", "act.txt.part", "act.txt.part.of"):
        folder = tmp_path / name.replace(".", "-")
        folder.mkdir()
        (folder / name).symlink_to(outside)
        with pytest.raises(FetchError):
            fetch(server, "well", folder, digest=HASH)
        assert outside.read_bytes() == b"precious"


def test_a_law_without_an_address_names_its_page(tmp_path: Path) -> None:
    """Where no address of the text is on record, the page is named that the facts were seen on."""
    with pytest.raises(FetchError, match=r"https://gazette\.example/act.*harmonize corpus add"):
        Fetcher(QUICK).fetch(entry(tmp_path, ""))


@pytest.mark.parametrize("file", ["statute.toml", "..", "run.sh", "act"])
def test_a_name_that_is_no_texts_is_refused(tmp_path: Path, file: str) -> None:
    """A manifest cannot have something fetched that harmonize would not read as a law."""
    with pytest.raises(FetchError):
        Fetcher(QUICK).fetch(entry(tmp_path, "https://gazette.example/act", file))


def test_a_full_disk_is_told(server: Server, tmp_path: Path) -> None:
    """Where nothing can be written, the error says so and names the manifest."""
    with pytest.raises(FetchError, match="cannot be written"):
        fetch(server, "well", tmp_path / "missing")
