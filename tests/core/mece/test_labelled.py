"""The labelled splits: enough of each sort; those without fault are left alone."""

import json
from typing import Any

import pytest

from issuetrees.core.graph.records import SPLIT_KINDS
from tests.bench.mece import FILE, FINE, judged, labelled

SPLITS: list[dict[str, Any]] = json.loads(FILE.read_text("utf-8"))["splits"]


def test_there_are_enough_of_each_sort() -> None:
    russian = sum(one["language"] == "ru" for one in SPLITS)
    fine = sum(one["kind"] == FINE for one in SPLITS)
    assert len(SPLITS) >= 240
    assert abs(2 * russian - len(SPLITS)) <= 0.1 * len(SPLITS)
    assert fine >= len(SPLITS) / 3
    assert len(labelled(is_kept=True)) >= len(SPLITS) / 4


@pytest.mark.parametrize("label", SPLITS, ids=lambda one: one["parent"]["title"])
def test_a_label_says_what_is_right(label) -> None:
    assert label["kind"] == FINE or bool(label.get("codes")) != bool(label.get("sides"))
    assert set(label.get("sides", {})) <= {"exclusive", "exhaustive"}
    assert label["parent"].get("split_kind", "freeform") in SPLIT_KINDS
    assert len(label["children"]) >= (1 if label["kind"] == "one" else 2)


@pytest.mark.parametrize(
    "label",
    [one for one in labelled(is_kept=False) if one["kind"] == FINE],
    ids=lambda one: "; ".join(one["children"]),
)
def test_a_split_without_fault_is_left_alone(label) -> None:
    assert judged(label).open_codes == set()
