"""Paths to a tree: what the path above has too is not added again."""

from collections.abc import Sequence

from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.grid.columns import Row
from issuetrees.core.outline.items import marked_item


def read_paths(rows: Sequence[Row], builder: OutlineBuilder) -> None:
    """Add what each path has beyond all above it that begin alike."""
    above: list[str] = []
    for row in rows:
        path = [" ".join(cell.split()) for cell in row.cells]
        if path == above[: len(path)]:
            continue
        same = 0
        while same < min(len(path) - 1, len(above)) and path[same] == above[same]:
            same += 1
        for at in range(same, len(path)):
            marked_item(path[at]).add(builder, at + 1, row.line, path[at])
        above = path
