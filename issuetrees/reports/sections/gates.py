"""Initiatives by gates: what each gate says of each initiative, and why it stops one."""

from collections.abc import Iterator, Sequence
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.reports.scene.blocks import Entry, Heading
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Row, Sign, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.scored import DecidedGate, Gate, Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.chosen import best
from issuetrees.reports.sections.options import TOP, YesNo

COLUMNS: Final = 6  # gates in a table; more stand in the next one
_ROWS: Final = 20
REASONS: Final = YesNo("has_reasons", gettext_lazy("Reasons of the vetoes"), default=True)
QUESTIONS: Final = YesNo("has_questions", gettext_lazy("Questions of the gates"), default=True)
OPTIONS: Final = (TOP, REASONS, QUESTIONS)


def build(assignment: Assignment) -> Built | None:
    """Return the matrix, or None without gates or initiatives."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not ranking.gates or not ranking.rows:
        return None
    title = assignment.heading(action_title(ranking, typist))
    rows = best(ranking.rows, assignment)
    starts = range(0, len(ranking.gates), COLUMNS)
    matrices = (_matrix(ranking, rows, start, assignment) for start in starts)
    source = _(
        "Source: verdicts of the people named; a veto stops an initiative whatever its score"
    )
    page = Page(
        assignment.anchor,
        title,
        _("Gates"),
        (*matrices, *_questions(ranking, assignment), *source_of(typist.text(source))),
        sheet=LANDSCAPE,
    )
    sheets = len(starts) * (1 + len(rows) // _ROWS)
    return Built("gates", (page,), (Entry(page.id, title),), sheets)


def action_title(ranking: Ranking, typist: Typist) -> str:
    """Say how many initiatives are stopped and how many wait; "most" only of a majority."""
    total = len(ranking.rows)
    stopped = sum(bool(row.vetoes) for row in ranking.rows)
    waiting = sum(not row.vetoes and bool(ranking.undecided(row)) for row in ranking.rows)
    if not any(row.verdicts for row in ranking.rows):
        return _("No gate is decided yet")
    if not stopped and not waiting:
        return ngettext(
            "The one initiative passes every gate",
            "All {count} initiatives pass every gate",
            total,
        ).format(count=typist.number(total))
    said = [_stops(stopped, total, typist)] if stopped else []
    said += [_waits(waiting, total, typist, is_first=not said)] if waiting else []
    return "; ".join(said)


def _stops(stopped: int, total: int, typist: Typist) -> str:
    if 2 * stopped > total > 2:
        text = _("Gates stop most initiatives: {count} of {total}")
    else:
        text = ngettext(
            "Gates stop {count} initiative of {total}",
            "Gates stop {count} initiatives of {total}",
            stopped,
        )
    return text.format(count=typist.number(stopped), total=typist.number(total))


def _waits(waiting: int, total: int, typist: Typist, *, is_first: bool) -> str:
    if is_first:
        text = ngettext(
            "No initiative is stopped, but {count} of {total} still waits for a verdict",
            "No initiative is stopped, but {count} of {total} still wait for a verdict",
            waiting,
        )
    else:
        text = ngettext(
            "{count} still waits for a verdict", "{count} still wait for a verdict", waiting
        )
    return text.format(count=typist.number(waiting), total=typist.number(total))


def _matrix(ranking: Ranking, rows: Sequence[Ranked], start: int, assignment: Assignment) -> Table:
    typist, gates = assignment.typist, ranking.gates[start : start + COLUMNS]
    columns = (
        Column("place", _("No."), width=30, role="quiet"),
        Column("name", _("Initiative"), width=200),
        *(Column(gate.id, typist.head(gate.title), Kind.VERDICT) for gate in gates),
    )
    has_reasons = REASONS.of(assignment.choice)
    shown = tuple(_row(row, gates, typist, has_reasons=has_reasons) for row in rows)
    title = _("Gates") if not start else f"{_('Gates')} {start // COLUMNS + 1}"
    return numbered(Table(f"{assignment.anchor}-{start}", title, columns, shown, role="close"))


def _row(row: Ranked, gates: Sequence[Gate], typist: Typist, *, has_reasons: bool) -> Row:
    said = {verdict.gate_id: verdict for verdict in row.verdicts}
    cells = (_cell(said.get(gate.id), typist, has_reasons=has_reasons) for gate in gates)
    return Row((Cell.of(row.place or "–"), Cell.of(typist.text(row.title)), *cells))


def _cell(said: DecidedGate | None, typist: Typist, *, has_reasons: bool) -> Cell:
    """The verdict; who stops an initiative says why."""
    if said is None:
        return Cell(Sign("unknown", _("undecided")))
    if said.verdict != "veto":
        return Cell(Sign("proved", _("passes")))
    lines = [Line(typist.text(said.reason), "quiet")] if said.reason else []
    lines += [Line(typist.text(said.author), "quiet")] if said.author else []
    return Cell(Sign("disproved", _("veto")), tuple(lines) if has_reasons else ())


def _questions(ranking: Ranking, assignment: Assignment) -> Iterator[Heading | Table]:
    """What each gate asks."""
    asked = [gate for gate in ranking.gates if gate.question]
    if not asked or not QUESTIONS.of(assignment.choice):
        return
    typist, heading = assignment.typist, _("What the gates ask")
    columns = (Column("gate", _("Gate"), width=200), Column("question", _("Question")))
    rows = (
        Row((Cell.of(typist.text(gate.title), "strong"), Cell.of(typist.text(gate.question))))
        for gate in asked
    )
    yield Heading(heading)
    yield Table(f"{assignment.anchor}-questions", heading, columns, tuple(rows), role="close")
