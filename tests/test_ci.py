"""What comes for continuous integration: hooks, the action and the job are valid, and do what they say when run.

The steps of the action and the lines of the job are run by bash as the runners would, with this checkout's program;
what needs their servers (uploading, showing) is not.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from string import Template
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from pre_commit.clientlib import load_manifest

from corpora import corpus
from harmonize.checks.running import asked
from harmonize.checks.written import FILES

CHECKOUT = Path(__file__).resolve().parent.parent
ACTION = CHECKOUT / "action.yml"
JOB = CHECKOUT / "docs" / "ci" / "gitlab.yml"
HOOKS = CHECKOUT / ".pre-commit-hooks.yaml"
EXPRESSION = re.compile(r"\$\{\{ \s* (?P<context>\w+) \. (?P<name>[\w-]+) \s* \}\}", re.VERBOSE)  # ${{ inputs.only }}


def loaded(path: Path) -> Any:
    """Return what a file of YAML says."""
    return yaml.safe_load(path.read_text(encoding="utf-8"))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A repository with a corpus of one State in the folder ``corpora``: a manifest with a wrong line, and no text."""
    place = corpus(tmp_path / "corpora")
    (place / "zz" / "law" / "law.txt").unlink()
    manifest = place / "zz" / "law" / "statute.toml"
    manifest.write_text(manifest.read_text("utf-8").replace('kind = "criminal-code"', "kind = 7"), encoding="utf-8")
    return tmp_path


def environment(**variables: str) -> dict[str, str]:
    """Return the variables of a shell that finds this checkout's program first."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**os.environ, "PATH": path, "PYTHONPATH": str(CHECKOUT), **variables}


def ran(script: str, folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the runners do: bash, ended by the first command that fails."""
    shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(shell, cwd=folder, env=environment(**variables), capture_output=True, text=True, timeout=120)


@pytest.mark.parametrize(
    "arguments",
    [
        ("--builtin-schema", "vendor.github-actions", str(ACTION)),
        ("--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci", str(JOB)),
    ],
    ids=["action", "job"],
)
def test_files_are_valid_by_their_schemas(arguments: tuple[str, ...]) -> None:
    """GitHub's schema of actions and GitLab's of jobs, as check-jsonschema brings them, find nothing."""
    result = CliRunner().invoke(check_jsonschema, list(arguments))
    assert result.exit_code == 0, result.output


def step(name: str) -> dict[str, Any]:
    """Return a step of the action."""
    return next(each for each in loaded(ACTION)["runs"]["steps"] if each.get("name") == name)


def variables(name: str, **inputs: str) -> dict[str, str]:
    """Return the variables of a step as a runner sets them, for some inputs and the defaults of the others."""
    given = {name: each["default"] for name, each in loaded(ACTION)["inputs"].items()} | inputs
    values = {"inputs": given, "github": {"action_path": str(CHECKOUT)}}
    return {
        name: EXPRESSION.sub(lambda found: values[found["context"]][found["name"]], value)
        for name, value in step(name)["env"].items()
    }


def checked(workspace: Path, **inputs: str) -> tuple[subprocess.CompletedProcess[str], dict[str, str], str]:
    """Run the action's check: what came of it, its outputs, and the summary."""
    places = {name: workspace / name for name in ("RUNNER_TEMP", "GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    for path in list(places.values())[1:]:
        path.touch()
    given = {name: str(path) for name, path in places.items()} | variables("Check", **inputs)
    result = ran(step("Check")["run"], workspace, **given)
    told = (line.partition("=") for line in places["GITHUB_OUTPUT"].read_text("utf-8").splitlines())
    return result, {name: value for name, _, value in told}, places["GITHUB_STEP_SUMMARY"].read_text("utf-8")


def test_the_action_fails_on_a_problem_and_tells_it_everywhere(workspace: Path) -> None:
    """A wrong manifest is annotated at its line, summed up, and in each file that the outputs name; the step fails."""
    result, outputs, summary = checked(workspace, only="manifest")
    assert result.returncode == 1, result.stderr
    assert result.stdout.startswith("::error file=corpora/zz/law/statute.toml,line=4,title=manifest%3A ")
    assert "corpora/zz/law/statute.toml:4" in summary
    assert set(outputs) == set(loaded(ACTION)["outputs"]) == {"sarif", "junit", "json"}
    assert all(Path(path).is_file() for path in outputs.values())
    assert {Path(path).name for path in outputs.values()} <= set(FILES.values())
    assert json.loads(Path(outputs["json"]).read_text("utf-8"))["counts"]["error"] == 1


def test_the_action_passes_what_is_right(workspace: Path) -> None:
    """Checks that find nothing leave the step green, and its summary says so."""
    result, _, summary = checked(workspace, only="text-missing")
    assert (result.returncode, result.stdout) == (0, "")
    assert "1 check: no problem" in summary


@pytest.mark.parametrize("field", ["corpus", "only", "baseline", "fail-on"])
def test_no_input_of_the_action_is_a_command(workspace: Path, field: str) -> None:
    """What a workflow passes in is text: no shell runs it, wherever it stands, and no option comes of it."""
    result, _, _ = checked(workspace, **{"only": "manifest", field: "$(touch broken); `touch broken` --help"})
    assert result.returncode in (2, 3)
    assert not (workspace / "broken").exists()


def test_no_script_of_the_action_has_an_expression() -> None:
    """Expressions are put into a script before a shell reads it: they stand in variables alone."""
    scripts = [each["run"] for each in loaded(ACTION)["runs"]["steps"] if "run" in each]
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


def test_the_action_installs_its_own_code(tmp_path: Path) -> None:
    """Without a version the action's folder is installed (offline here, without its dependencies), and it runs."""
    target = tmp_path / "installed"
    offline = {"PIP_TARGET": str(target), "PIP_NO_DEPS": "1", "PIP_NO_INDEX": "1", "PIP_NO_BUILD_ISOLATION": "0"}
    result = ran(step("Install harmonize")["run"], tmp_path, **variables("Install harmonize"), **offline)
    assert result.returncode == 0, result.stderr
    shown = ran(f"'{target}/bin/harmonize' check --help", tmp_path, PYTHONPATH=str(target))
    assert "--fail-on" in shown.stdout, shown.stderr


@pytest.mark.parametrize("version", ["1.0 --index-url https://x.example", "@ file:///etc", "$(touch broken)", "-e ."])
def test_the_action_installs_no_other_thing(tmp_path: Path, version: str) -> None:
    """A version that is no number of a release is refused before pip sees it."""
    result = ran(step("Install harmonize")["run"], tmp_path, **variables("Install harmonize", version=version))
    assert (result.returncode, result.stdout) == (2, "::error::version is no number of a release\n")
    assert not list(tmp_path.iterdir())


def test_the_job_of_gitlab_writes_its_reports(workspace: Path) -> None:
    """The job's lines, run one after another, fail on the problem and leave every report that the job names."""
    job = loaded(JOB)["harmonize-check"]
    result = ran("\n".join(job["script"]), workspace, **job["variables"], PIP_NO_INDEX="1")
    assert result.returncode == 1, result.stderr
    assert "error    manifest  corpora/zz/law/statute.toml:4: " in result.stdout
    reports = job["artifacts"]["reports"]
    assert all((workspace / path).is_file() for path in reports.values())
    assert json.loads((workspace / reports["codequality"]).read_text("utf-8"))[0]["check_name"] == "manifest"


@pytest.mark.parametrize("corpus", ["corpora", "laws", "data/laws"])
def test_the_job_starts_where_its_corpus_changed(tmp_path: Path, corpus: str) -> None:
    """Whatever folder the variable names: its files start the job, those beside it do not."""
    job = loaded(JOB)["harmonize-check"]
    known = job["variables"] | {"CORPUS": corpus}
    assert job["variables"]["CORPUS"] == "corpora"
    changed = tmp_path / corpus / "zz" / "law" / "statute.toml"
    for path in (changed, tmp_path / "other" / "statute.toml", tmp_path / "README.md"):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    [rule] = job["rules"]
    started = {path for each in rule["changes"] for path in tmp_path.glob(Template(each).substitute(known))}
    assert {path for path in started if path.is_file()} == {changed}


def test_the_hook_is_told_of_another_folder_as_documented() -> None:
    """What docs/ci.md says of another folder fits the same files there as the hook does in its own."""
    told = re.search(r"`files: (?P<files>\^laws[^`]+)`", (CHECKOUT / "docs" / "ci.md").read_text(encoding="utf-8"))
    assert told
    assert told["files"] == loaded(HOOKS)[0]["files"].replace("corpora", "laws")


def test_hooks_are_valid_and_run_what_is_quick() -> None:
    """pre-commit takes the file; the hook runs every check of what the corpus has on record, and no other."""
    [hook] = load_manifest(str(HOOKS))
    ids = re.split(r"--only[ =]", hook["entry"])[1].split(",")
    ours = {"instruments", "lexicons"}  # they look at what comes with the program
    assert ids == [check.id for check in asked() if check.needs == "record" and check.id not in ours]


def test_the_hook_guards_a_commit(workspace: Path) -> None:
    """In a repository, pre-commit lets a file outside the corpus pass, and refuses the wrong manifest in it."""
    own = loaded(HOOKS)[0] | {"language": "system"}  # what it installs is what the tests run with
    (workspace / ".pre-commit-config.yaml").write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [own]}]}))
    (workspace / "notes.toml").touch()
    here = {"PRE_COMMIT_HOME": str(workspace / "cache"), "GIT_CONFIG_GLOBAL": os.devnull}
    ran("git init --quiet . && git add .", workspace, **here)
    passed = ran("pre-commit run --files notes.toml", workspace, **here)
    assert (passed.returncode, "Skipped" in passed.stdout) == (0, True), passed.stdout + passed.stderr
    refused = ran("pre-commit run --files corpora/zz/law/statute.toml", workspace, **here)
    assert refused.returncode == 1
    assert "corpora/zz/law/statute.toml:4: " in refused.stdout
