"""A fingerprint is that of what the checks read: all of it, and nothing else."""

from dataclasses import replace
from typing import Any

import pytest

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import fingerprint
from issuetrees.core.mece.records import SplitChild, SplitParent

PARENT = Node(id="p", title="Who?")
CHILDREN = [Node(id="a", title="Young"), Node(id="b", title="Old")]
OTHER: dict[str, Any] = {
    "title": "Else",
    "value": 1.5,
    "unit": "kg",
    "status": "pruned",
    "split_kind": "process",
    "split": {"universe": {"low": 1}},
    "cases": {"listed": [{"text": "Anna, 49"}]},
}


def read_of(protocol: type) -> list[str]:
    return sorted(name for name, kind in vars(protocol).items() if isinstance(kind, property))


@pytest.mark.parametrize("name", [one for one in read_of(SplitParent) if one != "id"])
def test_whatever_is_read_of_the_parent_counts(name: str) -> None:
    changed = replace(PARENT, **{name: OTHER[name]})
    assert fingerprint(changed, CHILDREN) != fingerprint(PARENT, CHILDREN)


@pytest.mark.parametrize("name", [one for one in read_of(SplitChild) if one != "id"])
def test_whatever_is_read_of_a_child_counts(name: str) -> None:
    changed = [replace(CHILDREN[0], **{name: OTHER[name]}), CHILDREN[1]]
    assert fingerprint(PARENT, changed) != fingerprint(PARENT, CHILDREN)


def test_the_order_counts() -> None:
    assert fingerprint(PARENT, CHILDREN[::-1]) != fingerprint(PARENT, CHILDREN)


def test_ids_and_progress_do_not_count() -> None:
    copy = [replace(one, id=f"new {one.id}", status="answered") for one in CHILDREN]
    assert fingerprint(replace(PARENT, id="q"), copy) == fingerprint(PARENT, CHILDREN)


def test_data_by_child_are_those_of_a_copy() -> None:
    split = {"members": {"a": ["Ada"], "b": ["Bea"]}, "universe": ["Ada"]}
    copied = {**split, "members": {"c": ["Ada"], "d": ["Bea"]}}
    copies = [Node(id="c", title="Young"), Node(id="d", title="Old")]
    mine = fingerprint(replace(PARENT, split=split), CHILDREN)
    assert fingerprint(Node(id="q", title="Who?", split=copied), copies) == mine
    turned = {**split, "members": {"b": ["Ada"], "a": ["Bea"]}}
    assert fingerprint(replace(PARENT, split=turned), CHILDREN) != mine
