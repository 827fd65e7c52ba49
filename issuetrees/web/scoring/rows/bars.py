"""The bar of an initiative: its points by goal, and what missing scores could change."""

from collections.abc import Sequence
from typing import Final

from django.utils.translation import gettext as _

from issuetrees.core import scoring as core
from issuetrees.core.drawing.bars import Part, Span, Track, draw_stack
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.tones import tone_of
from issuetrees.kit.sentences import fill
from issuetrees.web.frame.tags.numbers import points

# In px; the span of what missing scores could change stands below the bar.
TRACK: Final = Track(length=320, thickness=18, scale=100, size=11, inset=5, below=8)
LABEL_FITS: Final = 18.0


def bar(
    result: core.InitiativeResult, shown: core.PointFigures, titles: Sequence[str]
) -> Drawing | None:
    """Return the points of each goal end to end; nothing where there are none."""
    parts = [
        _part(index, goal, points(shown.goals[goal.goal_id]), title)
        for index, (goal, title) in enumerate(zip(result.goals, titles, strict=True))
    ]
    if not any(part.value > 0 for part in parts):
        return None
    return draw_stack(result.initiative_id, parts, TRACK, _span(result))


def _part(index: int, goal: core.GoalResult, label: str, title: str) -> Part:
    return Part(
        id=goal.goal_id,
        value=goal.points,
        tone=tone_of(index),
        label=label,
        room=LABEL_FITS + 6 * (len(label) - 2),
        title=fill(_("{goal}: {points} points"), goal=title, points=label),
    )


def _span(result: core.InitiativeResult) -> Span | None:
    """How far missing scores could still move the total."""
    if result.total is None or result.high - result.low < 0.05:
        return None
    words = _("Missing scores could move the total between {low} and {high}").format(
        low=points(result.low), high=points(result.high)
    )
    return Span(result.low, result.high, words)
