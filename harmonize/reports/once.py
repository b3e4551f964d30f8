"""Once: what several formats need of one analysis, made for the first of them and kept for the next."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar

Made = TypeVar("Made", bound=Callable[..., Any])


def once(function: Made) -> Made:
    """Return a function that keeps what it made last, for as long as it is given the same objects again.

    For functions of things that nobody changes, such as an analysis; things that are only equal are not the same.

    >>> made = once(lambda name: [name])
    >>> made("a") is made("a"), made("b") is made("a")
    (True, False)
    """
    kept: tuple[tuple[object, ...], Any] | None = None

    @wraps(function)
    def kept_or_made(*given: object) -> Any:
        nonlocal kept
        if kept is None or [*map(id, kept[0])] != [*map(id, given)]:
            kept = (given, function(*given))
        return kept[1]

    return kept_or_made  # type: ignore[return-value]  # it takes and returns what the function does
