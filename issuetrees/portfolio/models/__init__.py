"""The tables of budgets, scenarios and test-drives, one module for each noun."""

from issuetrees.portfolio.models import runs, scenarios
from issuetrees.portfolio.models.frames import BudgetFrame

__all__ = ["BudgetFrame", "runs", "scenarios"]
