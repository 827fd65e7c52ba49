"""What values were on a day, and bridges between two days."""

import datetime as dt
from fractions import Fraction
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.drivers import Sheet, driver_tree
from issuetrees.core.drivers.bridge import bridge
from issuetrees.core.drivers.past import bare, held_on, stated, values_on
from issuetrees.core.graph.records import Node

FIRST = dt.date(2026, 1, 1)


def day(number: int) -> dt.date:
    return FIRST + dt.timedelta(days=number)


def edited(**fields: Any) -> dict[str, Any]:
    return {"updated": {"a": {name: [None, new] for name, new in fields.items()}}}


def test_a_value_that_gets_its_day_a_moment_later_never_spoke_of_the_day_before() -> None:
    added = {"added": {"a": {"value": 10.0, "unit": "€", "value_on": day(0).isoformat()}}}
    later = [
        (day(0), added),
        (day(40), edited(value=12.0)),
        (day(40), edited(value_on=day(31).isoformat())),
    ]
    known = stated(later)["a"]
    held = [held_on(known, day(at)) for at in (15, 31, 90)]
    assert [one.value if one else None for one in held] == [10.0, 12.0, 12.0]
    assert held_on(known, day(-1)) is None


def test_a_value_without_a_day_speaks_of_that_on_which_it_was_written() -> None:
    known = stated([(day(3), edited(value=5.0)), (day(9), edited(value=7.0, unit="€"))])["a"]
    assert [(one.day, one.value, one.unit) for one in known] == [(day(3), 5, ""), (day(9), 7, "€")]


def test_what_was_in_another_unit_is_in_base_units_and_what_does_not_fit_is_unknown() -> None:
    tree = driver_tree([Node("a", title="Sales", value=2.0, unit="M €")])
    for unit, base in (("K €", 1_500_000), ("days", None)):
        known = stated([(day(0), edited(value=1500.0, unit=unit))])
        assert values_on(tree, known, day(0)).get("a") == base


VALUES = st.lists(
    st.tuples(
        st.sampled_from("abc"), st.integers(0, 60), st.integers(-50, 50).map(lambda one: one / 4)
    ),
    max_size=20,
)


@given(VALUES, st.integers(0, 60), st.integers(0, 60))
def test_steps_between_two_days_add_up_exactly(
    said: list[tuple[str, int, float]], start: int, end: int
) -> None:
    nodes = [
        Node("r", title="r", split_kind="sum"),
        Node("p", parent_id="r", title="p", split_kind="product"),
        *(Node(key, parent_id="p", title=key, value=1.0) for key in "ab"),
        Node("c", parent_id="r", title="c", value=1.0),
    ]
    tree = driver_tree(nodes)
    first = {"added": {key: {"value": 1.0, "unit": ""} for key in "abc"}}
    changes = [
        (day(at), {"updated": {key: {"value": [None, value]}}})
        for key, at, value in sorted(said, key=lambda one: one[1])
    ]
    known = stated([(day(0), first), *changes])
    ends = [values_on(tree, known, day(at)) for at in (start, end)]
    found = bridge(bare(tree), "r", *ends)
    assert found.start is not None
    assert found.end is not None
    assert found.start + sum(step.amount for step in found.steps) == found.end
    latest = dict.fromkeys("abc", 1.0) | {
        key: value for key, at, value in sorted(said, key=lambda one: one[1]) if at <= end
    }
    assert (
        found.end
        == Sheet(tree, {key: Fraction(value) for key, value in latest.items()}).values["r"]
    )
