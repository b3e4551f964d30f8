"""What several test modules need: the checkout, and outlines that a lawyer can read, kept in ``tests/golden``."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings

from harmonize.model.text import Document

CHECKOUT = Path(__file__).resolve().parent.parent
GOLDEN = CHECKOUT / "tests" / "golden"

settings.register_profile("untimed", deadline=None)  # a busy machine fails no test
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let ``make golden`` rewrite what the golden tests expect."""
    parser.addoption("--rewrite-golden", action="store_true", help="write what was computed to tests/golden")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print at the end what tests recorded to be printed: figures, whether or not a floor is missed."""
    done = [report for outcome in ("passed", "failed") for report in terminalreporter.getreports(outcome)]
    for text in (text for report in done for name, text in report.user_properties if name == "printed"):
        terminalreporter.write_line(str(text))


@pytest.fixture(scope="session")
def checkout() -> Path:
    """The root of the checkout."""
    return CHECKOUT


@pytest.fixture(scope="session")
def of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what one process of a run makes for all; skips where the real statutes are missing."""
    import runs  # late: it stands with the acceptance tests, which alone ask for it

    if not runs.present():
        pytest.skip(runs.MISSING)
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def problems(of_run: Path) -> list[str]:
    """Every real statute analyzed, once in a run, and what went wrong in that."""
    import runs

    told = of_run / "problems.json"
    with FileLock(of_run / "problems.lock"):
        if not told.is_file():
            told.write_text(json.dumps(runs.call_all()), encoding="utf-8")
    return list(json.loads(told.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def real(of_run: Path) -> Callable[[Path], Document]:
    """What reads a real statute, each once in a run, whichever process asks for it."""
    import runs

    kept = of_run / "documents"
    kept.mkdir(exist_ok=True)
    return partial(runs.document, kept=kept)


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
