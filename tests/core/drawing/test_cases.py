"""The golden cases of drawings: geometry in numbers and the SVG made of it."""

import pytest

from issuetrees.core.drawing import png, svg
from tests.core.drawing.drawn import FOLDER, Json, cases, kinds, outcome

ALL = [
    pytest.param(case, id=f"{path.stem}: {case['name']}")
    for path in sorted(FOLDER.glob("*.json"))
    for case in cases(path.stem)
]


@pytest.mark.parametrize("case", ALL)
def test_golden_cases(case: Json) -> None:
    made = outcome(case)
    assert made == {key: case[key] for key in made}


def test_the_writers_know_every_shape() -> None:
    assert set(svg._Writer(svg.Ink({})).writers) == kinds()
    assert set(png._PAINTERS) == kinds()
