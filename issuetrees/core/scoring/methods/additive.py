"""The weighted sum, on points of fixed anchors unless a relative scale is asked for."""

from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array, Panel, add_up
from issuetrees.core.scoring.figures import POINT_DIGITS
from issuetrees.core.scoring.methods.options import choice
from issuetrees.core.scoring.methods.reading import check_complete
from issuetrees.core.scoring.methods.records import TIE_DIGITS, Method, Scored, Table
from issuetrees.core.scoring.methods.scales import directed
from issuetrees.core.scoring.weighing.records import named
from issuetrees.core.text import gettext_noop


def additive(table: Table, *, scale: str) -> Scored:
    """Add up weighted values.

    Points are of the criteria's own scales and so do not depend on the list; missing ones are left
    out, and bounds say what they could change. Relative scales need every score.
    """
    if scale == "points":
        return _of_points(table)
    check_complete(METHOD.name, table)
    values = directed(table, scale)
    return Scored(scores=values @ table.shares, digits=TIE_DIGITS, parts=values * table.shares)


def scores(table: Table, *, scale: str) -> Array:
    """Return the scores alone: a product, unless something is missing (which it shows)."""
    if scale == "points" and not table.is_less_better.any():
        totals: Array = table.values @ table.shares
        if not np.isnan(totals).any():
            return totals
    return additive(table, scale=scale).scores


def _of_points(table: Table) -> Scored:
    if table.is_less_better.any():
        raise Invalid(
            "points_directed",
            gettext_noop("More points are always better, also on “{criterion}”."),
            field="is_less_better",
            criterion=named(table.criteria, int(table.is_less_better.argmax())),
        )
    given = ~np.isnan(table.values)
    applicable = np.ones(table.values.shape, dtype=np.bool_)
    share = given.astype(np.float64)
    totals = add_up(Panel(table.values, share, share, applicable), table.shares)
    figures = {"low": totals.low, "high": totals.high, "coverage": totals.coverage}
    return Scored(scores=totals.total, digits=POINT_DIGITS, figures=figures, parts=totals.points)


METHOD: Final = Method(
    name="additive",
    title=gettext_noop("Weighted sum"),
    source="Keeney & Raiffa 1976, Decisions with Multiple Objectives",
    compute=additive,
    options=(
        choice(
            "scale",
            gettext_noop("Scale"),
            {
                "points": gettext_noop("points on fixed anchors"),
                "min_max": gettext_noop("share of the range in the list"),
                "max": gettext_noop("share of the best in the list"),
                "sum": gettext_noop("share of the sum of the list"),
            },
        ),
    ),
    scores=scores,
    takes_missing=True,
)
