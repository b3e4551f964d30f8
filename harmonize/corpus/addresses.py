"""Addresses of texts: which may be asked for, and which machine they lead to."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any
from urllib.parse import quote, urljoin, urlsplit

from harmonize.errors import FetchError

Lookup = Callable[..., list[tuple[Any, ...]]]
PORTS = {"http": 80, "https": 443}
TRANSLATED = ip_network("64:ff9b::/96")
"""Where networks of the newer form alone put numbers of the older (RFC 6052)."""
_PRIVILEGED = 1024
"""Below it stand mail, shells and files; of the services there only the web's own two are asked."""
_NAME = re.compile(
    r"""
    (?P<label> [a-z0-9_] (?: [a-z0-9_-]{0,61} [a-z0-9_] )? )        # gazette
    (?: \. (?P<further> [a-z0-9_] (?: [a-z0-9_-]{0,61} [a-z0-9_] )? ) )*   # .gov.xa
    \.?
    """,
    re.VERBOSE,
)
"""A host's name, or four numbers: ``gazette.gov.xa``, ``127.0.0.1``."""
_SAFE = "!$%&'()*+,/:;=?@[]~"
"""What stays as it is in the path and query of an address, ``%`` so that nothing is quoted twice."""


@dataclass(frozen=True, slots=True)
class Address:
    """An address in its parts; ``host`` is a plain name in small letters, ``target`` path and query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def authority(self) -> str:
        """The host, with the port where it is not the scheme's own."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Scheme, host and port: what one ``robots.txt`` is about."""
        return f"{self.scheme}://{self.authority}"

    def __str__(self) -> str:
        """Return the address as it is written."""
        return self.origin + self.target


def parsed(text: str) -> Address:
    """Return the parts of an address that may be asked for; a :class:`FetchError` where it may not.

    >>> parsed("https://Gazette.gov.xa/acts?no=14#s1")
    Address(scheme='https', host='gazette.gov.xa', port=443, target='/acts?no=14')
    """
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        raise refused(text, "is no address") from None
    if not text.isprintable() or " " in text:
        raise refused(text, "has blanks or signs in it that no address has")
    if parts.scheme not in PORTS:
        raise refused(text, "is neither https nor http")
    if parts.username is not None or parts.password is not None:
        raise refused(text, "has a user's name or password in it")
    port = PORTS[parts.scheme] if port is None else port
    if port < _PRIVILEGED and port not in PORTS.values():
        raise refused(text, f"leads to port {port}, where no website is")
    target = quote(parts.path or "/", safe=_SAFE) + ("?" + quote(parts.query, safe=_SAFE) if parts.query else "")
    return Address(parts.scheme, host(parts.hostname or "", text), port, target)


def onwards(address: Address, location: str) -> Address:
    """Return where a redirect leads; a :class:`FetchError` where it may not lead there."""
    following = parsed(urljoin(str(address), location))
    if (address.scheme, following.scheme) == ("https", "http"):
        raise refused(str(address), f"redirects from https to {following}")
    return following


def host(name: str, text: str) -> str:
    """Return a host's name as it is looked up: in ASCII, the number of an IPv6 address without its brackets."""
    if ":" in name:
        return str(number(name, text))
    try:
        plain = name.encode("ascii" if name.isascii() else "idna").decode("ascii").lower()
    except UnicodeError:
        plain = ""
    if not _NAME.fullmatch(plain):
        raise refused(text, "names no host")
    return plain


def number(name: str, text: str) -> IPv4Address | IPv6Address:
    """Return the number that a name is; a :class:`FetchError` where it is none."""
    try:
        return ip_address(name)
    except ValueError:
        raise refused(text, "names no host") from None


def machines(address: Address, private: bool, lookup: Lookup = socket.getaddrinfo) -> tuple[str, ...]:
    """Return the numbers of the machines that an address leads to; what is connected to is one of them, no name.

    A :class:`FetchError` where one of them is not of the public internet, unless ``private`` allows it, and an
    :class:`OSError` where the name cannot be looked up.
    """
    found = lookup(address.host, address.port, type=socket.SOCK_STREAM)
    numbers = tuple(dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in found))
    for each in () if private else numbers:
        if not is_public(ip_address(each)):
            what = f"leads to {each}, which is not of the public internet"
            raise FetchError(str(address), what, "if it is your own server, say --allow-private")
    return numbers


def is_public(place: IPv4Address | IPv6Address) -> bool:
    """Tell whether a number is of the public internet: no loopback, private network, link or group of machines.

    A number of the older form inside one of the newer form counts as what it is.

    >>> [is_public(ip_address(each)) for each in ("9.9.9.9", "127.0.0.1", "::ffff:10.0.0.1", "169.254.169.254")]
    [True, False, False, False]
    """
    if isinstance(place, IPv6Address):
        if inside := place.ipv4_mapped or place.sixtofour or translated(place):
            return is_public(inside)
        if place.is_site_local:
            return False
    return place.is_global and not (place.is_multicast or place.is_reserved or place.is_unspecified)


def translated(place: IPv6Address) -> IPv4Address | None:
    """Return the number of the older form that a network of the newer form alone wraps into one of its own.

    >>> translated(IPv6Address("64:ff9b::a00:1"))
    IPv4Address('10.0.0.1')
    """
    return IPv4Address(int(place) & 0xFFFFFFFF) if place in TRANSLATED else None


def refused(text: str, what: str) -> FetchError:
    """Return the error of an address that is not asked for; what a terminal would obey in it is written out."""
    shown = text if text.isprintable() else ascii(text)
    return FetchError(shown, what, "correct the address of the text in the manifest")
