"""Registration of the app with Django."""

from django.apps import AppConfig


class PracticeConfig(AppConfig):
    """Cases, attempts and banks of questions that are each person's own."""

    name = "issuetrees.practice"
    label = "practice"

    def ready(self) -> None:
        """Let people alone bring back what is their own."""
        from issuetrees.practice.write import own  # noqa: PLC0415 - needs the models

        own.register()
