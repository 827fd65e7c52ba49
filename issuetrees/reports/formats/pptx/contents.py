"""The contents: lines that lead to their slides, with the numbers of these."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count as count_from
from typing import Any, Final, TypeAlias

from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.grid import Grid, add_grid, style_cell
from issuetrees.reports.formats.pptx.piece import Air, Piece
from issuetrees.reports.formats.pptx.text import TYPES, Bit, Inset, Room, Words, link
from issuetrees.reports.scene.blocks import Contents, Entry

_Line: TypeAlias = tuple[Entry, float]

_AROUND: Final = 9.0
_NUMBER: Final = 44.0
_INDENT: Final = 16.0
_RIGHT: Final = 6.0


def contents_pieces(deck: Deck, contents: Contents, air: Air) -> Iterator[Piece]:
    """Yield the lines on as few slides as hold them, about as many on each."""
    width = deck.frame.body.width - _NUMBER
    lines = [(entry, _height(deck, entry, width)) for entry in contents.entries]
    count = len(_parts(lines, air, len(lines)))
    most = -(-len(lines) // count)
    parts = next(one for more in count_from(most) if len(one := _parts(lines, air, more)) == count)
    yield from (_piece(deck, part) for part in parts)


def _parts(lines: Sequence[_Line], air: Air, most: int) -> list[list[_Line]]:
    """Cut lines into slides of at most so many."""
    parts: list[list[_Line]] = [[]]
    for line in lines:
        room = air.whole if len(parts) > 1 else air.left
        part = parts[-1]
        taken = sum(height for _entry, height in part) + line[1]
        if part and (taken > room or len(part) == most):
            parts.append([])
        parts[-1].append(line)
    return parts


def _height(deck: Deck, entry: Entry, width: float) -> float:
    words = Words((Bit(entry.title),), TYPES["line"])
    return words.height((width - _INDENT - _RIGHT) / deck.frame.swell) + _AROUND


def _piece(deck: Deck, part: Sequence[_Line]) -> Piece:
    shown = list(part)
    return Piece(
        sum(height for _entry, height in shown),
        lambda slide, room: _draw(deck, slide, room, shown),
    )


def _draw(deck: Deck, slide: Any, room: Room, lines: Sequence[_Line]) -> None:
    heights = [height for _entry, height in lines]
    table = add_grid(slide, room, Grid([room.width - _NUMBER, _NUMBER], heights))
    for at, (entry, _taken) in enumerate(lines):
        colour = "ink" if entry.level == 1 else "soft"
        inset = Inset(left=_INDENT * (entry.level - 1), top=4, right=_RIGHT, bottom=4)
        title = Words((Bit(entry.title, is_strong=entry.level == 1),), TYPES["line"], colour)
        style_cell(table.cell(at, 0), [title], inset)
        number = Words((Bit(" "),), TYPES["line"], colour, align="right")
        style_cell(table.cell(at, 1), [number], Inset(top=4, bottom=4))
        deck.later.append(partial(_lead, deck, slide, table.cell(at, 1), entry.anchor))


def _lead(deck: Deck, slide: Any, cell: Any, anchor: str) -> None:
    """Write the number of the slide, and let it lead there."""
    target = deck.places.get(anchor)
    if target is None:
        return
    number = cell.text_frame.paragraphs[0].runs[0]
    number.text = str(deck.number(target))
    link(number, slide, target)
