"""The sums behind the scores: weights and points, and formulas that make the printed figures."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell

from issuetrees.core.rounding import rounded
from issuetrees.reports.formats.office.words import fit
from issuetrees.reports.formats.xlsx.book import Book
from issuetrees.reports.formats.xlsx.fields import Typed, width_of
from issuetrees.reports.formats.xlsx.sheet import HEAD, Titles, Told, write_cell, write_titles
from issuetrees.reports.scored import Ranked, Ranking

_PLACE, _NAME, SCORE, _EXACT = range(4)
_FIRST_PART: Final = 4
_WEIGHTS: Final = HEAD + 1
_FIRST: Final = HEAD + 2
_SHARE: Final = "0.0%"
_POINTS: Final = "#,##0.00"


def write_scores(
    book: Book, ranking: Ranking, shown: Collection[str]
) -> tuple[str, dict[str, int]]:
    """Add the sheet; return its name and its rows by initiative, those that the report shows."""
    rows = [row for row in ranking.rows if row.id in shown]
    name, sheet = book.add_sheet(_("Calculation"))
    told = _("Score = sum of points × weights, divided by the weights of the scored criteria")
    write_titles(book, sheet, Titles(told, name, _("A missing score is left out.")))
    grid = Grid(ranking, rows)
    _write_head(book, sheet, grid)
    for place, row in enumerate(rows):
        _write_row(book, sheet, grid, row, _FIRST + place)
    sheet.freeze_panes(_FIRST, 2)
    book.define("weights", name, (_WEIGHTS, grid.start, _WEIGHTS, grid.end))
    book.define("points", name, (_FIRST, grid.start, grid.last, grid.end))
    book.define("exact_scores", name, (_FIRST, _EXACT, grid.last, _EXACT))
    return name, {row.id: _FIRST + place for place, row in enumerate(rows)}


@dataclass(frozen=True, slots=True)
class Grid:
    """Where things stand: parts by goal, then the criteria, goal by goal."""

    ranking: Ranking
    rows: Sequence[Ranked]

    @property
    def start(self) -> int:
        """The column of the first criterion."""
        return _FIRST_PART + len(self.ranking.goals)

    @property
    def end(self) -> int:
        """The column of the last criterion."""
        return self.start + len(self.ranking.criteria) - 1

    @property
    def last(self) -> int:
        """The row of the last initiative."""
        return _FIRST + max(len(self.rows), 1) - 1

    def spans(self) -> Iterator[tuple[int, int, int]]:
        """Each goal's place with the first and the last column of its criteria."""
        start = self.start
        for place, goal in enumerate(self.ranking.goals):
            yield place, start, start + len(goal.criteria) - 1
            start += len(goal.criteria)

    def known(self, row: int) -> str:
        """The weight of what is scored."""
        return f"SUMPRODUCT({self.weights()},--ISNUMBER({self.points(row)}))"

    def weights(self, first: int = 0, last: int = 0) -> str:
        """The weights of all criteria, or of some."""
        return str(xl_range_abs(_WEIGHTS, first or self.start, _WEIGHTS, last or self.end))

    def points(self, row: int, first: int = 0, last: int = 0) -> str:
        """The points of an initiative on all criteria, or on some."""
        return str(xl_range(row, first or self.start, row, last or self.end))


def _write_head(book: Book, sheet: Any, grid: Grid) -> None:
    ranking = grid.ranking
    titles = [_("No."), _("Initiative"), _("Score"), _("Score, exact")]
    titles += [goal.path for goal in ranking.goals]
    titles += [criterion.title for criterion in ranking.criteria]
    for place, title in enumerate(titles):
        sheet.write_string(HEAD, place, fit(title), book.format(is_head=True))
        sheet.set_column(place, place, 40 if place == _NAME else min(width_of([title]), 22))
    shares = [criterion.share for criterion in ranking.criteria]
    sheet.write_string(_WEIGHTS, _NAME, _("Weight"), book.format(is_strong=True))
    for place, share in enumerate(shares, start=grid.start):
        write_cell(book, sheet, (_WEIGHTS, place), Typed(share, _SHARE))
    total = Told(f"=SUM({grid.weights()})", sum(shares))
    write_cell(book, sheet, (_WEIGHTS, SCORE), Typed(0.0, _SHARE), total)
    for place, first, last in grid.spans():
        goal = ranking.goals[place]
        if last < first:
            continue
        at, told = (_WEIGHTS, _FIRST_PART + place), f"=SUM({grid.weights(first, last)})"
        write_cell(book, sheet, at, Typed(0.0, _SHARE), Told(told, goal.share))
        sheet.write_string(HEAD - 1, first, fit(goal.path), book.format(is_band=True))


def _write_row(book: Book, sheet: Any, grid: Grid, row: Ranked, at: int) -> None:
    digits = "#,##0." + "0" * grid.ranking.digits
    sheet.write_string(at, _NAME, fit(row.title), book.format())
    _write_points(book, sheet, grid, row, at)
    if row.score is None:
        return
    exact = xl_rowcol_to_cell(at, _EXACT)
    is_summed = _is_summed(grid.ranking, row)
    summed = f"SUMPRODUCT({grid.weights()},{grid.points(at)})"
    score = Told(f'=IF({grid.known(at)}>0,{summed}/{grid.known(at)},"")', row.score)
    write_cell(book, sheet, (at, _EXACT), Typed(row.score, _POINTS), score if is_summed else None)
    printed = float(rounded(row.score, grid.ranking.digits))
    told = Told(f'=IF(ISNUMBER({exact}),ROUND({exact},{grid.ranking.digits}),"")', printed)
    write_cell(book, sheet, (at, SCORE), Typed(printed, digits), told, is_strong=True)
    place = Told(_place(grid, at), row.place) if _is_placed(grid, row) else None
    write_cell(book, sheet, (at, _PLACE), Typed(row.place), place)
    for index, first, last in grid.spans():
        if index >= len(row.parts) or last < first:
            continue
        part = f"SUMPRODUCT({grid.weights(first, last)},{grid.points(at, first, last)})"
        told = Told(f'=IF({grid.known(at)}>0,{part}/{grid.known(at)},"")', row.parts[index])
        value = Typed(row.parts[index], _POINTS)
        write_cell(book, sheet, (at, _FIRST_PART + index), value, told if is_summed else None)


def _write_points(book: Book, sheet: Any, grid: Grid, row: Ranked, at: int) -> None:
    for place, cell in enumerate(row.cells, start=grid.start):
        value = None if cell.points is None else Typed(cell.points, _POINTS)
        if cell.state == "not_applicable":
            value = Typed(_("n/a"))
        write_cell(book, sheet, (at, place), value)


def _is_summed(ranking: Ranking, row: Ranked) -> bool:
    """Whether the formula gives what the report prints: an old or foreign score is a value."""
    pairs = list(zip(ranking.criteria, row.cells, strict=False))
    known = sum(criterion.share for criterion, cell in pairs if cell.points is not None)
    if not known or row.score is None:
        return False
    points = sum(one.share * cell.points for one, cell in pairs if cell.points is not None)
    digits = ranking.digits
    return rounded(points / known, digits) == rounded(row.score, digits)


def _place(grid: Grid, row: int) -> str:
    """The place: equal scores, as printed, share a span of places."""
    score = xl_rowcol_to_cell(row, SCORE)
    area = xl_range_abs(_FIRST, SCORE, grid.last, SCORE)
    first, ties = f"RANK({score},{area})", f"COUNTIF({area},{score})"
    span = f'IF({ties}>1,{first}&"–"&({first}+{ties}-1),{first}&"")'
    return f'=IF(ISNUMBER({score}),{span},"")'


def _is_placed(grid: Grid, row: Ranked) -> bool:
    """Whether the rows of the sheet alone give this place."""
    digits = grid.ranking.digits
    scores = [rounded(one.score, digits) for one in grid.rows if one.score is not None]
    own = rounded(row.score or 0, digits)
    first = 1 + sum(score > own for score in scores)
    last = first + scores.count(own) - 1
    return row.place == (str(first) if first == last else f"{first}–{last}")
