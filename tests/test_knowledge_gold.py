"""Gold as files: what is read from both forms, and what is wrong with a file that is not right."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from specimens import GOLD

from harmonize.errors import KnowledgeError
from harmonize.knowledge.alignments import COLUMNS, modelled
from harmonize.knowledge.files import folder
from harmonize.knowledge.gold import load_gold, read_gold

HEAD = ",".join(COLUMNS)
MANIFEST = """
id = "xx-code"
title = "Code"
citation = ""
kind = "criminal-code"
language = "en"
file = "code.pdf"
sha256 = "0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f0f"
expected_provisions = 12
source = "https://example.org"
seen = 2026-01-01
"""
ALL = "liability for-benefit leading-position lack-of-supervision natural-persons"
"""The elements of the article on legal persons."""
WHOLE = f"budapest:12,40,implements,,{ALL},,,re-worded,first,p. 3"


def written(place: Path, *rows: str, manifest: str = MANIFEST, head: str = HEAD) -> Path:
    """A statute's folder in that of a territory, with a manifest and rows of gold; the path of the latter."""
    home = place / "xx" / "code"
    home.mkdir(parents=True)
    (home / "statute.toml").write_text(manifest, encoding="utf-8")
    (home / "alignments.csv").write_text("\n".join([head, *rows, ""]), encoding="utf-8")
    return home / "alignments.csv"


def test_a_row_is_a_judgement(tmp_path: Path) -> None:
    """A row says who thinks what of which pair, every element by its id; the manifest says of which text."""
    said = "liability natural-persons,for-benefit lack-of-supervision,leading-position"
    row = f"budapest:12,40,implements,a,{said},near-copy,second,p. 3"
    gold = read_gold(written(tmp_path, row))
    (item,) = gold.judgements
    assert (gold.statute, gold.sha256, gold.jurisdiction, gold.expected) == ("xx-code", "0f" * 32, "XX", 12)
    assert (item.annotator, item.article, item.statute, item.provision) == ("second", "budapest:12", "xx-code", "40")
    assert (item.ruling, item.choice, item.stratum, item.source) == ("implements", "a", "near-copy", "p. 3")
    assert item.elements == {
        "budapest:12/liability": "present",
        "budapest:12/natural-persons": "present",
        "budapest:12/for-benefit": "absent",
        "budapest:12/lack-of-supervision": "absent",
        "budapest:12/leading-position": "general",
    }


def test_both_annotators(tmp_path: Path) -> None:
    """Both may judge the same pair, and a gap has no provision."""
    rows = [WHOLE, WHOLE.replace("first", "second"), "budapest:5,,gap,,,,,,first,"]
    gold = read_gold(written(tmp_path, *rows))
    assert gold.annotators == ("first", "second")
    assert [item.provision for item in gold.judgements] == ["40", "40", ""]


def test_as_a_spreadsheet_writes_it(tmp_path: Path) -> None:
    """A mark of the byte order, line ends of Windows and quoted cells change nothing."""
    path = written(tmp_path, WHOLE.replace("p. 3", '"p. 3, 4"'), "budapest:5,,gap,,,,,,first,")
    plain = read_gold(path)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert read_gold(path) == plain
    assert plain.judgements[0].source == "p. 3, 4"


@pytest.mark.parametrize(
    ("row", "what"),
    [
        (WHOLE.replace("budapest:12", "budapest:99"), "unknown article 'budapest:99'"),
        (WHOLE.replace("implements", "carries"), "unknown relation 'carries'"),
        (WHOLE.replace("first", "third"), "unknown who 'third'"),
        (WHOLE.replace("re-worded", "copied"), "unknown stratum 'copied'"),
        (WHOLE.replace("re-worded", ""), "with no stratum"),
        (WHOLE.replace("natural-persons", "animals"), "unknown element 'animals' of budapest:12"),
        (WHOLE.replace(" natural-persons", ""), "element 'natural-persons' is left out"),
        (WHOLE.replace(" natural-persons", "").replace("implements,", "contributes,"), "is left out"),
        (WHOLE.replace("natural-persons,,", "natural-persons,liability,"), "element 'liability' is listed twice"),
        (WHOLE.replace(",40,", ",,"), "a gap has no provision"),
        ("budapest:5,3,gap,,,,,,first,", "a gap has no provision"),
        (f"budapest:5,{'9' * 5000},refers,,,,,,first,", "is no number of a provision"),
        ("budapest:5,3,refers,a,,,,,first,", "choice 'a' of what does not implement"),
        ("budapest:5,3,refers", "has not 10 cells"),
        ("budapest:5,3,refers,,,,,,first,p. 2, 3", "has not 10 cells"),
        (f"{WHOLE}\n{WHOLE}", "budapest:12 and 40 by first is judged twice"),
    ],
)
def test_a_wrong_row(tmp_path: Path, row: str, what: str) -> None:
    """A row that is wrong is named by file and line, with a remedy."""
    path = written(tmp_path, "budapest:4,,gap,,,,,,first,", row)
    with pytest.raises(KnowledgeError) as caught:
        read_gold(path)
    line = 3 + row.count("\n")
    assert caught.value.where == f"{path}, line {line}"
    assert what in caught.value.what
    assert caught.value.remedy


def test_a_contradiction(tmp_path: Path) -> None:
    """One annotator cannot call an article a gap and find it implemented."""
    path = written(tmp_path, WHOLE, "budapest:12,,gap,,,,,,first,")
    with pytest.raises(KnowledgeError, match="budapest:12 by first: is called a gap and implemented"):
        read_gold(path)
    path.write_text(path.read_text(encoding="utf-8").replace(",,gap,,,,,,first", ",,gap,,,,,,second"), encoding="utf-8")
    assert len(read_gold(path).judgements) == 2


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "line 1"),
        (b"article,provision\n", "line 1"),
        (HEAD.encode() + b"\n\xff\xfe", "cannot be read as CSV"),
        (HEAD.encode() + b'\n"never closed', "cannot be read as CSV"),
        (HEAD.encode() + b"\n" + b"a" * 200_000, "cannot be read as CSV"),
    ],
)
def test_no_csv(tmp_path: Path, content: bytes, what: str) -> None:
    """A file that is no table of these columns is named."""
    path = written(tmp_path)
    path.write_bytes(content)
    with pytest.raises(KnowledgeError, match=what):
        read_gold(path)


def test_gold_is_bound_to_a_text(tmp_path: Path) -> None:
    """Without the hash of the text that was judged there is no gold; nor without a manifest."""
    path = written(tmp_path, manifest=MANIFEST.replace("0f", ""))
    with pytest.raises(KnowledgeError, match=r"statute\.toml, sha256"):
        read_gold(path)
    path.with_name("statute.toml").unlink()
    with pytest.raises(KnowledgeError, match=r"statute\.toml"):
        read_gold(path)


def test_gold_of_whole_articles() -> None:
    """The specimens' gold judges articles: what must be found implements, what may be found contributes."""
    path = next(path for path in GOLD if path.parent.name == "kodi-penal")
    gold = read_gold(path)
    said = {(item.article, item.provision): item for item in gold.judgements}
    assert said["budapest:1", "3"].statute == "valdrina-kodi-i-procedures-penale"
    written = json.loads(path.read_text(encoding="utf-8"))
    assert gold.elements == written["elements"]
    assert gold.statuses == written["status"]
    core = {number for entry in written["articles"].values() for number in entry.get("core", [])}
    assert {item.provision for item in gold.judgements if item.ruling == "implements" and not item.choice} == core


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"articles": {"99": {"core": ["1"]}}}, "unknown article '99'"),
        ({"articles": {"2": {"core": ["9" * 5000]}}}, r"articles\.2\.core"),
        ({"articles": {"2": {"cor": ["1"]}}}, r"articles\.2\.cor"),
        ({"elements": {"budapest:2/entry": "present"}}, "unknown element 'budapest:2/entry'"),
        ({"elements": {"budapest:2/access": "maybe"}}, "elements"),
        ({"status": {"budapest:99": "full"}}, "unknown article 'budapest:99'"),
        ({"id": "another"}, "the manifest beside it"),
    ],
)
def test_wrong_gold_of_whole_articles(tmp_path: Path, change: dict[str, object], what: str) -> None:
    """A file about what does not exist, or of another form, is named."""
    path = written(tmp_path).with_name("gold.json")
    content = {"id": "xx-code", "jurisdiction": "XA", "outline": [], "articles": {}} | change
    path.write_text(json.dumps(content), encoding="utf-8")
    with pytest.raises(KnowledgeError, match=what) as caught:
        read_gold(path)
    assert str(path) in caught.value.where
    path.write_text("{", encoding="utf-8")
    with pytest.raises(KnowledgeError, match="cannot be read as JSON"):
        read_gold(path)


def test_all_gold_that_is_kept() -> None:
    """Every file of gold in the corpora can be read, and judges articles and elements that are modelled."""
    golds = load_gold(folder("corpora"))
    assert len(golds) >= len(GOLD)
    assert len({gold.sha256 for gold in golds}) == len(golds)
    for gold in golds:
        assert all(item.article in modelled() for item in gold.judgements)
        assert gold.annotators
