"""Who calls: a tool with a personal token, or a browser with a session and a CSRF token."""

from typing import Final

from django.utils import timezone
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, Throttled
from rest_framework.request import Request

from issuetrees.accounts import read, write
from issuetrees.accounts.models import ApiToken, User
from issuetrees.accounts.scopes import Scope
from issuetrees.api import throttles
from issuetrees.core.errors import Denied
from issuetrees.core.text import gettext_noop

WRONG_TOKENS_A_MINUTE: Final = 30


class TokenAuthentication(BaseAuthentication):
    """``Authorization: Bearer it_…``; guessing is stopped by address."""

    def authenticate(self, request: Request) -> tuple[User, ApiToken] | None:
        scheme, _, key = request.headers.get("Authorization", "").partition(" ")
        if not scheme:
            return None
        caller = throttles.address_of(request)
        guesses = f"api-wrong-token:{caller}"
        if throttles.count(guesses) >= WRONG_TOKENS_A_MINUTE:
            raise Throttled(wait=throttles.seconds_left())
        now = timezone.now()
        token = read.token_of_key(key.strip(), now) if scheme.lower() == "bearer" else None
        if token is None:
            throttles.add(guesses)
            raise AuthenticationFailed
        write.note_use(token=token, now=now)
        return token.user, token

    def authenticate_header(self, request: Request) -> str:
        del request
        return 'Bearer realm="issuetrees"'


class CookieAuthentication(SessionAuthentication):
    """The session of a browser; changes need the CSRF token in ``X-CSRFToken``."""


def require_scope(request: Request, scope: Scope) -> None:
    """Refuse a token that was not made for this; a session may do all its person may."""
    if isinstance(request.auth, ApiToken) and scope.value not in request.auth.scopes:
        raise Denied(
            "scope_missing",
            gettext_noop("This token lacks the scope “{scope}”."),
            scope=scope.value,
        )
