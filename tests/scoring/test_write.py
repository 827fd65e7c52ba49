"""Goals, criteria, gates, initiatives and assessors: made, changed, ordered, refused."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.graphs import write as graphs
from issuetrees.kit.models import new_id
from issuetrees.scoring.models.gates import GateVerdict
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import READS, WRITES, Case, make_case


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


def test_criteria_move_between_goals_of_one_engagement(cast, case):
    talk, reach, repeatable = case.criteria
    criteria_write.move_criterion(
        actor=cast.editor, criterion_id=reach.pk, goal_id=case.goals[1].pk, before_id=repeatable.pk
    )
    assert _titles(criteria_read.criteria(cast.viewer, cast.engagement.pk)) == [
        "Talk",
        "Reach",
        "Repeatable",
    ]
    with pytest.raises(NotFound):
        criteria_write.move_criterion(
            actor=cast.editor,
            criterion_id=talk.pk,
            goal_id=_foreign_goal(cast).pk,
            before_id=None,
        )


def _foreign_goal(cast: Cast) -> Goal:
    return goals_write.create_goal(
        actor=cast.outsider, engagement_id=cast.foreign_engagement.pk, title="Theirs"
    )


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


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "mood"}, "kind"),
        ({"kind": "number", "low": 5, "high": 5}, "high"),
        ({"levels": [{"value": 1, "title": "Only"}]}, "levels"),
        ({"levels": [{"value": 1}, {"value": 1}]}, "levels"),
        ({"levels": [{"value": 1, "colour": "red"}]}, "levels"),
        ({"levels": "many"}, "levels"),
        ({"levels": [{"value": i} for i in range(22)]}, "levels"),
    ],
)
def test_a_criterion_that_cannot_give_points_is_refused(cast, case, given, field):
    before = {"title": "Fit", **given}
    with pytest.raises(Invalid) as caught:
        criteria_write.create_criterion(actor=cast.editor, goal_id=case.goals[0].pk, **before)
    assert caught.value.details["field"] == field


def test_levels_are_kept_from_the_lowest_to_the_highest(cast, case):
    criterion = criteria_write.edit_criterion(
        actor=cast.editor,
        criterion_id=case.criteria[0].pk,
        levels=[{"value": 3, "title": "Much"}, {"value": 1, "title": " A  little "}],
    )
    assert criterion.levels == [
        {"value": 1, "title": "A little", "description": ""},
        {"value": 3, "title": "Much", "description": ""},
    ]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"cost_low": 5, "cost_likely": 3}, "cost_likely"),
        ({"cost_low": 5, "cost_high": 3}, "cost_likely"),
        ({"cost_high": -1}, "cost_high"),
        ({"cost_high": "much"}, "cost_high"),
        ({"cost_high": float("nan")}, "cost_high"),
        ({"cost_high": 10**15}, "cost_high"),
        ({"side": "above"}, "side"),
        ({"state": "gone"}, "state"),
    ],
)
def test_an_initiative_with_a_wrong_field_is_refused(cast, given, field):
    fields: dict[str, Any] = {"title": "Festival", **given}
    with pytest.raises(Invalid) as caught:
        initiatives_write.create_initiative(
            actor=cast.editor, engagement_id=cast.engagement.pk, **fields
        )
    assert caught.value.details["field"] == field


def test_many_initiatives_come_all_or_none_and_the_wrong_line_is_named(cast):
    with pytest.raises(Invalid) as caught:
        initiatives_write.create_initiatives(
            actor=cast.editor,
            engagement_id=cast.engagement.pk,
            rows=[{"title": "Festival"}, {"title": ""}],
        )
    assert (caught.value.details["line"], caught.value.details["field"]) == (2, "title")
    assert not Initiative.objects.exists()


def test_owner_and_assessor_are_members(cast, case):
    with pytest.raises(Invalid) as caught:
        initiatives_write.edit_initiative(
            actor=cast.editor, initiative_id=case.initiatives[0].pk, owner_id=cast.outsider.pk
        )
    assert (caught.value.code, caught.value.details["field"]) == ("not_a_member", "owner_id")
    with pytest.raises(Conflict) as twice:
        assessors_write.create_assessor(
            actor=cast.editor,
            engagement_id=cast.engagement.pk,
            name="Boris again",
            user_id=cast.commenter.pk,
        )
    assert twice.value.code == "assessor_twice"


def test_a_gate_is_decided_by_name_with_a_reason_and_logged(cast, case):
    decide: dict[str, Any] = {"gate_id": case.gate.pk, "initiative_id": case.initiatives[0].pk}
    with pytest.raises(Invalid) as caught:
        gates_write.decide_gate(actor=cast.editor, verdict="veto", **decide)
    assert caught.value.details["field"] == "reason"
    gates_write.decide_gate(actor=cast.editor, verdict="veto", reason="No permit", **decide)
    verdict = gates_read.verdicts(cast.viewer, cast.engagement.pk).get()
    assert (verdict.author, verdict.reason, verdict.version) == (cast.editor, "No permit", 1)
    gates_write.decide_gate(actor=cast.owner, verdict="pass", version=1, **decide)
    with pytest.raises(Conflict):
        gates_write.decide_gate(
            actor=cast.owner, verdict="veto", reason="Late", version=1, **decide
        )
    assert gates_write.decide_gate(actor=cast.owner, verdict=None, **decide) is None
    assert not GateVerdict.objects.exists()
    log = AuditEntry.objects.filter(action="gate_decided").order_by("created_at")
    assert [entry.details["verdict"] for entry in log] == [
        [None, "veto"],
        ["veto", "pass"],
        ["pass", None],
    ]


_CHANGES = {
    "goal": lambda case: {"goal_id": case.goals[0].pk},
    "criterion": lambda case: {"criterion_id": case.criteria[0].pk},
    "gate": lambda case: {"gate_id": case.gate.pk},
    "initiative": lambda case: {"initiative_id": case.initiatives[0].pk},
    "assessor": lambda case: {"assessor_id": case.assessors[0].pk},
}


@pytest.mark.parametrize("what", _CHANGES)
@pytest.mark.parametrize("verb", ["edit", "delete"])
@pytest.mark.parametrize(
    ("name", "refusal"),
    [("commenter", Denied), ("viewer", Denied), ("outsider", NotFound)],
)
def test_only_editors_change_anything(cast, case, what, verb, name, refusal):
    act = getattr(WRITES[what], f"{verb}_{what}")
    with pytest.raises(refusal):
        act(actor=cast.person(name), **_CHANGES[what](case))


@pytest.mark.parametrize("what", _CHANGES)
def test_a_stranger_sees_nothing(cast, case, what):
    key = _CHANGES[what](case)[f"{what}_id"]
    assert getattr(READS[what], what)(cast.viewer, key).pk == key
    with pytest.raises(NotFound):
        getattr(READS[what], what)(cast.outsider, key)
    plural = {"criterion": "criteria"}.get(what, f"{what}s")
    assert getattr(READS[what], plural)(cast.viewer, cast.engagement.pk).exists()
    assert not getattr(READS[what], plural)(cast.outsider, cast.engagement.pk).exists()
