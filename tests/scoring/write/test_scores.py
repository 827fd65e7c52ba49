"""Giving scores: one, many, in whose name, and how wrong ones are named."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Denied, Invalid, NotFound
from issuetrees.scoring.models.scores import Score
from issuetrees.scoring.read import scores as scores_read
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import scores as scores_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def _set(cast: Cast, case: Case, *entries: scores_write.ScoreEntry, actor=None) -> list[Score]:
    return scores_write.set_scores(
        actor=actor or cast.editor, engagement_id=cast.engagement.pk, entries=entries
    )


def test_scores_are_given_unknown_or_not_applicable(cast, case):
    _set(
        cast,
        case,
        case.entry(0, 0, value=4, reason="Everybody was there"),
        case.entry(0, 1, state="unknown"),
        case.entry(0, 2, state="not_applicable"),
    )
    found = {
        score.criterion_id: score for score in scores_read.scores(cast.viewer, cast.engagement.pk)
    }
    states = [(found[c.pk].state, found[c.pk].value) for c in case.criteria]
    assert states == [("given", 4), ("unknown", None), ("not_applicable", None)]
    assert found[case.criteria[0].pk].reason == "Everybody was there"


def test_setting_again_changes_counts_a_version_and_keeps_the_reason(cast, case):
    _set(cast, case, case.entry(0, 0, value=4, reason="Because"))
    (score,) = _set(cast, case, case.entry(0, 0, value=2))
    assert (score.value, score.reason, score.version) == (2, "Because", 2)
    (same,) = _set(cast, case, case.entry(0, 0, value=2))
    assert same.version == 2


def test_clearing_removes_the_score(cast, case):
    _set(cast, case, case.entry(0, 0, value=4), case.entry(1, 0, value=2))
    left = _set(cast, case, case.entry(0, 0, state=None), case.entry(1, 1, state=None))
    assert left == []
    assert [score.value for score in scores_read.scores(cast.viewer, cast.engagement.pk)] == [2]


def test_the_later_of_two_entries_for_one_cell_counts(cast, case):
    (score,) = _set(cast, case, case.entry(0, 0, value=4), case.entry(0, 0, value=0))
    assert score.value == 0


def test_wrong_entries_are_named_by_row_and_column_and_nothing_is_stored(cast, case):
    with pytest.raises(Invalid) as caught:
        _set(
            cast,
            case,
            case.entry(0, 0, value=4),
            case.entry(1, 0, value=3),
            case.entry(2, 1, value=float("inf")),
            case.entry(2, 2, state="unknown", value=1),
        )
    assert caught.value.code == "scores_invalid"
    assert str(caught.value).startswith("Row “Podcast”, column “Talk”: “Talk”: 3 is not on")
    named = [(e["index"], e["row"], e["column"]) for e in caught.value.details["errors"]]
    assert named == [
        (1, "Podcast", "Talk"),
        (2, "Limited edition", "Reach"),
        (3, "Limited edition", "Repeatable"),
    ]
    assert not Score.objects.exists()


@pytest.mark.parametrize("value", [None, True, "4", float("nan"), 10**400])
def test_a_value_that_is_no_number_is_refused(cast, case, value):
    with pytest.raises(Invalid):
        _set(cast, case, case.entry(0, 1, value=value))


def test_cells_of_another_engagement_are_refused(cast, case):
    foreign = assessors_write.create_assessor(
        actor=cast.outsider, engagement_id=cast.foreign_engagement.pk, name="Eve"
    )
    entry = case.entry(0, 0, value=4)
    strange = scores_write.ScoreEntry(entry.initiative_id, entry.criterion_id, foreign.pk, value=4)
    with pytest.raises(Invalid) as caught:
        _set(cast, case, strange)
    assert caught.value.details["errors"][0]["field"] == "assessor_id"


def test_a_commenter_scores_in_their_own_name_only(cast, case):
    (score,) = _set(cast, case, case.entry(0, 0, 1, value=4), actor=cast.commenter)
    assert score.assessor_id == case.assessors[1].pk
    with pytest.raises(Denied) as caught:
        _set(
            cast,
            case,
            case.entry(0, 0, 1, value=2),
            case.entry(0, 0, 0, value=2),
            actor=cast.commenter,
        )
    assert caught.value.code == "not_your_scores"


def test_a_viewer_is_denied_and_an_outsider_finds_nothing(cast, case):
    with pytest.raises(Denied):
        _set(cast, case, case.entry(0, 0, value=4), actor=cast.viewer)
    with pytest.raises(NotFound):
        _set(cast, case, case.entry(0, 0, value=4), actor=cast.outsider)


def test_one_score_is_locked_by_its_version(cast, case):
    cell: dict[str, Any] = {
        "actor": cast.editor,
        "initiative_id": case.initiatives[0].pk,
        "criterion_id": case.criteria[0].pk,
        "assessor_id": case.assessors[0].pk,
    }
    score = scores_write.set_score(**cell, value=4, version=0)
    assert score is not None
    assert score.version == 1
    with pytest.raises(Conflict, match="meanwhile") as caught:
        scores_write.set_score(**cell, value=2, version=0)
    assert (caught.value.code, caught.value.details["version"]) == ("stale", 1)
    scores_write.delete_score(actor=cast.editor, score_id=score.pk, version=1)
    assert not Score.objects.exists()


def test_a_single_wrong_score_names_its_field(cast, case):
    with pytest.raises(Invalid) as caught:
        scores_write.set_score(
            actor=cast.editor,
            initiative_id=case.initiatives[0].pk,
            criterion_id=case.criteria[0].pk,
            assessor_id=case.assessors[0].pk,
            value=1,
        )
    assert (caught.value.code, caught.value.details["field"]) == ("off_scale", "value")


def test_many_scores_cost_a_constant_number_of_queries(cast, case, django_assert_max_num_queries):
    entries = [
        case.entry(i, c, a, state="unknown") for i in range(3) for c in range(3) for a in (0, 1)
    ]
    with django_assert_max_num_queries(26):  # four of them take in the two full sheets
        assert len(_set(cast, case, *entries, actor=cast.owner)) == 18


def test_a_number_beyond_the_scale_has_to_be_meant(cast, case):
    with pytest.raises(Invalid) as caught:
        _set(cast, case, case.entry(0, 1, value=24121))
    (error,) = caught.value.details["errors"]
    assert (error["code"], error["field"]) == ("beyond_scale", "value")
    (score,) = _set(cast, case, case.entry(0, 1, value=24121, is_beyond=True))
    assert score.value == 24121
    (same,) = _set(cast, case, case.entry(0, 1, value=24121, reason="Really"))
    assert same.reason == "Really"
    (edge,) = _set(cast, case, case.entry(0, 1, value=10))
    assert edge.value == 10


def test_a_range_lies_around_the_score_and_on_the_scale(cast, case):
    (score,) = _set(cast, case, case.entry(0, 0, value=2, low=0, high=4))
    assert (score.low, score.value, score.high) == (0, 2, 4)
    (score,) = _set(cast, case, case.entry(0, 1, value=5, low=3))
    assert (score.low, score.high) == (3, 5)
    (score,) = _set(cast, case, case.entry(0, 1, value=5, low=5, high=5))
    assert (score.low, score.high) == (None, None)
    wrong = (
        case.entry(0, 0, value=2, low=1, high=4),
        case.entry(0, 1, value=5, low=6, high=8),
        case.entry(0, 1, value=5, low=5, high=800),
        case.entry(0, 2, value=1, low=0, high=1),
        case.entry(0, 0, state="unknown", low=0, high=4),
    )
    for entry in wrong:
        with pytest.raises(Invalid):
            _set(cast, case, entry)
