"""The situation report: every chapter is there, says what the analysis says, and leads nowhere that is not there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import pytest
from analyses import HOSTILE, bare, rich

from harmonize.knowledge.strings import load_strings, report_languages
from harmonize.model.review import Decision
from harmonize.model.verdict import Analysis, Finding, Remark
from harmonize.reports.identity import identity
from harmonize.reports.paper import Block, Cell, Heading, Listing, Paper, Paragraph, Run, Table, Text, cleaned, words
from harmonize.reports.situation import arranged, situation
from harmonize.reports.situation.correlation import lines

STRINGS = load_strings()
CHAPTERS = [
    "summary", "sources", "treaties", "chapter.1", "chapter.2", "cross-cutting", "beyond", "crosswalks",
    "recommendations", "correlation", "correlation-back", "annex", "sign-off",
]  # fmt: skip


@cache
def written() -> Paper:
    """The paper of the analysis built by hand."""
    return situation(rich(), STRINGS)


def of(**changed: object) -> Paper:
    """The paper of that analysis with something else in it."""
    return situation(replace(rich(), **changed), STRINGS)  # type: ignore[arg-type]


def texts(blocks: tuple[Block, ...] | list[Block]) -> Iterator[Text]:
    """Yield every text of some blocks."""
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield block.text
            case Listing():
                yield from block.items
            case Table():
                yield block.caption
                yield from (cell.text for row in (block.head, *block.rows) for cell in row)


def told(blocks: tuple[Block, ...] | list[Block]) -> str:
    """All words of some blocks."""
    return "\n".join(words(text) for text in texts(blocks))


def under(paper: Paper, id: str) -> list[Block]:
    """The blocks under the heading of that id, down to the next of its level."""
    found = [at for at, block in enumerate(paper.blocks) if isinstance(block, Heading) and block.id == id]
    (start,) = found
    level = next(block.level for block in paper.blocks[start : start + 1] if isinstance(block, Heading))
    rest = enumerate(paper.blocks[start + 1 :], start + 1)
    end = next((at for at, block in rest if isinstance(block, Heading) and block.level <= level), len(paper.blocks))
    return list(paper.blocks[start + 1 : end])


def tables(blocks: list[Block]) -> list[Table]:
    """The tables among some blocks."""
    return [block for block in blocks if isinstance(block, Table)]


def row(cells: tuple[Cell, ...]) -> list[str]:
    """The words of a row."""
    return [words(each.text) for each in cells]


def headings(paper: Paper, level: int) -> list[Heading]:
    """The headings of a level."""
    return [block for block in paper.blocks if isinstance(block, Heading) and block.level == level]


def test_chapters_in_order() -> None:
    """Every chapter has its heading, in the order of a situation report."""
    assert [heading.id for heading in headings(written(), 1)] == CHAPTERS


def test_the_first_page() -> None:
    """It says what the report is not, that the jurisdiction is fictional, the footnote owed, and the facts."""
    first = written().blocks[: written().blocks.index(headings(written(), 1)[0])]
    page = told(first)
    for owed in (
        "not legal advice",
        "Valmora does not exist",
        rich().footnote,
        identity(rich()),
        "2026-11-21",
        "Free Port",
    ):
        assert owed in page


def test_a_draft_is_marked() -> None:
    """A report on a bill carries its mark and names the bill; one on the law in force carries none."""
    assert written().mark == ""
    draft = of(draft="Bill 7 amending the Penal Code")
    assert draft.mark == "CONFIDENTIAL DRAFT"
    assert "Bill 7 amending the Penal Code" in told(draft.blocks[:3])


def test_the_summary_counts() -> None:
    """The counts by status are those of the findings, instrument by instrument."""
    summary = under(written(), "summary")
    counts = tables(summary)[0]
    head = row(counts.head)
    for line in map(row, counts.rows):
        of_it = [f for f in rich().findings if rich().instruments[f.instrument] == line[0]]
        for name, number in zip(head[1:-1], line[1:-1], strict=True):
            assert int(number) == sum(STRINGS["status"][f.status] == name for f in of_it)
        assert int(line[-1]) == len(of_it)


def test_the_summary_puts_first_what_is_pressing() -> None:
    """Recommendations of high priority stand in the summary, and no others."""
    first = told([t for t in tables(under(written(), "summary")) if "Recommendation" in row(t.head)])
    for finding in rich().findings:
        for each in finding.recommendations:
            assert (each.text.rstrip(".") in first) == (each.priority == "high")


def test_the_summary_without_any() -> None:
    """Without a pressing recommendation it says so instead of an empty table."""
    findings = tuple(replace(each, recommendations=()) for each in rich().findings)
    paper = of(findings=findings)
    assert STRINGS["situation"]["first_none"] in told(under(paper, "summary"))
    assert tables(under(paper, "recommendations")) == []


def test_sources() -> None:
    """Each statute has its citation or its lack, pages not read, quality; what was not supplied is named."""
    chapter = told(under(written(), "sources"))
    for source in rich().statutes:
        assert source.title in chapter
        assert source.sha256 in chapter
    for said in ("Fletorja e Valmorës, nr. 4/2001", "not given", "17–18", "No gap is claimed on this law", "9–10"):
        assert said in chapter
    missing = tables(under(written(), "sources"))[-1]
    named = {words(cells[0].text): words(cells[1].text) for cells in missing.rows}
    assert named["Copyright act"] == "Convention on Cybercrime, Article 10"
    assert named["Electronic communications act"] == "Convention on Cybercrime, Article 16"
    assert "Two pages of the code could not be read" in chapter


def test_versions_read() -> None:
    """The source says up to when its own notes tell of changes."""
    code, procedure = rich().statutes
    dated, undated = replace(code, amendments=3, consolidated_to="2019-07-04"), replace(procedure, amendments=1)
    chapter = told(under(of(statutes=(dated, undated)), "sources"))
    assert "up to 2019-07-04" in chapter
    assert STRINGS["situation"]["amended"] in chapter
    assert STRINGS["situation"]["unamended"] in told(under(written(), "sources"))


def test_treaties() -> None:
    """Standing, reservations before other acts, source and review of each."""
    standing, acts = tables(under(written(), "treaties"))
    assert [row(cells)[1] for cells in standing.rows] == ["Party", "No Party"]
    assert [row(cells)[1] for cells in acts.rows] == ["Reservation", "Other act, authority named"]
    assert "reviewed by no lawyer" in words(acts.rows[1][-1].text)
    assert acts.rows[0][-1].text[0].href == "https://example.org/acts"


def test_every_article_has_its_section() -> None:
    """Each finding has a section with what is asked, what the law says, the assessment, and what to do, in order."""
    dossier = arranged(rich(), STRINGS)
    assert [section.finding for section in dossier.sections] == list(rich().findings)
    for section in dossier.sections:
        blocks, finding = under(written(), section.id), section.finding
        assert finding.title in words(next(h for h in headings(written(), 2) if h.id == section.id).text)
        parts = [words(block.text) for block in blocks if isinstance(block, Heading)]
        expected = ["asks", "says", "assessment", "penalties", "recommendation"]
        there = [True, True, finding.elements, finding.penalties, finding.recommendations]
        names = {"assessment": STRINGS["situation"]["assessment"], "penalties": STRINGS["penalty"]["title"]}
        assert parts[: sum(map(bool, there))] == [
            names.get(part, STRINGS["article"].get(part, ""))
            for part, wanted in zip(expected, there, strict=True)
            if wanted
        ]
        assert finding.summary in told(blocks)
        assert STRINGS["status"][finding.status] in words(blocks[0].text)  # type: ignore[union-attr]


def test_the_assessment_is_element_by_element() -> None:
    """Each element has a row with its number, its status in its colour, and the place or the reason."""
    for section in arranged(rich(), STRINGS).sections:
        if section.elements:
            table = next(t for t in tables(under(written(), section.id)) if words(t.head[1].text) == "Element")
            assert [row(cells)[0] for cells in table.rows] == [f"{each.number}" for each in section.elements]
            for cells, each in zip(table.rows, section.elements, strict=True):
                assert cells[2].tone == each.finding.status
                assert STRINGS["status"][each.finding.status] in words(cells[2].text)
                assert ("page" in words(cells[3].text)) == bool(each.quotes)


def test_the_law_is_quoted() -> None:
    """A cited provision is quoted under its number, heading, statute and page, which are not said twice."""
    blocks = under(written(), "budapest-2")
    captions = [words(each.text) for each in blocks if isinstance(each, Paragraph) and each.style == "caption"]
    assert captions == ["Neni 201/a Hyrja pa të drejtë në sistem kompjuterik (Kodi Penal i Valmorës, page 58)"]
    (quote,) = (each for each in blocks if isinstance(each, Paragraph) and each.style == "quote")
    assert words(quote.text).startswith("Kushdo që me dashje")
    assert "thyer masat e sigurisë" in [run.text for run in quote.text if run.bold]
    assert "duke" not in "".join(run.text for run in quote.text if run.bold)


def test_a_gap_says_what_was_searched() -> None:
    """A gap names what was looked through, and the nearest provision with the reason why it is none."""
    said = told(under(written(), "budapest-7"))
    assert "7 articles or sections of Kodi Penal i Valmorës; Закон за постапката" in said
    assert "Falsifikimi i dokumenteve" in said
    assert "A document on paper only" in said


def decision(**more: object) -> Decision:
    """Return a reviewer's decision on the provision quoted for illegal access."""
    sha256 = rich().provisions["kodi#art_201-a"].text_sha256
    return replace(  # type: ignore[arg-type]
        Decision("budapest", "2", "", "", "B. Judge", date(2026, 10, 2), "", sha256, "noted", "kodi", "art_201-a"),
        **more,
    )


def test_a_translation_stands_beside_the_original() -> None:
    """Where a reviewer entered a translation, original and translation stand side by side, with the reviewer's name."""
    paper = of(decisions=(decision(translation="Whoever enters a system without right..."),))
    beside = next(t for t in tables(under(paper, "budapest-2")) if words(t.head[0].text) == "Text of the law")
    ((original, translation),) = beside.rows
    assert "Kushdo që me dashje" in words(original.text)
    assert words(translation.text).startswith("Whoever enters a system without right...")
    assert "B. Judge, 2026-10-02" in words(translation.text)


def test_a_translation_of_another_text_does_not() -> None:
    """A translation of a text that has changed since is not set beside the new one."""
    paper = of(decisions=(decision(translation="Old words", text_sha256="0" * 64),))
    assert not any(words(t.head[0].text) == "Text of the law" for t in tables(under(paper, "budapest-2")) if t.head)


def test_a_statute_that_is_a_translation_says_so() -> None:
    """What is quoted from an unofficial translation is told to be one."""
    code, procedure = rich().statutes
    paper = of(statutes=(replace(code, translation_of="postapka"), procedure))
    assert f"unofficial translation of: {procedure.title}" in told(under(paper, "budapest-2"))
    assert "unofficial translation" not in told(under(written(), "budapest-2"))


def test_a_decision_stands_beside_the_verdict() -> None:
    """A reviewer's decision on an element leaves the tool's verdict, and says who, when and why."""
    made = decision(element="budapest:2/intent", status="partial", ruling="corrected", reason="Only by presumption.",
                    practice="Courts presume it.", practice_source="Judgment 1/2020")  # fmt: skip
    blocks = under(of(decisions=(replace(made, statute="", eid=""),)), "budapest-2")
    assessment = next(t for t in tables(blocks) if words(t.head[1].text) == "Element")
    verdict = assessment.rows[1][2]
    assert [run.tone for run in verdict.text] == ["full", "reviewed"]
    assert words(verdict.text[:1]) == "Full"
    assert "Partial (B. Judge)" in words(verdict.text[1:])
    said = told([tables(blocks)[-1]])
    for part in (
        "2. Intent",
        "Partial",
        "B. Judge, 2026-10-02",
        "Only by presumption.",
        "Courts presume it. (Judgment 1/2020)",
    ):
        assert part in said


def test_a_recommendation_in_full() -> None:
    """Target, checklist with clauses, what would do instead, by whom, and the precedent in its own words."""
    said = told(under(written(), "budapest-4"))
    for part in ("Neni 201/b Dëmtimi i të dhënave kompjuterike", "Kreu IX", "damaging computer data (4(1))", "4(2)",
                 "Medium", "Legislature", "Verdania (fictional): 193/b",
                 "Kush dëmton të dhëna kompjuterike dënohet."):  # fmt: skip
        assert part in said


def test_a_precedent_says_what_it_has() -> None:
    """Of several things asked the precedent names those that it has; of a single one it need not."""
    first, second, *others = rich().findings
    (step,) = second.recommendations
    more = (*step.asked, replace(step.asked[0], element="budapest:4/other", text="hiding data"))
    paper = of(findings=(first, replace(second, recommendations=(replace(step, asked=more),)), *others))
    assert "It has: damaging computer data." in told(under(paper, "budapest-4"))
    assert "It has" not in told(under(written(), "budapest-4"))


def test_every_recommendation_is_in_the_list() -> None:
    """The list has every recommendation of every article, the most pressing first, each with its addressee."""
    (table,) = tables(under(written(), "recommendations"))
    listed = [row(cells)[1:] for cells in table.rows]
    made = [each for finding in rich().findings for each in finding.recommendations]
    assert sorted(line[0] for line in listed) == sorted(each.text for each in made)
    assert [line[1] for line in listed] == ["High", "Medium"]
    assert {line[2] for line in listed} == {"Legislature"}


def links(paper: Paper) -> Iterator[str]:
    """Yield every address that a paper leads to."""
    return (run.href for text in texts(paper.blocks) for run in text if run.href)


@pytest.mark.parametrize("analysis", [rich(), bare()], ids=["rich", "bare"])
def test_every_link_arrives(analysis: Analysis) -> None:
    """Headings have ids of their own, and every link within the paper leads to one: nothing cited is missing."""
    paper = situation(analysis, STRINGS)
    ids = [block.id for block in paper.blocks if isinstance(block, Heading) and block.id]
    assert len(ids) == len(set(ids))
    inner = {href for href in links(paper) if href.startswith("#")}
    assert inner <= {f"#{id}" for id in ids}
    assert all(href.startswith("https://") for href in links(paper) if not href.startswith("#"))


def test_the_annex_quotes_what_is_shown() -> None:
    """Every provision that shows an element stands in the annex, whole, with the articles it was considered for."""
    annex = under(written(), "annex")
    entries = {block.id for block in annex if isinstance(block, Heading)}
    dossier = arranged(rich(), STRINGS)
    assert {dossier.ids[key] for _, _, key, _ in lines(dossier)} <= entries
    said = told(annex)
    assert "Gjykata mund ta ulë dënimin nën minimumin" in said
    assert "Article 2 Illegal access, Convention on Cybercrime (implements)" in said


def test_both_correlation_tables_agree() -> None:
    """What the one says of articles and provisions the other says of provisions and articles, and no more."""
    forth = {
        (cells[0].text[0].href, cells[2].text[0].href, words(cells[1].text).partition(".")[0])
        for table in tables(under(written(), "correlation"))
        for cells in table.rows
        if cells[2].text[0].href
    }
    back = set()
    (table,) = tables(under(written(), "correlation-back"))
    for cells in table.rows:
        article = ""
        for run in cells[2].text:
            article = run.href or article
            if run.text.startswith(" (element"):
                numbers = run.text.rpartition("(")[2].partition(" ")[2].rstrip(")").split(", ")
                back |= {(article, cells[0].text[0].href, number) for number in numbers}
    assert forth == back
    assert ("#budapest-2", "#p-kodi-art_201-a", "1") in forth


def test_the_correlation_leaves_no_element_out() -> None:
    """Every element of every article has a row, with the reason where nothing shows it."""
    rows = [row(cells) for table in tables(under(written(), "correlation")) for cells in table.rows]
    for finding in rich().findings:
        for number, element in enumerate(finding.elements, 1):
            mine = [each for each in rows if each[0] == f"Article {finding.article}"
                    and each[1] == f"{number}. {element.text[:1].upper()}{element.text[1:]}"]  # fmt: skip
            assert mine
            assert all(each[4] == STRINGS["status"][element.status] for each in mine)
            if not element.evidence:
                assert element.reason.text.rstrip(".") in mine[0][3]


def having_role(role: str, kind: str) -> tuple[Finding, ...]:
    """Return the findings with one more: of a kind, with an element of a role, under a number that no treaty has."""
    first = rich().findings[0]
    elements = tuple(replace(each, role=role) for each in first.elements[:1])
    return (*rich().findings, replace(first, article="977", kind=kind, elements=elements, penalties=()))


@pytest.mark.parametrize(
    ("role", "kind", "matter"),
    [
        ("definition", "power", "definitions"),
        ("unlawfulness", "offence", "unlawfulness"),
        ("conduct", "general-part", "participation"),
        ("addressee", "general-part", "legal-persons"),
        ("sanction", "sanction", "sanctions"),
        ("safeguard", "safeguard", "safeguards"),
    ],
)
def test_matters_are_found_by_role(role: str, kind: str, matter: str) -> None:
    """An article is told of across the articles for what its elements are, whatever its number."""
    paper = of(findings=having_role(role, kind))
    blocks = under(paper, "cross-cutting")
    title = STRINGS["situation_matter"][matter]
    start = next(at for at, b in enumerate(blocks) if isinstance(b, Heading) and words(b.text) == title)
    end = next((at for at, b in enumerate(blocks) if at > start and isinstance(b, Heading)), len(blocks))
    assert "Article 977" in told(blocks[start:end])
    others = [block for block in blocks[:start] + blocks[end:] if not isinstance(block, Table) or not block.caption]
    assert "Article 977" not in told(others)


def test_safeguards_stand_by_power() -> None:
    """A safeguard that is judged on a power stands beside it; one that is judged on all stands above."""
    first, *others = rich().findings
    general, own = (replace(first.elements[at], role="safeguard", text=f"safeguard {at}") for at in (0, 1))
    safeguards = replace(first, article="977", kind="safeguard", elements=(general, replace(own, on="16")))
    paper = of(findings=(first, *others, safeguards))
    matters = tables(under(paper, "cross-cutting"))
    by_power = next(t for t in matters if words(t.caption) == STRINGS["situation"]["by_power"])
    assert [row(cells)[:2] for cells in by_power.rows] == [
        ["Article 16 Expedited preservation, Convention on Cybercrime", "Safeguard 1"]
    ]
    assert any("Safeguard 0" in told([table]) for table in matters if table is not by_power)


def test_sanctions_are_compared() -> None:
    """Each offence has its penalty, and the maximum of its gravest form in years."""
    compared = next(t for t in tables(under(written(), "cross-cutting")) if "Penalties" in words(t.caption))
    assert row(compared.rows[0])[1:] == ["Neni 201/a", "imprisonment up to 3 years", "5 years", "–"]


def test_beyond_is_told_apart() -> None:
    """Offences against systems, by means of them, and those of older files each have their list, with law and page."""
    made = (
        Remark("beyond-cyber-dependent", "17 Sabotage (kodi#art_17, page 8)"),
        Remark("beyond-cyber-enabled", "18 Stalking. (kodi#art_18, page 9)"),
        Remark("beyond", "Something (else)"),
    )
    chapter = under(of(beyond=made), "beyond")
    assert [words(block.text) for block in chapter if isinstance(block, Heading)] == list(
        STRINGS["situation_beyond"].values()
    )
    listed = [words(item) for block in chapter if isinstance(block, Listing) for item in block.items]
    assert listed == [
        "17 Sabotage (Kodi Penal i Valmorës, page 8)", "18 Stalking (Kodi Penal i Valmorës, page 9)",
        "Something (else)",
    ]  # fmt: skip


def test_other_instruments() -> None:
    """What the verdicts mean for other instruments stands under their names, with how the two compare."""
    (table,) = tables(under(written(), "crosswalks"))
    assert [row(cells)[:2] for cells in table.rows] == [["Article 3 Access", "Full"], ["Article 5 Data", "Partial"]]
    assert "not yet Directive on attacks Art. 5" in row(table.rows[1])[2]
    assert "The Directive asks for one more conduct." in row(table.rows[1])[3]


def test_the_sign_off_page() -> None:
    """The last page has lines to write on, the version, the hash of the analysis, and who has reviewed how much."""
    (table,) = tables(under(written(), "sign-off"))
    facts = {row(cells)[0]: row(cells)[1] for cells in table.rows}
    assert set(facts["Responsible person"]) == set(facts["Date"]) == {"_"}
    assert facts["Hash of the analysis (SHA-256)"] == identity(rich())
    assert "0.1.0" in facts["Prepared with"]
    assert facts["Decisions of reviewers"] == "A. Lawyer (1)"


def test_an_analysis_without_anything() -> None:
    """Nothing found, nothing read: the chapters are there, and none has an empty table or list."""
    paper = situation(bare(), STRINGS)
    assert [heading.id for heading in headings(paper, 1)] == [
        id for id in CHAPTERS if id != "crosswalks" and id[:8] != "chapter."
    ]
    assert all(block.rows for block in paper.blocks if isinstance(block, Table))
    assert all(block.items for block in paper.blocks if isinstance(block, Listing))
    assert "does not exist" not in told(paper.blocks)


def test_nothing_is_empty() -> None:
    """No heading, row or list item of the whole report is without words."""
    for block in written().blocks:
        if isinstance(block, Heading | Paragraph):
            assert words(block.text).strip()
        if isinstance(block, Table):
            assert all(any(words(cell.text).strip() for cell in cells) for cells in block.rows)
            assert all(len(cells) == len(block.widths) for cells in block.rows)


def test_hostile_words_stay_words() -> None:
    """Text that attacks goes through as words, made legible by what writes; a hostile source is no link."""
    assert HOSTILE in told(written().blocks)
    assert "\u202e" not in told(cleaned(written()).blocks)
    assert not any(href.startswith("javascript") for href in links(written()))


def test_hostile_names_make_no_ids() -> None:
    """Ids come from letters, digits and hyphens, whatever instruments and provisions are called."""
    key = 'kodi#art_1"><script>'
    provisions = rich().provisions | {key: rich().provisions["kodi#art_12"]}
    findings = tuple(replace(each, instrument=HOSTILE) for each in rich().findings)
    paper = of(provisions=provisions, findings=findings)
    ids = [block.id for block in paper.blocks if isinstance(block, Heading)]
    assert all(character.isalnum() or character in "-_." for id in ids for character in id)


def test_the_same_paper_twice() -> None:
    """The same analysis and texts give the same paper."""
    assert situation(rich(), STRINGS) == written()


@pytest.mark.parametrize("language", report_languages())
def test_every_language_tells_the_same(language: str) -> None:
    """In every language the report has the same headings, tables and rows, and its own words around the law's."""
    paper = situation(rich(), load_strings(language))
    shape = [(type(block), getattr(block, "id", ""), len(getattr(block, "rows", ()))) for block in paper.blocks]
    assert shape == [(type(b), getattr(b, "id", ""), len(getattr(b, "rows", ()))) for b in written().blocks]
    assert paper.language.partition("-")[0] == language
    assert (paper.title == written().title) == (language == "en")


def test_runs_have_words() -> None:
    """No run is without words: formats would write empty marks."""
    assert all(isinstance(run, Run) and run.text for text in texts(written().blocks) for run in text)


def test_a_heading_without_end_is_cut() -> None:
    """A heading of 100,000 characters, which stands in many places, makes no report of millions."""
    provisions = {key: replace(each, heading="heading " * 12_500) for key, each in rich().provisions.items()}
    made = told(of(provisions=provisions).blocks)
    assert len(made) < len(told(written().blocks)) + 100 * 300
    assert "heading head…" in made
