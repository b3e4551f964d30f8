"""The report as one HTML file: no request leaves it, no text of a statute can act in it, it reads without script."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup, escape

from harmonize.model.quality import FLOOR
from harmonize.model.text import DOUBTFUL
from harmonize.model.verdict import Analysis
from harmonize.reports.blocks import FILTERS, TESTS
from harmonize.reports.bounds import LEAST, Bounds, bounded, bounds, fits, smaller
from harmonize.reports.chapters import chapters
from harmonize.reports.desk import Desk, desk
from harmonize.reports.margins import margins
from harmonize.reports.marking import paint
from harmonize.reports.paper import Paper, legible
from harmonize.reports.penalties import charges, of
from harmonize.reports.profile import STATUSES, profile
from harmonize.reports.regions import bar
from harmonize.reports.situation import gathered

Strings = Mapping[str, Mapping[str, str]]
"""The texts a reader sees, by section and name (``models/reports/en.toml``); ``page`` has the language's code."""


STYLES = ("regions.css", "report.css", "evidence.css", "contents.css", "blocks.css", "review.css", "print.css")
SCRIPTS = ("report.js", "evidence.js", "contents.js", "search.js", "review.js")
"""What the page's one style and one script are made of, in this order."""


def render(analysis: Analysis, strings: Strings) -> str:
    """Return the report of an analysis as one HTML document; the same analysis and strings give the same text.

    Where it would become larger than a reader's browser should bear, less of everything is shown, and that is said;
    the decisions of reviewers, which it carries whole, do not count.
    """
    share, reviewing = 1.0, desk(analysis)
    carried = len(escape(htmlsafe_json_dumps(reviewing.recorded)))
    while not fits(page := _rendered(reviewing, strings, bounds(analysis, share)), carried) and share > LEAST:
        share = smaller(share, page, carried)
    return page


def _rendered(reviewing: Desk, strings: Strings, limits: Bounds) -> str:
    analysis = reviewing.analysis
    shown = bounded(analysis, limits)
    arrangement = profile(shown, limits)
    dossier = gathered(shown, strings, arrangement, reviewing.identity)
    mark = dossier.say("situation.draft_mark") if analysis.draft else ""
    foot = dossier.say("situation.foot", name=shown.name, version=analysis.version)
    style = "".join(map(asset, STYLES)) + margins(Paper("", "", "", (), legible(mark), legible(foot)))
    script = "".join(map(asset, SCRIPTS))
    return (
        environment()
        .get_template("report.html.j2")
        .render(
            analysis=shown,
            bounds=limits,
            cut=limits.share < 1 or shown != analysis,
            profile=arrangement,
            chapters=chapters(dossier, limits),
            mark=mark,
            desk=reviewing,
            statuses=STATUSES,
            titles={source.id: source.title for source in shown.statutes},
            languages={source.id: source.language for source in analysis.statutes},
            translations={source.id for source in analysis.statutes if source.translation_of},
            t=strings,
            floor=FLOOR,
            doubtful=DOUBTFUL,
            style=Markup(style),
            script=Markup(script),
            style_hash=hashed(style),
            script_hash=hashed(script),
        )
    )


def _finalized(value: object) -> object:
    """Make every text that reaches the page legible; what is markup already went through here."""
    return legible(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def environment() -> Environment:
    """Return what templates are filled with: everything escaped, nothing undefined, every text legible."""
    environment = Environment(
        loader=PackageLoader("harmonize.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_finalized,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= FILTERS | {
        "fill": lambda text, **values: text.format(**values),
        "label": lambda names, name: names.get(name, name),
        "capital": lambda text: text[:1].upper() + text[1:],
        "weight": lambda weight: f"{weight:.2f}",
        "signed": lambda weight: f"{weight:+.2f}",
        "share": lambda share: f"{share:.1%}",
        "bar": bar,
        "charges": lambda penalties, candidate, texts: charges(of(penalties, candidate), texts),
        "paint": paint,
        "percent": lambda share: f"{share:.0%}",
    }
    environment.tests |= TESTS
    environment.tests["web"] = lambda url: url.startswith(("https://", "http://"))
    return environment


@cache
def asset(name: str) -> str:
    """Return a file of the templates' folder."""
    return (files("harmonize.reports") / "templates" / name).read_text(encoding="utf-8")


def hashed(text: str) -> str:
    """Return the hash by which the page's Content-Security-Policy knows its own style and script."""
    return base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
