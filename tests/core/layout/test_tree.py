"""The column layout: golden cases shared with the browser, and what always holds."""

import gc
import json
import math
from itertools import combinations, pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.layout.tree import Position, TreeBox, place_tree

CASES = json.loads(
    (Path(__file__).parents[3] / "fixtures/cases/layout/tree.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_golden_cases(case: dict[str, Any]) -> None:
    nodes = {node["id"]: node for node in case["nodes"]}
    boxes = [TreeBox(key, node["parent_id"], node["height"]) for key, node in nodes.items()]
    placed = place_tree(boxes, case["collapsed"])
    assert {key: list(place) for key, place in placed.items()} == case["expected"]
    rights = [place.x + nodes[key].get("width", 232) for key, place in placed.items()]
    bottoms = [place.y + math.ceil(2 * nodes[key]["height"]) / 2 for key, place in placed.items()]
    assert [max(rights, default=0), max(bottoms, default=0)] == case["size"]


@st.composite
def trees(draw: st.DrawFn) -> tuple[list[TreeBox], set[str]]:
    count = draw(st.integers(1, 40))
    heights = st.sampled_from([20.0, 34.0, 52.0, 52.25, 70.5, 400.0])
    boxes = [TreeBox("0", None, draw(heights))]
    for index in range(1, count):
        parent = draw(st.integers(max(0, index - 12), index - 1))
        boxes.append(TreeBox(str(index), str(parent), draw(heights)))
    return boxes, set(draw(st.lists(st.sampled_from([box.id for box in boxes]), max_size=4)))


@given(trees())
def test_boxes_never_overlap_and_stay_on_the_half_px_grid(
    tree: tuple[list[TreeBox], set[str]],
) -> None:
    boxes, collapsed = tree
    placed = place_tree(boxes, collapsed)
    columns: dict[float, list[tuple[float, float]]] = {}
    for box in boxes:
        if box.id in placed:
            x, y = placed[box.id]
            columns.setdefault(x, []).append((y, y + box.height))
    for intervals in columns.values():
        intervals.sort()
        for (_, end), (start, _) in pairwise(intervals):
            assert end + 8 <= start
    assert min(y for _, y in placed.values()) == 0
    assert all(2 * number == int(2 * number) for place in placed.values() for number in place)


@given(trees())
def test_boxes_with_nothing_below_may_be_wide(tree: tuple[list[TreeBox], set[str]]) -> None:
    boxes, collapsed = tree
    placed = place_tree(boxes, collapsed)
    parents = {box.parent_id for box in boxes}
    rects = [
        (*placed[box.id], 232 if box.id in parents else 340, box.height)
        for box in boxes
        if box.id in placed
    ]
    for (x, y, width, height), (x2, y2, width2, height2) in combinations(rects, 2):
        is_beside = x + width <= x2 or x2 + width2 <= x
        assert is_beside or y + height + 8 <= y2 or y2 + height2 + 8 <= y


@given(trees())
def test_parents_stand_in_the_middle_of_their_children(
    tree: tuple[list[TreeBox], set[str]],
) -> None:
    boxes, collapsed = tree
    placed = place_tree(boxes, collapsed)
    height = {box.id: -(-2 * box.height // 1) / 2 for box in boxes}
    for box in boxes:
        below = [child.id for child in boxes if child.parent_id == box.id and child.id in placed]
        if below:
            first, last = (placed[key].y + height[key] / 2 for key in (below[0], below[-1]))
            centre = placed[box.id].y + height[box.id] / 2
            assert 0 <= (first + last) / 2 - centre < 0.5


@given(trees())
def test_only_what_is_below_a_collapsed_box_is_hidden(
    tree: tuple[list[TreeBox], set[str]],
) -> None:
    boxes, collapsed = tree
    hidden: set[str] = set()
    for box in boxes:
        if box.parent_id in collapsed or box.parent_id in hidden:
            hidden.add(box.id)
    assert set(place_tree(boxes, collapsed)) == {box.id for box in boxes} - hidden


def test_siblings_keep_their_order() -> None:
    boxes = [TreeBox("r", None, 10), *(TreeBox(key, "r", 10) for key in "zay")]
    placed = place_tree(boxes)
    assert sorted("zay", key=lambda key: placed[key].y) == list("zay")


def test_a_chain_of_ten_thousand_is_placed() -> None:
    boxes = [TreeBox(str(i), str(i - 1) if i else None, 34) for i in range(10_000)]
    placed = place_tree(boxes)
    assert placed["9999"] == Position(9999 * 280, 0)


def test_the_time_is_linear() -> None:
    def seconds(count: int) -> float:
        boxes = [TreeBox(str(i), str((i - 1) // 5) if i else None, 34) for i in range(count)]
        gc.collect()
        gc.disable()  # what earlier tests left in memory is not the layout's cost
        try:
            started = process_time()
            place_tree(boxes)
            return process_time() - started
        finally:
            gc.enable()

    small = min(seconds(1_000) for _ in range(3))
    large = min(seconds(10_000) for _ in range(3))
    assert large < 30 * small
