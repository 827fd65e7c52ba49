"""Rules of the kinds of tree: labelled splits of both languages; no kind, no advice."""

import json
from pathlib import Path
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.graph.records import Node
from issuetrees.core.tree_kinds import TREE_KINDS
from issuetrees.core.tree_kinds.checks import check_kind

CASES = json.loads(Path("fixtures/cases/brief/kinds.json").read_text("utf-8"))


def said(kind: str, root: str, titles: list[str], **parent: Any) -> dict[str, list[int]]:
    children = [Node(id=str(place), title=title) for place, title in enumerate(titles)]
    found = check_kind(kind, Node(id="root", title=root, **parent), children, is_root=True)
    assert {one.verdict for one in found} <= {"advice"}
    return {one.code: [int(key) for key in one.related_ids] for one in found}


def test_each_labelled_split_has_its_advice() -> None:
    found = [{**case, "said": said(case["kind"], case["root"], case["children"])} for case in CASES]
    assert found == CASES
    languages = [case["language"] for case in CASES]
    assert languages.count("en") == languages.count("ru")


def test_a_driver_tree_asks_for_units_and_arithmetic() -> None:
    children = [Node(id="0", title="Price", unit="€"), Node(id="1", title="Volume")]
    open_split = Node(id="r", title="Revenue", unit="€")
    found = check_kind("driver", open_split, children, is_root=True)
    assert [(one.code, one.related_ids) for one in found] == [
        ("kind_no_unit", ("1",)),
        ("kind_no_arithmetic", ()),
    ]
    split = Node(id="r", title="Revenue", unit="€", split_kind="product")
    assert check_kind("driver", split, children[:1], is_root=True) == ()


@given(st.sampled_from(["", *TREE_KINDS]), st.text(max_size=60), st.lists(st.text(max_size=60)))
def test_whatever_is_typed_is_read_and_without_a_kind_nothing_is_said(
    kind: str, root: str, titles: list[str]
) -> None:
    found = said(kind, root, titles)
    assert found == {} or kind
    assert all(place < len(titles) for places in found.values() for place in places)
