"""Goals: in the order that people give them, changed, refused."""

import uuid
from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import results
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import weights as weights_write
from issuetrees.workspaces import deletions
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


def _add(cast, title: str, **place) -> Goal:
    return goals_write.create_goal(
        actor=cast.editor, engagement_id=cast.engagement.pk, title=title, **place
    )


def _outline(cast) -> list[str]:
    found = list(goals_read.goals(cast.viewer, cast.engagement.pk))
    depth: dict[uuid.UUID | None, int] = {None: -1}
    for row in found:
        depth[row.pk] = depth[row.parent_id] + 1
    return ["  " * depth[row.pk] + row.title for row in found]


@pytest.fixture
def tree(cast):
    """Known (Young, Old), Chosen."""
    known, chosen = _add(cast, "Known"), _add(cast, "Chosen")
    young, old = (_add(cast, title, parent_id=known.pk) for title in ("Young", "Old"))
    return known, young, old, chosen


def test_parts_stand_after_what_they_belong_to(cast, tree):
    known, young, old, chosen = tree
    assert _outline(cast) == ["Known", "  Young", "  Old", "Chosen"]
    move = {"actor": cast.editor, "before_id": None}
    goals_write.move_goal(**move, goal_id=known.pk, parent_id=chosen.pk)
    assert _outline(cast) == ["Chosen", "  Known", "    Young", "    Old"]
    goals_write.move_goal(**move | {"before_id": young.pk}, goal_id=old.pk)
    goals_write.move_goal(**move | {"before_id": chosen.pk}, goal_id=young.pk, parent_id=None)
    assert _outline(cast) == ["Young", "Chosen", "  Known", "    Old"]


def test_a_place_that_makes_no_tree_is_refused(cast, tree):
    known, young, _old, chosen = tree
    move = {"actor": cast.editor, "before_id": None}
    with pytest.raises(Invalid, match="cannot be a part of itself"):
        goals_write.move_goal(**move, goal_id=known.pk, parent_id=young.pk)
    criteria_write.create_criterion(actor=cast.editor, goal_id=chosen.pk, title="Fit")
    with pytest.raises(Invalid, match="“Chosen” is measured by criteria"):
        goals_write.move_goal(**move, goal_id=known.pk, parent_id=chosen.pk)
    with pytest.raises(Invalid, match="“Known” is divided into parts"):
        criteria_write.create_criterion(actor=cast.editor, goal_id=known.pk, title="Fit")
    deep = young
    for _level in range(3):
        deep = _add(cast, "Deeper", parent_id=deep.pk)
    with pytest.raises(Invalid, match="at most 5 levels"):
        _add(cast, "Too deep", parent_id=deep.pk)


def test_a_goal_goes_and_comes_back_with_its_parts(cast, tree):
    known, young, old, _chosen = tree
    criteria_write.create_criterion(actor=cast.editor, goal_id=old.pk, title="Fit")
    first = goals_write.delete_goal(actor=cast.editor, goal_id=young.pk)
    entry = goals_write.delete_goal(actor=cast.editor, goal_id=known.pk)
    assert _outline(cast) == ["Chosen"]
    assert not criteria_read.criteria(cast.viewer, cast.engagement.pk)
    with pytest.raises(Conflict):
        deletions.restore(actor=cast.editor, entry_id=first.pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    deletions.restore(actor=cast.editor, entry_id=first.pk)
    assert _outline(cast) == ["Known", "  Young", "  Old", "Chosen"]


def test_a_result_weighs_along_the_paths(cast, tree):
    known, young, old, chosen = tree
    goals_write.edit_goal(actor=cast.editor, goal_id=known.pk, weight=3)
    for goal in (young, old, chosen):
        criteria_write.create_criterion(actor=cast.editor, goal_id=goal.pk, title=goal.title)
    evaluation = results.board(cast.viewer, cast.engagement.pk).evaluation()
    assert [round(one.share or 0, 3) for one in evaluation.goals] == [0.375, 0.375, 0.25]
    shares = {criterion.criterion_id: 1 / 3 for criterion in evaluation.criteria}
    weights_write.keep_weights(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        shares={uuid.UUID(key): share for key, share in shares.items()},
    )
    evaluation = results.board(cast.viewer, cast.engagement.pk).evaluation()
    assert [round(one.share or 0, 3) for one in evaluation.goals] == [0.333, 0.333, 0.333]
