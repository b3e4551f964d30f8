"""The command line: parses, calls, shows progress and chooses the exit code; no logic of the law.

Exit codes: 0 done; 1 findings past a threshold, or a failed check; 2 wrong usage; 3 bad input; 70 the program failed;
130 somebody stopped it; 141 nobody reads on.
"""

from __future__ import annotations

import click

from harmonize.cli.analyze import analyze
from harmonize.cli.batch import batch
from harmonize.cli.check import check
from harmonize.cli.completion import completion
from harmonize.cli.corpus import corpus
from harmonize.cli.evaluate import evaluate
from harmonize.cli.explain import explain
from harmonize.cli.fetch import fetch
from harmonize.cli.instruments import instruments
from harmonize.cli.lexicon import lexicon
from harmonize.cli.outline import outline
from harmonize.cli.penalties import penalties
from harmonize.cli.progress import progress
from harmonize.cli.region import region
from harmonize.cli.report import report
from harmonize.cli.review import review
from harmonize.cli.terminal import Guarded


@click.group(cls=Guarded, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(package_name="harmonize-law", prog_name="harmonize")
def main() -> None:
    """Read national statutes, align them with the Budapest Convention, report the gaps."""


main.add_command(analyze)
main.add_command(batch)
main.add_command(check)
main.add_command(completion)
main.add_command(corpus)
main.add_command(evaluate)
main.add_command(explain)
main.add_command(instruments)
main.add_command(lexicon)
main.add_command(outline)
main.add_command(penalties)
main.add_command(progress)
main.add_command(region)
main.add_command(report)
main.add_command(review)
corpus.add_command(fetch)
