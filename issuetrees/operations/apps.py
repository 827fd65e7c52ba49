"""Registration of the app with Django."""

from django.apps import AppConfig


class OperationsConfig(AppConfig):
    """Running the product: settings from the environment, health, logs, metrics, supervisor."""

    name = "issuetrees.operations"
    label = "operations"
