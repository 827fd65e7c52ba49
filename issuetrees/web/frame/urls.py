"""Routes of what works before sign-in too: language, theme, the browser's messages."""

from django.urls import URLPattern, path

from issuetrees.web.frame import preferences

urlpatterns: list[URLPattern] = [
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("messages/<str:language>.js", preferences.Messages.as_view(), name="messages"),
]
