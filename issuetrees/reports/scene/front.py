"""How large the words of a cover are, so that a title and what stands below it have room."""

from collections.abc import Sequence
from typing import Final

from issuetrees.reports.scene.fit import break_lines
from issuetrees.reports.scene.theme import COVER, Theme, Type

#: Of a lying cover: the part that is dark; its margin at the sides.
FIELD: Final = 0.64
SIDE: Final = 57.0
#: From the foot of an upright cover, and of the dark part of a lying one, up to the title.
UPRIGHT_FOOT: Final = 401.0
LYING_FOOT: Final = 96.0
#: From the top of a cover down to the name of the client.
UPRIGHT_TOP: Final = 78.0
LYING_TOP: Final = 54.0
_UPRIGHT_CLIENT, _LYING_CLIENT = 34.0, 20.0  # it has one line where that is wide
_UPRIGHT: Final = 470.0  # as wide as the words of an upright cover
_SUBTITLE: Final = 76.0  # as high as a subtitle may be
_LONG: Final = 90  # a title of more letters is never the largest
TITLES: Final = (
    Type(34, 41, "serif"),
    Type(24, 30, "serif"),
    Type(18, 23, "serif"),
    Type(13, 17, "serif"),
)
SUBTITLES: Final = (Type(13, 18), Type(11, 15), Type(9, 12), Type(7.5, 9.5))


def title_step(title: str, theme: Theme) -> int:
    """Return the number of the largest type of ``TITLES`` in which a title has room."""
    sheet = theme.sheet(COVER)
    if theme.is_across:
        room = sheet.height * FIELD - LYING_FOOT - LYING_TOP - _LYING_CLIENT
    else:
        room = sheet.height - UPRIGHT_FOOT - UPRIGHT_TOP - _UPRIGHT_CLIENT
    return _step(title, TITLES, _width(theme), room, first=int(len(title) > _LONG))


def subtitle_step(subtitle: str, theme: Theme) -> int:
    """Return the number of the largest type of ``SUBTITLES`` in which a subtitle has room."""
    return _step(subtitle, SUBTITLES, _width(theme), _SUBTITLE)


def _width(theme: Theme) -> float:
    return theme.sheet(COVER).width - 2 * SIDE if theme.is_across else _UPRIGHT


def _step(text: str, types: Sequence[Type], width: float, room: float, first: int = 0) -> int:
    for step in range(first, len(types)):
        lines = break_lines(text, width, types[step].size, types[step].face)
        if len(lines) * types[step].leading <= room:
            return step
    return len(types) - 1
