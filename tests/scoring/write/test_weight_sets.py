"""Weights of people: answered by five methods, merged, taken for the ranking."""

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.core.scoring.robust.choices import Vary
from issuetrees.scoring.models.weight_sets import WeightSet
from issuetrees.scoring.read import results, runs
from issuetrees.scoring.read import weight_sets as sets_read
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import runs as runs_write
from issuetrees.scoring.write import scores
from issuetrees.scoring.write import weight_sets as sets_write
from issuetrees.workspaces import deletions
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.answers import answer, knot_answers
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def tree(cast: Cast) -> sets_read.Tree:
    return sets_read.tree(cast.viewer, cast.engagement.pk)


def shares(cast: Cast, row: WeightSet) -> list[float]:
    of = tree(cast)
    found = sets_read.weighed(row, of)
    return [round(found.shares[leaf], 3) for leaf in of.leaves]


def pairs(case: Case) -> dict[str, object]:
    goals, criteria = [str(one.pk) for one in case.goals], [str(one.pk) for one in case.criteria]
    return {
        "": {f"{goals[0]}|{goals[1]}": 3},
        goals[0]: {f"{criteria[0]}|{criteria[1]}": 1 / 4},
    }


def ends(case: Case) -> dict[str, object]:
    goals, criteria = [str(one.pk) for one in case.goals], [str(one.pk) for one in case.criteria]
    return {
        "": {"best": goals[0], "worst": goals[1], "above": {goals[1]: 3}, "below": {goals[0]: 3}},
        goals[0]: {
            "best": criteria[1],
            "worst": criteria[0],
            "above": {criteria[0]: 4},
            "below": {criteria[1]: 4},
        },
    }


def test_every_method_makes_weights_along_the_tree(cast, case) -> None:
    said = knot_answers(case, (100, 25), ([50, 50], 75))
    assert shares(cast, answer(cast, case, method="swing", answers=said)) == [0.32, 0.48, 0.2]
    said = knot_answers(case, (1, 2), (1, 1))
    order = answer(cast, case, method="rank", scheme="rs", answers=said)
    assert shares(cast, order) == [0.333, 0.333, 0.333]
    assert shares(cast, answer(cast, case)) == [0.375, 0.375, 0.25]
    wanted = [0.15, 0.6, 0.25]
    assert shares(cast, answer(cast, case, method="pairwise", answers=pairs(case))) == wanted
    assert shares(cast, answer(cast, case, method="best_worst", answers=ends(case))) == wanted


def test_what_is_not_answered_is_shared_alike_and_named(cast, case) -> None:
    row = answer(cast, case, answers={})
    found = sets_read.answered(row, tree(cast))
    assert found.weighed is not None
    assert found.weighed.open == ("", str(case.goals[0].pk))
    assert not found.is_whole
    with pytest.raises(Conflict):
        sets_write.take_weight_set(actor=cast.owner, set_id=row.pk)
    whole = answer(cast, case)
    criteria_write.create_criterion(actor=cast.owner, goal_id=case.goals[0].pk, title="New")
    assert sets_read.weighed(whole, tree(cast)).open == (str(case.goals[0].pk),)


def test_ranges_bound_the_weights_of_the_whole(cast, case) -> None:
    said = knot_answers(case, ([100, 100], [20, 60]), (1, 1))
    row = answer(cast, case, method="swing", answers=said)
    of = tree(cast)
    found, last = sets_read.weighed(row, of), of.leaves[2]
    assert found.low[last] == pytest.approx(20 / 120)
    assert found.high[last] == pytest.approx(60 / 160)
    assert found.low[last] < found.shares[last] < found.high[last]


@pytest.mark.parametrize(
    "fields", [{"answers": {"": []}}, {"method": "guess"}, {"voice": -1}, {"name": " "}]
)
def test_bad_sets_are_refused(cast, case, fields) -> None:
    with pytest.raises(Invalid) as refused:
        answer(cast, case, **fields)
    assert refused.value.details["field"] == next(iter(fields))


@pytest.mark.parametrize("goals", [(0, 0), (-1, 2), ("much", 1), (True, 1)])
def test_answers_that_do_not_fit_are_refused(cast, case, goals) -> None:
    with pytest.raises(Invalid):
        answer(cast, case, answers=knot_answers(case, goals, (1, 1)))


def test_pairwise_answers_merge_by_judgements_with_their_consistency(cast, case) -> None:
    answer(cast, case, method="pairwise", answers=pairs(case))
    goals = [str(one.pk) for one in case.goals]
    criteria = [str(one.pk) for one in case.criteria]
    said = {"": {f"{goals[0]}|{goals[1]}": 1 / 3}, goals[0]: {f"{criteria[0]}|{criteria[1]}": 4}}
    answer(cast, case, name="Marketing", method="pairwise", answers=said)
    rows = sets_read.weight_sets(cast.viewer, cast.engagement.pk)
    found = sets_read.everybody(rows, tree(cast), "judgements")
    assert found.is_compared
    assert found.merged is not None
    assert found.together is not None
    assert found.merged.weights == pytest.approx([0.25, 0.25, 0.5])
    assert found.merged.spread[2].low == pytest.approx(0.25)
    assert found.together.consistency is None or found.together.consistency.is_fine
    sets_write.take_merged(actor=cast.editor, engagement_id=cast.engagement.pk, mean="judgements")
    assert sets_read.drives(found.merged.weights, tree(cast))


def test_judgements_do_not_merge_with_points_and_who_gave_these_is_named(cast, case) -> None:
    answer(cast, case, method="pairwise", answers=pairs(case))
    answer(cast, case, name="Marketing")
    with pytest.raises(Invalid) as refused:
        sets_write.take_merged(
            actor=cast.editor, engagement_id=cast.engagement.pk, mean="judgements"
        )
    assert (refused.value.code, refused.value.details["names"]) == ("not_compared", ["Marketing"])


def test_whose_weights_rank_is_told_with_parts_of_goals_too(cast, case) -> None:
    whole = goals_write.create_goal(actor=cast.owner, engagement_id=cast.engagement.pk, title="All")
    for goal in case.goals:
        goals_write.move_goal(actor=cast.owner, goal_id=goal.pk, parent_id=whole.pk, before_id=None)
    goals = {str(case.goals[0].pk): 3, str(case.goals[1].pk): 1}
    inside = {str(one.pk): 1 for one in case.criteria[:2]}
    row = answer(cast, case, answers={str(whole.pk): goals, str(case.goals[0].pk): inside})
    sets_write.take_weight_set(actor=cast.editor, set_id=row.pk)
    of = tree(cast)
    [shares] = sets_read.shares_of([sets_read.answered(row, of)], of)
    assert sets_read.drives(shares, of)
    board = results.board(cast.viewer, cast.engagement.pk)
    inputs = runs.inputs_of(cast.viewer, board, board.standing())
    assert inputs["sets"] == [pytest.approx([0.375, 0.375, 0.25])]


def test_one_set_or_the_mean_of_all_ranks_and_the_log_says_which(cast, case) -> None:
    board = answer(cast, case)
    other = answer(cast, case, name="Marketing", answers=knot_answers(case, (1, 3), (1, 1)))
    sets_write.take_weight_set(actor=cast.editor, set_id=other.pk)
    of = tree(cast)
    first, second = sets_read.shares_of([sets_read.answered(row, of) for row in (board, other)], of)
    assert (sets_read.drives(first, of), sets_read.drives(second, of)) == (False, True)
    assert AuditEntry.objects.filter(action="weightset_taken", target_id=other.pk).exists()
    sets_write.take_merged(actor=cast.editor, engagement_id=cast.engagement.pk)
    found = results.board(cast.viewer, cast.engagement.pk).evaluation()
    assert [round(one.share or 0, 3) for one in found.goals] == [0.5, 0.5]
    assert AuditEntry.objects.filter(action="engagement_weights_merged").exists()


def test_draws_take_the_weights_of_one_person_at_a_time(cast, case) -> None:
    scores.set_scores(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        entries=[case.entry(0, 0, value=4), case.entry(1, 1, value=10), case.entry(1, 0, value=0)],
    )
    answer(cast, case, answers=knot_answers(case, (1, 0), (1, 0)))
    answer(cast, case, answers=knot_answers(case, (1, 0), (0, 1)), voice=3)
    run = runs_write.start_run(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        wanted=runs_write.Wanted(weights=Vary.PEOPLE, draws=50),
    )
    assert run.settings["weights"]["people"] == [1.0, 3.0]
    assert runs.found(run) is not None


def test_people_weigh_in_their_own_name(cast, case) -> None:
    own = sets_write.create_weight_set(
        actor=cast.commenter, engagement_id=cast.engagement.pk, user_id=cast.commenter.pk
    )
    assert own.name == str(cast.commenter)
    with pytest.raises(Denied):
        sets_write.edit_weight_set(actor=cast.editor, set_id=own.pk, voice=2)
    sets_write.edit_weight_set(actor=cast.owner, set_id=own.pk, voice=2)
    with pytest.raises(Denied):
        sets_write.create_weight_set(
            actor=cast.commenter, engagement_id=cast.engagement.pk, name="Somebody"
        )
    with pytest.raises(NotFound):
        sets_read.weight_set(cast.outsider, own.pk)
    entry = sets_write.delete_weight_set(actor=cast.editor, set_id=own.pk)
    with pytest.raises(NotFound):
        sets_read.weight_set(cast.commenter, own.pk)
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert sets_read.weight_set(cast.commenter, own.pk).voice == 2
