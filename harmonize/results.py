"""Results: what the library's functions give back, with its tables and with what could not be used."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from harmonize import frames, reports
from harmonize.errors import HarmonizeError, InputError
from harmonize.knowledge.strings import load_strings
from harmonize.model.evaluation import Evaluation
from harmonize.model.verdict import Analysis

if TYPE_CHECKING:
    from harmonize.frames import DataFrame

DECISIONS = "decisions.json"
"""The file of reviewers' decisions beside an analysis."""


@dataclass(frozen=True, slots=True)
class Analyzed:
    """An analysis, its tables, and an error for each file that could not be used.

    The columns of a table are those of :data:`harmonize.frames.TABLES`. Each is made when it is asked for.
    """

    analysis: Analysis
    errors: tuple[HarmonizeError, ...] = ()

    @property
    def articles(self) -> DataFrame:
        """The verdicts: a row for each article of the instruments."""
        return self.table("articles")

    @property
    def elements(self) -> DataFrame:
        """What was found of each article: a row for each element."""
        return self.table("elements")

    @property
    def quotations(self) -> DataFrame:
        """The words of the law that the elements rest on."""
        return self.table("quotations")

    @property
    def candidates(self) -> DataFrame:
        """The provisions proposed for each article, best first."""
        return self.table("candidates")

    @property
    def evidence(self) -> DataFrame:
        """The evidence for each provision proposed; its weights add up to that provision's."""
        return self.table("evidence")

    @property
    def penalties(self) -> DataFrame:
        """The penalties of the provisions cited."""
        return self.table("penalties")

    @property
    def recommendations(self) -> DataFrame:
        """What to do about what is missing."""
        return self.table("recommendations")

    @property
    def statutes(self) -> DataFrame:
        """The statutes as they were read."""
        return self.table("statutes")

    @property
    def provisions(self) -> DataFrame:
        """The provisions that the analysis names, with their text."""
        return self.table("provisions")

    def table(self, name: str) -> DataFrame:
        """Return one of :data:`harmonize.frames.TABLES`; a :class:`HarmonizeError` where there is none of that name."""
        return frames.table(name, [self.analysis])

    def write(self, folder: str | Path, formats: Iterable[str] = ("html", "json"), language: str = "en") -> list[Path]:
        """Write reports (html, docx, pdf, xlsx, csv, md, json) into a folder and return their files.

        Raises :class:`HarmonizeError` for a format or a language that is not known, where nothing can be written, or
        where reviewers have decided on the analysis that is there, of which this one knows nothing.
        """
        place = Path(folder)
        if (place / DECISIONS).exists() and not self.analysis.decisions:
            raise InputError(str(place), "holds reviewers' decisions", "harmonize analyze --output carries them over")
        return reports.write(self.analysis, place, formats, load_strings(language))

    def __repr__(self) -> str:
        """Say on one line whose law it is, how many articles have which status, and how many files are missing."""
        unread = f"; {len(self.errors)} not read" if self.errors else ""
        return f"<Analyzed {self.analysis.name}: {self._counted()}{unread}>"

    def _counted(self) -> str:
        statuses = Counter(finding.status for finding in self.analysis.findings)
        return ", ".join(f"{number} {status}" for status, number in sorted(statuses.items()))

    def _repr_html_(self) -> str:
        """Show in a notebook the verdicts, and above them what could not be read."""
        told = "".join(f"<li>{escape(str(error))}</li>" for error in self.errors)
        unread = f"<p>Not read:</p><ul>{told}</ul>" if told else ""
        shown = self.articles[["instrument", "article", "title", "status", "required", "found", "cited"]]
        return f"<p><b>{escape(self.analysis.name)}</b>: {self._counted()}</p>{unread}{shown.to_html(index=False)}"


@dataclass(frozen=True, slots=True)
class Evaluated:
    """An evaluation, its tables, and what was left out of it, with the reason."""

    evaluation: Evaluation
    left_out: tuple[str, ...] = ()
    errors: tuple[HarmonizeError, ...] = ()

    @property
    def figures(self) -> DataFrame:
        """The figures, over everything and over each part, with their intervals."""
        return frames.FIGURES.frame([self.evaluation])

    @property
    def verdicts(self) -> DataFrame:
        """Every verdict that was judged, beside what gold says."""
        return frames.VERDICTS.frame([self.evaluation])
