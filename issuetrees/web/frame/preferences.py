"""Language, theme and the browser's message catalogue; they work before sign-in too."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import translation
from django.utils.cache import patch_cache_control
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.i18n import JavaScriptCatalog

from issuetrees.accounts import write
from issuetrees.accounts.models import Language, Theme, User
from issuetrees.core.errors import Invalid
from issuetrees.core.text import gettext_noop
from issuetrees.web.frame.context import THEME_COOKIE

_YEAR = 365 * 24 * 3600
_CATALOGUE_SECONDS = 3600


def _back(request: HttpRequest) -> HttpResponseRedirect:
    address = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return HttpResponseRedirect(address if is_ours else "/")


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Choose the language of the screens: saved on the person and in the browser."""
    chosen = request.POST.get("language", "")
    if chosen not in Language.values:
        raise Invalid(
            "unknown_language", gettext_noop("Choose one of the languages."), field="language"
        )
    if isinstance(request.user, User):
        write.edit_profile(actor=request.user, language=chosen)
    response = _back(request)
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        chosen,
        max_age=_YEAR,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Choose how the screens are lit: saved on the person, or in the browser before sign-in."""
    chosen = request.POST.get("theme", "")
    if chosen not in Theme.values:
        raise Invalid("unknown_theme", gettext_noop("Choose one of the themes."), field="theme")
    response = _back(request)
    if isinstance(request.user, User):
        write.edit_profile(actor=request.user, theme=chosen)
    else:
        response.set_cookie(
            THEME_COOKIE,
            chosen,
            max_age=_YEAR,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
    return response


class Messages(JavaScriptCatalog):
    """The browser's messages in the language that the address names."""

    def get(self, request: HttpRequest, *args: Any, language: str, **kwargs: Any) -> HttpResponse:
        if language not in Language.values:
            raise Http404
        with translation.override(language):
            response = super().get(request, *args, **kwargs)
        patch_cache_control(response, public=True, max_age=_CATALOGUE_SECONDS)
        return response
