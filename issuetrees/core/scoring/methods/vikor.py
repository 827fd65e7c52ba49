"""VIKOR: the compromise between the good of all and the least regret of one.

Opricovic & Tzeng 2004, *European Journal of Operational Research* 156:445.
"""

from typing import Final

import numpy as np

from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.methods.options import number
from issuetrees.core.scoring.methods.records import Compromise, Method, Scored, Table
from issuetrees.core.scoring.methods.scales import is_constant, shrink
from issuetrees.core.text import gettext_noop

_NOISE: Final = 1e-9


def vikor(table: Table, *, v: float) -> Scored:
    """Return Q of each (less is better) with group utility S and regret R, and the compromise set.

    What does not vary regrets nothing; where S or R is the same for all, it decides nothing.
    """
    regrets = 1 - shrink(table.values * table.signs, "min_max")
    regrets[:, is_constant(table.values)] = 0.0
    weighted = regrets * table.shares
    utility, regret = weighted.sum(axis=1), weighted.max(axis=1)
    index = v * _spread(utility) + (1 - v) * _spread(regret)
    return Scored(
        scores=index,
        is_less_better=True,
        figures={"utility": utility, "regret": regret},
        ideals={"best": _best(table, 1.0), "worst": _best(table, -1.0)},
        compromise=_compromise(index, utility, regret),
        conventions={"advantage": "1/(n-1)"},
    )


def _spread(values: Array) -> Array:
    low, high = values.min(), values.max()
    return (values - low) / (high - low) if high - low > _NOISE else np.zeros(len(values))


def _best(table: Table, side: float) -> Array:
    signs = table.signs * side
    best: Array = (table.values * signs).max(axis=0) * signs
    return best


def _compromise(index: Array, utility: Array, regret: Array) -> Compromise:
    """The best alone if it is well ahead (C1) and best by another measure too (C2).

    Without C1 all that are not behind by the advantage belong to it, without C2 alone the second
    (and whoever shares its place).
    """
    count = len(index)
    order = np.argsort(index, kind="stable")
    first = order[0]
    advantage = 1 / (count - 1) if count > 1 else 0.0
    behind = index[order] - index[first]
    has_advantage = count == 1 or bool(behind[1] >= advantage - _NOISE)
    is_stable = any(measure[first] <= measure.min() + _NOISE for measure in (utility, regret))
    members = behind < advantage - _NOISE
    if has_advantage:
        members = behind <= (_NOISE if is_stable else behind[1] + _NOISE)
    return Compromise(
        members=tuple(order[members].tolist()),
        advantage=advantage,
        has_advantage=has_advantage,
        is_stable=is_stable,
    )


METHOD: Final = Method(
    name="vikor",
    title=gettext_noop("VIKOR"),
    source="Opricovic & Tzeng 2004, European Journal of Operational Research 156:445",
    compute=vikor,
    options=(
        number("v", gettext_noop("Weight of the good of all against the regret of one"), 0.5, 0, 1),
    ),
)
