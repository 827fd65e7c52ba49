"""Report definitions, and exports: one produced file each, made by a job."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from issuetrees.accounts.models import Language
from issuetrees.kit.models import Identified, Versioned


class ReportStage(models.TextChoices):
    """Whether the client may rely on it."""

    DRAFT = "draft", _("Draft")
    FINAL = "final", _("Final")


class Report(Versioned):
    """What a report says and which sections it has: ``[{kind, is_on, title?}]`` in order."""

    engagement = models.ForeignKey(
        "workspaces.Engagement", on_delete=models.CASCADE, related_name="reports"
    )
    title = models.CharField(max_length=200)
    subtitle = models.CharField(max_length=300, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    stage = models.CharField(max_length=5, choices=ReportStage.choices, default=ReportStage.DRAFT)
    situation = models.TextField(blank=True, max_length=4000)
    complication = models.TextField(blank=True, max_length=4000)
    answer = models.TextField(blank=True, max_length=4000)
    decisions = models.TextField(blank=True, max_length=4000)
    sections = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.title


class ExportState(models.TextChoices):
    """Life of a job: queued, running, then done, failed or cancelled."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class ExportFormat(models.TextChoices):
    """Kind of file."""

    PDF = "pdf", "PDF"


class Export(Identified):
    """One file of a report. The row is the truth about the job; the broker only wakes a worker."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="exports")
    format = models.CharField(max_length=4, choices=ExportFormat.choices, default=ExportFormat.PDF)
    state = models.CharField(max_length=9, choices=ExportState.choices, default=ExportState.QUEUED)
    key = models.CharField(max_length=64, null=True)  # noqa: DJ001 - null escapes the constraint
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    cancel_requested_at = models.DateTimeField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)
    progress_label = models.CharField(max_length=200, blank=True)
    problem = models.JSONField(default=dict)
    file = models.FileField(max_length=300, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, blank=True)
    page_count = models.PositiveIntegerField(default=0)
    sources = models.JSONField(default=dict)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(
                fields=["created_at"],
                condition=Q(state__in=["queued", "running"]),
                name="export_runnable",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["report", "key"], name="export_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.report_id}.{self.format}: {self.state}"
