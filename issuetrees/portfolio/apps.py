"""Registration of the app with Django."""

from django.apps import AppConfig


class PortfolioConfig(AppConfig):
    """Budgets, scenarios and their portfolios, and test-drives of a scheme on past initiatives."""

    name = "issuetrees.portfolio"
    label = "portfolio"
