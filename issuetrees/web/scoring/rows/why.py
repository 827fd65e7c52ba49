"""Why one initiative stands before another, in words, and what moves its lead most."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tornado import Frame
from issuetrees.core.scoring.robust.reasons import Comparison, Reason
from issuetrees.core.scoring.robust.stability import Interval
from issuetrees.kit.formats.numbers import number, percent
from issuetrees.kit.sentences import apart, fill
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.scoring.read.firmness import Why
from issuetrees.scoring.read.results import Board
from issuetrees.scoring.swings import draw_lead, ends_of, lead_of, signed, title_of

_FRAME: Final = Frame(width=760.0, size=12.0, thickness=14.0)


@dataclass(frozen=True)
class ReasonRow:
    """A goal, or a criterion below it, with the points of both."""

    title: str
    is_goal: bool
    first: Decimal
    second: Decimal
    difference: str


@dataclass(frozen=True)
class WhyRows:
    """The comparison as the page has it."""

    first: str
    second: str
    told: list[str]
    rows: list[ReasonRow]
    total: Reason
    difference: str


@dataclass(frozen=True)
class SwingRow:
    """One thing that moves: from where to where, and the lead at both ends."""

    title: str
    ends: str
    low: str
    high: str


@dataclass(frozen=True)
class TornadoRows:
    """What moves the lead most, as one figure and as the rows beside it."""

    figure: Drawing
    rows: list[SwingRow]


def why(board: Board, found: Why) -> WhyRows:
    """Return a comparison in the words of its page."""
    names = _names(board)
    compared = found.comparison
    return WhyRows(
        first=names[compared.first_id],
        second=names[compared.second_id],
        told=[one for one in _told(compared, found.turning, names) if one],
        rows=[row for goal in compared.goals for row in _reason_rows(goal, names)],
        total=compared.total,
        difference=signed(compared.total.difference),
    )


def tornado(board: Board, found: Why) -> TornadoRows | None:
    """Return what moves the lead most, the largest first; None where nothing does."""
    lead = lead_of(found.tornado, found.comparison.total.difference, _names(board))
    if not lead.swings:
        return None
    rows = [
        SwingRow(title_of(one), ends_of(one), signed(one.low), signed(one.high))
        for one in lead.swings
    ]
    return TornadoRows(draw_lead(lead, "tornado", _FRAME, fit_lines), rows)


def _names(board: Board) -> dict[str, str]:
    names = {str(row.pk): row.title for row in board.initiatives}
    names |= {str(row.pk): row.title for row in board.tree}
    return names | {str(row.pk): row.title for row in board.criteria}


def _told(
    compared: Comparison, turning: Sequence[Interval], names: Mapping[str, str]
) -> Iterable[str]:
    total = compared.total
    pair = {"first": names[compared.first_id], "second": names[compared.second_id]}
    language = get_language() or "en"
    if compared.is_tie:
        points = number(total.first, language, 1)
        yield fill(
            _("“{first}” and “{second}” share a place: both have {points}."), **pair, points=points
        )
    else:
        yield fill(
            _("“{first}” stands before “{second}”: {one} points to {other}, a lead of {lead}."),
            **pair,
            one=number(total.first, language, 1),
            other=number(total.second, language, 1),
            lead=number(total.difference, language, 1),
        )
    yield _listed(
        _("For it speaks: {goals}."), [one for one in compared.goals if one.difference > 0], names
    )
    against = [one for one in reversed(compared.goals) if one.difference < 0]
    yield _listed(_("Against it: {goals}."), against, names)
    yield _unequal(compared, names)
    yield _turns(turning, names, is_tie=compared.is_tie)


def _listed(message: str, goals: Sequence[Reason], names: Mapping[str, str]) -> str:
    if not goals:
        return ""
    said = [f"{apart(names[one.id])} ({signed(one.difference)})" for one in goals]
    return message.format(goals=", ".join(said))


def _unequal(compared: Comparison, names: Mapping[str, str]) -> str:
    if not compared.unequal:
        return ""
    listed = ", ".join(str(apart(names[one])) for one in compared.unequal)
    return _(
        "Only one of them has points on {criteria}: the weight of it counts for the rest."
    ).format(criteria=listed)


def _turns(turning: Sequence[Interval], names: Mapping[str, str], *, is_tie: bool) -> str:
    """Name the weight that turns the order with the smallest move."""
    if is_tie:
        return ""
    if not turning:
        return _("No single weight turns this, whatever it is.")
    nearest, language = turning[0], get_language() or "en"
    ends = [
        end
        for end, takers in ((nearest.low, nearest.below), (nearest.high, nearest.above))
        if takers and end is not None
    ]
    end = min(ends, key=lambda one: abs(one - nearest.share))
    return fill(
        _("The smallest move that turns it: the weight of “{title}” from {now} to {then}."),
        title=names[nearest.id],
        now=percent(nearest.share, language),
        then=percent(end, language),
    )


def _reason_rows(goal: Reason, names: Mapping[str, str]) -> Iterable[ReasonRow]:
    yield _reason_row(goal, names, is_goal=True)
    if len(goal.parts) > 1:
        yield from (_reason_row(part, names, is_goal=False) for part in goal.parts)


def _reason_row(one: Reason, names: Mapping[str, str], *, is_goal: bool) -> ReasonRow:
    return ReasonRow(names[one.id], is_goal, one.first, one.second, signed(one.difference))
