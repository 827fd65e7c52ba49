"""Registration of the app with Django."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """Pages: one module per page family, forms, static files."""

    name = "issuetrees.web"
    label = "web"
