"""What puts a finding right: golden cases, and that it never makes anything worse."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Fix, check_split, commands_of, fix_of
from issuetrees.core.mece.fixes import MOST_CHILDREN
from tests.core.mece.test_cases import FOLDER

CASES = json.loads((FOLDER / "fixes.json").read_text())["fixes"]
PARENT = Node(id="parent", title="How are they cut?")
LABELS = [
    *("18–25", "25–35", "35+", "under 18", "Other", "Everything else", "Retail", "retail"),
    *("Прочее", "до 18", "10–20", "1,5–3 млн", "Before the sale", "After the sale", ""),
    *("Promoters", "Critics"),
]


def split(titles: list[str]) -> list[Node]:
    return [
        Node(id=str(at), parent_id="parent", rank=f"{at:03}5", title=title)
        for at, title in enumerate(titles)
    ]


def fix_for(code: str, children: list[Node]) -> Fix | None:
    findings = check_split(PARENT, children)
    finding = next(one for one in findings if one.code == code)
    return fix_of(finding, PARENT, children, findings)


def carried_out(children: list[Node], commands: list[dict[str, Any]]) -> list[Node]:
    """Do the commands as the editor does, on the children of one parent."""
    found = list(children)
    for one in commands:
        at = next((at for at, node in enumerate(found) if node.id == one["id"]), None)
        if one["kind"] == "edit_node":
            assert at is not None
            node = found[at]
            fields = {"title": node.title, "note": node.note, "answer": node.answer}
            found[at] = Node(id=node.id, parent_id="parent", **{**fields, **one["fields"]})
        elif one["kind"] == "delete_node":
            assert at is not None
            del found[at]
        elif one["kind"] == "move_node":
            if one["parent_id"] == "parent":
                assert at is not None
                found.append(found.pop(at))
        else:
            places = [node.id for node in found]
            before = one["before_id"]
            place = places.index(before) if before else len(found)
            found.insert(place, Node(id=one["id"], parent_id="parent", title=one["title"]))
    return found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_fixes(case: dict[str, Any]) -> None:
    children = split(case["children"])
    fix = fix_for(case["code"], children)
    assert (fix and fix.message.format(**fix.details)) == case["words"]
    if fix:
        commands = commands_of(fix, "parent", children, {}, lambda: "new")
        assert [node.title for node in carried_out(children, commands)] == case["after"]


def test_a_merge_loses_nothing() -> None:
    children = [
        Node(id="a", parent_id="parent", title="Retail", note="Shops", answer="Grows"),
        Node(id="b", parent_id="parent", title="retail", note="Chains"),
        Node(id="c", parent_id="parent", title="Banks"),
    ]
    fix = fix_for("duplicate", children)
    assert fix is not None
    assert commands_of(fix, "parent", children, {"b": ["x", "y"]}, str) == [
        {"kind": "edit_node", "id": "a", "fields": {"note": "Shops\nChains"}},
        {"kind": "move_node", "id": "x", "parent_id": "a", "before_id": None},
        {"kind": "move_node", "id": "y", "parent_id": "a", "before_id": None},
        {"kind": "delete_node", "id": "b"},
    ]


def test_the_middle_of_two_that_were_called_opposites_is_named() -> None:
    parent = Node(id="parent", title="How do they speak of us?", split_kind="opposites")
    children = split(["Сторонники", "Критики"])
    findings = check_split(parent, children)
    fix = fix_of(findings[0], parent, children, findings)
    assert fix is not None
    assert fix.details == {"title": "Нейтральные"}


def test_nothing_is_tried_out_on_a_crowd() -> None:
    children = split([*(f"Part {at}" for at in range(MOST_CHILDREN)), "part 1"])
    assert fix_for("duplicate", children) is None


@given(st.lists(st.sampled_from(LABELS), min_size=1, max_size=6))
def test_a_fix_leaves_less_to_say(titles: list[str]) -> None:
    children = split(titles)
    before = check_split(PARENT, children)
    for finding in before:
        fix = fix_of(finding, PARENT, children, before)
        if fix is None:
            continue
        commands = commands_of(fix, "parent", children, {}, lambda: "new")
        after = check_split(PARENT, carried_out(children, commands))
        count = [one.code for one in after].count(finding.code)
        assert count < [one.code for one in before].count(finding.code)
        for verdict in ("disproved", "unknown"):
            assert sum(one.verdict == verdict for one in after) <= sum(
                one.verdict == verdict for one in before
            )
