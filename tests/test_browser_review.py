"""A whole review in a browser: decide, write, undo, reload, hand in, apply, and see it in the report."""

from __future__ import annotations

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from typing import get_args

import pytest
from analyses import HOSTILE, rich
from browsing import ADDRESSES, asked_for, in_view
from click.testing import CliRunner
from reviewing_page import Desk, reviewing
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from harmonize.cli import main
from harmonize.knowledge.strings import load_strings
from harmonize.model.holding import basis, proposed_on, subjects
from harmonize.model.review import Decision, Ruling, Subject, in_order, review
from harmonize.reports import write
from harmonize.reports.identity import identity
from harmonize.reviewing import record

pytestmark = pytest.mark.browser

ACCESS = "article[aria-labelledby='budapest-2']"
DATA = "article[aria-labelledby='budapest-4']"
FORGERY = "article[aria-labelledby='budapest-7']"
DELETION = "#budapest-4-deletion"
CITED = f"{DATA} figure[data-eid='art_201-b']"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """One browser with the report of the rich analysis, which lies beside it."""
    page = write(rich(), tmp_path_factory.mktemp("review"), ["html", "json"], load_strings())[0]
    with reviewing(page) as desk:
        yield desk


@pytest.fixture
def page(home: Desk) -> Desk:
    """The report as somebody sees it first: nothing decided, the review closed, the pointer and focus nowhere."""
    home.afresh()
    return home


@pytest.fixture
def desk(page: Desk) -> Desk:
    """The open desk of that report."""
    page.open()
    return page


def records(file: Path) -> dict[str, dict[str, object]]:
    """The decisions of a file by their subject's key, each checked as they are when they are applied."""
    read = record.read(file)
    assert read.analysis == identity(rich())
    assert len({each.subject for each in read.decisions}) == len(read.decisions)
    written = json.loads(file.read_text(encoding="utf-8"))["decisions"]
    return {Subject(*(each[name] for name in Subject.__slots__)).key: each for each in written}


def test_a_whole_review(desk: Desk) -> None:
    """Filter, reject with a comment, correct, translate, attest, undo, redo, reload, hand in: nothing is lost."""
    desk.choose("filter", "gap")
    desk.until("1 of 6 articles shown")
    assert desk.shown() == ["Computer-related forgery"]
    desk.ruling(FORGERY, "reject")
    desk.name("B. Judge")
    desk.until("Rejected: Article 7")
    desk.ruling(FORGERY, "comment")
    desk.write(FORGERY, "reason", "The act on documents has it.")
    desk.choose("filter", "all")
    desk.ruling(DELETION, "correct")
    desk.find(f"{DELETION} [data-field=status] [value=none-found]").click()
    desk.until("Corrected: Article 4 Data interference, element 1")
    desk.write(DELETION, "practice", "Courts read it so.")
    desk.write(DELETION, "practice_source", "Supreme Court, 2024")
    desk.ruling(CITED, "comment")
    desk.write(CITED, "translation", "Whoever deletes or alters data without right")
    desk.ruling(DATA, "accept")
    desk.until("Accepted: Article 4")
    desk.act("undo")
    desk.until("Undone: Article 4 Data interference")
    assert desk.find("[data-do=redo]").is_enabled()
    desk.act("redo")
    desk.until("Done again")
    desk.act("undo")
    desk.until("2 of 6 decided", "progress")
    before = records(desk.downloaded())
    assert not desk.asks_before_leaving()
    desk.browser.refresh()
    desk.until("Saved in this browser", "saved")
    assert len(desk.marks()) == 3
    after = records(desk.downloaded())
    assert before == after
    assert set(after) == {"budapest:7", "budapest:4/deletion", "budapest:4@kodi#art_201-b"}
    forgery = after["budapest:7"]
    assert forgery["ruling"] == "rejected"
    assert forgery["reason"] == "The act on documents has it."
    assert (forgery["reviewer"], forgery["proposed"]) == ("B. Judge", "none-found")
    assert forgery["text_sha256"] == basis(rich(), Subject("budapest", "7"))
    element = after["budapest:4/deletion"]
    assert (element["ruling"], element["status"], element["practice_source"]) == (
        "corrected", "none-found", "Supreme Court, 2024",
    )  # fmt: skip
    match = after["budapest:4@kodi#art_201-b"]
    assert (match["ruling"], match["translation"]) == ("noted", "Whoever deletes or alters data without right")
    assert match["text_sha256"] == rich().provisions["kodi#art_201-b"].text_sha256


def test_decisions_come_back_in_the_report(desk: Desk, tmp_path: Path) -> None:
    """What was downloaded is applied by the command line; the report that it writes again shows what was decided."""
    desk.ruling(FORGERY, "correct")
    desk.name("B. Judge")
    desk.find(f"{FORGERY} [data-field=status] [value=partial]").click()
    desk.write(FORGERY, "reason", "See <b>the</b> act on documents.")
    desk.until("Corrected")
    desk.ruling(CITED, "comment")
    desk.write(CITED, "translation", "Whoever deletes or alters data without right")
    files = [desk.folder / "analysis.json", desk.page]
    before = [file.read_bytes() for file in files]
    shutil.copytree(desk.folder, tmp_path / "applied", ignore=shutil.ignore_patterns("profile"))
    applied = CliRunner().invoke(main, ["review", "apply", str(tmp_path / "applied"), str(desk.downloaded())])
    assert applied.exit_code == 0, applied.output
    again = CliRunner().invoke(main, ["report", str(tmp_path / "applied"), "--format", "html"])
    assert again.exit_code == 0, again.output
    assert [file.read_bytes() for file in files] == before
    desk.browser.get((tmp_path / "applied" / "report.html").as_uri())
    header = desk.find(f"{FORGERY} > header").text
    assert "None found" in header
    assert "Corrected: Partial · B. Judge" in header
    table = desk.find(f"{FORGERY} .decisions").text
    assert "See <b>the</b> act on documents." in table
    assert "Whoever deletes or alters data without right" in desk.find(DATA).text
    desk.open()
    assert desk.marks() == []
    desk.choose("filter", "decided")
    desk.until("1 of 6 articles shown")
    assert desk.shown() == ["Computer-related forgery"]
    desk.ruling(FORGERY, "reject")
    desk.until("Rejected: Article 7")
    assert [each.split("\n")[0] for each in desk.marks()] == ["Rejected B. Judge, " + str(datetime.now(UTC).date())]


def test_by_keyboard_alone(page: Desk) -> None:
    """Open, go to the next, accept, correct, comment, undo, ask for help and hand in without a pointer."""
    desk = page
    focus = desk.keys(Keys.TAB)
    for _ in range(5):
        if focus.get_attribute("data-do") == "open":
            break
        focus = desk.keys(Keys.TAB)
    desk.keys(Keys.ENTER)
    desk.until("Press ? for the keys")
    focus = desk.keys(Keys.TAB * 3)
    strip = desk.keys("n")
    assert strip.get_attribute("role") == "group"
    assert "Article 4 Data interference" in str(strip.get_attribute("aria-label"))
    assert in_view(desk.browser, strip)
    desk.keys("a")
    desk.keys("C. Clerk", Keys.ENTER)
    desk.until("Accepted: Article 4")
    desk.keys("n")
    assert desk.keys("c").get_attribute("data-field") == "status"
    desk.keys("c")
    desk.until("Corrected: Article 7")
    focus = desk.keys(Keys.TAB)
    desk.keys("naru? typed, not done")
    assert focus.get_attribute("value") == "naru? typed, not done"
    focus = desk.keys(Keys.ESCAPE)
    assert focus.get_attribute("class") == "strip"
    desk.keys("p", "p")
    desk.keys("r")
    desk.until("Rejected")
    desk.keys("u")
    desk.until("Undone")
    help = desk.keys("?")
    assert "next undecided" in desk.find("dialog[open]").text
    desk.keys(Keys.ESCAPE)
    assert desk.browser.find_elements(By.TAG_NAME, "dialog") == []
    assert help.id != desk.browser.switch_to.active_element.id
    desk.keys("d")
    made = records(desk.arrived())
    assert {key: each["ruling"] for key, each in made.items()} == {"budapest:4": "accepted", "budapest:7": "corrected"}
    assert made["budapest:7"]["status"] == "cannot-tell"
    assert made["budapest:7"]["reason"] == "naru? typed, not done"


def test_keys_can_be_switched_off(desk: Desk) -> None:
    """Whoever does not want keys of one letter switches them off, and they stay off."""
    desk.act("help")
    desk.find("dialog[open] [data-part=keys]").click()
    desk.keys(Keys.ESCAPE)
    before = desk.browser.switch_to.active_element
    assert desk.keys("n") == before
    desk.browser.refresh()
    desk.open()
    before = desk.browser.switch_to.active_element
    assert desk.keys("n") == before


def test_hostile_comment_is_inert(desk: Desk) -> None:
    """Markup, control characters, overrides and 100,000 characters stay text, and come back as they were."""
    text = HOSTILE + "<img src=x onerror=alert(4)>" + "long " * 20_000
    desk.ruling(DATA, "comment")
    desk.name("<b>D. Doubt</b>")
    field = desk.find(f"{DATA} > .desk-slot [data-field=reason]")
    typed = (
        "arguments[0].value = JSON.parse(arguments[1]);"
        "for (const type of ['input', 'change']) { arguments[0].dispatchEvent(new Event(type, {bubbles: true})); }"
    )
    desk.browser.execute_script(typed, field, json.dumps(text))
    desk.until("Saved", "saved")
    desk.browser.refresh()
    assert "<script>alert(1)</script>" in desk.marks()[0]
    assert not set(desk.marks()[0]) & set("\u202e\u202c\x00\x07\ud800")
    assert desk.browser.find_elements(By.CSS_SELECTOR, ".decided img, .decided script, .decided b b") == []
    made = records(desk.downloaded())["budapest:4"]
    assert (made["reason"], made["reviewer"]) == (text, "<b>D. Doubt</b>")
    assert [each for each in asked_for(desk.browser) if not each.startswith(ADDRESSES)] == []


def test_decisions_are_loaded_again(desk: Desk) -> None:
    """A file that was downloaded is loaded into an empty desk; loading can be undone, and again changes nothing."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    desk.until("Accepted")
    file = desk.downloaded().rename(desk.folder / "handed in.json")
    desk.act("undo")
    desk.until("Undone")
    assert desk.marks() == []
    desk.load(file)
    desk.until("Loaded: 1 decisions taken, 0 were known")
    assert len(desk.marks()) == 1
    desk.load(file)
    desk.until("Loaded: 0 decisions taken, 1 were known")
    assert records(desk.downloaded()) == records(file)
    desk.act("undo")
    desk.until("Undone")
    assert desk.marks() == []


def made_by_chance(seed: int) -> tuple[Decision, ...]:
    """Decisions of three reviewers, of every ruling, some reopened or settling, some with hostile words."""
    chance, made = Random(seed), []
    for subject in subjects(rich()):
        for reviewer in chance.sample(["A. Lawyer", "B. Judge", HOSTILE], chance.randint(0, 2)):
            ruling, proposed = chance.choice(get_args(Ruling)), str(proposed_on(rich(), subject))
            other = chance.choice(["implements", "refers"] if subject.statute else ["full", "none-found"])
            word = {"accepted": proposed, "corrected": other}.get(ruling, "")
            made.append(Decision(
                subject.instrument, subject.article, subject.element, "" if subject.statute else word, reviewer,
                date(2026, 11, chance.randint(1, 20)), chance.choice(["", HOSTILE, "why\n\tnot"]),
                basis(rich(), subject), ruling, subject.statute, subject.eid, word if subject.statute else "", proposed,
                settles=chance.random() < 0.2, stand=chance.choice(["stands", "stands", "reopened"]),
            ))  # fmt: skip
    return in_order(made)


@pytest.mark.parametrize("seed", [1, 2])
def test_page_and_program_say_the_same(desk: Desk, seed: int) -> None:
    """Any decisions loaded come out as they were, and count as decided, disputed or reopened as in the program."""
    made = made_by_chance(seed)
    file = desk.folder / "any.json"
    file.write_bytes(record.to_bytes(record.Record(identity(rich()), "XV", "0.1.0", made)))
    desk.load(file)
    desk.until(f"Loaded: {len(made)} decisions taken")
    assert record.read(desk.downloaded()).decisions == made
    desk.choose("scope", "any")
    found = [review(subject, (*rich().decisions, *made)) for subject in subjects(rich())]
    states = Counter(each.state for each in found)
    counts = {
        "Decided": states["decided"] + states["settled"],
        "Disputed": states["disputed"],
        "Undecided": states["undecided"],
        "Reopened": sum(each.state == "undecided" and bool(each.reopened) for each in found),
    }
    said = [each.text for each in desk.find("[data-part=filter]").find_elements(By.TAG_NAME, "option")]
    for name, count in counts.items():
        assert any(each.strip() == f"{name} ({count})" for each in said), (name, count, said)


FOREIGN = [
    (lambda file: file[: len(file) // 2], "damaged or no JSON"),
    (lambda file: "<html>", "damaged or no JSON"),
    (lambda file: file.replace("decisions/1", "decisions/9"), "not a file of decisions"),
    (lambda file: "null", "not a file of decisions"),
    (lambda file: file.replace(identity(rich()), "0" * 64), "another analysis (XV)"),
    (lambda file: file.replace('"ruling": "accepted"', '"ruling": "perfect"'), "decision 1 in"),
    (lambda file: file.replace('"reason": ""', '"reason": 7'), "(reason)"),
    (lambda file: file.replace('"reason": ""', '"__proto__": ""'), "(reason)"),
]
"""What becomes of a file of decisions, and what the page says of it then."""


def test_foreign_files_are_refused(desk: Desk) -> None:
    """A file cut off, of another kind or on another analysis is refused by its name, and changes nothing."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    desk.until("Accepted")
    good = desk.downloaded().read_text(encoding="utf-8")
    marks = desk.marks()
    for number, (spoilt, says) in enumerate(FOREIGN):
        file = desk.folder / f"foreign-{number}.json"
        file.write_text(spoilt(good), encoding="utf-8")
        assert file.read_text(encoding="utf-8") != good
        desk.load(file)
        assert says in desk.until(file.name)
        assert "Nothing was loaded" in desk.until(file.name)
        assert desk.marks() == marks
    assert desk.downloaded().read_text(encoding="utf-8") == good


def test_older_decisions_are_kept_beside_newer_ones(desk: Desk) -> None:
    """A file with an older decision of the same reviewer replaces nothing, and nothing of it is dropped."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    desk.until("Accepted")
    content = json.loads(desk.downloaded().read_text(encoding="utf-8"))
    newer = content["decisions"][0]
    older = newer | {
        "at": "2020-01-01T00:00:00Z",
        "date": "2020-01-01",
        "ruling": "noted",
        "status": "",
        "reason": "Hm.",
    }
    file = desk.folder / "older.json"
    file.write_text(json.dumps(content | {"decisions": [older], "unappliable": []}), encoding="utf-8")
    desk.load(file)
    desk.until("1 are kept that are older")
    desk.browser.refresh()
    kept = json.loads(desk.downloaded().read_text(encoding="utf-8"))["decisions"]
    assert sorted(kept, key=lambda each: each["at"]) == [older, newer]


def test_rows_that_nobody_could_apply_are_handed_on(desk: Desk) -> None:
    """What a file keeps beside its decisions comes out again as it went in."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    desk.until("Accepted")
    content = json.loads(desk.downloaded().read_text(encoding="utf-8"))
    rows = [{"row": {"article": "99", "reason": HOSTILE}, "why": "no such article", "file": "old.xlsx"}]
    file = desk.folder / "kept.json"
    file.write_text(json.dumps(content | {"unappliable": rows}), encoding="utf-8")
    desk.load(file)
    desk.until("1 were known")
    desk.browser.refresh()
    assert json.loads(desk.downloaded().read_text(encoding="utf-8"))["unappliable"] == rows


def test_decisions_on_an_earlier_analysis_are_not_lost(desk: Desk, tmp_path: Path) -> None:
    """Where the law was analyzed again, the new report offers what was decided in the old one."""
    desk.ruling(DATA, "reject")
    desk.name("B. Judge")
    desk.until("Rejected")
    made = json.loads(desk.downloaded().read_text(encoding="utf-8"))
    newer = write(replace(rich(), version="9.9"), tmp_path, ["html"], load_strings())[0]
    desk.browser.get(newer.as_uri())
    desk.open()
    assert "earlier analysis of this jurisdiction (1)" in desk.find(".desk-earlier").text
    desk.act("earlier")
    file = desk.arrived(f"decisions-{identity(rich())[:12]}.json")
    assert json.loads(file.read_text(encoding="utf-8")) == made


def test_full_storage_is_told(desk: Desk) -> None:
    """Where the browser keeps nothing, the page says so, and asks before it is left, until the file is downloaded."""
    full = "let n = 1 << 22; while (n) { try { localStorage.setItem('x' + n + Math.random(), 'y'.repeat(n)); }"
    desk.browser.execute_script(full + " catch (error) { n >>= 1; } }")
    desk.ruling(DATA, "reject")
    desk.name("B. Judge")
    desk.until("Download your decisions before you leave", "alarm")
    assert desk.find("[data-part=saved]").text == "Not saved"
    assert desk.asks_before_leaving()
    assert records(desk.downloaded())["budapest:4"]["ruling"] == "rejected"
    desk.until("decisions.json holds 1 decisions")
    assert not desk.find("[data-part=alarm]").is_displayed()
    assert not desk.asks_before_leaving()
    desk.browser.refresh()
    assert desk.marks() == []


def test_refused_storage_is_told(page: Desk) -> None:
    """Where the browser refuses its storage altogether, deciding works, and the page says that nothing is kept."""
    refused = "{get() { throw new DOMException('refused', 'SecurityError'); }}"
    with page.before_each_page(f"Object.defineProperty(window, 'localStorage', {refused})"):
        page.browser.refresh()
        page.open()
        page.ruling(DATA, "accept")
        page.name("B. Judge")
        page.until("Download your decisions before you leave", "alarm")
        assert len(records(page.downloaded())) == 1


def test_two_windows_do_not_overwrite_each_other(desk: Desk) -> None:
    """What is decided in one window shows in the other, and both decisions are kept."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    first = desk.browser.current_window_handle
    address = desk.browser.current_url
    desk.browser.switch_to.new_window("tab")
    desk.browser.get(address)
    desk.ruling(FORGERY, "reject")
    desk.until("Rejected")
    second = desk.browser.current_window_handle
    desk.browser.switch_to.window(first)
    desk.until("Changed in another window: Article 7")
    desk.ruling(FORGERY, "accept")
    desk.browser.switch_to.window(second)
    desk.until("Changed in another window: Article 7")
    made = records(desk.downloaded())
    assert {key: each["ruling"] for key, each in made.items()} == {"budapest:4": "accepted", "budapest:7": "accepted"}


def test_disputes_are_found_and_settled(desk: Desk) -> None:
    """A decision against one that is recorded is a dispute; a reviewer can say that it settles it."""
    desk.ruling(ACCESS, "reject")
    desk.name("B. Judge")
    desk.until("Rejected")
    desk.choose("filter", "disputed")
    desk.until("1 of 6")
    assert desk.shown() == ["Illegal access"]
    desk.ruling(ACCESS, "comment")
    desk.click(desk.find(f"{ACCESS} [data-field=settles]"))
    desk.until("Disputed (0)", "filter")
    assert records(desk.downloaded())["budapest:2"]["settles"] is True


def test_controls_are_built_where_they_are_needed(desk: Desk) -> None:
    """The page has no control of a subject that is out of sight, and none at all before the review is opened."""
    desk.subject(DATA)
    subjects = len(desk.browser.find_elements(By.CSS_SELECTOR, "[data-basis]"))
    assert 0 < len(desk.browser.find_elements(By.CLASS_NAME, "strip")) < subjects
    desk.act("shut")
    assert desk.browser.find_elements(By.CLASS_NAME, "strip") == []
    assert desk.browser.switch_to.active_element.get_attribute("data-do") == "open"


def test_decisions_print_and_controls_do_not(desk: Desk) -> None:
    """On paper stand the decisions, without the bar, the buttons or the sheet."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    desk.ruling(DATA, "comment")
    desk.browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    assert desk.find(".decided").is_displayed()
    for part in (".desk", ".strip", ".sheet"):
        assert not desk.find(part).is_displayed()


def test_desk_fits_a_narrow_window(desk: Desk) -> None:
    """In a narrow window the bar leaves room for the text, and its rarer buttons are behind one."""
    size = desk.browser.get_window_size()
    desk.browser.set_window_size(500, 900)
    try:
        assert not desk.find("[data-do=help]").is_displayed()
        desk.act("more")
        assert desk.find("[data-do=help]").is_displayed()
        assert desk.browser.execute_script("return document.documentElement.scrollWidth <= innerWidth")
        assert desk.find(".desk-body").rect["height"] < 450
    finally:
        desk.browser.set_window_size(size["width"], size["height"])


def test_silence(desk: Desk) -> None:
    """A review asks for nothing beyond the file, and nothing is refused or thrown."""
    desk.ruling(DATA, "accept")
    desk.name("B. Judge")
    desk.downloaded()
    assert desk.browser.get_log("browser") == []
    allowed = (*ADDRESSES, "blob:")
    assert [address for address in asked_for(desk.browser) if not address.startswith(allowed)] == []
