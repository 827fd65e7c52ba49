"""A workspace's own templates of reports."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.resources.reports import Section
from issuetrees.api.serializer_fields import Kept, Strict, Title, YesNo
from issuetrees.reports import templates
from issuetrees.reports.models import ReportPaper


class ReportTemplate(Kept):
    """With what a report may begin; ``texts`` are empty unless they were kept."""

    workspace_id = serializers.UUIDField()
    name = serializers.CharField()
    paper = serializers.ChoiceField(ReportPaper.choices)
    texts = serializers.DictField(
        child=serializers.CharField(),
        help_text=_("Texts of the report by the names of its fields."),
    )
    sections = Section(many=True)


class TemplateName(Strict):
    """What a template is called."""

    name = Title(max_length=120)


class NewReportTemplate(TemplateName):
    """How a report is kept."""

    keeps_texts = YesNo(
        required=False, help_text=_("Whether titles, own texts and the summary are kept, too.")
    )


class ReportTemplates(Endpoint):
    """The templates of a workspace."""

    tag = "Reports"

    @operation(
        "list_report_templates",
        _("List the templates of reports of a workspace"),
        gives=ReportTemplate,
        pages=KEPT,
    )
    def get(self, workspace_id: uuid.UUID) -> Any:
        return templates.templates(self.actor, workspace_id)


class SavedTemplates(Endpoint):
    """A report as a template."""

    tag = "Reports"

    @operation(
        "save_report_as_template",
        _("Keep a report as a template of its workspace"),
        notes=_("Branches, maps and pictures that were chosen stay with the engagement."),
        takes=NewReportTemplate,
        gives=ReportTemplate,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="report_template",
    )
    def post(self, report_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return templates.save_as_template(actor=self.actor, report_id=report_id, **given)


class OneReportTemplate(Endpoint):
    """A template."""

    tag = "Reports"

    @operation(
        "get_report_template", _("Read a template of reports"), gives=ReportTemplate, has_tag=True
    )
    def get(self, report_template_id: uuid.UUID) -> Any:
        return templates.template(self.actor, report_template_id)

    @operation(
        "rename_report_template",
        _("Rename a template of reports"),
        takes=TemplateName,
        is_partial=True,
        gives=ReportTemplate,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
    )
    def patch(
        self, report_template_id: uuid.UUID, given: dict[str, Any], version: int | None
    ) -> Any:
        return templates.rename_template(
            actor=self.actor, template_id=report_template_id, version=version, **given
        )

    @operation(
        "delete_report_template",
        _("Delete a template of reports"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, report_template_id: uuid.UUID, version: int | None) -> Any:
        return templates.delete_template(
            actor=self.actor, template_id=report_template_id, version=version
        )
