"""About how high a page is, before it is laid out; enough to tell a page that is nearly empty."""

from collections.abc import Callable
from typing import Any, Final

from issuetrees.reports.scene.blocks import (
    Block,
    Chart,
    Contents,
    Exhibit,
    Facts,
    Heading,
    Kept,
    Legend,
    Paragraph,
    Picture,
    Point,
    Points,
    Source,
    SoWhat,
    Terms,
)
from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import above_height, box_height, head_height
from issuetrees.reports.scene.rows import table_height
from issuetrees.reports.scene.tables import Table
from issuetrees.reports.scene.theme import Sheet, Theme

_LABELS: Final = 106.0  # the column of labels beside a summary's texts
_TITLE_LINES: Final = 2


def title_lines(page: Page, theme: Theme) -> int:
    """Return how many lines the title of a page takes."""
    look = theme.types["title" if page.sheet == "page" else "exhibit-title"]
    room = theme.sheet(page.sheet).room
    return len(break_lines(page.title, room, look.size, "serif"))


def is_long_title(page: Page, theme: Theme) -> bool:
    """Whether a title takes more than two lines."""
    return title_lines(page, theme) > _TITLE_LINES


def page_height(page: Page, theme: Theme) -> float:
    """Return about how much of a sheet a page takes, however many sheets that are."""
    sheet = theme.sheet(page.sheet)
    measure = _Measure(theme, sheet)
    head = 0.0 if page.is_untitled else head_height(theme, sheet, page.title)
    return head + sum(map(measure.height, page.blocks))


class _Measure:
    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        self.theme = theme
        self.sheet = sheet
        self.heights: dict[type[Any], Callable[[Any], float]] = {
            Chart: lambda chart: chart.drawing.height + 6,
            Contents: lambda contents: 16.0 * len(contents.entries),
            Exhibit: lambda exhibit: exhibit.drawing.height + 6,
            Facts: lambda _facts: 52.0 if theme.is_wide else 60.0,
            Heading: lambda _heading: 28.0,
            Kept: lambda kept: sum(map(self.height, kept.blocks)),
            Legend: lambda _legend: 18.0,
            Paragraph: lambda paragraph: self.lines(paragraph.text, "words") + 6,
            Picture: self.picture,
            Points: lambda points: sum(map(self.point, points.points)),
            SoWhat: self.so_what,
            Source: lambda source: self.lines(source.text, "source") + 8,
            Table: self.table,
            Terms: self.terms,
        }

    def height(self, block: Block) -> float:
        """Return what a block takes; what is not known fills a sheet."""
        measure = self.heights.get(type(block))
        return self.sheet.depth if measure is None else measure(block)

    def lines(self, text: str, look: str, less: float = 0.0) -> float:
        kind = self.theme.types[look]
        room = self.sheet.room - less
        if look == "words":
            room = min(room, self.theme.reading)
        return kind.leading * len(break_lines(text, room, kind.size))

    def point(self, point: Point) -> float:
        return self.lines(point.text, "words", 24) + 5 + sum(map(self.point, point.below))

    def terms(self, terms: Terms) -> float:
        return sum(
            self.around + 5 * len(term.paragraphs) + sum(map(self.labelled, term.paragraphs))
            for term in terms.terms
        )

    @property
    def around(self) -> float:
        """What stands above and below a labelled text, less what stands between paragraphs."""
        return 4.0 if self.theme.is_wide else 14.0

    def labelled(self, text: str) -> float:
        return self.lines(text, "words", _LABELS)

    def so_what(self, said: SoWhat) -> float:
        measure = above_height if said.is_above else box_height
        return measure(self.theme, self.sheet, said.text)

    def picture(self, picture: Picture) -> float:
        _width, height = picture.printed or picture.fitted(self.sheet.room, self.sheet.depth)
        return height + (self.lines(picture.caption, "words") + 6 if picture.caption else 0.0)

    def table(self, table: Table) -> float:
        return table_height(table, self.sheet.room, self.theme)
