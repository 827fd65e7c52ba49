"""One drawing of a report as a file of its own, as an export would print it now."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils import translation

from issuetrees.core.drawing.shapes import Drawing
from issuetrees.core.errors import NotFound
from issuetrees.reports.document import ReportDocument
from issuetrees.reports.formats.made import file_name
from issuetrees.reports.outline import document_to_look_at, in_turn
from issuetrees.reports.scene.theme import look_of, theme_of
from issuetrees.reports.sections.built import build_sections
from issuetrees.reports.sections.drawings import SectionDrawing, drawings_of
from issuetrees.reports.signs import Signs, shipped
from issuetrees.workspaces.access import Reader

#: The forms of a drawing, with what each is called where files are sent.
FORMS: Final[Mapping[str, str]] = {"svg": "image/svg+xml", "png": "image/png"}


@dataclass(frozen=True, slots=True)
class DrawingFile:
    """What is downloaded."""

    name: str
    media: str
    content: bytes


def drawings(reader: Reader, report_id: uuid.UUID) -> list[SectionDrawing]:
    """Return the drawings that a report has now, section by section."""
    return _drawings(document_to_look_at(reader, report_id))


def drawing_file(
    reader: Reader, report_id: uuid.UUID, place: tuple[str, int], form: str
) -> DrawingFile:
    """Return the drawing of a section with this number in a form, or raise NotFound.

    A picture has the signs of our typeface; others are named in it, as print does it.
    """
    if form not in FORMS:
        raise NotFound
    document = document_to_look_at(reader, report_id)
    for one in _drawings(document, Signs(shipped()) if form == "png" else None):
        if (one.section_id, one.number) == place:
            name = file_name(one.title, document.cover.made_on, form)
            return DrawingFile(name, FORMS[form], _WRITERS[form](one.drawing, document))
    raise NotFound


def _drawings(document: ReportDocument, signs: Signs | None = None) -> list[SectionDrawing]:
    with in_turn(document), translation.override(document.language):
        return list(drawings_of(build_sections(document, signs)))


def _svg(drawing: Drawing, document: ReportDocument) -> bytes:
    from issuetrees.reports.formats.picture import draw_svg, framed  # noqa: PLC0415 - as below

    return draw_svg(framed(drawing), theme_of(look_of(document)).colours).encode()


def _png(drawing: Drawing, document: ReportDocument) -> bytes:
    # Pages that show no picture need not load what painting takes.
    from issuetrees.reports.formats.picture import draw_png, framed  # noqa: PLC0415

    return draw_png(framed(drawing), theme_of(look_of(document)).colours)


_WRITERS: Final[Mapping[str, Callable[[Drawing, ReportDocument], bytes]]] = {
    "svg": _svg,
    "png": _png,
}
