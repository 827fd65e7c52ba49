"""What holds for any sequence of commands."""

import copy
from collections.abc import Mapping
from graphlib import TopologicalSorter

from hypothesis import given, settings
from hypothesis import strategies as st

from issuetrees.core.graph.change import apply, from_json, invert, squash, to_json
from issuetrees.core.graph.commands import parse_all
from issuetrees.core.graph.expand import expand
from issuetrees.core.graph.records import ISSUE_TREE, STAGE_MAP, Fields
from tests.core.graph.memory import MemoryGraph
from tests.core.graph.random_commands import story
from tests.core.graph.test_rank import is_rank

STEPS = 25


def _require_sound(graph: MemoryGraph) -> None:
    nodes, links = graph.tables["nodes"], graph.tables["links"]
    if graph.kind == ISSUE_TREE:
        assert sum(node["parent_id"] is None for node in nodes.values()) == (1 if nodes else 0)
        places = [(node["parent_id"], node["rank"]) for node in nodes.values()]
        assert len(places) == len(set(places))
    for node in nodes.values():
        assert is_rank(node["rank"])
        assert node["parent_id"] is None or node["parent_id"] in nodes
        assert node["id"] not in graph.ancestors(node["id"])
    _require_sound_references(nodes)
    ends = [(link["source_id"], link["target_id"]) for link in links.values()]
    assert len(ends) == len(set(ends))
    assert all(end in nodes for pair in ends for end in pair)


def _require_sound_references(nodes: Mapping[str, Fields]) -> None:
    """References show a branch that is there, hold nothing, and walked through they end."""
    below: dict[str, list[str]] = {}
    for node in nodes.values():
        below.setdefault(node["parent_id"], []).append(node["id"])
    for node in nodes.values():
        if node["refers_to"] is not None:
            assert nodes[node["refers_to"]]["refers_to"] is None
            assert node["id"] not in below
            assert (node["title"], node["split_kind"], node["status"]) == ("", None, "open")
            below[node["id"]] = [node["refers_to"]]
    order = TopologicalSorter({node["id"]: below.get(node["id"], ()) for node in nodes.values()})
    assert len(list(order.static_order())) == len(nodes)


@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 10**9), kind=st.sampled_from([ISSUE_TREE, STAGE_MAP]))
def test_every_commit_keeps_the_rules_and_can_be_taken_back(seed, kind):
    before = MemoryGraph(kind).to_json()
    for graph, _, refused in story(seed, kind, STEPS):
        _require_sound(graph)
        now = copy.deepcopy(graph.to_json())
        if refused is None:
            change = graph.log[-1]
            assert from_json(to_json(change)) == change
            stale = copy.deepcopy(before)
            apply(stale, change)
            assert stale == now
            apply(stale, invert(change))
            assert stale == before
        else:
            assert now == before
        before = now


@settings(max_examples=40, deadline=None)
@given(seed=st.integers(0, 10**9), kind=st.sampled_from([ISSUE_TREE, STAGE_MAP]))
def test_changes_joined_into_one_have_the_same_effect(seed, kind):
    states = [MemoryGraph(kind).to_json()]
    graph = MemoryGraph(kind)
    for graph, _, refused in story(seed, kind, STEPS):
        if refused is None:
            states.append(copy.deepcopy(graph.to_json()))
    for start, state in enumerate(states):
        tables = copy.deepcopy(state)
        joined = squash(graph.log[start:])
        apply(tables, joined)
        assert tables == states[-1]
        apply(tables, invert(joined))
        assert tables == state


@settings(max_examples=80, deadline=None)
@given(seed=st.integers(0, 10**9), kind=st.sampled_from([ISSUE_TREE, STAGE_MAP]))
def test_any_earlier_state_can_be_restored_and_that_be_taken_back(seed, kind):
    graph = MemoryGraph(kind)
    states = [copy.deepcopy(graph.to_json())]
    for graph, _, refused in story(seed, kind, STEPS):
        if refused is None:
            states.append(copy.deepcopy(graph.to_json()))
    latest = states[-1]
    for number, state in enumerate(states):
        graph.commit(expand(parse_all([{"kind": "restore", "revision": number}]), graph))
        assert graph.to_json() == state
        graph.commit(expand(parse_all([{"kind": "undo", "revision": len(graph.log)}]), graph))
        assert graph.to_json() == latest
