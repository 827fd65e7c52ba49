"""A firm or team, who belongs to it, and its client projects."""

import datetime as dt
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from issuetrees.accounts.models import Language
from issuetrees.kit.formats.currencies import ROUBLE
from issuetrees.kit.models import Deletable, Identified, Versioned
from issuetrees.kit.zones import UTC, today


class Role(models.TextChoices):
    """What a member may do; the table is in ``access.py``."""

    OWNER = "owner", pgettext_lazy("role", "Owner")
    EDITOR = "editor", _("Editor")
    COMMENTER = "commenter", _("Commenter")
    VIEWER = "viewer", _("Viewer")


class Workspace(Deletable):
    """A firm or team."""

    name = models.CharField(max_length=120)

    class Meta:
        ordering: ClassVar = ["name", "id"]

    def __str__(self) -> str:
        return self.name


class Membership(Versioned):
    """A person in a workspace, with one role."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=9, choices=Role.choices)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "user"], name="membership_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.role}"


class Invitation(Identified):
    """A link that makes so many people members; only its digest is kept.

    ``email`` is the address to which it was sent, if it was, ``mails`` says how often.
    """

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="invitations")
    role = models.CharField(max_length=9, choices=Role.choices)
    digest = models.CharField(max_length=64, unique=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    expires_at = models.DateTimeField()
    revoked_at = models.DateTimeField(null=True, blank=True)
    people = models.PositiveSmallIntegerField(default=1)
    joined = models.PositiveSmallIntegerField(default=0)
    email = models.EmailField(max_length=254, blank=True)
    sent_at = models.DateTimeField(null=True)
    mails = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["-created_at"]
        indexes: ClassVar = [
            models.Index(fields=["email"], condition=~Q(email=""), name="invitation_by_email")
        ]

    def __str__(self) -> str:
        return f"{self.workspace}: {self.role}"


class Departure(Identified):
    """When somebody left a workspace or was removed: older invitations do not bring them back."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="departures")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    left_at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["workspace", "user"], name="departure_once")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.left_at}"


class ListKind(models.TextChoices):
    """What a list of words is for."""

    SYNONYMS = "synonyms", _("Synonyms")
    FRAMEWORK = "framework", _("Framework")
    PROCESS = "process", _("Process")


class WordList(Deletable):
    """Words of the workspace's own by which splits are checked.

    ``items`` are lists of words for the same thing: one list of synonyms, or each item of a
    framework and each stage of a process with the other words for it.
    """

    hangs_on: ClassVar = ("workspace",)

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="word_lists")
    kind = models.CharField(max_length=9, choices=ListKind.choices)
    name = models.CharField(max_length=120, blank=True)
    items = models.JSONField(default=list)

    class Meta:
        ordering: ClassVar = ["kind", "name", "created_at", "id"]

    def __str__(self) -> str:
        return self.name or ", ".join(self.items[0])


class Engagement(Deletable):
    """One client project: client, question, the language of its reports, the currency of costs."""

    hangs_on: ClassVar = ("workspace",)

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="engagements")
    name = models.CharField(max_length=160)
    client = models.CharField(max_length=160, blank=True)
    question = models.TextField(max_length=2000, blank=True)
    language = models.CharField(max_length=2, choices=Language.choices, default=Language.ENGLISH)
    currency = models.CharField(max_length=3, default=ROUBLE)  # ISO 4217
    time_zone = models.CharField(max_length=64, default=UTC)  # says which day it is here
    is_archived = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]

    def __str__(self) -> str:
        return self.name

    def today(self) -> dt.date:
        """Which day it is in this engagement: what is due before it is late."""
        return today(self.time_zone, timezone.now())


class AuditEntry(Identified):
    """Who did what in a workspace; written once, never changed."""

    workspace = models.ForeignKey(Workspace, on_delete=models.CASCADE, related_name="audit_entries")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    action = models.CharField(max_length=40)
    target_kind = models.CharField(max_length=40)
    target_id = models.UUIDField(null=True)
    engagement = models.ForeignKey(
        Engagement, on_delete=models.SET_NULL, null=True, related_name="audit_entries"
    )
    details = models.JSONField(default=dict)

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        indexes: ClassVar = [
            models.Index(fields=["workspace", "-created_at"], name="audit_by_workspace"),
            models.Index(fields=["engagement", "-created_at"], name="audit_by_engagement"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.target_kind}"

    @property
    def told(self) -> dict[str, Any]:
        """The details without what only an undo needs."""
        details: dict[str, Any] = self.details
        return {name: value for name, value in details.items() if name != "kept"}
