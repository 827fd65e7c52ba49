"""Sections of large trees, maps and rankings: how many sheets they take, and what is on them."""

from dataclasses import replace
from itertools import combinations

from issuetrees.core.drawing.shapes import Box, Connector
from issuetrees.reports.document import (
    Stage,
    StageMap,
    Transition,
)
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scored import Cell, Criterion, Goal, Ranked, Ranking
from tests.reports.documents import (
    document,
    mixed_outline,
    tree,
)
from tests.reports.rankings import ranking
from tests.reports.scenes import blocks, built, drawings, plain, table, words


def test_many_initiatives_are_spread_evenly_over_sheets() -> None:
    rows = tuple(Ranked(f"i{n}", f"Initiative {n}", str(n), 50.0) for n in range(1, 41))
    shown = replace(document(), ranking=replace(ranking("en"), rows=rows))
    sizes = [len(sheet.rows) for sheet in blocks(built("ranking", shown), Table)]
    assert sum(sizes) == 40
    assert min(sizes) >= 10


def test_stage_map_fits_its_paper_without_boxes_on_boxes() -> None:
    section = built("stage_map")
    assert plain(section.title) == (
        "10 stages lead to “Chief Product Officer”; 3 questions decide the way"
    )
    (drawing,) = drawings(kind="stage_map")
    rects = [box.rect for box in drawing.of(Box)]
    assert len(rects) == 11
    for one, other in combinations(rects, 2):
        is_beside = one.right <= other.left or other.right <= one.left
        assert is_beside or one.bottom <= other.top or other.bottom <= one.top
    assert max(rect.right for rect in rects) <= drawing.width + 0.1
    assert len(drawing.of(Connector)) == 15
    takes = [words(cell) for row in table(section).rows for cell in row.cells]
    assert sum("step back" in said for said in takes) == 1


def test_wide_map_takes_a_larger_paper() -> None:
    stages = tuple(Stage(f"s{n}", f"Stage {n}", 280 * n, 0) for n in range(14))
    ways = tuple(Transition(f"s{n}", f"s{n + 1}") for n in range(13))
    shown = replace(document(), stage_maps=(StageMap("M", 1, stages, ways),))
    assert built("stage_map", shown).pages[0].sheet != "landscape"


def test_one_stage_alone() -> None:
    shown = replace(document(), stage_maps=(StageMap("M", 1, (Stage("s", "S", 5, 5),), ()),))
    (drawing,) = drawings(shown, "stage_map")
    assert len(drawing.of(Box)) == 1


def test_two_thousand_questions_take_eighty_five_sheets_at_most_and_none_is_cut() -> None:
    """Titles of 8 to 90 characters, two to six children each, up to twelve levels."""
    source = replace(document(), trees=(tree(mixed_outline(2000)),))
    section = built("tree", source)
    assert len(section.pages) <= 85
    boxes = [box for drawing in drawings(source) for box in drawing.of(Box)]
    assert not any(box.texts[0].lines[-1].endswith("…") for box in boxes)
    assert len({box.texts[0].lines for box in boxes}) == len(source.trees[0].nodes)


def test_a_hundred_initiatives_by_twenty_criteria_leave_no_page_nearly_empty() -> None:
    long = "Partnership with a festival, a museum and all of their friends in the city " * 4
    criteria = tuple(Criterion(f"c{n}", f"Criterion {n} of value", 0.05) for n in range(20))
    goals = tuple(
        Goal(f"g{n}", f"Goal {n}", 0.25, "", criteria[n * 5 : n * 5 + 5]) for n in range(4)
    )
    rows = tuple(
        Ranked(
            f"i{n}",
            long[:300] if n % 7 == 3 else f"Initiative {n}",
            str(n),
            90 - n / 2,
            (20.0, 20.0, 20.0, 30 - n / 2),
            tuple(Cell(float((n * 7 + k * 13) % 101)) for k in range(20)),
        )
        for n in range(1, 101)
    )
    source = replace(document(), ranking=Ranking(goals, rows=rows))
    for kind in ("ranking", "appendix_scores"):
        sizes = [len(found.rows) for found in blocks(built(kind, source), Table)]
        assert sum(sizes) == (100 if kind == "ranking" else 300)
        assert min(sizes) >= 6
