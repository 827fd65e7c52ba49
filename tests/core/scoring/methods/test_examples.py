"""Published examples of every method, to the digits that they print."""

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from issuetrees.core.scoring.methods import (
    METHODS,
    Choices,
    Outcome,
    Preference,
    Table,
    read_table,
    run,
)
from issuetrees.core.scoring.weighing import pairwise
from tests.core.scoring.builders import CASES, read_cases

ALL = [(name, case) for name in METHODS for case in read_cases(f"methods/{name}.json")]


def outcome_of(name: str, case: dict[str, Any]) -> Outcome:
    if "wins" in case:
        return run(name, Choices(np.array(case["wins"], dtype=float)))
    options = dict(case.get("options", {}))
    if "preferences" in case:
        options["preferences"] = [Preference(**one) for one in case["preferences"]]
    return run(name, table_of(case), **options)


def table_of(case: dict[str, Any]) -> Table:
    if "judged" not in case:
        return read_table(case["values"], case["weights"], case["is_less_better"])
    columns = [_priorities(matrix) for matrix in case["judged"]]
    return read_table(np.column_stack(columns), _priorities(case["judged_criteria"]))


def _priorities(matrix: list[list[str]]) -> tuple[float, ...]:
    return pairwise([[float(Fraction(cell)) for cell in row] for row in matrix]).weights


def test_every_method_has_examples_and_no_other_has() -> None:
    assert {path.stem for path in (CASES / "methods").iterdir()} == set(METHODS)
    for name in METHODS:
        cases = read_cases(f"methods/{name}.json")
        assert len(cases) >= 2
        assert all(case["source"] for case in cases)


def test_every_choice_of_every_method_has_words_and_is_tried() -> None:
    for method in METHODS.values():
        for option in method.options:
            assert all(option.words.values())
            for chosen in option.words.keys() - {""}:
                tried = str(read_cases(f"methods/{method.name}.json"))
                is_default = chosen == option.default
                assert is_default or f"'{chosen}'" in tried or chosen in {"sum", "max"}


@pytest.mark.parametrize(("name", "case"), ALL, ids=lambda one: one if isinstance(one, str) else "")
def test_example(name: str, case: dict[str, Any]) -> None:
    outcome = outcome_of(name, case)
    expected, tolerance = case["expected"], case["tolerance"]
    if "scores" in expected:
        assert outcome.scores == pytest.approx(expected["scores"], abs=tolerance)
    assert [str(place) for place in outcome.places] == expected["places"]
    for kind in ("figures", "ideals"):
        for figure, values in expected.get(kind, {}).items():
            assert getattr(outcome.scored, kind)[figure] == pytest.approx(values, abs=tolerance)
    for figure, value in expected.get("compromise", {}).items():
        said = getattr(outcome.scored.compromise, figure)
        assert (list(said) if figure == "members" else said) == value
    if outcome.scored.parts is not None:
        assert outcome.scored.parts.sum(axis=1) == pytest.approx(outcome.scores)


def test_the_partial_order_of_six_power_stations() -> None:
    case = read_cases("methods/promethee.json")[1]
    relations = outcome_of("promethee", case).scored.relations
    assert relations is not None
    assert relations.tolist() == case["expected"]["relations"]


def test_strengths_are_those_of_the_sources() -> None:
    four, baseball = read_cases("methods/bradley_terry.json")
    logs = outcome_of("bradley_terry", four).scored.figures["logarithm"]
    assert np.exp(logs) == pytest.approx(four["expected"]["strengths"], abs=four["tolerance"])
    logs = outcome_of("bradley_terry", baseball).scored.figures["logarithm"]
    expected = baseball["expected"]["logarithms"]
    assert logs - logs[-1] == pytest.approx(expected, abs=baseball["tolerance"])
