"""What a person may change of accounts: their profile and their own tokens."""

import uuid
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from issuetrees.accounts import read
from issuetrees.accounts.keys import digest_of, new_key
from issuetrees.accounts.models import ApiToken, Language, Theme, User
from issuetrees.accounts.scopes import Scope
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.zones import check_zone

TOKENS_AT_MOST = 50
_USE_IS_NOTED_EVERY = timedelta(minutes=1)
_check_name = line(120, is_required=True)
_check_token_name = line(80, is_required=True)


def edit_profile(
    *,
    actor: User,
    name: str | None = None,
    language: str | None = None,
    theme: str | None = None,
    time_zone: str | None = None,
) -> User:
    """Change the person's own settings; what is None stays, an empty zone is the browser's."""
    if name is not None:
        actor.name = _check_name("name", name)
    if language is not None:
        if language not in Language.values:
            raise Invalid(
                "unknown_language", gettext_noop("Choose one of the languages."), field="language"
            )
        actor.language = language
    if theme is not None:
        if theme not in Theme.values:
            raise Invalid("unknown_theme", gettext_noop("Choose one of the themes."), field="theme")
        actor.theme = theme
    if time_zone is not None:
        actor.time_zone = check_zone("time_zone", time_zone) if time_zone else ""
    actor.save(update_fields=["name", "language", "theme", "time_zone"])
    return actor


@transaction.atomic
def create_token(
    *, actor: User, name: str, scopes: Iterable[str], expires_at: datetime | None
) -> tuple[ApiToken, str]:
    """Make a token; return it and its key, which cannot be shown again."""
    chosen = sorted(set(scopes))
    if not chosen or not set(chosen) <= set(Scope.values):
        raise Invalid("unknown_scope", gettext_noop("Choose at least one scope."), field="scopes")
    if expires_at is not None and expires_at <= timezone.now():
        raise Invalid(
            "expiry_in_the_past", gettext_noop("The expiry lies in the past."), field="expires_at"
        )
    if read.tokens(actor).count() >= TOKENS_AT_MOST:
        raise Conflict(
            "too_many_tokens",
            gettext_noop("You have {limit} tokens already. Revoke one that is not used."),
            limit=TOKENS_AT_MOST,
        )
    key, prefix = new_key()
    token = ApiToken.objects.create(
        user=actor,
        name=_check_token_name("name", name),
        prefix=prefix,
        digest=digest_of(key),
        scopes=chosen,
        expires_at=expires_at,
    )
    return token, key


@transaction.atomic
def revoke_token(*, actor: User, token_id: uuid.UUID) -> ApiToken:
    """Make a token of the person's useless, from now on and for good."""
    token = read.token(actor, token_id)
    token.revoked_at = timezone.now()
    token.save(update_fields=["revoked_at"])
    return token


def note_use(*, token: ApiToken, now: datetime) -> None:
    """Remember when a token was last used, to the minute."""
    if token.last_used_at is not None and now - token.last_used_at < _USE_IS_NOTED_EVERY:
        return
    ApiToken.objects.filter(pk=token.pk).update(last_used_at=now)
    token.last_used_at = now
