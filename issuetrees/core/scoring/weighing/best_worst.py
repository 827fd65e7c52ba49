"""Best–worst weights: the best beside all others, all others beside the worst.

The linear model of Rezaei 2016, *Omega* 64:126, with its own ξ: that is a distance of weights and
never divided by the table of the model of 2015, which is not linear. How consistent the answers are
is told from them alone (Liang, Brunelli & Rezaei 2020, *Omega* 96:102175).
"""

from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from issuetrees.core.errors import Invalid
from issuetrees.core.rounding import bare
from issuetrees.core.scoring.additive import Array
from issuetrees.core.scoring.weighing.records import Consistency, Weighed, check_count, named
from issuetrees.core.text import gettext_noop

#: Limits of the ratio for 3 to 9 items, by the largest answer of 3 to 9.
LIMITS: Final[Mapping[int, tuple[float, ...]]] = {
    3: (0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667, 0.1667),
    4: (0.1121, 0.1529, 0.1898, 0.2206, 0.2527, 0.2577, 0.2683),
    5: (0.1354, 0.1994, 0.2306, 0.2546, 0.2716, 0.2844, 0.2960),
    6: (0.1330, 0.1990, 0.2643, 0.3044, 0.3144, 0.3221, 0.3262),
    7: (0.1294, 0.2457, 0.2819, 0.3029, 0.3144, 0.3251, 0.3403),
    8: (0.1309, 0.2521, 0.2958, 0.3154, 0.3408, 0.3620, 0.3657),
    9: (0.1359, 0.2681, 0.3062, 0.3337, 0.3517, 0.3620, 0.3662),
}
_MOST: Final = 9


def best_worst(
    best: int,
    worst: int,
    best_to_others: Sequence[float],
    others_to_worst: Sequence[float],
    *,
    titles: Sequence[str] = (),
) -> Weighed:
    """Return the weights of which the largest deviation from an answer is least.

    Answers are from 1 to 9; the two lists hold the best beside the worst both, once each.
    """
    _check(best, worst, best_to_others, others_to_worst, titles)
    above = np.array(best_to_others, dtype=np.float64)
    below = np.array(others_to_worst, dtype=np.float64)
    weights, deviation = _least_deviation(best, worst, above, below)
    return Weighed(
        method="best_worst",
        weights=tuple(weights.tolist()),
        conventions={"model": "linear", "consistency": "from_answers"},
        figures={"xi": deviation},
        consistency=_consistency(best, worst, above, below),
    )


def _least_deviation(best: int, worst: int, above: Array, below: Array) -> tuple[Array, float]:
    """Solve the linear programme; its last variable is ξ."""
    from scipy.optimize import linprog  # noqa: PLC0415 - 50 MB that web processes seldom need

    count = len(above)
    one = np.eye(count)
    from_best = one[best] - above[:, np.newaxis] * one
    to_worst = one - below[:, np.newaxis] * one[worst]
    sides = np.concatenate([from_best, -from_best, to_worst, -to_worst])
    limits = np.hstack([sides, -np.ones((len(sides), 1))])
    found = linprog(
        c=np.append(np.zeros(count), 1.0),
        A_ub=limits,
        b_ub=np.zeros(len(limits)),
        A_eq=np.append(np.ones(count), 0.0)[np.newaxis],
        b_eq=[1.0],
        method="highs",
    )
    weights = np.maximum(found.x[:-1], 0.0)
    return weights / weights.sum(), float(max(found.x[-1], 0.0))


def _consistency(best: int, worst: int, above: Array, below: Array) -> Consistency:
    whole = above[worst]
    inner = [index for index in range(len(above)) if index not in {best, worst}]
    ratio = 0.0
    if whole > 1 and inner:
        ratio = float(np.abs(above * below - whole)[inner].max() / (whole * whole - whole))
    column, step = len(above) - 3, int(np.ceil(whole))
    is_listed = step in LIMITS and 0 <= column < len(LIMITS[_MOST])
    return Consistency("input_based", ratio, LIMITS[step][column] if is_listed else None)


def _check(
    best: int,
    worst: int,
    best_to_others: Sequence[float],
    others_to_worst: Sequence[float],
    titles: Sequence[str],
) -> None:
    count = len(best_to_others)
    check_count(count)
    if len(others_to_worst) != count or count < 2 or best == worst:
        raise Invalid(
            "best_worst_shape",
            gettext_noop("Name a best and a worst, and compare all with both."),
            field="judgements",
        )
    for name, answers in (("best", best_to_others), ("worst", others_to_worst)):
        for index, answer in enumerate(answers):
            if not 1 <= answer <= _MOST or (index == {"best": best, "worst": worst}[name]) > (
                answer == 1
            ):
                raise _wrong(name, named(titles, index), index, answer)
    if best_to_others[worst] != others_to_worst[best]:
        raise Invalid(
            "best_worst_differ",
            gettext_noop("“{best}” beside “{worst}” is said twice, and differently."),
            field="judgements",
            best=named(titles, best),
            worst=named(titles, worst),
        )


def _wrong(name: str, title: str, index: int, answer: float) -> Invalid:
    return Invalid(
        "best_worst_answer",
        gettext_noop(
            "“{title}” has the answer {value}. Use 1 to {most}, and 1 for the same beside itself."
        ),
        field=name,
        title=title,
        value=bare(answer) if np.isfinite(answer) else str(answer),
        most=_MOST,
        index=index,
    )
