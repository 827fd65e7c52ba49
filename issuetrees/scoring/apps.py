"""Registration of the app with Django."""

from django.apps import AppConfig


class ScoringConfig(AppConfig):
    """Goals, criteria, gates, initiatives and their scores."""

    name = "issuetrees.scoring"
    label = "scoring"

    def ready(self) -> None:
        """Keep scores that are hidden from somebody hidden in the log as well; know the jobs;
        look at what is brought back.
        """
        from issuetrees.jobs import registry  # noqa: PLC0415 - needs the models
        from issuetrees.scoring import draws, reminders  # noqa: PLC0415
        from issuetrees.scoring.read import sheets  # noqa: PLC0415 - needs the models
        from issuetrees.scoring.write import returns  # noqa: PLC0415 - needs the models
        from issuetrees.workspaces import audit  # noqa: PLC0415

        audit.KEPT_FROM.append(sheets.kept_from)
        returns.register()
        registry.register(draws.KIND)
        registry.register(reminders.KIND)
        registry.plan(reminders.plan)
