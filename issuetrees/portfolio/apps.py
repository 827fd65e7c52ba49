"""Registration of the app with Django."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Budgets, scenarios and their portfolios, and test-drives of a scheme on past initiatives."""

    name = "issuetrees.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        """Know the job that chooses portfolios."""
        from issuetrees.jobs import registry  # noqa: PLC0415 - needs the models
        from issuetrees.portfolio import searching  # noqa: PLC0415 - needs the models

        registry.register(searching.KIND)
