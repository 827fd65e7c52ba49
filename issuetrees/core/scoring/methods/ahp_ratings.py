"""AHP with ratings: priorities of initiatives on each criterion, weighed and brought to a sum of 1.

Saaty 1980; Forman & Gass 2001, *Operations Research* 49:469, for both ways of bringing together.
"""

from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.options import choice
from issuetrees.core.scoring.methods.records import Method, Scored, Table
from issuetrees.core.scoring.methods.scales import check_positive, shrink
from issuetrees.core.scoring.weighing.records import named
from issuetrees.core.text import gettext_noop


def ahp_ratings(table: Table, *, synthesis: str) -> Scored:
    """Return priorities that add up to 1.

    Distributive: on each criterion the initiatives share its weight, so a copy of one takes from
    all. Ideal: the best has all of the weight, the others their part of it, so a copy takes nothing
    from the others' order.
    """
    ratings = _ratings(table)
    shrunk = shrink(ratings, "sum" if synthesis == "distributive" else "max")
    parts = shrunk * table.shares
    totals = parts.sum(axis=1)
    whole = totals.sum()
    if not whole:
        return Scored(scores=np.full(len(totals), 1 / len(totals)), parts=parts)
    return Scored(scores=totals / whole, parts=parts / whole)


def _ratings(table: Table) -> Array:
    """Ratings from 0 up, where more is better; reciprocals where less is."""
    for row, column in np.argwhere(table.values < 0)[:1]:
        raise Invalid(
            "rating_negative",
            gettext_noop("“{initiative}” has less than 0 on “{criterion}”; ratings start there."),
            field="scores",
            initiative=named(table.titles, int(row)),
            criterion=named(table.criteria, int(column)),
        )
    columns = np.flatnonzero(table.is_less_better)
    check_positive(table, columns)
    ratings = table.values.copy()
    ratings[:, columns] = 1 / table.values[:, columns]
    return ratings


METHOD: Final = Method(
    name="ahp_ratings",
    title=gettext_noop("AHP with ratings"),
    source="Saaty 1980, The Analytic Hierarchy Process; Forman & Gass 2001",
    compute=ahp_ratings,
    options=(
        choice(
            "synthesis",
            gettext_noop("Synthesis"),
            {
                "distributive": gettext_noop("distributive: initiatives share each weight"),
                "ideal": gettext_noop("ideal: beside the best on each criterion"),
            },
        ),
    ),
)
