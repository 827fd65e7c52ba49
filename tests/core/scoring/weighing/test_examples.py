"""Published examples of weighing, to the digits that they print."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.weighing import (
    best_worst,
    pairwise,
    rank_order,
    read_judgements,
    swing,
)
from issuetrees.core.scoring.weighing.eigen import complete
from tests.core.scoring.builders import read_cases


def matrix(case: dict[str, Any]) -> list[list[float]]:
    return [[float(Fraction(cell)) for cell in row] for row in case["matrix"]]


def named(cases: list[dict[str, Any]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("case", cases, ids=lambda case: case["name"])


@named(read_cases("weighing/pairwise.json"))
def test_pairwise(case: dict[str, Any]) -> None:
    for table, ratio in case["ratios"].items():
        weighed = pairwise(matrix(case), table, titles=case["titles"])
        assert weighed.weights == pytest.approx(case["weights"], abs=case["tolerance"])
        assert weighed.conventions["random_index"] == table
        assert weighed.consistency is not None
        assert weighed.consistency.ratio == pytest.approx(ratio, abs=0.0006)
        assert weighed.consistency.is_fine == (ratio <= 0.1)
        for name, value in case.get("worst", {}).items():
            assert getattr(weighed.consistency.worst, name) == pytest.approx(value, abs=0.0006)


def test_what_a_print_has_mistaken_is_refused() -> None:
    """Saaty's table has 2 where the other half of it says 3."""
    case = read_cases("weighing/pairwise.json")[0]
    said = matrix(case)
    said[2][1] = 2
    with pytest.raises(Invalid, match="but “tea” 2 times “wine”"):
        read_judgements(said, titles=case["titles"])


def test_the_completion_of_bozoki() -> None:
    """Bozóki, Fülöp & Rónyai 2010, example 3: the missing judgement is 0.7302965."""
    said = read_judgements(
        [[1, 1, 5, 2], [1, 1, 3, 4], [1 / 5, 1 / 3, 1, None], [1 / 2, 1 / 4, None, 1]]
    )
    filled = complete(said, ~np.isnan(said))
    assert filled[2, 3] == pytest.approx(0.7302965, abs=1e-6)


@named(read_cases("weighing/swing.json"))
def test_swing(case: dict[str, Any]) -> None:
    answers = [tuple(one) if isinstance(one, list) else one for one in case["answers"]]
    weighed = swing(answers, titles=case["titles"])
    assert weighed.weights == pytest.approx(case["weights"], abs=case["tolerance"])
    assert weighed.low == pytest.approx(case.get("low", ()), abs=case["tolerance"])
    assert weighed.high == pytest.approx(case.get("high", ()), abs=case["tolerance"])


@named(read_cases("weighing/best_worst.json"))
def test_best_worst(case: dict[str, Any]) -> None:
    asked = (case[name] for name in ("best", "worst", "best_to_others", "others_to_worst"))
    weighed = best_worst(*asked, titles=case["titles"])
    assert weighed.weights == pytest.approx(case["weights"], abs=1e-7)
    assert weighed.figures["xi"] == pytest.approx(case["xi"], abs=1e-7)
    assert weighed.consistency is not None
    assert weighed.consistency.measure == "input_based"
    assert weighed.consistency.ratio == pytest.approx(case["ratio"], abs=1e-7)


@named(read_cases("weighing/rank.json"))
@pytest.mark.parametrize("scheme", ["roc", "rs", "rr"])
def test_rank(case: dict[str, Any], scheme: str) -> None:
    weighed = rank_order(case["places"], scheme)
    assert weighed.weights == pytest.approx(case[scheme], abs=case["tolerance"])
    assert weighed.conventions == {"scheme": scheme, "ties": "shared"}
