"""Weights of all goals and criteria set together, and taken back."""

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.scoring.read import results
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import weights
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def keep(cast: Cast, case: Case, *shares: float, actor: str = "editor") -> AuditEntry | None:
    keys = [criterion.pk for criterion in case.criteria]
    return weights.keep_weights(
        actor=getattr(cast, actor),
        engagement_id=cast.engagement.pk,
        shares=dict(zip(keys, shares, strict=False)),
    )


def now(cast: Cast) -> tuple[list[float], list[float]]:
    board = results.board(cast.viewer, cast.engagement.pk)
    return [row.weight for row in board.goals], [row.weight for row in board.criteria]


def test_shares_become_weights_among_siblings_and_the_log_tells_both(cast, case) -> None:
    entry = keep(cast, case, 0.2, 0.4, 0.4)
    assert entry is not None
    assert now(cast) == ([60.0, 40.0], [33.333, 66.667, 100.0])
    found = results.board(cast.viewer, cast.engagement.pk).evaluation()
    assert [round(one.share, 5) for one in found.criteria] == [0.2, 0.4, 0.4]
    assert entry.details["weights"][str(case.goals[0].pk)] == [3.0, 60.0]
    assert keep(cast, case, 1, 2, 2) is None


def test_what_weighs_nothing_together_stays_as_it_was(cast, case) -> None:
    keep(cast, case, 0, 0, 7)
    assert now(cast) == ([0.0, 100.0], [1.0, 1.0, 100.0])


def test_they_are_taken_back_unless_one_has_moved_on(cast, case) -> None:
    before = now(cast)
    entry = keep(cast, case, 1, 1, 2)
    assert entry is not None
    assert weights.undo_weights(actor=cast.owner, entry_id=entry.pk) == cast.engagement.pk
    assert now(cast) == before
    again = keep(cast, case, 1, 1, 2)
    assert again is not None
    goals_write.edit_goal(actor=cast.owner, goal_id=case.goals[0].pk, weight=9)
    with pytest.raises(Conflict):
        weights.undo_weights(actor=cast.owner, entry_id=again.pk)
    with pytest.raises(NotFound):
        weights.undo_weights(actor=cast.outsider, entry_id=again.pk)


@pytest.mark.parametrize(
    ("shares", "code"),
    [
        ((1, 1), "shares_incomplete"),
        ((0, 0, 0), "weights_all_zero"),
        ((1, 1, -1), "weight_wrong"),
        ((1, 1, float("nan")), "not_a_number"),
        ((1, 1, float("inf")), "not_a_number"),
    ],
)
def test_bad_shares_are_refused(cast, case, shares, code) -> None:
    with pytest.raises(Invalid) as refused:
        keep(cast, case, *shares)
    assert refused.value.code == code


def test_commenters_may_not(cast, case) -> None:
    with pytest.raises(Denied):
        keep(cast, case, 1, 1, 1, actor="commenter")
