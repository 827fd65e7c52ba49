"""What the templates of the PDF write with: figures in the report's language, drawings as HTML."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from issuetrees.core.drawing.bars import Track, draw_bar
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.svg import figure
from issuetrees.reports.formats.pdf.drawing import write_html
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.goals import ScaleEnd

register = template.Library()

_NONE = "–"
_GOAL_BAR = 110.0
_GOAL_BAR_HEIGHT = 8.0


def _typist() -> Typist:
    """The typist of the report that is being written: its language is the active one."""
    return Typist(get_language() or "en")


@register.filter
def number(value: float | None, digits: int = 0) -> str:
    """Write a figure; a dash for None."""
    return _NONE if value is None else _typist().number(value, digits)


@register.filter
def percent(share: float) -> str:
    """Write a fraction of 1 in percent."""
    return _typist().percent(share)


@register.filter
def scale_end(end: ScaleEnd) -> str:
    """Write what an end of a scale means: «0 – none», «12.50 k», «yes»."""
    typist = _typist()
    if end.value is None:
        return end.words
    value = typist.number(end.value, 0 if end.value == int(end.value) else 2)
    return typist.text(f"{value} — {end.words}" if end.words else f"{value} {end.unit}".strip())


@register.simple_tag
def drawing(shown: Drawing) -> SafeString:
    """Write a drawing."""
    return write_html(shown)


@register.simple_tag
def goal_bar(share: float, most: float) -> SafeString:
    """Write a goal's share as a bar; the largest share is the longest bar."""
    rect = draw_bar("goal", share, Track(_GOAL_BAR, _GOAL_BAR_HEIGHT, most)).rect
    style = f"width:{figure(rect.width)}pt;height:{figure(rect.height)}pt"
    return format_html('<span class="bar" style="{}"></span>', style)
