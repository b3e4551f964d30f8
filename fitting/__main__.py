"""Fit: ``python -m fitting`` (``make fit``).

Where real statutes lie in ``../shared`` (or where HARMONIZE_SHARED points) the candidates are taken down anew; then
weights, calibration, plot and card are made from them.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

from fitting import baselines, plot, rows
from fitting.card import placed_in
from fitting.making import Made, everything, source, written
from fitting.table import tabulated
from harmonize.knowledge.files import folder
from harmonize.knowledge.gold import load_gold

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HARMONIZE_SHARED") or CHECKOUT.parent / "shared")
CALIBRATION = """\
# How often findings were right whose first provision weighed so much and led the next by so much. Made by `make fit`
# from models/fit/candidates.csv; models/README.md has what it is worth.

kinds = [{kinds}]  # of articles that were judged
certain = {certain}  # below this probability a finding is for review

[citation]  # that the first provision cited implements its article
constant = {citation.constant}
weight = {citation.weight}  # by the logarithm of 1 + its weight
lead = {citation.lead}  # by the share of its weight that it is ahead of the heaviest that is not cited

[gap]  # that the laws read are silent
constant = {gap.constant}
weight = {gap.weight}  # by the logarithm of 1 + the weight of the heaviest provision
"""


def take_down(statutes: Path) -> None:
    """Write the candidates and the baselines' ranks of the statutes in a folder."""
    golds = load_gold(folder("corpora"))
    rows.write(tabulated(golds, statutes), source() / "candidates.csv")
    baselines.write(baselines.placed(golds, statutes), source() / "baselines.csv")


def weights_text(text: str, item: Made) -> str:
    """Return the file of weights with those that are used."""
    used = {**item.used.elements, **item.used.levels, **{name: getattr(item.used, name) for name in rows.OTHERS}}
    for name, weight in used.items():
        text = re.sub(rf"(?m)^{name} = [\d.]+", f"{name} = {weight}", text)
    return text


def calibration_text(item: Made) -> str:
    """Return the file of the calibration."""
    kinds = ", ".join(f'"{kind}"' for kind in item.kinds)
    return CALIBRATION.format(kinds=kinds, certain=item.certain, citation=item.curves.citation, gap=item.curves.gap)


def main() -> None:
    """Make everything, and say what came out."""
    if (SHARED / "statutes").is_dir():
        take_down(SHARED / "statutes")
    item, found = everything()
    models = folder("models")
    for name, text in (
        ("weights.toml", weights_text((models / "fit" / "hand-set.toml").read_text(encoding="utf-8"), item)),
        ("calibration.toml", calibration_text(item)),
        ("README.md", placed_in((models / "README.md").read_text(encoding="utf-8"), written(item, found))),
    ):
        (models / name).write_text(text, encoding="utf-8")
    plot.reliability(item.cases, item.sure, models / "calibration.svg")
    print(written(item, found))


if __name__ == "__main__":
    main()
