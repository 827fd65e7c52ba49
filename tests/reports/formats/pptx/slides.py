"""What tests ask of slides that are read back."""

import io
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import Any

from pptx import Presentation
from pptx.oxml.ns import qn

from issuetrees.reports.formats.pptx.file import make_pptx
from issuetrees.reports.scene.fit import break_lines
from tests.reports.documents import document


@cache
def content(language: str = "en", paper: str = "wide") -> bytes:
    return make_pptx(replace(document(language), paper=paper)).content


def read(content: bytes) -> Any:
    return Presentation(io.BytesIO(content))


def shapes(slide: Any) -> Iterator[Any]:
    """All shapes, also those within groups."""
    yield from _within(slide.shapes)


def _within(found: Any) -> Iterator[Any]:
    for shape in found:
        if shape.shape_type == 6:
            yield from _within(shape.shapes)
        else:
            yield shape


def titles(show: Any) -> list[str]:
    return [slide.shapes.title.text_frame.text for slide in show.slides]


def overflow(frame: Any, width: float, height: float, face: str = "regular") -> float:
    """By how many points the words of a frame are higher than its room."""
    room = width - frame.margin_left.pt - frame.margin_right.pt
    taken = frame.margin_top.pt + frame.margin_bottom.pt
    for paragraph in frame.paragraphs:
        runs = [run for run in paragraph.runs if run.font.size]
        if not runs:
            continue
        size = max(run.font.size.pt for run in runs)
        leading = paragraph.line_spacing.pt if paragraph.line_spacing else size * 1.2
        is_bold = any(run.font.bold for run in runs)
        taken += leading * sum(
            len(break_lines(part, room, size, "semibold" if is_bold else face))
            if frame.word_wrap is not False
            else 1
            for part in paragraph.text.split("\v")
        )
    return float(taken - height)


def glued(slide: Any) -> list[tuple[int, ...]]:
    """The ids of the shapes that connectors join."""
    found = []
    for line in slide._element.iter(qn("p:cxnSp")):
        ends = [line.find(f".//{qn(f'a:{tag}')}") for tag in ("stCxn", "endCxn")]
        found.append(tuple(int(end.get("id")) for end in ends if end is not None))
    return found
