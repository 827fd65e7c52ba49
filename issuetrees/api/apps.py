"""Registration of the app with Django."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The REST interface: one module per resource."""

    name = "issuetrees.api"
    label = "api"

    def ready(self) -> None:
        """Keep no answer that tells of what somebody has erased."""
        from issuetrees.api.idempotency import forget  # noqa: PLC0415 - needs the models
        from issuetrees.kit.written import on_erased  # noqa: PLC0415

        on_erased(forget)
