"""The HTML report: whole, safe, self-contained, and every link leads somewhere."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace
from functools import cache
from html.parser import HTMLParser
from itertools import count, pairwise

import pytest
from analyses import HOSTILE, bare, rich

from harmonize.knowledge.strings import load_strings
from harmonize.model.evidence import Candidate
from harmonize.model.text import Span
from harmonize.model.verdict import Analysis, Quoted, Remark
from harmonize.reports.html import render
from harmonize.reports.identity import identity
from harmonize.reports.ledger import ledger

VOID = {"meta", "link", "br", "img", "hr", "input", "wbr", "col"}


class Page(HTMLParser):
    """A parsed page: its tags in order with attributes, its ids, its text, and whether the tags balance."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.stack: list[str] = []
        self.problems: list[str] = []
        self.texts: dict[str, str] = {}
        self.within: list[str | None] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag, and that it waits for its end."""
        attributes = {name: value or "" for name, value in attrs}
        if len(attributes) < len(attrs):
            self.problems.append(f"<{tag}> has an attribute twice")
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.stack.append(tag)
            self.within.append(attributes.get("id"))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a tag that closes itself."""
        self.tags.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        """Check that an end tag closes what was opened last."""
        if not self.stack or self.stack.pop() != tag:
            self.problems.append(f"</{tag}> closes nothing")
        self.within.pop()

    def handle_data(self, data: str) -> None:
        """Note text under the id of everything that it stands in."""
        for id in filter(None, self.within):
            self.texts[id] = self.texts.get(id, "") + data

    def all(self, name: str) -> list[str]:
        """Return the values of an attribute, wherever it stands."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]


@cache
def report() -> str:
    """The report of the rich analysis."""
    return render(rich(), load_strings())


@cache
def page() -> Page:
    """The same report, parsed."""
    return Page(report())


@pytest.mark.parametrize("analysis", [rich(), bare()], ids=["rich", "bare"])
def test_well_formed(analysis: Analysis) -> None:
    """Every tag is closed in its place."""
    parsed = Page(render(analysis, load_strings()))
    assert parsed.problems == []
    assert parsed.stack == []


@pytest.mark.parametrize("analysis", [rich(), bare()], ids=["rich", "bare"])
def test_links_lead_somewhere(analysis: Analysis) -> None:
    """Ids are unique, and every link within the page, shapes included, has its target."""
    parsed = Page(render(analysis, load_strings()))
    ids = parsed.all("id")
    assert len(ids) == len(set(ids))
    inner = {href[1:] for href in parsed.all("href") if href.startswith("#")}
    assert inner
    assert inner <= set(ids)
    assert set(parsed.all("aria-labelledby")) <= set(ids)


def test_same_input_same_bytes() -> None:
    """Rendering twice gives the same text."""
    assert render(rich(), load_strings()) == report()


def test_nothing_is_loaded() -> None:
    """No tag loads anything, no attribute holds script, no style calls an address."""
    assert not {tag for tag, _ in page().tags} & {"img", "iframe", "object", "embed", "form", "base"}
    assert page().all("src") == []
    assert [name for _, attributes in page().tags for name in attributes if name.startswith("on")] == []
    assert page().all("style") == []
    assert not re.search(r"url\(|@import", report())
    loaded = [attributes["href"] for tag, attributes in page().tags if tag in ("link", "use")]
    assert all(href.startswith(("data:", "#")) for href in loaded)


def test_links_outside_are_web_pages() -> None:
    """A link out of the page is a web page's; an address that would run script is shown as text."""
    outer = [href for tag, attributes in page().tags if tag == "a" and not (href := attributes["href"]).startswith("#")]
    assert "https://example.org/treaty/2" in outer
    assert all(href.startswith("https://") for href in outer)
    assert "javascript:alert(3)" in report()


def test_policy_knows_style_and_script() -> None:
    """The Content-Security-Policy allows the page's own style and script by their hashes, and nothing else."""
    policy = next(attributes["content"] for tag, attributes in page().tags if "http-equiv" in attributes)
    assert policy.startswith("default-src 'none';")
    for tag in ("style", "script"):
        bodies = re.findall(rf"<{tag}>(.*?)</{tag}>", report(), re.DOTALL)
        assert len(bodies) == 1
        digest = base64.b64encode(hashlib.sha256(bodies[0].encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


def test_hostile_text_stays_text() -> None:
    """Markup in a title, a reason or a summary is shown, not run; characters that mislead are shown as a sign."""
    assert sum(tag == "script" for tag, _ in page().tags) == 1
    assert "<script>alert(1)</script>" in page().texts["protocol1-5"]
    assert "{{ 7*7 }}" in page().texts["protocol1-5"]
    assert not set(report()) & set("\x00\x07\u202e\u202c\ud800")
    assert report().encode("utf-8")


@pytest.mark.parametrize("field", ["number", "heading", "text"])
def test_hostile_statute(field: str) -> None:
    """What a statute's file says cannot leave its quotation, in any of its fields."""
    key = "kodi#art_201-a"
    quoted = replace(rich().provisions[key], **{field: HOSTILE * 9})
    parsed = Page(render(replace(rich(), provisions=rich().provisions | {key: quoted}), load_strings()))
    assert parsed.problems == []
    assert sum(tag == "script" for tag, _ in parsed.tags) == 1
    assert "<script>alert(1)</script>" in parsed.texts["p-kodi-art_201-a"]


def test_hostile_names() -> None:
    """Identifiers that would collide or break out become ids of their own."""
    key = "kodi#art_240"
    provisions = rich().provisions | {'kodi#art 240"><b id="summary">': rich().provisions[key]}
    findings = (*rich().findings, replace(rich().findings[0], instrument='summary" onclick="x'))
    parsed = Page(render(replace(rich(), provisions=provisions, findings=findings), load_strings()))
    assert parsed.problems == []
    assert len(parsed.all("id")) == len(set(parsed.all("id")))
    assert parsed.all("onclick") == []


def test_two_findings_on_one_article() -> None:
    """Two findings with the same name (two legal units) keep apart."""
    parsed = Page(render(replace(rich(), findings=rich().findings * 2), load_strings()))
    assert len(parsed.all("id")) == len(set(parsed.all("id")))


@pytest.mark.parametrize(
    "said",
    [
        "Valmora",
        "harmonize 0.1.0",
        "compliance is for a lawyer to judge",
        "Fictional jurisdiction",
        "The name is without prejudice",
        "Fletorja e Valmorës, nr. 4/2001",
        "17, 18",
        "44, 45",
        "93.0%",
        "electronic communications act",
        "a-kind-nobody-named",
        "A document on paper only; no definition carries data.",
        "Only points to another law.",
        "Add damaging, deterioration",
        "Neni 305 punishes false news",
        "Recorded on 3 March 2015",
        "A. Lawyer",
    ],
)
def test_says(said: str) -> None:
    """The report says what a reader has to know."""
    assert said in report()


@pytest.mark.parametrize(
    "said",
    [
        "0.55 of 1.",
        "No gap is claimed on this law. Kodi Penal i Valmorës: no text could be read from page 17, 18.",
        "Enough was read and understood",
        "Pages without readable text2.1% 17, 18",
        "Words recognised badly0.4% pages 9",
        "Numbers skipped28.6% 44, 45",
        "Numbers met twice20.0% 61",
        "9 (71%), 10 (93%)",
        "Pages 9 and 10 were read from their picture ocr-used",
        "Not understood1.0%",
    ],
)
def test_parse_quality_is_told(said: str) -> None:
    """The panel of a statute says in words and figures what was lost, and whether its silence counts as a gap."""
    sources = report().partition('<h2 id="sources">')[2].partition('<section class="chapter"')[0]
    told = " ".join(re.sub(r"<[^>]*>", "", sources.replace("</td>", " </td>").replace("</th>", "</th>")).split())
    assert said in told


def test_treaty_status_and_acts_are_told() -> None:
    """Standing on the date, days, acts with their period, where each is from, and who has reviewed it."""
    for words in ("Party", "2012-10-01", "No Party", "9(4)", "2012-10-01 – 2020-01-01", "authority named",
                  "reviewed by A. Lawyer, 2026-10-01", "reviewed by no lawyer", "as of 2026-01-01"):  # fmt: skip
        assert words in report()
    assert "Nothing is on record" in render(bare(), load_strings())


def test_bare_report_makes_no_false_notice() -> None:
    """Without footnote or fiction there is no such notice; without findings it says so."""
    html = render(bare(), load_strings())
    assert "Fictional" not in html
    assert 'id="footnote"' not in html
    assert "No article was examined." in html
    assert "None" not in re.sub(r"<style>.*?</style>|None found", "", html, flags=re.DOTALL)


def test_gaps_come_first() -> None:
    """In the summary gaps precede partial coverage, and that precedes the undecided."""
    start = report().index('class="attention"')
    rows = re.findall(r'scope="row"><a href="#([^"]+)"', report()[start : report().index("</table>", start)])
    assert rows == ["budapest-7", "budapest-4", "budapest-16"]


def test_element_leads_to_its_words() -> None:
    """The link of an element leads to the passage in the annex that holds the words that were quoted."""
    row = report()[report().index('id="budapest-4-deletion"') :]
    target = re.search(r'class="found"><a href="#([^"]+)"', row)
    assert target is not None
    passage = page().texts[target[1]]
    assert re.sub(r"\d+·\d+", "", passage) == "Kushdo që pa të drejtë fshin ose ndryshon të dhëna kompjuterike"


def test_annex_leads_back() -> None:
    """A quoted provision links to every article for which it was considered, each provision stands there once."""
    entry = report()[report().index('id="p-kodi-art_201-b"') :]
    entry = entry[: entry.index("</section>")]
    assert 'href="#budapest-4"' in entry
    assert 'href="#budapest-2"' in entry
    assert report().count('id="p-kodi-art_201-b"') == 1


def test_quotes_carry_their_language() -> None:
    """Every quotation says which language it is in."""
    quotes = re.findall(r"<(?:blockquote|q)\b.*?</(?:blockquote|q)>", report(), re.DOTALL)
    assert quotes
    assert {re.findall(r'lang="(\w+)"', quote)[0] for quote in quotes} == {"sq", "mk"}
    assert page().tags[0] == ("html", {"lang": "en"})


def test_tables_have_captions() -> None:
    """Every table has a caption, and its columns or rows have headings."""
    tables = re.findall(r"<table.*?</table>", report(), re.DOTALL)
    assert tables
    assert all("<caption" in table and 'scope="' in table for table in tables)


def test_headings_descend_by_one() -> None:
    """No level of heading is skipped on the way down."""
    levels = [int(tag[1]) for tag, _ in page().tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ledger_sums_up() -> None:
    """The bars of a ledger sum up to the candidate's weight, and end where the sum ends."""
    candidate = rich().findings[0].candidates[0]
    bars = ledger(candidate).bars
    assert sum(bar.weight for bar in bars) == pytest.approx(candidate.weight)
    assert bars[-1].running == pytest.approx(candidate.weight)
    assert all(bar.x >= 0 and bar.x + bar.width <= 100.01 for bar in bars)
    assert report().count("7.25") >= 2


def test_long_ledger_is_shortened() -> None:
    """Beyond a number of bars the small ones are one bar; the sum stays."""
    first = rich().findings[0].candidates[0]
    many = tuple(replace(first.evidence[0], weight=0.01 * i) for i in range(100))
    short = ledger(replace(first, evidence=many, weight=49.5))
    assert len(short.bars) == 12
    assert short.rest == 89
    assert short.total == pytest.approx(49.5)


def test_evidence_in_a_paragraph_finds_its_provision() -> None:
    """Evidence that names a paragraph leads to the provision that holds it; with an unknown name, its span decides."""
    finding = rich().findings[1]
    element = finding.elements[0]
    for eid in ("art_201-b__para_1", "somewhere"):
        evidence = tuple(replace(bar, eid=eid) for bar in element.evidence)
        changed = replace(finding, elements=(replace(element, evidence=evidence),))
        html = render(replace(rich(), findings=(changed,)), load_strings())
        assert 'class="found"><a href="#p-kodi-art_201-b.1"' in html


def test_evidence_without_a_text_breaks_nothing() -> None:
    """A candidate whose provision the analysis does not quote is named without a link."""
    html = render(replace(rich(), provisions={}), load_strings())
    assert "Hyrja pa të drejtë në sistem kompjuterik" in html
    assert 'href="#p-' not in html


def test_reopened_decision() -> None:
    """A decision made on a text that has changed says that it has to be made again."""
    decision = replace(rich().decisions[0], text_sha256="0" * 64)
    assert "decide again" not in report()
    assert "decide again" in render(replace(rich(), decisions=(decision,)), load_strings())


def large(articles: int = 50, candidates: int = 40, length: int = 4_000) -> Analysis:
    """Return an analysis of the size of a 400-page code, every article with its own provisions."""
    provisions: dict[str, Quoted] = {}
    numbers = count(1)
    template, first = rich().findings[0], rich().findings[0].candidates[0]

    def candidate(accepted: bool) -> Candidate:
        number = next(numbers)
        text = f"Neni {number}\n" + "Kushdo që pa të drejtë hyn në sistem kompjuterik dënohet. " * (length // 58)
        start = number * 10_000
        provisions[f"kodi#art_{number}"] = Quoted(str(number), "Hyrja", text, start, number // 4, "0" * 64)
        spans = [Span(start + 60 * i, start + 60 * i + 40) for i in range(1, 16)]
        bars = tuple(replace(first.evidence[0], eid=f"art_{number}", span=span, marks=()) for span in spans)
        return replace(first, eid=f"art_{number}", provision=str(number), evidence=bars, accepted=accepted)

    findings = tuple(
        replace(template, article=str(i), candidates=tuple(candidate(n < 2) for n in range(candidates)))
        for i in range(articles)
    )
    return replace(rich(), provisions=provisions, findings=findings)


def test_far_candidates_are_left_out() -> None:
    """A candidate far weaker than the strongest is not shown, unless it is a look-alike; the number is said."""
    finding = rich().findings[1]
    far = replace(finding.candidates[1], eid="art_240", provision="240", accepted=False, weight=0.1)
    for relation, left_out in (("contributes", True), ("look-alike", False)):
        changed = replace(finding, candidates=(*finding.candidates, replace(far, relation=relation)))
        html = render(replace(rich(), findings=(changed,)), load_strings())
        assert ("in analysis.json: 1" in html) is left_out
        assert ('id="p-kodi-art_240"' not in html) is left_out


def test_report_on_a_large_code_is_small() -> None:
    """The report on a 400-page code stays below 5 MB."""
    assert len(render(large(), load_strings()).encode()) < 5_000_000


def test_unknown_names_are_shown() -> None:
    """A kind of law or a remark that has no text of its own is shown under its own name."""
    analysis = replace(rich(), remarks=(Remark("new-code", "Something new.", "elsewhere", "9"),))
    html = render(analysis, load_strings())
    assert "new-code" in html
    assert "Article 9" in html


def test_a_footnote_marks_no_name_of_its_own() -> None:
    """A State whose law only names what owes a footnote keeps its name; the footnote is printed once at each end."""
    analysis = rich()
    html = report()
    assert f"<h1>{analysis.jurisdiction_name}</h1>" in html
    assert html.count(analysis.footnote) == 2


def test_answers_for_other_instruments() -> None:
    """One table an instrument: the article, its status, the answer in a sentence, how the two compare, and why."""
    table = report().partition('<h2 id="crosswalks">')[2].partition("</section>")[0]
    rows = [re.sub(r"<[^>]*>", " ", row).split() for row in table.split("<tr>")[2:]]
    assert "<caption>Directive on attacks</caption>" in table
    assert " ".join(rows[0]).startswith("Article 3 Access Full Meets Convention on Cybercrime Art. 2 and Directive")
    assert "not yet Directive on attacks Art. 5: missing: &lt;b&gt;making" in " ".join(rows[1])
    assert "asks for more" in " ".join(rows[0])
    assert "The Directive asks for one more conduct." in " ".join(rows[1])
    assert 'href="#crosswalks"' in report()


def test_without_crosswalks_there_is_no_table() -> None:
    """A report of an analysis without answers does not speak of other instruments."""
    assert 'id="crosswalks"' not in render(bare(), load_strings())


def test_penalties_stand_in_their_article() -> None:
    """What the provisions cited threaten is a table: the form, the penalty, in bold where the conduct stands."""
    told = re.sub(r"\s+", " ", report())
    assert "<td>the offence</td> <td><b>imprisonment up to 3 years</b></td>" in told
    assert "<td>a graver form</td> <td>imprisonment 1 to 5 years</td>" in told


def test_chapters_of_the_situation_report() -> None:
    """What to do first, the checklist in each article, at the end all of it in tables, and a page to sign."""
    headings = re.findall(r'<h2 id="([^"]*)"', report())
    for earlier, later in pairwise(["summary", "cross-cutting", "beyond", "recommendations", "correlation",
                                    "correlation-back", "annex", "sign-off"]):  # fmt: skip
        assert headings.index(earlier) < headings.index(later)
        assert f'href="#{earlier}"' in report() or earlier == "correlation-back"
    advice = report().partition('aria-labelledby="budapest-4"')[2].partition("</article>")[0]
    assert "damaging computer data" in advice.partition('class="recommendation"')[2]
    assert "Kush dëmton të dhëna kompjuterike dënohet." in advice
    assert identity(rich()) in report().partition('id="sign-off"')[2]


def test_draft_is_marked() -> None:
    """A report on a bill bears its mark at its head, and on every page when it is printed; another bears none."""
    html = render(replace(rich(), draft="Bill on cybercrime"), load_strings())
    assert '<p class="mark-band">CONFIDENTIAL DRAFT</p>' in html
    assert '@top-center { content: "CONFIDENTIAL DRAFT"' in html
    assert "CONFIDENTIAL DRAFT" not in report()
