"""Appendix: the scoring matrix, initiatives by criteria, and every gate's verdict."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import rounded
from issuetrees.reports.document import Cell, Criterion, Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Entry, Typist
from issuetrees.reports.sections.chosen import best
from issuetrees.reports.sections.options import TOP, YesNo

COLUMNS = 9
HAS_VERDICTS: Final = YesNo("has_verdicts", gettext_lazy("Verdicts of the gates"), default=True)
OPTIONS: Final = (TOP, HAS_VERDICTS)


@dataclass(frozen=True, slots=True)
class ScoreCell:
    """Points, or why there are none (``missing``, ``not_applicable``); ``shade`` 0–4 by size;
    from ``low`` to ``high`` where assessors differ.
    """

    points: float | None
    state: str = "given"
    shade: int = 0
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """An initiative."""

    place: str
    title: str
    cells: tuple[ScoreCell, ...]
    score: float | None


@dataclass(frozen=True, slots=True)
class Column:
    """A criterion and its share of the whole weight in whole percent."""

    title: str
    share: Decimal


@dataclass(frozen=True, slots=True)
class Band:
    """A goal over its criteria in one table."""

    title: str
    span: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """One table of at most ``COLUMNS`` criteria."""

    bands: tuple[Band, ...]
    columns: tuple[Column, ...]
    rows: tuple[ScoreRow, ...]


@dataclass(frozen=True, slots=True)
class VerdictRow:
    """One gate and one initiative."""

    initiative: str
    gate: str
    verdict: str
    word: str
    reason: str
    author: str


@dataclass(frozen=True, slots=True)
class ScoresContent:
    """The tables; ``digits`` are the decimals of scores, cells have one less."""

    matrices: tuple[Matrix, ...]
    verdicts: tuple[VerdictRow, ...]
    digits: int

    @property
    def cell_digits(self) -> int:
        """The decimals of a cell."""
        return self.digits - 1


def build(assignment: Assignment) -> Built | None:
    """Return the matrices, or None when nothing is scored and no gate is decided."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.criteria or not _is_begun(ranking):
        return None
    rows = best(ranking.rows, assignment)
    title = assignment.heading(action_title(ranking, typist))
    matrices = tuple(
        _matrix(ranking, rows, start, typist) for start in range(0, len(ranking.criteria), COLUMNS)
    )
    has_verdicts = HAS_VERDICTS.of(assignment.choice)
    verdicts = tuple(_verdicts(ranking, rows, typist)) if has_verdicts else ()
    source = _("Source: mean of the assessors' points on a scale of 0–{scale}; weights in percent")
    return Built(
        kind="appendix_scores",
        title=title,
        tracker=_("Appendix · Scores"),
        content=ScoresContent(matrices, verdicts, ranking.digits),
        entries=(Entry(assignment.anchor, title),),
        source=typist.text(source.format(scale=typist.number(ranking.scale))),
        pages=len(matrices) * (1 + len(rows) // 20) + 1,
    )


def _is_begun(ranking: Ranking) -> bool:
    """Tell whether anybody scored or decided anything."""
    return any(
        row.verdicts or any(cell.points is not None for cell in row.cells) for row in ranking.rows
    )


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say how complete the scores are."""
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
    return _("Every assessor scored every initiative on every criterion")


def _matrix(ranking: Ranking, rows: Sequence[Ranked], start: int, typist: Typist) -> Matrix:
    criteria = ranking.criteria[start : start + COLUMNS]
    shares = list(chain(*ranking.shares_within))[start : start + COLUMNS]
    return Matrix(
        bands=tuple(_bands(ranking, criteria, typist)),
        columns=tuple(
            Column(typist.text(criterion.title), share)
            for criterion, share in zip(criteria, shares, strict=True)
        ),
        rows=tuple(_row(row, start, len(criteria), ranking, typist) for row in rows),
    )


def _bands(ranking: Ranking, criteria: Sequence[Criterion], typist: Typist) -> list[Band]:
    shown = {criterion.id for criterion in criteria}
    spans = [
        (goal.title, sum(criterion.id in shown for criterion in goal.criteria))
        for goal in ranking.goals
    ]
    return [Band(typist.text(title), span) for title, span in spans if span]


def _row(row: Ranked, start: int, count: int, ranking: Ranking, typist: Typist) -> ScoreRow:
    cells = tuple(_cell(cell, ranking.scale) for cell in row.cells[start : start + count])
    return ScoreRow(
        place=row.place,
        title=typist.text(row.title),
        cells=cells + (ScoreCell(None, "missing"),) * (count - len(cells)),
        score=row.score,
    )


def _cell(cell: Cell, scale: float) -> ScoreCell:
    if cell.points is None:
        return ScoreCell(None, cell.state)
    shade = min(4, max(0, int(rounded(4 * cell.points / scale)))) if scale else 0
    return ScoreCell(cell.points, cell.state, shade, cell.low, cell.high)


def _verdicts(ranking: Ranking, shown: Sequence[Ranked], typist: Typist) -> list[VerdictRow]:
    """Vetoes first, then passes that carry a reason."""
    gates = {gate.id: gate.title for gate in ranking.gates}
    words = {"veto": _("veto"), "pass": _("passes")}
    rows = [
        VerdictRow(
            initiative=typist.text(row.title),
            gate=typist.text(gates.get(verdict.gate_id, "")),
            verdict=verdict.verdict,
            word=words.get(verdict.verdict, verdict.verdict),
            reason=typist.text(verdict.reason),
            author=typist.text(verdict.author),
        )
        for row in shown
        for verdict in row.verdicts
        if verdict.verdict == "veto" or verdict.reason
    ]
    return sorted(rows, key=lambda row: row.verdict != "veto")
