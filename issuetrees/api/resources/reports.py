"""Reports: what they say and which sections they have."""

import uuid
from typing import Any

from django.utils.translation import gettext_lazy as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from issuetrees.accounts.models import Language
from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import KEPT
from issuetrees.api.resources.deletions import Deletion
from issuetrees.api.resources.templates import LANGUAGE, chosen_language
from issuetrees.api.section_schema import OPTIONS
from issuetrees.api.serializer_fields import Answer, Id, Kept, Strict, Text, Title, Word, YesNo
from issuetrees.core import limits
from issuetrees.reports import composition, models, read, write
from issuetrees.reports.fit_report import KINDS
from issuetrees.reports.kinds import report_kinds
from issuetrees.reports.models import ReportPaper, ReportStage
from issuetrees.reports.outline import outline
from issuetrees.reports.sections import SECTIONS
from issuetrees.reports.sections.ids import ID, MAX_ID
from issuetrees.workspaces.read import engagement as get_engagement

PIECES = (
    "title", "subtitle", "language", "stage", "paper", "situation", "complication", "answer",
    "decisions", "sections",
)  # fmt: skip


class Marks(Strict):
    """The marks of pieces as they were when the change of them began."""

    def get_fields(self) -> dict[str, Any]:
        return {name: Title(max_length=64, required=False) for name in PIECES}


@extend_schema_field({"anyOf": OPTIONS})
class SectionOptions(serializers.JSONField):
    """What is chosen for a section; ``write`` judges it."""


class SectionId(Text):
    """The id of a section."""

    pattern = f"^(?:{ID.pattern})?$"


class Section(Answer):
    """A section of a report; an empty title means the usual one."""

    id = serializers.CharField(help_text=_("Tells several sections of one kind apart."))
    kind = serializers.ChoiceField(list(SECTIONS))
    is_on = serializers.BooleanField()
    title = serializers.CharField()
    options = SectionOptions(help_text=_("What is chosen; what is left out has its default."))


class NewSection(Strict):
    """A section in its place; sections that are left out go. A kind may occur several times."""

    id = SectionId(
        max_length=MAX_ID,
        required=False,
        help_text=_("Small letters and underscores; made where it is left out."),
    )
    kind = Word(list(SECTIONS))
    is_on = YesNo(required=False)
    title = Text(max_length=200, required=False)
    options = SectionOptions(
        required=False, help_text=_("By kind of section; what is left out has its default.")
    )


class Report(Kept):
    """A report of an engagement."""

    engagement_id = serializers.UUIDField()
    title = serializers.CharField()
    subtitle = serializers.CharField()
    language = serializers.ChoiceField(Language.choices)
    stage = serializers.ChoiceField(ReportStage.choices)
    paper = serializers.ChoiceField(ReportPaper.choices)
    situation = serializers.CharField()
    complication = serializers.CharField()
    answer = serializers.CharField()
    decisions = serializers.CharField()
    sections = Section(many=True)
    marks = serializers.SerializerMethodField()

    @extend_schema_field(serializers.DictField(child=serializers.CharField()))
    def get_marks(self, report: models.Report) -> dict[str, str]:
        """A mark of each text and of the sections, to send as ``seen`` with a change of it."""
        return {name: read.mark(getattr(report, name)) for name in PIECES}


class SectionFacts(Answer):
    """What would be printed of a section; ``pages`` is null while it has nothing to show."""

    id = serializers.CharField(help_text=_("Tells several sections of one kind apart."))
    kind = serializers.ChoiceField(list(SECTIONS))
    is_on = serializers.BooleanField()
    title = serializers.CharField()
    pages = serializers.IntegerField(allow_null=True, help_text=_("0: it follows on a page."))


class ReportFit(Answer):
    """One thing that a report will not show well."""

    kind = serializers.ChoiceField(list(KINDS))
    sentence = serializers.CharField(help_text=_("What does not fit, for people."))
    remedy = serializers.CharField(help_text=_("What to do about it."))
    section_id = serializers.CharField(help_text=_("Empty where it concerns the whole report."))


class ReportOutline(Answer):
    """What an export would print; no sections where the trees are too large for a look."""

    sections = SectionFacts(many=True)
    pages = serializers.IntegerField(help_text=_("About, in all."))
    fit = ReportFit(many=True, help_text=_("What does not fit, the gravest first."))
    left_out = serializers.IntegerField(
        help_text=_("Questions of the deepest levels that a file would not carry.")
    )


class ReportEdit(Strict):
    """What may be said of a report."""

    title = Title(max_length=200)
    subtitle = Text(max_length=300, required=False)
    language = Word(Language.choices, required=False)
    stage = Word(ReportStage.choices, required=False)
    paper = Word(ReportPaper.choices, required=False)
    situation = Text(max_length=4000, required=False)
    complication = Text(max_length=4000, required=False)
    answer = Text(max_length=4000, required=False)
    decisions = Text(max_length=4000, required=False)
    sections = NewSection(many=True, required=False, max_length=limits.SECTIONS_PER_REPORT)  # type: ignore[call-arg] # a list has it


class NewReport(ReportEdit):
    """What may be said of a new report; ``sections`` take the place of the kind's."""

    kind = Word(list(report_kinds()), required=False, help_text=_("Which sections it begins with."))
    template_id = Id(
        required=False,
        help_text=_("A template of the workspace, in place of a kind: sections, paper, texts."),
    )


class ReportKind(Answer):
    """A kind of report that the product brings."""

    kind = serializers.ChoiceField(list(report_kinds()))
    name = serializers.CharField()
    purpose = serializers.CharField(help_text=_("What it is for."))
    sections = Section(many=True)


class ReportKindList(Answer):
    """All of them."""

    items = ReportKind(many=True)


class ReportPieces(ReportEdit):
    """What may be changed of a report; ``seen`` refuses what others changed, piece by piece."""

    seen = Marks(required=False)


class Reports(Endpoint):
    """The reports of an engagement."""

    tag = "Reports"

    @operation("list_reports", _("List the reports"), gives=Report, pages=KEPT)
    def get(self, engagement_id: uuid.UUID) -> Any:
        engagement = get_engagement(self.actor, engagement_id)
        return read.reports(self.actor).filter(engagement=engagement)

    @operation(
        "create_report",
        _("Make a report"),
        notes=_("It begins with the sections of its kind; without one it is a final report."),
        takes=NewReport,
        gives=Report,
        status=201,
        scope=Scope.WRITE,
        has_tag=True,
        is_replayable=True,
        location="report",
    )
    def post(self, engagement_id: uuid.UUID, given: dict[str, Any]) -> Any:
        return write.create_report(actor=self.actor, engagement_id=engagement_id, **given)


class ReportKinds(Endpoint):
    """The kinds of report."""

    tag = "Reports"

    @operation(
        "list_report_kinds",
        _("List the kinds of report, with their sections"),
        gives=ReportKindList,
        query=(LANGUAGE,),
    )
    def get(self) -> Any:
        language = chosen_language(self.request)
        found = [
            {
                "kind": one.kind,
                "name": one.name[language],
                "purpose": one.purpose[language],
                "sections": composition.of_kind(one.kind, language),
            }
            for one in report_kinds().values()
        ]
        return {"items": found}


class OneReport(Endpoint):
    """A report."""

    tag = "Reports"

    @operation("get_report", _("Read a report"), gives=Report, has_tag=True)
    def get(self, report_id: uuid.UUID) -> Any:
        return read.report(self.actor, report_id)

    @operation(
        "edit_report",
        _("Change a report"),
        notes=_("With `If-Match: *` and `seen` several people work on different pieces at once."),
        takes=ReportPieces,
        is_partial=True,
        gives=Report,
        scope=Scope.WRITE,
        has_tag=True,
        is_versioned=True,
        problems=(409,),
    )
    def patch(self, report_id: uuid.UUID, given: dict[str, Any], version: int | None) -> Any:
        return write.edit_report(actor=self.actor, report_id=report_id, version=version, **given)

    @operation(
        "delete_report",
        _("Delete a report with its exports"),
        gives=Deletion,
        scope=Scope.WRITE,
        is_versioned=True,
    )
    def delete(self, report_id: uuid.UUID, version: int | None) -> Any:
        return write.delete_report(actor=self.actor, report_id=report_id, version=version)


class OneReportOutline(Endpoint):
    """What a report would print."""

    tag = "Reports"

    @operation(
        "get_report_outline",
        _("See what an export would print"),
        notes=_("Titles and about how many pages, made by what makes the file."),
        gives=ReportOutline,
    )
    def get(self, report_id: uuid.UUID) -> Any:
        return outline(self.actor, report_id)
