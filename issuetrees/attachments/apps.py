"""Registration of the app with Django."""

from django.apps import AppConfig


class AttachmentsConfig(AppConfig):
    """Files that hang on things: one store, whatever they hang on."""

    name = "issuetrees.attachments"
    label = "attachments"

    def ready(self) -> None:
        """Drop the content of what is gone for good; let those bring back who may."""
        from issuetrees.attachments import keeping, places  # noqa: PLC0415 - needs the models

        keeping.follow()
        places.register_deletions()
