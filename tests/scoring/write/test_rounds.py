"""Rounds are opened, closed, revealed and repeated; what is locked stays; nothing said is lost."""

from typing import Any

import pytest

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Conflict, Denied, Invalid
from issuetrees.scoring.models.rounds import Round, RoundState, Sheet
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import results as results_read
from issuetrees.scoring.read import rounds as rounds_read
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.read.agreement import agreement, history
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import rounds as rounds_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.scoring.write import sheets as sheets_write
from issuetrees.workspaces import deletions
from issuetrees.workspaces import read as workspaces
from issuetrees.workspaces.access import Worker
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.usefixtures("cast")


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def the_round(cast: Cast) -> Round:
    return rounds_read.rounds(cast.editor, cast.engagement.pk)[0]


def begin(cast: Cast, **given: Any) -> Round:
    """Close what is open and open another round."""
    if row := rounds_read.open_round(cast.engagement.pk):
        rounds_write.close_round(actor=cast.editor, round_id=row.pk)
    here: dict[str, Any] = {"actor": cast.editor, "engagement_id": cast.engagement.pk}
    made = rounds_write.create_round(**here, **given)
    return rounds_write.open_round(actor=cast.editor, round_id=made.pk)


def give(cast: Cast, actor, *entries, **more):
    return scores_write.set_scores(
        actor=actor, engagement_id=cast.engagement.pk, entries=list(entries), **more
    )


def test_the_first_assessor_opens_a_round_in_which_all_are_asked(cast, case):
    row = the_round(cast)
    assert (row.name, row.state, row.is_blind, row.is_locked) == (
        "Round 1", RoundState.OPEN, False, False,
    )  # fmt: skip
    asked = rounds_read.sheets(cast.viewer, row).values_list("assessor", flat=True)
    assert list(asked) == [one.pk for one in case.assessors]


def test_a_blind_round_shows_nobody_anything_before_it_is_revealed(cast, case):
    row = begin(cast)
    give(cast, cast.commenter, case.entry(0, 0, 1, value=4))
    give(cast, cast.editor, case.entry(0, 0, 0, value=2))
    for reader, names in (
        (cast.owner, {"Anna"}),
        (cast.viewer, set()),
        (cast.commenter, {"Boris"}),
    ):
        seen = scores_read.scores(reader, cast.engagement.pk)
        assert {score.assessor.name for score in seen} == names
    assert results_read.board(cast.viewer, cast.engagement.pk).scores == []
    assert not scores_read.scores(
        Worker(cast.workspace.pk, cast.engagement.pk), cast.engagement.pk
    ).exists()
    log = workspaces.audit_entries(cast.owner, cast.workspace.pk)
    assert not log.filter(action="assessor_scored").exists()
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    board = results_read.board(cast.viewer, cast.engagement.pk)
    assert (len(board.scores), board.round) == (2, row)
    assert log.filter(action="assessor_scored").count() == 2


def test_a_blind_round_that_is_deleted_tells_nothing_in_the_log(cast, case):
    row = begin(cast)
    give(cast, cast.commenter, case.entry(0, 0, 1, value=4))
    rounds_write.close_round(actor=cast.editor, round_id=row.pk)
    rounds_write.delete_round(actor=cast.editor, round_id=row.pk)
    log = workspaces.audit_entries(cast.owner, cast.workspace.pk)
    assert not log.filter(action="assessor_scored").exists()
    begin(cast, is_blind=False)
    give(cast, cast.commenter, case.entry(0, 0, 1, value=2))
    assert log.filter(action="assessor_scored").count() == 1


@pytest.mark.parametrize("whose", ["nobody", "mine"])
def test_nobody_takes_the_place_of_somebody_in_a_blind_round(cast, case, whose):
    row = begin(cast)
    give(cast, cast.commenter, case.entry(0, 0, 1, value=4))
    boris = case.assessors[1].pk
    user_id = cast.editor.pk if whose == "mine" else None
    for act in ("wait", "close_round"):
        if act == "close_round":
            rounds_write.close_round(actor=cast.editor, round_id=row.pk)
        with pytest.raises(Conflict) as caught:
            assessors_write.edit_assessor(actor=cast.editor, assessor_id=boris, user_id=user_id)
        assert caught.value.code == "sheet_is_theirs"
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    assessors_write.edit_assessor(actor=cast.editor, assessor_id=boris, user_id=user_id)


def test_nobody_writes_into_the_sheet_of_a_member_in_a_blind_round(cast, case):
    begin(cast)
    with pytest.raises(Denied) as caught:
        give(cast, cast.owner, case.entry(0, 0, 1, value=4))
    assert caught.value.code == "round_is_blind"


def test_criteria_and_goals_stay_while_a_round_locks_them(cast, case):
    row = begin(cast)
    goal, criterion = case.goals[0].pk, case.criteria[0].pk
    acts = (
        lambda: criteria_write.edit_criterion(
            actor=cast.editor, criterion_id=criterion, title="Other"
        ),
        lambda: criteria_write.delete_criterion(actor=cast.editor, criterion_id=criterion),
        lambda: criteria_write.create_criterion(actor=cast.editor, goal_id=goal, title="New"),
        lambda: goals_write.edit_goal(actor=cast.editor, goal_id=goal, title="Other"),
        lambda: goals_write.delete_goal(actor=cast.editor, goal_id=goal),
    )
    for act in acts:
        with pytest.raises(Conflict) as caught:
            act()
        assert caught.value.code == "criteria_locked"
    goals_write.edit_goal(actor=cast.editor, goal_id=goal, weight=7)
    rounds_write.edit_round(actor=cast.editor, round_id=row.pk, is_locked=False)
    acts[0]()


def test_only_what_a_round_asks_is_taken(cast, case):
    begin(
        cast,
        criterion_ids=[case.criteria[0].pk],
        initiative_ids=[case.initiatives[1].pk],
        assessor_ids=[case.assessors[0].pk],
    )
    give(cast, cast.editor, case.entry(1, 0, value=2))
    assert Sheet.objects.get(round=the_round(cast), is_asked=True).done_at is not None
    for entry in (case.entry(0, 0, value=2), case.entry(1, 1, value=2)):
        with pytest.raises(Invalid):
            give(cast, cast.editor, entry)
    with pytest.raises(Invalid):
        give(cast, cast.commenter, case.entry(1, 0, 1, value=2))


def test_scoring_again_keeps_what_was_said_and_what_is_not_asked_again_counts_on(cast, case):
    first = begin(cast)
    give(cast, cast.editor, case.entry(0, 0, value=4), case.entry(1, 0, value=2))
    rounds_write.reveal_round(actor=cast.editor, round_id=first.pk)
    again = rounds_write.score_again(actor=cast.editor, round_id=first.pk)
    rounds_write.edit_round(
        actor=cast.editor, round_id=again.pk, initiative_ids=[case.initiatives[0].pk]
    )
    rounds_write.open_round(actor=cast.editor, round_id=again.pk)
    give(cast, cast.editor, case.entry(0, 0, value=0))
    assert results_read.board(cast.viewer, cast.engagement.pk).round == first
    rounds_write.reveal_round(actor=cast.editor, round_id=again.pk)
    board = results_read.board(cast.viewer, cast.engagement.pk)
    values = {score.initiative_id: score.value for score in board.scores}
    assert values == {case.initiatives[0].pk: 0, case.initiatives[1].pk: 2}
    history = Score.objects.filter(initiative=case.initiatives[0]).order_by("created_at")
    assert [score.value for score in history] == [4, 0]


def test_agreement_and_history_are_told_after_the_reveal(cast, case):
    first = begin(cast)
    give(cast, cast.editor, case.entry(0, 0, value=4))
    give(cast, cast.commenter, case.entry(0, 0, 1, value=0))
    with pytest.raises(Denied):
        agreement(cast.owner, first.pk)
    rounds_write.reveal_round(actor=cast.editor, round_id=first.pk)
    cell = agreement(cast.viewer, first.pk).panel.cells[0]
    assert (cell.median, cell.spread) == (50, 100)
    again = rounds_write.score_again(actor=cast.editor, round_id=first.pk)
    rounds_write.open_round(actor=cast.editor, round_id=again.pk)
    give(cast, cast.editor, case.entry(0, 0, value=2))
    place = (case.initiatives[0].pk, case.criteria[0].pk)
    assert [score.value for score in history(cast.viewer, *place)] == [4, 0]
    rounds_write.reveal_round(actor=cast.editor, round_id=again.pk)
    assert [score.value for score in history(cast.viewer, *place)] == [4, 2, 0]


def test_a_letter_for_a_round_that_is_over_is_refused(cast, case):
    former = the_round(cast)
    begin(cast)
    with pytest.raises(Conflict) as caught:
        give(cast, cast.editor, case.entry(0, 0, value=4), round_id=former.pk)
    assert caught.value.code == "round_over"
    rounds_write.close_round(actor=cast.editor, round_id=the_round(cast).pk)
    with pytest.raises(Conflict) as caught:
        give(cast, cast.editor, case.entry(0, 0, value=4))
    assert caught.value.code == "no_round_open"


def test_states_that_do_not_follow_on_each_other_are_refused(cast, case):
    row = begin(cast)
    here = {"actor": cast.editor, "round_id": row.pk}
    with pytest.raises(Conflict):
        rounds_write.edit_round(**here, is_blind=False)
    with pytest.raises(Conflict):
        rounds_write.delete_round(**here)
    other = rounds_write.create_round(actor=cast.editor, engagement_id=cast.engagement.pk)
    for act in (rounds_write.open_round, rounds_write.reveal_round, rounds_write.score_again):
        with pytest.raises(Conflict):
            act(actor=cast.editor, round_id=other.pk)
    rounds_write.close_round(**here)
    assert rounds_write.open_round(**here).state == RoundState.OPEN
    rounds_write.reveal_round(**here)
    with pytest.raises(Conflict):
        rounds_write.open_round(**here)


def test_a_deleted_round_takes_its_scores_along_and_brings_them_back(cast, case):
    row = begin(cast)
    give(cast, cast.editor, case.entry(0, 0, value=4))
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    entry = rounds_write.delete_round(actor=cast.editor, round_id=row.pk)
    assert not Score.objects.exists()
    deletions.restore(actor=cast.editor, entry_id=entry.pk)
    assert Score.objects.get().value == 4


def test_a_new_assessor_is_asked_in_the_open_round(cast, case):
    begin(cast, assessor_ids=[case.assessors[0].pk])
    made = assessors_write.create_assessor(
        actor=cast.editor, engagement_id=cast.engagement.pk, name="Clara"
    )
    assert Sheet.objects.filter(round=the_round(cast), assessor=made, is_asked=True).exists()


@pytest.mark.parametrize("has_scores", [True, False])
def test_a_copy_has_the_rounds_or_a_first_one(cast, case, has_scores):
    row = begin(cast, criterion_ids=[case.criteria[0].pk])
    give(cast, cast.editor, case.entry(0, 0, value=4))
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    made = copy_engagement(
        actor=cast.owner, engagement_id=cast.engagement.pk, has_scores=has_scores
    )
    rounds = list(rounds_read.rounds(cast.owner, made.pk))
    assert len(rounds) == (2 if has_scores else 1)
    if has_scores:
        assert rounds[0].criteria.get().goal.engagement_id == made.pk
        assert rounds[0].scores.get().value == 4
        assert rounds[0].sheets.count() == 2


def prefilled(cast: Cast, case: Case) -> Round:
    """A blind round that starts from what Boris and Anna have said in the first one."""
    give(
        cast,
        cast.owner,
        case.entry(0, 0, 1, value=4, reason="Loud"),
        case.entry(1, 0, 1, value=2),
    )
    give(cast, cast.commenter, case.entry(2, 0, 1, value=0))
    return begin(cast, is_prefilled=True)


def carried(row: Round) -> list[bool]:
    found = Score.objects.filter(round=row).order_by("initiative__created_at")
    return list(found.values_list("is_carried", flat=True))


def test_a_round_starts_from_former_scores_until_they_are_confirmed_or_changed(cast, case):
    row = prefilled(cast, case)
    assert carried(row) == [True, True, True]
    sheet = rounds_read.sheets(cast.viewer, row).get(assessor=case.assessors[1])
    assert (sheet.score_count, sheet.done_at) == (0, None)  # type: ignore[attr-defined]
    give(cast, cast.commenter, case.entry(0, 0, 1, value=4, reason="Loud"))  # confirmed
    give(cast, cast.commenter, case.entry(1, 0, 1, value=4))  # changed
    assert carried(row) == [False, False, True]
    sheet = rounds_read.sheets(cast.viewer, row).get(pk=sheet.pk)
    assert sheet.score_count == 2  # type: ignore[attr-defined]
    cell = (case.initiatives[2].pk, case.criteria[0].pk)
    assert len(history(cast.commenter, *cell)) == 1
    sheets_write.finish_sheet(actor=cast.commenter, assessor_id=case.assessors[1].pk)
    assert carried(row) == [False, False, False]
    assert len(history(cast.commenter, *cell)) == 2


def test_scores_that_a_blind_round_starts_from_are_hidden_from_others(cast, case):
    row = prefilled(cast, case)
    for name, count in (("commenter", 3), ("owner", 0), ("viewer", 0)):
        seen = scores_read.scores(cast.person(name), cast.engagement.pk).filter(round=row)
        assert seen.count() == count, name
    rounds_write.reveal_round(actor=cast.editor, round_id=row.pk)
    assert len(results_read.board(cast.viewer, cast.engagement.pk).scores) == 3


def test_what_is_said_of_a_carried_score_is_cleared_with_it(cast, case):
    row = prefilled(cast, case)
    give(cast, cast.commenter, case.entry(0, 0, 1, state=None))
    assert carried(row) == [True, True]


def test_a_round_starts_empty_unless_told_otherwise_and_that_is_said_before_it_opens(cast, case):
    give(cast, cast.commenter, case.entry(0, 0, 1, value=4))
    row = begin(cast)
    assert carried(row) == []
    with pytest.raises(Conflict) as caught:
        rounds_write.edit_round(actor=cast.editor, round_id=row.pk, is_prefilled=True)
    assert caught.value.code == "round_begun"
