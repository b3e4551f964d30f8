"""English words of the other instruments and the checklists: found where they are meant, not in look-alikes."""

from __future__ import annotations

import pytest

from harmonize.knowledge.lexicons import load_lexicon
from harmonize.language.cues import compile_cues, find
from harmonize.language.folding import tokens

CUES = compile_cues(load_lexicon("en"))


@pytest.mark.parametrize(
    ("text", "present", "absent"),
    [
        ("publishes an intimate image of a person without her consent", {"intimate-image", "without-consent"}, set()),
        ("grooms a child and proposes a meeting", {"grooming", "contact", "meeting"}, set()),
        ("each authority designates a point of contact", {"contact-point"}, {"contact"}),
        ("to meet the requirements of this Act", set(), {"meeting"}),
        ("in the performance of his duties", set(), {"performance"}),
        ("attends a pornographic performance", {"performance", "witness-acts"}, set()),
        ("to attend before the court", set(), {"witness-acts"}),
        ("disguises the true nature of criminal proceeds", {"conceal-origin", "proceeds-of-crime"}, set()),
        ("the proceeds of the sale of land", set(), {"proceeds-of-crime"}),
        ("the Prevention of Money Laundering Act", set(), {"money-laundering"}),
        ("property of equivalent value may be confiscated", {"equivalent-value", "confiscation"}, set()),
        ("the minister of finance and financial institutions", set(), {"finance-act"}),
        ("no prosecution shall be commenced after five years", {"limitation-period"}, set()),
        ("identity theft", {"identity-theft"}, {"theft"}),
        ("is not admissible in evidence", set(), {"evidence-admissible"}),
        ("judges and prosecutors attend training at the academy", {"judiciary", "training"}, set()),
        ("indicators of laundering and red flags", {"risk-indicator"}, {"performance-indicator"}),
        ("a hardware token opens the vault", set(), {"virtual-assets"}),
        ("the provider answers within five working days", {"answer-time"}, set()),
    ],
)
def test_words_and_their_look_alikes(text: str, present: set[str], absent: set[str]) -> None:
    """A notion is found in its words, and not in words that look like them."""
    found = {hit.concept for hit in find(CUES, tokens(text))}
    assert present <= found
    assert not absent & found
