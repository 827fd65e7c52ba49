"""Registration of the app with Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Report definitions, brand, exports (jobs) and their renderers."""

    name = "issuetrees.reports"
    label = "reports"
