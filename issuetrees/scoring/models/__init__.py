"""The tables, one module for each noun."""

from issuetrees.scoring.models import (
    assessors,
    criteria,
    deletions,
    gates,
    goals,
    initiatives,
    scores,
)

__all__ = ["assessors", "criteria", "deletions", "gates", "goals", "initiatives", "scores"]
