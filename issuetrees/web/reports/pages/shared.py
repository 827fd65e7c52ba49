"""What a link to a report opens, for whoever holds it: no account is needed."""

from http import HTTPStatus
from typing import Any, Final, TypeVar

from django.conf import settings
from django.http import FileResponse, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from issuetrees.core.errors import Denied, Gone, NotFound
from issuetrees.kit.sentences import sentence
from issuetrees.reports import read
from issuetrees.reports.files import MEDIA_TYPES
from issuetrees.reports.models import ExportFormat
from issuetrees.reports.sharing import read as sharing
from issuetrees.reports.sharing import write
from issuetrees.reports.sharing.read import Opened, TooOften
from issuetrees.web.frame.downloads import disposition
from issuetrees.web.reports.forms import LinkPasswordForm

COOKIE: Final = "report-link"
_Response = TypeVar("_Response", bound=HttpResponseBase)
UNLOCKED_FOR: Final = 12 * 3600  # seconds


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def shared(request: HttpRequest, token: str) -> HttpResponseBase:
    """Show what a link opens, after its password if it has one."""
    try:
        found = sharing.opened(token)
    except (NotFound, Gone) as refused:
        return _gone(request, sentence(refused), refused.status)
    if request.method == "POST":
        return _unlock(request, token, found)
    if not _is_unlocked(request, found):
        return _asked(request, found, LinkPasswordForm())
    if request.method == "GET":
        write.note_opening(found)
    return _private(render(request, "reports/shared.html", {"opened": found, "token": token}))


@require_safe
@never_cache
def download(request: HttpRequest, token: str) -> HttpResponseBase:
    """Send the file of a link."""
    try:
        found = sharing.opened(token)
        if not _is_unlocked(request, found):
            return _private(redirect("web:shared", token))
        export, file = write.download(found)
    except (NotFound, Gone, TooOften) as refused:
        return _gone(request, sentence(refused), refused.status)
    except FileNotFoundError:
        return _gone(request, sentence(NotFound()), HTTPStatus.NOT_FOUND)
    response = FileResponse(file, content_type=MEDIA_TYPES[ExportFormat(export.format)])
    response["Content-Disposition"] = disposition(read.download_name(export))
    return _private(response)


def _unlock(request: HttpRequest, token: str, found: Opened) -> HttpResponseBase:
    form = LinkPasswordForm(request.POST)
    if not found.link.password or not form.is_valid():
        return _private(redirect("web:shared", token))
    try:
        proof = write.unlock(token, form.cleaned_data["password"])
    except (Denied, TooOften) as refused:
        form.add_error("password", sentence(refused))
        return _asked(request, found, form, refused.status)
    response = redirect("web:shared", token)
    response.set_cookie(
        COOKIE, proof, max_age=UNLOCKED_FOR, path=request.path,
        secure=settings.SESSION_COOKIE_SECURE, httponly=True, samesite="Lax",
    )  # fmt: skip
    return _private(response)


def _asked(
    request: HttpRequest, found: Opened, form: LinkPasswordForm, status: int = 200
) -> HttpResponse:
    shown: dict[str, Any] = {"opened": found, "form": form}
    return _private(render(request, "reports/shared_password.html", shown, status=status))


def _is_unlocked(request: HttpRequest, found: Opened) -> bool:
    return write.is_unlocked(found.link, request.COOKIES.get(COOKIE, ""))


def _gone(request: HttpRequest, said: str, status: int) -> HttpResponse:
    shown = {"sentence": said}
    return _private(render(request, "reports/shared_gone.html", shown, status=status))


def _private(response: _Response) -> _Response:
    """Keep the address to whoever has it: no search engine, no other site hears of it."""
    # Not "no-referrer": with it browsers send the form from the origin "null".
    response["Referrer-Policy"] = "same-origin"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response
