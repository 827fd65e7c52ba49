"""Registration of the app with Django."""

from django.apps import AppConfig


class CareersConfig(AppConfig):
    """Competencies, profiles and plans on stage maps."""

    name = "issuetrees.careers"
    label = "careers"
