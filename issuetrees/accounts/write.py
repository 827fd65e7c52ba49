"""What a person may change of accounts: their profile and their own tokens."""

import uuid
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import TextChoices
from django.utils import timezone

from issuetrees.accounts import read
from issuetrees.accounts.keys import digest_of, new_key
from issuetrees.accounts.models import ApiToken, Language, MentionMail, Theme, User
from issuetrees.accounts.scopes import Scope
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.core.text_checks import line
from issuetrees.kit.zones import check_zone

TOKENS_AT_MOST = 50
_USE_IS_NOTED_EVERY = timedelta(minutes=1)
_check_name = line(120, is_required=True)
_check_token_name = line(80, is_required=True)


def _one_of(choices: type[TextChoices], code: str, message: str) -> Callable[[str, str], str]:
    """Return the check of a setting that is one of some choices."""

    def check(field: str, raw: str) -> str:
        if raw not in choices.values:
            raise Invalid(code, message, field=field)
        return raw

    return check


def _zone(field: str, raw: str) -> str:
    return check_zone(field, raw) if raw else ""


_PROFILE: Final[Mapping[str, Callable[[str, str], str]]] = {
    "name": _check_name,
    "language": _one_of(Language, "unknown_language", gettext_noop("Choose one of the languages.")),
    "theme": _one_of(Theme, "unknown_theme", gettext_noop("Choose one of the themes.")),
    "time_zone": _zone,
    "mention_mail": _one_of(
        MentionMail, "unknown_mail", gettext_noop("Choose when mail is sent to you.")
    ),
}


def edit_profile(
    *,
    actor: User,
    name: str | None = None,
    language: str | None = None,
    theme: str | None = None,
    time_zone: str | None = None,
    mention_mail: str | None = None,
) -> User:
    """Change the person's own settings; what is None stays, an empty zone is the browser's."""
    given = {
        "name": name,
        "language": language,
        "theme": theme,
        "time_zone": time_zone,
        "mention_mail": mention_mail,
    }
    for field, raw in given.items():
        if raw is not None:
            setattr(actor, field, _PROFILE[field](field, raw))
    actor.save(update_fields=list(given))
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
