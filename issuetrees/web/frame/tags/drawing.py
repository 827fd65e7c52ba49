"""Drawings on pages: SVG whose colours are classes of the style sheet."""

from django import template
from django.utils.safestring import SafeString, mark_safe

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.drawing.svg import Ink, write_svg
from issuetrees.core.drawing.tones import TONES

register = template.Library()

INK = Ink(
    {
        "stack": 'class="bar"',
        "track": 'class="chart-track" rx="2"',
        **{f"part-{tone}": f'class="chart-series-{tone}"' for tone in range(1, len(TONES) + 1)},
        "label": 'class="bar-label"',
        "curve": 'class="curve"',
        "curve-base": 'class="curve-base"',
        "curve-line": 'class="curve-line"',
        "curve-dot": 'class="curve-dot"',
        "span": 'class="chart-range"',
        "range": 'class="bar"',
        "bar": 'class="chart-bar" rx="2"',
        "columns": 'class="bar"',
        "column": 'class="chart-bar"',
        "now": 'class="chart-now"',
        "bullet": 'class="bar"',
        "bullet-track": 'class="chart-track" rx="2"',
        "expected": 'class="chart-expected"',
        "baseline": 'class="chart-baseline"',
        "target": 'class="chart-now"',
        "interval": 'class="chart-interval"',
        "actual": 'class="chart-actual"',
        "tornado": 'class="bar"',
        "frontier": 'class="frontier-picture"',
        "waterfall": 'class="bar"',
        "swing-title": 'class="chart-word"',
        "swing-figure": 'class="chart-word is-figure"',
        "zero": 'class="chart-zero"',
        **{
            role: f'class="{role}"'
            for role in (
                "standing",
                "levels",
                "radar",
                "timeline",
                "schedule",
                "branch-title",
                "task",
                "net",
                "radar-area",
                "radar-own",
                "radar-next",
                "radar-goal",
                "seen",
                "level-track",
                "level-own",
                "level-tick",
                "level-next",
                "level-goal",
                "level-title",
                "level-figure",
                "stretch",
                "mark",
                "mark-later",
                "ghost-sheet",
                "ghost",
                "ghost-line",
                "ghost-dot",
                "courses",
                "course-own",
                "course-own-end",
                "course-other",
                "course-other-end",
                "course-level",
                "course-name",
                "course-name-own",
            )
        },
        "task-in_progress": 'class="task is-going"',
        "stretch-learning": 'class="stretch is-learning"',
    },
    places=1,
)


@register.simple_tag
def drawing(shown: Drawing) -> SafeString:
    """Write a drawing as SVG."""
    return mark_safe(write_svg(shown, INK))  # noqa: S308 - the writer escapes every text
