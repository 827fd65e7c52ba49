"""A workplan as files and as a calendar."""

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
from issuetrees.api.resources.workplans import plan_of
from issuetrees.api.serializer_fields import Answer, Strict
from issuetrees.core.errors import NotFound
from issuetrees.exchange.workplan import TRACKERS, tracker_table, workbook
from issuetrees.inquiry.write import plan_feeds

CSV = "text/csv; charset=utf-8"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class FeedOrder(Strict):
    """Which days a calendar reads."""

    is_mine = serializers.BooleanField(
        required=False, help_text=_("Only leaves that you own; all of them where it is left out.")
    )


class PlanFeed(Answer):
    """The address of a calendar."""

    graph_id = serializers.UUIDField(help_text=_("The tree."))
    is_mine = serializers.BooleanField(help_text=_("Whether only your leaves are read."))
    url = serializers.URLField(help_text=_("Shown only now; of the rest a digest is kept."))


class WorkplanWorkbook(Endpoint):
    """The plan as a file."""

    tag = "Workplan"

    @operation(
        "download_workplan",
        _("Download the workplan as a workbook"),
        notes=_("XLSX with a hidden column of ids. Change it and have it compared."),
        scope=Scope.EXPORT,
        answers={(200, XLSX): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))},
    )
    def get(self, graph_id: uuid.UUID) -> Any:
        return FileResponse(
            BytesIO(workbook(plan_of(self.actor, graph_id))),
            as_attachment=True,
            filename="workplan.xlsx",
            content_type=XLSX,
        )


class WorkplanTable(Endpoint):
    """The plan as a tracker of tasks imports it."""

    tag = "Workplan"

    @operation(
        "download_workplan_table",
        _("Download the workplan as CSV for Jira, Asana or Planner"),
        notes=_(
            "A row for each leaf under the headings that the tracker knows; days as YYYY-MM-DD."
        ),
        scope=Scope.EXPORT,
        answers={(200, CSV): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))},
    )
    def get(self, graph_id: uuid.UUID, tracker: str) -> Any:
        if tracker not in TRACKERS:
            raise NotFound
        content = tracker_table(plan_of(self.actor, graph_id), tracker)
        return FileResponse(
            BytesIO(content),
            as_attachment=True,
            filename=f"workplan-{tracker}.csv",
            content_type=CSV,
        )


class WorkplanFeed(Endpoint):
    """The addresses at which calendars read the plan."""

    tag = "Workplan"

    @operation(
        "make_workplan_feed",
        _("Make an address at which a calendar reads a workplan"),
        notes=_(
            "Whoever has it reads the starts and due days that you see. Your address of the same"
            " kind from before stops working."
        ),
        takes=FeedOrder,
        gives=PlanFeed,
        scope=Scope.WRITE,
    )
    def post(self, graph_id: uuid.UUID, given: dict[str, Any]) -> Any:
        is_mine = given.get("is_mine", False)
        token = plan_feeds.rotate_feed(actor=self.actor, graph_id=graph_id, is_mine=is_mine)
        url = self.request.build_absolute_uri(reverse("web:workplan_feed", args=[token]))
        return {"graph_id": graph_id, "is_mine": is_mine, "url": url}

    @operation(
        "revoke_workplan_feed",
        _("Withdraw your addresses at which calendars read a workplan"),
        scope=Scope.WRITE,
        status=204,
    )
    def delete(self, graph_id: uuid.UUID) -> Any:
        for is_mine in (False, True):
            plan_feeds.revoke_feed(actor=self.actor, graph_id=graph_id, is_mine=is_mine)
