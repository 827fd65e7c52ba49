"""How wide the columns of a matrix are: figures under long words."""

from collections.abc import Sequence
from itertools import pairwise
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
    is broken in what ``parts_of`` puts into one table; what names do not need is shared.
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


def parts_of(
    titles: Sequence[str], room: float, theme: Theme, most: int, least: float = _CELL
) -> list[range]:
    """Return which columns stand in one table: as few tables as hold all heads without breaking
    a word of them, with at most ``most`` columns each and about as many in each.
    """
    size = theme.types["head"].size
    needed = [_head_width(title, size, least) for title in titles]
    count = len(titles)
    for tables in range(-(-count // most), count + 1):
        cuts = [round(count * place / tables) for place in range(tables + 1)] if tables else [0]
        parts = [range(start, end) for start, end in pairwise(cuts)]
        if all(sum(needed[at] for at in part) <= room - _LEAST_NAME for part in parts):
            return parts
    return [range(at, at + 1) for at in range(count)]


def _head_width(title: str, size: float, least: float) -> float:
    """The least width at which no word is broken and a head is not high."""
    # What a no-break space joins stands on one line.
    words = max((text_width(word, size) for word in title.split(" ")), default=0.0)
    narrow = max(least, words + _BESIDE)
    wider = (narrow + more for more in range(0, _MOST_MORE, 2))
    return next((w for w in wider if _lines(title, w, size) <= _HEAD_LINES), narrow)


def _lines(title: str, width: float, size: float) -> int:
    return len(break_lines(title, width - _BESIDE, size))
