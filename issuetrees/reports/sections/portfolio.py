"""The portfolio: what is in with its money, and what is used of budgets, teams and limits."""

from collections.abc import Iterator
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from issuetrees.reports.portfolios import PortfolioShown
from issuetrees.reports.scene.blocks import Block, Entry, Heading, Kept, Paragraph
from issuetrees.reports.scene.measure import page_height
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Money, Number, Row, Table
from issuetrees.reports.scene.theme import LANDSCAPE, PORTRAIT
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import OneScenario, YesNo

KIND: Final = "portfolio"
SCENARIO: Final = OneScenario(
    "scenario", gettext_lazy("Scenario"), empty=gettext_lazy("The first with a portfolio")
)
COMPARED: Final = YesNo("has_scenarios", gettext_lazy("Scenarios side by side"), default=True)
OPTIONS: Final = (SCENARIO, COMPARED)
DIGITS: Final = 1
#: Rows that a sheet holds.
_ROWS: Final = 24


def build(assignment: Assignment) -> Built | None:
    """Return what is in and what is used; None without a portfolio."""
    found, typist = portfolio_of(assignment), assignment.typist
    if found is None:
        return None
    title = assignment.heading(typist.text(found.conclusion))
    side_by_side = _compared(found, assignment) if COMPARED.of(assignment.choice) else ()
    below = (*_used(found, typist), *side_by_side)
    inside = _inside(found, assignment)
    built = built_of(KIND, assignment, title, (inside, *below), found, found.greed, LANDSCAPE)
    theme = assignment.theme
    if len(below) < 2 or page_height(built.pages[0], theme) <= theme.sheet(LANDSCAPE).depth:
        return built
    # What has no room goes on to the next sheet together: none has a single short table.
    kept = Kept(tuple(block for one in below for block in one.blocks))
    return built_of(KIND, assignment, title, (inside, kept), found, found.greed, LANDSCAPE)


def portfolio_of(assignment: Assignment) -> PortfolioShown | None:
    """Return the portfolio of the chosen scenario, None where it has none; else the first."""
    chosen = SCENARIO.of(assignment.choice)
    every = _every(assignment)
    if not chosen:
        return every[0] if every else None
    return next((one for one in every if one.id == chosen), None)


def _every(assignment: Assignment) -> list[PortfolioShown]:
    first = assignment.document.portfolio
    return [first, *assignment.document.other_portfolios] if first is not None else []


def _compared(found: PortfolioShown, assignment: Assignment) -> Iterator[Kept]:
    """Yield the scenarios side by side: what each has in, for how much, and how it differs."""
    every, typist = _every(assignment), assignment.typist
    if len(every) < 2:
        return
    columns = (
        Column("scenario", _("Scenario"), width=150),
        Column("count", _("Initiatives"), Kind.NUMBER, 62),
        Column("points", _("Points"), Kind.NUMBER, 46, "strong"),
        Column("cost", _("Cost"), Kind.NUMBER, 62),
        Column("against", _("Against this portfolio")),
    )
    rows = tuple(
        Row(
            (
                _titled(one, typist, "strong" if one is found else ""),
                Cell(Number(len(one.inside))),
                Cell(Number(one.points, DIGITS)),
                Cell(Money(one.cost, one.currency)),
                Cell(lines=tuple(_differs(one, found, typist))),
            )
        )
        for one in every
    )
    title = _("Scenarios side by side")
    yield Kept((Heading(title), Table("scenarios", title, columns, rows, role="close")))


def _titled(one: PortfolioShown, typist: Typist, role: str) -> Cell:
    title = Line(typist.text(one.scenario), role)
    return Cell(lines=(title, Line(_("older figures"))) if one.is_outdated else (title,))


def _differs(one: PortfolioShown, found: PortfolioShown, typist: Typist) -> Iterator[Line]:
    has, had = {row.id for row in one.inside}, {row.id for row in found.inside}
    for lead, rows in (
        (_("In:"), [row for row in one.inside if row.id not in had]),
        (_("Out:"), [row for row in found.inside if row.id not in has]),
    ):
        if rows:
            yield Line(typist.text(", ".join(row.title for row in rows)), "", lead)


def built_of(
    kind: str,
    assignment: Assignment,
    title: str,
    blocks: tuple[Block, ...],
    found: PortfolioShown,
    more: str = "",
    orientation: str = PORTRAIT,
) -> Built:
    """Return a section of one page about a portfolio, with where it comes from below."""
    typist = assignment.typist
    source = _("Source: scenario {scenario}; the set is the best one under its limits.").format(
        scenario=typist.quoted(found.scenario)
    )
    said = typist.text(" ".join(part for part in (source, more) if part))
    blocks = (*_warned(found), *blocks, *source_of(said))
    page = Page(assignment.anchor, title, _tracker(kind), blocks, orientation)
    rows = len(found.inside) + len(found.used)
    return Built(kind, (page,), (Entry(assignment.anchor, title),), 1 + rows // _ROWS)


def _warned(found: PortfolioShown) -> Iterator[Block]:
    """Say above all figures that they are not those of today."""
    if found.is_outdated:
        said = _(
            "Calculated before scores, costs or limits changed: today another set may be best."
        )
        yield Paragraph.of(said)


def _tracker(kind: str) -> str:
    part = {"frontier": _("Frontier"), "why_not": _("Why not in")}.get(kind)
    return " · ".join(filter(None, (_("Portfolio"), part)))


def _inside(found: PortfolioShown, assignment: Assignment) -> Table:
    typist = assignment.typist
    columns = [
        Column("name", _("Initiative")),
        Column("points", _("Points"), Kind.NUMBER, 46, "strong"),
        *(
            Column(f"period-{place}", typist.head(title), Kind.NUMBER, 62)
            for place, title in enumerate(found.periods)
        ),
        Column("cost", _("Cost"), Kind.NUMBER, 62, "strong"),
        Column("sure", _("How sure"), width=78),
    ]
    rows = [
        Row(
            (
                Cell.of(typist.text(one.title) + _part(one.share, typist)),
                Cell(Number(one.points, DIGITS)),
                *_sums(one.costs if found.periods else (), found.currency),
                Cell(Money(one.cost, found.currency)),
                Cell.of(typist.text(one.sure) or "–"),
            ),
            id=f"{assignment.anchor}-{one.id}",
        )
        for one in found.inside
    ]
    total = Row(
        (
            Cell.of(_("Together")),
            Cell(Number(found.points, DIGITS)),
            *_sums(found.costs if found.periods else (), found.currency),
            Cell(Money(found.cost, found.currency)),
            Cell.of(""),
        ),
        role="total",
    )
    return Table("portfolio", _("What is in"), tuple(columns), (*rows, total), role="close")


def _part(share: float, typist: Typist) -> str:
    return f" ({typist.percent(share)})" if share < 1 else ""


def _sums(costs: tuple[float, ...], currency: str) -> Iterator[Cell]:
    for cost in costs:
        yield Cell(Money(cost, currency)) if cost else Cell.of("–")


def _used(found: PortfolioShown, typist: Typist) -> Iterator[Kept]:
    if not found.used:
        return
    columns = (
        Column("limit", _("Limit")),
        Column("used", _("Used"), Kind.NUMBER, 80),
        Column("available", _("Available"), Kind.NUMBER, 80),
        Column("left", _("Left"), Kind.NUMBER, 80),
    )
    rows = tuple(
        Row(
            tuple(
                Cell.of(typist.text(text))
                for text in (one.title, one.used, one.available, one.left)
            )
        )
        for one in found.used
    )
    heading = _("Money, teams and limits")
    yield Kept((Heading(heading), Table("uses", heading, columns, rows, role="close")))
