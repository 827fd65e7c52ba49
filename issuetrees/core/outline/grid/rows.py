"""Rows to a tree: by a parent, by a number, by a depth, by arrows, or by one column per level."""

import re
from collections.abc import Iterator
from typing import Final

from issuetrees.core import limits
from issuetrees.core.outline.builder import OutlineBuilder
from issuetrees.core.outline.forest import Arrow, Box, Forest
from issuetrees.core.outline.grid.columns import Columns, Row, columns_of, is_heading, is_known
from issuetrees.core.outline.items import marked_item
from issuetrees.core.outline.marks import spot_mark
from issuetrees.core.outline.records import OutlineWarning
from issuetrees.core.tables.bounds import too_many_columns
from issuetrees.core.text import cut, gettext_noop

_TOLD: Final = ("note", "answer", "status", "owner", "due")
_STRUCTURE: Final = {
    "id",
    "parent",
    "depth",
    "number",
    "title",
    "group",
    "source",
    "target",
    "kind",
}
_EXCERPT: Final = 100
_DIGITS = re.compile(r"\d+")


def read_rows(rows: list[Row], builder: OutlineBuilder, *, has_head: bool = False) -> None:
    """Write the rows of a table into an outline; headings that say nothing of them are listed."""
    if max((len(row.cells) for row in rows), default=0) > limits.TABLE_COLUMNS:
        raise too_many_columns()
    rows = [row for row in rows if row.text]
    rows = _take_title(rows, builder)
    head = rows[0] if rows and (has_head or is_heading(rows[0].cells)) else None
    body = rows[1:] if head else rows
    columns = columns_of(head.cells if head else None, body)
    if head:
        _understand(head, body, builder)
    builder.warn(*_ids(columns, body))
    for read in _WAYS:
        if read(columns, body, builder):
            return
    _read_levels(columns, body, builder)


def _understand(head: Row, body: list[Row], builder: OutlineBuilder) -> None:
    """Known headings say what their cells are, others stand before them in notes, or are listed."""
    builder.understood.add(head.line)
    told = {place for row in body for place, cell in enumerate(row.cells) if cell.strip()}
    unsaid = [
        cell.strip()
        for place, cell in enumerate(head.cells)
        if cell.strip() and not is_known(cell) and place not in told
    ]
    if unsaid:
        builder.leave_out(head.line, ", ".join(unsaid))


def _take_title(rows: list[Row], builder: OutlineBuilder) -> list[Row]:
    """A cell alone above the headings names the whole."""
    if len(rows) < 3 or not is_heading(rows[1].cells):
        return rows
    if sum(bool(cell.strip()) for cell in rows[0].cells) != 1:
        return rows
    builder.set_title(rows[0].text, rows[0].line)
    return rows[1:]


def _ids(columns: Columns, rows: list[Row]) -> Iterator[OutlineWarning]:
    """What only ties rows together is told once for each column."""
    for place, role in columns.roles.items():
        texts = dict.fromkeys(row.at(place) for row in rows)
        names = [text for text in texts if text and not text.replace(".", "").isdigit()]
        if role in {"id", "kind"} and names:
            message = gettext_noop("The column “{name}” is not in the tree: {text}")
            text = ", ".join(names)
            details = {"name": columns.names[place], "text": cut(text, _EXCERPT)}
            yield OutlineWarning(rows[0].line, "column_left_out", message, details, text)


def _read_arrows(columns: Columns, rows: list[Row], builder: OutlineBuilder) -> bool:
    """Boxes and lines between them, as whiteboards export them, or lines alone."""
    source, target = columns.first("source"), columns.first("target")
    if source is None or target is None:
        return False
    forest, name = Forest(), columns.first("id")
    for row in rows:
        title = row.at(columns.first("title"))
        if row.at(source) and row.at(target):
            forest.arrows.append(Arrow(row.at(source), row.at(target), row.line, title))
        elif title:
            forest.boxes[row.at(name) or title] = Box(title, row.line, list(_told(columns, row)))
        else:
            builder.leave_out(row.line, row.text)
    for arrow in forest.arrows:
        for end in (arrow.source, arrow.target):
            forest.boxes.setdefault(end, Box(end, arrow.line))
    forest.fill(builder)
    return True


def _read_parents(columns: Columns, rows: list[Row], builder: OutlineBuilder) -> bool:
    """Each row names the one above it, by an id or by its words."""
    above = columns.first("parent")
    title = columns.first("title")
    if above is None or title is None:
        return False
    forest, known = Forest(), _known(columns, rows, title)
    for place, row in enumerate(rows):
        forest.boxes[str(place)] = Box(row.at(title), row.line, list(_told(columns, row)))
    for place, row in enumerate(rows):
        _hang(forest, columns, row, str(place), known)
    forest.fill(builder)
    return True


def _known(columns: Columns, rows: list[Row], title: int) -> dict[str, str]:
    """The rows by each of their ids, and by their words where no id says so."""
    known: dict[str, str] = {}
    for column in (*columns.all("id"), *columns.all("number"), title):
        for place, row in enumerate(rows):
            if row.at(column):
                known.setdefault(row.at(column).casefold(), str(place))
    return known


def _hang(forest: Forest, columns: Columns, row: Row, name: str, known: dict[str, str]) -> None:
    above = next((row.at(column) for column in columns.all("parent") if row.at(column)), "")
    if not above:
        above = row.at(columns.first("group"))
    if not above or above == "0":
        return
    found = known.get(above.casefold())
    if found is None:
        found = f"={above}"
        known[above.casefold()] = found
        forest.boxes = _before(forest.boxes, name, found, Box(above, row.line))
    if found != name:
        forest.arrows.append(Arrow(found, name, row.line))


def _before(boxes: dict[str, Box], name: str, added: str, box: Box) -> dict[str, Box]:
    """Put a box that only rows below it name before the first of them."""
    found: dict[str, Box] = {}
    for key, one in boxes.items():
        if key == name:
            found[added] = box
        found[key] = one
    return found


def _read_numbers(columns: Columns, rows: list[Row], builder: OutlineBuilder) -> bool:
    """The number of a row tells its depth: 1, 1.1, 1.1.1."""
    number, depth = columns.first("number"), columns.first("depth")
    title = columns.first("title")
    if title is None:
        title = next(iter(columns.levels), None)
    column = number if depth is None else depth
    is_nested = depth is not None or any("." in row.at(number).rstrip(".") for row in rows)
    if column is None or title is None or not is_nested:
        return False
    steps = [_steps(row.at(column), is_depth=depth is not None) for row in rows]
    least = min((step for step in steps if step), default=1)
    before = 0
    for row, step in zip(rows, steps, strict=True):
        before = min(max(step - least + 1, 1), before + 1) if step else max(before, 1)
        _add(columns, row, title, before, builder)
    return True


def _steps(text: str, *, is_depth: bool) -> int:
    found = _DIGITS.findall(text)
    if is_depth:
        return int(found[0]) + 1 if found else 0
    return len(found)


def _read_levels(columns: Columns, rows: list[Row], builder: OutlineBuilder) -> None:
    """One column per level; an empty cell, or one that repeats, means the one above it."""
    levels = columns.levels or (0,)
    groups = [columns.first("group")] if columns.first("group") is not None else []
    places = [*(place for place in groups if place is not None), *levels]
    open_: list[str] = []
    for row in rows:
        texts = [row.at(place) for place in places]
        deepest = max((at for at, text in enumerate(texts) if text), default=-1)
        if deepest < 0:
            _tell_last(columns, row, builder)
            continue
        open_ = _open(columns, row, places, open_, deepest, builder)


def _open(
    columns: Columns,
    row: Row,
    places: list[int],
    open_: list[str],
    deepest: int,
    builder: OutlineBuilder,
) -> list[str]:
    """Add what a row has beyond the row above it, and return its path."""
    path = [row.at(place) for place in places[: deepest + 1]]
    same = 0
    while same < min(len(path), len(open_)) and path[same] in {"", open_[same]}:
        same += 1
    if same == len(path) and (deepest == len(places) - 1 or same == len(open_)):
        same -= 1  # the same words again are another item
    path[:same] = open_[:same]
    if len(places) == 1:
        _add(columns, row, places[0], 1 + _indent(row.cells[places[0]]), builder)
        return path
    for at in range(same, len(path)):
        if path[at] and at == len(path) - 1:
            _add(columns, row, places[at], _depth(path, at), builder)
        elif path[at]:
            marked_item(path[at]).add(builder, _depth(path, at), row.line, path[at])
    return path


def _depth(path: list[str], at: int) -> int:
    return sum(bool(text) for text in path[: at + 1])


def _indent(cell: str) -> int:
    """Spaces before a title in a cell are how some tables nest."""
    return (len(cell) - len(cell.lstrip(" "))) // 2


def _add(columns: Columns, row: Row, title: int, depth: int, builder: OutlineBuilder) -> None:
    """Add an item with what its row tells of it."""
    text = row.at(title)
    mark = spot_mark(text) if text else None
    is_marked = mark is not None and mark.form in {"bullet", "number"} and bool(mark.rest)
    words = mark.rest if mark and is_marked and not mark.is_doubtful else text
    deepest = builder.last_depth + 1
    marked_item(words).add(builder, min(depth, deepest), row.line, row.text)
    for kind, told in _told(columns, row):
        builder.tell(kind, told)


def _told(columns: Columns, row: Row) -> Iterator[tuple[str, str]]:
    """What a row tells of its item; a column that is not known becomes a line of the note."""
    for place in range(len(row.cells)):
        text, role = row.at(place), columns.roles.get(place, "")
        if not text or role in _STRUCTURE or place in columns.levels:
            continue
        if role in _TOLD:
            yield role, row.cells[place].strip() if role in {"note", "answer"} else text
        else:
            name = columns.names[place].strip()
            yield "note", f"{name}: {text}" if name else text


def _tell_last(columns: Columns, row: Row, builder: OutlineBuilder) -> None:
    """A row without a title goes on with the one above it."""
    if builder.is_empty:
        builder.leave_out(row.line, row.text)
        return
    for kind, told in _told(columns, row):
        builder.tell(kind, told)
    message = gettext_noop("The row of line {line} has no title; it was added to the one above.")
    builder.warn(OutlineWarning(row.line, "no_title", message, {"line": row.line}))


_WAYS: Final = (_read_arrows, _read_parents, _read_numbers)
