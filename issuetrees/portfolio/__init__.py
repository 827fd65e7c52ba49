"""Budgets, scenarios and their portfolios, and test-drives of a scheme on past initiatives."""
