"""What initiatives cost, and what points a sum of money buys: the best value first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from issuetrees.core.rounding import Figure, apportion, rounded
from issuetrees.kit.formats.numbers import NBSP
from issuetrees.reports.scene.blocks import Entry
from issuetrees.reports.scene.pages import Page
from issuetrees.reports.scene.rows import numbered
from issuetrees.reports.scene.tables import Cell, Column, Kind, Line, Number, Row, Table
from issuetrees.reports.scored import Ranked, Ranking
from issuetrees.reports.sections.base import Assignment, Built, Typist, source_of
from issuetrees.reports.sections.options import TOP, Choice
from issuetrees.reports.sections.recommended import recommended

VALUE, PLACE = "value", "place"
ORDER: Final = Choice(
    "order",
    gettext_lazy("Order"),
    default=VALUE,
    choices={
        VALUE: gettext_lazy("Points for the money"),
        PLACE: gettext_lazy("Place in the ranking"),
    },
)
OPTIONS: Final = (TOP, ORDER)
_DIGITS: Final = 1
_VALUE_DIGITS: Final = 2
_COSTS: Final = ("cost_low", "cost_likely", "cost_high")
_ROWS: Final = 26


def build(assignment: Assignment) -> Built | None:
    """Return the table, or None where no initiative has a likely cost."""
    ranking, typist = assignment.document.ranking, assignment.typist
    if ranking is None or not any(row.cost_likely for row in ranking.rows):
        return None
    scale = Scale.of(ranking, typist)
    title = assignment.heading(action_title(ranking, scale, typist))
    table, left_out = _table(ranking, scale, assignment)
    source = typist.text(" ".join([_source(scale), *_notes(ranking, left_out, typist)]))
    page = Page(assignment.anchor, title, _("Costs"), (table, *source_of(source)))
    return Built("costs", (page,), (Entry(page.id, title),), sheets=1 + len(table.rows) // _ROWS)


@dataclass(frozen=True, slots=True)
class Scale:
    """In what costs are written: the unit as a sum, and its word (“M ₽”)."""

    unit: Decimal
    word: str

    @classmethod
    def of(cls, ranking: Ranking, typist: Typist) -> "Scale":
        """Return the unit in which the middle cost has one to three digits."""
        costs = sorted(Decimal(str(row.cost_likely)) for row in ranking.rows if row.cost_likely)
        size = 3 * max(0, costs[len(costs) // 2].adjusted() // 3)
        unit = Decimal(1).scaleb(size)
        return cls(unit, typist.money(unit, ranking.currency).split(NBSP, 1)[-1])

    def value(self, row: Ranked) -> Decimal | None:
        """Return the points for one unit of money, as printed."""
        if not row.cost_likely or row.score is None:
            return None
        points = Decimal(str(row.score)) / (Decimal(str(row.cost_likely)) / self.unit)
        return rounded(points, _VALUE_DIGITS)


def action_title(ranking: Ranking, scale: Scale, typist: Typist) -> str:
    """Say who brings most for the money of what can be started; of equals both or how many."""
    values = [(scale.value(row), row) for row in ranking.rows if not _is_shut(row)]
    known = [(value, row) for value, row in values if value is not None]
    if not known:
        return _("Costs are known, but nothing is scored yet")
    most = max(value for value, _row in known)
    first = [row for value, row in known if value == most]
    points = typist.number(most, _VALUE_DIGITS)
    if len(first) == 1:
        text = _("{initiative} brings the most points for the money: {points} per {unit}")
        if len(known) == 1:
            text = _("{initiative} brings {points} points per {unit}")
        named = typist.quoted(first[0].title, 70)
        return text.format(initiative=named, points=points, unit=scale.word)
    return ngettext(
        "{count} initiative brings the most points for the money: {points} per {unit}",
        "{count} initiatives bring the same points for the money, the most: {points} per {unit}",
        len(first),
    ).format(count=typist.number(len(first)), points=points, unit=scale.word)


def _ordered(ranking: Ranking, scale: Scale, assignment: Assignment) -> list[Ranked]:
    """Those with a value first, below them what is over, turned down or stopped by a gate."""
    rows = list(ranking.rows)
    if ORDER.of(assignment.choice) == VALUE:
        rows.sort(key=lambda row: (_is_shut(row), -(scale.value(row) or Decimal(-1))))
    top = TOP.of(assignment.choice)
    return rows[:top] if top else rows


def _table(ranking: Ranking, scale: Scale, assignment: Assignment) -> tuple[Table, int]:
    """The rows with their sums: of what is recommended, and of all that is shown."""
    rows = _ordered(ranking, scale, assignment)
    best = {row.id for row in recommended(ranking)}
    figures = [_figures(rows, name, scale) for name in _COSTS]
    columns = (
        Column("place", _("No."), width=30, role="quiet"),
        Column("name", _("Initiative")),
        Column("score", _("Score"), Kind.NUMBER, 40),
        Column("low", _("Low, {unit}").format(unit=scale.word), Kind.NUMBER, 50),
        Column("likely", _("Likely, {unit}").format(unit=scale.word), Kind.NUMBER, 54, "strong"),
        Column("high", _("High, {unit}").format(unit=scale.word), Kind.NUMBER, 50),
        Column("value", _("Points per {unit}").format(unit=scale.word), Kind.NUMBER, 58),
    )
    shown = [
        _row(row, [column[place] for column in figures], scale, assignment)
        for place, row in enumerate(rows)
    ]
    chosen = [row.id in best for row in rows]
    if any(chosen) and not all(chosen):
        shown.append(_sum(_("What is recommended"), figures, chosen))
    shown.append(_sum(_("Total"), figures, [True] * len(rows)))
    title = _("Costs and points for the money")
    table = numbered(Table(assignment.anchor, title, columns, tuple(shown), role="close"))
    return table, len(ranking.rows) - len(rows)


def _figures(rows: Sequence[Ranked], name: str, scale: Scale) -> list[Decimal | None]:
    """A column of costs, rounded so that what is printed adds up to the printed sum."""
    costs: list[Figure | None] = [getattr(row, name) for row in rows]
    known = [Decimal(str(cost)) / scale.unit for cost in costs if cost is not None]
    parts = iter(apportion(known, _DIGITS))
    return [None if cost is None else next(parts) for cost in costs]


def _row(row: Ranked, costs: Sequence[Decimal | None], scale: Scale, assignment: Assignment) -> Row:
    ranking = assignment.document.ranking or Ranking()
    title, note = assignment.typist.text(row.title), _note(row, ranking)
    lines = [Line(title), *([Line(note, "warn" if row.vetoes else "quiet")] if note else [])]
    if assignment.is_low and note:
        lines = [Line(f"{title} · {note}")]
    return Row(
        (
            Cell.of(row.place or "–"),
            Cell(lines=tuple(lines)),
            Cell(Number(row.score, ranking.digits)),
            *(Cell(Number(cost, _DIGITS)) for cost in costs),
            Cell(Number(scale.value(row), _VALUE_DIGITS)),
        )
    )


def _is_shut(row: Ranked) -> bool:
    return bool(row.vetoes) or row.is_past


def _note(row: Ranked, ranking: Ranking) -> str:
    """Why an initiative may be nothing to start."""
    if row.vetoes:
        return _("a gate stops it")
    if row.is_past:
        return _("past") if row.state in {"done", "past"} else _("turned down")
    return _("gates undecided") if ranking.undecided(row) else ""


def _sum(name: str, figures: Sequence[Sequence[Decimal | None]], is_counted: Sequence[bool]) -> Row:
    """A row of sums of the printed figures; none where one that has a cost lacks its figure."""
    likely = figures[_COSTS.index("cost_likely")]
    places = [
        place for place, counts in enumerate(is_counted) if counts and likely[place] is not None
    ]
    sums = (_whole_sum([column[place] for place in places]) for column in figures)
    cells = (Cell(Number(total, _DIGITS)) for total in sums)
    return Row((Cell(), Cell.of(name, "strong"), Cell(), *cells, Cell()), role="total")


def _whole_sum(parts: Sequence[Decimal | None]) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal()) if known and len(known) == len(parts) else None


def _source(scale: Scale) -> str:
    text = _("Source: costs of the initiatives; points per {unit} of likely cost.")
    return text.format(unit=scale.word)


def _notes(ranking: Ranking, left_out: int, typist: Typist) -> Iterator[str]:
    lacking = sum(row.cost_likely is None for row in ranking.rows)
    if lacking:
        text = ngettext(
            "{count} initiative has no cost and is in no sum.",
            "{count} initiatives have no cost and are in no sum.",
            lacking,
        )
        yield text.format(count=typist.number(lacking))
    if left_out > 0:
        text = _("{shown} of {count} initiatives are shown.")
        total = len(ranking.rows)
        yield text.format(shown=typist.number(total - left_out), count=typist.number(total))
