"""What several acceptance tests need: every statute analyzed, once."""

from __future__ import annotations

import pytest
import runs


@pytest.fixture(scope="session")
def problems() -> list[str]:
    """Make all calls of harmonize, and return what went wrong in them; skip where the statutes are missing."""
    if not runs.present():
        pytest.skip(runs.MISSING)
    return runs.call_all()
