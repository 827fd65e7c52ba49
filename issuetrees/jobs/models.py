"""One table for all background jobs; what a job is about refers to its row. Mail to be sent."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from issuetrees.kit.models import Identified


class JobState(models.TextChoices):
    """Life of a job: queued, running, then done, failed or cancelled."""

    QUEUED = "queued", _("Waiting")
    RUNNING = "running", _("Running")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    CANCELLED = "cancelled", _("Cancelled")


class Job(Identified):
    """Work to be done beside requests. The row is the truth; the broker only wakes a worker.

    ``kind`` names a row of the registry; a ``key`` asks for the same job once; ``retry_at`` is
    the moment before which it is not tried (again). Jobs take their turns by ``turn_at``, which
    is later the more ``asked_by`` has asked for.
    """

    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=120, null=True)  # noqa: DJ001 - null escapes the constraint
    state = models.CharField(max_length=9, choices=JobState.choices, default=JobState.QUEUED)
    token = models.UUIDField(null=True)
    lease_until = models.DateTimeField(null=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    retry_at = models.DateTimeField(null=True)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    turn_at = models.DateTimeField(default=timezone.now)
    cancel_requested_at = models.DateTimeField(null=True)
    progress = models.PositiveSmallIntegerField(default=0)
    progress_label = models.CharField(max_length=200, blank=True)
    problem = models.JSONField(default=dict)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        indexes: ClassVar = [
            models.Index(
                fields=["turn_at"],
                condition=Q(state__in=["queued", "running"]),
                name="job_runnable",
            )
        ]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["kind", "key"], name="job_key_once")
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.state}"


class Mail(Identified):
    """A message that no mail server has taken yet."""

    job = models.OneToOneField(Job, on_delete=models.CASCADE, related_name="+")
    message = models.JSONField()

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return ", ".join(self.message["to"])
