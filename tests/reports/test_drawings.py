"""Each drawing of a report by itself: SVG with its words as text, PNG; the same bytes each time."""

import io
from xml.etree import ElementTree as ET

import pytest
from django.utils import translation
from PIL import Image

from issuetrees.core.drawing.shapes import Box, Drawing, Mark
from issuetrees.core.errors import NotFound
from issuetrees.reports import drawings, preview, write
from issuetrees.reports.drawings import drawing_file
from issuetrees.reports.formats.picture import draw_png, draw_svg, framed
from issuetrees.reports.models import Report
from issuetrees.reports.scene.theme import COLOURS
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.drawings import drawings_of
from tests.cast import Cast
from tests.inquiry.trees import make_tree
from tests.reports.documents import document

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def report(cast: Cast) -> Report:
    make_tree(cast)
    return write.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="R",
        sections=[{"kind": "cover"}, {"id": "tree", "kind": "tree"}],
    )


def shown() -> list[Drawing]:
    with translation.override("ru"):
        return [one.drawing for one in drawings_of(build_sections(document("ru")))]


def test_drawings_have_places_in_their_sections() -> None:
    with translation.override("ru"):
        found = list(drawings_of(build_sections(document("ru"))))
    assert [(one.section_id, one.number) for one in found] == [
        ("ghost_deck", 1),
        ("ghost_deck", 2),
        ("ghost_deck", 3),
        ("ghost_deck", 4),
        ("tree", 1),
        ("drivers", 1),
        ("drivers", 2),
        ("drivers", 3),
        ("workplan", 1),
        ("workplan", 2),
        ("robustness", 1),
        ("frontier", 1),
        ("budget_frame", 1),
        ("budget_frame", 2),
        ("budget_frame", 3),
        ("roadmap", 1),
        ("plan_against_actual", 1),
        ("stage_map", 1),
        ("personal_plan", 1),
        ("personal_plan", 2),
        ("personal_plan", 3),
        ("personal_plan", 4),
    ]
    assert all(one.title and one.page_id.startswith("s-") for one in found)


@pytest.mark.parametrize("drawing", shown(), ids=lambda one: one.role)
def test_every_word_of_a_box_is_text_and_nothing_stands_outside(drawing: Drawing) -> None:
    whole = framed(drawing)
    root = ET.fromstring(draw_svg(whole))
    lines = [line for box in drawing.of(Box) for text in box.texts for line in text.lines]
    said = [one.text for one in root.iter(f"{SVG}text")]
    assert set(lines) <= set(said)
    (outer,) = whole.of(Mark)
    for box in drawing.of(Box):
        assert 0 <= box.rect.left + outer.at[0] <= box.rect.right + outer.at[0] <= whole.width
        assert 0 <= box.rect.top + outer.at[1] <= box.rect.bottom + outer.at[1] <= whole.height


@pytest.mark.parametrize("drawing", shown(), ids=lambda one: one.role)
def test_every_shape_has_a_look_that_needs_no_style_sheet(drawing: Drawing) -> None:
    root = ET.fromstring(draw_svg(framed(drawing)))
    for one in root.iter():
        if one.tag.removeprefix(SVG) in {"rect", "path", "circle", "text"}:
            assert "fill" in one.attrib, one.attrib
            assert "class" not in one.attrib


def test_a_picture_has_two_pixels_for_a_point_and_the_same_bytes() -> None:
    for drawing in map(framed, shown()):
        content = draw_png(drawing)
        picture = Image.open(io.BytesIO(content))
        assert picture.size == (round(2 * drawing.width), round(2 * drawing.height))
        assert draw_png(drawing) == content
        assert draw_svg(drawing) == draw_svg(drawing)


def test_a_drawing_is_in_the_colours_of_the_brand() -> None:
    colours = {**COLOURS, "navy": "#004400"}
    tree = next(one for one in shown() if one.role == "tree")
    assert "#004400" in draw_svg(framed(tree), colours)
    assert COLOURS["navy"] not in draw_svg(framed(tree), colours)


def test_who_may_see_the_report_may_save_its_drawings(cast: Cast, report: Report) -> None:
    assert [one.number for one in drawings.drawings(cast.viewer, report.pk)] == [1]
    svg = drawing_file(cast.viewer, report.pk, ("tree", 1), "svg")
    assert (svg.media, svg.name[-4:]) == ("image/svg+xml", ".svg")
    assert b"How old are they?" in svg.content
    png = drawing_file(cast.viewer, report.pk, ("tree", 1), "png")
    assert Image.open(io.BytesIO(png.content)).format == "PNG"
    for place, form in ((("tree", 2), "svg"), (("map", 1), "svg"), (("tree", 1), "gif")):
        with pytest.raises(NotFound):
            drawing_file(cast.viewer, report.pk, place, form)
    with pytest.raises(NotFound):
        drawing_file(cast.outsider, report.pk, ("tree", 1), "svg")


def test_a_page_that_was_drawn_knows_its_drawings(cast: Cast, report: Report) -> None:
    _cover, tree = preview.preview(cast.viewer, report.pk)
    drawn = preview.painted(cast.viewer, report.pk, tree.key)
    assert drawn.sheets is not None
    assert [sheet.drawings for sheet in drawn.sheets] == [(("tree", 1),)]
