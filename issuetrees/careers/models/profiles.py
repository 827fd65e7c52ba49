"""A person on a stage map: whose data it is, who else may see it, and who looked."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.kit.models import Deletable, Identified


class Profile(Deletable):
    """Where somebody stands on a map, and where they want to get.

    ``owner`` decides about it: the person themself where ``is_own``, else whoever keeps it for
    somebody without an account. ``stage_id`` and ``goal_id`` are stages of the map, ``answers`` the
    chosen options by fork. ``is_open`` lets all who see the map see it, and reports show it.
    """

    hangs_on: ClassVar = ("graph",)

    graph = models.ForeignKey("graphs.Graph", on_delete=models.CASCADE, related_name="profiles")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="profiles"
    )
    is_own = models.BooleanField(default=True)
    name = models.CharField(max_length=120)
    stage_id = models.UUIDField(null=True)
    goal_id = models.UUIDField(null=True)
    hours_a_week = models.FloatField(default=5.0)
    answers = models.JSONField(default=dict)
    mentor = models.CharField(max_length=120, blank=True)
    is_open = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.name


class Share(Identified):
    """Somebody who may see a profile; ``may_assess`` lets them rate its levels, too."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="shares")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="shared_profiles"
    )
    may_assess = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "user"], name="profile_shared_once")
        ]

    def __str__(self) -> str:
        return str(self.user)


class Look(Identified):
    """That somebody looked at a profile that is not theirs, once for each day."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="looks")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    on = models.DateField()

    class Meta:
        ordering: ClassVar = ["-created_at", "-id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["profile", "user", "on"], name="look_once_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.on}"
