"""Visits servers, one request at a time: guarded, patient within bounds, and as polite as their ``robots.txt`` asks.

The only door to urllib3 and to the network. No proxy, no ``.netrc`` and no cookie is used.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from importlib.metadata import version
from itertools import islice
from typing import Any
from urllib.robotparser import RobotFileParser

import urllib3
from urllib3.exceptions import HTTPError, SSLError

from harmonize.corpus.addresses import Address, machines, onwards, parsed
from harmonize.corpus.answers import unpacked
from harmonize.corpus.manners import Deadline, Manners
from harmonize.errors import FetchError

AGENT = "harmonize-law"
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_BUSY = frozenset((429, 500, 502, 503, 504))
_STEP = 1 << 16
_ROBOTS = 500 * 1024
"""As much of a ``robots.txt`` as RFC 9309 asks to be read."""
_REMEDY = "open it in a browser and correct the address in the manifest"

Cut = Callable[[socket.socket], None]


class TransientError(FetchError):
    """What may go better in a while: ``after`` are the seconds that the server asks to wait."""

    after: float = 0


@dataclass(frozen=True, slots=True)
class Answer:
    """A server's answer, of which only the head was read."""

    where: str
    response: urllib3.BaseHTTPResponse
    deadline: Deadline

    @property
    def status(self) -> int:
        """The status, such as 200."""
        return self.response.status

    @property
    def said(self) -> str:
        """The status with its meaning, in words that are not the server's."""
        with suppress(ValueError):
            return f"{self.status} ({HTTPStatus(self.status).phrase})"
        return str(self.status)

    def header(self, name: str) -> str:
        """Return a header, empty where there is none."""
        return self.response.headers.get(name) or ""

    @property
    def version(self) -> str:
        """By what the server tells versions of a text apart, surely enough to put two halves together; else empty."""
        etag = self.header("ETag")
        said = etag if etag.startswith('"') else self.header("Last-Modified")
        return said if said.isascii() and said.isprintable() and not self.encoding else ""

    @property
    def encoding(self) -> str:
        """How the text is packed; empty where it is not."""
        encoding = self.header("Content-Encoding").strip().lower()
        return "" if encoding == "identity" else encoding

    @property
    def length(self) -> int:
        """How many bytes are to come as the server says, 0 where it does not."""
        said = self.header("Content-Length")
        return int(said) if said.isdecimal() and len(said) < 19 else 0

    def pieces(self) -> Iterator[bytes]:
        """Yield what comes, as it comes; a :class:`TransientError` where it breaks off."""
        try:
            while piece := self.response.read(_STEP, decode_content=False):
                yield piece
        except (HTTPError, OSError, ValueError) as error:
            raise broken(self.where, error, self.deadline) from error
        if not self.deadline.left:
            raise self.deadline.passed(self.where)


class Visitor:
    """Visits servers with the same manners, and remembers when it was where and what it may."""

    def __init__(self, manners: Manners) -> None:
        self.manners = manners
        self._last: dict[str, float] = {}
        self._rules: dict[str, RobotFileParser] = {}

    def tries(self) -> urllib3.Retry:
        """Return how often something may be tried, and how long apart."""
        return urllib3.Retry(self.manners.attempts - 1, backoff_factor=self.manners.backoff)

    def again(self, tries: urllib3.Retry, trouble: TransientError, deadline: Deadline) -> urllib3.Retry:
        """Wait until something may be tried once more; raises the trouble where it was tried often enough."""
        if trouble.after > self.manners.patience:
            raise trouble
        try:
            left = tries.increment("GET", trouble.where)
        except HTTPError:
            raise trouble from None
        deadline.wait(max(trouble.after, left.get_backoff_time()), trouble.where)
        return left

    @contextmanager
    def visit(self, text: str, headers: dict[str, str], deadline: Deadline, free: bool = False) -> Iterator[Answer]:
        """Ask for what an address serves, wherever it redirects to; every address is checked before it is asked.

        ``free`` asks without looking at ``robots.txt``, as is done for this file itself. A :class:`TransientError`
        where it may go better later, another :class:`FetchError` where it will not.
        """
        address = parsed(text)
        for _ in range(self.manners.redirects + 1):
            pause = self.manners.pause if free else self._permitted(address, deadline)
            deadline.wait(self._last.get(address.host, 0) + pause - time.monotonic(), str(address))
            with self._exchange(address, headers, deadline) as answer:
                if answer.status in _BUSY:
                    raise busy(answer)
                if answer.status not in _REDIRECTS or not answer.header("Location"):
                    yield answer
                    return
                following = onwards(address, answer.header("Location"))
            address = following
        raise FetchError(text, f"redirects more than {self.manners.redirects} times", _REMEDY)

    def _permitted(self, address: Address, deadline: Deadline) -> float:
        """Return the pause that a host asks for; a :class:`FetchError` where its ``robots.txt`` forbids the address."""
        if address.origin not in self._rules:
            self._rules[address.origin] = self._read_rules(address.origin, deadline)
        rules = self._rules[address.origin]
        asked = float(rules.crawl_delay(AGENT) or 0)
        if not rules.can_fetch(AGENT, str(address)) or asked > self.manners.patience:
            what = f"{address.origin}/robots.txt asks programs to leave it alone"
            raise FetchError(str(address), what, "get it by hand and add it with harmonize corpus add")
        return max(self.manners.pause, asked)

    def _read_rules(self, origin: str, deadline: Deadline) -> RobotFileParser:
        """Return what a host asks of programs: nothing where it has no ``robots.txt`` (RFC 9309, 2.3.1)."""
        rules = RobotFileParser()
        with self.visit(f"{origin}/robots.txt", {}, deadline, free=True) as answer:
            pieces = unpacked(answer.pieces(), answer.encoding, answer.where)
            text = b"".join(islice(pieces, _ROBOTS // _STEP + 1)) if answer.status == HTTPStatus.OK else b""
        try:
            rules.parse(text.decode("utf-8-sig", "replace").splitlines())
        except ValueError:  # a number that is none
            rules.parse(["User-agent: *", "Disallow: /"])
        return rules

    @contextmanager
    def _exchange(self, address: Address, headers: dict[str, str], deadline: Deadline) -> Iterator[Answer]:
        """Send one request over a connection of its own, and give the answer."""
        try:
            numbers = machines(address, self.manners.private, self.manners.lookup)
        except OSError as error:
            raise broken(str(address), error, deadline) from error
        asked = {"Host": address.authority, "User-Agent": agent(), "Accept-Encoding": "identity", **headers}
        with deadline.cutting() as cut:
            response = self._first(address, numbers, asked, deadline, cut)
            try:
                yield Answer(str(address), response, deadline)
            finally:
                response.close()
                self._last[address.host] = time.monotonic()

    def _first(
        self, address: Address, numbers: tuple[str, ...], headers: dict[str, str], deadline: Deadline, cut: Cut
    ) -> urllib3.BaseHTTPResponse:
        """Return the answer of the first of some machines that can be reached."""
        trouble: FetchError = TransientError(str(address), "the name leads nowhere", _REMEDY)
        for number in numbers:
            pool = self._pool(address, number, deadline, cut)
            try:
                return pool.urlopen("GET", address.target, headers=headers, retries=False, preload_content=False)
            except (HTTPError, OSError, ValueError) as error:
                trouble = broken(str(address), error, deadline)
        raise trouble

    def _pool(self, address: Address, number: str, deadline: Deadline, cut: Cut) -> urllib3.HTTPConnectionPool:
        """Return what connects to a machine by its number alone, and takes it for the address's host."""
        limits = urllib3.Timeout(
            connect=min(self.manners.connect, deadline.left) or None, read=min(self.manners.read, deadline.left) or None
        )
        if address.scheme == "http":
            pool = urllib3.HTTPConnectionPool(number, address.port, timeout=limits)
        else:
            trust = self.manners.trust or ssl.create_default_context()
            pool = urllib3.HTTPSConnectionPool(
                number, address.port, timeout=limits, ssl_context=trust,
                server_hostname=address.host, assert_hostname=address.host,
            )  # fmt: skip
        pool.ConnectionCls = watched(pool.ConnectionCls, cut)
        return pool


def watched(connection: Any, cut: Cut) -> Any:
    """Return a class of connections that hand their sockets to ``cut`` before the first byte goes over them."""

    class Watched(connection):  # type: ignore[misc]
        def _new_conn(self) -> socket.socket:
            opened: socket.socket = super()._new_conn()
            cut(opened)
            return opened

    return Watched


def agent() -> str:
    """Return how harmonize introduces itself to servers."""
    return f"{AGENT}/{version(AGENT)} (texts of laws, one request at a time)"


def busy(answer: Answer) -> TransientError:
    """Return the trouble of a server that cannot answer now, with the time after which it asks to be asked again."""
    trouble = TransientError(answer.where, f"the server answers with {answer.said}", "try again later")
    with suppress(HTTPError, ValueError, OverflowError):
        trouble.after = urllib3.Retry().get_retry_after(answer.response) or 0
    if trouble.after:
        trouble.remedy = f"the server asks to come back in {trouble.after:,.0f} seconds"
    return trouble


def broken(where: str, error: Exception, deadline: Deadline) -> FetchError:
    """Return the error of a connection that could not be made or broke off."""
    if not deadline.left:
        return deadline.passed(where)
    if isinstance(error, SSLError):
        return FetchError(where, f"the server does not prove that it is this one ({cause(error)})", _REMEDY)
    return TransientError(where, f"the server does not answer, or breaks off ({cause(error)})", "try again later")


def cause(error: Exception) -> str:
    """Return what an error says, as a message can show it."""
    said = str(error)
    return said if said.isprintable() else ascii(said)
