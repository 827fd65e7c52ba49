"""Pages of budgets, scenarios, portfolios and test-drives."""
