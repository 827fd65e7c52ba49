"""A tree as PNG: real letters, of the size of the drawing, refused where it would be too large."""

import io

import pytest
from PIL import Image

from issuetrees.core import limits
from issuetrees.core.drawing.outline_sheet import draw_outline
from issuetrees.core.errors import Invalid
from issuetrees.core.outline import Outline, OutlineNode
from issuetrees.exchange.picture import write_outline_png

PAPER, EDGE, INK = (255, 255, 255), (138, 148, 166), (27, 36, 48)


def outline(*titles: str) -> Outline:
    return Outline("", "Как расти?", tuple(OutlineNode(title, 1) for title in titles))


def painted(found: Outline) -> Image.Image:
    picture = Image.open(io.BytesIO(write_outline_png(found)))
    picture.load()
    return picture


def dark(picture: Image.Image, box: tuple[int, int, int, int]) -> int:
    """How many points of a place are as dark as letters."""
    return sum(picture.crop(box).convert("L").histogram()[:90])


def test_the_picture_has_the_drawing_twice_as_large() -> None:
    found = outline("Цены", "Объём")
    picture, drawing = painted(found), draw_outline(found)
    assert picture.format == "PNG"
    assert picture.size == (round(drawing.width * 2), round(drawing.height * 2))
    colours = {colour for _, colour in picture.convert("RGB").getcolors(100_000) or []}
    assert {PAPER, EDGE, INK} <= colours


def test_each_box_has_letters_of_its_own() -> None:
    found = outline("Щука и ёж", "Ш")
    picture = painted(found)
    first, second, third = (
        dark(picture, tuple(round(side * 2) for side in (one.left, one.top, one.right, one.bottom)))
        for one in (box.rect for box in draw_outline(found).shapes if hasattr(box, "rect"))
    )
    assert min(first, second, third) > 20
    assert second > third


def test_the_letters_are_those_of_the_text_and_no_empty_boxes() -> None:
    same, other = painted(outline("Щ")), painted(outline("Ф"))
    assert same.tobytes() != other.tobytes()
    with pytest.raises(Invalid, match="漢"):
        write_outline_png(outline("漢 and a ✅"))
    assert painted(outline("✅ done")).size


def test_a_large_tree_has_fewer_pixels_and_a_huge_one_is_refused() -> None:
    large = painted(outline(*(f"Line {number}" for number in range(400))))
    assert max(large.size) <= limits.PICTURE_SIDE
    assert large.width * large.height <= limits.PICTURE_PIXELS
    with pytest.raises(Invalid) as refused:
        write_outline_png(outline(*(f"Line {number}" for number in range(2_000))))
    assert refused.value.code == "picture_too_large"
    assert refused.value.details["height"] > limits.PICTURE_SIDE
