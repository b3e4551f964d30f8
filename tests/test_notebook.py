"""The notebook of the documentation: it runs from its first cell to its last, and is kept without what it printed."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient
from nbformat import NotebookNode


@pytest.fixture(scope="module")
def kept(checkout: Path) -> NotebookNode:
    """The notebook as it is kept."""
    return nbformat.read(checkout / "docs" / "notebook.ipynb", as_version=4)


def test_kept_without_outputs(kept: NotebookNode) -> None:
    """The notebook is valid and holds no output, so that a difference is always one of its text."""
    nbformat.validate(kept)
    cells = [cell for cell in kept.cells if cell.cell_type == "code"]
    assert cells
    assert all(not cell.outputs and cell.execution_count is None for cell in cells)


def test_every_cell_runs(kept: NotebookNode, checkout: Path) -> None:
    """Each cell runs without error or warning and shows something; the verdicts are shown as a table."""
    client = NotebookClient(kept, timeout=300, resources={"metadata": {"path": str(checkout)}})
    cells = [cell for cell in client.execute().cells if cell.cell_type == "code"]
    kinds = [{output.output_type for output in cell.outputs} for cell in cells]
    assert kinds == [{"execute_result"}] * len(cells)
    (verdicts,) = cells[0].outputs
    assert "Merrow Islands" in verdicts.data["text/html"]
    assert "Illegal access" in verdicts.data["text/html"]
    assert "computer-system" in cells[-1].outputs[0].data["text/plain"]
