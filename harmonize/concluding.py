"""Concluding: the statutes of one jurisdiction, understood, become its analysis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from importlib.metadata import version

from harmonize import alignment, findings
from harmonize.aligning import align_all
from harmonize.answering import Reached, carried, reached
from harmonize.errors import HarmonizeError
from harmonize.knowledge.calibration import load_calibration
from harmonize.knowledge.files import fingerprint
from harmonize.knowledge.instruments import load_instruments
from harmonize.knowledge.jurisdictions import check_acts, load_footnote
from harmonize.model.evidence import Compare
from harmonize.model.jurisdiction import Jurisdiction
from harmonize.model.knowledge import Instrument
from harmonize.model.verdict import Analysis, EncoderFile, Remark
from harmonize.punishing import threats
from harmonize.understanding import Understood

CHECKLIST = "checklist"
"""The kind of instrument that documents are measured against too, such as a strategy."""
DISTRIBUTION = "harmonize-law"


@dataclass(frozen=True, slots=True)
class Measure:
    """What a jurisdiction is measured against: instruments, what their articles lead to, as of which date.

    ``compare`` is a sentence encoder, ``encoder`` its file.
    """

    jurisdiction: Jurisdiction
    unit: str
    instruments: tuple[Instrument, ...]
    beyond: Reached
    as_of: date | None = None
    compare: Compare | None = None
    encoder: EncoderFile | None = None

    @property
    def lawful(self) -> bool:
        """Tell whether what is measured must speak as a law; what a checklist is about need not."""
        return all(item.kind != CHECKLIST for item in self.instruments)


def measure(jurisdiction: Jurisdiction, instruments: Sequence[str], as_of: date | None, unit: str = "") -> Measure:
    """Load what a jurisdiction is to be measured against.

    Raises a :class:`KnowledgeError` for an unknown instrument, or an act that an instrument does not allow.
    """
    wanted, beyond = _asked(tuple(instruments), fingerprint())
    check_acts(jurisdiction, wanted)
    return Measure(jurisdiction, unit, wanted, beyond, as_of)


@lru_cache(maxsize=4)
def _asked(instruments: tuple[str, ...], _models: str) -> tuple[tuple[Instrument, ...], Reached]:
    """Return instruments and what they lead to, loaded once for all jurisdictions while the models stay the same."""
    wanted = load_instruments(instruments)
    return tuple(wanted), reached([item.id for item in wanted])


def concluded(understood: Sequence[Understood], measure: Measure, errors: Sequence[HarmonizeError]) -> Analysis:
    """Return the analysis of statutes understood together; ``errors`` are those of the files that were not."""
    statutes = [item.statute for item in understood]
    passages = [passage for item in understood for passage in item.passages]
    finder = alignment.Finder(alignment.gather(statutes, passages))
    aligned = align_all(measure.instruments, finder, measure.compare)
    edition = findings.Edition(version(DISTRIBUTION), fingerprint(), measure.as_of, measure.encoder, load_calibration())
    unreadable = [Remark("not-read", str(error)) for error in errors]
    analysis = findings.conclude(
        measure.jurisdiction, statutes, passages, aligned, edition, load_footnote(), unreadable,
        threats(statutes, aligned), carried(measure.beyond, aligned, finder),
    )  # fmt: skip
    return replace(analysis, unit=measure.unit)
