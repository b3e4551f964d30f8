"""The wheel: what is inside, and that it finds its knowledge as the checkout does."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from harmonize.knowledge.files import fingerprint

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
NO_NETWORK = ("--no-deps", "--no-index")

PROBE = """
from pathlib import Path
import harmonize
from harmonize.knowledge.files import fingerprint, folder
print(Path(harmonize.__file__).parent)
print(folder("models"))
print(folder("corpora"))
print(fingerprint())
"""


@pytest.fixture(scope="module")
def wheel(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel built from the checkout with the build backend of this environment, so that no network is needed."""
    target = tmp_path_factory.mktemp("wheel")
    options = (*NO_NETWORK, "--no-build-isolation", "--wheel-dir", str(target))
    command = [*PIP, "wheel", *options, str(checkout)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return next(target.glob("*.whl"))


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that the wheel was installed into."""
    target = tmp_path_factory.mktemp("installed")
    subprocess.run([*PIP, "install", *NO_NETWORK, "--target", str(target), str(wheel)], check=True)
    return target


def python(installed: Path, *arguments: str) -> str:
    """Run Python away from the checkout with the installed wheel first on its path; return what it prints."""
    command = [sys.executable, "-P", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(command, cwd=installed, env=environment, capture_output=True, text=True, check=True).stdout


def below(folder: Path) -> set[str]:
    """Return the files below a folder that belong to the project, as paths relative to it."""
    files = (path for path in folder.rglob("*") if path.is_file() and "__pycache__" not in path.parts)
    return {path.relative_to(folder).as_posix() for path in files}


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
    """No test, build script of another folder or cache went in."""
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"harmonize"}


def test_installed_finds_its_knowledge(installed: Path) -> None:
    """An installed package reads the knowledge inside itself, and it is that of the checkout."""
    package, models, corpora, digest = python(installed, "-c", PROBE).splitlines()
    assert Path(package) == installed / "harmonize"
    assert Path(models) == installed / "harmonize" / "data" / "models"
    assert Path(corpora) == installed / "harmonize" / "data" / "corpora"
    assert digest == fingerprint()


def test_installed_analyzes_its_specimen(installed: Path, tmp_path: Path) -> None:
    """An installed package does the main job on its embedded specimen."""
    python(installed, "-m", "harmonize", "analyze", "--output", str(tmp_path))
    assert (tmp_path / "analysis.json").is_file()
    assert (tmp_path / "report.html").is_file()
