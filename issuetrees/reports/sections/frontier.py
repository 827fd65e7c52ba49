"""The frontier: what the best portfolio is worth for less and for more money."""

from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core.drawing.frontier import Plot, Tick, draw_frontier
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.reports.portfolios import FrontierShown, PortfolioShown
from issuetrees.reports.scene.blocks import Exhibit
from issuetrees.reports.scene.tables import Cell, Column, Kind, Money, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE
from issuetrees.reports.sections.base import Assignment, Built, Typist
from issuetrees.reports.sections.portfolio import DIGITS, SCENARIO, built_of, portfolio_of

KIND: Final = "frontier"
OPTIONS: Final = (SCENARIO,)
_HIGH: Final = 200.0
_HIGH_ON_SLIDE: Final = 160.0
_SIZE: Final = 8.5
_BELOW: Final = 12.0  # between the drawing and its table
#: Steps in the table before the chosen one, and after it.
_AROUND: Final = 3
_AROUND_ON_SLIDE: Final = 2


def build(assignment: Assignment) -> Built | None:
    """Return what more or less money would be worth; None where that was not worked out."""
    found, typist = portfolio_of(assignment), assignment.typist
    if found is None or found.frontier is None:
        return None
    title = assignment.heading(typist.text(_title(found, found.frontier, typist)))
    drawn = _drawn(found.frontier, title, assignment)
    exhibit = Exhibit(replace(drawn, height=drawn.height + _BELOW))
    blocks = (exhibit, _steps(found, found.frontier, assignment))
    more = _(
        "Across: the budget of all periods together, shared among them as now; up: points. A "
        "portfolio may cost less than its budget."
    )
    return built_of(KIND, assignment, title, blocks, found, more, LANDSCAPE)


def _title(found: PortfolioShown, shown: FrontierShown, typist: Typist) -> str:
    """Say what half of the money would give."""
    half = found.cost / 2
    worth = max((p for m, p in zip(shown.money, shown.points, strict=True) if m <= half), default=0)
    text = _("Half of the money, {money}, would give {share} of the points")
    return text.format(
        money=typist.money(half, found.currency),
        share=typist.percent(worth / found.points if found.points else 0.0),
    )


def _drawn(shown: FrontierShown, title: str, assignment: Assignment) -> Drawing:
    steps = list(zip(shown.money, shown.points, strict=True))
    high = _HIGH_ON_SLIDE if assignment.is_low else _HIGH
    return draw_frontier(
        f"{assignment.anchor}-frontier",
        steps,
        steps[shown.chosen],
        Plot(assignment.theme.sheet(LANDSCAPE).room, high, _SIZE),
        money=[Tick(one.at, one.text) for one in shown.money_ticks],
        points=[Tick(one.at, one.text) for one in shown.point_ticks],
        title=_("Points by budget"),
        description=title,
    )


def _steps(found: PortfolioShown, shown: FrontierShown, assignment: Assignment) -> Table:
    """The budgets at which something changes, around the chosen one."""
    pairs = list(zip(shown.money, shown.points, strict=True))
    kept = [one for at, one in enumerate(pairs) if not at or one[1] > pairs[at - 1][1]]
    worth = pairs[shown.chosen][1]
    at = next((place for place, one in enumerate(kept) if one[1] >= worth), len(kept) - 1)
    around = _AROUND_ON_SLIDE if assignment.is_low else _AROUND
    near = kept[max(at - around, 0) : at + 1 + around]
    columns = (
        Column("which", _("Portfolio")),
        Column("money", _("Budget"), Kind.NUMBER, 120),
        Column("points", _("Points"), Kind.NUMBER, 90, "strong"),
        Column("against", _("Against the portfolio"), Kind.NUMBER, 130),
    )
    rows = tuple(
        Row(
            (
                Cell.of(_which(points - worth), "" if round(points - worth, DIGITS) else "strong"),
                Cell(Money(money, found.currency)),
                Cell(Number(points, DIGITS)),
                Cell.of(_against(points - worth, assignment.typist)),
            )
        )
        for money, points in near
    )
    return Table(f"{assignment.anchor}-steps", _("Points by budget"), columns, rows, role="close")


def _which(more: float) -> str:
    if not round(more, DIGITS):
        return _("This portfolio")
    return _("With more money") if more > 0 else _("With less money")


def _against(more: float, typist: Typist) -> str:
    """Say how many points more or less than the portfolio has."""
    if not round(more, DIGITS):
        return "="
    return ("+" if more > 0 else "") + typist.number(more, DIGITS)
