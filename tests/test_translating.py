"""A law read in the original and in an unofficial translation counts once, and the verdict says what it rests on."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner
from factories import numbers, statute
from laws import NOWHERE, Verdicts, law

from harmonize import frames, pipeline, translating
from harmonize.cli import main
from harmonize.errors import InputError
from harmonize.knowledge.strings import load_strings
from harmonize.model.verdict import Analysis
from harmonize.reports.contract import from_dict, to_dict
from harmonize.reports.html import render
from harmonize.reports.marking import paint

ACCESS_SQ = (
    "Hyrja e paautorizuar kompjuterike",
    "Kushdo që me dashje dhe pa të drejtë hyn në një sistem kompjuterik dënohet me burgim deri në tre vjet.",
)
ACCESS_EN = (
    "Unauthorised computer access",
    "Whoever intentionally and without right accesses a computer system shall be punished by imprisonment for up to "
    "three years.",
)
DAMAGE_SQ = (
    "Ndërhyrja në të dhënat kompjuterike",
    "Kushdo që me dashje dhe pa të drejtë dëmton, fshin, ndryshon ose përkeqëson të dhëna kompjuterike dënohet me "
    "burgim deri në katër vjet.",
)
DAMAGE_EN = (
    "Data interference",
    "Whoever intentionally and without right damages, deletes, deteriorates, alters or suppresses computer data shall "
    "be punished by imprisonment for up to four years.",
)
THEFT_SQ = ("Vjedhja", "Kushdo që vjedh pasurinë e tjetrit dënohet me burgim deri në dy vjet.")
THEFT_EN = ("Theft", "Whoever steals the property of another shall be punished by imprisonment for up to two years.")
ACCESS_KA = ("კომპიუტერულ სისტემაში შეღწევა", "კომპიუტერულ სისტემაში უნებართვო შეღწევა ისჯება თავისუფლების აღკვეთით.")
THEFT_KA = ("ქურდობა", "სხვისი ნივთის ფარული დაუფლება ისჯება ჯარიმით.")
DAMAGE_KA = ("მონაცემების დაზიანება", "კომპიუტერული მონაცემის წაშლა ან შეცვლა ისჯება ჯარიმით.")


def put(folder: Path, id: str, language: str, text: str, kind: str = "criminal-code", translation_of: str = "") -> Path:
    """Write a law and its manifest."""
    place = folder / id
    place.mkdir(parents=True)
    (place / f"{id}.txt").write_text(text, encoding="utf-8")
    (place / "statute.toml").write_text(
        f'id = "{id}"\ntitle = "{id}"\ncitation = ""\nkind = "{kind}"\nlanguage = "{language}"\n'
        f'file = "{id}.txt"\nsource = "invented"\nseen = 2026-01-01\ntranslation_of = "{translation_of}"\n',
        encoding="utf-8",
    )
    return place


def georgian(*articles: tuple[str, str]) -> str:
    """A law in a language that no lexicon has."""
    parts = [f"მუხლი {number}. {heading}\n\n{text}" for number, (heading, text) in enumerate(articles, 1)]
    return "\n\n".join(parts) + "\n"


def read(*places: Path) -> Verdicts:
    """What an analysis of some folders says."""
    outcome = pipeline.analyze(places, NOWHERE)
    assert outcome.errors == ()
    assert outcome.analysis
    return Verdicts(outcome.analysis)


def both(folder: Path, original: str, translation: str, language: str = "sq") -> Verdicts:
    """What an analysis says of a law in the original and in English."""
    return read(put(folder, "kodi", language, original), put(folder, "code", "en", translation, translation_of="kodi"))


def bars_of(analysis: Analysis, article: str) -> dict[str, int]:
    """How many bars of the provision cited first quote which statute."""
    found = next(item for item in analysis.findings if f"{item.instrument}:{item.article}" == article)
    bars = found.candidates[0].evidence
    return {name: sum(bar.statute == name for bar in bars) for name in sorted({bar.statute for bar in bars})}


def test_one_law_is_one_candidate(tmp_path: Path) -> None:
    """What both texts show is one candidate, of the original, whose weight is the sum of its bars."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, ACCESS_SQ), law("en", THEFT_EN, ACCESS_EN))
    first = verdicts["budapest:2"].candidates[0]
    assert (first.statute, first.provision, first.accepted) == ("kodi", "2", True)
    assert [item.statute for item in verdicts["budapest:2"].candidates].count("code") == 0
    assert first.weight == pytest.approx(sum(bar.weight for bar in first.evidence))
    assert bars_of(verdicts.analysis, "budapest:2").keys() == {"kodi", "code"}


def test_the_same_is_weighed_once(tmp_path: Path) -> None:
    """Of two bars for the same thing in the two texts only one has a weight."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, ACCESS_SQ), law("en", THEFT_EN, ACCESS_EN))
    first = verdicts["budapest:2"].candidates[0]
    weighty = [(bar.comparison, bar.element) for bar in first.evidence if bar.weight]
    assert len(weighty) == len(set(weighty)) > 2


def test_the_verdict_rests_on_both(tmp_path: Path) -> None:
    """Where both texts show what the article asks, the reason says so, and the original is quoted first."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, ACCESS_SQ), law("en", THEFT_EN, ACCESS_EN))
    finding, access = verdicts["budapest:2"], verdicts.element("budapest:2/access")
    assert (finding.status, finding.rests_on, access.rests_on) == ("full", "both", "both")
    assert "rests on the original and its unofficial translation" in finding.reason.text
    assert access.evidence[0].statute == "kodi"


def test_a_law_counts_once(tmp_path: Path) -> None:
    """The provisions that were searched are the original's; both texts are among the statutes."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, ACCESS_SQ), law("en", THEFT_EN, ACCESS_EN))
    searched = verdicts["budapest:2"].searched
    assert (searched.provisions, searched.statutes) == (2, ("kodi", "code"))
    assert [item.translation_of for item in verdicts.analysis.statutes] == ["", "kodi"]


def test_a_translation_takes_nothing_away(tmp_path: Path) -> None:
    """The statuses of a law are the same with its translation as without."""
    alone = read(put(tmp_path / "alone", "kodi", "sq", law("sq", THEFT_SQ, ACCESS_SQ, DAMAGE_SQ)))
    verdicts = both(
        tmp_path / "both", law("sq", THEFT_SQ, ACCESS_SQ, DAMAGE_SQ), law("en", THEFT_EN, ACCESS_EN, DAMAGE_EN)
    )
    assert verdicts["budapest:2"].status == alone["budapest:2"].status
    assert verdicts.cited("budapest:2") == alone.cited("budapest:2")
    assert verdicts.cited("budapest:4") == alone.cited("budapest:4")
    assert verdicts["budapest:3"].status == alone["budapest:3"].status


def test_what_only_the_translation_shows(tmp_path: Path) -> None:
    """An element that stands in the translation alone is found, and marked: the original decides."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, DAMAGE_SQ), law("en", THEFT_EN, DAMAGE_EN))
    suppress = verdicts.element("budapest:4/suppression")
    assert (suppress.status, suppress.rests_on) == ("full", "translation")
    assert suppress.reason.text.endswith("the original decides, and it was silent")
    assert verdicts["budapest:4"].rests_on == "translation"
    assert suppress.text in verdicts["budapest:4"].reason.text
    assert verdicts.element("budapest:4/deletion").rests_on == "both"


def test_a_difference_is_a_remark(tmp_path: Path) -> None:
    """What one text shows and the other, which has words for it, does not is pointed out."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, DAMAGE_SQ), law("en", THEFT_EN, DAMAGE_EN))
    remarks = [item.element for item in verdicts.analysis.remarks if item.code == "translation-differs"]
    assert "budapest:4/suppression" in remarks
    assert "budapest:4/deletion" not in remarks


def test_what_only_the_original_shows(tmp_path: Path) -> None:
    """What the translation leaves out is found in the original, and is a difference."""
    short = ("Data interference", DAMAGE_EN[1].replace("deletes, ", ""))
    verdicts = both(tmp_path, law("sq", THEFT_SQ, DAMAGE_SQ), law("en", THEFT_EN, short))
    delete = verdicts.element("budapest:4/deletion")
    assert (delete.status, delete.rests_on) == ("full", "original")
    assert delete.reason.text.endswith("the original shows it")
    assert "budapest:4/deletion" in [item.element for item in verdicts.analysis.remarks]


def test_a_language_without_a_lexicon_is_heard_through_its_translation(tmp_path: Path) -> None:
    """Numbers, text and pages are the original's; what is shown rests on the translation alone."""
    verdicts = both(tmp_path, georgian(THEFT_KA, ACCESS_KA), law("en", THEFT_EN, ACCESS_EN), "ka")
    finding = verdicts["budapest:2"]
    first = finding.candidates[0]
    assert (first.statute, first.provision, first.heading) == ("kodi", "2", ACCESS_KA[0])
    assert (finding.status, finding.rests_on) == ("full", "translation")
    assert "no lexicon has its language" in finding.reason.text
    codes = [item.code for item in verdicts.analysis.remarks]
    assert "no-lexicon" in codes
    assert "translation-differs" not in codes


def test_its_silence_is_a_gap(tmp_path: Path) -> None:
    """What neither the translation nor a law in a language without a lexicon says is a gap: all of it was read."""
    verdicts = both(tmp_path, georgian(THEFT_KA, ACCESS_KA), law("en", THEFT_EN, ACCESS_EN), "ka")
    assert verdicts["budapest:4"].status == "none-found"


def test_what_the_translation_leaves_out_is_no_gap(tmp_path: Path) -> None:
    """Where the translation lacks provisions of a law that only it can tell of, nothing is known of them."""
    verdicts = both(tmp_path, georgian(THEFT_KA, ACCESS_KA, DAMAGE_KA), law("en", THEFT_EN, ACCESS_EN), "ka")
    finding = verdicts["budapest:4"]
    assert finding.status == "cannot-tell"
    assert finding.reason.code == "untranslated"
    assert "leaves out 3" in finding.reason.text


def test_a_translation_that_lacks_provisions_of_a_law_that_is_heard(tmp_path: Path) -> None:
    """The original's own words count, in provisions that nobody translated too."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, ACCESS_SQ, DAMAGE_SQ), law("en", THEFT_EN, ACCESS_EN))
    assert verdicts.cited("budapest:4") == ["3"]
    assert verdicts.element("budapest:4/deletion").rests_on == "original"
    assert "translation-differs" not in [item.code for item in verdicts.analysis.remarks if item.article == "4"]
    assert verdicts["budapest:3"].status == "none-found"


def test_without_a_translation_a_language_is_an_error(tmp_path: Path) -> None:
    """A law in a language without a lexicon cannot be heard alone."""
    outcome = pipeline.analyze([put(tmp_path, "kodi", "ka", georgian(THEFT_KA, ACCESS_KA))], NOWHERE)
    assert outcome.analysis is None
    assert "has no lexicon" in str(outcome.errors[0])


def test_a_file_can_be_marked_as_a_translation(tmp_path: Path) -> None:
    """Without manifests the user says which file is a translation; it is bound to the law numbered most alike."""
    code, other, english = tmp_path / "kodi.txt", tmp_path / "procedura.txt", tmp_path / "code.txt"
    code.write_text(law("sq", THEFT_SQ, ACCESS_SQ), encoding="utf-8")
    other.write_text(law("sq", *[THEFT_SQ] * 9), encoding="utf-8")
    english.write_text(law("en", THEFT_EN, ACCESS_EN), encoding="utf-8")
    given = pipeline.Given("criminal-code", "sq", translations=(tmp_path / ".." / tmp_path.name / "code.txt",))
    outcome = pipeline.analyze([tmp_path], NOWHERE, given)
    assert outcome.errors == ()
    assert outcome.analysis
    told = {item.id: (item.language, item.translation_of) for item in outcome.analysis.statutes}
    assert told == {"kodi": ("sq", ""), "procedura": ("sq", ""), "code": ("en", "kodi")}


def test_a_translation_of_what_was_not_given(tmp_path: Path) -> None:
    """A manifest that names an unknown original is an error with a remedy; the others are still done."""
    known = put(tmp_path, "kodi", "sq", law("sq", THEFT_SQ, ACCESS_SQ))
    wrong = put(tmp_path, "code", "en", law("en", THEFT_EN, ACCESS_EN), translation_of="kodeks")
    outcome = pipeline.analyze([known, wrong], NOWHERE)
    assert [type(error) for error in outcome.errors] == [InputError]
    assert "the translation of kodeks, which is no original read here" in str(outcome.errors[0])
    assert outcome.analysis
    assert [item.id for item in outcome.analysis.statutes] == ["kodi"]


@pytest.mark.parametrize(
    ("original", "translation", "pairs"),
    [
        (["251", "251-а", "251-б", "252"], ["251", "251-a", "251-b", "252"], 4),
        (["251", "251-а", "251-б", "251-в"], ["251", "251a", "251b", "251c"], 4),
        (["192", "192/a", "192/b", "193"], ["192", "192/b", "193"], 3),
        (["1", "2", "3"], ["1", "3"], 2),
    ],
)
def test_provisions_are_paired_by_number(original: list[str], translation: list[str], pairs: int) -> None:
    """Numbers may differ in script and in the letters' order; a provision that was not translated has no pair."""
    laws = [statute(text_of("Член", original), id="law"), statute(text_of("Article", translation), id="other")]
    assert [numbers(item) for item in laws] == [original, translation]
    found = list(translating.pairs_of(laws[1].articles(), laws[0].articles()))
    assert len(found) == pairs
    assert all(original.index(there.number) >= translation.index(here.number) for here, there in found)


def text_of(word: str, numbers: list[str]) -> str:
    """A law whose articles have these numbers."""
    return "\n\n".join(f"{word} {number}\n\nWhoever steals shall be punished by a fine." for number in numbers)


def test_a_translation_is_bound_to_the_law_numbered_most_alike() -> None:
    """Where several laws are given, the numbers tell which one is translated; no number in common tells nothing."""
    one, other = (statute(text_of("Neni", number), id=id) for id, number in (("one", ["1", "2"]), ("other", ["7"])))
    english = replace(one, id="english")
    assert translating.original_of(english, [other, one]) == one
    assert translating.original_of(english, [other, replace(other, id="third")]) is None


def test_the_report_says_what_it_rests_on(tmp_path: Path) -> None:
    """The page marks what rests on both texts, what on the translation alone, and which statute is a translation."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, DAMAGE_SQ), law("en", THEFT_EN, DAMAGE_EN))
    page, rests = render(verdicts.analysis, load_strings()), load_strings()["rests_on"]
    assert f'<span class="tag">{rests["both"]}</span>' in page
    assert f'<span class="tag">{rests["translation"]}</span>' in page
    assert page.count(load_strings()["sources"]["translation_of"]) == 1
    assert '<q lang="en" dir="auto">' in page


def test_the_contract_keeps_what_it_rests_on(tmp_path: Path) -> None:
    """What is written to analysis.json is read back the same, and the table has a column for it."""
    analysis = both(tmp_path, law("sq", THEFT_SQ, DAMAGE_SQ), law("en", THEFT_EN, DAMAGE_EN)).analysis
    written = to_dict(analysis)
    schema = (files("harmonize.reports") / "schemas" / "analysis-1.json").read_text(encoding="utf-8")
    jsonschema.validate(written, json.loads(schema))
    again = from_dict(written)
    assert [item.rests_on for item in again.findings] == [item.rests_on for item in analysis.findings]
    assert again.statutes[1].translation_of == "kodi"
    table = frames.correlation(analysis)
    assert set(table["rests_on"]) == {"", "original", "both", "translation"}


def test_the_command_takes_a_translation(tmp_path: Path) -> None:
    """A file is marked as a translation on the command line; without the original it is wrong usage."""
    code, english = tmp_path / "kodi.txt", tmp_path / "code.txt"
    code.write_text(law("sq", THEFT_SQ, ACCESS_SQ), encoding="utf-8")
    english.write_text(law("en", THEFT_EN, ACCESS_EN), encoding="utf-8")
    out = str(tmp_path / "out")
    given = ["analyze", str(code), "--kind", "criminal-code", "--translation", str(english), "-o", out]
    made = CliRunner().invoke(main, given)
    assert made.exit_code == 0, made.output
    told = json.loads((tmp_path / "out" / "analysis.json").read_text(encoding="utf-8"))
    assert [item["translation_of"] for item in told["statutes"]] == ["", "kodi"]
    assert CliRunner().invoke(main, ["analyze", "--translation", str(english), "-o", out]).exit_code == 2


def test_both_texts_stand_beside_one_another(tmp_path: Path) -> None:
    """A report quotes a provision in the original and beside it in the translation, the words of an element in both."""
    verdicts = both(tmp_path, law("sq", THEFT_SQ, ACCESS_SQ), law("en", THEFT_EN, ACCESS_EN))
    html = render(verdicts.analysis, load_strings())
    article = html.partition('aria-labelledby="budapest-2"')[2].partition("</article>")[0]
    texts = article.partition('<div class="texts">')[2].partition("</figure>")[0]
    first, _, second = texts.partition('class="translated"')
    assert re.search(r'<blockquote lang="sq".*hyn.*</blockquote>', first, re.DOTALL)
    assert re.search(r'<blockquote lang="en".*accesses.*</blockquote>', second, re.DOTALL)
    assert "Unofficial translation" in second
    number = next(at for at, each in enumerate(verdicts["budapest:2"].elements, 1) if each.id == "budapest:2/access")
    marks = rf'<mark class="{paint(number)}" data-e="{number}">'
    assert marks in first
    assert marks in second
