"""The golden cases of weights that move, as the browser has them."""

from typing import Any

import pytest

from tests.core.scoring.builders import read_cases
from tests.core.scoring.robust.reweighed import NAME, outcome


@pytest.mark.parametrize("case", read_cases(NAME), ids=lambda case: case["name"])
def test_golden_cases(case: dict[str, Any]) -> None:
    found, expected = outcome(case), case["expected"]
    assert found["leaders"] == expected["leaders"]
    for one, wanted in zip(found["intervals"], expected["intervals"], strict=True):
        assert (list(one["below"]), list(one["above"])) == (wanted["below"], wanted["above"])
        assert [one["low"], one["high"]] == pytest.approx([wanted["low"], wanted["high"]])
    standings = zip(
        [found["now"], *found["moved"]], [expected["now"], *expected["moved"]], strict=True
    )
    for standing, wanted in standings:
        if wanted is None:
            assert standing is None
            continue
        assert standing["places"] == wanted["places"]
        assert standing["order"] == wanted["order"]
        assert standing["totals"] == pytest.approx(wanted["totals"])
        assert standing["shares"] == pytest.approx(wanted["shares"])
