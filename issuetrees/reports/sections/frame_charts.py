"""Charts of a budget frame: shares of voice and of search against share of market."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core.drawing.courses import LEVEL, OWN, Course, Plot, draw_courses
from issuetrees.portfolio import frame_courses
from issuetrees.reports.framed import BudgetFrame
from issuetrees.reports.scene.blocks import Chart, Series
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.reports.scene.theme import PORTRAIT
from issuetrees.reports.sections.base import Assignment

_HIGH: Final = 150.0
_SIZE: Final = 8.0
_NAMES: Final = 120.0
_BELOW: Final = 10.0  # between the drawing and its table
#: Tones of series: the own brand, the others, levels to compare with.
_TONES: Final = {OWN: 1, LEVEL: 3}
_OTHER: Final = 7


def voice(frame: BudgetFrame, assignment: Assignment) -> Iterator[Chart]:
    """Yield the lines from share of market to share of voice, where anything can be compared."""
    courses = frame_courses.voice_courses(_shares(frame, assignment))
    title = _("Share of voice against share of market")
    yield from _chart("voice", title, courses, frame_courses.voice_spans(), assignment)


def years(frame: BudgetFrame, assignment: Assignment) -> Iterator[Chart]:
    """Yield the shares of voice year by year beside the own share of market."""
    typed = assignment.typist.text
    rows, markets = [one.shares for one in frame.years], [one.market for one in frame.years]
    courses = frame_courses.year_courses(rows, markets, [typed(one.name) for one in frame.brands])
    spans = [typed(one.title) for one in frame.years]
    yield from _chart("years", _("Share of voice by year"), courses, spans, assignment)


def search(frame: BudgetFrame, assignment: Assignment) -> Iterator[Chart]:
    """Yield the shares of search over time beside the own share of market and of voice."""
    rows = [one.shares for one in frame.searches]
    courses = frame_courses.search_courses(rows, _shares(frame, assignment))
    spans = [assignment.typist.text(one.title) for one in frame.searches]
    title = _("Share of search against share of market")
    yield from _chart("search", title, courses, spans, assignment)


def _shares(frame: BudgetFrame, assignment: Assignment) -> list[frame_courses.Shares]:
    typed = assignment.typist.text
    return [(typed(one.name), one.market, one.voice) for one in frame.brands]


def _chart(
    name: str, title: str, courses: list[Course], spans: Sequence[str], assignment: Assignment
) -> Iterator[Chart]:
    if not courses:
        return
    anchor = f"{assignment.anchor}-{name}"
    plot = Plot(assignment.theme.sheet(PORTRAIT).room, _HIGH, _SIZE, _NAMES)
    ticks = frame_courses.share_ticks(courses)
    heard = "; ".join(one.label for one in courses)
    drawing = draw_courses(
        anchor, courses, spans, plot, fit_lines, ticks=ticks, title=title, description=heard
    )
    drawing = replace(drawing, height=drawing.height + _BELOW)
    series = tuple(
        Series(
            one.title,
            one.values,
            _TONES.get(one.kind, _OTHER),
            is_level=one.kind == LEVEL,
            label=one.label,
        )
        for one in courses
    )
    yield Chart(
        anchor, title, "lines", tuple(spans), series, drawing, unit="%", digits=1, top=ticks[-1].at
    )
