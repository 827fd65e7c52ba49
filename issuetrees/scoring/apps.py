"""Registration of the app with Django."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Goals, criteria, gates, initiatives and their scores."""

    name = "issuetrees.scoring"
    label = "scoring"
