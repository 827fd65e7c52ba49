"""The address at which calendars read the dated steps of a plan."""

from django.db import models

from issuetrees.careers.models.profiles import Profile
from issuetrees.kit.models import Identified


class CalendarFeed(Identified):
    """Whoever holds its token reads the steps of one plan; only a digest is kept."""

    profile = models.OneToOneField(Profile, on_delete=models.CASCADE, related_name="feed")
    digest = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return str(self.pk)
