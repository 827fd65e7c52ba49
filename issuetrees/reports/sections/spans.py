"""A route over time as an exhibit: its steps as bars of months, and by when draws have ended."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.timeline import Milestone, Stretch, draw_timeline
from issuetrees.core.stages.records import Months, Stage
from issuetrees.core.stages.times import Duration, Leg
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.sections.base import Typist

_SIZE: Final = 8.0
# Between the drawing and what stands below it.
_BELOW: Final = 10.0


def draw_times(
    name: str, times: Duration, stages: Mapping[str, Stage], width: float, typist: Typist
) -> Drawing:
    """Draw a duration: each step begins where half of the draws have ended the one before it."""
    half, most = (
        _("{months} mo").format(months=typist.number(months)) for months in (times.p50, times.p80)
    )
    marks = (
        Milestone("p50", typist.text(_("Half of the draws end by")), times.p50, half),
        Milestone("p80", typist.text(_("Four of five draws end by")), times.p80, most),
    )
    drawing = draw_timeline(
        name, list(_steps(times, stages, typist)), marks, width, _SIZE, fit_lines,
        title=_("Months from now, step by step"),
    )  # fmt: skip
    return replace(drawing, height=drawing.height + _BELOW)


def _steps(times: Duration, stages: Mapping[str, Stage], typist: Typist) -> Iterator[Stretch]:
    start = 0.0
    for place, leg in enumerate(times.legs):
        source, target = (
            stages[end].title for end in (leg.transition.source_id, leg.transition.target_id)
        )
        months = longer(leg)
        yield Stretch(
            str(place),
            typist.text(f"{source} → {target}"),
            start,
            (months.least, months.likely, months.most) if months else None,
            _figure(months, typist),
            is_learning=leg.is_held_by_learning,
        )
        start = leg.p50


def longer(leg: Leg) -> Months | None:
    """Return the months that hold a step: those of the map, or those of learning."""
    return leg.learning if leg.is_held_by_learning else leg.transition.months or leg.learning


def _figure(months: Months | None, typist: Typist) -> str:
    if months is None:
        return _("not known")
    if months.least == months.most:
        return typist.number(months.likely)
    ends = (months.least, months.likely, months.most)
    return "–".join(typist.number(one) for one in ends)
