"""Golden cases of weights that move, shared with the browser: what they ask, what comes out."""

from dataclasses import asdict
from typing import Any

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.ranking import rank
from issuetrees.core.scoring.robust.stability import stability
from issuetrees.core.scoring.robust.table import Movable, Table

NAME = "reweighed.json"


def read_table(case: dict[str, Any]) -> Table:
    points = np.array(case["points"], dtype=np.float64)
    shape = (len(case["initiative_ids"]), len(case["criterion_ids"]))
    return Table(
        tuple(case["initiative_ids"]),
        tuple(case["criterion_ids"]),
        points.reshape(shape),
        np.array(case["shares"], dtype=np.float64),
    )


def outcome(case: dict[str, Any]) -> dict[str, Any]:
    """What a case comes to: totals and places now and after each move, and the intervals."""
    table = read_table(case)
    weights = [Movable(one["id"], tuple(one["parts"])) for one in case["weights"]]
    by_id = {weight.id: weight for weight in weights}
    found = stability(table, weights)
    return {
        "leaders": list(found.leaders),
        "intervals": [asdict(one) for one in found.intervals],
        "now": _standing(table, table.shares),
        "moved": [
            _standing(table, by_id[move["id"]].moved(table.shares, move["share"]))
            for move in case["moves"]
        ],
    }


def _standing(table: Table, shares: Array | None) -> dict[str, Any] | None:
    if shares is None:
        return None
    totals = [None if np.isnan(one) else float(one) for one in table.totals(shares)]
    order, places = rank(totals)
    return {
        "shares": shares.tolist(),
        "totals": totals,
        "places": [str(place) if place else None for place in places],
        "order": order,
    }
