"""Appendix: the scoring matrix, initiatives by criteria, and every gate's verdict."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import chain
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import rounded
from issuetrees.reports.scene.blocks import Entry, Heading, Kept
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.room import head_height
from issuetrees.reports.scene.rows import Rooms, heads_height, numbered, spread, table_height
from issuetrees.reports.scene.tables import (
    Band,
    Cell,
    Column,
    Inapplicable,
    Kind,
    Number,
    Row,
    Table,
)
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.scored import Cell as MeanOf
from issuetrees.reports.scored import Criterion, DecidedGate, Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import best
from issuetrees.reports.sections.matrices import head_widths, parts_of
from issuetrees.reports.sections.options import TOP, YesNo

_COLUMNS: Final = 9  # criteria in one table, at most
# The first column and the last.
_PLACE: Final = 32.0
_TOTAL: Final = 40.0
# What the source takes of a sheet; what stands between two tables.
_SOURCE = 30.0
_BETWEEN = 8.0
HAS_VERDICTS: Final = YesNo("has_verdicts", gettext_lazy("Verdicts of the gates"), default=True)
OPTIONS: Final = (TOP, HAS_VERDICTS)


def build(assignment: Assignment) -> Built | None:
    """Return the matrices, or None when nothing is scored and no gate is decided."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.criteria or not _is_begun(ranking):
        return None
    title = assignment.heading(action_title(ranking, typist))
    rows = best(ranking.rows, assignment)
    titles = [typist.text(criterion.title) for criterion in ranking.criteria]
    parts = parts_of(titles, _room(assignment), assignment.theme, _COLUMNS)
    matrices = tuple(
        _matrix(ranking, rows, part, number, assignment) for number, part in enumerate(parts, 1)
    )
    source = _("Source: mean of the assessors' points on a scale of 0–{scale}; weights in percent")
    source = source.format(scale=typist.number(ranking.scale))
    if _is_complete(ranking):
        source = f"{source}. {_complete()}."
    pages = tuple(_pages(matrices, assignment, title, typist.text(source)))
    if HAS_VERDICTS.of(assignment.choice):
        last = replace(pages[-1], blocks=(*pages[-1].blocks, *_verdicts(ranking, rows, typist)))
        pages = (*pages[:-1], last)
    return Built("appendix_scores", pages, (Entry(assignment.anchor, title),), len(pages) + 1)


def _pages(
    matrices: Sequence[Table], assignment: Assignment, title: str, source: str
) -> Iterator[Page]:
    """A page for as many tables as it holds, those that are cut in parts."""
    for place, tables in enumerate(_by_sheet(matrices, assignment, title)):
        yield Page(
            id=f"{assignment.anchor}-{place + 1}" if place else assignment.anchor,
            title=title,
            tracker=_("Appendix · Scores"),
            blocks=(*tables, *source_of(source)),
            sheet=LANDSCAPE,
            is_untitled=bool(place),
        )


def _by_sheet(
    matrices: Sequence[Table], assignment: Assignment, title: str
) -> Iterator[tuple[Table, ...]]:
    """Spread the tables over sheets, short ones together."""
    theme = assignment.theme
    sheet = theme.sheet(LANDSCAPE)
    shown: list[Table] = []
    left = whole = sheet.depth - _SOURCE
    left -= head_height(theme, sheet, title)
    for matrix in matrices:
        heads = heads_height(matrix, sheet.room, theme)
        first = left if not shown else whole
        for part in spread(matrix, sheet.room, Rooms(first - heads, whole - heads), theme):
            part = replace(part, air=0.0)  # noqa: PLW2901 - others stand below it
            height = table_height(part, sheet.room, theme) + _BETWEEN
            if shown and height > left:
                yield tuple(shown)
                shown, left = [], whole
            shown.append(part)
            left -= height
    yield tuple(shown)


def _is_complete(ranking: Ranking) -> bool:
    """Tell whether every assessor gave every score."""
    cells = (cell for row in ranking.rows for cell in row.cells)
    lacks = any(cell.points is None and cell.state != "not_applicable" for cell in cells)
    return not lacks and not any(row.lacking for row in ranking.rows)


def _is_begun(ranking: Ranking) -> bool:
    """Tell whether anybody scored or decided anything."""
    return any(
        row.verdicts or any(cell.points is not None for cell in row.cells) for row in ranking.rows
    )


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say what the scores do not tell yet, else which criterion tells initiatives apart."""
    cells = [cell for row in ranking.rows for cell in row.cells if cell.state != "not_applicable"]
    empty = sum(cell.points is None for cell in cells)
    lacking = sum(row.lacking for row in ranking.rows)
    if empty == len(cells):
        return _("No score is given yet")
    if empty:
        return ngettext(
            "{empty} mean of {count} is missing: nobody gave a score for it",
            "{empty} means of {count} are missing: nobody gave a score for them",
            empty,
        ).format(empty=typist.number(empty), count=typist.number(len(cells)))
    if lacking:
        return ngettext(
            "{count} score is missing, so one mean rests on fewer assessors",
            "{count} scores are missing, so some means rest on fewer assessors",
            lacking,
        ).format(count=typist.number(lacking))
    return _tells_apart(ranking, typist) or _complete()


def _complete() -> str:
    return _("Every assessor scored every initiative on every criterion")


def _tells_apart(ranking: Ranking, typist: Typist) -> str:
    """Name the one criterion on which initiatives lie farthest apart; of equals none."""
    spans: list[tuple[Decimal, Criterion, float, float]] = []
    for place, criterion in enumerate(ranking.criteria):
        cells = (row.cells[place].points for row in ranking.rows if place < len(row.cells))
        points = [value for value in cells if value is not None]
        if len(points) > 1:
            low, high = min(points), max(points)
            spans.append((rounded(high - low), criterion, low, high))
    spans.sort(key=lambda span: -span[0])
    if not spans or not spans[0][0] or (len(spans) > 1 and spans[0][0] == spans[1][0]):
        return ""
    _span, criterion, low, high = spans[0]
    return _("{criterion} tells initiatives apart most: from {low} to {high} points").format(
        criterion=typist.quoted(criterion.title, 80),
        low=typist.number(low),
        high=typist.number(high),
    )


def _room(assignment: Assignment) -> float:
    return assignment.theme.sheet(LANDSCAPE).room - _PLACE - _TOTAL


def _matrix(
    ranking: Ranking, shown: Sequence[Ranked], part: range, number: int, assignment: Assignment
) -> Table:
    """One table of some criteria under their goals."""
    typist = assignment.typist
    start = part.start
    criteria = ranking.criteria[start : part.stop]
    titles = [typist.text(criterion.title) for criterion in criteria]
    names = [typist.text(row.title) for row in shown]
    needed = head_widths(titles, names, _room(assignment), assignment.theme)
    shares = list(chain(*ranking.shares_within))[start : part.stop]
    columns = (
        Column("place", _("No."), width=_PLACE, role="quiet"),
        Column("name", _("Initiative")),
        *(
            Column(criterion.id, title, Kind.NUMBER, width, share=share)
            for criterion, title, width, share in zip(criteria, titles, needed, shares, strict=True)
        ),
        Column("total", _("Score"), Kind.NUMBER, _TOTAL, "strong"),
    )
    rows = tuple(_row(row, start, len(criteria), ranking, typist) for row in shown)
    bands = (Band("", 2), *_bands(ranking, criteria, typist), Band("", 1))
    title = _("Scores") if number == 1 else f"{_('Scores')} {number}"
    return numbered(Table(f"scores-{start}", title, columns, rows, role="matrix", bands=bands))


def _bands(ranking: Ranking, criteria: Sequence[Criterion], typist: Typist) -> list[Band]:
    shown = {criterion.id for criterion in criteria}
    spans = [
        (goal.path, sum(criterion.id in shown for criterion in goal.criteria))
        for goal in ranking.goals
    ]
    return [Band(typist.text(title), span) for title, span in spans if span]


def _row(row: Ranked, start: int, count: int, ranking: Ranking, typist: Typist) -> Row:
    cells = tuple(_cell(cell, ranking) for cell in row.cells[start : start + count])
    return Row(
        (
            Cell.of(row.place or "–"),
            Cell.of(typist.text(row.title)),
            *cells,
            *(Cell(Number(None)) for _missing in range(count - len(cells))),
            Cell(Number(row.score, ranking.digits)),
        )
    )


def _cell(cell: MeanOf, ranking: Ranking) -> Cell:
    """Points and, where assessors differ, from what to what; ``shade`` by their size."""
    if cell.state == "not_applicable":
        return Cell(Inapplicable(_("n/a")))
    if cell.points is None:
        return Cell(Number(None, shade=0))
    scale = ranking.scale
    shade = min(4, max(0, int(rounded(4 * cell.points / scale)))) if scale else 0
    return Cell(Number(cell.points, ranking.digits - 1, cell.low, cell.high, shade))


def _verdicts(ranking: Ranking, shown: Sequence[Ranked], typist: Typist) -> tuple[Kept, ...]:
    """Vetoes first, then passes that carry a reason."""
    told = [
        (row, verdict)
        for row in shown
        for verdict in row.verdicts
        if verdict.verdict == "veto" or verdict.reason
    ]
    if not told:
        return ()
    gates = {gate.id: gate.title for gate in ranking.gates}
    told.sort(key=lambda one: one[1].verdict != "veto")
    rows = tuple(_verdict(row.title, verdict, gates, typist) for row, verdict in told)
    columns = (
        Column("initiative", _("Initiative"), width=190),
        Column("gate", _("Gate"), width=104),
        Column("verdict", _("Verdict"), width=60),
        Column("reason", _("Reason")),
        Column("author", _("Said by"), width=90),
    )
    heading = _("Verdicts of the gates")
    table = Table("verdicts", heading, columns, rows, role="close")
    return (Kept((Heading(heading), table)),)


def _verdict(title: str, said: DecidedGate, gates: Mapping[str, str], typist: Typist) -> Row:
    words = {"veto": _("veto"), "pass": _("passes")}
    role = "veto" if said.verdict == "veto" else ""
    return Row(
        (
            Cell.of(typist.text(title)),
            Cell.of(typist.text(gates.get(said.gate_id, ""))),
            Cell.of(words.get(said.verdict, said.verdict), role),
            Cell.of(typist.text(said.reason)),
            Cell.of(typist.text(said.author)),
        )
    )
