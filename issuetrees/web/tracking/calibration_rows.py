"""Calibration as the page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from issuetrees.core.portfolio.calibration import FEW, FEWEST, Track
from issuetrees.kit.formats.numbers import number
from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.assessors import Assessor
from issuetrees.tracking.models.forecasts import Forecast
from issuetrees.tracking.models.plans import Measure
from issuetrees.tracking.read.actuals import Standing
from issuetrees.tracking.read.calibration import Case, Found
from issuetrees.tracking.words import figure, standing_words


@dataclass(frozen=True)
class TrackRow:
    """What is known of one assessor or criterion, in words."""

    title: str
    bias: str
    bias_note: str
    is_clear: bool
    held: str
    widen: str
    brier: str
    brier_note: str
    assessor: Assessor | None = None
    is_told: bool = False


@dataclass(frozen=True)
class Shown:
    """The page: rows by assessor and by criterion, the cases behind them, and how few they are."""

    assessors: list[TrackRow]
    criteria: list[TrackRow]
    cases: list[tuple[Case, str, str, str]]
    few: str
    can_tell: bool


@dataclass(frozen=True)
class Chances:
    """What assessors said of a measure before; ``came`` is what came of it, once that is known."""

    measure: Measure
    said: list[tuple[Forecast, str]]
    came: str


def chances(rows: Iterable[Forecast], standings: Iterable[Standing]) -> list[Chances]:
    """Return chances by measure, those first whose end is not known."""
    known = {one.measure.pk: one for one in standings}
    made: dict[object, Chances] = {}
    for row in rows:
        standing = known.get(row.measure_id)
        came = standing_words(standing)[0] if standing and standing.actual else ""
        of = made.setdefault(row.measure_id, Chances(row.measure, [], came))
        of.said.append((row, f"{row.assessor.name} {figure(row.chance, '%')}"))
    ended = {key for key, one in known.items() if one.actual and not one.is_interim}
    return sorted(made.values(), key=lambda one: one.measure.pk in ended)


def shown(found: Found) -> Shown:
    """Return a calibration as it is shown."""
    people = [
        _row(one, str(found.assessors[one.id]), found.assessors[one.id])
        for one in found.calibration.assessors
        if one.id in found.assessors
    ]
    criteria = [
        _row(one, str(found.criteria[one.id]))
        for one in found.calibration.criteria
        if one.id in found.criteria
    ]
    return Shown(
        people,
        criteria,
        [_case(one) for one in found.cases],
        _few(len(found.cases), found.stated),
        any(one.widen and one.assessor is not None and not one.is_told for one in people),
    )


def _row(one: Track, title: str, assessor: Assessor | None = None) -> TrackRow:
    bias, ranges, brier = one.bias, one.ranges, one.brier
    return TrackRow(
        title,
        _signed(bias.mean) if bias else "–",
        _interval(one),
        bool(bias and bias.is_clear),
        fill(_("{held} of {count}"), held=ranges.held, count=ranges.count) if ranges else "–",
        _widen(one),
        _figure(brier.score, 2) if brier else "–",
        _brier(one),
        assessor,
        bool(assessor and ranges and ranges.widen and _is_told(assessor, ranges.widen)),
    )


def _is_told(assessor: Assessor, widen: float) -> bool:
    return assessor.widen is not None and abs(assessor.widen - widen) < 0.05


def _interval(one: Track) -> str:
    if one.bias is None:
        return ""
    if one.bias.low is None or one.bias.high is None:
        return fill(_("1 score"))
    message = ngettext(
        "{low} to {high}, {count} score", "{low} to {high}, {count} scores", one.bias.count
    )
    return fill(
        message, low=_signed(one.bias.low), high=_signed(one.bias.high), count=one.bias.count
    )


def _widen(one: Track) -> str:
    if one.ranges is None:
        return ""
    if one.ranges.count < FEWEST:
        return _("too few to say")
    if one.ranges.widen is None:
        return _("ranges of no width: stretch them at all")
    if one.ranges.widen <= 1:
        return _("wide enough")
    return fill(_("make them {factor} × wider"), factor=_figure(one.ranges.widen, 1))


def _brier(one: Track) -> str:
    if one.brier is None:
        return ""
    message = ngettext(
        "{count} chance; {idle} by saying the usual share",
        "{count} chances; {idle} by saying the usual share",
        one.brier.count,
    )
    return fill(message, count=one.brier.count, idle=_figure(one.brier.idle, 2))


def _case(one: Case) -> tuple[Case, str, str, str]:
    judged = one.judged
    ends = ""
    if judged.low is not None and judged.high is not None:
        ends = f"{_figure(judged.low, 0)} – {_figure(judged.high, 0)}"
    return one, _figure(judged.points, 0), ends, _figure(judged.outcome, 0)


def _few(cases: int, stated: int) -> str:
    if not cases and not stated:
        return ""
    if cases < FEW:
        return fill(
            ngettext(
                "{count} score has an outcome: talk about it one by one; a mean of so few says "
                "little.",
                "{count} scores have an outcome: talk about them one by one; a mean of so few "
                "says little.",
                cases,
            ),
            count=cases,
        )
    return ""


def _signed(value: float) -> str:
    return f"+{_figure(value, 1)}" if value > 0 else _figure(value, 1)


def _figure(value: float, digits: int) -> str:
    return number(value, get_language() or "en", digits)
