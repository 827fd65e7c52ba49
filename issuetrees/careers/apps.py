"""Registration of the app with Django."""

from django.apps import AppConfig


class CareersConfig(AppConfig):
    """Competencies, profiles and plans on stage maps."""

    name = "issuetrees.careers"
    label = "careers"

    def ready(self) -> None:
        """Let people alone bring back what is their own."""
        from issuetrees.attachments import places  # noqa: PLC0415 - needs the models
        from issuetrees.careers.write import level_files, own  # noqa: PLC0415

        own.register()
        places.register(level_files.PLACE)
