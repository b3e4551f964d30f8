"""Gold: what people who read a statute say that it carries of the instruments. Analysis never sees it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from harmonize.model.verdict import Status

Annotator = Literal["first", "second"]
"""Two people judge the same pairs, neither seeing what the other says."""
Ruling = Literal["implements", "contributes", "refers", "look-alike", "unrelated", "gap"]
"""What a provision is to an article; ``gap``, with no provision, says that the statute is silent on the article."""
Said = Literal["present", "absent", "general"]
"""Whether a provision has an element; ``general``: it is silent, and a general rule of the same statute has it."""
Found = Literal["present", "absent", "cannot-tell"]
"""Whether the statutes read together have an element."""
Stratum = Literal["near-copy", "re-worded"]
"""Whether a provision repeats the instrument nearly word for word, or says the same in words of its own."""

CITED: tuple[Ruling, ...] = ("implements", "contributes")
"""What a provision may be cited for; only these have all elements judged."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one annotator says of an article (``budapest:2``) and a provision, by its number as printed.

    ``statute`` is the id of the statute that the provision stands in, ``elements`` what is said by the element's id.
    Provisions of one article with the same ``choice`` are alternatives, any one of which is enough. ``source`` is the
    page.
    """

    annotator: Annotator
    article: str
    statute: str
    provision: str
    ruling: Ruling
    choice: str = ""
    elements: Mapping[str, Said] = field(default_factory=dict)
    stratum: Stratum | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """Everything that was judged of one statute; ``sha256`` is that of the file whose text was judged.

    ``read_with`` are the statutes that the judgement takes into account. ``outline`` are the numbers of the provisions
    where somebody wrote them down, ``tolerated`` those that are no error, ``expected`` how many there are, where it is
    known. ``elements`` and ``statuses`` are judgements on articles as a whole, by element and by article.
    """

    statute: str
    title: str
    jurisdiction: str
    language: str
    kind: str
    sha256: str
    file: str
    judgements: tuple[Judgement, ...]
    read_with: tuple[str, ...] = ()
    outline: tuple[str, ...] = ()
    tolerated: tuple[str, ...] = ()
    expected: int | None = None
    elements: Mapping[str, Found] = field(default_factory=dict)
    statuses: Mapping[str, Status] = field(default_factory=dict)

    @property
    def annotators(self) -> tuple[Annotator, ...]:
        """Return who judged the statute, in order."""
        return tuple(sorted({item.annotator for item in self.judgements}))
