"""Registration of the app with Django."""

from django.apps import AppConfig


class SearchConfig(AppConfig):
    """The index of what people wrote, and finding in it."""

    name = "issuetrees.search"
    label = "search"

    def ready(self) -> None:
        """Listen to what is written; make the job known that takes in large graphs."""
        from issuetrees.jobs import registry  # noqa: PLC0415 - needs the models
        from issuetrees.kit import written  # noqa: PLC0415
        from issuetrees.search import write  # noqa: PLC0415

        written.on_written(write.keep)
        registry.register(write.KIND)
