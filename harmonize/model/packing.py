"""Packing: records that are pickled by the thousand, each as its class and the values of its fields."""

from __future__ import annotations

from dataclasses import fields
from operator import attrgetter
from typing import Any, TypeVar

Record = TypeVar("Record")


def packed(record: type[Record]) -> type[Record]:
    """Have a dataclass of two fields or more pickled as its class and their values, in their order.

    The way of frozen dataclasses with slots asks each record for its fields, and takes three times as long both ways.

    >>> from dataclasses import dataclass
    >>> @packed
    ... @dataclass(frozen=True, slots=True)
    ... class Place:
    ...     page: int
    ...     line: int
    >>> Place(3, 14).__reduce__()[1]
    (3, 14)
    """
    values = attrgetter(*(field.name for field in fields(record)))  # type: ignore[arg-type]

    def reduced(self: Record) -> tuple[type[Record], tuple[Any, ...]]:
        return type(self), values(self)

    record.__reduce__ = reduced  # type: ignore[method-assign, assignment]
    return record
