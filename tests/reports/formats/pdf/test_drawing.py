"""Drawings as HTML for print: the numbers of the golden cases stand in the markup."""

import re

import pytest

from issuetrees.core.drawing.bullet import Bullet, Planned, draw_bullets
from issuetrees.core.drawing.shapes import Bar, Box, Drawing, Label, Reference
from issuetrees.core.drawing.svg import figure
from issuetrees.reports.formats.pdf import drawing as writer
from issuetrees.reports.formats.pdf.drawing import write_html
from issuetrees.reports.scene.fit import fit_lines
from tests.core.drawing.drawn import Json, cases, kinds, sheets, stack, stage_map

PLACE = re.compile(r"left:([\d.]+)pt;top:([\d.]+)pt;width:([\d.]+)pt;height:([\d.]+)pt")


def drawings() -> list[Drawing]:
    """The drawings of the golden cases that are printed as HTML."""
    bars = [case["given"] for case in cases("bars") if case["draws"] == "stack"]
    trees = [case["given"] for case in cases("tree") if case["draws"] == "sheets"]
    stacks = [stack(given) for given in bars if "span" not in given]
    maps = [stage_map(case["given"]) for case in cases("stage_map")]
    return [*stacks, *maps, *(drawing for given in trees for drawing in sheets(given))]


@pytest.mark.parametrize("drawing", drawings(), ids=lambda drawing: drawing.id)
def test_everything_stands_where_the_numbers_say(drawing: Drawing) -> None:
    shapes = [shape for shape in drawing.shapes if isinstance(shape, Bar | Box | Reference)]
    rects = [shape.rect for shape in shapes]
    expected = [
        tuple(map(figure, (rect.left, rect.top, rect.width, rect.height))) for rect in rects
    ]
    html = write_html(drawing)
    assert PLACE.findall(html) == expected
    assert html.startswith(
        f'<div class="drawing {drawing.role}" style="width:{figure(drawing.width)}pt;'
        f'height:{figure(drawing.height)}pt;">'
    )


def test_every_shape_is_written_as_html_or_as_a_line() -> None:
    assert writer._LINES | set(writer._WRITERS) == kinds()


def test_lines_of_a_tree_are_one_path_under_its_boxes() -> None:
    (case, *_others) = cases("tree")
    (drawing,) = sheets(case["given"])
    html = write_html(drawing)
    assert html.count("<svg") == 1
    assert html.index("</svg>") < html.index('class="question')
    assert html.count('stroke="#a9b2c0"') == 1
    assert "<title>Lines</title>" in html


def test_every_line_of_a_text_is_text() -> None:
    (case, *_others) = cases("tree")
    (drawing,) = sheets(case["given"])
    html = write_html(drawing)
    for box in drawing.of(Box):
        assert "<br/>".join(box.texts[0].lines) in html


def test_a_map_has_its_labels_and_lanes_beside_its_boxes() -> None:
    first, second, *_others = (write_html(stage_map(case["given"])) for case in cases("stage_map"))
    assert first.count('class="arrow-label is-centred"') == 2
    assert first.count('stroke-dasharray="3 2"') == 1
    assert "<span>12–24</span>" in first
    assert re.findall(r'class="lane" style="[^"]*width:68pt;"><span>(\w+)', second) == [
        "People",
        "Products",
    ]


def test_references_lead_to_sheets_and_whole_texts() -> None:
    case = cases("tree")[1]
    html = "".join(map(write_html, sheets(case["given"])))
    assert re.search(r'class="goes-to" style="[^"]*"><a href="#s-tree-1"', html)
    assert re.search(r'class="comes-from" style="[^"]*"><a href="#s-tree-0"', html)
    assert re.search(r'class="whole-at" style="[^"]*"><a href="#o-r"', html)


def test_labels_are_text_and_never_markup() -> None:
    (case,) = [case for case in cases("bars") if "span" in case["given"]]
    given: Json = case["given"] | {"parts": [case["given"]["parts"][0] | {"label": "<b>"}]}
    del given["span"]
    html = write_html(stack(given))
    assert "&lt;b&gt;</span>" in html
    assert "font-size:11pt;line-height:18pt;padding-left:5pt" in html


def test_what_a_measure_came_to_keeps_its_lines() -> None:
    told = "23%. Interim: target not reached so far; it is read on 1 Mar 2027"
    row = Bullet("a", "Radio: Awareness", told, Planned(20, 25, actual=23))
    drawing = draw_bullets("b", [row], 850, 8.5, fit_lines)
    (lines,) = [one.text.lines for one in drawing.of(Label) if one.id == "b-a-told"]
    assert len(lines) == 2
    assert "<br/>".join(lines) in write_html(drawing)
