"""The house rules that a machine can see."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parent.parent
MODULES = sorted((HOUSE / "harmonize").rglob("*.py"))
TESTS = sorted((HOUSE / "tests").rglob("test_*.py"))
FOLDERS = ("harmonize", "tests", "bench", "fitting", "corpora", "docs")
PYTHON = [path for folder in FOLDERS for path in sorted((HOUSE / folder).rglob("*.py"))]
LEFT_OPEN = ("TO" + "DO", "FIX" + "ME", "XX" + "X:", "NotImplemented" + "Error")
HEAVY = (
    "spacy",
    "pandas",
    "numpy",
    "matplotlib",
    "pydantic",
    "pdfplumber",
    "pypdfium2",
    "jinja2",
    "rapidfuzz",
    "py3langid",
    "onnxruntime",
    "tokenizers",
    "docx",
    "openpyxl",
    "typst",
    "urllib3",
    "xlsxwriter",
)
LONGEST_MODULE = 300

HELP = f"""
import sys
from harmonize.cli import main
sys.argv = ["harmonize", *sys.argv[1:], "--help"]
try:
    main()
finally:
    print("loaded:", *sorted(set(sys.modules) & set({HEAVY!r})))
"""

Function = ast.FunctionDef | ast.AsyncFunctionDef


def name_of(path: Path) -> str:
    """Return a file's path within the checkout, as the tests' ids and messages show it."""
    return path.relative_to(HOUSE).as_posix()


def public(node: ast.Module | ast.ClassDef) -> Iterator[Function]:
    """Yield the functions and methods that others may call."""
    for child in node.body:
        if isinstance(child, ast.ClassDef) and not child.name.startswith("_"):
            yield from public(child)
        elif isinstance(child, Function) and not child.name.startswith("_"):
            yield child


def undocumented(path: Path) -> list[str]:
    """Return the public functions of a module without a docstring."""
    return [node.name for node in public(ast.parse(path.read_text(encoding="utf-8"))) if not ast.get_docstring(node)]


def one_line(docstring: str | None) -> bool:
    """Tell whether a docstring is there, and is one line."""
    return bool(docstring) and len(docstring.splitlines()) == 1


def test_contracts() -> None:
    """Data flows one way, and every outside library has one door: the contracts of pyproject.toml hold."""
    lint = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([lint, "--no-cache"], cwd=HOUSE, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:] + done.stderr[-1000:]


@pytest.mark.parametrize("command", ["", "analyze", "evaluate", "outline"])
def test_help_is_light(command: str) -> None:
    """Help is printed without loading spaCy, pandas, pydantic or anything else that is heavy."""
    words = [command] if command else []
    done = subprocess.run([sys.executable, "-c", HELP, *words], cwd=HOUSE, capture_output=True, text=True, check=True)
    assert "Usage:" in done.stdout
    assert done.stdout.splitlines()[-1].strip() == "loaded:"


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_module_is_short(path: Path) -> None:
    """A module is one noun or one verb: past some 300 lines it is two."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_MODULE


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_are_documented(path: Path) -> None:
    """Every function that others may call says what it does."""
    assert undocumented(path) == []


@pytest.mark.parametrize("path", TESTS, ids=name_of)
def test_tests_say_what_they_hold(path: Path) -> None:
    """Every test has a docstring of one line."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    tests = [node for node in ast.walk(tree) if isinstance(node, Function) and node.name.startswith("test_")]
    assert [node.name for node in tests if not one_line(ast.get_docstring(node))] == []


@pytest.mark.parametrize("path", PYTHON, ids=name_of)
def test_nothing_is_left_open(path: Path) -> None:
    """No file has a marker of unfinished work."""
    text = path.read_text(encoding="utf-8")
    assert [word for word in LEFT_OPEN if word in text] == []


def test_no_cupboard_modules() -> None:
    """No module is a cupboard: its name says what it is about."""
    cupboards = {"utils", "util", "helpers", "common", "manager", "misc"}
    assert [name_of(path) for path in MODULES if path.stem in cupboards] == []


def test_doctests_run(pytestconfig: pytest.Config) -> None:
    """The examples of the docstrings are run with the tests."""
    assert pytestconfig.getoption("doctestmodules")
    assert "harmonize" in pytestconfig.getini("testpaths")


def test_rules_would_be_noticed(tmp_path: Path) -> None:
    """The checks above see an offender when there is one."""
    offender = tmp_path / "offender.py"
    offender.write_text("class Law:\n    def cite(self): ...\n    def _own(self): ...\n", encoding="utf-8")
    assert undocumented(offender) == ["cite"]
    assert not one_line("Two\nlines.")
    assert not one_line(None)
