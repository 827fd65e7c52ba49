"""Registration of the app with Django."""

from django.apps import AppConfig


class LiveConfig(AppConfig):
    """Push of revision numbers and presence."""

    name = "issuetrees.live"
    label = "live"

    def ready(self) -> None:
        """Listen to commits and to changed memberships."""
        from issuetrees.graphs import write as graphs  # noqa: PLC0415 - needs the models
        from issuetrees.live import announce  # noqa: PLC0415
        from issuetrees.workspaces import write as workspaces  # noqa: PLC0415

        graphs.on_revision(announce.announce_revision)
        workspaces.on_membership(announce.announce_membership)
