"""Registration of the app with Django."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """What follows a decision: measurement plans, actuals, calibration, activities and roles."""

    name = "issuetrees.tracking"
    label = "tracking"

    def ready(self) -> None:
        """Look at what is brought back."""
        from issuetrees.tracking.write import (  # noqa: PLC0415 - needs the models
            decisions,
            forecasts,
            outcomes,
            plans,
        )

        for noun in (decisions, forecasts, outcomes, plans):
            noun.register()
