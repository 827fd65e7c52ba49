"""Whether a colour can be read: contrast as WCAG measures it, mixtures, the nearest that can.

Colours are written as ``#1f4fd8``.
"""

import re
from typing import Final

WHITE: Final = "#ffffff"
#: What letters of running text need (AA).
READABLE: Final = 4.5
_COLOUR: Final = re.compile(r"#[0-9a-f]{6}")
_STEPS: Final = 100


def is_colour(text: str) -> bool:
    """Whether this is a colour."""
    return _COLOUR.fullmatch(text) is not None


def contrast(first: str, second: str = WHITE) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(first), _luminance(second)))
    return (light + 0.05) / (dark + 0.05)


def mixed(colour: str, other: str, share: float) -> str:
    """Return a colour with this share of another in it."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    parts = [round(one * (1 - share) + two * share) for one, two in pairs]
    return "#" + "".join(f"{part:02x}" for part in parts)


def readable(colour: str, least: float = READABLE) -> str:
    """Return the colour itself, or the lightest of its shades that can be read on white."""
    shades = (mixed(colour, "#000000", step / _STEPS) for step in range(_STEPS + 1))
    return next(shade for shade in shades if contrast(shade) >= least)


def _channels(colour: str) -> tuple[int, int, int]:
    red, green, blue = (int(colour[start : start + 2], 16) for start in (1, 3, 5))
    return red, green, blue


def _luminance(colour: str) -> float:
    red, green, blue = map(_linear, _channels(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: int) -> float:
    part = channel / 255
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
