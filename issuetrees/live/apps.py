"""Registration of the app with Django."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Push of revision numbers, of news of comments, and of presence."""

    name = "issuetrees.live"
    label = "live"

    def ready(self) -> None:
        """Listen to commits, to comments, evidence and changed memberships."""
        from issuetrees.comments import write as comments  # noqa: PLC0415
        from issuetrees.graphs import write as graphs  # noqa: PLC0415 - needs the models
        from issuetrees.kit.written import on_written  # noqa: PLC0415
        from issuetrees.live import announce  # noqa: PLC0415
        from issuetrees.workspaces.announce import on_access  # noqa: PLC0415

        graphs.on_revision(announce.announce_revision)
        comments.on_comment(announce.announce_comments)
        on_written(announce.announce_evidence)
        on_access(announce.announce_membership)
