"""The outline: its contract, and the one for readers."""

from __future__ import annotations

import json

from factories import document, statute

from harmonize.structure import indented, outline

LAW = """Short Act
PART I
DRUMS
1. Title.—(1) This Act is the Short Act.
(2) It means,—
(a) little;
(b) nothing.
2. End.—It ends."""
KEYS = {"kind", "number", "eid", "heading", "page", "start", "end", "repealed", "text", "children"}


def nodes(node: dict[str, object]) -> list[dict[str, object]]:
    """A node and all below it."""
    children = node["children"]
    assert isinstance(children, list)
    return [node, *(found for child in children for found in nodes(child))]


def test_contract() -> None:
    """The outline names its schema and statute, and every node has the contract's keys."""
    made = outline(statute(document(LAW, name="short.txt"), id="short"))
    assert made["schema"] == "harmonize/outline/1"
    assert made["statute"]["id"] == "short"
    assert made["statute"]["provisions"] == 2
    assert all(set(node) == KEYS for node in nodes(made["root"]))
    assert json.loads(json.dumps(made)) == made


def test_ids_follow_akoma_ntoso() -> None:
    """Citable units stand on their own, what is below them behind two underscores."""
    eids = [node["eid"] for node in nodes(outline(statute(LAW))["root"])]
    assert eids == [
        "",
        "part_I",
        "sec_1",
        "sec_1__para_1",
        "sec_1__para_2",
        "sec_1__para_2__point_a",
        "sec_1__para_2__point_b",
        "sec_2",
    ]


def test_text_is_a_nodes_own() -> None:
    """A node's text is what stands before its first child; start and end span all of it."""
    by_eid = {node["eid"]: node for node in nodes(outline(statute(LAW))["root"])}
    paragraph = by_eid["sec_1__para_2"]
    assert paragraph["text"] == "It means,—"
    assert LAW[paragraph["start"] : paragraph["end"]].endswith("(b) nothing.")
    assert by_eid["sec_1"]["text"] == ""


def test_outline_for_readers() -> None:
    """The indented outline shows kind, number, title or first words, and page."""
    lines = indented(statute(LAW)).splitlines()
    assert lines[1] == "  part I  DRUMS  (p. 1)"
    assert "        point a  little;  (p. 1)" in lines


def test_apparatus_is_in_no_provision() -> None:
    """Page numbers and footnotes stand after the flow, in regions of their own."""
    found = statute(document(LAW, [("page-number", "7"), ("footnote", "1. Subs. by Act 1 of 1900.")]))
    kinds = [region.kind for region in found.regions]
    assert kinds[-2:] == ["page-number", "footnote"]
    assert found.root.span.end <= found.document.flow.end
