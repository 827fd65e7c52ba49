"""Registration of the app with Django."""

from django.apps import AppConfig


class InquiryConfig(AppConfig):
    """What the checks say of a tree, and what people answer to it."""

    name = "issuetrees.inquiry"
    label = "inquiry"

    def ready(self) -> None:
        """Make known what files hang on here."""
        from issuetrees.attachments import places  # noqa: PLC0415 - needs the models
        from issuetrees.inquiry.write import source_files, voice_notes  # noqa: PLC0415

        places.register(source_files.PLACE)
        places.register(voice_notes.PLACE)
