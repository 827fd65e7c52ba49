"""Registration of the app with Django."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Report definitions, brand, exports and their renderers."""

    name = "issuetrees.reports"
    label = "reports"

    def ready(self) -> None:
        """Make the job known that makes files, and follow who is erased."""
        from issuetrees.jobs import registry  # noqa: PLC0415 - needs the models
        from issuetrees.kit import written  # noqa: PLC0415
        from issuetrees.reports import erasing, exports  # noqa: PLC0415

        registry.register(exports.KIND)
        written.on_erased(erasing.forget)
