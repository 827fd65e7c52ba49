"""The weights of a ranking as sliders, with how far each may move, and what the browser needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, Final

from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from issuetrees.core import scoring as core
from issuetrees.core.drawing.bars import Track
from issuetrees.core.drawing.ranges import draw_range
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tones import tone_of
from issuetrees.core.scoring.robust.stability import Interval, Stability
from issuetrees.core.scoring.robust.standing import Standing
from issuetrees.core.scoring.snapshot import plain
from issuetrees.kit.formats.numbers import percent
from issuetrees.kit.sentences import apart, fill, quote
from issuetrees.scoring.read.results import Board
from issuetrees.web.scoring.rows.bars import LABEL_FITS, TRACK

TRACK_OF_SHARES: Final = Track(length=140, thickness=10, scale=1)


@dataclass(frozen=True)
class SliderRow:
    """A weight: of a goal, or of a criterion below it."""

    id: str
    title: str
    tone: int
    is_goal: bool
    shown: Decimal
    at: int
    share: float
    below: str
    above: str
    bar: Drawing | None


def slider_rows(board: Board, evaluation: core.Evaluation, found: Stability) -> list[SliderRow]:
    """Return goals and, under each, its criteria; those that nothing can be moved in as well."""
    figures = core.share_figures(evaluation.goals, evaluation.criteria)
    intervals = {one.id: one for one in found.intervals}
    titles = {str(row.pk): row.title for row in board.initiatives}
    rows = []
    for index, goal in enumerate(board.goals):
        mine = [row for row in board.criteria if row.goal_id == goal.pk]
        shown = figures.goals[str(goal.pk)]
        if not mine or shown is None:
            continue
        head = (str(goal.pk), goal.title, shown, True)
        parts = [(str(row.pk), row.title, figures.criteria[str(row.pk)], False) for row in mine]
        rows += [_row(one, tone_of(index), intervals, titles) for one in (head, *parts)]
    return rows


def firm(board: Board, found: Stability) -> str:
    """Say how many weights can change who is first: the order is as firm as they are few."""
    titles = {str(row.pk): row.title for row in board.initiatives}
    names = ", ".join(quote(titles[one]) for one in found.leaders)
    moving = [one for one in found.intervals if one.below or one.above]
    if not moving:
        return fill(_("No single weight takes the first place from {names}."), names=names)
    said = ngettext(
        "{count} weight alone can take the first place from {names}.",
        "{count} weights, each alone, can take the first place from {names}.",
        len(moving),
    )
    return said.format(count=len(moving), names=names)


def reweigh(board: Board, standing: Standing) -> dict[str, Any]:
    """Return what the browser computes with."""
    goals = [
        {
            "id": str(goal.pk),
            "title": goal.title,
            "tone": tone_of(index),
            "criteria": [
                place for place, one in enumerate(board.criteria) if one.goal_id == goal.pk
            ],
        }
        for index, goal in enumerate(board.goals)
    ]
    return {
        "table": plain(standing.table),
        "weights": plain(standing.weights),
        "goals": goals,
        "titles": [row.title for row in board.initiatives],
        "track": plain(TRACK),
        "label_fits": LABEL_FITS,
        "length": TRACK_OF_SHARES.length,
    }


def ends(interval: Interval, titles: Mapping[str, str], language: str) -> tuple[str, str]:
    """Say who leads below and above the ends: “< 12%: Podcast”; empty where nobody takes over."""
    return (
        _end("<", interval.low, interval.below, titles, language),
        _end(">", interval.high, interval.above, titles, language),
    )


def _end(
    sign: str,
    share: float | None,
    takers: Sequence[str],
    titles: Mapping[str, str],
    language: str,
) -> str:
    if share is None or not takers:
        return ""
    names = ", ".join(str(apart(titles[one])) for one in takers)
    return f"{sign} {percent(share, language)}: {names}"


def _row(
    told: tuple[str, str, Decimal, bool],
    tone: int,
    intervals: Mapping[str, Interval],
    titles: Mapping[str, str],
) -> SliderRow:
    key, title, shown, is_goal = told
    interval = intervals.get(key) or Interval(key, float(shown), None, None, (), ())
    below, above = ends(interval, titles, get_language() or "en")
    return SliderRow(
        id=key,
        title=title,
        tone=tone,
        is_goal=is_goal,
        shown=shown,
        at=round(100 * interval.share),
        share=interval.share,
        below=below,
        above=above,
        bar=_bar(interval),
    )


def _bar(interval: Interval) -> Drawing | None:
    if interval.low is None or interval.high is None:
        return None
    language = get_language() or "en"
    low, high = percent(interval.low, language), percent(interval.high, language)
    words = fill(_("Today’s first stay first from {low} to {high}"), low=low, high=high)
    ends_ = (interval.low, interval.high)
    return draw_range(interval.id, ends_, interval.share, TRACK_OF_SHARES, words)
