"""Every shape is painted where the numbers say."""

import gc
import io
import weakref

from PIL import Image

from issuetrees.core.drawing import png
from issuetrees.core.drawing.png import Look, write_png
from issuetrees.core.drawing.shapes import (
    Bar,
    Connector,
    Disc,
    Drawing,
    Label,
    Mark,
    Polygon,
    Polyline,
    Rect,
    Reference,
    Route,
    Shape,
    Text,
)
from issuetrees.kit.fonts import FOLDER

FONT = (FOLDER / "RepSans-Regular.ttf").read_bytes()
RED, PAPER = (255, 0, 0), (255, 255, 255)
LOOKS = {"area": Look(fill="#ff0000"), "stroke": Look(line="#ff0000", width=4)}


def painted(*shapes: Shape) -> Image.Image:
    drawing = Drawing(id="a", role="a", width=100, height=50, shapes=shapes)
    return Image.open(io.BytesIO(write_png(drawing, LOOKS, FONT, 2))).convert("RGB")


def line(route: Route, *points: tuple[float, float], radius: float = 0.0) -> Connector:
    return Connector(
        id="l",
        role="stroke",
        source_id="a",
        target_id="b",
        points=points,
        route=route,
        radius=radius,
    )


def test_areas_are_filled() -> None:
    square = ((10, 10), (30, 10), (30, 30), (10, 30))
    for shape in (
        Bar(id="b", role="area", rect=Rect(10, 10, 20, 20), value=1),
        Polygon(id="p", role="area", points=square),
        Disc(id="d", role="area", centre=(20, 20), radius=10),
        Mark(
            id="m",
            role="mark",
            at=(20, 20),
            pieces=(Disc(id="d", role="area", centre=(0, 0), radius=10),),
        ),
    ):
        picture = painted(shape)
        assert picture.size == (200, 100)
        assert (picture.getpixel((40, 40)), picture.getpixel((120, 40))) == (RED, PAPER), shape


def test_half_a_disc_is_its_left_half() -> None:
    picture = painted(Disc(id="d", role="area", centre=(20, 20), radius=10, is_half=True))
    assert (picture.getpixel((34, 40)), picture.getpixel((46, 40))) == (RED, PAPER)


def test_lines_go_through_their_points_and_round_their_corners() -> None:
    straight = painted(line(Route.STRAIGHT, (10, 10), (90, 10), (90, 40), radius=5))
    assert straight.getpixel((100, 20)) == RED
    assert straight.getpixel((180, 60)) == RED
    assert straight.getpixel((181, 19)) != RED
    curve = painted(line(Route.CURVE, (10, 10), (50, 10), (50, 40), (90, 40)))
    assert (curve.getpixel((24, 20)), curve.getpixel((100, 50))) == (RED, RED)
    strokes = painted(Polyline(id="s", role="stroke", strokes=(((10, 10), (90, 10)),)))
    assert (strokes.getpixel((100, 20)), strokes.getpixel((100, 60))) == (RED, PAPER)


def test_words_are_painted_and_references_are_not() -> None:
    word = Text("area", ("Жук",), 0, 10, 20, 24, width=100, is_centred=True)
    reference = Reference(id="r", role="area", rect=Rect(0, 0, 100, 50), target_id="x")
    picture = painted(Label(id="w", role="area", text=word), reference)
    assert RED in {colour for _, colour in picture.getcolors(100_000) or []}
    assert picture.crop((0, 0, 50, 100)).getcolors() == [(5_000, PAPER)]


def test_a_picture_is_gone_when_it_is_written() -> None:
    """Who writes hundreds collects seldom, so nothing may wait for a collection."""
    drawing = Drawing(id="a", role="a", width=100, height=50, shapes=())
    gc.disable()
    try:
        painter = png._Painter(drawing, LOOKS, (FONT, FONT), 2)
        painter.shapes((Label(id="l", role="word", text=Text("word", ("Word",), 0, 0, 10, 12)),))
        seen = weakref.ref(painter)
        del painter
        assert seen() is None
    finally:
        gc.enable()


def test_a_light_picture_has_the_same_white_and_red_in_a_palette() -> None:
    area = Polygon(id="p", role="area", points=((10, 10), (60, 10), (60, 40), (10, 40)))
    drawing = Drawing(id="a", role="a", width=100, height=50, shapes=(area,))
    found = Image.open(io.BytesIO(write_png(drawing, LOOKS, FONT, 2, is_light=True)))
    assert found.mode == "P"
    assert [found.convert("RGB").getpixel(at) for at in ((60, 50), (160, 50))] == [RED, PAPER]
