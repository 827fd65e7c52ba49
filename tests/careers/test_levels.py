"""The levels that stages require, set as in a table."""

import uuid

import pytest

from issuetrees.careers.read.levels import levels
from issuetrees.careers.write import levels as write
from issuetrees.careers.write.competencies import create_competency, delete_competency
from issuetrees.careers.write.levels import Level, set_levels
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.graphs import write as graphs
from issuetrees.graphs.history import log
from tests.api.scored_world import make_ids

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def made(cast):
    graph = graphs.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="Map", actor=cast.editor
    )
    junior, senior, fork = make_ids(3)
    commands = [
        {"kind": "add_node", "id": junior, "node_kind": "stage", "title": "Junior",
         "details": {"requires": {"data": 1}, "scope": "A part"}},
        {"kind": "add_node", "id": senior, "node_kind": "stage", "title": "Senior",
         "details": {"builds_on": junior}},
        {"kind": "add_node", "id": fork, "node_kind": "fork", "title": "Which?"},
    ]  # fmt: skip
    graphs.commit(graph_id=graph.pk, commands=commands, actor=cast.editor)
    for title in ("Data", "People"):
        create_competency(actor=cast.editor, graph_id=graph.pk, title=title)
    return graph, uuid.UUID(junior), uuid.UUID(senior)


def test_a_stage_takes_over_what_it_does_not_name(cast, made):
    graph, _junior, senior = made
    found = levels(cast.viewer, graph.pk)
    assert [one.title for one in found.stages] == ["Junior", "Senior"]
    assert (found.stages[1].own, found.stages[1].required) == ({}, {"data": 1})
    set_levels(actor=cast.editor, graph_id=graph.pk, levels=[Level(senior, "data", 3)])
    assert levels(cast.viewer, graph.pk).stages[1].required == {"data": 3}
    set_levels(actor=cast.editor, graph_id=graph.pk, levels=[Level(senior, "data", None)])
    assert levels(cast.viewer, graph.pk).stages[1].required == {"data": 1}


def test_many_are_one_revision_and_leave_alone_what_else_is_said(cast, made):
    graph, junior, senior = made
    cells = [Level(junior, "people", 0), Level(senior, "people", 2), Level(senior, "data", 4)]
    revision = set_levels(actor=cast.editor, graph_id=graph.pk, levels=cells)
    assert revision is not None
    assert revision.number == 2
    junior_now, senior_now = levels(cast.viewer, graph.pk).stages
    assert junior_now.own == {"data": 1, "people": 0}
    assert senior_now.own == {"people": 2, "data": 4}
    assert revision.commands[0]["fields"]["details"]["scope"] == "A part"
    assert set_levels(actor=cast.editor, graph_id=graph.pk, levels=cells) is None
    graphs.commit(graph_id=graph.pk, commands=[{"kind": "undo", "revision": 2}], actor=cast.editor)
    assert levels(cast.viewer, graph.pk).stages[0].own == {"data": 1}


def test_what_somebody_else_says_at_the_same_moment_stays(cast, made, monkeypatch):
    graph, junior, _senior = made
    honest = write._commands
    calls: list[int] = []

    def slowly(stages, wanted):
        commands = honest(stages, wanted)
        if not calls:
            calls.append(1)
            details = {"requires": {"data": 1}, "scope": "All of it"}
            edit = {"kind": "edit_node", "id": str(junior), "fields": {"details": details}}
            graphs.commit(graph_id=graph.pk, commands=[edit], actor=cast.owner)
        return commands

    monkeypatch.setattr(write, "_commands", slowly)
    set_levels(actor=cast.editor, graph_id=graph.pk, levels=[Level(junior, "people", 2)])
    last = log.recent_revisions(cast.viewer, cast.engagement.pk)[0]
    details = last.commands[0]["fields"]["details"]
    assert details == {"requires": {"data": 1, "people": 2}, "scope": "All of it"}


def test_a_letter_that_comes_twice_is_taken_once(cast, made):
    graph, junior, _senior = made
    letter = {"actor": cast.editor, "graph_id": graph.pk, "key": "letter"}
    first = set_levels(**letter, levels=[Level(junior, "people", 2)])
    set_levels(actor=cast.editor, graph_id=graph.pk, levels=[Level(junior, "people", 4)])
    again = set_levels(**letter, levels=[Level(junior, "people", 2)])
    assert again == first
    assert levels(cast.viewer, graph.pk).stages[0].own["people"] == 4


def test_each_that_is_wrong_is_named_and_none_is_set(cast, made):
    graph, junior, _senior = made
    cells = [
        Level(junior, "data", 2),
        Level(uuid.uuid4(), "data", 2),
        Level(junior, "juggling", 2),
        Level(junior, "data", 5),
    ]
    with pytest.raises(Invalid) as caught:
        set_levels(actor=cast.editor, graph_id=graph.pk, levels=cells)
    assert [(one["index"], one["code"]) for one in caught.value.details["errors"]] == [
        (1, "unknown_stage"),
        (2, "unknown_competency"),
        (3, "level_wrong"),
    ]
    assert levels(cast.viewer, graph.pk).stages[0].own == {"data": 1}


def test_levels_of_a_deleted_competency_come_back_with_it(cast, made):
    graph, _junior, _senior = made
    row = levels(cast.viewer, graph.pk).competencies[0]
    delete_competency(actor=cast.editor, competency_id=row.pk)
    found = levels(cast.viewer, graph.pk)
    assert [one.title for one in found.competencies] == ["People"]
    assert found.stages[0].own == {"data": 1}


@pytest.mark.parametrize(("who", "refused"), [("viewer", Denied), ("outsider", NotFound)])
def test_only_who_may_edit_sets_them(cast, made, who, refused):
    graph, junior, _senior = made
    with pytest.raises(refused):
        set_levels(actor=getattr(cast, who), graph_id=graph.pk, levels=[Level(junior, "data", 2)])
