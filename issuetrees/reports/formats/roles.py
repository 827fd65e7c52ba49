"""The looks of the charts of levels and months and of a route on a map: one home for all formats.

Colours are the words of ``scene/theme.py``, so that a brand's accent reaches every file. What
colour tells apart differs in form, too: dashes, dots, an area.
"""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Final

from issuetrees.core.drawing.png import Look

_DASHED: Final = (4.0, 2.5)
_DOTTED: Final = (1.2, 1.8)
_BACKWARD: Final = (3.0, 2.0)
#: Lines and boxes beside a route: 40 % of their colour. Their words stay dark enough to be read.
_PALE: Final = "#d2d7de"

LOOKS: Final[Mapping[str, Look]] = MappingProxyType(
    {
        "net": Look(line="line", width=0.6),
        "radar-area": Look("accent-soft"),
        "radar-own": Look(line="accent", width=1.6),
        "radar-next": Look(line="ink", width=1.2, dash=_DASHED),
        "radar-goal": Look(line="soft", width=1.2, dash=_DOTTED),
        "seen": Look("ink", "white", 0.8),
        "level-track": Look("wash", "line", 0.5),
        "level-own": Look("accent"),
        "level-tick": Look(line="white", width=0.8),
        "level-next": Look(line="ink", width=1.6, dash=_DASHED),
        "level-goal": Look(line="soft", width=1.6, dash=_DOTTED),
        "level-title": Look("ink"),
        "level-figure": Look("soft"),
        "stretch": Look("accent"),
        "stretch-learning": Look("accent-soft", "accent", 0.9),
        "task": Look("accent-soft", "accent", 0.9),
        "task-in_progress": Look("accent"),
        "task-answered": Look("good"),
        "task-overdue": Look("white", "bad", 1.6),
        "lead": Look("wash", "soft", 0.6),
        "milestone": Look("ink"),
        "milestone-answered": Look("good"),
        "milestone-overdue": Look("white", "bad", 1.2),
        "branch-title": Look("ink", is_strong=True),
        "span": Look(line="soft", width=0.8),
        "mark": Look(line="ink", width=1.2),
        "arrow-route": Look(line="accent", width=1.9),
        "arrow-head-route": Look("accent"),
        "arrow-backward-route": Look(line="accent", width=1.9, dash=_BACKWARD),
        "arrow-head-backward-route": Look("accent"),
        "arrow-away": Look(line=_PALE, width=0.9),
        "arrow-head-away": Look(_PALE),
        "arrow-backward-away": Look(line=_PALE, width=0.9, dash=_BACKWARD),
        "arrow-head-backward-away": Look(_PALE),
        "away-label": Look("mute", halo="white"),
        "stage-stage-route": Look("accent-soft", "accent", 1.4, radius=3),
        "stage-final-route": Look("navy", "accent", 1.8, radius=3),
        "stage-fork": Look("wash", "soft", 0.8),
        "stage-fork-route": Look("accent-soft", "accent", 1.4),
        "stage-stage-away": Look("white", _PALE, 0.6, radius=3),
        "stage-final-away": Look("white", _PALE, 1.4, radius=3),
        "stage-fork-away": Look("white", _PALE, 0.8),
        "away-title": Look("mute", is_strong=True),
        "away-scope": Look("mute"),
        "ghost": Look("wash", "line", 0.5),
        "ghost-line": Look(line="mute", width=0.7, dash=_DASHED),
        "ghost-dot": Look("white", "mute", 0.8),
        "bullet-track": Look("wash"),
        "expected": Look("accent-soft", "accent", 0.5),
        "baseline": Look(line="mute", width=1.0),
        "target": Look(line="ink", width=1.8),
        "interval": Look(line="accent", width=1.0),
        "actual": Look("accent"),
        "course-own": Look(line="accent", width=1.8),
        "course-own-end": Look("accent"),
        "course-other": Look(line="mute", width=0.9),
        "course-other-end": Look("mute"),
        "course-level": Look(line="ink", width=1.0, dash=_DASHED),
        "course-name": Look("soft"),
        "course-name-own": Look("accent", is_strong=True),
        "mark-later": Look(line="ink", width=1.2, dash=_DASHED),
    }
)


def coloured(colours: Mapping[str, str]) -> dict[str, Look]:
    """Return the looks in the colours of a theme."""
    return {
        role: replace(
            look,
            fill=colours.get(look.fill, look.fill),
            line=colours.get(look.line, look.line),
        )
        for role, look in LOOKS.items()
    }
