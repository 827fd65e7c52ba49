"""Stage maps of any size: no box covers another, no arrow that can go round runs behind one."""

import random
from collections.abc import Sequence
from itertools import combinations, pairwise

import pytest

from issuetrees.core.drawing.arrows import Way
from issuetrees.core.drawing.shapes import Box, Connector, Rect, Route
from issuetrees.core.drawing.stage_map import MapSheet, Paper, Stop, draw_stage_map
from tests.core.drawing.drawn import fit

PAPERS = (Paper("small", 756.0, 396.0), Paper("large", 2294.0, 1470.0, 1.25))
DICE = random.Random(4)


def stop(index: int, x: float, y: float) -> Stop:
    return Stop(f"s{index}", f"Stage number {index} with some words", x, y)


def steps(count: int) -> list[Way]:
    return [Way(f"w{index}", f"s{index}", f"s{index + 1}") for index in range(count - 1)]


def sheet(stops: Sequence[Stop], ways: Sequence[Way] = ()) -> MapSheet:
    return draw_stage_map(stops, ways, PAPERS, fit)


ROW = [stop(index, index * 280, 0) for index in range(60)]
GRID = [stop(index, index // 5 * 280, index % 5 * 112) for index in range(60)]
HEAP = [stop(index, 0, 0) for index in range(60)]
ANYWHERE = [stop(index, DICE.randrange(4000), DICE.randrange(1500)) for index in range(60)]


@pytest.mark.parametrize("stops", [ROW, GRID, HEAP, ANYWHERE], ids=["row", "grid", "heap", "any"])
def test_sixty_stages_stand_apart_on_the_paper(stops: list[Stop]) -> None:
    found = sheet(stops, steps(60))
    rects = [box.rect for box in found.drawing.of(Box)]
    for one, other in combinations(rects, 2):
        assert (
            one.right <= other.left + 0.01
            or other.right <= one.left + 0.01
            or one.bottom <= other.top + 0.01
            or other.bottom <= one.top + 0.01
        )
    assert max(rect.right for rect in rects) <= found.paper.width + 0.01
    assert found.drawing.height <= found.paper.height + 0.01


def test_long_row_is_folded_and_stays_on_a_small_paper() -> None:
    found = sheet(ROW, steps(60))
    rects = [box.rect for box in found.drawing.of(Box)]
    assert found.paper.name == "small"
    assert len({round(rect.top) for rect in rects}) > 4
    places = [point for arrow in found.drawing.of(Connector) for point in arrow.points]
    assert min(x for x, _ in places) >= 0
    assert max(x for x, _ in places) <= found.paper.width


def is_behind(arrow: Connector, rect: Rect) -> bool:
    return any(
        min(x, x2) < rect.right - 1
        and max(x, x2) > rect.left + 1
        and min(y, y2) < rect.bottom - 1
        and max(y, y2) > rect.top + 1
        for (x, y), (x2, y2) in pairwise(arrow.points)
    )


@pytest.mark.parametrize("ends", [("s0", "s4"), ("s3", "s1")], ids=["forth", "back"])
def test_arrow_goes_round_what_is_in_its_way(ends: tuple[str, str]) -> None:
    stops = [stop(index, index * 280, 112 * (index == 3)) for index in range(5)]
    found = sheet(stops, [Way("w", *ends, ("3–6",))])
    (arrow,) = found.drawing.of(Connector)
    assert arrow.route is Route.STRAIGHT
    assert arrow.label is not None
    assert not any(is_behind(arrow, box.rect) for box in found.drawing.of(Box))


@pytest.mark.parametrize("gap", [240.0, 300.0, 900.0])
def test_a_range_stands_between_its_boxes_in_one_line_or_two(gap: float) -> None:
    stops = [Stop(f"s{index}", "Words", index * gap, 0) for index in range(9)]
    found = sheet(stops, [Way("w", "s0", "s1", ("24–60",))])
    (arrow,) = found.drawing.of(Connector)
    first, second = [box.rect for box in found.drawing.of(Box)][:2]
    assert arrow.label is not None
    assert "".join(arrow.label.lines) == "24–60"
    for line in arrow.label.lines:
        assert fit(line, second.left - first.right, arrow.label.size, 2, "regular")[0] == [line]


def test_arrow_with_nothing_in_its_way_is_a_curve() -> None:
    (arrow,) = sheet(ROW[:2], steps(2)).drawing.of(Connector)
    assert arrow.route is Route.CURVE


def behind(arrow: Connector, rect: Rect) -> bool:
    """Whether an arrow, bowed or not, runs behind a box."""
    if arrow.route is not Route.CURVE:
        return is_behind(arrow, rect)
    places = (cubic(arrow.points, index / 300) for index in range(301))
    return any(
        rect.left + 1 < x < rect.right - 1 and rect.top + 1 < y < rect.bottom - 1 for x, y in places
    )


def cubic(ends: Sequence[tuple[float, float]], share: float) -> tuple[float, float]:
    rest = 1 - share
    weights = (rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3)
    x, y = (
        sum(weight * end[axis] for weight, end in zip(weights, ends, strict=True))
        for axis in (0, 1)
    )
    return x, y


@pytest.mark.parametrize("stops", [GRID, ANYWHERE], ids=["grid", "any"])
def test_no_arrow_between_sixty_stages_runs_behind_a_box(stops: list[Stop]) -> None:
    dice = random.Random(1)
    pairs = {(at, dice.randrange(60)) for at in range(60) for _way in range(2)}
    ways = [Way(f"w{a}-{b}", f"s{a}", f"s{b}") for a, b in sorted(pairs) if a != b]
    drawing = sheet(stops, ways).drawing
    boxes = {box.id: box.rect for box in drawing.of(Box)}
    for arrow in drawing.of(Connector):
        ends = (arrow.source_id, arrow.target_id)
        assert not [
            name for name, rect in boxes.items() if name not in ends and behind(arrow, rect)
        ]
