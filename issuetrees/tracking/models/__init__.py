"""The tables, one module for each noun."""

from issuetrees.tracking.models import decisions, plans

__all__ = ["decisions", "plans"]
