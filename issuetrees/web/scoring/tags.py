"""Scales of criteria on pages, in words and as a curve."""

from collections.abc import Mapping
from typing import Any, Final

from django import template
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing.curves import draw_curve
from issuetrees.core.drawing.shapes import Rect
from issuetrees.core.scoring import GateState
from issuetrees.kit.formats.money import money
from issuetrees.kit.formats.numbers import MOST, short
from issuetrees.kit.sentences import fill
from issuetrees.scoring import wording
from issuetrees.scoring.models.criteria import Criterion, CriterionKind, Direction
from issuetrees.web.frame.tags.drawing import drawing

register = template.Library()
_ROOM: Final = Rect(4, 4, 88, 28)


@register.simple_tag
def scale_words(criterion: Criterion, currency: str) -> str:
    """Say from where to where a scale goes: “0 (worst) to 10 (best) M people”."""
    unit = f" {criterion.unit}" if criterion.unit else ""
    if criterion.direction == Direction.BETWEEN:
        best = max(criterion.curve, key=lambda place: place["points"])["value"]
        low, high = criterion.curve[0]["value"], criterion.curve[-1]["value"]
        return fill(
            _("{low} to {high}, {best} is the best"),
            low=_figure(criterion, low, currency),
            high=_figure(criterion, high, currency) + unit,
            best=_figure(criterion, best, currency),
        )
    words = fill(
        _("{worst} (worst) to {best} (best)"),
        worst=_figure(criterion, criterion.worst, currency),
        best=_figure(criterion, criterion.best, currency),
    )
    return words + unit


@register.filter
def at(found: Mapping[Any, Any], key: object) -> Any:
    """Return what is known of one row of a list; None where nothing is."""
    return found.get(key)


@register.simple_tag
def gate_reason(gate: GateState) -> str:
    """Say why a gate says what it says."""
    return wording.gate_reason(gate)


@register.simple_tag
def scale_curve(criterion: Criterion, currency: str) -> SafeString:
    """Draw the value function of a criterion that has a curve."""
    places = [(place["value"], place["points"]) for place in criterion.curve]
    said = "; ".join(
        fill(
            _("{value}: {points} points"), value=_figure(criterion, value, currency), points=points
        )
        for value, points in ((value, _typed(points)) for value, points in places)
    )
    return drawing(draw_curve(f"curve-{criterion.pk}", places, _ROOM, said))


def _figure(criterion: Criterion, value: float, currency: str) -> str:
    if criterion.kind == CriterionKind.MONEY:
        return money(value, currency, get_language() or "en")
    return _typed(value)


def _typed(value: float) -> str:
    return short(value, get_language() or "en", MOST)
