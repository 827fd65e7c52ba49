"""A table of the scene over as many slides as it needs, its head repeated on each."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from pptx.enum.text import MSO_ANCHOR

from issuetrees.reports.formats.office.words import fit, stacks
from issuetrees.reports.formats.pptx.chart import add_stacks
from issuetrees.reports.formats.pptx.deck import Deck
from issuetrees.reports.formats.pptx.grid import Grid, add_grid, style_cell
from issuetrees.reports.formats.pptx.legend import legend_words
from issuetrees.reports.formats.pptx.piece import Air, Piece
from issuetrees.reports.formats.pptx.rows import Laid, Setter, fill_of
from issuetrees.reports.formats.pptx.text import Bit, Inset, Room, Words, add_words
from issuetrees.reports.scene.blocks import Legend, Swatch
from issuetrees.reports.scene.tables import Cell, Kind, Row, Table

# Of type, beside that of paper.
_SCALE: Final = 1.22
_OTHERWISE: Final = 1.12
_AIR: Final = 6.0
# How full slides may be, tried from the emptiest, so that none is nearly empty.
_STEPS: Final = tuple(step / 20 for step in range(10, 21))


def table_pieces(deck: Deck, table: Table, legend: Legend | None, air: Air) -> Iterator[Piece]:
    """Yield the parts of a table, each with its legend and its head."""
    painter = _Painter.of(deck, table, legend)
    rows = painter.rows(air.whole)
    around = painter.around + _AIR
    needed = sum(row.height for row in rows)
    first = air.left - around
    begins = first < needed and first < 0.4 * (air.whole - around)
    if begins:
        first = air.whole - around
    for place, part in enumerate(_parts(rows, first, air.whole - around)):
        shown = list(part)
        yield Piece(
            around + sum(row.height for row in shown),
            partial(painter.draw, rows=shown),
            on_its_own=place > 0 or begins,
        )


def _parts(rows: Sequence[Laid], first: float, later: float) -> list[list[Laid]]:
    """Cut rows over as few slides as there can be, filled as evenly as that allows."""
    fewest = len(_filled(rows, first, later))
    for step in _STEPS:
        parts = _filled(rows, first * step, later * step)
        if len(parts) == fewest:
            return parts
    return _filled(rows, first, later)


def _filled(rows: Sequence[Laid], first: float, later: float) -> list[list[Laid]]:
    parts: list[list[Laid]] = [[]]
    left = first
    for place, laid in enumerate(rows):
        if parts[-1] and laid.height + _next(rows, place) > left:
            parts.append([])
            left = later
        parts[-1].append(laid)
        left -= laid.height
    return parts


def _next(rows: Sequence[Laid], place: int) -> float:
    """The height of a row that stays with this one: no heading is the last of a slide."""
    after = place + 1
    is_joined = after < len(rows) and rows[after].row.is_joined and not rows[place].row.is_joined
    return rows[after].height if is_joined else 0.0


@dataclass(frozen=True, slots=True)
class _Painter:
    """Draws parts of one table."""

    deck: Deck
    table: Table
    setter: Setter
    legend: Words | None
    series: tuple[str, ...]

    @classmethod
    def of(cls, deck: Deck, table: Table, legend: Legend | None) -> "_Painter":
        table = _without_words_at_bars(table)
        scale = _SCALE if deck.theme.is_wide else _OTHERWISE
        sizes = (scale, deck.frame.swell)
        setter = Setter.of(table, deck.frame.body.width, deck.theme, deck.typist, sizes)
        words = legend_words(legend, deck.typist) if legend else None
        keys = legend.keys if legend else ()
        series = tuple(key.word for key in keys if key.swatch == Swatch.TONE)
        return cls(deck, table, setter, words, series)

    @property
    def legend_height(self) -> float:
        if self.legend is None:
            return 0.0
        return self.legend.height(self.deck.frame.body.width / self.deck.frame.swell) + 6

    @property
    def around(self) -> float:
        """What a part takes besides its rows."""
        return self.legend_height + sum(self.heads)

    @property
    def heads(self) -> list[float]:
        """The heights of the headings, those over several columns first."""
        own = [self.setter.head_height()]
        return [self.setter.band_height(), *own] if self.table.bands else own

    def rows(self, whole: float) -> list[Laid]:
        """Return the rows as words; beside bars they are of one height."""
        most = whole - self.around - _AIR
        laid = (self.setter.laid(row) for row in self.table.rows)
        rows = [part for row in laid for part in self.setter.cut(row, most)]
        if self.bars is None or not rows:
            return rows
        height = max(row.height for row in rows)
        return [replace(row, height=height) for row in rows]

    @property
    def bars(self) -> int | None:
        """The column of stacked bars."""
        kinds = (place for place, one in enumerate(self.table.columns) if one.kind == Kind.STACK)
        return next(kinds, None)

    def draw(self, slide: Any, room: Room, rows: Sequence[Laid]) -> None:
        """Draw one part into its room."""
        top = room.top
        if self.legend:
            place = Room(room.left, top, room.width, self.legend_height)
            add_words(slide.shapes, [self.legend], place)
            top += self.legend_height
        heads = self.heads
        grid = Grid(self.setter.widths, [*heads, *(row.height for row in rows)])
        table = add_grid(slide, replace(room, top=top), grid)
        slide.shapes[-1].name = fit(self.table.title)
        slide.shapes[-1]._element.nvGraphicFramePr.cNvPr.set("descr", fit(self.table.title))  # noqa: SLF001
        self.draw_heads(table)
        for at, laid in enumerate(rows, start=len(heads)):
            self.draw_row(table, at, laid)
            if laid.row.id:
                self.deck.places.setdefault(laid.row.id, slide)
        if self.bars is not None:
            self.draw_bars(slide, replace(room, top=top + sum(heads)), rows)

    def draw_heads(self, table: Any) -> None:
        at = 0
        if self.table.bands:
            self.draw_bands(table)
            at = 1
        for place, words in enumerate(self.setter.heads()):
            style_cell(table.cell(at, place), [words], self.setter.inset(place, None), rule="navy")

    def draw_bands(self, table: Any) -> None:
        place = 0
        for band in self.table.bands:
            cell = table.cell(0, place)
            words = Words((Bit(band.title, is_strong=True),), self.setter.head, "navy")
            inset = Inset(3, 2, 5, 2, MSO_ANCHOR.BOTTOM)
            style_cell(cell, [words] if band.title else [], inset, rule="line" * bool(band.title))
            if band.span > 1:
                cell.merge(table.cell(0, place + band.span - 1))
            place += band.span

    def draw_row(self, table: Any, at: int, laid: Laid) -> None:
        for place, (words, cell) in enumerate(zip(laid.cells, laid.row.cells, strict=True)):
            inset = self.setter.inset(place, laid.row)
            if self.bars is not None:
                inset = replace(inset, anchor=MSO_ANCHOR.MIDDLE)
            style_cell(table.cell(at, place), words, inset, fill=fill_of(cell))

    def draw_bars(self, slide: Any, room: Room, rows: Sequence[Laid]) -> None:
        """The bars of the rows as one native chart over their empty column."""
        place = self.bars or 0
        inset, widths = self.setter.inset(place, None), self.setter.widths
        left = room.left + sum(widths[:place]) + inset.left
        width = widths[place] - inset.left - inset.right
        shown = Room(left, room.top, width, sum(row.height for row in rows))
        names = [_name(row.row) for row in rows]
        bars = stacks(row.row for row in rows)
        add_stacks(slide, shown, names, bars, self.series, self.table.title)


def _name(row: Row) -> str:
    """What a row is about: its first words."""
    lines = (cell.lines[0].text for cell in row.cells[1:] if cell.lines)
    return next(lines, "")


def _without_words_at_bars(table: Table) -> Table:
    """Put what is said below a bar below the name of its row: the chart has its column."""
    places = [place for place, one in enumerate(table.columns) if one.kind == Kind.STACK]
    if not places:
        return table
    rows = tuple(_moved(row, places[0]) for row in table.rows)
    return replace(table, rows=rows)


def _moved(row: Row, place: int) -> Row:
    cells = list(row.cells)
    said = cells[place].lines
    cells[place] = Cell(cells[place].value)
    name = next((at for at, cell in enumerate(cells) if at and cell.lines), 0)
    cells[name] = replace(cells[name], lines=cells[name].lines + said)
    return replace(row, cells=tuple(cells))
