"""For every CI server: JUnit XML as Jenkins reads it; a suite for each check, a failed case for each problem.

No times and no host's name stand in it. A note fails nothing: it is what its case says on standard output.
"""

from __future__ import annotations

from collections.abc import Iterable
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from harmonize.checks.model import Check, Outcome, Problem, Result
from harmonize.checks.written.places import fingerprints, path
from harmonize.reports.excerpts import printable

DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'


def junit(outcome: Outcome) -> bytes:
    """Return an outcome as JUnit XML in UTF-8."""
    root = Element("testsuites", name="harmonize check")
    for result in outcome.results:
        suite(root, outcome, result)
    root.attrib.update(totals(root.iterfind("testsuite")))
    indent(root)
    return f"{DECLARATION}\n{tostring(root, encoding='unicode')}\n".encode()


def suite(root: Element, outcome: Outcome, result: Result) -> None:
    """Add the suite of a check: its problems, or one case that passed or was skipped."""
    element = SubElement(root, "testsuite", name=result.check.id)
    for problem, known in zip(result.problems, fingerprints(result.problems), strict=True):
        case(element, outcome, problem, known.rpartition(":")[2])
    if result.skipped or not result.problems:
        whole(element, result)
    counted = {"tests": len(element), "failures": len(element.findall("*/failure")), "errors": 0}
    counted["skipped"] = len(element.findall("*/skipped"))
    element.attrib.update({name: str(number) for name, number in counted.items()})


def whole(suite: Element, result: Result) -> None:
    """Add the case of a check as a whole: what it could not look at is skipped."""
    element = SubElement(suite, "testcase", classname=classname(result.check), name=result.check.title)
    if result.skipped:
        SubElement(element, "skipped").text = f"{result.why}; {result.examined} examined"


def case(suite: Element, outcome: Outcome, problem: Problem, number: str) -> None:
    """Add the case of a problem: named so that a server knows it again when it moved to another line."""
    again = "" if number == "1" else f" ({number})"
    name = printable(f"{path(outcome, problem)}: {problem.message}{again}")
    element = SubElement(suite, "testcase", classname=classname(problem.check), name=name)
    place = path(outcome, problem) + (f":{problem.line}" if problem.line else "")
    said = f"{place}: {problem.severity}: {problem.message}\n{problem.remedy}\nSee {problem.check.page}"
    if problem.severity == "note":
        SubElement(element, "system-out").text = said
    else:
        SubElement(element, "failure", type=problem.severity, message=problem.message).text = said


def classname(check: Check) -> str:
    """Return what servers group a check's cases by."""
    return f"harmonize.{check.id}"


def totals(suites: Iterable[Element]) -> dict[str, str]:
    """Return the counts of all suites."""
    found = list(suites)
    return {name: str(sum(int(suite.attrib[name]) for suite in found)) for name in ("tests", "failures", "errors")}
