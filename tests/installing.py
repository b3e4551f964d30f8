"""A clean environment for the tests: harmonize from its wheel, and of all that is installed only what it needs."""

from __future__ import annotations

import os
import subprocess
import sys
import venv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution, distribution
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIP = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
NO_NETWORK = ("--no-deps", "--no-index")


@dataclass(frozen=True, slots=True)
class Clean:
    """A virtual environment of its own: its folder and where its packages are."""

    place: Path
    packages: Path

    def run(self, *command: str, **environment: str) -> str:
        """Run one of its programs away from any checkout; return what it prints."""
        known = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "VIRTUAL_ENV"))}
        done = subprocess.run(
            [str(self.place / "bin" / command[0]), *command[1:]],
            cwd=self.place, env=known | environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
        return done.stdout


def installed(wheel: Path, place: Path) -> Clean:
    """Make an environment with a wheel and, linked from this one, its base dependencies with theirs; nothing else."""
    venv.create(place, symlinks=True)
    clean = Clean(place, next(place.glob("lib/python*/site-packages")))
    subprocess.run(
        [*PIP, "--python", str(place / "bin" / "python"), "install", "--no-compile", *NO_NETWORK, str(wheel)],
        check=True,
    )
    own = PathDistribution(next(clean.packages.glob("*.dist-info")))
    for found in needed(own.requires or ()).values():
        link(found, clean.packages)
    return clean


def needed(requirements: Iterable[str]) -> dict[str, Distribution]:
    """Return the packages that some requirements need here, extras left out, and what these need in their turn."""
    found: dict[str, Distribution] = {}
    waiting = list(without_extras(requirements))
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = distribution(name)
            waiting += without_extras(found[name].requires or ())
    return found


def without_extras(requirements: Iterable[str]) -> Iterator[str]:
    """Yield the names of what is required here, by this Python on this system, without any extra."""
    for requirement in map(Requirement, requirements):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


def link(found: Distribution, packages: Path) -> None:
    """Link the top folders and modules of a package into another place."""
    tops = {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}
    for top in sorted(tops):
        if not (packages / top).exists():
            (packages / top).symlink_to(Path(str(found.locate_file(top))))
