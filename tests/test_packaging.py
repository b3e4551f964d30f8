"""The package: what its sdist and wheel hold, and that it works in a clean environment with base dependencies alone."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from installing import Clean, installed

from harmonize.knowledge.files import fingerprint

PROBE = """
from importlib.util import find_spec
from pathlib import Path
import harmonize, spacy
from harmonize.knowledge.files import fingerprint, folder
print(Path(harmonize.__file__).parent)
print(folder("models"))
print(folder("corpora"))
print(fingerprint())
print([name for name in ("pytest", "ruff", "mypy", "onnxruntime", "pyarrow", "distributed") if find_spec(name)])
nlp = spacy.blank("sq")
nlp.add_pipe("harmonize_notions")
print(nlp("sistem kompjuterik")._.harmonize_notions)
"""
STRICT = """[mypy]
strict = true
follow_imports = skip
[mypy-harmonize.*]
follow_imports = silent
"""
"""Everything of harmonize that a program of a user's sees is checked, and nothing of what harmonize itself imports."""


@pytest.fixture(scope="module")
def built(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sdist of the checkout, and the wheel built from that, with the build backend of this environment."""
    return build(checkout, tmp_path_factory.mktemp("dist"))


def build(project: Path, target: Path, *what: str) -> Path:
    """Build a project into a folder, and return that."""
    command = [sys.executable, "-m", "build", "--no-isolation", *what, "--outdir", str(target), str(project)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return target


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel."""
    return next(built.glob("*.whl"))


@pytest.fixture(scope="module")
def clean(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Clean:
    """An environment with harmonize and its base dependencies only."""
    return installed(wheel, tmp_path_factory.mktemp("clean"))


def below(folder: Path) -> set[str]:
    """Return the files below a folder that belong to the project, as paths relative to it."""
    made = {"__pycache__", "node_modules"}
    files = (path for path in folder.rglob("*") if path.is_file() and made.isdisjoint(path.parts))
    names = {path.relative_to(folder).as_posix() for path in files}
    return {name for name in names if folder.name != "corpora" or not of_others(name)}


def of_others(name: str) -> bool:
    """Tell whether a file of the corpora is the text of a real law, which somebody has fetched."""
    return not name.startswith("specimens/") and not name.endswith((".toml", ".csv", ".json", ".md"))


@pytest.mark.parametrize("folder", ["models", "corpora"])
def test_wheel_holds_knowledge(wheel: Path, checkout: Path, folder: str) -> None:
    """Every instrument, lexicon, tradition, jurisdiction and specimen of the checkout is inside the wheel."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    wanted = {f"harmonize/data/{folder}/{name}" for name in below(checkout / folder)}
    assert wanted
    assert wanted - inside == set()


def test_wheel_holds_code(wheel: Path, checkout: Path) -> None:
    """Every module, template and schema is inside, with the mark of a typed package and the licence."""
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert {f"harmonize/{name}" for name in below(checkout / "harmonize")} - inside == set()
    assert "harmonize/py.typed" in inside
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    """No test, build script of another folder or cache went in; beside the package there are its manual pages only."""
    names = zipfile.ZipFile(wheel).namelist()
    assert {name.split("/")[0] for name in names if ".dist-info/" not in name and ".data/" not in name} == {"harmonize"}
    beside = [name.partition(".data/")[2] for name in names if ".data/" in name]
    assert "data/share/man/man1/harmonize.1" in beside
    assert all(name.startswith("data/share/man/man1/harmonize") for name in beside)


def test_no_text_of_a_real_law_goes_in(tmp_path: Path, checkout: Path) -> None:
    """A law's text that was fetched into the corpora of a checkout stays there: wheels are built of what is ours."""
    for name in ("pyproject.toml", "README.md", "LICENSE", ".gitignore"):
        shutil.copy(checkout / name, tmp_path)
    for name in ("harmonize/__init__.py", "models/x.toml", "corpora/al/code/statute.toml", "corpora/al/code/code.pdf"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    build(tmp_path, tmp_path / "dist", "--wheel")
    inside = zipfile.ZipFile(next((tmp_path / "dist").glob("*.whl"))).namelist()
    assert "harmonize/data/corpora/al/code/statute.toml" in inside
    assert not [name for name in inside if name.endswith(".pdf")]


def test_sdist_holds_all_that_building_and_testing_need(built: Path, checkout: Path) -> None:
    """The sdist has code, knowledge, tests and what they read, and the files that say how it is built and used."""
    with tarfile.open(next(built.glob("*.tar.gz"))) as sdist:
        inside = {name.partition("/")[2] for name in sdist.getnames()}
    for folder in ("harmonize", "models", "corpora", "tests", "docs", "bench", "fitting"):
        assert {f"{folder}/{name}" for name in below(checkout / folder)} - inside == set(), folder
    assert {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "Makefile"} <= inside


def test_all_brings_every_extra(checkout: Path) -> None:
    """The extra ``all`` names every other one that is not for changing harmonize."""
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert extras["all"] == [f"{project['name']}[{','.join(sorted(set(extras) - {'all', 'dev'}))}]"]


def test_installed_finds_its_knowledge(clean: Clean) -> None:
    """An installed package reads the knowledge inside itself, needs no package for development, and spaCy finds it."""
    package, models, corpora, digest, others, notions = clean.run("python", "-c", PROBE).splitlines()
    assert Path(package) == clean.packages / "harmonize"
    assert Path(models) == clean.packages / "harmonize" / "data" / "models"
    assert Path(corpora) == clean.packages / "harmonize" / "data" / "corpora"
    assert digest == fingerprint()
    assert others == "[]"
    assert "computer-system" in notions


def test_installed_analyzes_its_specimen(clean: Clean, tmp_path: Path) -> None:
    """The console script does the main job on the embedded specimen, from a folder that is no checkout."""
    said = clean.run("harmonize", "analyze", "--instrument", "budapest", "--output", str(tmp_path))
    assert f"wrote {tmp_path / 'report.html'}" in said
    assert (tmp_path / "analysis.json").is_file()
    assert (tmp_path / "report.html").is_file()


def test_installed_runs_as_a_module(clean: Clean) -> None:
    """``python -m harmonize`` is the same program, and its manual page is where ``man`` looks."""
    assert clean.run("python", "-m", "harmonize", "--version") == clean.run("harmonize", "--version")
    assert (clean.place / "share" / "man" / "man1" / "harmonize-analyze.1").is_file()


def test_installed_is_typed(clean: Clean, checkout: Path, tmp_path: Path) -> None:
    """A program that uses the library is checked strictly against the installed types: a wrong name is found."""
    (tmp_path / "mypy.ini").write_text(STRICT, encoding="utf-8")
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import harmonize\nharmonize.analyse('law.pdf')\nharmonize.analyze(1)\n", encoding="utf-8")
    options = ["--config-file", tmp_path / "mypy.ini", "--python-executable", clean.place / "bin" / "python"]
    command = [sys.executable, "-m", "mypy", *options, "--cache-dir", tmp_path, checkout / "docs" / "example.py", wrong]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    errors = [line for line in done.stdout.splitlines() if ": error:" in line]
    assert [line.rpartition("[")[2] for line in errors] == ["attr-defined]", "arg-type]"], done.stdout
    assert all(line.startswith("wrong.py:") for line in errors)
