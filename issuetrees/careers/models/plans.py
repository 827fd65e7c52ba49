"""What somebody does next on their way, and what became of it."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from issuetrees.careers.models.profiles import Profile
from issuetrees.kit.models import Deletable


class PlanStep(Deletable):
    """A step of a plan: ``evidence`` is what will count as done.

    ``competency`` is the key of what it serves, empty for none; ``owner`` and ``mentor`` are
    names, as a plan also names people without accounts.
    """

    hangs_on: ClassVar = ("profile",)

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="steps")
    text = models.CharField(max_length=500)
    competency = models.SlugField(max_length=40, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    due_on = models.DateField(null=True)
    owner = models.CharField(max_length=120, blank=True)
    mentor = models.CharField(max_length=120, blank=True)
    done_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]

    def __str__(self) -> str:
        return self.text


class ReviewEntry(Deletable):
    """What was said when a plan was gone through."""

    hangs_on: ClassVar = ("profile",)

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="entries")
    on = models.DateField()
    text = models.TextField()
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-on", "-created_at", "-id"]

    def __str__(self) -> str:
        return str(self.on)
