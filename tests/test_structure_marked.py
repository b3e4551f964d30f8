"""Documents that mark their provisions: the tree is the source's, and every character has its class."""

from __future__ import annotations

from itertools import pairwise

from akoma import act, cut, faults, kept
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from harmonize.model.law import Statute
from harmonize.reading.xml import MAX_DEPTH
from harmonize.structure import akn

NAMES = st.sampled_from(
    ("part", "chapter", "section", "article", "paragraph", "subsection", "point", "list", "alinea", "hcontainer")
)
WORDS = st.sampled_from(("", "Whoever", "(1) It rains;", "a) by day", "[amended by Act 3]", "1."))


def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Provisions with or without a number, a heading, an id, words before and behind what they hold."""
    return st.builds(
        "<{0}{1}>{2}{3}<intro><p>{4}</p></intro>{5}<wrapUp><p>{6}</p></wrapUp></{0}>".format,
        NAMES,
        st.sampled_from(("", ' eId="x"', ' eId="art_1"', ' status="removed"')),
        st.sampled_from(("", "<num>1.</num>", "<num>Article 2</num>", "<num>(a)</num>")),
        st.sampled_from(("", "<heading>Rain</heading>")),
        WORDS,
        st.lists(children, max_size=3).map("".join),
        WORDS,
    )


LEAVES = st.builds("<{0}><content><p>{1}</p><p>{2}</p></content></{0}>".format, NAMES, WORDS, WORDS)
BODIES = st.lists(st.recursive(LEAVES, element, max_leaves=8), min_size=1, max_size=3).map("".join)


def statute(body: str) -> Statute:
    """The statute of an act that has at least some text."""
    return cut(act(f"<article><num>9</num></article>{body}", "<preface><p>LAW</p></preface>"))


@settings(deadline=None, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES)
def test_any_hierarchy_gives_a_sound_tree(body: str) -> None:
    """Children lie within their parents in order, ids are unique, regions partition the text, no word is unparsed."""
    law = statute(body)
    for parent in law.root.walk():
        edges = [parent.span.start, *(at for child in parent.children for at in (child.span.start, child.span.end))]
        assert edges == sorted(edges)
        assert edges[-1] <= parent.span.end
    eids = [found.eid for found in law.root.walk()][1:]
    assert all(eids)
    assert len(eids) == len(set(eids))
    edges = [0, *(region.span.end for region in law.regions)]
    assert [region.span.start for region in law.regions] == edges[:-1]
    assert edges[-1] == len(law.document.text)
    assert "unparsed" not in law.coverage()


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES)
def test_no_word_is_lost_or_read_twice(body: str) -> None:
    """The provisions' own texts, numbers and headings are the words of the body, each once."""
    law = statute(body)
    bodies = sorted(found.body for found in law.root.walk() if found.body)
    assert all(before.end <= after.start for before, after in pairwise(bodies))
    claimed = {at for span in bodies for at in range(span.start, span.end)}
    heads = {at for found in law.root.walk() for at in range(found.span.start, max(found.span.start, found.body.start))}
    lost = set(range(len(law.document.text))) - claimed - heads
    assert not "".join(law.document.text[at] for at in sorted(lost)).strip()


def test_deep_hierarchies_are_cut() -> None:
    """As deep as the reader goes, the tree is built."""
    deep = MAX_DEPTH - 20
    law = statute("<division>" * deep + "<article><num>1</num></article>" + "</division>" * deep)
    assert [article.number for article in law.articles()] == ["9", "1"]


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES)
def test_any_hierarchy_goes_out_and_comes_back(body: str) -> None:
    """What another's file holds is written valid, and comes back as it was."""
    law = statute(body)
    data = akn(law)
    assert faults(data) == []
    back = cut(data)
    assert kept(back) == kept(law)
    assert akn(back) == data
