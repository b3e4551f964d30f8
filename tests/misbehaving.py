"""A server on this machine that misbehaves, each of its paths in one way, and remembers what it was asked."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread

LAW = b"".join(b"Article %d\nWho enters a system of others is punished.\n" % number for number in range(1, 400))
PDF = b"%PDF-1.4\n" + LAW
PAGE = b"<!DOCTYPE html><html><body>The document was not found.</body></html>"
DRIP = 0.02


@dataclass
class Server:
    """What the tests see of a server: its address, and what it was asked in order."""

    origin: str = ""
    robots: bytes = b""
    robots_status: int = 200
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: Event = field(default_factory=Event)

    @property
    def paths(self) -> list[str]:
        """The paths asked for, but robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    def times(self, path: str) -> int:
        """Return how often a path was asked for."""
        return self.paths.count(path)


class Visit(BaseHTTPRequestHandler):
    """One request, answered as its path says."""

    protocol_version = "HTTP/1.1"
    seen: Server

    def do_GET(self) -> None:
        """Answer a request."""
        self.seen.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        self.close_connection = True
        name = self.path.strip("/").partition("?")[0].partition(".")[0].replace("-", "_")
        WAYS.get(name, missing)(self)

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def say(self, body: bytes, status: int = 200, media: str = "text/plain", **headers: str) -> None:
        """Send an answer."""
        self.head(status, media, **{"Content-Length": str(len(body)), **headers})
        self.wfile.write(body)

    def head(self, status: int, media: str = "text/plain", **headers: str) -> None:
        """Send the head of an answer."""
        self.send_response(status)
        self.send_header("Content-Type", media)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.end_headers()


def robots(visit: Visit) -> None:
    """Say what programs may ask for, packed where the test wants it so."""
    packed = {"Content_Encoding": "gzip"} if visit.seen.robots.startswith(b"\x1f\x8b") else {}
    visit.say(visit.seen.robots, visit.seen.robots_status, **packed)


def well(visit: Visit) -> None:
    """Serve the law, or the part of it that is asked for, in the version that is asked for."""
    asked, known = visit.headers.get("Range"), visit.headers.get("If-Range")
    if asked and known == '"1"':
        start = int(asked.removeprefix("bytes=").rstrip("-"))
        visit.say(LAW[start:], 206, Content_Range=f"bytes {start}-{len(LAW) - 1}/{len(LAW)}", ETag='"1"')
    else:
        visit.say(LAW, ETag='"1"')


def breaks(visit: Visit) -> None:
    """Break off in the middle the first time, and serve the rest then."""
    if visit.seen.times(visit.path) == 1:
        visit.head(200, Content_Length=str(len(LAW)), ETag='"1"')
        visit.wfile.write(LAW[: len(LAW) // 2])
    else:
        well(visit)


def forgets(visit: Visit) -> None:
    """Break off in the middle the first time, and serve all then, whatever part is asked for."""
    if visit.seen.times(visit.path) == 1:
        breaks(visit)
    else:
        visit.say(LAW, ETag='"2"')


def shifts(visit: Visit) -> None:
    """Break off in the middle, then serve the rest of another version, and all when asked for it."""
    if visit.seen.times(visit.path) == 2:
        half = len(LAW) // 2
        visit.say(LAW[half:].upper(), 206, Content_Range=f"bytes {half}-{len(LAW) - 1}/{len(LAW)}", ETag='"2"')
    else:
        breaks(visit)


def unfit(visit: Visit) -> None:
    """Break off in the middle, then find no such part, and serve all when asked for it."""
    if visit.seen.times(visit.path) == 2:
        visit.say(b"", 416)
    else:
        breaks(visit)


def busy(visit: Visit) -> None:
    """Be busy once, and ask to be asked again."""
    if visit.seen.times(visit.path) == 1:
        visit.say(b"later", 503, Retry_After="0")
    else:
        well(visit)


def drips(visit: Visit) -> None:
    """Send a byte now and then, and never end."""
    visit.head(200, Content_Length="1000000")
    _drip(visit)


def drips_head(visit: Visit) -> None:
    """Send a head that never ends, a byte now and then."""
    visit.wfile.write(b"HTTP/1.1 200 OK\r\nX-Slow: ")
    _drip(visit)


def _drip(visit: Visit) -> None:
    while not visit.seen.closing.wait(DRIP):
        visit.wfile.write(b"a")
        visit.wfile.flush()


def endless(visit: Visit) -> None:
    """Send more and more, without a word how much."""
    visit.head(200)
    for _ in range(4000):
        visit.wfile.write(LAW)


def bomb(visit: Visit) -> None:
    """Send little that unpacks to very much."""
    visit.say(gzip.compress(b" " * 30_000_000), Content_Encoding="gzip")


def cut_pack(visit: Visit) -> None:
    """Send half of what was packed."""
    visit.say(gzip.compress(LAW)[:200], Content_Encoding="gzip")


def redirects(visit: Visit) -> None:
    """Redirect to the address in the query, or on and on."""
    _, _, target = visit.path.partition("?")
    visit.say(b"", 302, Location=target or "/redirects")


WAYS: dict[str, Callable[[Visit], None]] = {
    "robots": robots,
    "well": well,
    "breaks": breaks,
    "forgets": forgets,
    "shifts": shifts,
    "unfit": unfit,
    "busy": busy,
    "always_busy": lambda visit: visit.say(b"later", 503),
    "in_an_hour": lambda visit: visit.say(b"later", 429, Retry_After="3600"),
    "odd_wait": lambda visit: visit.say(b"later", 503, Retry_After="9" * 5000),
    "drips": drips,
    "drips_head": drips_head,
    "endless": endless,
    "large": lambda visit: visit.head(200, Content_Length="99999999999"),
    "bomb": bomb,
    "packed": lambda visit: visit.say(gzip.compress(LAW), Content_Encoding="gzip"),
    "cut_pack": cut_pack,
    "strange_pack": lambda visit: visit.say(LAW, Content_Encoding="br"),
    "redirects": redirects,
    "page": lambda visit: visit.say(PAGE, media="text/html"),
    "page_as_pdf": lambda visit: visit.say(PAGE, media="application/pdf"),
    "page_as_text": lambda visit: visit.say(PAGE),
    "pdf": lambda visit: visit.say(PDF, media="application/octet-stream"),
    "pdf_as_page": lambda visit: visit.say(PDF, media="text/html"),
    "decisions": lambda visit: visit.say(b'{"decisions": []}', media="application/json"),
    "nothing": lambda visit: visit.say(b""),
    "part": lambda visit: visit.say(LAW[:9], 206, Content_Range=f"bytes 0-8/{len(LAW)}"),
    "gone": lambda visit: visit.say(b"\x1b[31mgone", 410),
    "garbage": lambda visit: visit.wfile.write(b"\x1b[31mno answer at all\r\n\r\n"),
    "silent": lambda visit: visit.seen.closing.wait(5) and None,
}  # fmt: skip


def missing(visit: Visit) -> None:
    """Find nothing."""
    visit.say(PAGE, 404, "text/html")


@contextmanager
def served() -> Iterator[Server]:
    """Give a server that runs while it is needed."""
    seen = Server()
    bound = type("Bound", (Visit,), {"seen": seen})
    with ThreadingHTTPServer(("127.0.0.1", 0), bound) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients hang up on it
        seen.origin = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        try:
            yield seen
        finally:
            seen.closing.set()
            server.shutdown()
