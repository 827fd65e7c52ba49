"""Registration of the app with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The REST interface: one module per resource."""

    name = "issuetrees.api"
    label = "api"
