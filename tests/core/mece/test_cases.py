"""Golden cases: a split, its findings as sentences, and the verdict on both sides."""

import json
from pathlib import Path
from typing import Any

import pytest

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import check_split, verdict

FOLDER = Path(__file__).parents[3] / "fixtures" / "cases" / "mece"
IS_QUIET = {"fine", "not_intervals"}


def cases() -> list[Any]:
    return [
        pytest.param(path.stem, case, id=f"{path.stem}: {case['name']}")
        for path in sorted(FOLDER.glob("*.json"))
        for case in json.loads(path.read_text()).get("cases", ())  # labelled.json has none
    ]


@pytest.mark.parametrize(("group", "case"), cases())
def test_split_is_judged_as_expected(group: str, case: dict[str, Any]) -> None:
    parent = Node(id="parent", **case["parent"])
    children = [
        Node(id=str(place), parent_id="parent", **child)
        for place, child in enumerate(case["children"])
    ]
    findings = check_split(parent, children)
    assert [
        {
            "code": one.code,
            "verdict": one.verdict,
            "side": one.side,
            "related": [int(id_) for id_ in one.related_ids],
            "text": one.message.format(**one.details),
        }
        for one in findings
    ] == case["findings"]
    assert {one.node_id for one in findings} <= {"parent"}
    summary = verdict(findings)
    assert (summary.exclusive, summary.exhaustive) == (case["exclusive"], case["exhaustive"])
    if group in IS_QUIET:
        assert findings == ()
