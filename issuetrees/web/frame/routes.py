"""Routes of pages; what is not made here needs nobody to be signed in."""

from collections.abc import Callable

from django.contrib.auth.decorators import login_required
from django.http.response import HttpResponseBase
from django.urls import URLPattern, path


def closed(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
    """Route to a page for signed-in people."""
    return path(route, login_required(view), name=name)
