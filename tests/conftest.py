"""What several test modules need: the checkout, and outlines that a lawyer can read, kept in ``tests/golden``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

CHECKOUT = Path(__file__).resolve().parent.parent
GOLDEN = CHECKOUT / "tests" / "golden"

settings.register_profile("untimed", deadline=None)  # a busy machine fails no test
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``make golden`` rewrite what the golden tests expect."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what was computed to tests/golden")


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def problems() -> list[str]:
    """Every real statute analyzed, once, and what went wrong in that; skipped where the statutes are missing."""
    import runs  # late: it stands with the acceptance tests, which alone ask for it

    if not runs.present():
        pytest.skip(runs.MISSING)
    return list(runs.call_all())


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name in ``tests/golden``, or write it there with ``--rewrite-golden``."""
    rewrite = request.config.getoption("--rewrite-golden")

    def compare(name: str, text: str) -> None:
        path = GOLDEN / name
        if rewrite:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        assert path.is_file(), f"{path.name} is not in tests/golden: make golden writes it"
        assert text == path.read_text(encoding="utf-8"), f"{name} differs: if that is right, make golden"

    return compare
