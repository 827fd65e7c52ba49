"""Registration of the app with Django."""

from django.apps import AppConfig


class ExchangeConfig(AppConfig):
    """Files and pasted text to commands, graphs to files."""

    name = "issuetrees.exchange"
    label = "exchange"
