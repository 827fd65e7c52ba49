"""Budgets, scenarios, portfolios and test-drives."""

from tests.permissions.row import Row

ROWS: dict[str, Row] = {}
