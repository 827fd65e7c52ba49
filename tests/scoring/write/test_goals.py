"""Goals: in the order that people give them, changed, refused."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.write import goals as goals_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def _titles(rows) -> list[str]:
    return [row.title for row in rows]


def test_goals_keep_the_order_that_people_give_them(cast, case):
    first, second = case.goals
    third = goals_write.create_goal(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Be loved", before_id=second.pk
    )
    goals_write.move_goal(actor=cast.editor, goal_id=first.pk, before_id=None)
    assert _titles(goals_read.goals(cast.viewer, cast.engagement.pk)) == [
        "Be loved",
        "Be chosen",
        "Be known",
    ]
    goals_write.move_goal(actor=cast.editor, goal_id=third.pk, before_id=third.pk)
    moved = goals_write.move_goal(
        actor=cast.editor, goal_id=first.pk, before_id=third.pk, version=2
    )
    assert moved.version == 3
    assert _titles(goals_read.goals(cast.viewer, cast.engagement.pk))[0] == "Be known"


def test_an_edit_changes_what_is_given_and_refuses_a_stale_version(cast, case):
    goal = goals_write.edit_goal(actor=cast.editor, goal_id=case.goals[0].pk, weight=5.0, version=1)
    assert (goal.title, goal.weight, goal.version) == ("Be known", 5, 2)
    same = goals_write.edit_goal(actor=cast.editor, goal_id=goal.pk, weight=5.0, version=2)
    assert same.version == 2
    with pytest.raises(Conflict) as caught:
        goals_write.edit_goal(actor=cast.editor, goal_id=goal.pk, weight=1.0, version=1)
    assert (caught.value.code, caught.value.details["version"]) == ("stale", 2)


def test_a_goal_points_at_a_question_of_its_own_engagement(cast):
    mine = _question(cast.editor, cast.engagement.pk)
    theirs = _question(cast.outsider, cast.foreign_engagement.pk)
    goal = goals_write.create_goal(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Be known", node_id=mine
    )
    assert goal.node_id == mine
    with pytest.raises(Invalid) as caught:
        goals_write.edit_goal(actor=cast.editor, goal_id=goal.pk, node_id=theirs)
    assert caught.value.details["field"] == "node_id"
    assert goals_write.edit_goal(actor=cast.editor, goal_id=goal.pk, node_id=None).node_id is None


def _question(actor, engagement_id):
    graph = graphs.create_graph(
        actor=actor, engagement_id=engagement_id, kind="issue_tree", title="Tree"
    )
    key = new_id()
    command = {"kind": "add_node", "id": str(key), "parent_id": None, "title": "Why?"}
    graphs.commit(graph_id=graph.pk, commands=[command], actor=actor)
    return key


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "x" * 301}, "title"),
        ({"title": "nul \x00"}, "title"),
        ({"title": "half \ud83d"}, "title"),
        ({"weight": -1}, "weight"),
        ({"weight": float("nan")}, "weight"),
        ({"weight": "3"}, "weight"),
        ({"node_id": "not an id"}, "node_id"),
        ({"colour": "red"}, "colour"),
    ],
)
def test_a_goal_with_a_wrong_field_is_refused(cast, given: dict[str, Any], field):
    fields = {"title": "Be known", **given}
    with pytest.raises(Invalid) as caught:
        goals_write.create_goal(actor=cast.editor, engagement_id=cast.engagement.pk, **fields)
    assert caught.value.details["field"] == field
    assert str(caught.value)
    assert not Goal.objects.exists()
