"""The table of the decisions that are asked for, with what each of them rests on."""

from collections.abc import Callable, Sequence

from django.utils.translation import gettext as _

from issuetrees.reports.decisions import Decision, total_of
from issuetrees.reports.named import named
from issuetrees.reports.scene.tables import Cell, Column, Day, Kind, Line, Money, Row, Table
from issuetrees.reports.scored import Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Typist


def decision_table(
    decisions: Sequence[Decision], assignment: Assignment, *, has_reasons: bool
) -> Table:
    """Return the decisions in their order; what nobody said has no column."""
    typist, currency = assignment.typist, assignment.document.currency
    what = Column("decision", _("Decision"))
    columns: list[tuple[Column, Callable[[Decision], Cell]]] = [
        (what, lambda one: _what(one, assignment, has_reasons=has_reasons))
    ]
    if any(one.owner for one in decisions):
        owner = Column("owner", _("Owner"), width=80)
        columns.append((owner, lambda one: Cell.of(typist.text(one.owner))))
    if any(one.due for one in decisions):
        columns.append((Column("due", _("By"), Kind.DAY, 62), _due))
    if any(one.amount is not None for one in decisions):
        sums = Column("sum", _("Sum"), Kind.MONEY, 62, "strong")
        columns.append((sums, lambda one: _sum(one, currency)))
    rows = [
        Row((Cell.of(str(number)), *(cell(one) for _column, cell in columns)))
        for number, one in enumerate(decisions, start=1)
    ]
    shown = tuple(column for column, _cell in columns)
    rows += _total(decisions, shown, currency)
    number = Column("number", _("No."), width=24, role="quiet")
    return Table(assignment.anchor, _("Decisions we ask for"), (number, *shown), tuple(rows))


def evidence(row: Ranked, ranking: Ranking, typist: Typist) -> str:
    """Say in a line where an initiative stands: its place, its cost, its gates."""
    said = [_("not scored")]
    if row.place:
        said = [_("place {place} of {count}").format(place=row.place, count=len(ranking.rows))]
    if row.cost_likely is not None:
        said.append(typist.money(row.cost_likely, ranking.currency))
    if row.vetoes:
        said.append(_("a gate stops it"))
    elif ranking.gates:
        waits = ranking.undecided(row)
        said.append(_("gates undecided") if waits else _("passes every gate"))
    return typist.text(f"{typist.quoted(row.title)}: {', '.join(said)}")


def _what(decision: Decision, assignment: Assignment, *, has_reasons: bool) -> Cell:
    lines = [Line(assignment.typist.text(decision.what), "strong" if has_reasons else "")]
    ranking = assignment.document.ranking
    if has_reasons and ranking:
        found = named(decision.what, ranking)
        lines += [Line(evidence(row, ranking, assignment.typist), "quiet") for row in found]
    return Cell(lines=tuple(lines))


def _due(decision: Decision) -> Cell:
    return Cell(Day(decision.due)) if decision.due else Cell()


def _sum(decision: Decision, currency: str) -> Cell:
    return Cell() if decision.amount is None else Cell(Money(decision.amount, currency))


def _total(decisions: Sequence[Decision], columns: Sequence[Column], currency: str) -> list[Row]:
    """The sum of several amounts."""
    if sum(one.amount is not None for one in decisions) < 2:
        return []
    total = total_of(decisions)
    blank = [Cell() for _column in columns[1:-1]]
    money = Cell(Money(total, currency)) if total is not None else Cell()
    return [Row((Cell(), Cell.of(_("Total"), "strong"), *blank, money), role="total")]
