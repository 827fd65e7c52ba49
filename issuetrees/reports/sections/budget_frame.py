"""The budget frame: money by period and what it serves, share of voice against share of market."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from issuetrees.reports.framed import BudgetFrame, FrameBrand, FramePeriod
from issuetrees.reports.scene.blocks import Block, Chart, Entry, Heading, Kept, Paragraph
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.tables import Cell, Column, Kind, Money, Number, Row, Share, Table
from issuetrees.reports.sections import frame_charts
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of

KIND: Final = "budget_frame"
# So many figures stand below their chart on one page.
_TOGETHER: Final = 8


def build(assignment: Assignment) -> Built | None:
    """Return the frame on one page, or None where nobody has set one."""
    frame = assignment.document.frame
    if frame is None:
        return None
    typist = assignment.typist
    title = assignment.heading(action_title(frame, assignment))
    blocks = tuple(_blocks(frame, assignment))
    source = _("60 : 40: Binet and Field, IPA 2013, award entrants, disputed by Sharp (2022).")
    sources = (source, _ended(frame.source), _ended(frame.search_source))
    lines = source_of(*map(typist.text, sources))
    page = Page(assignment.anchor, title, _("Budget frame"), (*blocks, *lines))
    return Built(KIND, (page,), (Entry(page.id, title),))


def _ended(text: str) -> str:
    """End a sentence that somebody has left without its dot."""
    return f"{text}." if text and text[-1] not in ".!?…" else text


def action_title(frame: BudgetFrame, assignment: Assignment) -> str:
    """Say how much there is, for what."""
    typist, currency = assignment.typist, assignment.document.currency
    total = frame.periods[-1].budget if frame.periods else None
    if total is None:
        return _("Budget frame")
    money = typist.money(total, currency)
    if frame.brand_share is None:
        return _("{money} to spend, {tests} of it kept for tests").format(
            money=money, tests=typist.percent(frame.test_share / 100)
        )
    return _("{money} to spend: {tests} for tests, {brand} of the rest for the brand").format(
        money=money,
        tests=typist.percent(frame.test_share / 100),
        brand=typist.percent(frame.brand_share / 100),
    )


def _blocks(frame: BudgetFrame, assignment: Assignment) -> Iterator[Block]:
    typist = assignment.typist
    if frame.periods:
        yield _periods(frame, assignment)
    if frame.proposed_share is not None and frame.brand_share is not None:
        said = _("The proposals give {proposed} to the brand; planned are {planned}.")
        yield Paragraph.of(
            typist.text(
                said.format(
                    proposed=typist.percent(frame.proposed_share / 100),
                    planned=typist.percent(frame.brand_share / 100),
                )
            )
        )
    for text in typist.paragraphs(frame.reason):
        yield Paragraph.of(text)
    if frame.brands:
        chart = frame_charts.voice(frame, assignment)
        table = _brands(frame, assignment)
        yield from _part(_("Share of voice"), " ".join(frame.said), chart, table, typist)
    if frame.brands and frame.years:
        chart, table = frame_charts.years(frame, assignment), _years(frame, assignment)
        yield from _part(_("Share of voice by year"), frame.years_said, chart, table, typist)
    if frame.brands and frame.searches:
        chart, table = frame_charts.search(frame, assignment), _searches(frame, assignment)
        yield from _part(_("Share of search"), frame.search_said, chart, table, typist)


def _part(
    title: str, said: str, charts: Iterable[Chart], table: Table, typist: Typist
) -> Iterator[Block]:
    """Yield a chart with its figures, on one page where they are few."""
    told = (Paragraph.of(typist.text(said)),) if said else ()
    shown: tuple[Block, ...] = (Heading(title), *told, *charts)
    if len(table.rows) <= _TOGETHER:
        yield Kept((*shown, table))
    else:
        yield from (Kept(shown), table)


def _periods(frame: BudgetFrame, assignment: Assignment) -> Table:
    columns = (
        Column("period", _("Period")),
        Column("budget", _("Budget"), Kind.MONEY, 70),
        Column("tests", _("Kept for tests"), Kind.MONEY, 70),
        Column("brand", pgettext("budget", "Brand"), Kind.MONEY, 70),
        Column("activation", _("Activation"), Kind.MONEY, 70),
        Column("asked", _("Proposals cost"), Kind.MONEY, 76),
    )
    currency = assignment.document.currency
    rows = (_period(one, currency, assignment.typist) for one in frame.periods)
    return Table(f"{assignment.anchor}-periods", _("Budget by period"), columns, tuple(rows))


def _period(one: FramePeriod, currency: str, typist: Typist) -> Row:
    sums = (one.budget, one.tests, one.brand, one.activation, one.asked)
    title = Cell.of(typist.text(one.title)) if one.title else Cell.of(_("Together"), "strong")
    return Row((title, *(_money(amount, currency) for amount in sums)))


def _money(amount: Decimal | None, currency: str) -> Cell:
    return Cell() if amount is None else Cell(Money(amount, currency))


def _brands(frame: BudgetFrame, assignment: Assignment) -> Table:
    columns = (
        Column("brand", pgettext("budget", "Brand")),
        Column("spend", _("Spend a year"), Kind.MONEY, 76),
        Column("voice", _("Share of voice"), Kind.SHARE, 76),
        Column("market", _("Share of market"), Kind.SHARE, 80),
        Column("excess", _("Excess, points"), Kind.NUMBER, 76),
    )
    currency, typist = assignment.document.currency, assignment.typist
    rows = tuple(_brand(one, currency, typist) for one in frame.brands)
    return Table(f"{assignment.anchor}-brands", _("Share of voice"), columns, rows)


def _brand(one: FrameBrand, currency: str, typist: Typist) -> Row:
    return Row(
        (
            Cell.of(typist.text(one.name)),
            _money(one.spend, currency),
            _share(one.voice),
            _share(one.market),
            _points(one.excess),
        )
    )


def _years(frame: BudgetFrame, assignment: Assignment) -> Table:
    columns = (
        Column("year", _("Own brand by year")),
        Column("spend", _("Spend a year"), Kind.MONEY, 76),
        Column("voice", _("Share of voice"), Kind.SHARE, 76),
        Column("market", _("Share of market"), Kind.SHARE, 80),
        Column("excess", _("Excess, points"), Kind.NUMBER, 76),
        Column("later", _("Market a year later, points"), Kind.NUMBER, 80),
    )
    currency, typist = assignment.document.currency, assignment.typist
    rows = tuple(
        Row(
            (
                Cell.of(typist.text(one.title)),
                _money(one.spend, currency),
                _share(one.shares[0] if one.shares else None),
                _share(one.market),
                _points(one.excess),
                _points(one.later),
            )
        )
        for one in frame.years
    )
    return Table(f"{assignment.anchor}-years", _("Share of voice by year"), columns, rows)


def _points(points: float | None) -> Cell:
    return Cell() if points is None else Cell(Number(points, 1))


def _searches(frame: BudgetFrame, assignment: Assignment) -> Table:
    typist = assignment.typist
    brands = (
        Column(f"brand-{place}", typist.text(one.name), Kind.SHARE)
        for place, one in enumerate(frame.brands, 1)
    )
    rows = (
        Row((Cell.of(typist.text(one.title)), *map(_share, one.shares))) for one in frame.searches
    )
    columns = (Column("span", _("When")), *brands)
    return Table(f"{assignment.anchor}-searches", _("Share of search"), columns, tuple(rows))


def _share(percent: float | None) -> Cell:
    return Cell() if percent is None else Cell(Share(percent / 100))
