"""The tables of a batch: one Parquet file for each, over all of its territories."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner
from holdings import small

from harmonize import frames
from harmonize.cli import main
from harmonize.reports.shelf import analyses

parquet = pytest.importorskip("pyarrow.parquet")


def hashes(folder: Path) -> dict[str, str]:
    """Return the hashes of the files in a folder by their names."""
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def test_a_batch_writes_tables_over_all_territories(tmp_path: Path) -> None:
    """Each table holds the rows of every analysis written; a second run, from what was kept, writes the same bytes."""
    corpus, output = small(tmp_path / "corpus"), tmp_path / "out"
    asked = ["batch", str(corpus), "-o", str(output), "-w", "1", "--cache", str(tmp_path / "cache")]
    done = CliRunner().invoke(main, [*asked, "--format", "json,parquet"])
    assert done.exit_code == 0, done.output
    found, errors = analyses([output])
    assert (len(found) > 1, errors) == (True, [])
    assert [path.name for path in sorted((output / "tables").iterdir())] == sorted(
        f"{n}.parquet" for n in frames.TABLES
    )
    for name, frame in frames.tables([analysis for _, analysis in found]).items():
        read = parquet.read_table(output / "tables" / f"{name}.parquet").to_pandas()
        pd.testing.assert_frame_equal(read.astype(frame.dtypes), frame)
    before = hashes(output / "tables")
    (output / "tables" / "articles.parquet").write_bytes(b"damaged")
    CliRunner().invoke(main, [*asked, "--format", "json,parquet"])
    assert hashes(output / "tables") == before
