"""Running: the registry of checks, and those that are asked for, run over a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib.metadata import version

from harmonize.checks.manifests import manifest, text_missing
from harmonize.checks.material import Material
from harmonize.checks.model import Check, Fault, Outcome, Problem, Result
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.checks import load_checks

Find = Callable[[Material], Iterable[Fault]]
"""What a check is: a pure function from the material to what is wrong with it."""

DISTRIBUTION = "harmonize-law"
FINDS: Mapping[str, Find] = {
    "manifest": manifest,
    "text-missing": text_missing,
}
"""The registry: by the id of ``models/checks.toml``."""


def asked(only: Sequence[str] = ()) -> tuple[Check, ...]:
    """Return the checks of these ids, all without any; an :class:`InputError` names one that there is not."""
    checks = load_checks()
    if unknown := sorted(set(only) - {check.id for check in checks}):
        raise InputError(unknown[0], "is no check", f"choose from {', '.join(each.id for each in checks)}")
    return tuple(check for check in checks if not only or check.id in only)


def run(material: Material, checks: Sequence[Check], corpus: str = "") -> Outcome:
    """Run checks over a corpus, each to its end; ``corpus`` is its path as the user gave it."""
    return Outcome(
        corpus or str(material.place), version(DISTRIBUTION), tuple(run_one(material, each) for each in checks)
    )


def run_one(material: Material, check: Check) -> Result:
    """Run one check."""
    problems = sorted((problem(check, fault) for fault in found(material, check)), key=_place)
    return Result(check, tuple(problems), *material.seen(check.needs))


def found(material: Material, check: Check) -> Iterator[Fault]:
    """Yield what a check finds; an error that ends it is one of its faults."""
    try:
        yield from FINDS[check.id](material)
    except HarmonizeError as error:
        yield Fault(f"{error.where}: {error.what}", remedy=error.remedy)


def problem(check: Check, fault: Fault) -> Problem:
    """Return a fault as a problem of its check."""
    severity, remedy = fault.severity or check.severity, fault.remedy or check.remedy
    return Problem(check, severity, fault.message, fault.file, fault.line, remedy)


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line, problem.message
