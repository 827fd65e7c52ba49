"""The tables, one module for each noun."""

from issuetrees.scoring.models import (
    assessors,
    criteria,
    discussion,
    gates,
    goals,
    guests,
    initiatives,
    kinds,
    libraries,
    periods,
    relations,
    rounds,
    runs,
    scores,
    teams,
    weight_sets,
)

__all__ = [
    "assessors",
    "criteria",
    "discussion",
    "gates",
    "goals",
    "guests",
    "initiatives",
    "kinds",
    "libraries",
    "periods",
    "relations",
    "rounds",
    "runs",
    "scores",
    "teams",
    "weight_sets",
]
