"""Plan against actual as the page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext as _

from issuetrees.core.drawing.bars import Track
from issuetrees.core.drawing.bullet import Planned, draw_bullet
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.portfolio.differences import Effect
from issuetrees.kit.sentences import fill
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.tracking.models.actuals import Actual
from issuetrees.tracking.read.actuals import Standing
from issuetrees.tracking.words import figure, interval, standing_words, tripwire_words
from issuetrees.web.tracking.plan_rows import Open

TRACK: Final = Track(length=220, thickness=24, scale=1)


@dataclass(frozen=True)
class ActualRow:
    """One actual; ``form`` where it is being changed."""

    row: Actual
    value: str
    interval: str
    form: Any = None


@dataclass(frozen=True)
class StandingRow:
    """A measure with what it came to, in words and as a drawing."""

    of: Standing
    baseline: str
    target: str
    expected: str
    actual: str
    interval: str
    told: str
    tone: str
    tripwire: str
    drawing: Drawing | None
    actuals: list[ActualRow]
    new_form: Any = None


@dataclass(frozen=True)
class Group:
    """An initiative with the measures of its plan."""

    initiative: Initiative
    rows: list[StandingRow]


def groups(found: Iterable[Standing], opened: Open) -> list[Group]:
    """Return measures by initiative, in the order in which these come."""
    made: dict[Any, Group] = {}
    for one in found:
        initiative = one.measure.plan.initiative
        group = made.setdefault(initiative.pk, Group(initiative, []))
        group.rows.append(_row(one, opened))
    return list(made.values())


def _row(one: Standing, opened: Open) -> StandingRow:
    measure, last = one.measure, one.actual
    unit = measure.unit
    told, tone = standing_words(one)
    return StandingRow(
        one,
        figure(measure.baseline, unit),
        figure(measure.target, unit),
        interval(measure.expected_low, measure.expected_high, unit),
        figure(last.value, unit) if last else "–",
        interval(last.low, last.high, unit) if last and last.low is not None else "",
        told,
        tone,
        tripwire_words(measure),
        draw_bullet(f"bullet-{measure.pk}", drawn_of(one), TRACK, told),
        [
            ActualRow(
                row,
                figure(row.value, unit),
                interval(row.low, row.high, unit) if row.low is not None else "",
                opened.at("edit", row.pk),
            )
            for row in reversed(one.actuals)
        ],
        opened.at("new", measure.pk),
    )


def drawn_of(one: Standing) -> Planned:
    """Return the figures of a measure as they are drawn."""
    measure, last = one.measure, one.actual
    return Planned(
        measure.baseline,
        measure.target,
        measure.expected_low,
        measure.expected_high,
        last.value if last else None,
        last.low if last else None,
        last.high if last else None,
    )


def effect_words(found: Effect) -> list[str]:
    """Return what a comparison found, sentence by sentence."""
    effect = figure(round(found.effect, 4), "")
    if found.low is None or found.high is None:
        told = [
            fill(
                _("The change is {effect}. With one region on a side it has no interval."),
                effect=effect,
            )
        ]
    else:
        message = (
            _("The change is {effect}, from {low} to {high} (95%): more than chance.")
            if found.low > 0 or found.high < 0
            else _("The change is {effect}, from {low} to {high} (95%): it may be chance.")
        )
        low, high = (figure(round(end, 4), "") for end in (found.low, found.high))
        told = [fill(message, effect=effect, low=low, high=high)]
    told.append(_method(found))
    if found.is_parallel is False:
        told.append(
            _(
                "Both sides moved apart before it began already: the comparison does not hold "
                "as it stands."
            )
        )
    elif found.is_parallel:
        told.append(_("Before it began both sides moved alike, as far as one can tell."))
    return told


def _method(found: Effect) -> str:
    if found.method == "regions":
        return fill(
            _(
                "Standard error clustered by region: {treated} regions with it, {control} without, "
                "each by its change from before to after."
            ),
            treated=found.treated,
            control=found.control,
        )
    return fill(
        _(
            "Simple standard error of four independent groups: {treated} answers with it, "
            "{control} without."
        ),
        treated=found.treated,
        control=found.control,
    )
