"""Running: the registry of checks, and those that are asked for, run over a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from importlib.metadata import version

from harmonize.checks.coverage import coverage
from harmonize.checks.decided import decision_stale, decisions
from harmonize.checks.judged import gold, gold_resolvable
from harmonize.checks.known import instruments_valid, lexicons_valid, settings
from harmonize.checks.manifests import duplicate_id, manifest, text_missing, text_undeclared, text_unverified
from harmonize.checks.material import DISTRIBUTION, Material
from harmonize.checks.model import Check, Fault, Outcome, Problem, Result
from harmonize.checks.parsing import (
    expected_provisions,
    kind,
    language,
    numbering_duplicates,
    numbering_holes,
    pages_unread,
    parse_quality,
    text_unreadable,
)
from harmonize.checks.texts import duplicate_text, text_changed
from harmonize.checks.verdicts import baseline_stale, verdict_changed
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.checks import SETTINGS, AcceptedFile, load_checks

Find = Callable[[Material], Iterable[Fault]]
"""What a check is: a pure function from the material to what is wrong with it."""

FINDS: Mapping[str, Find] = {
    "manifest": manifest,
    "duplicate-id": duplicate_id,
    "settings": settings,
    "instruments": instruments_valid,
    "lexicons": lexicons_valid,
    "gold": gold,
    "decisions": decisions,
    "text-missing": text_missing,
    "text-unverified": text_unverified,
    "text-undeclared": text_undeclared,
    "text-changed": text_changed,
    "duplicate-text": duplicate_text,
    "text-unreadable": text_unreadable,
    "language": language,
    "kind": kind,
    "parse-quality": parse_quality,
    "pages-unread": pages_unread,
    "numbering-holes": numbering_holes,
    "numbering-duplicates": numbering_duplicates,
    "expected-provisions": expected_provisions,
    "gold-resolvable": gold_resolvable,
    "decision-stale": decision_stale,
    "coverage": coverage,
    "verdict-changed": verdict_changed,
    "baseline-stale": baseline_stale,
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
    every = sorted((problem(check, fault) for fault in found(material, check)), key=_place)
    kept = tuple(each for each in every if not any(accepts(each, said) for said in material.settings.accept))
    seen = material.seen(check.needs)
    spare = () if seen[1] else (problem(check, fault) for fault in unneeded(material, check, every))
    return Result(check, (*kept, *spare), *seen, len(every) - len(kept))


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


def accepts(problem: Problem, said: AcceptedFile) -> bool:
    """Tell whether an entry of the corpus's ``checks.toml`` says that a problem is known and stays."""
    return (said.check, said.file) == (problem.check.id, problem.file) and said.says in problem.message


def unneeded(material: Material, check: Check, problems: Sequence[Problem]) -> Iterator[Fault]:
    """Yield what ``checks.toml`` accepts of a check that saw everything, and did not find it."""
    for number, said in enumerate(material.settings.accept):
        if said.check == check.id and not any(accepts(each, said) for each in problems):
            message = f"{said.file} is accepted to have a problem that is not found" + (
                f": {said.says}" if said.says else ""
            )
            fault = material.at(message, material.place / SETTINGS, f"accept.{number}.check")
            yield replace(fault, remedy="correct the entry, or take it out", severity="note")


def _place(problem: Problem) -> tuple[str, int, str]:
    return problem.file, problem.line, problem.message
