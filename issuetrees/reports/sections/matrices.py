"""How wide the columns of a matrix are: figures under long words."""

from collections.abc import Sequence
from typing import Final

from issuetrees.reports.scene.fit import break_lines, text_width
from issuetrees.reports.scene.theme import GUTTER, Theme

# The least of a column, what stands beside its head; of the names.
_CELL: Final = 60.0
_BESIDE: Final = 11.0
_HEAD_LINES: Final = 3
_MOST_MORE: Final = 14
_LEAST_NAME: Final = 150.0
_MOST_NAME: Final = 230.0
_ROUNDING: Final = 1.02


def head_widths(
    titles: Sequence[str], names: Sequence[str], room: float, theme: Theme, least: float = _CELL
) -> list[float]:
    """Return how wide each column of figures is, beside a column of ``names``: no word of a head
    is broken while there is room for names; what names do not need is shared.
    """
    look, cell = theme.types["head"], theme.tables["matrix"].words
    longest = max((text_width(name, cell.size) for name in names), default=0.0)
    needed = [_head_width(title, look.size, least) for title in titles]
    left = room - sum(needed)
    if left < _LEAST_NAME:
        return [(room - _LEAST_NAME) / len(titles)] * len(titles)
    name = min(_MOST_NAME, max(_LEAST_NAME, longest * _ROUNDING + GUTTER))
    more = max(0.0, left - name) / len(titles)
    return [width + more for width in needed]


def _head_width(title: str, size: float, least: float) -> float:
    """The least width at which no word is broken and a head is not high."""
    words = max((text_width(word, size) for word in title.split()), default=0.0)
    narrow = max(least, words + _BESIDE)
    wider = (narrow + more for more in range(0, _MOST_MORE, 2))
    return next((w for w in wider if _lines(title, w, size) <= _HEAD_LINES), narrow)


def _lines(title: str, width: float, size: float) -> int:
    return len(break_lines(title, width - _BESIDE, size))
