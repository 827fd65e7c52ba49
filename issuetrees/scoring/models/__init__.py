"""The tables, one module for each noun."""

from issuetrees.scoring.models import (
    assessors,
    criteria,
    gates,
    goals,
    initiatives,
    kinds,
    rounds,
    scores,
)

__all__ = ["assessors", "criteria", "gates", "goals", "initiatives", "kinds", "rounds", "scores"]
