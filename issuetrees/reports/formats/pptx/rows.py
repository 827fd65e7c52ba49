"""The rows of a table as words: what a cell says in which look, and how high a row is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR

from issuetrees.reports.formats.office.columns import fitted_columns, longest_of
from issuetrees.reports.formats.office.signs import FORMS, STATUSES, VERDICTS
from issuetrees.reports.formats.office.words import heading_of, value_of
from issuetrees.reports.formats.pptx.text import Bit, Inset, Words
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.rows import widths
from issuetrees.reports.scene.tables import (
    Cell,
    Column,
    Inapplicable,
    Kind,
    Line,
    Number,
    Row,
    Sign,
    Table,
)
from issuetrees.reports.scene.theme import GUTTER, TableLook, Theme, Type
from issuetrees.reports.sections.base import Typist

_RIGHT: Final = frozenset({Kind.NUMBER, Kind.SHARE, Kind.MONEY})
_INDENT: Final = 10.0
_DEEPEST: Final = 6
_PAD: Final = 3.0  # left of the words of a cell
_BESIDE: Final = 12.0  # left of words that stand beside figures of the column before
_COLOURS: Final = {"quiet": "faint", "warn": "warn", "answer": "soft", "veto": "bad",
                   "title": "navy"}  # fmt: skip
_STRONG: Final = frozenset({"strong", "title", "veto"})
# Headings may be so much smaller.
_SMALLEST_HEAD: Final = 0.8
_SMALL: Final = frozenset({"quiet", "warn", "answer"})


@dataclass(frozen=True, slots=True)
class Laid:
    """A row with its words, the height that they need, and where it leads from."""

    cells: tuple[tuple[Words, ...], ...]
    height: float
    row: Row


@dataclass(frozen=True, slots=True)
class Setter:
    """Sets the words of one table, ``scale`` times as large as on paper."""

    table: Table
    widths: Sequence[float]
    look: TableLook
    head: Type
    typist: Typist
    swell: float

    @classmethod
    def of(
        cls, table: Table, width: float, theme: Theme, typist: Typist, sizes: tuple[float, float]
    ) -> "Setter":
        """Return the setter of a table as wide as ``width``; ``sizes``: the scale of type, and
        how much wider letters may be than they are measured.
        """
        scale, swell = sizes
        given = theme.tables[table.role]
        look = TableLook(
            _scaled(given.words, scale), _scaled(given.quiet, scale), given.above, given.below
        )
        head = _scaled(theme.types["head"], scale)
        fitted = fitted_columns(table, scale, width, (look.words.size, head.size), typist)
        wider = (
            replace(one, width=one.width + beside(fitted, place)) if one.width else one
            for place, one in enumerate(fitted)
        )
        table = replace(table, columns=tuple(wider))
        shown = widths(table, width)
        return cls(table, shown, look, _shrunk(head, table, shown), typist, swell)

    def laid(self, row: Row) -> Laid:
        """Return a row as words."""
        pairs = zip(row.cells, self.table.columns, strict=True)
        cells = tuple(tuple(self.words(cell, column, row)) for cell, column in pairs)
        return Laid(cells, self.height(cells, row), row)

    def height(self, cells: Sequence[Sequence[Words]], row: Row) -> float:
        """Return what words need, and a little more: faces differ."""
        taken = (
            sum(one.height(self.room(place, row)) for one in words)
            for place, words in enumerate(cells)
        )
        return max([*taken, self.look.words.leading]) + self.look.above + self.look.below + 1

    def room(self, place: int, row: Row) -> float:
        """Return how wide the words of a cell may be."""
        inset = self.inset(place, row)
        return (self.widths[place] - inset.left - inset.right) / self.swell

    def inset(self, place: int, row: Row | None) -> Inset:
        """Return what a cell keeps free around its words."""
        level = row.level if row is not None and place == self.indented else None
        indent = _INDENT * min(max((level or 1) - 1, 0), _DEEPEST)
        look = self.look
        anchor = MSO_ANCHOR.BOTTOM if row is None else MSO_ANCHOR.TOP
        left = _PAD + indent + beside(self.table.columns, place)
        return Inset(left, look.above, GUTTER - _PAD, look.below, anchor)

    @property
    def indented(self) -> int:
        """The column whose words stand as deep as their row."""
        free = (place for place, column in enumerate(self.table.columns) if not column.width)
        return next(free, 0)

    def heads(self) -> list[Words]:
        """Return the headings of the columns."""
        return [
            Words((Bit(heading_of(one, self.typist), is_strong=True),), self.head, "soft",
                  align="right" if one.kind in _RIGHT else "left")
            for one in self.table.columns
        ]  # fmt: skip

    def head_height(self) -> float:
        """Return what the headings take."""
        insets = (self.inset(place, None) for place in range(len(self.widths)))
        rooms = [
            (width - inset.left - inset.right) / self.swell
            for width, inset in zip(self.widths, insets, strict=True)
        ]
        words = zip(self.heads(), rooms, strict=True)
        return max(one.height(room) for one, room in words) + self.look.above + self.look.below + 1

    def band_height(self) -> float:
        """Return what the headings over several columns take."""
        place, taken = 0, self.head.leading
        for band in self.table.bands:
            room = (sum(self.widths[place : place + band.span]) - GUTTER) / self.swell
            words = Words((Bit(band.title, is_strong=True),), self.head)
            taken = max(taken, words.height(room))
            place += band.span
        return taken + 5

    def words(self, cell: Cell, column: Column, row: Row) -> Iterator[Words]:
        """Yield the paragraphs of a cell."""
        align = "right" if column.kind in _RIGHT else "left"
        is_strong = column.role == "strong" or row.role in {"goal", "total"}
        if text := value_of(cell, self.typist):
            bits = (*_sign(cell.value), Bit(_shown(cell.value, text), is_strong=is_strong))
            yield Words(bits, self.look.words, "ink", align=align)
        for line in cell.lines:
            yield replace(self.line(line, column, is_strong=is_strong), align=align)

    def line(self, line: Line, column: Column, *, is_strong: bool) -> Words:
        colour = _COLOURS.get(line.role) or ("faint" if column.role == "quiet" else "ink")
        is_strong = line.role in _STRONG or (is_strong and not line.role)
        bits = [Bit(line.text, is_strong=is_strong)]
        if line.lead:
            bits.insert(0, Bit(f"{line.lead} ", "" if line.role == "veto" else "faint", is_strong))
        kind = self.look.quiet if line.role in _SMALL else self.look.words
        return Words(tuple(bits), kind, colour)

    def cut(self, laid: Laid, most: float) -> Iterator[Laid]:
        """Yield a row in parts, none of them higher than a slide."""
        if laid.height <= most:
            yield laid
            return
        rows = [list(self.cut_cell(words, place, laid.row, most))
                for place, words in enumerate(laid.cells)]  # fmt: skip
        for at in range(max(map(len, rows))):
            cells = tuple(parts[at] if at < len(parts) else () for parts in rows)
            row = laid.row if at == 0 else replace(laid.row, id="")
            yield Laid(cells, self.height(cells, laid.row), row)

    def cut_cell(
        self, words: Sequence[Words], place: int, row: Row, most: float
    ) -> Iterator[tuple[Words, ...]]:
        """Yield the lines of a cell in parts that fit a slide."""
        room = self.room(place, row)
        step = max(1, int((most - 12) / self.look.words.leading))
        part: list[Words] = []
        taken = 0
        for one in words:
            lines = break_lines(one.text, room, one.type.size, "semibold")
            while lines:
                if taken == step:
                    yield tuple(part)
                    part, taken = [], 0
                now, lines = lines[: step - taken], lines[step - taken :]
                bits = (
                    one.bits
                    if not lines and len(now) <= step and one.text == " ".join(now)
                    else (replace(one.bits[-1], text=" ".join(now)),)
                )
                part.append(replace(one, bits=bits))
                taken += len(now)
        yield tuple(part)


def beside(columns: Sequence[Column], place: int) -> float:
    """Return what more stays free before words that follow a column of figures, which end there."""
    if not place or columns[place].kind in _RIGHT or columns[place - 1].kind not in _RIGHT:
        return 0.0
    return _BESIDE - _PAD


def _shrunk(head: Type, table: Table, shown: Sequence[float]) -> Type:
    """The type of headings, smaller where a word of them is wider than its column."""
    pairs = [(column.title, width) for column, width in zip(table.columns, shown, strict=True)]
    place = 0
    for band in table.bands:
        pairs.append((band.title, sum(shown[place : place + band.span])))
        place += band.span
    parts = [
        (width - GUTTER) / longest
        for title, width in pairs
        if (longest := longest_of(title.split(" "), head.size))
    ]
    return _scaled(head, max(_SMALLEST_HEAD, min([1.0, *parts])))


def fill_of(cell: Cell) -> str:
    """Return the colour below a figure: the larger, the darker."""
    if isinstance(cell.value, Inapplicable):
        return "wash"
    shade = cell.value.shade if isinstance(cell.value, Number) else None
    return f"shade-{shade}" if shade else ""


def _scaled(kind: Type, scale: float) -> Type:
    return Type(round(kind.size * scale, 1), round(kind.leading * scale, 1), kind.face)


def _shown(value: Any, text: str) -> str:
    return f"× {text}" if isinstance(value, Inapplicable) else text


def _sign(value: Any) -> tuple[Bit, ...]:
    """The sign before a word of status or verdict: its form differs, not only its colour."""
    if not isinstance(value, Sign):
        return ()
    colour = STATUSES.get(value.kind) or VERDICTS.get(value.kind, "mute")
    return (Bit(f"{FORMS.get(value.kind, '○')} ", colour),)
