"""Real statutes in, reports out: what is scored against gold, and the floors that the figures may not fall below."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import runs

from harmonize.evaluating import evaluated, gather, golds_in
from harmonize.model.evaluation import Evaluation

pytestmark = pytest.mark.acceptance

OUTLINE_FLOOR = 0.995
"""Recall and precision of the outline's article numbers, for every statute; measured: 1.000 for each."""

HEADING_FLOOR = 0.99
"""Share of a statute's provisions whose heading is the printed one; measured: 1.000 for each that has gold."""

FLOORS = {
    "top1": 0.97,  # the provision ranked first is one that gold names; measured 1.000
    "hit5": 0.98,  # one of the first five is; measured 1.000
    "f2": 0.97,  # accepted provisions against gold's, recall weighing more than precision; measured 0.991
    "gap_recall": 0.9,  # of the articles that the statute is silent on, those said to be so; measured 1.000, 15 of 15
    "gap_precision_on_judged": 0.85,  # of the judged articles said to be gaps, those that are; measured 0.938, 15 of 16
}
"""Over all judged pairs of article and statute: the measured figure less a small margin, raised when it rises."""

ELEMENT_FLOORS = {
    "outline-count": 1.0,
    "top1": 0.93,  # measured 0.955
    "hit5": 0.98,  # measured 1.000
    "all5": 0.95,  # measured 0.982
    "precision": 0.88,  # measured 0.922
    "f2": 0.93,  # measured 0.958
    "gap-recall": 0.85,  # measured 0.938, 15 of 16
    "gap-precision": 0.85,  # measured 0.938, 15 of 16
    "element-f1": 0.85,  # measured 0.880
    "whole-element-f1": 0.85,  # measured 0.879
    "status-kappa": 0.70,  # measured 0.739
    "relation-agreement": 0.90,  # of the annotators with each other; measured 0.916
    "element-agreement": 0.85,  # measured 0.864
}
"""Over all pairs on which both annotators agree: the measured figure less a small margin, raised when it rises."""
FEWEST_PAIRS = 120

HEADINGS = Path(__file__).resolve().parent / "headings"
"""Gold: a statute's numbers, each with the fingerprint of its heading; read from the pages, not from an outline."""

SCHEMAS = runs.CHECKOUT / "harmonize" / "reports" / "schemas"
DISPUTES_A_STATUTE = 3
CANDIDATES = 5
CUT_OFF = "…"  # at the end of a quote that is longer than a reader wants
ROUNDING = 0.001
STATUSES = {"full", "partial", "none-found", "cannot-tell", "reserved", "not-applicable"}
NOT_FOUND = {"none-found", "cannot-tell"}


@pytest.fixture(scope="session")
def scores(problems: list[str]) -> dict[str, Any]:
    """The scorer's figures against the gold less what is disputed: ``summary`` and one entry for each statute."""
    figures: dict[str, Any] = json.loads(runs.score(runs.undisputed_folder(), "--json"))
    return figures


def analyses() -> list[Path]:
    """Return every analysis.json that the runs wrote."""
    return sorted(runs.OUT.rglob("analysis.json"))


def load(path: Path) -> dict[str, Any]:
    """Read one JSON file."""
    content: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return content


def breaches(schema: str, paths: list[Path]) -> list[str]:
    """Return where files differ from a JSON Schema that ships in the package."""
    validator = jsonschema.Draft202012Validator(load(SCHEMAS / schema))
    return [f"{path}: {error.message}"[:300] for path in paths for error in validator.iter_errors(load(path))]


def test_every_statute_is_done(problems: list[str]) -> None:
    """Every statute is outlined and analyzed, alone and with the other laws of its territory."""
    assert problems == []
    wanted = [call for call in runs.runs() if not call.stdout]
    assert len(analyses()) == len(wanted)
    assert all(path.with_name("report.html").stat().st_size for path in analyses())


def test_scores_are_printed(scores: dict[str, Any], record_property: Callable[[str, object], None]) -> None:
    """The scorer's table is printed, every miss listed, whether or not a floor is missed."""
    table = runs.table()
    record_property("printed", table)
    assert all(name in table for name in scores["statutes"])


def test_outlines(scores: dict[str, Any]) -> None:
    """No statute's outline falls below the floor, neither in what is missing nor in what is too much."""
    outlines = {name: row["outline"] for name, row in scores["statutes"].items() if row["outline"]}
    assert len(outlines) == sum("outline" in gold for gold in runs.golds().values())
    low = {name: o for name, o in outlines.items() if min(o["recall"], o["precision"]) < OUTLINE_FLOOR}
    assert low == {}


@pytest.mark.parametrize("path", sorted(HEADINGS.glob("*.json")), ids=lambda path: path.stem)
def test_headings(problems: list[str], path: Path) -> None:
    """A statute's provisions bear the headings that are printed, and those without one bear none."""
    gold = load(path)
    outline = runs.OUT / f"{gold['statute']}.outline.json"
    assert outline.is_file(), problems
    found = Counter((node["number"], fingerprint(node["heading"])) for node in citable(load(outline)["root"]))
    wanted = Counter((number, digest) for number, digest in gold["headings"])
    assert (found & wanted).total() / wanted.total() >= HEADING_FLOOR, sorted(number for number, _ in wanted - found)


@pytest.mark.parametrize("figure", FLOORS)
def test_alignment(scores: dict[str, Any], figure: str) -> None:
    """The right provisions are ranked first, found, accepted, and gaps are said."""
    assert scores["summary"]["analyzed"] == len(runs.golds())
    assert scores["summary"][figure] >= FLOORS[figure]


def test_files_keep_the_contract(problems: list[str]) -> None:
    """Every analysis and outline is valid against the JSON Schema that ships with the package."""
    assert analyses(), problems
    assert breaches("analysis-1.json", analyses()) == []
    assert breaches("outline-1.json", sorted(runs.OUT.glob("*.outline.json"))) == []


def test_analyses_can_be_checked_by_a_reader(problems: list[str]) -> None:
    """A provision that is cited is ranked first, a weight is the sum of its bars, and every quote is the law's text."""
    assert analyses(), problems
    headings = {squeezed(heading) for path in runs.OUT.glob("*.outline.json") for heading in headed(load(path)["root"])}
    wrong = [f"{path.parent.name}: {fault}" for path in analyses() for fault in faults(load(path), headings)]
    assert wrong == []


def test_gaps_say_what_was_searched(problems: list[str]) -> None:
    """An article that was not found says which statutes and how many provisions were searched."""
    assert analyses(), problems
    missed = [article for path in analyses() for article in load(path)["articles"] if article["status"] in NOT_FOUND]
    assert missed
    assert all(article["searched"]["statutes"] and article["searched"]["provisions"] for article in missed)


def test_disputes_are_few_and_explained() -> None:
    """At most three gold entries of a statute are disputed, each with its number, page and reason."""
    disputes = runs.disputes()
    assert all(set(dispute) == {"statute", "entry", "number", "page", "reason"} for dispute in disputes)
    assert max(Counter(dispute["statute"] for dispute in disputes).values(), default=0) <= DISPUTES_A_STATUTE


def test_a_disputed_entry_is_not_judged() -> None:
    """A disputed number is neither wanted nor an error, and a disputed article is left out."""
    gold = {"id": "xx", "outline": ["1", "2"], "articles": {"2": {"core": ["1"]}, "3": {"gap": True}}}
    disputed = [
        {"statute": "xx", "entry": "outline", "number": "2", "page": 1, "reason": "printed twice"},
        {"statute": "xx", "entry": "3", "number": "1", "page": 1, "reason": "the text has it"},
        {"statute": "yy", "entry": "2", "number": "1", "page": 1, "reason": "another statute"},
    ]
    judged = runs.undisputed(gold, disputed)
    assert (judged["outline"], judged["outline_tolerated"]) == (["1"], ["2"])
    assert judged["articles"] == {"2": {"core": ["1"]}}


def faults(analysis: dict[str, Any], headings: set[str]) -> list[str]:
    """Return what a reader could not check in an analysis: statuses, ranks, sums and quotes that do not hold."""
    printed: dict[str, list[str]] = defaultdict(list)
    for key, provision in analysis["provisions"].items():
        printed[key.partition("#")[0]].append(squeezed(provision["heading"] + provision["text"]))
    least = min(CANDIDATES, sum(statute["provisions"] for statute in analysis["statutes"]))
    found: list[str] = []
    for article in analysis["articles"]:
        name = f"{article['instrument']}:{article['article']}"
        candidates = article["candidates"]
        accepted = [candidate["accepted"] for candidate in candidates]
        found += [f"{name}: status {article['status']}"] * (article["status"] not in STATUSES)
        found += [f"{name}: {len(candidates)} candidates"] * (len(candidates) < least)
        found += [f"{name}: cites another than the first"] * (any(accepted) and not accepted[0])
        found += [f"{name}: {c['provision']}: not the sum" for c in candidates if not is_sum(c)]
        bars = [bar for holder in (*candidates, *article["elements"]) for bar in holder["evidence"]]
        quotes = {(bar["statute"], bar["eid"], squeezed(bar["quote"].removesuffix(CUT_OFF))) for bar in bars}
        found += [
            f"{name}: not in {eid}: {quote}"
            for statute, eid, quote in sorted(quotes)
            if not any(quote in text for text in (*printed[statute], *headings))
        ]
    return found


def is_sum(candidate: dict[str, Any]) -> bool:
    """Tell whether a candidate's weight is what its bars add up to."""
    return abs(candidate["weight"] - sum(bar["weight"] for bar in candidate["evidence"])) < ROUNDING


def headed(node: dict[str, Any]) -> Iterator[str]:
    """Yield the headings of an outline's node and of all below it."""
    yield node["heading"]
    for child in node["children"]:
        yield from headed(child)


def citable(node: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield an outline's articles and sections."""
    if node["kind"] in ("article", "section"):
        yield node
    for child in node["children"]:
        yield from citable(child)


def fingerprint(heading: str) -> str:
    """Return the SHA-256 of a heading's letters and digits, in small letters: gold keeps no statute's words."""
    folded = unicodedata.normalize("NFKC", heading).casefold()
    return hashlib.sha256("".join(char for char in folded if char.isalnum()).encode()).hexdigest()


def squeezed(text: str) -> str:
    """Return a text without white space, so that line ends do not matter."""
    return "".join(text.split())


@pytest.fixture(scope="session")
def evaluation(problems: list[str]) -> Evaluation:
    """The evaluation of the statutes that gold judges, each analyzed alone."""
    assert problems == []
    gathered = gather([runs.OUT / name for name in runs.golds()], golds_in())
    return evaluated(gathered.analyses.values())


def test_gold_is_large_enough(evaluation: Evaluation) -> None:
    """Elements were judged on enough pairs of an article and a provision that both annotators cite for it."""
    assert evaluation.figure("precision").counts["cited right"] >= FEWEST_PAIRS


@pytest.mark.parametrize("name", ELEMENT_FLOORS)
def test_element_floor(evaluation: Evaluation, name: str) -> None:
    """No figure falls below its floor."""
    figure = evaluation.figure(name)
    assert figure.value is not None
    assert figure.value >= ELEMENT_FLOORS[name], figure
