"""Run harmonize over real statutes that lie beside the checkout, and score what it wrote against gold.

The folder is ``../shared`` or where ``HARMONIZE_SHARED`` points: ``statutes/<territory>/*``, ``gold/*.json`` and
``tools/score.py``. As a script it prints the scores with every miss listed.
"""

from __future__ import annotations

import json
import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
import tomllib
import traceback
from collections.abc import Iterable
from dataclasses import dataclass
from multiprocessing.pool import AsyncResult
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from harmonize.cli import main as harmonize
from harmonize.given import NOTHING_SAID, silent
from harmonize.model.text import Document
from harmonize.reading.apart import read_apart

HERE = Path(__file__).resolve().parent
CHECKOUT = HERE.parent.parent
SHARED = Path(os.environ.get("HARMONIZE_SHARED") or CHECKOUT.parent / "shared")
OUT = CHECKOUT / "out" / "acceptance"
MISSING = (
    f"the real statutes are not part of the project and {SHARED} has none: "
    "put a folder with statutes/, gold/ and tools/score.py there, or let HARMONIZE_SHARED name it"
)
AT_ONCE = 2
LONGEST_RUN = 600  # seconds; a statute that takes longer hangs


@dataclass(frozen=True, slots=True)
class Run:
    """One call of harmonize: what it is called in a message, its arguments, and the file that takes its output."""

    name: str
    arguments: tuple[str, ...]
    stdout: Path | None = None


def present() -> bool:
    """Tell whether the real statutes, gold and the scorer are there."""
    return (SHARED / "tools" / "score.py").is_file() and (SHARED / "gold").is_dir()


def golds() -> dict[str, dict[str, Any]]:
    """Return what each gold file says, by its id."""
    read = (json.loads(path.read_text(encoding="utf-8")) for path in sorted((SHARED / "gold").glob("*.json")))
    return {gold["id"]: gold for gold in read}


def disputes() -> list[dict[str, Any]]:
    """Return the gold entries that the text contradicts."""
    content: dict[str, list[dict[str, Any]]] = tomllib.loads((HERE / "disputes.toml").read_text(encoding="utf-8"))
    return content.get("dispute", [])


def undisputed(gold: dict[str, Any], disputed: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Return a gold file's content so that no disputed entry is judged: a number is tolerated, an article left out."""
    own = [dispute for dispute in disputed if dispute["statute"] == gold["id"]]
    numbers = {dispute["number"] for dispute in own if dispute["entry"] == "outline"}
    articles = {dispute["entry"] for dispute in own}
    return {
        **gold,
        "outline": [number for number in gold["outline"] if number not in numbers],
        "outline_tolerated": [*gold.get("outline_tolerated", []), *sorted(numbers)],
        "articles": {key: entry for key, entry in gold["articles"].items() if key not in articles},
    }


def territories() -> dict[str, Path]:
    """Return the folders of statutes that hold several files: the laws of one territory, read together."""
    folders = sorted(path for path in (SHARED / "statutes").iterdir() if path.is_dir())
    return {folder.name: folder for folder in folders if len([*folder.iterdir()]) > 1}


def document(path: Path, kept: Path) -> Document:
    """Read a statute's text, which the folder ``kept`` holds once a process has read it."""
    known = kept / f"{path.stem}.pickle"
    if not known.is_file():
        fresh = known.with_suffix(f".{os.getpid()}")
        fresh.write_bytes(pickle.dumps(read_apart(path, NOTHING_SAID.options(silent))))
        fresh.replace(known)
    document: Document = pickle.loads(known.read_bytes())
    return document


def one_of_each() -> dict[str, Path]:
    """Return by jurisdiction the folder of one analysis: of all its laws together, else of the first judged alone."""
    alone = {gold["jurisdiction"]: OUT / name for name, gold in reversed(golds().items())}
    return alone | {name.upper(): OUT / "territories" / name for name in territories()}


def ungolded() -> list[Path]:
    """Return the statutes that no gold file judges."""
    judged = {SHARED / gold["pdf"] for gold in golds().values()}
    return [path for path in sorted((SHARED / "statutes").glob("*/*")) if path.is_file() and path not in judged]


def runs() -> list[Run]:
    """Return every call of harmonize that the acceptance makes, into ``OUT``."""
    made: list[Run] = []
    for name, gold in golds().items():
        outline = ("outline", str(SHARED / gold["pdf"]), "--format", "json")
        made.append(Run(f"outline of {name}", outline, OUT / f"{name}.outline.json"))
        made.append(analysis(SHARED / gold["pdf"], gold["jurisdiction"], OUT / name, "--kind", gold["kind"]))
    made += [analysis(path, name.upper(), OUT / "territories" / name) for name, path in territories().items()]
    made += [analysis(path, path.parent.name.upper(), OUT / "others" / path.stem) for path in ungolded()]
    return made


def analysis(source: Path, jurisdiction: str, target: Path, *options: str) -> Run:
    """Return the call that analyzes a statute, or a folder of them, into the folder ``target``."""
    arguments = ("analyze", str(source), "--jurisdiction", jurisdiction, *options, "--output", str(target))
    return Run(f"analysis of {source.name}", arguments)


def call(run: Run) -> str:
    """Call harmonize once, and return what went wrong; empty when nothing did."""
    done = CliRunner().invoke(harmonize, run.arguments)
    if run.stdout:
        run.stdout.write_text(done.stdout, encoding="utf-8")
    if not done.exit_code:
        return ""
    fault = "" if isinstance(done.exception, SystemExit) else "".join(traceback.format_exception(done.exception))
    return f"{run.name}: exit code {done.exit_code}: {(done.stderr + fault).strip()[-2000:]}"


def call_all() -> list[str]:
    """Make all calls, in two processes that make one after another, into an empty ``OUT``; return what went wrong."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with multiprocessing.get_context("spawn").Pool(AT_ONCE) as pool:
        under_way = [(run, pool.apply_async(call, (run,))) for run in runs()]
        return [problem for run, result in under_way if (problem := outcome(run, result))]


def outcome(run: Run, result: AsyncResult[str]) -> str:
    """Wait for a call, and return what went wrong."""
    try:
        return result.get(LONGEST_RUN)
    except multiprocessing.TimeoutError:
        return f"{run.name}: still running after {LONGEST_RUN} seconds"


def score(gold: Path, *options: str) -> str:
    """Return what the scorer prints for what lies in ``OUT``."""
    where = ("--gold", str(gold), "--outlines", str(OUT), "--analyses", str(OUT))
    command = [sys.executable, str(SHARED / "tools" / "score.py"), *where, *options]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout


def undisputed_folder() -> Path:
    """Write the gold without its disputed entries to a folder of ``OUT``, and return that."""
    folder = OUT / "gold"
    folder.mkdir(exist_ok=True)
    for name, gold in golds().items():
        (folder / f"{name}.json").write_text(json.dumps(undisputed(gold, disputes())), encoding="utf-8")
    return folder


def table() -> str:
    """Return the scorer's table, and under it the figures with the disputed entries and each dispute's reason."""
    parts = [score(undisputed_folder())]
    if disputes():
        parts += ["The same, with the disputed entries of gold as they are:", score(SHARED / "gold")]
    parts += ["Disputed: {statute}, {entry} {number}, page {page}: {reason}".format(**one) for one in disputes()]
    return "\n".join(parts)


def main() -> int:
    """Print the scores, every miss listed; return 1 when a call went wrong."""
    if not present():
        print(f"Nothing to evaluate: {MISSING}")
        return 0
    problems = call_all()
    print(table(), *problems, sep="\n")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main())
