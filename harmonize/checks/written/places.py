"""Places: how written forms name the file of a problem, and how they know it again in another run."""

from __future__ import annotations

import hashlib
import posixpath
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import PurePath

from harmonize.checks.model import Outcome, Problem


def path(outcome: Outcome, problem: Problem) -> str:
    """Return a problem's file from where the checks were run, ``/`` between its parts; for a whole corpus its folder.

    That is how a repository names it where the checks run at its root. Of a corpus named by an absolute path, or one
    that lies elsewhere, the path begins at the corpus: no form tells where on a machine a checkout lies.

    >>> from harmonize.checks.model import Check
    >>> problem = Problem(Check("kind", "error", "text", "", "", ""), "error", "", "al/act/statute.toml", 3, "")
    >>> path(Outcome("./corpora", "1.0", ()), problem), path(Outcome("/srv/corpora", "1.0", ()), problem)
    ('corpora/al/act/statute.toml', 'al/act/statute.toml')
    """
    corpus = PurePath(outcome.corpus)
    within = posixpath.normpath(posixpath.join(corpus.as_posix(), problem.file))
    outside = corpus.is_absolute() or within.startswith(("/", "../"))
    return posixpath.normpath(problem.file) if outside else within


def fingerprints(problems: Iterable[Problem]) -> Iterator[str]:
    """Yield what each problem is known by in another run: check, file and message, whatever line it stands on.

    The same problem a second time in one file is told by the number behind the colon.
    """
    met: Counter[str] = Counter()
    for problem in problems:
        known = hashlib.sha256("\0".join((problem.check.id, problem.file, problem.message)).encode()).hexdigest()[:32]
        met[known] += 1
        yield f"{known}:{met[known]}"
