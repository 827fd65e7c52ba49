"""Registration of the app with Django."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Files that hang on things: one store, whatever they hang on."""

    name = "issuetrees.attachments"
    label = "attachments"

    def ready(self) -> None:
        """Let those bring files back who may."""
        from issuetrees.attachments import places  # noqa: PLC0415 - needs the models

        places.register_deletions()
