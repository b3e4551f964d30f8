"""Servers are visited politely, and only those that may be: every address is checked, and the machine behind it."""

from __future__ import annotations

import gzip
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path
from shutil import which
from threading import Thread
from typing import Any

import misbehaving
import pytest
from misbehaving import LAW, Server

from harmonize.corpus.addresses import is_public, parsed
from harmonize.corpus.manners import Deadline, Manners
from harmonize.corpus.visiting import TransientError, Visitor
from harmonize.errors import FetchError

OPEN = Manners(connect=1, read=1, seconds=5, backoff=0, pause=0, private=True)
GUARDED = replace(OPEN, private=False)


@pytest.fixture
def server() -> Iterator[Server]:
    """A server that misbehaves."""
    with misbehaving.served() as running:
        yield running


def visited(text: str, manners: Manners = OPEN, visitor: Visitor | None = None) -> bytes:
    """Return what an address serves."""
    with (visitor or Visitor(manners)).visit(text, {}, Deadline(manners.seconds)) as answer:
        return b"".join(answer.pieces())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("ftp://gazette.example/act", "neither https nor http"),
        ("file:///etc/passwd", "neither https nor http"),
        ("gazette.example/act", "neither https nor http"),
        ("https://me:secret@gazette.example/act", "password"),
        ("https://gazette.example@127.0.0.1/act", "password"),
        ("http://gazette.example:25/act", "port 25"),
        ("https://gazette.example:99999/act", "no address"),
        ("https://[::1", "no address"),
        ("https:///act", "names no host"),
        ("https://gazette.example/a b", "blanks"),
        ("https://gazette.example/\r\nHost: other", "blanks"),
        ("https://gazette.example/\x1b[31m", "blanks"),
        ("https://gaz%65tte.example/act", "names no host"),
        ("https://gazette..example/act", "names no host"),
    ],
)
def test_an_address_that_is_none_is_refused(text: str, told: str) -> None:
    """Other schemes, user names, ports of other services, and what would break out of a request are refused."""
    with pytest.raises(FetchError, match=told) as caught:
        parsed(text)
    assert str(caught.value).isprintable()


def test_an_address_in_another_script_is_asked_in_ascii() -> None:
    """A host and a path in Cyrillic are asked for as the network writes them."""
    address = parsed("https://закон.example/текст?број=1")
    assert str(address) == "https://xn--80ankme.example/%D1%82%D0%B5%D0%BA%D1%81%D1%82?%D0%B1%D1%80%D0%BE%D1%98=1"


@pytest.mark.parametrize(
    "number",
    [
        "127.0.0.1", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "240.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::7f00:1", "2001:db8::1",
    ],
)  # fmt: skip
def test_a_number_that_is_not_public_is_told(number: str) -> None:
    """Loopback, private, shared, link-local, reserved and multicast numbers are not public, in any of their forms."""
    assert not is_public(ip_address(number))


@pytest.mark.parametrize("number", ["9.9.9.9", "2620:fe::fe", "::ffff:9.9.9.9", "64:ff9b::909:909"])
def test_a_public_number_is_told(number: str) -> None:
    """Numbers of the public internet are public."""
    assert is_public(ip_address(number))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::ffff:127.0.0.1]", "2130706433", "0x7f.1"])
def test_no_private_server_is_asked(server: Server, host: str) -> None:
    """However its host is written, a server that is not public is not asked unless that is allowed."""
    with pytest.raises(FetchError) as caught:
        visited(server.origin.replace("127.0.0.1", host) + "/well", GUARDED)
    assert "--allow-private" in caught.value.remedy
    assert server.asked == []


def test_what_is_connected_to_is_what_was_checked(server: Server) -> None:
    """A name is looked up once for each request, and a name with a public and a private number is refused."""
    port = int(server.origin.rpartition(":")[2])
    lookups: list[str] = []

    def lookup(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        """Lead to this machine at every second time, else to nowhere."""
        lookups.append(host)
        return [(0, 0, 0, "", ("127.0.0.1", port))]

    assert visited(f"http://gazette.example:{port}/well", replace(OPEN, lookup=lookup)) == LAW
    assert lookups == ["gazette.example"] * 2
    assert [headers["host"] for _, headers in server.asked] == [f"gazette.example:{port}"] * 2

    def both(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        """Lead to a public machine and to this one."""
        return [(0, 0, 0, "", (number, port)) for number in ("9.9.9.9", "127.0.0.1")]

    with pytest.raises(FetchError, match=r"127\.0\.0\.1"):
        visited(f"http://gazette.example:{port}/well", replace(GUARDED, lookup=both))


def test_a_machine_that_is_down_is_passed_over(server: Server) -> None:
    """Where the first machine of a name cannot be reached, the next one is asked."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.2", 0))

        def lookup(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
            """Lead to a machine where nothing listens, then to the server."""
            return [(0, 0, 0, "", (number, port)) for number in ("127.0.0.2", "127.0.0.1")]

        port = server.origin.rpartition(":")[2]
        assert visited(f"http://gazette.example:{port}/well", replace(OPEN, lookup=lookup)) == LAW


def test_a_name_that_leads_nowhere_is_told() -> None:
    """A name that cannot be looked up may be one later."""

    def lookup(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        """Find nothing."""
        raise socket.gaierror(-2, "Name or service not known")

    with pytest.raises(TransientError, match="Name or service not known"):
        visited("http://gazette.example/act", replace(OPEN, lookup=lookup))


def test_redirects_are_followed_and_checked(server: Server) -> None:
    """A redirect is followed, so often; what it leads to is checked like any address."""
    assert visited(f"{server.origin}/redirects?/well") == LAW
    with pytest.raises(FetchError, match="more than 5 times"):
        visited(f"{server.origin}/redirects")
    assert server.times("/redirects") == 6
    for target, told in (("file:///etc/passwd", "https nor http"), ("http://u:p@127.0.0.1/", "password")):
        with pytest.raises(FetchError, match=told):
            visited(f"{server.origin}/redirects?{target}")


def test_where_a_redirect_leads_is_looked_up_too(server: Server) -> None:
    """The machine that a redirect leads to goes through the same check as the first one."""

    def lookup(host: str, port: int, **_: Any) -> list[tuple[Any, ...]]:
        """Lead to this machine, where the host is not the one inside."""
        if host == "inside.example":
            raise socket.gaierror(-2, "looked up")
        return [(0, 0, 0, "", ("127.0.0.1", port))]

    port = server.origin.rpartition(":")[2]
    with pytest.raises(FetchError, match=r"inside\.example.*looked up"):
        visited(f"http://gazette.example:{port}/redirects?http://inside.example/well", replace(OPEN, lookup=lookup))


def test_no_proxy_is_used(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the environment says of proxies changes nothing."""
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    assert visited(f"{server.origin}/well") == LAW


def test_robots_are_obeyed(server: Server) -> None:
    """What a host asks programs to leave alone is left alone, and it is asked for that once."""
    server.robots = b"User-agent: *\nDisallow: /well\n"
    visitor = Visitor(OPEN)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        visited(f"{server.origin}/well", visitor=visitor)
    with pytest.raises(FetchError, match=r"robots\.txt"):
        visited(f"{server.origin}/redirects?/well", visitor=visitor)
    assert [path for path, _ in server.asked] == ["/robots.txt", "/redirects?/well"]


@pytest.mark.parametrize(("status", "robots"), [(404, b""), (403, b"no"), (200, b"\xff\x00<html>"), (200, b"")])
def test_a_host_without_robots_asks_for_nothing(server: Server, status: int, robots: bytes) -> None:
    """Where there is no robots.txt, or none that can be read, everything may be fetched."""
    server.robots_status, server.robots = status, robots
    assert visited(f"{server.origin}/well") == LAW


@pytest.mark.parametrize(
    ("status", "robots"),
    [
        (503, b""),
        (200, b"User-agent: *\nCrawl-delay: 3600\n"),
        (200, "User-agent: *\nCrawl-delay: \u00b2\n".encode()),
        (200, b"User-agent: harmonize-law\nDisallow: /\n"),
        (200, gzip.compress(b"User-agent: *\nDisallow: /\n")),
    ],
)
def test_a_host_whose_wishes_cannot_be_met_is_left_alone(server: Server, status: int, robots: bytes) -> None:
    """A host is left alone where its wishes are not known now, ask for an hour between requests, or name harmonize."""
    server.robots_status, server.robots = status, robots
    with pytest.raises(FetchError):
        visited(f"{server.origin}/well")
    assert server.paths == []


def test_requests_to_one_host_lie_apart(server: Server) -> None:
    """Between two requests to one host lies a pause; a pause that is longer than the time left is not begun."""
    brief = replace(OPEN, pause=60)
    with pytest.raises(FetchError, match="5 seconds"):
        visited(f"{server.origin}/well", brief)
    assert [path for path, _ in server.asked] == ["/robots.txt"]


@pytest.mark.skipif(not which("openssl"), reason="needs openssl for a certificate")
def test_a_server_proves_who_it_is(tmp_path: Path) -> None:
    """A certificate that nobody vouches for, or of another host, is refused; the right one is taken."""
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    make = ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=gazette.example", "-addext", "subjectAltName=DNS:gazette.example"]
    subprocess.run([*make, *names, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    with encrypted(key, certificate) as port:
        here = replace(OPEN, lookup=lambda host, port, **_: [(0, 0, 0, "", ("127.0.0.1", port))])
        known = replace(here, trust=ssl.create_default_context(cafile=str(certificate)))
        assert visited(f"https://gazette.example:{port}/act", known) == b"law"
        for host, manners in (("gazette.example", here), ("other.example", known)):
            with pytest.raises(FetchError, match="does not prove"):
                visited(f"https://{host}:{port}/act", manners)
        with pytest.raises(FetchError, match="from https to http:"):
            visited(f"https://gazette.example:{port}/down", known)


@contextmanager
def encrypted(key: Path, certificate: Path) -> Iterator[int]:
    """Give the port of a server that speaks TLS, serves a law, and redirects to where nothing is encrypted."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        Thread(target=answer_all, args=(listening, context), daemon=True).start()
        yield listening.getsockname()[1]


def answer_all(listening: socket.socket, context: ssl.SSLContext) -> None:
    """Answer one after the other until nobody listens any more."""
    while True:
        try:
            taken, _ = listening.accept()
        except OSError:
            return
        try:
            with context.wrap_socket(taken, server_side=True) as spoken:
                down = b"/down" in spoken.recv(4096).partition(b"\r\n")[0]
                head = b"302 Found\r\nLocation: http://gazette.example/" if down else b"200 OK"
                spoken.sendall(b"HTTP/1.1 " + head + b"\r\nContent-Length: 3\r\nConnection: close\r\n\r\nlaw")
        except OSError:
            continue
