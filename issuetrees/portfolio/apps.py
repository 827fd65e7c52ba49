"""Registration of the app with Django."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Budgets, scenarios and their portfolios, and test-drives of a scheme on past initiatives."""

    name = "issuetrees.portfolio"
    label = "portfolio"

    def ready(self) -> None:
        """Know the job that chooses portfolios and how edits are undone; seal outcomes while a
        test-drive is on.
        """
        from issuetrees.jobs import registry  # noqa: PLC0415 - needs the models
        from issuetrees.portfolio import searching, undoing  # noqa: PLC0415 - needs the models
        from issuetrees.portfolio.write import test_drives  # noqa: PLC0415 - needs the models
        from issuetrees.scoring.write import rounds  # noqa: PLC0415 - needs the models

        registry.register(searching.KIND)
        undoing.register()
        rounds.BEGUN.append(test_drives.seal)
        rounds.OVER.append(test_drives.unseal)
