"""Native tables: a grid of measured rows, cells with hairlines and no style of their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree
from pptx.enum.text import MSO_ANCHOR
from pptx.oxml.ns import qn
from pptx.table import _Cell
from pptx.util import Pt

from issuetrees.reports.formats.pptx.text import Inset, Room, Words, fill_paragraphs, tint

#: A table without lines and colours of a style.
_PLAIN: Final = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
HAIR: Final = 0.5
RULE: Final = 1.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Widths of columns and heights of rows."""

    widths: Sequence[float]
    heights: Sequence[float]


class Cells:
    """The cells of a table by row and column; the library looks for each from the first."""

    def __init__(self, table: Any) -> None:
        self.rows = [[_Cell(one, table) for one in row.tc_lst] for row in table._tbl.tr_lst]  # noqa: SLF001

    def cell(self, row: int, column: int) -> Any:
        """Return a cell."""
        return self.rows[row][column]


def add_grid(slide: Any, room: Room, grid: Grid) -> Cells:
    """Add a table; return its cells."""
    width, height = sum(grid.widths), sum(grid.heights)
    size = (len(grid.heights), len(grid.widths))
    frame = slide.shapes.add_table(*size, Pt(room.left), Pt(room.top), Pt(width), Pt(height))
    table = frame.table
    table.horz_banding = False
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = _PLAIN  # noqa: SLF001
    for column, taken in zip(table.columns, grid.widths, strict=True):
        column.width = Pt(taken)
    heights = [Pt(taken) for taken in grid.heights]
    for row, taken in zip(table._tbl.tr_lst, heights, strict=True):  # noqa: SLF001
        row.h = taken
    frame.height = sum(heights)
    return Cells(table)


def style_cell(
    cell: Any, words: Sequence[Words], inset: Inset, *, fill: str = "", rule: str = "line"
) -> None:
    """Write a cell; the line below it is a hairline, or the strong one of a head."""
    properties = cell._tc.get_or_add_tcPr()  # noqa: SLF001 - the library is slow here
    sides = {"marL": inset.left, "marR": inset.right, "marT": inset.top, "marB": inset.bottom}
    for side, taken in sides.items():
        properties.set(side, str(int(Pt(taken))))
    properties.set("anchor", _ANCHORS[inset.anchor])
    _draw_rule(properties, rule)
    if fill:
        tint(properties, fill)
    if words:
        fill_paragraphs(cell.text_frame, words)
    else:
        # An empty paragraph is as high as its letters would be.
        paragraph = cell._tc.txBody.p_lst[0]  # noqa: SLF001
        etree.SubElement(paragraph, qn("a:endParaRPr"), sz="600")


def _draw_rule(properties: Any, rule: str) -> None:
    width = RULE if rule == "navy" else HAIR
    line = etree.SubElement(properties, qn("a:lnB"), w=str(int(Pt(width))))
    if rule:
        tint(line, rule)
    else:
        etree.SubElement(line, qn("a:noFill"))


_ANCHORS: Final = {MSO_ANCHOR.TOP: "t", MSO_ANCHOR.MIDDLE: "ctr", MSO_ANCHOR.BOTTOM: "b"}
