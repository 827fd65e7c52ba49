"""Rows of budgets, scenarios and test-drives."""

from issuetrees.portfolio.models.frames import BudgetFrame

__all__ = ["BudgetFrame"]
