"""The address at which a calendar reads a plan: made, made anew, withdrawn."""

import uuid

from django.db import transaction

from issuetrees.accounts.models import User
from issuetrees.careers.models import CalendarFeed
from issuetrees.careers.write.own import locked, tell
from issuetrees.kit.feeds import digest_of, new_token


@transaction.atomic
def rotate_feed(*, actor: User, profile_id: uuid.UUID) -> str:
    """Make an address for a plan of the actor's own and return its token, shown once.

    The address from before stops working.
    """
    profile = locked(actor, profile_id)
    token = new_token()
    CalendarFeed.objects.update_or_create(profile=profile, defaults={"digest": digest_of(token)})
    tell(profile, "feed_made", actor=actor, profile=profile)
    return token


@transaction.atomic
def revoke_feed(*, actor: User, profile_id: uuid.UUID) -> None:
    """Withdraw the address, if there is one."""
    profile = locked(actor, profile_id)
    count, _rows = CalendarFeed.objects.filter(profile=profile).delete()
    if count:
        tell(profile, "feed_revoked", actor=actor, profile=profile)
