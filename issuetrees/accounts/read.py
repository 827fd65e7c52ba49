"""What a person may see of accounts: themselves and their own tokens."""

import uuid
from datetime import datetime

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.crypto import constant_time_compare

from issuetrees.accounts.keys import digest_of, prefix_of
from issuetrees.accounts.models import ApiToken, User
from issuetrees.kit import statements
from issuetrees.kit.rows import one


def tokens(user: User | AnonymousUser) -> QuerySet[ApiToken]:
    """Return the person's own tokens that are not revoked, newest first."""
    if not user.is_authenticated:
        return ApiToken.objects.none()
    return ApiToken.objects.filter(user_id=user.pk, revoked_at=None)


def token(user: User | AnonymousUser, token_id: uuid.UUID) -> ApiToken:
    """Return one of the person's own tokens, or raise NotFound."""
    return one(tokens(user).filter(pk=token_id))


def token_of_key(key: str, now: datetime) -> ApiToken | None:
    """Return the token that a key opens at that time, or None.

    Found by its prefix, compared by digest in constant time. An expired or revoked
    token and the token of a closed account open nothing.
    """
    prefix = prefix_of(key)
    if prefix is None:
        return None
    found = next(
        iter(statements.fetch(ApiToken, "prefix = %s AND revoked_at IS NULL", prefix)), None
    )
    if found is None or not constant_time_compare(found.digest, digest_of(key)):
        return None
    if found.expires_at is not None and found.expires_at <= now:
        return None
    for user in statements.fetch(User, "id = %s AND is_active", found.user_id):
        found.user = user
        return found
    return None
