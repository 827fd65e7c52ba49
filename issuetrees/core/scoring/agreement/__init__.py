"""How far assessors agree: coefficients, each assessor's bias and spread, dots of a cell.

Ratings are an array of assessors × units, NaN where there is none; a unit is whatever was judged,
as a rule one initiative on one criterion. A coefficient that does not exist for the ratings says
why (``Undefined``) and has no value: never 0, 1 or NaN.
"""

from issuetrees.core.scoring.agreement.alpha import krippendorff
from issuetrees.core.scoring.agreement.fleiss import fleiss
from issuetrees.core.scoring.agreement.icc import icc
from issuetrees.core.scoring.agreement.kendall import kendall
from issuetrees.core.scoring.agreement.panel import Panel, PanelCell, panel
from issuetrees.core.scoring.agreement.people import biases, dots
from issuetrees.core.scoring.agreement.records import (
    REASONS,
    Bias,
    Coefficient,
    Dot,
    Measure,
    Scale,
    Undefined,
)

__all__ = [
    "REASONS",
    "Bias",
    "Coefficient",
    "Dot",
    "Measure",
    "Panel",
    "PanelCell",
    "Scale",
    "Undefined",
    "biases",
    "dots",
    "fleiss",
    "icc",
    "kendall",
    "krippendorff",
    "panel",
]
