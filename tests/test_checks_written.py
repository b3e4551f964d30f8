"""Written forms of checks: each says the whole outcome, escaped as its readers need it, and is the same every time."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from outcomes import KIND, MANIFEST, MISSING, many, mixed, one, outcome, problem

from harmonize.checks.model import Outcome, Result
from harmonize.checks.written import FORMS, LONGEST, written
from harmonize.checks.written.console import rows
from harmonize.checks.written.sarif import sarif
from harmonize.checks.written.summary import MOST

HOSTILE = "\x00\x1b[2J\u202e\ud800 ]]> <b>&amp; *x* | `y` [l](javascript:x) %0A\r\n::add-mask::secret\n\n# no"
MIB = 1 << 20


@pytest.mark.parametrize("form", FORMS)
def test_the_same_outcome_gives_the_same_bytes(form: str) -> None:
    """The same outcome, made twice, is written in the same bytes, which are UTF-8 and end with a line."""
    assert written(form, mixed()) == written(form, mixed())
    assert written(form, mixed()).decode().endswith("\n")


@pytest.mark.parametrize("form", FORMS)
def test_every_problem_is_told(form: str) -> None:
    """Each form names every check with a problem, every message and what to do."""
    text = written(form, mixed()).decode()
    for found in mixed().problems:
        assert found.check.id in text
        assert found.remedy in text
        assert found.message in text.replace("\\", "")


@pytest.mark.parametrize("form", FORMS)
def test_nothing_is_well(form: str) -> None:
    """Without a problem, and without a check, each form says so in a valid way of its own."""
    well = written(form, outcome(Result(KIND, (), 3))).decode()
    assert "error " not in well
    assert written(form, outcome()) is not None


@pytest.mark.parametrize("form", FORMS)
def test_no_form_carries_what_terminals_and_formats_forbid(form: str) -> None:
    """Control characters, what turns the direction of reading and halves of pairs come out as a sign, or not at all."""
    text = written(form, one(HOSTILE, file=f"xx/{HOSTILE}.toml")).decode()
    assert not {"\x00", "\x1b", "\u202e", "\r"} & set(text)


@pytest.mark.parametrize("form", FORMS)
def test_a_text_without_end_is_cut(form: str) -> None:
    """A message of ten million characters is cut to what somebody may read."""
    assert len(written(form, one("x" * 10_000_000))) < 10 * LONGEST


@pytest.mark.parametrize("form", [form for form in FORMS if form != "console"])
@pytest.mark.parametrize("corpus", ["/srv/checkout/corpora", "../elsewhere/corpora"])
def test_no_form_for_machines_tells_where_the_corpus_lies(form: str, corpus: str) -> None:
    """Of a corpus named by an absolute path, or one elsewhere, files are named from the corpus on."""
    text = written(form, replace(mixed(), corpus=corpus)).decode()
    assert "checkout" not in text
    assert "elsewhere" not in text
    assert "xx/act/statute.toml" in text


@pytest.mark.parametrize("form", [form for form in FORMS if form != "console"])
def test_what_is_said_of_an_absolute_path_is_said_of_its_folder(form: str) -> None:
    """Where a message names the corpus, forms for machines keep its folder's name; the console keeps the path."""
    came = one("/srv/checkout/corpora/xx cannot be read", corpus="/srv/checkout/corpora")
    assert "checkout" not in written(form, came).decode()
    assert "corpora/xx cannot be read" in written(form, came).decode()
    assert "/srv/checkout/corpora/xx cannot be read" in written("console", came).decode()


@pytest.mark.parametrize("corpus", ["/", "/a", "/xx/act"])
def test_a_short_path_of_a_corpus_spoils_no_other(corpus: str) -> None:
    """Only a whole path is the corpus's: what looks like it within another stays."""
    told = json.loads(written("json", one("b/a, xx/act/b and c/d", corpus=corpus)))["problems"][0]
    assert (told["message"], told["file"]) == ("b/a, xx/act/b and c/d", "xx/act/statute.toml")


def test_console_names_files_as_the_terminal_can_open_them() -> None:
    """The console has the path as the corpus was given, with its line; below it what to do."""
    first = rows(replace(mixed(), corpus="/srv/corpora/"))[0]
    assert first.place == "/srv/corpora/xx/act/statute.toml:3"
    text = written("console", mixed()).decode()
    assert "error    manifest  corpora/xx/act/statute.toml:3: no such key: knid\n         correct the line\n" in text
    assert "skipped  kind  2 without text; 0 examined\naccepted kind  1 known, by the corpus's checks.toml\n" in text
    assert text.endswith("4 checks: 3 errors, 1 warning, 1 note\n")


def test_what_several_checks_lack_is_told_once() -> None:
    """One line says for all of them what could not be looked at."""
    lacking = tuple(Result(check, (), 2, 1, "1 law without text") for check in (KIND, MANIFEST))
    assert (
        written("console", outcome(*lacking))
        .decode()
        .startswith("skipped  kind, manifest  1 law without text; 2 examined\n2 ")
    )


def test_console_keeps_each_problem_on_its_lines() -> None:
    """No line break of a message makes a line that a runner would take for a command."""
    lines = written("console", one(HOSTILE)).decode().splitlines()
    assert [line.split("  ")[0].strip() for line in lines[:2]] == ["error", ""]
    assert not any(line.startswith("::") for line in lines)


def commands(text: str) -> Iterator[tuple[str, dict[str, str], str]]:
    """Yield the commands of a log as GitHub's runner reads them: kind, properties, message."""
    for line in text.split("\n")[:-1]:
        head, _, message = line.removeprefix("::").partition("::")
        kind, _, properties = head.partition(" ")
        pairs = (pair.partition("=") for pair in properties.split(","))
        yield kind, {name: plain(value) for name, _, value in pairs}, plain(message)


def plain(text: str) -> str:
    """Return a text of a command without its escapes."""
    for sign, escape in {"\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C", "%": "%25"}.items():
        text = text.replace(escape, sign)
    return text


def test_annotations_are_read_back_as_they_were() -> None:
    """What a runner reads back is the problem: one command a line, however the message and the path look."""
    message, file = "100% wrong: a, b\nand %0A::error::x", "xx/a,b:c%2C/statute.toml"
    found = list(commands(written("github", one(message, file)).decode()))
    expected = {"file": f"corpora/{file}", "line": "3", "title": "manifest: Manifests are valid"}
    assert found == [("error", expected, f"{message}; correct the line")]


def test_annotations_begin_with_the_gravest() -> None:
    """Errors come before warnings and notes, as the runner shows the first ten of a kind; a corpus has no file."""
    grave_last = outcome(
        Result(MISSING, (problem(MISSING, "not there", ""),), 1), Result(MANIFEST, (problem(MANIFEST, "broken"),), 1)
    )
    found = list(commands(written("github", grave_last).decode()))
    assert [kind for kind, _, _ in found] == ["error", "notice"]
    assert found[1][1] == {"title": "text-missing: Texts are there"}


def moved(form: Callable[[Outcome], bytes]) -> tuple[list[str], list[str]]:
    """Return the fingerprints of an outcome, and of the same one with every problem on another line."""
    shifted = tuple(
        replace(each, problems=tuple(replace(found, line=found.line + 7) for found in each.problems))
        for each in mixed().results
    )
    return prints(form(mixed())), prints(form(replace(mixed(), results=shifted)))


def prints(sarif: bytes) -> list[str]:
    """Return the fingerprints of results."""
    return [each["partialFingerprints"]["problem/v1"] for each in json.loads(sarif)["runs"][0]["results"]]


def test_fingerprints_are_stable_over_moves_and_tell_problems_apart() -> None:
    """A problem on another line has the same fingerprint; no two problems have one, the same one twice neither."""
    before, after = moved(lambda came: written("sarif", came))
    assert before == after
    assert len(set(before)) == len(before)


def test_sarif_is_about_the_checks_that_were_run() -> None:
    """Rules are the checks with their severity and help, results point to them, and what was not seen is a note."""
    run = json.loads(written("sarif", mixed()))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    assert [(rule["id"], rule["defaultConfiguration"]["level"]) for rule in rules][:2] == [
        ("manifest", "error"), ("numbering", "warning")
    ]  # fmt: skip
    assert run["tool"]["driver"]["version"] == "1.2.3"
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert "docs/checks.md#manifest" in rules[0]["help"]["text"]
    notes = run["invocations"][0]["toolExecutionNotifications"]
    assert [note["message"]["text"] for note in notes] == [
        "numbering: 1 without text; 1 examined", "kind: 2 without text; 0 examined"
    ]  # fmt: skip


def test_sarif_links_to_pages_only_where_they_are_published() -> None:
    """A rule's link is absolute, below the documentation's address; without one there is none."""
    rule = json.loads(sarif(mixed(), "https://law.example/harmonize/"))["runs"][0]["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == "https://law.example/harmonize/docs/checks.md#manifest"
    assert "helpUri" not in json.loads(sarif(mixed(), ""))["runs"][0]["tool"]["driver"]["rules"][0]


def test_sarif_makes_no_link_of_what_a_file_says() -> None:
    """Brackets, of which viewers would make links, are escaped in messages; paths are percent-encoded."""
    result = json.loads(written("sarif", one("[win](https://evil.example)", "xx/a b#c.toml")))["runs"][0]["results"][0]
    assert result["message"]["text"].startswith(r"\[win\](https")
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "corpora/xx/a%20b%23c.toml"


def test_junit_counts_and_names() -> None:
    """Errors and warnings fail, a note is output, what could not be looked at is skipped; names hold no line."""
    root = ElementTree.fromstring(written("junit", mixed()))
    counted = [(each.get("tests"), each.get("failures"), each.get("skipped")) for each in root]
    assert counted == [("3", "3", "0"), ("2", "1", "1"), ("1", "0", "0"), ("1", "0", "1")]
    assert (root.get("tests"), root.get("failures"), root.get("errors")) == ("7", "4", "0")
    names = [case.get("name") for case in root.iter("testcase")]
    first = "corpora/xx/act/statute.toml: no such key: knid"
    assert names[:2] == [first, f"{first} (2)"]
    assert len(set(names)) == len(names)
    assert "a text is not there" in root.findtext("testsuite[3]/testcase/system-out", "")


def test_json_says_what_came_of_each_check() -> None:
    """Each check has its state and counts, each problem its place from where the checks were run."""
    told = json.loads(written("json", mixed()))
    assert told["counts"] == {"error": 3, "warning": 1, "note": 1}
    assert [each["state"] for each in told["checks"]] == ["failed", "failed", "failed", "skipped"]
    assert (told["problems"][0]["file"], told["problems"][0]["line"]) == ("corpora/xx/act/statute.toml", 3)
    assert (told["problems"][4]["file"], told["problems"][4]["line"]) == ("corpora", None)


def test_gitlab_tells_path_line_and_severity() -> None:
    """Each problem has a fingerprint of its own, GitLab's word for its severity, and a line."""
    told = json.loads(written("gitlab", mixed()))
    assert [each["severity"] for each in told] == ["major", "major", "major", "minor", "info"]
    assert told[0]["location"] == {"path": "corpora/xx/act/statute.toml", "lines": {"begin": 3}}
    assert len({each["fingerprint"] for each in told}) == len(told)


def test_markdown_is_a_table_of_plain_words() -> None:
    """A reader of Markdown sees tables with the words of the message, no link, no HTML and no heading of its making."""
    tokens = MarkdownIt("commonmark").enable("table").parse(written("markdown", one(HOSTILE)).decode())
    inner = [child for token in tokens for child in token.children or ()]
    assert not {"link_open", "html_inline", "image", "em_open"} & {token.type for token in inner}
    assert sum(token.type == "heading_open" for token in tokens) == 3
    assert sum(token.type == "table_open" for token in tokens) == 2
    assert any("::add-mask::secret" in token.content for token in inner)


def test_markdown_is_bounded_and_keeps_the_gravest() -> None:
    """Thousands of long problems stay below what GitHub shows; the error comes first, what is left out is counted."""
    text = written("markdown", many(3000, "note"))
    assert len(text) < MIB
    assert text.decode().index("the gravest") < text.decode().index("0 \\<long")
    assert f"{3000 - MOST} more are not shown" in text.decode()


@given(st.text(st.characters(), max_size=60), st.text(st.characters(), max_size=30), st.integers(0, 9))
def test_any_text_is_written_in_every_form(message: str, file: str, line: int) -> None:
    """Whatever a message and a path hold, XML and JSON parse, and an annotation is one line."""
    came = one(message, file, line)
    ElementTree.fromstring(written("junit", came))
    assert json.loads(written("sarif", came))["runs"][0]["results"]
    assert json.loads(written("json", came))["problems"][0]["file"]
    assert written("github", came).count(b"\n") == 1
