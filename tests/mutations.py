"""Mutations: a file's bytes broken, truncated, or made strange, the same for the same random numbers."""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Callable, Sequence
from random import Random

_NUMBER = re.compile(rb"\d+")
_PACKED = re.compile(
    rb"/Filter\s*\[?\s*/FlateDecode\s*\]?(?P<rest>[^>]*>>\s*stream\r?\n)(?P<body>.*?)endstream", re.DOTALL
)
EXTREMES = (b"0", b"-1", b"1", b"65536", b"2147483647", b"-2147483648", b"4294967296", b"99999999999999999999", b"1e99")
NASTY = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"<<", b">>", b"[", b"(", b"endobj ", b"stream\n", b" R ", b"/", b"q ", b"Do ",
    b"<", b"&", b"]]>", b"<!--", b"<p>", b"<num>", b'"', b"{", b"\\u0000", b"1. ", b"(a) ", b"Neni 1\n", b"\n", b"\t",
    b"-", b".", b"1", "§".encode(), "\xad".encode(), b"\x0c",
    "\u202e".encode(), "\ufffe".encode(), "й".encode(), "\U0010ffff".encode(), b"\xed\xa0\x80",
)  # fmt: skip
MAX_BYTES = 2_000_000

Mutation = Callable[[bytes, Random], bytes]


def unpacked(pdf: bytes) -> bytes:
    """A PDF with its compressed streams laid open, so that mutations reach what they say; its table no longer fits."""
    return _PACKED.sub(lambda found: found["rest"] + _inflated(found["body"]) + b"\nendstream", pdf)


def _inflated(body: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(body)
    except zlib.error:
        return body


def _stretch(data: bytes, random: Random, longest: int = 2_000) -> tuple[int, int]:
    start = random.randrange(len(data) + 1)
    return start, min(len(data), start + int(longest ** random.random()))


def truncated(data: bytes, random: Random) -> bytes:
    """The beginning, as a broken download leaves it."""
    return data[: random.randrange(len(data) + 1)]


def flipped(data: bytes, random: Random) -> bytes:
    """Some bytes are others."""
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 30, 300)) if data else 0):
        changed[random.randrange(len(data))] = random.randrange(256)
    return bytes(changed)


def cut(data: bytes, random: Random) -> bytes:
    """A stretch is missing."""
    start, end = _stretch(data, random)
    return data[:start] + data[end:]


def repeated(data: bytes, random: Random) -> bytes:
    """A stretch is there many times."""
    start, end = _stretch(data, random, 200)
    return data[:start] + data[start:end] * random.choice((2, 10, 1_000)) + data[end:]


def moved(data: bytes, random: Random) -> bytes:
    """A stretch stands elsewhere."""
    start, end = _stretch(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def renumbered(data: bytes, random: Random) -> bytes:
    """Some numbers are extreme ones, or each other."""
    numbers = list(_NUMBER.finditer(data))
    for found in sorted(random.sample(numbers, min(len(numbers), random.choice((1, 3, 20)))), key=lambda m: -m.start()):
        other = random.choice((*EXTREMES, random.choice(numbers)[0]))
        data = data[: found.start()] + other + data[found.end() :]
    return data


def stuffed(data: bytes, random: Random) -> bytes:
    """Something nasty stands somewhere, once or very often."""
    at = random.randrange(len(data) + 1)
    return data[:at] + random.choice(NASTY) * random.choice((1, 3, 100, 20_000)) + data[at:]


MUTATIONS: tuple[Mutation, ...] = (truncated, flipped, cut, repeated, moved, renumbered, stuffed)


def mutated(data: bytes, random: Random) -> bytes:
    """Bytes with one to four mutations; in an archive, mostly within one of its files."""
    if zipfile.is_zipfile(io.BytesIO(data)) and random.random() < 0.8:
        return _within(data, random)
    for mutation in random.choices(MUTATIONS, k=random.choice((1, 1, 2, 4))):
        data = mutation(data, random)[:MAX_BYTES]
    return data


def _within(archive: bytes, random: Random) -> bytes:
    with zipfile.ZipFile(io.BytesIO(archive)) as whole:
        files = [(name, whole.read(name)) for name in whole.namelist()]
    chosen = random.choices([name for name, _ in files], [len(data) for _, data in files])[0]
    return archived([(name, mutated(data, random) if name == chosen else data) for name, data in files])


def archived(files: Sequence[tuple[str, bytes]]) -> bytes:
    """An archive of files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as whole:
        for name, data in files:
            whole.writestr(zipfile.ZipInfo(name), data)
    return out.getvalue()
