"""Copies of trees, maps and engagements: the same content under new ids, nothing shared."""

import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from issuetrees.careers.models import Competency
from issuetrees.careers.write import competencies as careers
from issuetrees.comments import read as comments
from issuetrees.copying.engagements import copy_engagement
from issuetrees.copying.graphs import copy_graph
from issuetrees.core import limits
from issuetrees.core.errors import Denied, Invalid, NotFound
from issuetrees.graphs import read, write
from issuetrees.graphs.history import log, past
from issuetrees.graphs.history.summary import told
from issuetrees.kit.models import new_id
from issuetrees.reports import read as reports
from issuetrees.scoring.read import (
    assessors,
    criteria,
    gates,
    goals,
    initiatives,
    scores,
    weight_sets,
)  # fmt: skip
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import weight_sets as sets_write
from issuetrees.workspaces.models import AuditEntry, Engagement
from tests.api.caller import Caller
from tests.api.scored_world import Ids, make_ids
from tests.cast import Cast

OWN = {"id", "parent_id", "source_id", "target_id"}


@pytest.fixture
def stages(cast: Cast) -> Any:
    """A map with every field of two stages and of an arrow said, and a competency."""
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind="stage_map", title="PM to CPO", actor=cast.owner
    )
    one, two, arrow = make_ids(3)
    place = {"track": "Product", "details": {"years": 2}, "x": 12.5, "y": -3}
    commands: list[dict[str, Any]] = [
        {"kind": "add_node", "id": one, "parent_id": None, "node_kind": "stage", "title": "PM"},
        {"kind": "add_node", "id": two, "parent_id": None, "node_kind": "stage", "title": "CPO"},
        {"kind": "edit_node", "id": one, "fields": {**place, "owner_id": str(cast.editor.pk)}},
        {"kind": "edit_node", "id": two, "fields": {"due_on": "2027-01-31", "note": "Then"}},
        {"kind": "connect", "id": arrow, "source_id": one, "target_id": two, "title": "grows"},
    ]
    write.commit(graph_id=graph.pk, commands=commands, actor=cast.owner)
    careers.put_competencies(
        actor=cast.owner,
        graph_id=graph.pk,
        wanted=[{"key": "ship", "title": "Shipping", "levels": ["", "Once"]}],
    )
    return read.graph(cast.owner, graph.pk)


def content(graph: Any) -> list[dict[str, Any]]:
    """Return the records with the places of those that they point at instead of ids."""
    table = read.table(graph)
    rows = [dict(zip(table["node_fields"], row, strict=True)) for row in table["nodes"]]
    rows += sorted(
        (dict(zip(table["link_fields"], row, strict=True)) for row in table["links"]),
        key=lambda row: row["title"],
    )
    place = {row["id"]: number for number, row in enumerate(rows)}
    return [
        {name: place.get(value) if name in OWN else value for name, value in row.items()}
        for row in rows
    ]


def test_a_map_is_copied_with_all_fields_and_competencies(cast: Cast, stages: Any) -> None:
    made = copy_graph(actor=cast.editor, graph_id=stages.pk).graph
    assert made.title == "PM to CPO (copy)"
    assert content(made) == content(stages)
    assert not {node.id for node in read.node_records(made)} & {
        node.id for node in read.node_records(stages)
    }
    assert list(Competency.objects.filter(graph_id=made.pk).values_list("key", "title")) == [
        ("ship", "Shipping")
    ]


def test_a_copied_stage_builds_on_the_copy_of_its_base(cast: Cast, stages: Any) -> None:
    one, two = (node.id for node in read.node_records(stages))
    details = {"kind": "edit_node", "id": two, "fields": {"details": {"builds_on": one}}}
    write.commit(graph_id=stages.pk, commands=[details], actor=cast.owner)
    made = copy_graph(actor=cast.editor, graph_id=stages.pk).graph
    first, second = read.node_records(made)
    assert second.details == {"builds_on": first.id}
    assert first.details == {"years": 2}


def test_the_history_of_a_copy_begins_anew(cast: Cast, world: Ids) -> None:
    source = uuid.UUID(world["graph_id"])
    made = copy_graph(actor=cast.editor, graph_id=source, title="Again").graph
    assert (made.title, made.revision) == ("Again", 1)
    (first,) = told(list(log.revisions(made)))
    assert (first.number, first.summary, first.actor) == (1, "Began as a copy", cast.editor)
    assert past.table_at(made, 1)["nodes"] == read.table(made)["nodes"]
    assert past.table_at(made, 0)["nodes"] == []
    root = read.node_records(made)[0]
    rename = {"kind": "edit_node", "id": root.id, "fields": {"title": "Other?"}}
    write.commit(graph_id=made.pk, commands=[rename], actor=cast.editor, base=1)
    assert read.node_records(read.graph(cast.editor, source))[0].title == "Why do sales fall?"
    assert list(comments.comments(cast.editor, made.pk)) == []


def test_undoing_the_beginning_is_said_in_words(cast: Cast, stages: Any) -> None:
    made = copy_graph(actor=cast.editor, graph_id=stages.pk).graph
    undo = {"kind": "undo", "revision": 1}
    write.commit(graph_id=made.pk, commands=[undo], actor=cast.editor)
    words = [line.summary for line in told(list(log.revisions(made)))]
    assert words == ["Took back: Began as a copy", "Began as a copy"]


def test_an_empty_graph_is_copied(cast: Cast) -> None:
    empty = write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Empty", actor=cast.owner
    )
    made = copy_graph(actor=cast.owner, graph_id=empty.pk).graph
    assert (made.revision, content(made)) == (0, [])


def test_who_may_copy(cast: Cast, world: Ids) -> None:
    graph_id, engagement_id = uuid.UUID(world["graph_id"]), cast.engagement.pk
    for person, error in ((cast.commenter, Denied), (cast.outsider, NotFound)):
        with pytest.raises(error):
            copy_graph(actor=person, graph_id=graph_id)
        with pytest.raises(error):
            copy_engagement(actor=person, engagement_id=engagement_id)
    assert Engagement.objects.filter(workspace=cast.workspace).count() == 1


def test_what_is_too_large_is_refused_before_anything_is_written(
    cast: Cast, world: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "NODES_COPIED", 1)
    with pytest.raises(Invalid, match="too large"):
        copy_graph(actor=cast.owner, graph_id=uuid.UUID(world["graph_id"]))
    with pytest.raises(Invalid, match="too large"):
        copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk)
    assert Engagement.objects.filter(workspace=cast.workspace).count() == 1


def titles(cast: Cast, engagement_id: uuid.UUID) -> dict[str, list[str]]:
    lists: dict[str, Any] = {
        "graphs": read.graphs_of,
        "goals": goals.goals,
        "criteria": criteria.criteria,
        "gates": gates.gates,
        "initiatives": initiatives.initiatives,
        "assessors": assessors.assessors,
        "reports": reports.reports_of,
    }
    return {name: list(map(str, rows(cast.owner, engagement_id))) for name, rows in lists.items()}


def test_an_engagement_is_copied_with_its_parts(cast: Cast, world: Ids) -> None:
    here = cast.engagement.pk
    goal_id = uuid.UUID(world["goal_id"])
    goals_write.edit_goal(actor=cast.owner, goal_id=goal_id, node_id=uuid.UUID(world["node_id"]))
    made = copy_engagement(actor=cast.editor, engagement_id=here)
    assert made.name == "Brand marketing (copy)"
    assert (made.client, made.currency) == (cast.engagement.client, cast.engagement.currency)
    assert titles(cast, made.pk) == titles(cast, here)
    goal = goals.goals(cast.owner, made.pk).get()
    assert goal.node_id not in {None, uuid.UUID(world["node_id"])}
    tree = read.graphs_of(cast.owner, made.pk).get(title="Market")
    assert str(goal.node_id) in {node.id for node in read.node_records(tree)}
    assert not scores.scores(cast.owner, made.pk).exists()
    assert not gates.verdicts(cast.owner, made.pk).exists()
    assert not reports.exports(cast.owner).filter(report__engagement=made).exists()
    told = AuditEntry.objects.get(action="engagement_copied")
    assert (told.engagement, told.details["source"]) == (made, "Brand marketing")


def test_scores_and_decisions_go_along_where_asked_for(cast: Cast, world: Ids) -> None:
    goal_id, set_id = world["goal_id"], uuid.UUID(world["set_id"])
    sets_write.edit_weight_set(
        actor=cast.owner, set_id=set_id, answers={goal_id: {world["criterion_id"]: 5}}
    )
    made = copy_engagement(
        actor=cast.owner, engagement_id=cast.engagement.pk, name="Next year", has_scores=True
    )
    score, _other = scores.scores(cast.owner, made.pk)
    assert (made.name, score.value) == ("Next year", 3)
    assert score.initiative.engagement == score.assessor.engagement == made
    assert score.criterion.goal.engagement == made
    assert gates.verdicts(cast.owner, made.pk).get().verdict == "pass"
    weighed = weight_sets.weight_sets(cast.owner, made.pk).get()
    criterion = score.criterion
    assert weighed.answers == {str(criterion.goal_id): {str(criterion.pk): 5}}


def test_what_was_deleted_is_not_copied(cast: Cast, world: Ids) -> None:
    write.delete_graph(actor=cast.owner, graph_id=uuid.UUID(world["graph_id"]))
    goals_write.delete_goal(actor=cast.owner, goal_id=uuid.UUID(world["goal_id"]))
    made = copy_engagement(actor=cast.owner, engagement_id=cast.engagement.pk, has_scores=True)
    found = titles(cast, made.pk)
    assert found["graphs"] == ["By place", "Career"]  # a re-cut, the map
    assert found["goals"] == found["criteria"] == []
    assert not scores.scores(cast.owner, made.pk).exists()


def test_a_request_sent_twice_copies_once(cast: Cast, world: Ids, client_of: Any) -> None:
    caller = Caller(client_of("editor"))
    headers = {"Idempotency-Key": str(new_id())}
    for path in (f"graphs/{world['graph_id']}/copies", f"engagements/{cast.engagement.pk}/copies"):
        first, second = (
            caller.post(
                path, {}, headers={"Idempotency-Key": headers["Idempotency-Key"] + path[:1]}
            )
            for _ in range(2)
        )
        assert (first.status_code, second.status_code) == (201, 201)
        assert first.json()["id"] == second.json()["id"]
    assert Engagement.objects.filter(workspace=cast.workspace).count() == 2


def test_pages_copy_and_take_a_copy_back(
    cast: Cast, stages: Any, client_of: Callable[[str], Client]
) -> None:
    client = client_of("editor")
    page = client.post(reverse("web:graph_copy", args=[stages.pk]), follow=True)
    assert [row.title for row in page.context["rows"]] == ["PM to CPO", "PM to CPO (copy)"]
    (toast,) = page.context["messages"]
    page = client.post(toast.extra_tags, follow=True)
    assert [row.title for row in page.context["rows"]] == ["PM to CPO"]
    page = client.post(
        reverse("web:engagement_copy", args=[cast.engagement.pk]), {"scores": "on"}, follow=True
    )
    assert page.context["engagement"].name == "Brand marketing (copy)"


def test_a_large_tree_is_copied_in_few_queries(
    cast: Cast, django_assert_max_num_queries: Any
) -> None:
    graph = write.create_graph(
        engagement_id=cast.engagement.pk, kind="issue_tree", title="Large", actor=cast.owner
    )
    lines = [
        {"id": key, "depth": 0 if not number else 1, "title": f"Line {number}"}
        for number, key in enumerate(make_ids(2_000))
    ]
    paste = {"kind": "paste_outline", "parent_id": None, "nodes": lines}
    write.commit(graph_id=graph.pk, commands=[paste], actor=cast.owner)
    with django_assert_max_num_queries(110):
        made = copy_graph(actor=cast.owner, graph_id=graph.pk)
    assert read.size(made.graph.pk) == 2_000


def test_what_a_split_says_of_its_children_is_said_of_their_copies(cast: Cast, world: Ids) -> None:
    graph_id = uuid.UUID(world["graph_id"])
    root, child = read.node_records(read.graph(cast.owner, graph_id))[:2]
    split = {"members": {child.id: ["Ada"], "Others": ["Bea"]}, "universe": ["Ada", "Bea"]}
    command = {"kind": "set_split", "id": root.id, "split_kind": "segments", "split": split}
    write.commit(graph_id=graph_id, commands=[command], actor=cast.owner)
    copy = copy_graph(actor=cast.owner, graph_id=graph_id, title="Copy")
    top, below = read.node_records(copy.graph)[:2]
    assert top.split == {**split, "members": {below.id: ["Ada"], "Others": ["Bea"]}}
