"""All routes: sign-in, health, API, pages; and what is answered before one is reached."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path

from issuetrees.api import errors as api_errors
from issuetrees.web.frame import errors as page_errors

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("issuetrees.operations.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/", include("issuetrees.api.urls")),
    path("", include("issuetrees.web.urls")),
]


def broken(request: HttpRequest) -> HttpResponse:
    """Answer a mistake of ours or an outage: as a problem over REST, else as a page."""
    if _is_rest(request):
        return api_errors.broken(request)
    return page_errors.broken(request)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what the framework does not take: as a problem over REST, else as a page."""
    if _is_rest(request):
        return api_errors.bad_request(request, exception)
    return page_errors.bad_request(request, exception)


def _is_rest(request: HttpRequest) -> bool:
    return request.path.startswith("/api/")


handler400 = bad_request
handler404 = "issuetrees.web.frame.errors.not_found"
handler403 = "issuetrees.web.frame.errors.forbidden"
handler500 = broken
