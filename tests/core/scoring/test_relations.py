"""Relations of initiatives: what cannot hold is found, and named."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.errors import Invalid
from issuetrees.core.scoring.relations import Clash, Cycle, Relations, check, contradiction

NAMES = "abcde"
PAIRS = st.lists(
    st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(
        lambda pair: pair[0] != pair[1]
    ),
    max_size=6,
)
GROUPS = st.dictionaries(st.sampled_from(NAMES), st.sampled_from(["", "x", "y"]), max_size=5)


def is_possible(relations: Relations, chosen: set[str]) -> bool:
    """Whether a choice keeps all relations, told from their meaning alone."""
    groups = [group for name in chosen if (group := (relations.groups or {}).get(name))]
    return (
        all(other in chosen for one, other in relations.requires if one in chosen)
        and not any({one, other} <= chosen for one, other in relations.excludes)
        and len(groups) == len(set(groups))
    )


@given(PAIRS, PAIRS, GROUPS)
def test_there_is_a_contradiction_where_something_can_never_be_done(requires, excludes, groups):
    relations = Relations(requires, excludes, groups)
    found = contradiction(relations)
    choices = [
        {name for name, is_in in zip(NAMES, taken, strict=True) if is_in}
        for taken in product((True, False), repeat=len(NAMES))
    ]
    possible = [chosen for chosen in choices if is_possible(relations, chosen)]
    never = {name for name in NAMES if not any(name in chosen for chosen in possible)}
    if isinstance(found, Cycle):
        steps = zip(found.members, (*found.members[1:], found.members[0]), strict=True)
        assert all(step in requires for step in steps)
    elif found is None:
        assert not never
    else:
        assert found.initiative in never
        together = is_possible(Relations((), excludes, groups), {found.one, found.other})
        assert not together


@given(PAIRS)
def test_a_circle_is_found_where_nothing_can_come_first(requires):
    left = set(requires)
    while free := {pair for pair in left if pair[1] not in {one for one, _other in left}}:
        left -= free
    assert isinstance(contradiction(Relations(requires)), Cycle) == bool(left)


TITLES = {"a": "Run", "b": "Club", "c": "App"}


@pytest.mark.parametrize(
    ("relations", "said"),
    [
        (Relations([("a", "a")]), "An initiative has no relation to itself."),
        (Relations([("a", "b"), ("b", "a")]), "circle: “Run” → “Club” → “Run”."),
        (
            Relations([("a", "b")], [("b", "a")]),
            "“Run” could never be done: “Club” and “Run” would",
        ),
        (
            Relations([("a", "b"), ("b", "c")], [("c", "a")]),
            "“App” and “Run” would have to go together, but they",
        ),
        (Relations([("a", "b"), ("a", "c")], (), {"b": "x", "c": "x"}), "of “x” only one is done"),
    ],
)
def test_what_cannot_hold_is_refused_by_name(relations, said):
    with pytest.raises(Invalid) as caught:
        check(relations, TITLES)
    assert said in str(caught.value)


def test_what_can_hold_is_not_refused():
    check(Relations([("a", "b"), ("a", "c")], [], {"a": "x", "b": "", "c": "y"}), TITLES)
    assert contradiction(Relations([("a", "b")], [("a", "c")])) is None
    assert contradiction(Relations([], [("a", "b")], {"a": "x", "b": "x"})) is None


def test_a_long_chain_is_no_depth():
    chain = [(str(number), str(number + 1)) for number in range(2_000)]
    assert isinstance(contradiction(Relations([*chain, ("2000", "0")])), Cycle)
    assert contradiction(Relations(chain)) is None
    assert Clash("0", "1", "0") == contradiction(Relations(chain[:1], [("1", "0")]))
