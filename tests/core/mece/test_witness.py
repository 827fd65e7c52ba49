"""Cases are sorted as the golden cases say, as brute force says, and never against a proof."""

import json
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from issuetrees.core.graph.records import Node
from issuetrees.core.mece import Sorted, check_split, identity, sort_cases, verdict
from issuetrees.core.mece.fingerprint import OF_CASES, fingerprint
from issuetrees.core.mece.proofs import KINDS
from issuetrees.core.mece.witness.sorting import BY_KIND
from tests.core.mece.test_cases import FOLDER

#: Of these kinds nothing but words tells where a case falls.
BY_WORDS = {"sum", "difference", "product", "ratio", "framework", "deduction", "freeform"}
NAMES = ("listed", "text", "in", "beside", "none_found", "by", "on")
GOLDEN = json.loads((FOLDER / "witness.json").read_text())["cases"]


def split(titles: list[str], *listed: Any, title: str = "", **more: Any) -> Any:
    cases = {"listed": [one if isinstance(one, dict) else {"text": one} for one in listed]}
    parent = Node(id="p", title=title, cases=cases, **more)
    return parent, [Node(id=str(at), parent_id="p", title=one) for at, one in enumerate(titles)]


def places(one: Sorted) -> list[int]:
    return [int(place) for place in one.places]


@pytest.mark.parametrize("case", GOLDEN, ids=lambda case: case["name"])
def test_cases_are_sorted_as_expected(case: dict[str, Any]) -> None:
    parent = Node(id="p", **case["parent"])
    children = [Node(id=str(at), **child) for at, child in enumerate(case["children"])]
    assert [
        {"text": one.text, "by": one.by, "in": places(one)}
        | ({"lapsed": True} if one.has_lapsed else {})
        for one in sort_cases(parent, children)
    ] == case["sorted"]


def test_every_kind_says_what_sorts_its_cases() -> None:
    assert BY_KIND.keys() | BY_WORDS == KINDS.keys()
    assert not BY_KIND.keys() & BY_WORDS


def test_ends_in_the_data_sort_cases_in_place_of_a_label() -> None:
    ends = {"0": ["under 30"], "1": ["30+"]}
    more: dict[str, Any] = {"split_kind": "intervals", "split": {"ends": ends}}
    (found,) = sort_cases(*split(["Young", "Old"], "Anna, 49", **more))
    assert (found.by, places(found)) == ("split", [1])


def test_what_a_person_said_goes_before_the_data_until_a_branch_is_renamed() -> None:
    said = {"text": "Anna, 20 people", "in": ["26+ people"]}
    parent, children = split(["1–25 people", "26+ people"], said)
    assert [(one.by, places(one)) for one in sort_cases(parent, children)] == [("person", [1])]
    parent, children = split(["1–25 people", "27+ people"], said)
    (one,) = sort_cases(parent, children)
    assert (one.by, places(one), one.has_lapsed) == ("split", [0], True)


def test_that_it_falls_nowhere_holds_until_there_is_a_new_branch() -> None:
    said = {"text": "Bought up", "in": [], "beside": ["Price", "Service"]}
    for titles, by in ((["Service"], "person"), (["Price", "Service", "Fate"], "words")):
        parent, children = split(titles, said)
        assert [one.by for one in sort_cases(parent, children)] == [by]


def test_another_case_leaves_the_identity_of_what_does_not_stand_on_cases() -> None:
    titles = ["Up to 50 people", "52–250 people", "Over 250 people"]
    one, children = split(titles, "X, 51 people")
    two, _ = split(titles, "X, 51 people", "Y, 10 people")
    assert fingerprint(one, children).whole != fingerprint(two, children).whole
    for finding in check_split(one, children):
        names = {identity(fingerprint(each, children), finding, children) for each in (one, two)}
        assert len(names) == (2 if finding.code in OF_CASES else 1)


@given(
    st.lists(st.integers(1, 60), min_size=3, max_size=8, unique=True), st.integers(1, 70), st.data()
)
def test_a_number_falls_where_brute_force_puts_it(cuts: list[int], size: int, data: Any) -> None:
    ends = sorted(cuts)
    ranges = [
        (low, data.draw(st.integers(low, ends[-1])))
        for low in data.draw(st.lists(st.sampled_from(ends), min_size=2, max_size=4, unique=True))
    ]
    parent, children = split(
        [f"{low}–{high} people" for low, high in ranges], f"client X, {size} people"
    )
    (one,) = sort_cases(parent, children)
    assert one.by == "split"
    assert places(one) == [at for at, (low, high) in enumerate(ranges) if low <= size <= high]


@given(
    st.sampled_from([("people", "client X, {} people"), ("человек", "клиент Х, {} человек")]),
    st.lists(st.integers(2, 500), min_size=1, max_size=4, unique=True),
    st.integers(0, 600),
)
def test_no_case_disproves_what_is_proved(
    form: tuple[str, str], cuts: list[int], size: int
) -> None:
    unit, text = form
    ends = sorted(cuts)
    titles = [f"<{ends[0]} {unit}"]
    titles += [f"{low}–{high - 1} {unit}" for low, high in pairwise(ends)]
    titles += [f"{ends[-1]}+ {unit}"]
    parent, children = split(titles, text.format(size))
    bare, _ = split(titles)
    assert verdict(check_split(bare, children)).overall == "proved"
    (one,) = sort_cases(parent, children)
    assert one.by == "split"
    assert places(one) == [sum(size >= end for end in ends)]
    assert verdict(check_split(parent, children)).overall == "proved"


@given(
    st.lists(
        st.lists(st.sampled_from("abcdefgh"), max_size=3, unique=True), min_size=2, max_size=4
    ),
    st.sampled_from("abcdefgh"),
)
def test_a_member_falls_where_it_is_listed(lists: list[list[str]], letter: str) -> None:
    name = {one: f"Town{one}" for one in "abcdefgh"}
    data = {
        "members": {str(at): [name[one] for one in its] for at, its in enumerate(lists)},
        "universe": list(name.values()),
    }
    titles = [f"Branch no {at}" for at in range(len(lists))]
    parent, children = split(titles, f"shop in {name[letter]}", split_kind="segments", split=data)
    (one,) = sort_cases(parent, children)
    assert one.by == "split"
    assert places(one) == [at for at, its in enumerate(lists) if letter in its]


@given(
    st.sampled_from([*KINDS, None]),
    st.lists(st.text(max_size=20), min_size=1, max_size=4),
    st.recursive(
        st.none() | st.booleans() | st.text(max_size=12),
        lambda inner: st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(NAMES), inner),
        max_leaves=12,
    ),
    st.text(max_size=30),
)  # fmt: skip
def test_any_cases_are_sorted(kind: Any, titles: list[str], kept: Any, text: str) -> None:
    cases = kept if isinstance(kept, dict) else {"listed": [{"text": text}, kept]}
    parent = Node(id="p", title=titles[0], split_kind=kind, cases=cases)
    children = [Node(id=str(at), title=title) for at, title in enumerate(titles)]
    known = {child.id for child in children}
    for one in sort_cases(parent, children):
        assert known.issuperset(one.places)
    for finding in check_split(parent, children):
        assert finding.message.format(**finding.details)
