"""Registration of the app with Django."""

from django.apps import AppConfig


class CommentsConfig(AppConfig):
    """What people say of nodes: comments in threads, and whom they mention."""

    name = "issuetrees.comments"
    label = "comments"

    def ready(self) -> None:
        """Have the mail of the day planned and written."""
        from issuetrees.comments import digest  # noqa: PLC0415 - needs the models
        from issuetrees.jobs import registry  # noqa: PLC0415

        registry.register(digest.KIND)
        registry.plan(digest.plan)
