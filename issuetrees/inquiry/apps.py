"""Registration of the app with Django."""

from django.apps import AppConfig


class InquiryConfig(AppConfig):
    """What the checks say of a tree, and what people answer to it."""

    name = "issuetrees.inquiry"
    label = "inquiry"

    def ready(self) -> None:
        """Make known what files hang on here, and whose edits can be undone."""
        from issuetrees.attachments import places  # noqa: PLC0415 - needs the models
        from issuetrees.inquiry import models  # noqa: PLC0415
        from issuetrees.inquiry.write import (  # noqa: PLC0415
            assumptions,
            briefs,
            evidence,
            source_files,
            sources,
            voice_notes,
        )
        from issuetrees.workspaces import edits  # noqa: PLC0415

        edits.register(models.Brief, briefs.take_back)
        edits.register(models.Source, sources.take_back)
        edits.register(models.Evidence, evidence.take_back)
        edits.register(models.Assumption, assumptions.take_back)
        places.register(source_files.PLACE)
        places.register(voice_notes.PLACE)
