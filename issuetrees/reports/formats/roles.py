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
        "span": Look(line="soft", width=0.8),
        "mark": Look(line="ink", width=1.2),
        "mark-later": Look(line="ink", width=1.2, dash=_DASHED),
    }
)


def coloured(colours: Mapping[str, str]) -> dict[str, Look]:
    """Return the looks in the colours of a theme."""
    return {
        role: replace(
            look, fill=colours.get(look.fill, look.fill), line=colours.get(look.line, look.line)
        )
        for role, look in LOOKS.items()
    }
