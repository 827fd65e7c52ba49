"""Splits into the cells of two axes: "New × Small", "New × Large", "Existing × Small" …

The axes and the cell of each child are in the data, or in labels that join two values by a sign.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from issuetrees.core.mece.proofs import data
from issuetrees.core.mece.proofs.kinds import Item, Kind, Told
from issuetrees.core.mece.records import Finding, SplitChild, SplitParent
from issuetrees.core.mece.words.labels import key, quoted, takes_the_rest
from issuetrees.core.text import gettext_noop

_ITEMS: Final = (
    Item("rows", "texts", gettext_noop("Values of the first axis")),
    Item("columns", "texts", gettext_noop("Values of the second axis")),
    Item("cells", "by_child", gettext_noop("Both values of each child")),
)
_JOINTS: Final = (
    re.compile(r"\s*[×✕✖]\s*|\s+[xXхХ*]\s+"),
    re.compile(r"\s+/\s+|/(?=\S)"),
    re.compile(r"\s*\+\s*|\s*&\s*"),
    re.compile(r"\s*[,;|]\s+"),
    re.compile(r"\s+[–—-]\s+"),
)


@dataclass(frozen=True, slots=True)
class Grid:
    """Both axes, and the cell of each child by its id, as keys of the values."""

    rows: Sequence[str]
    columns: Sequence[str]
    cells: Mapping[str, tuple[str, str]]


def grid_of(parent: SplitParent, live: Sequence[SplitChild]) -> Grid | None:
    """Return the axes and cells of a split that is a matrix, or whose labels are plainly cells."""
    if parent.split_kind == "matrix":
        return _stated(parent, live)
    return _in_labels(live, _JOINTS[:1]) or _of_two_nouns(live) or _crossed(live)


def prove(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose kind is a matrix."""
    grid = _stated(parent, live)
    if grid is None:
        yield Finding(
            "matrix_unread", "unknown", "exhaustive", parent.id, (),
            gettext_noop("The labels do not say two values each. Write them like “New × Small”."),
        )  # fmt: skip
        return
    yield from _judge(parent, live, grid, is_known=True)


def prove_if_grid(parent: SplitParent, live: Sequence[SplitChild]) -> Iterator[Finding]:
    """Yield the proof of a split whose labels are plainly cells, whatever its kind."""
    grid = grid_of(parent, live)
    if grid:
        yield from _judge(parent, live, grid, is_known=True)


def read(_parent: SplitParent, live: Sequence[SplitChild]) -> dict[str, Any] | None:
    """Return the axes that labels have."""
    grid = _in_labels(live, _JOINTS)
    if not grid or len(grid.cells) < len(live):
        return None
    return {"rows": list(grid.rows), "columns": list(grid.columns)}


def tell(parent: SplitParent, live: Sequence[SplitChild]) -> Told:
    """Return the cell that each label is."""
    grid = _stated(parent, live)
    if grid is None:
        return {}
    written = {key(one): one for one in (*grid.rows, *grid.columns)}
    cells = {one: " × ".join(written[part] for part in cell) for one, cell in grid.cells.items()}
    return {"cells": cells}


def _judge(
    parent: SplitParent, live: Sequence[SplitChild], grid: Grid, *, is_known: bool
) -> Iterator[Finding]:
    titles = {child.id: child.title for child in live}
    outside = [
        child for child in live if child.id not in grid.cells and not takes_the_rest(child.title)
    ]
    owner: dict[tuple[str, str], str] = {}
    twice = []
    for child_id, cell in grid.cells.items():
        if owner.setdefault(cell, child_id) != child_id:
            twice.append((owner[cell], child_id))
    for first, second in twice:
        if key(titles[first]) != key(titles[second]):
            yield Finding(
                "cell_twice", "disproved", "exclusive", parent.id, (first, second),
                gettext_noop("“{first}” and “{second}” are the same cell."),
                {"first": quoted(titles[first]), "second": quoted(titles[second])},
                " × ".join(grid.cells[first]),
            )  # fmt: skip
    if outside:
        yield Finding(
            "cell_unknown", "unknown", "exclusive", parent.id, tuple(one.id for one in outside),
            gettext_noop("“{title}” is no cell of the two axes."),
            {"title": quoted(outside[0].title)},
        )  # fmt: skip
    elif not twice and is_known:
        yield Finding(
            "cells_differ", "proved", "exclusive", parent.id, tuple(grid.cells),
            gettext_noop("No two children are the same cell."),
        )  # fmt: skip
    yield from _missing(parent, live, grid, set(owner))


def _missing(
    parent: SplitParent, live: Sequence[SplitChild], grid: Grid, taken: set[tuple[str, str]]
) -> Iterator[Finding]:
    cells = [(row, column) for row in grid.rows for column in grid.columns]
    missing = [cell for cell in cells if (key(cell[0]), key(cell[1])) not in taken]
    if missing and not any(takes_the_rest(child.title) for child in live):
        name = f"{missing[0][0]} × {missing[0][1]}"
        yield Finding(
            "cell_missing", "disproved", "exhaustive", parent.id, (),
            gettext_noop("“{cell}” is in no child."), {"cell": quoted(name)}, name,
        )  # fmt: skip
    else:
        yield Finding(
            "cells_covered", "proved", "exhaustive", parent.id, tuple(grid.cells),
            gettext_noop("Each of the {count} cells is in a child."), {"count": len(cells)},
        )  # fmt: skip


def _stated(parent: SplitParent, live: Sequence[SplitChild]) -> Grid | None:
    rows, columns = data.texts(parent.split, "rows"), data.texts(parent.split, "columns")
    given = data.by_child(parent.split, "cells", live)
    if not rows or not columns:
        return _in_labels(live, _JOINTS)
    cells = {}
    for child in live:
        pair = _cell(given.get(child.id) or [child.title], rows, columns)
        if pair:
            cells[child.id] = pair
    return Grid(rows, columns, cells)


def _cell(
    words: Sequence[str], rows: Sequence[str], columns: Sequence[str]
) -> tuple[str, str] | None:
    """Find one value of each axis in what is said of a child."""
    said = f" {key(' '.join(words))} "
    row = [one for one in rows if f" {key(one)} " in said]
    column = [one for one in columns if f" {key(one)} " in said]
    if not row or not column:
        return None
    return key(max(row, key=len)), key(max(column, key=len))


def _in_labels(live: Sequence[SplitChild], joints: Sequence[re.Pattern[str]]) -> Grid | None:
    """Read labels that all join two values by the same sign."""
    members = [child for child in live if not takes_the_rest(child.title)]
    if len(members) < 3:
        return None
    for joint in joints:
        pairs = _pairs(members, joint)
        grid = _grid(members, pairs) if pairs else None
        if grid:
            return grid
    return None


def _pairs(members: Sequence[SplitChild], joint: re.Pattern[str]) -> list[tuple[str, str]] | None:
    """Return the two values of each label; most splits end at their first label."""
    pairs = []
    for child in members:
        pair = joint.split(child.title.strip())
        if len(pair) != 2 or not all(pair):
            return None
        pairs.append((pair[0], pair[1]))
    return pairs


def _of_two_nouns(live: Sequence[SplitChild]) -> Grid | None:
    """Read "High impact, low effort": each axis is one noun with different words before it."""
    grid = _in_labels(live, _JOINTS[1:])
    is_sure = grid and all(_has_one_noun(axis) for axis in (grid.rows, grid.columns))
    return grid if is_sure else None


def _has_one_noun(values: Sequence[str]) -> bool:
    words = [set(value.lower().split()) for value in values]
    return bool(set.intersection(*words)) and all(len(one) > 1 for one in words)


def _crossed(live: Sequence[SplitChild]) -> Grid | None:
    """Read "New small", "New large", "Old small", "Old large": only a grid without a hole."""
    members = [child for child in live if not takes_the_rest(child.title)]
    words = [child.title.split() for child in members]
    if len(members) < 4 or not all(words):
        return None
    shared = set.intersection(*(set(map(str.lower, one)) for one in words))
    own = [[word for word in one if word.lower() not in shared] for one in words]
    if not all(len(one) == 2 for one in own):
        return None
    grid = _grid(members, [(one[0], one[1]) for one in own])
    is_full = grid and len(set(grid.cells.values())) == len(grid.rows) * len(grid.columns)
    return grid if is_full else None


def _grid(members: Sequence[SplitChild], pairs: Sequence[tuple[str, str]]) -> Grid | None:
    """Two axes have at least two values each, and each value stands in more than one cell."""
    rows = list({key(row): row for row, _ in pairs}.values())
    columns = list({key(column): column for _, column in pairs}.values())
    is_grid = len(rows) > 1 and len(columns) > 1 and len(pairs) > max(len(rows), len(columns))
    if not is_grid or len(rows) * len(columns) - len(set(pairs)) > len(pairs) // 3:
        return None
    cells = {
        child.id: (key(row), key(column))
        for child, (row, column) in zip(members, pairs, strict=True)
    }
    return Grid(rows, columns, cells)


MATRIX: Final = Kind("matrix", prove, _ITEMS, read, tell)
