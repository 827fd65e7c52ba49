"""An outline as one drawing: boxes in columns, as the editor draws a tree."""

from collections.abc import Iterator
from typing import Final

from wcwidth import wcswidth

from issuetrees.core.drawing.png import Look
from issuetrees.core.drawing.shapes import Box, Connector, Drawing, Rect, Route, Shape, Text
from issuetrees.core.drawing.svg import Ink, write_svg
from issuetrees.core.layout.tree import Position, TreeBox, place_tree
from issuetrees.core.outline.records import Outline
from issuetrees.core.outline.written import Entry, entries

_WIDTH: Final = 232.0
_SIZE: Final = 14.0
_LEADING: Final = 18.0
_PAD: Final = 10.0
_COLUMNS: Final = 27  # of usual letters in a line
_BROAD: Final = frozenset("жмфшщыюmw—%@")
_MARGIN: Final = 16.0
#: Attributes, not classes: the file stands alone, without a style sheet.
INK: Final = Ink(
    {
        "outline": 'font-family="sans-serif"',
        "box": 'fill="#ffffff" stroke="#8a94a6"',
        "text": 'fill="#1b2430"',
        "line": 'fill="none" stroke="#8a94a6"',
        "pruned": 'fill="#ffffff" stroke="#c5ccd7" stroke-dasharray="4 3"',
        "pruned-text": 'fill="#667080"',
    }
)
#: The same for pictures.
LOOKS: Final = {
    "box": Look(fill="#ffffff", line="#8a94a6"),
    "text": Look(fill="#1b2430"),
    "line": Look(line="#8a94a6"),
    "pruned": Look(fill="#ffffff", line="#c5ccd7", dash=(4.0, 3.0)),
    "pruned-text": Look(fill="#667080"),
}


def write_outline_svg(outline: Outline) -> str:
    """Return the outline as SVG with real text."""
    return write_svg(draw_outline(outline), INK)


def draw_outline(outline: Outline) -> Drawing:
    """Return an outline as shapes; every word of its titles is in them.

    What is pruned is greyed and dashed, with all below it.
    """
    everything = [entry for top in entries(outline) for entry in top.everything()]
    above = {child.number: entry.number for entry in everything for child in entry.children}
    lines = {entry.number: _lines(entry.title) for entry in everything}
    pruned = {
        one.number
        for top in everything
        if top.told.get("status") == "pruned"
        for one in top.everything()
    }
    boxes = [
        TreeBox(str(one.number), _parent(above, one), _height(lines[one.number]))
        for one in everything
    ]
    places = place_tree(boxes)
    shapes = [
        *_connectors(everything, places, lines),
        *(
            _box(one, places[str(one.number)], lines[one.number], one.number in pruned)
            for one in everything
        ),
    ]
    rects = [shape.rect for shape in shapes if isinstance(shape, Box)]
    width = max((rect.right for rect in rects), default=0) + _MARGIN
    height = max((rect.bottom for rect in rects), default=0) + _MARGIN
    return Drawing(
        id="outline",
        role="outline",
        width=width,
        height=height,
        shapes=tuple(shapes),
        title=outline.title or "",
    )


def _parent(above: dict[int, int], entry: Entry) -> str | None:
    return str(above[entry.number]) if entry.number in above else None


def _lines(title: str) -> tuple[str, ...]:
    """Break a title where its words allow, a word that is too long anywhere."""
    lines = [""]
    for word in title.split():
        for piece in _pieces(word):
            joined = f"{lines[-1]} {piece}".strip()
            if _columns(joined) <= _COLUMNS or not lines[-1]:
                lines[-1] = joined
            else:
                lines.append(piece)
    return tuple(lines)


def _columns(text: str) -> float:
    broad = sum(one.isupper() or one in _BROAD for one in text)
    return max(wcswidth(text), len(text) // 2) + 0.3 * broad


def _pieces(word: str) -> list[str]:
    return [word[at : at + _COLUMNS] for at in range(0, len(word), _COLUMNS)]


def _height(lines: tuple[str, ...]) -> float:
    return len(lines) * _LEADING + 2 * _PAD


def _rect(place: Position, lines: tuple[str, ...]) -> Rect:
    return Rect(place.x + _MARGIN, place.y + _MARGIN, _WIDTH, _height(lines))


def _box(entry: Entry, place: Position, lines: tuple[str, ...], is_pruned: bool) -> Box:
    rect = _rect(place, lines)
    box, words = ("pruned", "pruned-text") if is_pruned else ("box", "text")
    text = Text(words, lines, rect.left + _PAD, rect.top + _PAD, _SIZE, _LEADING)
    return Box(id=str(entry.number), role=box, rect=rect, texts=(text,), level=entry.depth)


def _connectors(
    everything: list[Entry], places: dict[str, Position], lines: dict[int, tuple[str, ...]]
) -> Iterator[Shape]:
    for entry in everything:
        start = _rect(places[str(entry.number)], lines[entry.number])
        for child in entry.children:
            end = _rect(places[str(child.number)], lines[child.number])
            middle = (start.right + end.left) / 2
            yield Connector(
                id=f"{entry.number}-{child.number}",
                role="line",
                source_id=str(entry.number),
                target_id=str(child.number),
                points=(
                    (start.right, start.middle),
                    (middle, start.middle),
                    (middle, end.middle),
                    (end.left, end.middle),
                ),
                route=Route.CURVE,
            )
