"""Fetches the texts of laws from the addresses on record: once, whole, as promised, and never over another text."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import BinaryIO

from harmonize.corpus import answers, partial
from harmonize.corpus.addresses import parsed
from harmonize.corpus.catalogue import Entry
from harmonize.corpus.manners import Deadline, Manners
from harmonize.corpus.visiting import Answer, TransientError, Visitor
from harmonize.errors import FetchError
from harmonize.knowledge.manifests import MANIFEST

Tell = Callable[[str], None]

_RANGE = re.compile(r"bytes\s+(?P<first>\d{1,18})-\d{1,18}/(?P<whole>\d{1,18})", re.IGNORECASE)
"""What part of a text an answer is: ``bytes 100-199/200``."""
_WHOLE, _PART, _UNFIT = 200, 206, 416


@dataclass(frozen=True, slots=True)
class Fetched:
    """A text at its place: ``verified`` where its hash is the manifest's, ``new`` where it was fetched now."""

    entry: Entry
    sha256: str
    size: int
    new: bool

    @property
    def verified(self) -> bool:
        """Whether somebody has vouched for this very text."""
        return self.sha256 == self.entry.manifest.sha256


class Fetcher:
    """Fetches texts one after the other, with the same manners and what the hosts asked for."""

    def __init__(self, manners: Manners | None = None, tell: Tell = lambda _: None) -> None:
        self.manners = manners or Manners()
        self.tell = tell
        self.visitor = Visitor(self.manners)

    def fetch(self, entry: Entry) -> Fetched:
        """Fetch the text of an entry, or return what lies there already where it is what the manifest says.

        A :class:`FetchError` names the manifest, the address, the cause and what to do. Half a text stays for the next
        time; a text whose hash is not the manifest's is kept under another name.
        """
        manifest = entry.manifest
        where = f"{entry.folder / MANIFEST}, text" + (f" = {printable(manifest.text)}" if manifest.text else "")
        try:
            if entry.path.exists() or entry.path.is_symlink():
                return there(entry)
            if not manifest.text:
                remedy = f"get it from {printable(manifest.source)} and add it with harmonize corpus add"
                raise FetchError(where, "no address of the text is on record", remedy)
            answers.form_of(manifest.file)
            self._download(entry)
            return self._accepted(entry)
        except FetchError as error:
            what = error.what if error.where in (where, *ways(manifest.text)) else f"{error.where}: {error.what}"
            raise FetchError(where, what, error.remedy) from error
        except OSError as error:
            raise FetchError(where, f"the text cannot be written ({error})", "see to folder and disk") from error

    def _download(self, entry: Entry) -> None:
        """Fetch a text into the file beside its place, going on where an answer breaks off."""
        deadline = Deadline(self.manners.seconds)
        tries = self.visitor.tries()
        while True:
            try:
                if self._attempt(entry, deadline):
                    return
            except TransientError as trouble:
                tries = self.visitor.again(tries, trouble, deadline)

    def _attempt(self, entry: Entry, deadline: Deadline) -> bool:
        """Ask once for a text or the rest of it; tell whether it is whole now, or to be asked for anew."""
        target, address = entry.path, entry.manifest.text
        before = partial.begun(target, address)
        headers = {"Range": f"bytes={before.size}-", "If-Range": before.version} if before.size else {}
        with self.visitor.visit(address, headers, deadline) as answer:
            if before.size and answer.status == _UNFIT:
                partial.drop(target)
                return False
            if answer.status not in ((_WHOLE, _PART) if before.size else (_WHOLE,)):
                what = f"the server answers with {answer.said}"
                raise FetchError(answer.where, what, "open it in a browser and correct the address in the manifest")
            if answer.status == _PART and not goes_on(answer, before):
                partial.drop(target)
                return False
            answers.check_media(target.name, answer.header("Content-Type"), answer.where)
            kept = before.size if answer.status == _PART else 0
            with partial.further(target) if kept else partial.start(target, address, answer.version) as file:
                self._keep(entry, answer, file, kept)
        return True

    def _keep(self, entry: Entry, answer: Answer, file: BinaryIO, size: int) -> None:
        """Write what comes to a file that has some of it, as long as it is not too large."""
        kept = size
        for piece in chain([b""], answers.unpacked(answer.pieces(), answer.encoding, answer.where)):
            size += len(piece)
            if max(size, kept + answer.length) > self.manners.largest:
                partial.drop(entry.path)
                what = f"the text is larger than {self.manners.largest:,} bytes"
                raise FetchError(answer.where, what, "allow more with --largest, if it is the law")
            file.write(piece)
            self.tell(f"{entry.manifest.id}: {size:,} bytes")
        file.flush()
        if os.fstat(file.fileno()).st_size != size:
            raise FetchError(str(partial.part(entry.path)), "something else writes to this file", "wait for it")

    def _accepted(self, entry: Entry) -> Fetched:
        """Put a text at its place where it is what name and manifest say."""
        manifest, target = entry.manifest, entry.path
        came = partial.part(target)
        data = came.read_bytes()
        try:
            answers.check_content(target.name, came, data, printable(manifest.text))
        except FetchError:
            partial.drop(target)
            raise
        digest = sha256(data).hexdigest()
        if manifest.sha256 and digest != manifest.sha256.lower():
            kept = partial.set_aside(target, digest)
            what = f"the text served is not the one verified: its SHA-256 is {digest}, the manifest's {manifest.sha256}"
            remedy = f"it is kept as {kept.name}: compare it, and if the law was amended, add it anew"
            raise FetchError(printable(manifest.text), what, remedy)
        partial.place(target)
        return Fetched(entry, digest, len(data), new=True)


def there(entry: Entry) -> Fetched:
    """Return the text that lies at an entry's place; a :class:`FetchError` where it is another one, which is left."""
    if entry.path.is_symlink() or not entry.path.is_file():
        raise FetchError(str(entry.path), "is no file of its own and is left as it is", "move it away")
    data = entry.path.read_bytes()
    found = Fetched(entry, sha256(data).hexdigest(), len(data), new=False)
    if entry.manifest.sha256 and not found.verified:
        what = f"lies there with other content (SHA-256 {found.sha256}) than the manifest says, and is left as it is"
        raise FetchError(str(entry.path), what, "move it away and fetch again, or correct the manifest")
    return found


def goes_on(answer: Answer, before: partial.Begun) -> bool:
    """Tell whether an answer is the rest of what was begun: it starts there, in the same version."""
    said = _RANGE.fullmatch(answer.header("Content-Range").strip())
    same = answer.version in ("", before.version)
    return said is not None and int(said["first"]) == before.size and same and not answer.encoding


def ways(text: str) -> tuple[str, ...]:
    """Return how errors write an address: as a manifest has it, and as it is asked for."""
    with suppress(FetchError):
        return printable(text), str(parsed(text))
    return (printable(text),)


def printable(text: str) -> str:
    """Return a text of a manifest as a message can show it."""
    return text if text.isprintable() else ascii(text)
