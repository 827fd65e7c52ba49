"""Registration of the app with Django."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Push of revision numbers, of news of comments, and of presence."""

    name = "issuetrees.live"
    label = "live"

    def ready(self) -> None:
        """Listen to commits, to comments and to changed memberships."""
        from issuetrees.comments import write as comments  # noqa: PLC0415
        from issuetrees.graphs import write as graphs  # noqa: PLC0415 - needs the models
        from issuetrees.live import announce  # noqa: PLC0415
        from issuetrees.workspaces import write as workspaces  # noqa: PLC0415

        graphs.on_revision(announce.announce_revision)
        comments.on_comment(announce.announce_comments)
        workspaces.on_membership(announce.announce_membership)
