"""The answers on the page of numbers: each form with what comes of it."""

from dataclasses import dataclass, field
from typing import Any, Final

from django.http import QueryDict
from django.utils.translation import gettext as _

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tornado import Frame
from issuetrees.inquiry import driver_answers as answers
from issuetrees.inquiry.driver_answers import Asked
from issuetrees.inquiry.driver_figures import (
    Printed,
    Row,
    draw_falls,
    draw_swings,
    falls_of,
    goal_words,
    printed_steps,
    tornado_rows,
)
from issuetrees.inquiry.driver_words import sentence_of, unit_words
from issuetrees.reports.scene.fit import fit_lines
from issuetrees.web.inquiry.number_forms import BASE, BridgeForm, GoalForm, MovesForm

_FRAME: Final = Frame(width=760.0, size=12.0, thickness=14.0)
#: The same on a phone, where nothing has to be scrolled sideways.
_NARROW: Final = Frame(width=350.0, size=11.0, thickness=12.0)
#: More steps than these are told as a table alone.
_DRAWN: Final = 40


@dataclass(frozen=True, slots=True)
class Answer:
    """A form with its answer: a drawing (and one for a phone) with a table, sentences, or nothing
    yet.
    """

    form: Any
    figure: Drawing | None = None
    narrow: Drawing | None = None
    rows: list[Row] = field(default_factory=list)
    steps: list[Printed] = field(default_factory=list)
    said: list[str] = field(default_factory=list)


def moves(ask: Asked, query: QueryDict) -> Answer:
    """Return what moves the root most."""
    form = MovesForm(query if "percent" in query else {"percent": str(answers.PERCENT)})
    if not form.is_valid():
        return Answer(form)
    found = answers.what_moves(ask, percent=form.cleaned_data["percent"])
    said = [sentence_of(remark) for remark in found.remarks]
    if not found.swings:
        return Answer(form, said=[*said, _("No leaf with a value moves the root yet.")])
    figure = draw_swings(ask, found, "tornado", _FRAME, fit_lines)
    narrow = draw_swings(ask, found, "tornado-narrow", _NARROW, fit_lines)
    return Answer(form, figure, narrow, tornado_rows(ask, found), said=said)


def goal(ask: Asked, query: QueryDict) -> Answer:
    """Return what a leaf must be for the root to be a goal."""
    form = GoalForm(query if "goal" in query else None, ask.found.tree)
    if not form.is_bound or not form.is_valid():
        return Answer(form)
    given = form.cleaned_data
    found = answers.what_it_takes(ask, given["driver"], given["goal"])
    driver = ask.found.tree.drivers[given["driver"]]
    return Answer(form, said=[goal_words(ask, driver, given["goal"], found)])


def way(ask: Asked, query: QueryDict) -> Answer:
    """Return where the difference between two sets of numbers comes from."""
    if "start" not in query and not ask.scenarios:
        return Answer(BridgeForm(None, ()))
    last = str(ask.scenarios[-1].pk) if ask.scenarios else BASE
    given = query if "start" in query else {"start": BASE, "end": last, "by": "leaf"}
    form = BridgeForm(given, ask.scenarios)
    if not form.is_valid():
        return Answer(form)
    is_by_branch = form.cleaned_data["by"] == "branch"
    found, steps = answers.where_from(ask, *form.ends(), is_by_branch=is_by_branch)
    if found.remark is not None:
        return Answer(form, said=[sentence_of(found.remark)])
    if not steps:
        return Answer(form, said=[_("Both come to the same.")])
    ends = (form.named("start"), form.named("end"))
    printed = printed_steps(ask, found, steps)
    if len(steps) > _DRAWN:
        return Answer(form, steps=printed)
    falls = falls_of(ask, found, steps, ends)
    figure = draw_falls("bridge", falls, ask.target.title, _FRAME, fit_lines)
    narrow = draw_falls("bridge-narrow", falls, ask.target.title, _NARROW, fit_lines)
    return Answer(form, figure, narrow, steps=printed)


def unit_of(ask: Asked) -> str:
    """Return the unit of what is asked about."""
    return unit_words(ask.target.unit)
