"""Evaluates: finds gold and analyses, analyzes statutes that gold knows, and holds the one to the other."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from harmonize import inputs, pipeline, reports
from harmonize.errors import HarmonizeError, InputError, KnowledgeError
from harmonize.evaluation import evaluate
from harmonize.expanding import expand
from harmonize.knowledge.alignments import modelled
from harmonize.knowledge.files import folder
from harmonize.knowledge.gold import load_gold
from harmonize.knowledge.jurisdictions import load_jurisdiction, load_specimen, specimens
from harmonize.model.evaluation import Evaluation
from harmonize.model.gold import Gold
from harmonize.model.verdict import Analysis
from harmonize.reports.evaluation import FILE, to_bytes

ANALYSIS = "analysis.json"
MADE = "analyses"
"""The folder beside an evaluation that has the analyses made for it."""


@dataclass(slots=True)
class Gathered:
    """The analyses to evaluate, each with a name of its own, and what was left out, with the reason.

    ``made`` are the names of those that were made for the evaluation.
    """

    analyses: dict[str, Analysis] = field(default_factory=dict)
    made: list[str] = field(default_factory=list)
    left_out: list[str] = field(default_factory=list)
    errors: list[HarmonizeError] = field(default_factory=list)


def evaluated(analyses: Iterable[Analysis], gold: Path | None = None) -> Evaluation:
    """Return the figures of some analyses against the gold in a folder, by default all that comes with harmonize.

    A :class:`KnowledgeError` where a file of gold is wrong.
    """
    return evaluate(list(analyses), golds_in(gold), modelled())


def golds_in(place: Path | None = None) -> tuple[Gold, ...]:
    """Return the gold in a folder, by default all that comes with harmonize; a :class:`KnowledgeError` without any."""
    golds = load_gold(place or folder("corpora"))
    if not golds:
        raise KnowledgeError(str(place), "has no gold", "name a folder with statute.toml and alignments.csv in it")
    return golds


def gather(paths: Sequence[Path], golds: Sequence[Gold], progress: pipeline.Progress = pipeline.silent) -> Gathered:
    """Return the analyses that paths name: read where they lie, else made of the statutes that gold judges.

    A statute is analyzed alone, as a law of the territory whose folder its gold lies in. Without a path the specimens
    are analyzed, each with all its laws.
    """
    gathered = Gathered()
    for path in paths:
        written = analyses_in(path)
        for file in written:
            gathered.analyses[named(file.parent.name, gathered)] = reports.read(file)
        if not written:
            analyze(path, golds, gathered, progress)
    for name in () if paths else specimens():
        jurisdiction, place = load_specimen(name)
        keep(pipeline.analyze([place], jurisdiction, progress=progress), name, gathered)
    return gathered


def analyses_in(path: Path) -> list[Path]:
    """Return the analyses in a folder, in the folders right below it, and among those that an evaluation wrote."""
    places = (ANALYSIS, f"*/{ANALYSIS}", f"{MADE}/*/{ANALYSIS}")
    return sorted(file for place in places for file in path.glob(place)) if path.is_dir() else []


def analyze(path: Path, golds: Iterable[Gold], gathered: Gathered, progress: pipeline.Progress) -> None:
    """Analyze each statute that a path names and gold judges; the others are left out with a word."""
    by_sha256 = {gold.sha256: gold for gold in golds}
    for file in statutes(path):
        gold = by_sha256.get(hashlib.sha256(file.read_bytes()).hexdigest())
        if gold is None:
            gathered.left_out.append(f"{file}: no gold is about this text")
        elif gold.read_with:
            gathered.left_out.append(f"{file}: its gold is about several statutes read together; name their analysis")
        else:
            outcome = pipeline.analyze(
                [file], load_jurisdiction(gold.jurisdiction), pipeline.Given(gold.kind), progress=progress
            )
            keep(outcome, gold.statute, gathered)


def statutes(path: Path) -> Iterator[Path]:
    """Yield the statutes that a path names; an :class:`InputError` where it names nothing that can be read."""
    files, errors = expand(path)
    if errors:
        raise errors[0]
    for file in files:
        if not file.is_file():
            raise InputError(str(file), "is no file", "name a statute, or a folder of statutes or of an analysis")
        yield file


def keep(outcome: pipeline.Outcome, name: str, gathered: Gathered) -> None:
    """Keep what came of an analysis under a name."""
    gathered.errors += outcome.errors
    if outcome.analysis:
        gathered.made.append(named(name, gathered))
        gathered.analyses[gathered.made[-1]] = outcome.analysis


def named(wanted: str, gathered: Gathered) -> str:
    """Return a name that no analysis has yet."""
    return inputs.unused(wanted, gathered.analyses)


def write(
    evaluation: Evaluation, gathered: Gathered, output: Path, formats: Sequence[str], strings: reports.Strings
) -> list[Path]:
    """Write an evaluation as json or html into a folder, beside it the analyses that were made; return the files."""
    made = {}
    if "json" in formats:
        made[FILE] = to_bytes(evaluation)
    if "html" in formats:
        from harmonize.reports.evaluation_html import render_evaluation  # late, because of Jinja2 and matplotlib

        made["evaluation.html"] = render_evaluation(evaluation, strings).encode("utf-8")
    for name in gathered.made:
        reports.write(gathered.analyses[name], output / MADE / name, ["json"], strings)
    return [reports.written(output / name, content) for name, content in made.items()]
