"""Sheets of a printed tree: nothing is lost, everything fits, references meet."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.layout.pages import PageNode, Sheet, SheetBox, split_into_sheets


def outline(text: str) -> list[PageNode]:
    """Read an indented outline, two spaces a level."""
    path: list[str] = []
    nodes: list[PageNode] = []
    for line in text.strip("\n").splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        del path[depth:]
        nodes.append(PageNode(line.strip(), path[-1] if path else None))
        path.append(line.strip())
    return nodes


def regular(*counts: int) -> list[PageNode]:
    """A tree in which every node of level i has ``counts[i]`` children."""
    nodes = [PageNode("r", None)]
    level = ["r"]
    for count in counts:
        below = [(f"{parent}.{i}", parent) for parent in level for i in range(count)]
        nodes += [PageNode(key, parent) for key, parent in below]
        level = [key for key, _ in below]
    return nodes


def box(sheet: Sheet, node_id: str) -> SheetBox:
    return next(box for box in sheet.boxes if box.node_id == node_id)


def test_no_nodes_give_no_sheets() -> None:
    assert split_into_sheets([]) == []


def test_a_small_tree_stays_whole() -> None:
    sheets = split_into_sheets(outline("r\n  a\n    b\n    c\n  d"))
    assert sheets == [
        Sheet(
            head_ids=("r",),
            rows=3,
            columns=3,
            boxes=(
                SheetBox("r", None, 0, 1.0, 1),
                SheetBox("a", 0, 1, 0.5, 1),
                SheetBox("b", 1, 2, 0.0, 1),
                SheetBox("c", 1, 2, 1.0, 1),
                SheetBox("d", 0, 1, 2.0, 1),
            ),
        )
    ]


def test_the_first_sheet_is_an_overview_to_equal_depth() -> None:
    overview, *rest = split_into_sheets(regular(4, 4, 4))
    assert overview.is_overview
    assert overview.root_id == "r"
    assert overview.rows == 16
    assert {box.column for box in overview.boxes} == {0, 1, 2}
    assert len(overview.boxes) == 1 + 4 + 16
    assert [sheet.head_ids for sheet in rest] == [
        tuple(f"r.{part}.{i}" for i in range(4)) for part in range(4)
    ]
    assert box(overview, "r.2.1").continued_on == 3
    assert box(rest[2], "r.2.1").continued_from == 0
    assert not any(sheet.is_overview for sheet in rest)


def test_a_node_with_more_children_than_rows_is_repeated() -> None:
    sheets = split_into_sheets(regular(40))
    assert [len(sheet.boxes) - 1 for sheet in sheets] == [16, 16, 8]
    heads = [sheet.boxes[0] for sheet in sheets]
    assert [head.continued_on for head in heads] == [1, 2, None]
    assert [head.continued_from for head in heads] == [None, 0, 1]
    assert not sheets[0].is_overview


def test_a_long_chain_is_folded_onto_one_sheet() -> None:
    nodes = [PageNode(str(i), str(i - 1) if i else None) for i in range(9)]
    overview, rest = split_into_sheets(nodes)
    assert [box.node_id for box in overview.boxes] == ["0", "1", "2", "3"]
    assert rest.head_ids == ("3", "5")
    assert box(overview, "3").continued_on == 1
    assert [(b.continued_on, b.continued_from) for b in rest.boxes if b.node_id == "5"] == [
        (1, None),
        (None, 1),
    ]


def test_long_titles_take_more_rows() -> None:
    nodes = [PageNode("r", None, 4), *(PageNode(str(i), "r", 3) for i in range(5))]
    (sheet,) = split_into_sheets(nodes)
    assert sheet.rows == 15
    assert [box.row for box in sheet.boxes] == [5.5, 0, 3, 6, 9, 12]


def test_two_thousand_nodes_take_few_sheets() -> None:
    sheets = split_into_sheets(regular(5, 4, 5, 4, 4))
    assert sum(len(sheet.boxes) for sheet in sheets) >= 2125
    assert len(sheets) <= 112
    assert all(4 * sheet.rows >= 16 for sheet in sheets[1:])


def test_small_branches_share_a_sheet() -> None:
    sheets = split_into_sheets(regular(3, 3, 2, 1, 2))
    assert all(4 * sheet.rows >= 16 for sheet in sheets[1:])
    assert len(sheets) == 1 + 3


def test_a_chain_of_ten_thousand_is_cut() -> None:
    nodes = [PageNode(str(i), str(i - 1) if i else None) for i in range(10_000)]
    sheets = split_into_sheets(nodes)
    assert len(sheets) == 1 + -(-3333 // 16)


@st.composite
def trees(draw: st.DrawFn) -> list[PageNode]:
    count = draw(st.integers(1, 160))
    spread = draw(st.sampled_from([2, 8, 40, 160]))
    nodes = [PageNode("0", None, draw(st.integers(1, 5)))]
    rows = st.sampled_from([1, 1, 1, 2, 3, 9])
    for index in range(1, count):
        parent = draw(st.integers(max(0, index - spread), index - 1))
        nodes.append(PageNode(str(index), str(parent), draw(rows)))
    return nodes


@given(trees())
def test_every_node_appears_and_hangs_on_its_parent(nodes: list[PageNode]) -> None:
    sheets = split_into_sheets(nodes)
    parent_of = {node.id: node.parent_id for node in nodes}
    seen: set[str] = set()
    for sheet in sheets:
        for box in sheet.boxes:
            if box.parent_index is None:
                assert box.column == 0
                continue
            parent = sheet.boxes[box.parent_index]
            assert parent.node_id == parent_of[box.node_id]
            assert parent.column == box.column - 1
            seen.add(box.node_id)
    assert seen | {"0"} == set(parent_of)


@given(trees())
def test_boxes_fit_on_their_sheets_without_overlap(nodes: list[PageNode]) -> None:
    for sheet in split_into_sheets(nodes):
        assert sheet.rows <= 16
        assert sheet.columns <= 4
        columns: dict[int, list[tuple[float, float]]] = {}
        for box in sheet.boxes:
            columns.setdefault(box.column, []).append((box.row, box.row + box.rows))
        for intervals in columns.values():
            intervals.sort()
            assert intervals[0][0] >= 0
            assert intervals[-1][1] <= sheet.rows
            assert all(end <= start for (_, end), (start, _) in pairwise(intervals))


@given(trees())
def test_references_go_both_ways(nodes: list[PageNode]) -> None:
    sheets = split_into_sheets(nodes)
    onward = {
        (index, box.continued_on, box.node_id)
        for index, sheet in enumerate(sheets)
        for box in sheet.boxes
        if box.continued_on is not None
    }
    back = {
        (box.continued_from, index, box.node_id)
        for index, sheet in enumerate(sheets)
        for box in sheet.boxes
        if box.continued_from is not None
    }
    assert onward == back
    assert all(earlier <= later for earlier, later, _ in onward)


@given(trees())
def test_children_are_drawn_or_referred_to(nodes: list[PageNode]) -> None:
    parents = {node.parent_id for node in nodes}
    for sheet in split_into_sheets(nodes):
        drawn = {box.parent_index for box in sheet.boxes}
        for index, box in enumerate(sheet.boxes):
            if box.node_id in parents and index not in drawn:
                assert box.continued_on is not None
