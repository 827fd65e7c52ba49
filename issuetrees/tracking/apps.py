"""Registration of the app with Django."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """What follows a decision: measurement plans, actuals, calibration, activities and roles."""

    name = "issuetrees.tracking"
    label = "tracking"
