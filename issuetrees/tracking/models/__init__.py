"""The tables, one module for each noun."""

from issuetrees.tracking.models import decisions

__all__ = ["decisions"]
