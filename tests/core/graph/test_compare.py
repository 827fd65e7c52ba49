"""What is said of the way between two states, and how an earlier state is found again."""

import copy

from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.graph.change import PARTS, apply, take_back
from issuetrees.core.graph.compare import children, compare, counts, numbers
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP, Link, Node, to_json
from tests.core.graph.memory import MemoryGraph
from tests.core.graph.random_commands import story

SEEDS = st.integers(0, 10**9)
KINDS = st.sampled_from([ISSUE_TREE, STAGE_MAP])
PLACE = {ISSUE_TREE: {"parent_id", "rank"}, STAGE_MAP: {"x", "y", "rank"}}


def state(*nodes, links=()):
    """Return tables of nodes given as (id, parent, rank) or (id, parent, rank, fields)."""
    found = [
        Node(id=one[0], parent_id=one[1], rank=one[2], **{"title": one[0], **dict(*one[3:])})
        for one in nodes
    ]
    return {
        "nodes": {node.id: to_json(node) for node in found},
        "links": {link.id: to_json(link) for link in links},
    }


def told(before, after, kind=ISSUE_TREE):
    return {
        one.id: (*one.happened, *one.fields)
        for part in (compare(before, after, kind).nodes, compare(before, after, kind).links)
        for one in part
    }


ROOT = ("root", None, "5")


def test_each_kind_of_difference_has_its_word():
    before = state(ROOT, ("a", "root", "2"), ("b", "root", "4"), ("c", "a", "5"), ("d", "a", "7"))
    after = state(
        ROOT,
        ("a", "root", "2", {"title": "Price"}),
        ("b", "root", "4", {"status": "answered", "note": "Seen"}),
        ("c", "b", "5", {"title": "Reach"}),
        ("e", "b", "7"),
    )
    assert told(before, after) == {
        "a": ("reworded",),
        "b": ("edited", "status", "note"),
        "c": ("moved", "reworded"),
        "d": ("removed",),
        "e": ("added",),
    }
    assert counts(compare(before, after, ISSUE_TREE).nodes) == {
        "added": 1,
        "removed": 1,
        "moved": 1,
        "reworded": 2,
        "edited": 1,
    }


def test_only_the_one_that_was_moved_among_its_siblings_is_named():
    before = state(ROOT, ("a", "root", "1"), ("b", "root", "2"), ("c", "root", "3"))
    after = state(ROOT, ("a", "root", "35"), ("b", "root", "2"), ("c", "root", "3"))
    assert told(before, after) == {"a": ("moved",)}


def test_of_two_that_changed_places_the_one_with_a_new_rank_moved():
    before = state(ROOT, ("a", "root", "1"), ("b", "root", "2"))
    assert told(before, state(ROOT, ("a", "root", "3"), ("b", "root", "2"))) == {"a": ("moved",)}
    assert told(before, state(ROOT, ("a", "root", "1"), ("b", "root", "05"))) == {"b": ("moved",)}


def test_fresh_ranks_for_all_siblings_are_no_move():
    before = state(ROOT, *((key, "root", f"1{key}") for key in "123456"))
    after = state(ROOT, *((key, "root", f"7{key}") for key in "123456"))
    assert told(before, after) == {}
    last_first = state(ROOT, ("6", "root", "69"), *((key, "root", f"7{key}") for key in "12345"))
    assert told(before, last_first) == {"6": ("moved",)}


def test_a_sibling_that_came_or_went_moves_nobody():
    before = state(ROOT, ("a", "root", "1"), ("b", "root", "2"))
    after = state(ROOT, ("new", "root", "05"), ("b", "root", "2"))
    assert told(before, after) == {"a": ("removed",), "new": ("added",)}


def test_stages_move_on_the_map_and_arrows_are_compared():
    before = state(
        ("a", None, "1", {"kind": "stage", "x": 0.0, "y": 0.0}),
        ("b", None, "2", {"kind": "stage", "x": 9.0, "y": 0.0}),
        links=[Link("one", "a", "b", title="old"), Link("two", "b", "a")],
    )
    after = state(
        ("a", None, "9", {"kind": "stage", "x": 0.0, "y": 5.0}),
        ("b", None, "2", {"kind": "stage", "x": 9.0, "y": 0.0, "track": "IC"}),
        links=[Link("one", "a", "b", title="new"), Link("three", "a", "a", details={"x": 1})],
    )
    assert told(before, after, STAGE_MAP) == {
        "a": ("moved",),
        "b": ("edited", "track"),
        "one": ("reworded",),
        "two": ("removed",),
        "three": ("added",),
    }


def test_differences_come_as_one_reads_the_tree_and_numbers_follow_it():
    before = state(ROOT, ("a", "root", "2"), ("gone", "a", "1"), ("deep", "gone", "1"))
    after = state(ROOT, ("a", "root", "2", {"title": "A"}), ("x", "a", "3"), ("b", "root", "1"))
    order = [one.id for one in compare(before, after, ISSUE_TREE).nodes]
    assert order == ["b", "a", "gone", "deep", "x"]
    assert numbers(after["nodes"]) == {"root": "", "b": "1", "a": "2", "x": "2.1"}


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, kind=KINDS)
def test_taking_back_gives_what_a_replay_gives(seed, kind):
    graph = MemoryGraph(kind)
    for graph, _, _ in story(seed, kind, 25):  # noqa: B007 - the last one is meant
        pass
    replayed = MemoryGraph(kind).to_json()
    states = [copy.deepcopy(replayed)]
    for change in graph.log:
        apply(replayed, change)
        states.append(copy.deepcopy(replayed))
    for number, expected in enumerate(states):
        tables = copy.deepcopy(graph.to_json())
        take_back(tables, reversed(graph.log[number:]))
        assert tables == expected


@settings(max_examples=60, deadline=None)
@given(seed=SEEDS, kind=KINDS)
def test_a_comparison_says_all_that_is_different_and_nothing_else(seed, kind):
    states = [MemoryGraph(kind).to_json()]
    for graph, _, refused in story(seed, kind, 25):
        if refused is None:
            states.append(copy.deepcopy(graph.to_json()))
    latest = states[-1]
    assert told(latest, latest, kind) == {}
    for before in states[::3]:
        comparison = compare(before, latest, kind)
        for part, found in zip(PARTS, (comparison.nodes, comparison.links), strict=True):
            by_id = {one.id: one for one in found}
            assert len(by_id) == len(found)
            added = {key for key, one in by_id.items() if one.happened == ("added",)}
            removed = {key for key, one in by_id.items() if one.happened == ("removed",)}
            assert added == latest[part].keys() - before[part].keys()
            assert removed == before[part].keys() - latest[part].keys()
            for key in before[part].keys() & latest[part].keys():
                _require_told(by_id.get(key), before[part][key], latest[part][key], kind)
        _require_order(before["nodes"], latest["nodes"], comparison)


def _require_told(one, old, new, kind):
    changed = {name for name in old if old[name] != new[name]}
    happened, fields = (set(one.happened), set(one.fields)) if one else (set(), set())
    assert ("reworded" in happened) == ("title" in changed)
    assert fields == changed - PLACE[kind] - {"title"}
    assert ("edited" in happened) == bool(fields)
    if "moved" in happened:
        assert changed & PLACE[kind]
    if "parent_id" in changed or (kind == STAGE_MAP and changed & {"x", "y"}):
        assert "moved" in happened


def _require_order(before, after, comparison):
    """Those that are not said to have moved stand in the same order as before."""
    moved = {one.id for one in comparison.nodes if "moved" in one.happened}
    old, new = children(before), children(after)
    for parent_id, ids in new.items():
        still = [key for key in ids if key in before and key not in moved]
        if parent_id is not None:
            assert still == [key for key in old.get(parent_id, ()) if key in still]
