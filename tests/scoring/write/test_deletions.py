"""Deletions can be undone, with everything that went along."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, NotFound
from issuetrees.scoring.models.criteria import Criterion
from issuetrees.scoring.models.gates import GateVerdict
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.read import gates as gates_read
from issuetrees.scoring.read import goals as goals_read
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import results
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import gates as gates_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import WRITES, Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    case = make_case(cast)
    scores_write.set_scores(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        entries=[case.entry(i, 0, a, value=2, reason="x") for i in range(3) for a in (0, 1)],
    )
    gates_write.decide_gate(
        actor=cast.owner,
        gate_id=case.gate.pk,
        initiative_id=case.initiatives[0].pk,
        verdict="veto",
        reason="The venue has no permit",
    )
    return case


def _state(model):
    return list(model.objects.order_by("pk").values())


@pytest.mark.parametrize(
    ("what", "pick"),
    [
        ("goal", lambda case: case.goals[0]),
        ("criterion", lambda case: case.criteria[0]),
        ("initiative", lambda case: case.initiatives[0]),
        ("assessor", lambda case: case.assessors[1]),
        ("gate", lambda case: case.gate),
        ("kind", lambda case: case.kind),
        ("period", lambda case: case.period),
        ("team", lambda case: case.team),
    ],
)
def test_undo_brings_back_everything_as_it_was(cast, case, what, pick):
    row = pick(case)
    models = [Goal, Criterion, Initiative, GateVerdict, Score, type(row)]
    before = {model: _state(model) for model in models}
    delete = getattr(WRITES[what], f"delete_{what}")
    entry = delete(actor=cast.editor, version=1, **{f"{what}_id": row.pk})
    assert not type(row).objects.filter(pk=row.pk).exists()
    noted = type(row).__name__.lower()
    assert entry.action == f"{noted}_deleted"
    restored = deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert restored.pk == row.pk
    for model in models:
        after = _state(model)
        assert [_timeless(r) for r in after] == [_timeless(r) for r in before[model]]
    assert AuditEntry.objects.filter(action=f"{noted}_restored").count() == 1


def _timeless(row):
    return {key: value for key, value in row.items() if key != "updated_at"}


def test_undo_happens_once(cast, case):
    entry = goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert caught.value.code == "restored_already"


def test_what_hung_on_something_that_is_gone_stays_gone(cast, case):
    entry = goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    assessors_write.delete_assessor(actor=cast.editor, assessor_id=case.assessors[0].pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert {s.assessor_id for s in scores_read.scores(cast.viewer, cast.engagement.pk)} == {
        case.assessors[1].pk
    }


def test_a_criterion_does_not_come_back_without_its_goal(cast, case):
    entry = criteria_write.delete_criterion(actor=cast.editor, criterion_id=case.criteria[0].pk)
    goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert caught.value.code == "parent_gone"


def test_an_initiative_does_not_come_back_into_a_circle(cast, case):
    first, second, third = (one.pk for one in case.initiatives)

    def require(pk, others):
        initiatives_write.edit_initiative(actor=cast.editor, initiative_id=pk, requires=others)

    require(first, [second])
    require(third, [first])
    entry = initiatives_write.delete_initiative(actor=cast.editor, initiative_id=first)
    require(second, [third])
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert caught.value.code == "relations_around"
    assert all(one.title in caught.value.details["chain"] for one in case.initiatives)
    assert not Initiative.objects.filter(pk=first).exists()
    require(second, [])
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert initiatives_read.initiative(cast.viewer, first).requires == [second]


@pytest.mark.parametrize("what", ["goal", "criterion"])
def test_nothing_comes_back_into_locked_criteria(cast, case, what):
    row = getattr(case, "criteria" if what == "criterion" else "goals")[1]
    delete = getattr(WRITES[what], f"delete_{what}")
    entry = delete(actor=cast.editor, **{f"{what}_id": row.pk})
    asked = rounds_read.open_round(cast.engagement.pk)
    assert asked is not None
    rounds_write.edit_round(actor=cast.editor, round_id=asked.pk, is_locked=True, name="Spring")
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert (caught.value.code, caught.value.details["round"]) == ("criteria_locked", "Spring")
    assert not type(row).objects.filter(pk=row.pk).exists()


def test_a_goal_keeps_to_criteria_or_parts_when_one_comes_back(cast, case):
    goal = case.goals[1]
    here = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    entry = criteria_write.delete_criterion(actor=cast.editor, criterion_id=case.criteria[2].pk)
    part = goals_write.create_goal(**here, title="Part", parent_id=goal.pk)
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert caught.value.code == "goal_divided"
    second = goals_write.delete_goal(actor=cast.editor, goal_id=part.pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=second.pk)
    assert caught.value.code == "goal_measured"


def test_undo_needs_the_same_right_as_the_deletion(cast, case):
    entry = goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    with pytest.raises(Denied):
        deletions.restore(actor=cast.commenter, entry_id=entry.pk)
    with pytest.raises(NotFound):
        deletions.restore(actor=cast.outsider, entry_id=entry.pk)


def test_an_entry_of_something_else_cannot_be_restored(cast, case):
    entry = AuditEntry.objects.get(action="gate_decided")
    with pytest.raises(NotFound):
        deletions.restore(actor=cast.editor, entry_id=entry.pk)


def test_a_stale_deletion_is_refused(cast, case):
    goals_write.edit_goal(actor=cast.editor, goal_id=case.goals[0].pk, title="Be famous")
    with pytest.raises(Conflict):
        goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk, version=1)


def test_the_log_stays_light(cast, case):
    entry = goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    assert entry.details == {"title": "Be known"}
    assert entry.engagement == cast.engagement


@pytest.mark.parametrize(
    ("what", "pick"),
    [
        ("goal", lambda case: case.goals[0]),
        ("criterion", lambda case: case.criteria[0]),
        ("initiative", lambda case: case.initiatives[0]),
        ("assessor", lambda case: case.assessors[1]),
        ("gate", lambda case: case.gate),
    ],
)
def test_the_deleted_and_what_hangs_on_it_are_nowhere(cast, case, what, pick):
    row, here = pick(case), (cast.viewer, cast.engagement.pk)
    getattr(WRITES[what], f"delete_{what}")(actor=cast.editor, **{f"{what}_id": row.pk})
    lists: list[Any] = [goals_read.goals, criteria_read.criteria, initiatives_read.initiatives]
    lists += [rounds_read.all_sheets, gates_read.gates, gates_read.verdicts, scores_read.scores]
    for rows in lists:
        for found in rows(*here):
            assert row.pk not in {getattr(found, name, None) for name in ("pk", f"{what}_id")}
    if what == "goal":
        gone = {criterion.pk for criterion in case.criteria if criterion.goal_id == row.pk}
        assert gone
        assert gone.isdisjoint(found.criterion_id for found in scores_read.scores(*here))
        assert gone.isdisjoint(found.pk for found in criteria_read.criteria(*here))
    board = results.board(*here)
    assert str(row.pk) not in repr(board)


def test_what_was_deleted_before_its_parent_does_not_come_back_with_it(cast, case):
    criterion_id = case.criteria[0].pk
    first = criteria_write.delete_criterion(actor=cast.editor, criterion_id=criterion_id)
    second = goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    deletions.restore(actor=cast.editor, entry_id=second.pk)
    assert not Criterion.objects.filter(pk=criterion_id).exists()
    deletions.restore(actor=cast.editor, entry_id=first.pk)
    assert Score.objects.filter(criterion_id=criterion_id).exists()


def test_an_older_deletion_does_not_undo_a_newer_one(cast, case):
    first = goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    deletions.restore(actor=cast.editor, entry_id=first.pk)
    goals_write.delete_goal(actor=cast.editor, goal_id=case.goals[0].pk)
    with pytest.raises(Conflict) as caught:
        deletions.restore(actor=cast.editor, entry_id=first.pk)
    assert caught.value.code == "restored_already"


def test_the_progress_of_assessors_does_not_count_what_is_hidden(cast, case):
    def counts():
        found: Any = rounds_read.all_sheets(cast.viewer, cast.engagement.pk)
        return dict(found.values_list("assessor", "score_count"))

    assert counts()[case.assessors[0].pk] == 3
    initiative_id = case.initiatives[0].pk
    initiatives_write.delete_initiative(actor=cast.editor, initiative_id=initiative_id)
    assert counts()[case.assessors[0].pk] == 2


def test_nor_does_it_count_what_is_asked_no_more(cast, case):
    def counts():
        found: Any = rounds_read.all_sheets(cast.viewer, cast.engagement.pk)
        return dict(found.values_list("assessor", "score_count"))

    anna, boris = (one.pk for one in case.assessors)
    rubric = case.criteria[0].pk

    def ask(**given):
        criteria_write.edit_criterion(actor=cast.editor, criterion_id=rubric, **given)

    ask(kind_ids=[case.kind.pk])  # of three initiatives, the first is of the one kind
    assert counts() == {anna: 1, boris: 1}
    ask(assessor_ids=[anna])
    assert counts() == {anna: 1, boris: 0}
    WRITES["kind"].delete_kind(actor=cast.editor, kind_id=case.kind.pk)
    assert counts() == {anna: 0, boris: 0}
    ask(kind_ids=[])
    assert counts() == {anna: 3, boris: 0}
