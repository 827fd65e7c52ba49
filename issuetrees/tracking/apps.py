"""Registration of the app with Django."""

from django.apps import AppConfig


class TrackingConfig(AppConfig):
    """What follows a decision: measurement plans, actuals, calibration, activities and roles."""

    name = "issuetrees.tracking"
    label = "tracking"

    def ready(self) -> None:
        """Look at what is brought back; know how edits are undone."""
        from issuetrees.tracking.read import kept  # noqa: PLC0415 - needs the models
        from issuetrees.tracking.write import (  # noqa: PLC0415 - needs the models
            activities,
            actuals,
            decisions,
            forecasts,
            outcomes,
            plans,
            raci_tables,
        )
        from issuetrees.workspaces import audit  # noqa: PLC0415 - needs the models

        nouns = (activities, actuals, decisions, forecasts, outcomes, plans, raci_tables)
        for noun in nouns:
            noun.register()
        audit.KEPT_FROM.append(kept.kept_from)
