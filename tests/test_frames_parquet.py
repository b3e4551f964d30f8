"""Tables as Parquet: the same as the DataFrames, the same bytes each time, and what docs/querying.md does with them."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from analyses import rich

from harmonize import frames
from harmonize.frames import parquet
from harmonize.model.verdict import Analysis

pyarrow = pytest.importorskip("pyarrow.parquet")
TABLES = list(frames.TABLES.values())
EXAMPLE = re.compile(r"^```python\n(?P<code>.*?)^```$", re.MULTILINE | re.DOTALL)
"""A fenced block of code."""
GAPS = ("none-found", "partial")


def some() -> list[Analysis]:
    """Return analyses of two jurisdictions, and of a legal unit of one."""
    first, *others = rich().findings
    weighed = replace(first, candidates=tuple(replace(each, needed=each.weight / 2) for each in first.candidates))
    analysis = replace(rich(), findings=(weighed, *others))
    other = replace(analysis, jurisdiction="XB", findings=analysis.findings[:3])
    return [analysis, replace(analysis, unit="Northern Isle"), other]


def test_tables_are_what_the_frames_are() -> None:
    """Each file holds the rows of its table, an analysis after the other, in columns of the same kinds."""
    files = parquet.contents(TABLES, iter(some()))
    assert list(files) == [f"{name}.parquet" for name in frames.TABLES]
    for name, frame in frames.tables(some()).items():
        read = pyarrow.read_table(BytesIO(files[f"{name}.parquet"])).to_pandas()
        pd.testing.assert_frame_equal(read.astype(frame.dtypes), frame)


def test_the_same_analyses_give_the_same_bytes() -> None:
    """Nothing of the time, the machine or the run stands in the files."""
    assert parquet.contents(TABLES, some()) == parquet.contents(TABLES, some())


def test_tables_without_rows_have_their_columns() -> None:
    """A corpus without an analysis gives the same columns of the same types."""
    full, empty = parquet.contents(TABLES, some()), parquet.contents(TABLES, [])
    for name, content in empty.items():
        assert pyarrow.read_schema(BytesIO(content)).equals(
            pyarrow.read_schema(BytesIO(full[name])), check_metadata=True
        )
        assert pyarrow.read_table(BytesIO(content)).num_rows == 0


def test_columns_say_what_they_mean() -> None:
    """What a row is and what each column means stands in the file."""
    schema = pyarrow.read_schema(BytesIO(parquet.contents(TABLES, [])["articles.parquet"]))
    assert schema.metadata[b"row"].decode() == frames.TABLES["articles"].row
    assert all(schema.field(name).metadata[b"meaning"] for name in schema.names)


def test_without_pyarrow_the_remedy_is_told() -> None:
    """Who lacks the extra is told how to get it, before any work is done."""
    code = (
        "import sys; sys.modules['pyarrow'] = None\n"
        "from harmonize.errors import HarmonizeError\n"
        "from harmonize.frames import parquet\n"
        "try:\n    parquet.contents([], [])\n"
        "except HarmonizeError as error:\n    print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "pip install 'harmonize-law[parquet]'" in done.stdout


def test_the_examples_of_the_documentation_run(checkout: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every example of docs/querying.md runs over the tables of a corpus, and finds what the analyses say."""
    pytest.importorskip("duckdb")
    (tmp_path / "out" / "tables").mkdir(parents=True)
    for name, content in parquet.contents(TABLES, some()).items():
        (tmp_path / "out" / "tables" / name).write_bytes(content)
    monkeypatch.chdir(tmp_path)
    told: dict[str, Any] = {}
    examples = EXAMPLE.findall((checkout / "docs" / "querying.md").read_text(encoding="utf-8"))
    for code in examples:
        exec(code, told)
    whole = [analysis for analysis in some() if not analysis.unit]
    rows = frames.table("articles", whole)
    gaps = rows[(rows.instrument == "budapest") & rows.holds.isin(GAPS)]
    counted = gaps.groupby("article").jurisdiction.nunique()
    assert len(examples) == 4
    assert {article: number for article, _, number, _ in told["missing"]} == counted.to_dict()
    assert [row[:2] for row in told["doubtful"]][:1] == [("XB", whole[0].findings[0].article)]
    assert list(told["matrix"].columns) == sorted({analysis.jurisdiction for analysis in whole})
    assert set(told["meanings"]) == set(told["articles"].columns)
    assert told["highest"].max().max() > 0
