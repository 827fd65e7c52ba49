"""Registration of the app with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages: a folder per page family, the frame around them, static files."""

    name = "issuetrees.web"
    label = "web"
