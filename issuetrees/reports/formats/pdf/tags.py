"""What the templates of the PDF write with: figures in the report's language, drawings as HTML."""

from datetime import date

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from issuetrees.core.drawing.bars import Track, draw_bar
from issuetrees.core.drawing.marks import draw_mark
from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.svg import figure
from issuetrees.core.rounding import Figure
from issuetrees.reports.formats.pdf.drawing import write_html, write_lines
from issuetrees.reports.sections.appendix_outline import Cell
from issuetrees.reports.sections.base import Typist
from issuetrees.reports.sections.goals import ScaleEnd
from issuetrees.reports.sections.summary import Fact

register = template.Library()

_GOAL_BAR = 110.0
_GOAL_BAR_HEIGHT = 8.0
# Of a row of the outline, by its depth; what is deeper stands as deep as the deepest.
_INDENT = 9.0
_DEEPEST = 6


def _typist() -> Typist:
    """The typist of the report that is being written: its language is the active one."""
    return Typist(get_language() or "en")


@register.filter
def number(value: Figure | None, digits: int = 0) -> str:
    """Write a figure; a dash for None."""
    return _typist().number(value, digits)


@register.filter
def percent(share: Figure) -> str:
    """Write a fraction of 1 in percent."""
    return _typist().percent(share)


@register.filter
def day(when: date | None) -> str:
    """Write a date as in tables; nothing for None."""
    return _typist().day(when) if when else ""


@register.filter
def long_day(when: date) -> str:
    """Write a date with the month written out."""
    return _typist().long_day(when)


@register.simple_tag
def span(low: float | None, high: float | None, digits: int = 0) -> str:
    """Write “3–12”; nothing where the ends are not known or look the same."""
    if low is None or high is None:
        return ""
    ends = (number(low, digits), number(high, digits))
    return "" if ends[0] == ends[1] else "–".join(ends)


@register.filter
def fact_figure(fact: Fact) -> str:
    """Write the figure of a fact: “12”, “4 of 15”."""
    if fact.whole is None:
        return number(fact.part)
    return _("{part} of {whole}").format(part=number(fact.part), whole=number(fact.whole))


@register.filter
def indent(depth: int) -> str:
    """Write how far a row of the outline stands to the right."""
    return figure(_INDENT * min(max(depth - 1, 0), _DEEPEST))


@register.filter
def cell_words(cell: Cell) -> str:
    """Write what a question says in a column of the outline."""
    if isinstance(cell.value, date):
        return _typist().day(cell.value)
    if isinstance(cell.value, float):
        return _typist().short(cell.value)
    return cell.word


@register.filter
def scale_end(end: ScaleEnd) -> str:
    """Write what an end of a scale means: “0 – none”, “12.50 k”, “yes”."""
    typist = _typist()
    if end.value is None:
        return end.words
    value = typist.short(end.value)
    return typist.text(f"{value} — {end.words}" if end.words else f"{value} {end.unit}".strip())


@register.simple_tag
def drawing(shown: Drawing) -> SafeString:
    """Write a drawing."""
    return write_html(shown)


@register.simple_tag
def mark(role: str, kind: str, word: str) -> SafeString:
    """Write the mark of a verdict by itself."""
    return write_lines(draw_mark(role, kind, word))


@register.simple_tag
def goal_bar(share: float, most: float) -> SafeString:
    """Write a goal's share as a bar; the largest share is the longest bar."""
    rect = draw_bar("goal", share, Track(_GOAL_BAR, _GOAL_BAR_HEIGHT, most)).rect
    style = f"width:{figure(rect.width)}pt;height:{figure(rect.height)}pt"
    return format_html('<span class="bar" style="{}"></span>', style)
