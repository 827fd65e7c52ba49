"""The palette stays distinct, on both papers and for those who see colours otherwise."""

import re
from itertools import combinations
from pathlib import Path

import pytest

from issuetrees.core.drawing.tones import INK, TONES, WHITE, tone_of

TOKENS = Path("issuetrees/web/static/css/tokens.css")
DARK_PAPER = "#15181d"
Linear = tuple[float, float, float]
# How colours look without red or green cones (Machado, Oliveira, Fernandes 2009, severity 1).
SIGHTS: dict[str, tuple[Linear, Linear, Linear]] = {
    "all": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "no green": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "no red": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
}


def linear(colour: str) -> Linear:
    """Return the light of a colour, 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return _light(red), _light(green), _light(blue)


def _light(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return how much they stand apart, 1 to 21 (WCAG)."""
    low, high = sorted(_times((0.2126, 0.7152, 0.0722), linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def difference(one: str, other: str, sight: str) -> float:
    """Return how far apart two colours look: their distance in OKLab (Ottosson 2020)."""
    first, second = (
        _oklab([_times(row, linear(c)) for row in SIGHTS[sight]]) for c in (one, other)
    )
    return float(sum((a - b) ** 2 for a, b in zip(first, second, strict=True)) ** 0.5)


def _times(row: Linear, light: Linear) -> float:
    return max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))


def _oklab(light: list[float]) -> list[float]:
    rows = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    roots = [sum(a * b for a, b in zip(row, light, strict=True)) ** (1 / 3) for row in rows]
    axes = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    return [sum(a * b for a, b in zip(row, roots, strict=True)) for row in axes]


def both(number: int) -> list[tuple[str, str]]:
    """Return the colours of a tone, each with the paper that it stands on."""
    return [(TONES[number].light, WHITE), (TONES[number].dark, DARK_PAPER)]


@pytest.mark.parametrize("number", range(len(TONES)))
def test_tone_stands_out_and_its_label_can_be_read(number: int) -> None:
    for colour, paper in both(number):
        assert contrast(colour, paper) >= 3
        assert contrast(colour, TONES[number].label) >= 4.5


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("name", ["light", "dark"])
def test_tones_differ(name: str, sight: str) -> None:
    colours = [getattr(tone, name) for tone in TONES]
    neighbours = zip(colours, [*colours[1:], colours[0]], strict=True)
    assert min(difference(a, b, sight) for a, b in neighbours) >= 0.15
    if sight == "all":
        assert min(difference(a, b, sight) for a, b in combinations(colours, 2)) >= 0.08


def test_page_takes_the_same_palette() -> None:
    said = re.findall(r"--series-(\d+): light-dark\((#\w+), (#\w+)\);", TOKENS.read_text("utf-8"))
    assert said == [(str(at), one.light, one.dark) for at, one in enumerate(TONES, 1)]
    assert [one.label for one in TONES] == [WHITE, INK] * 4
    assert [tone_of(index) for index in (0, 7, 8)] == [1, 8, 1]
