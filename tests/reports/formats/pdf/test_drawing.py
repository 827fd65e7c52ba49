"""Drawings as HTML for print: the numbers of the golden cases stand in the markup."""

import re

import pytest

from issuetrees.core.drawing.shapes import Bar
from issuetrees.core.drawing.svg import figure
from issuetrees.reports.formats.pdf.drawing import write_html
from tests.core.drawing.drawn import Json, cases, stack

PLACE = re.compile(r"left:([\d.]+)pt;top:([\d.]+)pt;width:([\d.]+)pt;height:([\d.]+)pt")


def places(html: str) -> list[tuple[str, ...]]:
    """Left, top, width and height of everything that is placed."""
    return PLACE.findall(html)


@pytest.mark.parametrize(
    "case",
    [case for case in cases("bars") if case["draws"] == "stack" and "span" not in case["given"]],
)
def test_bars_stand_where_the_numbers_say(case: Json) -> None:
    drawing = stack(case["given"])
    rects = [shape.rect for shape in drawing.shapes if isinstance(shape, Bar)]
    expected = [
        tuple(map(figure, (rect.left, rect.top, rect.width, rect.height))) for rect in rects
    ]
    assert places(write_html(drawing)) == expected


def test_labels_are_text_and_never_markup() -> None:
    (case,) = [case for case in cases("bars") if "span" in case["given"]]
    given = case["given"] | {"parts": [case["given"]["parts"][0] | {"label": "<b>"}]}
    del given["span"]
    html = write_html(stack(given))
    assert "&lt;b&gt;</span>" in html
    assert "font-size:11pt;line-height:18pt;padding-left:5pt" in html
