"""A question tree calculates, with scenarios beside it that can be undone and are copied along."""

import datetime as dt
from fractions import Fraction
from typing import Any

import pytest

from issuetrees.copying.graphs import copy_graph
from issuetrees.core.errors import Conflict, Invalid
from issuetrees.graphs import write as graphs
from issuetrees.inquiry import driver_answers as answers
from issuetrees.inquiry.driver_facts import facts, remarks_of, scenarios_json
from issuetrees.inquiry.driver_figures import goal_words, printed_steps
from issuetrees.inquiry.read.driver_scenarios import scenarios_in
from issuetrees.inquiry.read.drivers import numbers
from issuetrees.inquiry.write import driver_scenarios as write
from issuetrees.inquiry.write.driver_ranges import put_ranges
from issuetrees.kit.models import new_id
from issuetrees.workspaces.deletions import restore
from tests.cast import Cast
from tests.inquiry.trees import commit, make_tree

Ends = dict[str, dict[str, float | None]]

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def revenue(cast: Cast) -> tuple[Any, dict[str, str]]:
    """Revenue 1,000 € of a price of 10 € and a volume of 100."""
    graph = make_tree(cast, outline=())
    ids = {name: str(new_id()) for name in ("Revenue", "Price", "Volume")}
    root = {"title": "Revenue", "value": 900, "unit": "€", "split_kind": "product"}
    commit(cast, graph, {"kind": "add_node", "id": ids["Revenue"], **root})
    for name, value, more in (
        ("Price", 10, {"unit": "€", "value_on": "2026-01-01"}),
        ("Volume", 100, {"value_on": "2026-11-01", "value_source": "CRM"}),
    ):
        fields = {"title": name, "value": value, "parent_id": ids["Revenue"], **more}
        commit(cast, graph, {"kind": "add_node", "id": ids[name], **fields})
    return graph, ids


def test_numbers_scenarios_and_what_is_asked_of_them(cast: Cast, revenue: Any) -> None:
    graph, ids = revenue
    row = write.create_scenario(
        actor=cast.editor, graph_id=graph.pk, title="Best", values={ids["Price"]: 12}
    )
    write.put_values(actor=cast.editor, scenario_id=row.pk, values={ids["Volume"]: 110})
    found = numbers(cast.viewer, graph.pk)
    told = {one["title"]: one for one in facts(found, dt.date(2026, 11, 29))["drivers"]}
    root = told["Revenue"]
    assert (root["value"], root["own"], root["difference"]) == (1000, 900, 100)
    assert (told["Price"]["age"], told["Volume"]["age"]) == ("old", "")
    rows = scenarios_in(graph)
    (best,) = scenarios_json(found, rows)
    assert best["results"][ids["Revenue"]] == 1320
    ask = answers.asked(found, rows)
    bridge, steps = answers.where_from(ask, None, row.pk)
    assert [one.figure for one in printed_steps(ask, bridge, steps)] == ["+210", "+110"]
    sought = answers.what_it_takes(ask, ids["Price"], 1200)
    words = goal_words(ask, found.tree.drivers[ids["Price"]], 1200, sought)
    assert "12" in words
    moves = answers.what_moves(ask, scenario_id=row.pk)
    assert [one.id for one in moves.swings] == [ids["Price"], ids["Volume"]]


def test_a_scenario_is_deleted_brought_back_and_copied(cast: Cast, revenue: Any) -> None:
    graph, ids = revenue
    row = write.create_scenario(
        actor=cast.editor, graph_id=graph.pk, title="Best", values={ids["Price"]: 12}
    )
    entry = write.delete_scenario(actor=cast.editor, scenario_id=row.pk, version=1)
    assert scenarios_in(graph) == []
    restore(actor=cast.editor, entry_id=entry.pk)
    copied = copy_graph(actor=cast.editor, graph_id=graph.pk)
    (other,) = scenarios_in(copied.graph)
    assert other.values == {copied.ids[ids["Price"]]: 12}


def test_what_cannot_be_is_refused_in_words(cast: Cast, revenue: Any) -> None:
    graph, ids = revenue
    create = write.create_scenario
    with pytest.raises(Invalid, match="has no node"):
        create(actor=cast.editor, graph_id=graph.pk, title="x", values={str(new_id()): 1})
    with pytest.raises(Invalid, match="fifteen digits"):
        create(actor=cast.editor, graph_id=graph.pk, title="x", values={ids["Price"]: 1e99})
    stages = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Map", actor=cast.editor
    )
    with pytest.raises(Conflict, match="Only a question tree"):
        numbers(cast.viewer, stages.pk)


def test_leaves_move_between_their_own_ends(cast: Cast, revenue: Any) -> None:
    graph, ids = revenue
    ends: Ends = {ids["Price"]: {"low": 8, "high": 13}, ids["Volume"]: {"high": 150}}
    put_ranges(actor=cast.editor, graph_id=graph.pk, ranges=ends)
    ask = answers.asked(numbers(cast.viewer, graph.pk), [])
    swings = {one.id: (one.low, one.high) for one in answers.what_moves(ask).swings}
    assert swings == {
        ids["Price"]: (Fraction(800), Fraction(1300)),
        ids["Volume"]: (Fraction(900), Fraction(1500)),
    }
    back: Ends = {ids["Price"]: {"low": 14}, ids["Volume"]: {"high": None}}
    put_ranges(actor=cast.editor, graph_id=graph.pk, ranges=back)
    found = numbers(cast.viewer, graph.pk)
    assert [one.code for one in remarks_of(found)] == ["stated_differs", "range_reversed"]
    with pytest.raises(Invalid, match="has no node"):
        put_ranges(actor=cast.editor, graph_id=graph.pk, ranges={str(new_id()): {"low": 1}})
    with pytest.raises(Invalid, match="fifteen digits"):
        put_ranges(actor=cast.editor, graph_id=graph.pk, ranges={ids["Price"]: {"low": 1e300}})


def test_a_bridge_leads_from_the_values_of_a_day(cast: Cast, revenue: Any) -> None:
    graph, ids = revenue
    fields = {"value": 12, "value_on": "2026-11-20"}
    commit(cast, graph, {"kind": "edit_node", "id": ids["Price"], "fields": fields})
    ask = answers.asked(numbers(cast.viewer, graph.pk), [])
    bridge, steps = answers.where_from(ask, dt.date(2026, 11, 10), None)
    assert (bridge.start, bridge.end) == (Fraction(1000), Fraction(1200))
    assert [(one.id, one.amount) for one in steps] == [(ids["Price"], Fraction(200))]
    bridge, _steps = answers.where_from(ask, dt.date(2026, 2, 1), None)
    assert bridge.remark is not None
    assert bridge.remark.related_ids == (ids["Volume"],)


def test_scenarios_are_put_in_another_order(cast: Cast, revenue: Any) -> None:
    graph, _ids = revenue
    first, second = (
        write.create_scenario(actor=cast.editor, graph_id=graph.pk, title=title)
        for title in ("First", "Second")
    )
    write.move_scenario(actor=cast.editor, scenario_id=second.pk, before_id=first.pk)
    assert [one.title for one in scenarios_in(graph)] == ["Second", "First"]
