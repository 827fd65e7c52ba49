"""The tables, one module for each noun."""

from issuetrees.tracking.models import actuals, decisions, forecasts, outcomes, plans

__all__ = ["actuals", "decisions", "forecasts", "outcomes", "plans"]
