"""Checks against a baseline: whether verdicts are those that were looked at, and what they differ by if not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from harmonize.checks.baseline import Baseline, Edition, Territory, Verdict, baseline, to_bytes
from harmonize.checks.material import Material
from harmonize.checks.model import Fault
from harmonize.errors import HarmonizeError
from harmonize.knowledge.baselines import content, parsed_baseline
from harmonize.reports import written

ANEW = "look at the difference, then write the baseline anew with --write-baseline"


def verdict_changed(material: Material) -> Iterator[Fault]:
    """Yield the verdicts that differ from the baseline: a note where what they rest on changed, else an error."""
    tool = tuple(other_tool(material.baseline.edition, material.edition)) if material.baseline else ()
    for name, before, now in pairs(material):
        causes = ", ".join((*changed(before, now), *tool))
        for key, was in before.verdicts.items():
            if (said := now.verdicts.get(key, was)) != was:
                message = f"{name}, {key}: was {told(was)}, is {told(said)}; changed since: {causes or 'nothing'}"
                yield Fault(message, *material.in_baseline(name, key), *((ANEW, "note") if causes else ()))


def baseline_stale(material: Material) -> Iterator[Fault]:
    """Yield what the baseline has and the corpus has not, or the other way round, and what changed without effect."""
    if material.baseline is None:
        return
    known = material.baseline.territories
    for name in (name for name in known if material.gone(name)):
        yield Fault(f"{name} is not in the corpus any more", *material.in_baseline(name))
    for name in (name for name in material.territories if name not in known):
        yield Fault(f"{name} is not in the baseline", *material.in_baseline())
    for name, before, now in pairs(material):
        yield from _out_of_date(material, name, before, now)
    if causes := tuple(other_tool(material.baseline.edition, material.edition)):
        yield Fault(f"made with another program: {', '.join(causes)}", *material.in_baseline())


def _out_of_date(material: Material, name: str, before: Territory, now: Territory) -> Iterator[Fault]:
    if gone := before.verdicts.keys() - now.verdicts.keys():
        said = f"{name}: {len(gone)} verdicts are on what is asked no more"
        yield Fault(said, *material.in_baseline(name, min(gone)))
    if new := now.verdicts.keys() - before.verdicts.keys():
        yield Fault(f"{name}: {len(new)} verdicts are not in the baseline", *material.in_baseline(name))
    if causes := tuple(changed(before, now)):
        yield Fault(f"{name}: changed since: {', '.join(causes)}", *material.in_baseline(name))


def rewritten(material: Material, file: Path) -> Material:
    """Write the verdicts that there are now to a file, and return the material held against them.

    What the file has on what was not looked at stays in it. Raises an :class:`InputError` where what is there can be no
    baseline; a damaged one is written over, and is ``unkept`` in the material.
    """
    before = earlier(material, file)
    baseline = anew(before)
    return replace(before, baseline=baseline, baseline_file=written(file, to_bytes(baseline)))


def earlier(material: Material, file: Path) -> Material:
    """Return the material held against a file that is about to be written, as far as that is there and of use."""
    if not os.path.lexists(file):
        return material
    said = content(file, link=True)  # who names a file to be written may name it by a link
    try:
        return replace(material, baseline=baseline(parsed_baseline(file, said)))
    except HarmonizeError as error:
        return replace(material, unkept=error)


def anew(material: Material) -> Baseline:
    """Return the verdicts that there are now; those on what was not looked at stay as the baseline has them."""
    known = material.baseline.territories if material.baseline else {}
    unseen = {name for name in known if not material.gone(name)} - {*material.comparable}
    return Baseline(material.edition, {**material.territories, **{name: known[name] for name in sorted(unseen)}})


def pairs(material: Material) -> Iterator[tuple[str, Territory, Territory]]:
    """Yield the territories that can be compared, each as the baseline has it and as it is now."""
    for name in material.comparable:
        if material.baseline:
            yield name, material.baseline.territories[name], material.territories[name]


def changed(before: Territory, now: Territory) -> Iterator[str]:
    """Yield what differs of all that verdicts rest on but the program, in words: law, facts, record, review."""
    for id in sorted(before.law.keys() | now.law.keys()):
        if before.law.get(id) != now.law.get(id):
            how = "is new" if id not in before.law else "is gone" if id not in now.law else "changed"
            yield f"the law ({id} {how})"
    if before.facts != now.facts:
        yield "the facts of the State (jurisdiction.toml)"
    if before.record != now.record:
        yield "the record of its laws (statute.toml)"
    if before.review != now.review:
        yield "the review (decisions.json)"


def other_tool(before: Edition, now: Edition) -> Iterator[str]:
    """Yield how the program differs: its version, its models.

    >>> list(other_tool(Edition("0.1.0", "aa"), Edition("0.2.0", "aa")))
    ['the tool (0.1.0, now 0.2.0)']
    """
    if before.version != now.version:
        yield f"the tool ({before.version}, now {now.version})"
    if before.models != now.models:
        yield f"the models ({before.models[:8]}, now {now.models[:8]})"


def told(verdict: Verdict) -> str:
    """Return a verdict in words.

    >>> told(("full", "code#art_2")), told(("none-found",))
    ('full (code#art_2)', 'none-found')
    """
    status, *cited = verdict
    return f"{status} ({', '.join(cited)})" if cited else status
