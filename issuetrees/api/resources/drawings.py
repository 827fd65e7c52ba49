"""The drawings of a report, each as a file of its own."""

import uuid
from io import BytesIO
from typing import Any

from django.http import FileResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.serializer_fields import Answer
from issuetrees.reports import drawings
from issuetrees.reports.sections.drawings import SectionDrawing


class ReportDrawing(Answer):
    """A sheet of a tree, a stage map or a chart."""

    section_id = serializers.CharField(help_text=_("The section on whose pages it stands."))
    number = serializers.IntegerField(help_text=_("Among those of its section, from 1."))
    title = serializers.CharField(help_text=_("That of its page."))
    files = serializers.DictField(
        child=serializers.CharField(), help_text=_("Addresses of the files by their form.")
    )


class ReportDrawingList(Answer):
    """All of them."""

    items = ReportDrawing(many=True)


class ReportDrawings(Endpoint):
    """The drawings of a report."""

    tag = "Reports"

    @operation(
        "list_report_drawings",
        _("List the drawings that a report has now"),
        gives=ReportDrawingList,
        problems=(400,),
    )
    def get(self, report_id: uuid.UUID) -> Any:
        found = drawings.drawings(self.actor, report_id)
        return {"items": [_told(report_id, one) for one in found]}


class OneReportDrawing(Endpoint):
    """A drawing."""

    tag = "Reports"

    @operation(
        "download_report_drawing",
        _("Download a drawing as an export would print it now"),
        notes=_("SVG has its words as text; PNG has two pixels for each point."),
        scope=Scope.EXPORT,
        problems=(400,),
        answers={
            (200, media): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))
            for media in drawings.FORMS.values()
        },
    )
    def get(self, report_id: uuid.UUID, section_id: str, drawing_number: int, form: str) -> Any:
        place = (section_id, drawing_number)
        file = drawings.drawing_file(self.actor, report_id, place, form)
        return FileResponse(
            BytesIO(file.content), as_attachment=True, filename=file.name, content_type=file.media
        )


def _told(report_id: uuid.UUID, one: SectionDrawing) -> dict[str, Any]:
    place = [report_id, one.section_id, one.number]
    return {
        "section_id": one.section_id,
        "number": one.number,
        "title": one.title,
        "files": {
            form: reverse("api:report-drawing", args=[*place, form]) for form in drawings.FORMS
        },
    }
