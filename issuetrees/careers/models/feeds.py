"""The address at which calendars read the dated steps of a plan."""

from django.db import models

from issuetrees.careers.models.profiles import Profile
from issuetrees.kit.feeds import Feed


class CalendarFeed(Feed):
    """Whoever holds its token reads the steps of one plan."""

    profile = models.OneToOneField(Profile, on_delete=models.CASCADE, related_name="feed")
