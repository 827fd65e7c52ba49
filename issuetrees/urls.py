"""All routes: sign-in, health, API, pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("issuetrees.operations.urls")),
    path("accounts/", include("allauth.urls")),
    path("api/", include("issuetrees.api.urls")),
    path("", include("issuetrees.web.urls")),
]

handler404 = "issuetrees.web.frame.errors.not_found"
handler403 = "issuetrees.web.frame.errors.forbidden"
handler500 = "issuetrees.web.frame.errors.broken"
