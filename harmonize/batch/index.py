"""The index: what became of a corpus as one page, with ways to the reports of each territory."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, Template

from harmonize.batch.summary import Summary, TerritoryRow, counts

Strings = Mapping[str, Mapping[str, str]]
PAGE = """\
<!DOCTYPE html>
<html lang="{{ say.page.language }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ own.title }}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 70rem; padding: 0 1rem; color: #1d2733;
  background: #fff; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; padding: .35rem .75rem .35rem 0; border-bottom: 1px solid #c9d1da; vertical-align: top;
  overflow-wrap: anywhere; }
a { color: #0b5394; }
.failed { color: #a01212; font-weight: 600; }
</style>
</head>
<body>
<main>
<h1>{{ own.title }}</h1>
<p>{{ counted }}</p>
{% if region %}<p><a href="{{ region }}">{{ own.region }}</a></p>{% endif %}
<h2>{{ own.territories }}</h2>
<table>
<thead><tr><th scope="col">{{ own.territory }}</th><th scope="col">{{ own.state }}</th>
<th scope="col">{{ own.coverage }}</th><th scope="col">{{ own.files }}</th></tr></thead>
<tbody>
{% for row in territories %}
<tr><th scope="row">{{ row.name }}{% if row.unit %}: {{ row.unit }}{% endif %}</th>
<td{% if row.state == "failed" %} class="failed"{% endif %}>{{ own[row.state] }}</td>
<td>{{ share(row) }}</td>
<td>{% for file in row.files %}<a href="{{ link(row, file) }}">{{ file }}</a> {% endfor %}</td></tr>
{% endfor %}
</tbody>
</table>
{% if failed %}
<h2>{{ own.failures }}</h2>
<table>
<thead><tr><th scope="col">{{ own.file }}</th><th scope="col">{{ own.cause }}</th>
<th scope="col">{{ own.remedy }}</th></tr></thead>
<tbody>
{% for file, error in failed %}
<tr><th scope="row">{{ file }}</th><td>{{ error.what }}</td><td>{{ error.remedy }}</td></tr>
{% endfor %}
</tbody>
</table>
{% endif %}
{% if missing %}
<h2>{{ own.missing }}</h2>
<ul>
{% for row in missing %}<li>{{ row.file }}</li>
{% endfor %}
</ul>
{% endif %}
</main>
</body>
</html>
"""


def page(summary: Summary, strings: Strings) -> bytes:
    """Return ``index.html``: all that comes from a file is shown as text."""
    own = strings["batch"]
    text = _template().render(
        say=strings,
        own=own,
        counted=own["counted"].format(**counts(summary)),
        region="region/region.html" if "region.html" in summary.region else "",
        territories=summary.territories,
        failed=[
            *((row.file, row.failed) for row in summary.statutes if row.state == "failed"),
            *((error.where, error) for error in summary.errors),
        ],
        missing=[row for row in summary.statutes if row.state == "missing"],
        share=lambda row: "" if row.coverage is None else f"{row.coverage:.0%}",
        link=_link,
    )
    return (text + "\n").encode("utf-8", "backslashreplace")


def _link(row: TerritoryRow, file: str) -> str:
    return quote(f"{row.place}/{file}")


@cache
def _template() -> Template:
    return Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True).from_string(PAGE)
