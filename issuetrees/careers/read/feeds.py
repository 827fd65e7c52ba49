"""Whom a token of a calendar feed lets read what."""

from issuetrees.accounts.models import User
from issuetrees.careers.models import CalendarFeed, PlanStep, Profile
from issuetrees.careers.read import profiles
from issuetrees.core.errors import NotFound
from issuetrees.kit.feeds import digest_of


def has_feed(person: User, found: Profile) -> bool:
    """Tell whether a calendar can read a plan; for its owner."""
    profiles.require_owner(person, found)
    return CalendarFeed.objects.filter(profile=found).exists()


def of_token(token: str) -> tuple[Profile, list[PlanStep]]:
    """Return the profile that a token belongs to and the dated steps of its plan.

    Raises NotFound for a token that is not, or no longer, in use, and where its owner does not
    see the map any more.
    """
    feed = CalendarFeed.objects.filter(digest=digest_of(token)).select_related("profile__owner")
    found = feed.first()
    if found is None:
        raise NotFound
    owner = found.profile.owner
    if not owner.is_active:
        raise NotFound
    profile = profiles.profile(owner, found.profile_id)
    return profile, list(profiles.steps(owner, profile.pk).filter(due_on__isnull=False))
