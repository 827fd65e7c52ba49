"""The levels that somebody has shown, each time they were judged."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models

from issuetrees.careers.models.profiles import Profile
from issuetrees.kit.models import Deletable


class Rating(Deletable):
    """A level (0 to 4) of a competency, named by its key, and what shows it.

    The latest of each person counts; older ones tell of progress. ``seen_by`` says who saw the
    evidence. It is the owner's own where ``rated_by`` owns the profile.
    """

    hangs_on: ClassVar = ("profile",)

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="ratings")
    competency = models.SlugField(max_length=40)
    level = models.PositiveSmallIntegerField(validators=[MaxValueValidator(4)])
    rated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    evidence = models.TextField(blank=True)
    link = models.CharField(max_length=500, blank=True)
    seen_by = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["created_at", "id"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(level__lte=4), name="rating_level_to_four")
        ]

    def __str__(self) -> str:
        return f"{self.competency}: {self.level}"
