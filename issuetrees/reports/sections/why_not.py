"""Why not in: what keeps each of the others out of the portfolio, and with what it enters."""

from typing import Final

from django.utils.translation import gettext as _

from issuetrees.reports.portfolios import PortfolioShown
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Money, Number, Row, Table
from issuetrees.reports.sections.base import Assignment, Built
from issuetrees.reports.sections.portfolio import DIGITS, SCENARIO, built_of, portfolio_of

KIND: Final = "why_not"
OPTIONS: Final = (SCENARIO,)


def build(assignment: Assignment) -> Built | None:
    """Return why each of the others is not in; None where nothing is left out."""
    found, typist = portfolio_of(assignment), assignment.typist
    if found is None or not found.outside:
        return None
    title = assignment.heading(typist.text(found.nearest))
    return built_of(KIND, assignment, title, (_outside(found, assignment),), found)


def _outside(found: PortfolioShown, assignment: Assignment) -> Table:
    typist = assignment.typist
    columns = (
        Column("name", _("Initiative"), width=150),
        Column("points", _("Points"), Kind.NUMBER, 46, "strong"),
        Column("cost", _("Cost"), Kind.NUMBER, 62),
        Column("why", _("Why not in")),
    )
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(one.title)),
                Cell(Number(one.points, DIGITS)),
                Cell(Money(one.cost, found.currency)),
                Cell(lines=tuple(Line(typist.text(said)) for said in one.reasons)),
            ),
            id=f"{assignment.anchor}-{one.id}",
        )
        for one in found.outside
    )
    return Table("why-not", _("Why not in"), columns, rows, role="close")
