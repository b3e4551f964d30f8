"""Hostile and broken DOCX files: refused with cause and remedy, or read safely."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable
from pathlib import Path
from zipfile import ZipFile

import pytest
from word import para, written

from harmonize import archives
from harmonize.errors import InputError
from harmonize.reading import read

BODY = "word/document.xml"
BOMB = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
MANY = 40


def packed(path: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """Write a DOCX whose members were changed before they were packed."""
    written(path, para("Rain falls."))
    with ZipFile(path) as whole:
        members = {name: whole.read(name) for name in whole.namelist()}
    change(members)
    with ZipFile(path, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, content in members.items():
            whole.writestr(name, content)
    return path


def declared(members: dict[str, bytes]) -> None:
    """Declare entities in the body."""
    head, rest = members[BODY].split(b"?>", 1)
    members[BODY] = head + b"?>" + BOMB + rest


def declared_wide(members: dict[str, bytes]) -> None:
    """Declare entities in a body in UTF-16."""
    declared(members)
    members[BODY] = members[BODY].decode().replace("UTF-8", "UTF-16").encode("utf-16")


def inflated(members: dict[str, bytes]) -> None:
    """Add a member that unpacks to a thousand times its size."""
    members["word/media/rain.png"] = bytes(8 << 20)


def climbing(members: dict[str, bytes]) -> None:
    """Add a member whose name leads out of the archive."""
    members["../../outside.xml"] = b"<rain/>"


def crowded(members: dict[str, bytes]) -> None:
    """Add thousands of members."""
    members.update({f"word/media/{i}.png": b"" for i in range(6000)})


def deep(members: dict[str, bytes]) -> None:
    """Nest elements a hundred thousand times."""
    members[BODY] = members[BODY].replace(b"<w:sectPr", b"<w:sdt>" * 100_000 + b"<w:sectPr", 1)


def lost(members: dict[str, bytes]) -> None:
    """Take away the part that holds the styles, which others refer to."""
    del members["word/styles.xml"]


def strict(members: dict[str, bytes]) -> None:
    """Write the body in the vocabulary of Strict Open XML."""
    given = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    members[BODY] = members[BODY].replace(given, b"http://purl.oclc.org/ooxml/wordprocessingml/main")


def cut(members: dict[str, bytes]) -> None:
    """Cut the body short."""
    members[BODY] = members[BODY][:-30]


def empty(members: dict[str, bytes]) -> None:
    """Take every word away."""
    members[BODY] = members[BODY].replace(b"Rain falls.", b"")


HOSTILE = {
    declared: "declares a document type",
    declared_wide: "declares a document type",
    inflated: "unpacks to 8 MB",
    climbing: "leads out of it",
    crowded: "an archive of",
    deep: "can be opened",
    lost: "can be opened",
    strict: "Strict Open XML",
    cut: "can be opened",
    empty: "has no text",
}


@pytest.mark.parametrize("change", HOSTILE, ids=lambda change: change.__name__)
def test_hostile_archives_are_refused(tmp_path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """What could harm or cannot be opened is refused with its cause and what to do."""
    path = packed(tmp_path / "law.docx", change)
    with pytest.raises(InputError) as refused:
        read(path)
    assert HOSTILE[change] in refused.value.what
    assert refused.value.where.startswith(str(path))
    assert len(refused.value.remedy) > 5


def test_macros_and_links_are_not_followed(tmp_path: Path) -> None:
    """A macro and a link to another machine change nothing: neither is opened."""

    def attack(members: dict[str, bytes]) -> None:
        rels = "word/_rels/document.xml.rels"
        outside = b'" Target="http://192.0.2.1/law.xml" TargetMode="External"/></Relationships>'
        kinds = (b"header", b"attachedTemplate", b"footnotes")
        kind = b'<Relationship Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        for at, name in enumerate(kinds):
            link = kind + name + b'" Id="rId9%d' % at + outside
            members[rels] = members[rels].replace(b"</Relationships>", link)
        head = b'<w:headerReference w:type="default" r:id="rId90"/>'
        members[BODY] = members[BODY].replace(b"<w:pgSz", head + b"<w:pgSz", 1)
        members["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub AutoOpen()"

    assert read(packed(tmp_path / "law.docm", attack)).text == "Rain falls.\n"


def macros(members: dict[str, bytes]) -> None:
    """Make it a document with macros."""
    types = "[Content_Types].xml"
    plain = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    members[types] = members[types].replace(plain, b"application/vnd.ms-word.document.macroEnabled.main+xml")
    members["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 Sub AutoOpen()"


def renamed(members: dict[str, bytes]) -> None:
    """Give the body the name that some servers give it."""
    members["word/document2.xml"] = members.pop(BODY)
    members["word/_rels/document2.xml.rels"] = members.pop("word/_rels/document.xml.rels")
    for name in ("[Content_Types].xml", "_rels/.rels"):
        members[name] = members[name].replace(b"word/document.xml", b"word/document2.xml")


@pytest.mark.parametrize("change", [macros, renamed])
def test_other_documents_of_word_are_read(tmp_path: Path, change: Callable[[dict[str, bytes]], None]) -> None:
    """A document with macros is read without them, and one whose body has another name is one too."""
    assert read(packed(tmp_path / "law.docm", change)).text == "Rain falls.\n"


def test_encrypted_members_are_refused(tmp_path: Path) -> None:
    """A member marked as encrypted is refused, and nothing asks for a password."""
    data = bytearray(written(tmp_path / "law.docx", para("Rain falls.")).read_bytes())
    at = data.rindex(b"PK\x01\x02")
    data[at + 8] |= 1
    with pytest.raises(InputError, match="encrypted"):
        archives.members(bytes(data), "law.docx")


def test_truncated_files_are_refused(tmp_path: Path) -> None:
    """A DOCX cut short anywhere is refused."""
    data = written(tmp_path / "law.docx", para("Rain falls.")).read_bytes()
    for share in range(1, 10):
        path = tmp_path / f"{share}.docx"
        path.write_bytes(data[: len(data) * share // 10])
        with pytest.raises(InputError):
            read(path)


def readable(path: Path) -> bool:
    """Tell whether a file is read; one that is refused has a remedy, and nothing else happens."""
    try:
        return bool(read(path).text)
    except InputError as error:
        return not error.remedy


def scrambled(data: bytes, chance: random.Random, among: bytes) -> bytes:
    """Return bytes of which one became another of those ``among``."""
    changed = bytearray(data)
    changed[chance.randrange(len(changed))] = chance.choice(among)
    return bytes(changed)


def test_mutated_files_are_read_or_refused(tmp_path: Path) -> None:
    """Bytes changed at random, in the packed file or in its body, are read or refused, never a crash."""
    chance = random.Random(7)
    whole = written(tmp_path / "law.docx", para("Rain falls.")).read_bytes()

    def mutate(members: dict[str, bytes]) -> None:
        members[BODY] = scrambled(members[BODY], chance, b"abc<>")

    files = []
    for at in range(MANY):
        files += [tmp_path / f"direct-{at}.docx", packed(tmp_path / f"body-{at}.docx", mutate)]
        files[-2].write_bytes(scrambled(whole, chance, bytes(range(256))))
    assert 0 < sum(map(readable, files)) < len(files)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Word document"),
        (b"{\\rtf1\\ansi Rain falls.}", "Rich Text Format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "picture"),
        (b"PK\x03\x04" + bytes(range(256)), "damaged archive"),
    ],
)
def test_foreign_formats_are_named(tmp_path: Path, data: bytes, what: str) -> None:
    """A format that is not read is named, with what to do, whatever the file's name says."""
    path = tmp_path / "law.docx"
    path.write_bytes(data)
    with pytest.raises(InputError, match=what) as refused:
        read(path)
    assert refused.value.remedy.startswith(("open it", "make a PDF", "fetch it"))


@pytest.mark.parametrize(
    ("member", "what"), [("content.xml", r"OpenDocument text \(.odt\)"), ("law.pdf", "an archive")]
)
def test_other_archives_are_named(tmp_path: Path, member: str, what: str) -> None:
    """An archive that is no DOCX is named for what it is."""
    path = tmp_path / "law.odt"
    with ZipFile(path, "w") as whole:
        whole.writestr(member, "<rain/>")
    with pytest.raises(InputError, match=what):
        read(path)
