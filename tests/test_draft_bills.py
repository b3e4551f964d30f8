"""Draft bills: read into the law in force, or in its place, and held against it; confidential throughout."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import amended
import pytest
import specimens
import word
from analyses import rich
from click.testing import CliRunner, Result

from harmonize import bills, findings, pipeline, reports
from harmonize.cli import main
from harmonize.errors import InputError
from harmonize.given import Given
from harmonize.knowledge.strings import load_strings
from harmonize.lending import lent
from harmonize.model.law import Statute
from harmonize.model.progress import Progress
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import to_bytes
from harmonize.structure.bills import Put, put_in

ACT = "computer-misuse-act.txt"
TITLED = "COMPUTER MISUSE AND ELECTRONIC EVIDENCE ACT, 2014"
SINGLE = """DRAFT LAW

8. Unauthorised modification of computer data.

(1) Any person who, intentionally and without authority, damages, deletes, deteriorates, alters or suppresses
computer data commits an offence and is liable on conviction to imprisonment for a term not exceeding five years.

8A. Extortion by computer.

Any person who, intentionally, demands a benefit by a threat to damage computer data commits an offence and is liable
on conviction to imprisonment for a term not exceeding five years.

9. Interference with functioning of computer system.

(1) Any person who, intentionally and without authority, seriously hinders the functioning of a computer system by
inputting or transmitting computer data commits an offence.
"""
AMENDING = """COMPUTER MISUSE AND ELECTRONIC EVIDENCE (AMENDMENT) BILL, 2026

A BILL to amend the Computer Misuse and Electronic Evidence Act, 2014.

1. Short title.

This Act may be cited as the Computer Misuse and Electronic Evidence (Amendment) Act, 2026.

2. Amendment of section 8.

In section 8 of the principal Act, subsection (1) is replaced by the following:

“(1) Any person who, intentionally and without authority, damages, deletes, deteriorates, alters or suppresses
computer data commits an offence and is liable on conviction to imprisonment for a term not exceeding five years.”

3. Insertion of section 8A.

After section 8 of the principal Act, the following section is inserted:

“8A. Extortion by computer.

(1) Any person who demands a benefit by a threat to damage computer data commits an offence.”

4. Repeal of section 10.

Section 10 of the principal Act is repealed.

5. Amendment of section 13.

In section 13 of the principal Act, the words “five years” are replaced by the words “ten years”.
"""
PREAMBLE = "THE MERROW ISLANDS\n\n"


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the act in force, and its analysis in another one."""
    folder = tmp_path_factory.mktemp("merrow")
    law = amended.act(folder / "laws" / ACT) if (folder / "laws").mkdir() is None else Path()
    reports.write(amended.analyzed(law), folder / "in-force", ["json"], load_strings())
    return folder


@pytest.fixture(scope="module")
def drafted(place: Path) -> Callable[..., Analysis]:
    """A function that analyzes a bill, given as text, against the act in force."""
    made: dict[tuple[str, tuple[str, ...]], Analysis] = {}

    def analyzed(text: str, *replaces: str, name: str = "bill.txt") -> Analysis:
        if (text, replaces) not in made:
            path = place / name
            path.write_text(text, encoding="utf-8")
            in_force = reports.read(place / "in-force" / "analysis.json")
            done = bills.against(path, in_force, [place / "laws"], bills.Said(replaces))
            assert done.errors == ()
            assert done.analysis
            made[text, replaces] = done.analysis
        return made[text, replaces]

    return analyzed


def held(place: Path, bill: Analysis) -> Progress:
    """Return a bill held against the law in force."""
    return findings.compare(reports.read(place / "in-force" / "analysis.json"), bill)


def notices(analysis: Analysis) -> dict[str, list[str]]:
    """Return what is told of how a bill was read, by code."""
    found: dict[str, list[str]] = {}
    for notice in (notice for source in analysis.statutes for notice in source.notices):
        if notice.code.startswith("bill-"):
            found.setdefault(notice.code, []).append(notice.text.partition(" ")[2])
    return found


def turned(progress: Progress) -> dict[str, str]:
    """Return the articles that changed, with the way they went."""
    return {shift.key: shift.direction for shift in progress.shifts if not shift.element}


def test_a_consolidated_version_is_recognised(place: Path, drafted: Callable[..., Analysis]) -> None:
    """A bill that has the act's numbers and headings stands in its place, under its id, and is told so."""
    text = amended.act(place / "new.txt", {**amended.CLOSED, **amended.OPENED}).read_text(encoding="utf-8")
    analysis = drafted(text)
    assert [(source.id, source.path) for source in analysis.statutes] == [("computer-misuse-act", "bill.txt")]
    assert notices(analysis) == {"bill-applied": [f"stands in the place of the whole of {TITLED}"]}
    assert turned(held(place, analysis)) == {"budapest:4": "closed", "budapest:5": "opened"}


def test_replaces_is_what_the_user_says(place: Path, drafted: Callable[..., Analysis]) -> None:
    """With --replaces a bill stands in a statute's place, however little it is like it."""
    analysis = drafted(SINGLE, "computer-misuse-act")
    assert [source.numbers for source in analysis.statutes] == [("8", "8A", "9")]
    with pytest.raises(InputError, match="no statute of the law in force; give one of computer-misuse-act"):
        drafted(SINGLE, "penal-code")


def test_single_provisions_are_put_in(place: Path, drafted: Callable[..., Analysis]) -> None:
    """Provisions under their own numbers take the place of those in force, or stand behind the number before."""
    analysis = drafted(SINGLE)
    numbers = analysis.statutes[0].numbers
    assert numbers[numbers.index("8") :][:4] == ("8", "8A", "9", "10")
    assert notices(analysis) == {"bill-applied": [f"replaces in {TITLED}: 8, 9", f"adds in {TITLED}: 8A"]}
    progress = held(place, analysis)
    assert turned(progress)["budapest:4"] == "closed"
    fates = {(each.fate, each.place.number) for each in progress.revisions}
    assert {("changed", "8"), ("changed", "9")} <= fates
    assert all(cause.ground == "law" for shift in progress.shifts for cause in shift.causes)
    assert analysis.draft == "DRAFT LAW"


def test_what_the_bill_does_not_touch_stays(place: Path, drafted: Callable[..., Analysis]) -> None:
    """All other provisions keep their words, and the whole keeps its coverage."""
    in_force, bill = reports.read(place / "in-force" / "analysis.json"), drafted(SINGLE)
    rest = {key for key in in_force.provisions if key.rpartition("_")[2] not in ("8", "9")} & bill.provisions.keys()
    assert len(rest) > 10
    assert all(in_force.provisions[key].text == bill.provisions[key].text for key in rest)
    assert bill.statutes[0].coverage["provision"] > in_force.statutes[0].coverage["provision"] - 0.05


def test_evidence_still_quotes_its_place(drafted: Callable[..., Analysis]) -> None:
    """The words that evidence quotes stand where it says, also behind what the bill put in."""
    for text in (SINGLE, AMENDING):
        analysis = drafted(text)
        bars = [
            bar for finding in analysis.findings for each in finding.candidates for bar in each.evidence if bar.quote
        ]
        assert len(bars) > 50
        for bar in bars:
            quoted = analysis.provisions[f"{bar.statute}#{bar.eid}"]
            start = bar.span.start - quoted.start
            if 0 <= start < len(quoted.text):
                words = " ".join(quoted.text[start : start + len(bar.span)].split())
                assert words.startswith(" ".join(bar.quote.removesuffix("…").split()))


def test_an_amending_law_is_carried_out(place: Path, drafted: Callable[..., Analysis]) -> None:
    """Of an amending law whole provisions and paragraphs are put in and repeals done; the rest is told as left."""
    analysis = drafted(PREAMBLE + AMENDING)
    told = notices(analysis)
    assert told["bill-applied"] == [
        f"adds in {TITLED}: 8A", f"repeals in {TITLED}: 10", f"gives new words to paragraphs in {TITLED}: 8 (1)",
    ]  # fmt: skip
    assert told["bill-not-applied"] == ["not applied, read as printed: 5; the verdicts leave it out"]
    numbers = analysis.statutes[0].numbers
    assert "8A" in numbers
    assert "10" not in numbers
    assert turned(held(place, analysis)).get("budapest:4") == "closed"


BILLS = {
    "sq": """LIGJ

PËR DISA NDRYSHIME DHE SHTESA NË KODIN PENAL

Neni 1

Në nenin 12, paragrafi 1 ndryshohet si më poshtë:

"Kushdo që pa të drejtë hyn në një sistem kompjuterik dënohet me burgim deri në pesë vjet."

Neni 2

Pas nenit 12 shtohet neni 12/a me këtë përmbajtje:

"Neni 12/a
Vjedhja e identitetit
Kushdo që përdor të dhënat e një personi tjetër dënohet me burgim deri në dy vjet."

Neni 3

Neni 14 shfuqizohet.

Neni 4

Ky ligj hyn në fuqi 15 ditë pas botimit.
""",
    "sr": """ZAKON
O IZMENAMA I DOPUNAMA KRIVIČNOG ZAKONIKA

Član 1.

U Krivičnom zakoniku, u članu 12. stav 1. menja se i glasi:

„Ko neovlašćeno izbriše, izmeni ili ošteti računarski podatak, kazniće se zatvorom do jedne godine.”

Član 2.

Posle člana 12. dodaje se član 12a koji glasi:

„Neovlašćeno presretanje
Član 12a
Ko neovlašćeno presreće računarske podatke, kazniće se zatvorom do tri godine.”

Član 3.

Član 14. briše se.

Član 4.

Ovaj zakon stupa na snagu osmog dana od dana objavljivanja.
""",
}


@pytest.mark.parametrize("language", BILLS)
def test_orders_in_other_languages(language: str, tmp_path: Path) -> None:
    """What an amending law tells is understood in other languages, titles above and below the number."""
    from harmonize.knowledge.idioms import load_idioms
    from harmonize.knowledge.traditions import load_traditions
    from harmonize.structure.orders import orders

    path = tmp_path / "bill.txt"
    path.write_text(BILLS[language], encoding="utf-8")
    bill = pipeline.read_statute(path)
    assert bill.amends
    told = orders(bill, load_idioms()[bill.language], load_traditions())
    assert [(put.node.number.replace("/", ""), bool(put.node.heading)) for put in told.puts] == [("12a", True)]
    assert told.removed == ("14",)
    assert [each.name for each in told.paragraphs] == ["12 (1)"]
    assert told.left == ()


BETS = "8. Bets.\n\n(1) Any person who bets commits an offence.\n"
TITLE = "COMPUTER MISUSE AND ELECTRONIC EVIDENCE (AMENDMENT) BILL\n\n"
TWO = {
    "named": (TITLE + BETS, bills.Said(), "Computer"),
    "headed": (SINGLE, bills.Said(), "Computer"),
    "said": (BETS, bills.Said(amends="merrow-mutual-assistance-act"), "Mutual"),
}
"""Bills of sections that two laws have: what tells which of them it amends."""


@pytest.mark.parametrize("told", TWO)
def test_which_of_two_laws_is_amended(told: str, tmp_path: Path) -> None:
    """Of two laws the one is amended that the bill names, whose headings it has, or that the user says."""
    text, said, title = TWO[told]
    (tmp_path / "bill.txt").write_text(text, encoding="utf-8")
    in_force = specimens.analyzed(name="merrow")
    made = bills.against(tmp_path / "bill.txt", in_force, bills.places(in_force, tmp_path, ()), said)
    assert made.analysis
    changed = [source.title for source in made.analysis.statutes if source.path.endswith("bill.txt")]
    assert [name.split()[0] for name in changed] == [title]


def test_a_bill_that_could_amend_either(tmp_path: Path) -> None:
    """A section that two laws have, and that is like neither's, is an error that says what to give."""
    (tmp_path / "bill.txt").write_text(BETS, encoding="utf-8")
    in_force = specimens.analyzed(name="merrow")
    with pytest.raises(InputError, match=r"does not tell which statute it amends: .*say so with --amends ID"):
        bills.against(tmp_path / "bill.txt", in_force, bills.places(in_force, tmp_path, ()))


def test_a_new_act_stands_beside(place: Path, drafted: Callable[..., Analysis]) -> None:
    """An act of its own, counted from 1, replaces nothing; its provisions count beside the laws in force."""
    text = "CHILD PROTECTION BILL\n\n" + "\n\n".join(
        f"{number}. {title}.\n\nAny person who {deed} commits an offence and is liable to imprisonment for two years."
        for number, title, deed in (
            (1, "Grooming", "intentionally makes contact with a child by means of a computer system"),
            (2, "Threats", "intentionally threatens a person by means of a computer system"),
            (3, "Insults", "intentionally insults a person by means of a computer system"),
            (4, "Bets", "intentionally accepts bets by means of a computer system"),
        )
    )
    analysis = drafted(text, name="children.txt")
    assert [source.id for source in analysis.statutes] == ["computer-misuse-act", "children"]
    assert notices(analysis)["bill-applied"][0].startswith("stands beside the laws in force as a new act")


@pytest.fixture(scope="module")
def statute(place: Path) -> Statute:
    """The act in force, cut."""
    return pipeline.read_statute(place / "laws" / ACT)


def test_a_law_put_into_itself(statute: Statute) -> None:
    """The provisions of a law put into it change nothing, and are told as given unchanged."""
    made = put_in(statute, [Put(statute.document, article) for article in statute.articles()])
    assert made.law is statute
    assert made.same == tuple(article.number for article in statute.articles())


def test_a_spliced_law_is_whole(statute: Statute, tmp_path: Path) -> None:
    """After every kind of edit spans nest and follow, and the regions cover every character."""
    path = tmp_path / "bill.txt"
    path.write_text(
        SINGLE + "\n40. Last.\n\nThis is the last one.\n\n0. First.\n\nThis is the first.\n", encoding="utf-8"
    )
    bill = pipeline.read_statute(path)
    law = put_in(statute, [Put(bill.document, article) for article in bill.articles()], ["10", "12", "999"]).law
    text = law.document.text
    assert "".join(region.span.of(text) for region in law.regions) == text
    for node in law.root.walk():
        assert 0 <= node.span.start <= node.body.start <= node.body.end <= node.span.end <= len(text)
        ends = [node.body.end]
        for child in node.children:
            assert ends[-1] <= child.span.start <= child.span.end <= node.span.end
            ends.append(child.span.end)
    assert len({node.eid for node in law.root.walk()}) == len(list(law.root.walk()))
    starts = [line.span for line in law.document.lines]
    assert starts == sorted(starts)
    assert law.document.flow.end <= len(text)


def call(*arguments: str) -> Result:
    """Call the command."""
    return CliRunner().invoke(main, ["analyze", *arguments])


def test_the_command(place: Path, tmp_path: Path) -> None:
    """The command writes the analysis of the bill and the reports, each of which carries the mark."""
    (tmp_path / "bill.txt").write_text(SINGLE, encoding="utf-8")
    result = call(
        str(place / "laws"), "--draft", str(tmp_path / "bill.txt"), "--against", str(place / "in-force"),
        "--output", str(tmp_path / "out"), "--format", "html,md,docx,pdf,csv,json",
    )  # fmt: skip
    assert result.exit_code == 0, result.output
    assert "1 closed" in result.output
    made = {path.name: path for path in (tmp_path / "out").iterdir()}
    assert set(made) == {"analysis.json", *(f"draft.{name}" for name in ("html", "md", "docx", "pdf", "csv", "json"))}
    assert json.loads(made["analysis.json"].read_text(encoding="utf-8"))["draft"] == "DRAFT LAW"
    for name in ("draft.html", "draft.md"):
        assert "CONFIDENTIAL DRAFT" in made[name].read_text(encoding="utf-8")
    assert json.loads(made["draft.json"].read_text(encoding="utf-8"))["confidential"] is True


def test_every_page_is_marked(place: Path, drafted: Callable[..., Analysis]) -> None:
    """Each page of the PDF carries the mark; so does the situation report of the same analysis."""
    import pypdfium2

    analysis = drafted(SINGLE)
    from harmonize.reports.progress import content

    made = content(held(place, analysis), ["pdf"], load_strings(), reports.PAPERS)["pdf"]
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(made)]
    assert len(pages) > 2
    assert all("CONFIDENTIAL DRAFT" in page for page in pages)
    assert b"CONFIDENTIAL DRAFT" in reports.FORMATS["html"][1](analysis, load_strings())


def test_a_law_that_is_not_found(place: Path, tmp_path: Path) -> None:
    """A statute that is gone, or has other content now, is named with what to do."""
    (tmp_path / "bill.txt").write_text(SINGLE, encoding="utf-8")
    arguments = [
        "--draft",
        str(tmp_path / "bill.txt"),
        "--against",
        str(place / "in-force"),
        "-o",
        str(tmp_path / "out"),
    ]
    gone = call(str(tmp_path / "bill.txt"), *arguments)
    assert gone.exit_code == 3
    assert f"{ACT}: a statute of the law in force" in gone.output
    assert "give the file, or the folder it is in, as PATH" in gone.output
    changed = tmp_path / "laws" / ACT
    changed.parent.mkdir()
    amended.act(changed, amended.CLOSED)
    other = call(str(changed.parent), *arguments)
    assert other.exit_code == 3
    assert "its content differs" in other.output
    assert not (tmp_path / "out").exists()


def test_a_law_under_another_name(place: Path, tmp_path: Path) -> None:
    """A statute whose file was renamed is known by its content."""
    shutil.copy(place / "laws" / ACT, tmp_path / "renamed.txt")
    (tmp_path / "bill.txt").write_text(SINGLE, encoding="utf-8")
    in_force = reports.read(place / "in-force" / "analysis.json")
    assert bills.against(tmp_path / "bill.txt", in_force, [tmp_path]).analysis


def test_a_draft_is_not_in_force(place: Path, tmp_path: Path) -> None:
    """The analysis of a bill is not taken for the law in force."""
    (tmp_path / "bill.txt").write_text(SINGLE, encoding="utf-8")
    with pytest.raises(InputError, match="is itself of a draft bill"):
        bills.against(tmp_path / "bill.txt", replace(rich(), draft="A bill"), [tmp_path])


def test_wrong_usage(tmp_path: Path) -> None:
    """--against and --replaces go with --draft alone, an unknown format is told."""
    assert call("--against", "x", "-o", str(tmp_path)).exit_code == 2
    assert call("--replaces", "x", "-o", str(tmp_path)).exit_code == 2
    assert call("--draft", "x.txt", "--replaces", "x", "-o", str(tmp_path)).exit_code == 2
    assert call("--draft", "x.txt", "--against", "y", "--format", "xlsx", "-o", str(tmp_path)).exit_code == 2


def test_the_law_in_force_is_not_overwritten(place: Path, tmp_path: Path) -> None:
    """The folder of the law in force, or one with decisions on it, takes no bill."""
    bill = tmp_path / "bill.txt"
    bill.write_text(SINGLE, encoding="utf-8")
    law = place / "in-force"
    asked = (str(place / "laws"), "--draft", str(bill), "--against", str(law), "--format", "json", "--output")
    assert call(*asked, str(law)).exit_code == 2
    reviewed = tmp_path / "reviewed"
    shutil.copytree(law, reviewed)
    decision = replace(rich().decisions[0], statute="", eid="")
    analysis = replace(reports.read(law / "analysis.json"), decisions=(decision,))
    (reviewed / "analysis.json").write_bytes(to_bytes(analysis))
    result = call(*asked, str(reviewed))
    assert result.exit_code == 3
    assert "holds reviewers' decisions" in result.output
    assert (reviewed / "analysis.json").read_bytes() == to_bytes(analysis)


def tracked(path: Path) -> Path:
    """Write an act whose tracked changes close a gap in its second section."""
    offence = "commits an offence and is liable on conviction to imprisonment for a term not exceeding five years."
    lines = [
        word.para(word.text("COMPUTER MISUSE ACT, 2014")),
        word.para(word.text("1. Unauthorised access.")),
        word.para(word.text(f"(1) Any person who, intentionally and without authority, gains access {offence}")),
        word.para(word.text("2. Unauthorised modification of computer data.")),
        word.para(
            word.text("(1) Any person who, intentionally and without authority, damages, deletes"),
            word.deleted(" or alters"),
            word.inserted(", deteriorates, alters or suppresses"),
            word.text(f" computer data {offence}"),
        ),
        word.para(word.text("3. Attempt.")),
        word.para(word.text("(1) Any person who attempts to commit an offence under this Act commits an offence.")),
    ]  # fmt: skip
    return word.written(path, "".join(lines))


def test_tracked_changes_tell_the_law_in_force(tmp_path: Path) -> None:
    """Without --against the bill is its file with the changes accepted, and in force is what it says without them."""
    bill = tracked(tmp_path / "bill.docx")
    result = call("--draft", str(bill), "--output", str(tmp_path / "out"), "--format", "json,md")
    assert result.exit_code == 0, result.output
    told = json.loads((tmp_path / "out" / "draft.json").read_text(encoding="utf-8"))
    changed = {change["element"]: change for change in told["changes"]}
    assert changed["budapest:4/deterioration"]["direction"] == "closed"
    assert [cause["ground"] for cause in changed["budapest:4/suppression"]["causes"]] == ["law"]
    assert [(each["fate"], each["same_file"]) for each in told["provisions"]] == [("changed", True)]
    assert (tmp_path / "out" / "in-force" / "analysis.json").is_file()
    assert reports.read(tmp_path / "out" / "analysis.json").draft


def test_a_bill_that_tells_no_law_in_force(tmp_path: Path) -> None:
    """A file without tracked changes and without --against is an error that says what to give."""
    (tmp_path / "bill.txt").write_text(SINGLE, encoding="utf-8")
    result = call("--draft", str(tmp_path / "bill.txt"), "--output", str(tmp_path / "out"))
    assert result.exit_code == 3
    assert "no tracked changes" in result.output
    assert "--against DIR" in result.output


def test_no_cache_keeps_a_draft(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Reading a confidential file is told of no cache, another file of the user's."""
    monkeypatch.setenv("HARMONIZE_CACHE", str(tmp_path))
    assert Given(confidential=True).options(pipeline.silent).cache is None
    assert Given().options(pipeline.silent).cache == tmp_path / "recognised"


def test_drafts_are_no_precedents(place: Path, drafted: Callable[..., Analysis], tmp_path: Path) -> None:
    """An analysis of a bill among the analyses to borrow from lends nothing."""
    bill = replace(drafted(SINGLE), jurisdiction="QQ", jurisdiction_name="Elsewhere")
    reports.write(bill, tmp_path, ["json"], load_strings())
    got, _ = lent(reports.read(place / "in-force" / "analysis.json"), [tmp_path])
    borrowed = [each for finding in got.findings for one in finding.recommendations for each in one.precedents]
    assert borrowed == []
    reports.write(replace(bill, draft=""), tmp_path, ["json"], load_strings())
    got, _ = lent(reports.read(place / "in-force" / "analysis.json"), [tmp_path])
    assert any(one.precedents for finding in got.findings for one in finding.recommendations)
