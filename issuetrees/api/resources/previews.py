"""The pages of a report as pictures, as an export would print them now."""

import uuid
from typing import Any

from django.http import HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.reports import preview as previews

_MEDIA = "image/webp"


class SheetDrawing(Answer):
    """The place of a drawing: its section and its number there."""

    section_id = serializers.CharField(help_text=_("The section on whose pages it stands."))
    number = serializers.IntegerField(help_text=_("Among those of its section, from 1."))


class PreviewSheet(Answer):
    """A page."""

    title = serializers.CharField()
    width = serializers.IntegerField(help_text=_("Points; 72 to the inch."))
    height = serializers.IntegerField(help_text=_("Points; 72 to the inch."))
    pictures = serializers.DictField(
        child=serializers.CharField(), help_text=_("Addresses of the pictures by their width.")
    )
    drawings = SheetDrawing(many=True, help_text=_("What of it can be had by itself."))


class PreviewPiece(Answer):
    """Pages that are made together."""

    key = serializers.CharField(help_text=_("Follows from all that is on the pages."))
    label = serializers.CharField(  # type: ignore[assignment] # only while declared
        help_text=_("What kind of section it is.")
    )
    sections = serializers.ListField(
        child=serializers.CharField(), help_text=_("Ids of the sections on the pages.")
    )
    pages = serializers.IntegerField(help_text=_("About how many."))
    sheets = PreviewSheet(many=True, allow_null=True, help_text=_("Null until they are drawn."))


class PreviewPieceList(Answer):
    """All of them."""

    items = PreviewPiece(many=True)


class ReportPreview(Endpoint):
    """The pieces of a report."""

    tag = "Reports"

    @operation(
        "preview_report",
        _("See the pages that an export would print"),
        notes=_("Pages come in pieces; those that nobody has looked at are drawn one by one."),
        gives=PreviewPieceList,
        problems=(400,),
    )
    def get(self, report_id: uuid.UUID) -> Any:
        found = previews.preview(self.actor, report_id)
        return {"items": [_piece(report_id, one) for one in found]}


class OnePreviewPiece(Endpoint):
    """A piece."""

    tag = "Reports"

    @operation(
        "preview_pages",
        _("Draw the pages of a piece"),
        notes=_("404 once the report has changed: read the pieces again."),
        gives=PreviewPiece,
        problems=(400, 409),
    )
    def get(self, report_id: uuid.UUID, piece_key: str) -> Any:
        return _piece(report_id, previews.painted(self.actor, report_id, piece_key))


class PreviewPicture(Endpoint):
    """A picture of a page."""

    tag = "Reports"

    @operation(
        "get_preview_picture",
        _("Read the picture of a page"),
        answers={
            (200, _MEDIA): OpenApiResponse(OpenApiTypes.BINARY, description=_("The picture."))
        },
    )
    def get(self, report_id: uuid.UUID, piece_key: str, number: int, width: int) -> Any:
        content = previews.picture(self.actor, report_id, piece_key, (number, width))
        return HttpResponse(content, content_type=_MEDIA)


def _piece(report_id: uuid.UUID, piece: previews.PreviewPiece) -> dict[str, Any]:
    sheets = piece.sheets
    return {
        "key": piece.key,
        "label": piece.label,
        "sections": piece.sections,
        "pages": piece.pages,
        "sheets": sheets and [_sheet(report_id, piece.key, *one) for one in enumerate(sheets)],
    }


def _sheet(
    report_id: uuid.UUID, piece_key: str, number: int, sheet: previews.Sheet
) -> dict[str, Any]:
    places = {width: [report_id, piece_key, number, int(width)] for width in sheet.pictures}
    return {
        "title": sheet.title,
        "width": sheet.width,
        "height": sheet.height,
        "pictures": {
            width: reverse("api:preview-picture", args=place) for width, place in places.items()
        },
        "drawings": [
            {"section_id": section_id, "number": one} for section_id, one in sheet.drawings
        ],
    }
