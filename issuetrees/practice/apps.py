"""Registration of the app with Django."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Cases, attempts and banks of questions that are each person's own."""

    name = "issuetrees.practice"
    label = "practice"

    def ready(self) -> None:
        """Let people alone bring back what is their own; tell which trees are second cuts."""
        from issuetrees.graphs.questions import SECOND_CUTS  # noqa: PLC0415 - needs the models
        from issuetrees.practice.read.recuts import target_rows  # noqa: PLC0415
        from issuetrees.practice.write import own  # noqa: PLC0415

        own.register()
        SECOND_CUTS.append(target_rows)
