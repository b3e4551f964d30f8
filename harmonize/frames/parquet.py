"""Tables as Parquet, for who asks them of many jurisdictions at once. The only door to pyarrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from importlib.metadata import version
from io import BytesIO
from typing import TYPE_CHECKING, Any

from harmonize.errors import HarmonizeError
from harmonize.frames.columns import Kind, Table
from harmonize.model.verdict import Analysis

if TYPE_CHECKING:
    import pyarrow as arrow

TYPES: dict[Kind, str] = {"text": "string", "whole": "int64", "number": "float64", "yes-no": "bool"}
"""The Parquet type of each kind of column, by the names that pyarrow gives them."""


def contents(tables: Sequence[Table[Analysis, Any]], analyses: Iterable[Analysis]) -> dict[str, bytes]:
    """Return tables over some analyses as the bytes of Parquet files, by the files' names.

    A row group is an analysis, so that no more than one need be in memory; what each column means stands in the file.
    The same analyses give the same bytes. A :class:`HarmonizeError` where pyarrow is not installed.
    """
    parquet = needed()
    sinks = {each.name: BytesIO() for each in tables}
    with ExitStack() as files:
        writers = [
            (each, files.enter_context(parquet.ParquetWriter(sinks[each.name], schema(each), compression="zstd")))
            for each in tables
        ]
        for analysis in analyses:
            for each, writer in writers:
                writer.write_table(rows(each, analysis))
    return {f"{name}.parquet": sink.getvalue() for name, sink in sinks.items()}


def writer() -> str:
    """Return the version of what writes the files; another one may write other bytes."""
    return version("pyarrow")


def needed() -> Any:
    """Return what writes Parquet; a :class:`HarmonizeError` where it is not installed."""
    try:
        from pyarrow import parquet  # late: an extra, and heavy
    except ImportError as error:
        remedy = "pip install 'harmonize-law[parquet]', or leave the format out"
        raise HarmonizeError("Parquet", "needs pyarrow, which is not installed", remedy) from error
    return parquet


def schema(table: Table[Analysis, Any]) -> arrow.Schema:
    """Return the columns of a table with their types, and what each means."""
    import pyarrow as arrow

    fields = [
        arrow.field(column.name, arrow.type_for_alias(TYPES[column.kind]), metadata={"meaning": column.meaning})
        for column in table.columns
    ]
    return arrow.schema(fields, metadata={"row": table.row})


def rows(table: Table[Analysis, Any], analysis: Analysis) -> arrow.Table:
    """Return the rows of a table for one analysis."""
    import pyarrow as arrow

    return arrow.Table.from_pandas(table.frame([analysis]), schema(table), preserve_index=False)
