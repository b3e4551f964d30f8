"""How servers are visited: how long to wait, how often to try, how much to take, and until when."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field

from harmonize.corpus.addresses import Lookup
from harmonize.errors import FetchError

LARGEST, SECONDS = 200 * 1024 * 1024, 600.0


@dataclass(frozen=True, slots=True)
class Manners:
    """How servers are visited; times in seconds.

    ``connect`` and ``read`` bound single waits, ``seconds`` all that one text takes. ``attempts`` are made, ``backoff``
    apart and twice that each time, or as long apart as the server asks, up to ``patience``. ``pause`` lies between two
    requests to one host, more where its ``robots.txt`` asks for it. ``largest`` is in bytes. ``private`` allows servers
    that are not of the public internet; ``trust`` are the certificates to trust instead of the system's, ``lookup``
    finds the machines of a name.
    """

    connect: float = 10
    read: float = 30
    seconds: float = SECONDS
    attempts: int = 3
    backoff: float = 1
    patience: float = 120
    pause: float = 2
    redirects: int = 5
    largest: int = LARGEST
    private: bool = False
    trust: ssl.SSLContext | None = None
    lookup: Lookup = field(default=socket.getaddrinfo)


class Deadline:
    """A point in time at which whatever is being read is cut off, however slowly it drips."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self.end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """The seconds until then, none below zero."""
        return max(0.0, self.end - time.monotonic())

    def wait(self, seconds: float, where: str) -> None:
        """Wait some seconds; a :class:`FetchError` where there is not so much time left."""
        if (needed := max(0.0, seconds)) >= self.left:
            raise self.passed(where)
        time.sleep(needed)

    def passed(self, where: str) -> FetchError:
        """Return the error of what was cut off."""
        remedy = "run it again to go on where it stopped, or allow more time with --seconds"
        return FetchError(where, f"the text is not there after {self.seconds:g} seconds", remedy)

    @contextmanager
    def cutting(self) -> Iterator[Callable[[socket.socket], None]]:
        """Give a function by which a socket is shut at this point in time, also inside a handshake or a header."""
        sockets: list[socket.socket] = []
        timer = threading.Timer(self.left, shut, [sockets])
        timer.daemon = True
        timer.start()
        try:
            yield lambda opened: sockets.append(opened.dup())
        finally:
            timer.cancel()
            shut(sockets)  # whatever a library still holds of a connection, it ends here
            for each in sockets:
                each.close()


def shut(sockets: list[socket.socket]) -> None:
    """Shut connections for whoever reads from them."""
    for each in sockets:
        with suppress(OSError):
            each.shutdown(socket.SHUT_RDWR)
