"""Bad input is refused, with what to mend; odd input that can be met is not."""

from collections.abc import Callable
from dataclasses import replace
from math import inf, nan
from typing import Any

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.core.portfolio import Bound, By, Problem, Unit, optimum
from tests.core.portfolio.builders import plain

GOOD = plain([5, 4, 3], [3, 2, 1], budget=3)


def item(**changed: Any) -> Problem:
    """The good problem with its first initiative changed."""
    first = replace(GOOD.items[0], **changed)
    return replace(GOOD, items=(first, *GOOD.items[1:]))


BAD: dict[str, Callable[[], Problem]] = {
    "no_initiatives": lambda: replace(GOOD, items=()),
    "initiative_twice": lambda: replace(GOOD, items=(*GOOD.items, GOOD.items[0])),
    "budget_nothing": lambda: replace(GOOD, budgets=(0.0,)),
    "budget_wrong": lambda: replace(GOOD, budgets=(-1.0,)),
    "cost_missing": lambda: item(costs=(None,)),
    "cost_wrong": lambda: item(costs=(inf,)),
    "costs_not_by_period": lambda: item(costs=(1.0, 2.0)),
    "value_wrong": lambda: item(value=nan),
    "effort_wrong": lambda: item(effort={"t": -1.0}),
    "least_wrong": lambda: item(least=0.0),
    "currencies_mixed": lambda: item(currency="EUR"),
    "capacity_wrong": lambda: replace(GOOD, capacities={"t": nan}),
    "bound_wrong": lambda: replace(GOOD, bounds=(Bound(By.KIND, "k", high=2, unit=Unit.SHARE),)),
    "bound_contradicts": lambda: replace(GOOD, bounds=(Bound(By.KIND, "k", low=3, high=2),)),
    "must_and_never": lambda: replace(GOOD, must=frozenset({"i00"}), never=frozenset({"i00"})),
    "must_both": lambda: replace(
        GOOD, must=frozenset({"i00", "i01"}), groups={"i00": "g", "i01": "g"}
    ),
    "relations_around": lambda: replace(GOOD, requires=(("i00", "i01"), ("i01", "i00"))),
    "own_relation": lambda: replace(GOOD, excludes=(("i00", "i00"),)),
    "initiative_unknown": lambda: replace(GOOD, must=frozenset({"i99"})),
}


@pytest.mark.parametrize("code", BAD)
def test_bad_input_is_refused(code: str) -> None:
    with pytest.raises(Invalid) as refused:
        optimum(BAD[code]())
    assert refused.value.code == code
    assert str(refused.value)


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("value_wrong", item(value=-0.01)),
        ("value_wrong", item(value=inf)),
        ("cost_wrong", item(costs=(nan,))),
        ("cost_wrong", item(costs=(-1.0,))),
        ("budget_wrong", replace(GOOD, budgets=(nan,))),
        ("budget_wrong", replace(GOOD, total=inf)),
        ("budget_nothing", replace(GOOD, total=0.0)),
        ("own_relation", replace(GOOD, requires=(("i00", "i00"),))),
        (
            "relations_around",
            replace(GOOD, requires=(("i00", "i01"), ("i01", "i02"), ("i02", "i00"))),
        ),
        ("bound_wrong", replace(GOOD, bounds=(Bound(By.KIND, "k", low=-1),))),
        ("bound_contradicts", replace(GOOD, bounds=(Bound(By.KIND, "", 2.0, 1.0, Unit.MONEY),))),
        ("initiative_unknown", replace(GOOD, excludes=(("i00", "gone"),))),
    ],
)
def test_so_is_each_other_form_of_it(code: str, problem: Problem) -> None:
    with pytest.raises(Invalid) as refused:
        optimum(problem)
    assert refused.value.code == code


def test_two_that_exclude_each_other_cannot_both_be_wanted() -> None:
    both = replace(GOOD, must=frozenset({"i00", "i01"}), excludes=(("i01", "i00"),))
    with pytest.raises(Invalid, match="exclude each other"):
        optimum(both)


def test_what_can_be_met_is_fine() -> None:
    assert optimum(plain([5], [3], budget=3)).chosen == ("i00",)
    assert optimum(plain([5], [3], budget=2)).chosen == ()
    assert optimum(plain([5, 5], [3, 0], budget=None)).cost == 3


def test_odd_input_that_can_be_met() -> None:
    twice = replace(GOOD, excludes=(("i00", "i01"), ("i01", "i00"), ("i00", "i01")))
    assert optimum(twice).chosen == ("i01", "i02")
    first = replace(GOOD.items[0], costs=(0.0, 3.0))
    rest = tuple(replace(one, costs=(1.0, 0.0)) for one in GOOD.items[1:])
    # Nothing is paid in the first period, so only who costs nothing there is in.
    assert optimum(replace(GOOD, items=(first, *rest), budgets=(0.0, 5.0))).chosen == ("i00",)
    assert optimum(plain([5, 4], [8, 9], budget=7)).chosen == ()
    assert optimum(plain([7, 7, 7], [2, 1, 1], budget=2)).chosen == ("i01", "i02")
    nothing = optimum(plain([0, 0], [1, 0], budget=1))
    assert (nothing.chosen, nothing.value, nothing.gap) == ((), 0, 0)
    assert optimum(plain([1, 2, 4], [1e12, 1e12, 2e12], budget=3e12)).value == 6
