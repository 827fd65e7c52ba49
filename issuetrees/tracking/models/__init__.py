"""The tables, one module for each noun."""

from issuetrees.tracking.models import (
    activities,
    actuals,
    decisions,
    forecasts,
    outcomes,
    plans,
)

__all__ = ["activities", "actuals", "decisions", "forecasts", "outcomes", "plans"]
