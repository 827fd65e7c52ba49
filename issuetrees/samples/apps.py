"""Registration of the app with Django."""

from django.apps import AppConfig


class SamplesConfig(AppConfig):
    """Engagements to look at and play with."""

    name = "issuetrees.samples"
    label = "samples"
