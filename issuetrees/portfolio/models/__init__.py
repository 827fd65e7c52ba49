"""The tables of budgets, scenarios and test-drives, one module for each noun."""

from issuetrees.portfolio.models import runs, scenarios
from issuetrees.portfolio.models.frames import BudgetFrame
from issuetrees.portfolio.models.test_drives import PastCase, TestDrive

__all__ = ["BudgetFrame", "PastCase", "TestDrive", "runs", "scenarios"]
