"""What evidence amounts to: the rules hold for whatever is said, in whatever order."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.evidence import Asked, Item, contradictions, standing

ITEMS = st.lists(
    st.builds(
        Item,
        stance=st.sampled_from(["for", "against"]),
        strength=st.sampled_from(["weak", "medium", "strong"]),
        source=st.sampled_from(["a", "b", "c", None]),
    ),
    max_size=8,
)
SCALE = {"refuted": 0, "open": 1, "mixed": 1, "supported": 2}
SURE = {None: 0, "low": 1, "medium": 2, "high": 3}


def turned(items):
    other = {"for": "against", "against": "for"}
    return [replace(one, stance=other[one.stance]) for one in items]


@given(ITEMS, st.randoms())
def test_the_order_does_not_matter(items, random):
    shuffled = random.sample(items, len(items))
    assert standing(shuffled) == standing(items)


@given(ITEMS)
def test_the_sides_are_treated_alike(items):
    here, there = standing(items), standing(turned(items))
    swapped = {"supported": "refuted", "refuted": "supported"}
    assert there.status == swapped.get(here.status, here.status)
    assert there.confidence == here.confidence


@given(ITEMS, st.sampled_from(["weak", "medium", "strong"]), st.sampled_from(["a", "d", None]))
def test_what_speaks_for_it_never_makes_it_worse(items, strength, source):
    before = standing(items)
    after = standing([*items, Item("for", strength, source)])
    assert SCALE[after.status] >= SCALE[before.status]
    if before.status == after.status == "supported":
        assert SURE[after.confidence] >= SURE[before.confidence]


@given(ITEMS.filter(bool))
def test_a_source_that_repeats_itself_adds_nothing_but_a_row(items):
    again = standing([*items, items[0]])
    assert (again.status, again.confidence) == (standing(items).status, standing(items).confidence)
    assert again.count == len(items) + 1


@given(ITEMS)
def test_it_is_open_only_without_evidence_and_sure_only_with_two_sources(items):
    found = standing(items)
    assert (found.status == "open") == (not items)
    assert (found.confidence is None) == (found.status in {"open", "mixed"})
    assert found.confidence != "high" or found.leading > 1
    assert found.has_one_source == (bool(items) and found.sources <= 1)


@pytest.mark.parametrize(
    ("said", "status", "confidence"),
    [
        ("+weak/a", "supported", "low"),
        ("+strong/a", "supported", "medium"),
        ("+strong", "supported", "low"),
        ("+strong/a +strong/a", "supported", "medium"),
        ("+strong/a +medium/b", "supported", "high"),
        ("+strong/a +strong/b -weak/c", "supported", "high"),
        ("+strong/a -strong/b", "mixed", None),
        ("+medium/a -weak/a", "supported", "low"),
        ("-strong/a -medium/b +weak/c", "refuted", "medium"),
    ],
)
def test_worked_examples(said, status, confidence):
    found = standing(items_of(said))
    assert (found.status, found.confidence) == (status, confidence)


def items_of(said):
    words: Any = {"+": "for", "-": "against"}
    parts = [(one[0], *one[1:].partition("/")) for one in said.split()]
    made: Any = Item
    return [made(words[sign], strength, source or None) for sign, strength, _, source in parts]


def asked(key, parent, said, split_kind=None, claim=""):
    items = [replace(one, claim=claim) for one in items_of(said)]
    return Asked(key, parent, split_kind, items)


@pytest.mark.parametrize(
    ("nodes", "expected"),
    [
        ([("p", None, "", "opposites"), ("x", "p", "+weak"), ("y", "p", "+weak")],
         [("both_supported", ("x", "y"))]),
        ([("p", None, "", "opposites"), ("x", "p", "-weak"), ("y", "p", "-weak")],
         [("both_refuted", ("x", "y"))]),
        ([("p", None, "", "segments"), ("x", "p", "+weak"), ("y", "p", "+weak")], []),
        ([("p", None, "+weak", None), ("x", "p", "-weak"), ("y", "p", "-weak")],
         [("parent_above", ("x", "y"))]),
        ([("p", None, "+weak", None), ("x", "p", "-weak"), ("y", "p", "")], []),
        ([("p", None, "+weak", "deduction"), ("x", "p", "-weak"), ("y", "p", "+weak")],
         [("chain_broken", ("x",))]),
    ],
)  # fmt: skip
def test_only_what_cannot_hold_together_is_told(nodes, expected):
    rows = [asked(*row) for row in nodes]
    found = contradictions(rows, {row.id: standing(row.items) for row in rows})
    assert [(one.code, one.node_ids) for one in found] == expected


def test_one_finding_that_is_for_one_sibling_and_against_another():
    pricey, cheap = Item("for", "strong", "a", "Prices  rose"), Item("for", "strong", "b", "Fell")
    against = Item("against", "weak", "a", "prices rose")
    rows = [
        Asked("p", None, None, []),
        Asked("x", "p", "segments", [pricey]),
        Asked("y", "p", "segments", [cheap, against]),
    ]
    standings = {row.id: standing(row.items) for row in rows}
    [found] = contradictions(rows, standings)
    assert (found.code, found.node_ids, found.claim) == ("same_claim", ("x", "y"), "Prices  rose")
    doubted = [rows[0], rows[1], Asked("y", "p", None, [against])]  # nobody holds that it is so
    assert contradictions(doubted, {row.id: standing(row.items) for row in doubted}) == []
