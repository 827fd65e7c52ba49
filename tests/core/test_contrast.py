"""Contrast of colours as WCAG measures it."""

import pytest

from issuetrees.core.contrast import READABLE, contrast, is_colour, mixed, readable


@pytest.mark.parametrize(
    ("colour", "ratio"), [("#000000", 21), ("#ffffff", 1), ("#767676", 4.54), ("#1f4fd8", 6.63)]
)
def test_contrast_on_white(colour: str, ratio: float) -> None:
    assert contrast(colour) == pytest.approx(ratio, abs=0.02)


@pytest.mark.parametrize("colour", ["#ffcc00", "#00ffff", "#ff8800", "#eeeeee"])
def test_a_light_colour_has_a_shade_that_can_be_read(colour: str) -> None:
    shade = readable(colour)
    assert shade != colour
    assert READABLE <= contrast(shade) < READABLE + 0.4


def test_what_can_be_read_stays() -> None:
    assert readable("#1f4fd8") == "#1f4fd8"


def test_mixtures() -> None:
    assert mixed("#000000", "#ffffff", 0.5) == "#808080"
    assert mixed("#102030", "#ffffff", 0) == "#102030"


def test_what_is_a_colour() -> None:
    assert is_colour("#1f4fd8")
    assert not any(is_colour(text) for text in ("1f4fd8", "#1f4", "red", "#1f4fd8;", "#GGGGGG"))
