"""Exports: files of reports, made in the background."""

import uuid
from typing import Any

from django.http import FileResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import rest_framework as filters
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse
from rest_framework import serializers

from issuetrees.accounts.scopes import Scope
from issuetrees.api.endpoint import Endpoint
from issuetrees.api.operation import operation
from issuetrees.api.pagination import LOGGED
from issuetrees.api.people import Person
from issuetrees.api.serializer_fields import Answer, Id, Strict, Word, YesNo
from issuetrees.jobs.labels import told
from issuetrees.jobs.models import JobState
from issuetrees.kit.sentences import fill
from issuetrees.reports import changes, findings, models, read, versions, write
from issuetrees.reports.document import Change
from issuetrees.reports.files import MEDIA_TYPES
from issuetrees.reports.models import ExportFormat


class FileFinding(Answer):
    """What a file lacks or shows in another way than asked."""

    code = serializers.CharField()
    section = serializers.CharField(help_text=_("The kind of section; empty: the whole file."))
    sentence = serializers.SerializerMethodField(
        help_text=_("A sentence for people, in their language.")
    )

    def get_sentence(self, finding: dict[str, Any]) -> str:
        return findings.told(finding)


class Export(Answer):
    """One file of a report and how far it is; ``download`` is its address once it is done."""

    id = serializers.UUIDField()
    report_id = serializers.UUIDField()
    format = serializers.ChoiceField(ExportFormat.choices)
    state = serializers.ChoiceField(JobState.choices, source="job.state")
    progress = serializers.IntegerField(min_value=0, max_value=100, source="job.progress")
    progress_label = serializers.SerializerMethodField()
    problem = serializers.SerializerMethodField(help_text=_("Why it failed; null otherwise."))
    attempts = serializers.IntegerField(source="job.attempts")
    requested_by = Person(allow_null=True)
    file_name = serializers.CharField()
    size = serializers.IntegerField(help_text=_("Bytes."))
    digest = serializers.CharField(help_text=_("SHA-256 of the file, in hexadecimal."))
    page_count = serializers.IntegerField()
    version_id = serializers.CharField(
        source="snapshot.version_id",
        default=None,
        allow_null=True,
        help_text=_("The name on its pages of what it shows; null until a worker begins."),
    )
    findings = FileFinding(many=True)
    download = serializers.SerializerMethodField()
    created_at = serializers.DateTimeField()
    started_at = serializers.DateTimeField(allow_null=True, source="job.started_at")
    finished_at = serializers.DateTimeField(allow_null=True, source="job.finished_at")
    cancel_requested_at = serializers.DateTimeField(
        allow_null=True, source="job.cancel_requested_at"
    )

    def get_progress_label(self, export: models.Export) -> str:
        return told(export.job.progress_label)

    def get_problem(self, export: models.Export) -> str | None:
        problem = export.job.problem
        if not problem:
            return None
        return fill(gettext(problem["message"]), **problem.get("details", {}))

    def get_download(self, export: models.Export) -> str | None:
        is_done = export.job.state == JobState.DONE
        return reverse("api:export-file", args=[export.pk]) if is_done else None


class NewExport(Strict):
    """The kind of file, and what it shows: the report as it is, or as an export shows it."""

    format = Word(ExportFormat.choices, required=False)
    same_as = Id(
        required=False, help_text=_("The id of an export of the report that shows the same.")
    )
    is_mailed = YesNo(required=False, help_text=_("Whether you get mail when it is done."))


class Version(Answer):
    """A state of a report, by the name that stands on each page of its files."""

    version_id = serializers.CharField(
        source="snapshot.version_id", help_text=_("The name on each page.")
    )
    report_id = serializers.UUIDField(source="snapshot.report_id")
    created_at = serializers.DateTimeField(source="snapshot.created_at")
    is_newest = serializers.BooleanField(
        help_text=_("Whether no finished export shows another, later state.")
    )
    newest = Export(allow_null=True, help_text=_("The latest finished export of the report."))


class ExportFilter(filters.FilterSet):  # type: ignore[misc] # the library has no types
    """Which exports to list."""

    state = filters.ChoiceFilter(
        field_name="job__state", choices=JobState.choices, label=_("In this state only.")
    )


class ReportExports(Endpoint):
    """The exports of a report."""

    tag = "Exports"

    @operation(
        "list_exports",
        _("List the exports of a report, newest first"),
        gives=Export,
        scope=Scope.EXPORT,
        pages=LOGGED,
        filters=ExportFilter,
    )
    def get(self, report_id: uuid.UUID) -> Any:
        report = read.report(self.actor, report_id)
        return read.exports(self.actor).filter(report=report)

    @operation(
        "create_export",
        _("Ask for a file"),
        notes=_("A worker makes it; read the address in Location until its state is final."),
        takes=NewExport,
        gives=Export,
        status=202,
        scope=Scope.EXPORT,
        is_replayable=True,
        problems=(409,),
        location="export",
    )
    def post(self, report_id: uuid.UUID, given: dict[str, Any]) -> Any:
        if given.pop("is_mailed", False):
            given["mail_site"] = self.request.build_absolute_uri("/")
        made, _ = write.request_export(actor=self.actor, report_id=report_id, **given)
        return made


class OneExport(Endpoint):
    """An export."""

    tag = "Exports"

    @operation("get_export", _("Read how far an export is"), gives=Export, scope=Scope.EXPORT)
    def get(self, export_id: uuid.UUID) -> Any:
        return read.export(self.actor, export_id)


class OneVersion(Endpoint):
    """A version."""

    tag = "Exports"

    @operation(
        "get_version",
        _("See whether a version of a report is the newest"),
        gives=Version,
        scope=Scope.EXPORT,
    )
    def get(self, version_id: str) -> Any:
        return versions.version(self.actor, version_id)


class ExportChange(Answer):
    """One thing that an export shows otherwise than the one before it."""

    kind = serializers.ChoiceField(list(changes.WORDS))
    number = serializers.CharField(help_text=_("The number of the question; empty elsewhere."))
    title = serializers.CharField(help_text=_("What has changed; empty: a text of the report."))
    sentence = serializers.SerializerMethodField(
        help_text=_("A sentence for people, in their language.")
    )

    def get_sentence(self, change: Change) -> str:
        return changes.sentence(change)


class ExportComparison(Answer):
    """What has changed since the finished export before it that shows another state."""

    earlier = Export(allow_null=True, help_text=_("Null: there is none to compare with."))
    changes = ExportChange(many=True)


class ExportChanges(Endpoint):
    """What has changed."""

    tag = "Exports"

    @operation(
        "list_export_changes",
        _("See what has changed since the export before it"),
        gives=ExportComparison,
        scope=Scope.EXPORT,
        problems=(409,),
    )
    def get(self, export_id: uuid.UUID) -> Any:
        return versions.changes(self.actor, export_id)


class CancelExport(Endpoint):
    """Stopping."""

    tag = "Exports"

    @operation(
        "cancel_export",
        _("Stop a waiting or running export"),
        notes=_("One that has ended stays as it is."),
        gives=Export,
        scope=Scope.EXPORT,
    )
    def post(self, export_id: uuid.UUID) -> Any:
        return write.cancel_export(actor=self.actor, export_id=export_id)


class RetryExport(Endpoint):
    """Trying again."""

    tag = "Exports"

    @operation(
        "retry_export",
        _("Try a failed or cancelled export again"),
        gives=Export,
        scope=Scope.EXPORT,
        problems=(409,),
    )
    def post(self, export_id: uuid.UUID) -> Any:
        return write.retry_export(actor=self.actor, export_id=export_id)


class ExportFile(Endpoint):
    """The file itself."""

    tag = "Exports"

    @operation(
        "download_export",
        _("Download the file"),
        notes=_("409 while the export is not done."),
        scope=Scope.EXPORT,
        problems=(409,),
        answers={
            (200, media_type): OpenApiResponse(OpenApiTypes.BINARY, description=_("The file."))
            for media_type in MEDIA_TYPES.values()
        },
    )
    def get(self, export_id: uuid.UUID) -> Any:
        export, file = read.open_file(self.actor, export_id)
        return FileResponse(
            file,
            as_attachment=True,
            filename=read.download_name(export),
            content_type=MEDIA_TYPES[ExportFormat(export.format)],
            headers={"ETag": f'"{export.digest}"'},
        )
