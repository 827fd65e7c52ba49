"""Criteria: moved between goals, refused, with rubrics in order."""

import pytest

from issuetrees.core.errors import Invalid, NotFound
from issuetrees.scoring.models.goals import Goal
from issuetrees.scoring.models.rounds import Sheet
from issuetrees.scoring.read import criteria as criteria_read
from issuetrees.scoring.write import criteria as criteria_write
from issuetrees.scoring.write import goals as goals_write
from issuetrees.scoring.write import scores as scores_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


def _titles(rows) -> list[str]:
    return [row.title for row in rows]


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


def places(*pairs: tuple[float, float]) -> list[dict[str, float]]:
    return [{"value": value, "points": points} for value, points in pairs]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kind": "mood"}, "kind"),
        ({"kind": "number", "worst": 5, "best": 5}, "best"),
        ({"levels": [{"value": 1, "title": "Only"}]}, "levels"),
        ({"levels": [{"value": 1}, {"value": 1}]}, "levels"),
        ({"levels": [{"value": 1, "colour": "red"}]}, "levels"),
        ({"levels": "many"}, "levels"),
        ({"levels": [{"value": i} for i in range(22)]}, "levels"),
        ({"levels": [{"value": 0, "points": 5}, {"value": 1}]}, "levels"),
        ({"kind": "money", "curve": [{"value": 0, "points": 0}]}, "curve"),
        ({"kind": "money", "curve": [{"value": 0, "points": 0, "by": "me"}]}, "curve"),
        ({"kind": "number", "curve": "steep"}, "curve"),
        ({"missing": "zero"}, "missing"),
    ],
)
def test_a_criterion_that_cannot_give_points_is_refused(cast, case, given, field):
    before = {"title": "Fit", **given}
    with pytest.raises(Invalid) as caught:
        criteria_write.create_criterion(actor=cast.editor, goal_id=case.goals[0].pk, **before)
    assert caught.value.details["field"] == field


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        ({"kind": "number", "worst": 36, "best": 6}, (36, 6, "less")),
        ({"kind": "number", "worst": 6, "best": 36}, (6, 36, "more")),
        ({"kind": "yes_no", "worst": 4, "best": 0}, (1, 0, "less")),
        ({"kind": "yes_no"}, (0, 1, "more")),
        ({"levels": [{"value": 5}, {"value": 1}], "worst": 9, "best": 0}, (5, 1, "less")),
        ({"levels": [{"value": 5}, {"value": 1}]}, (1, 5, "more")),
        (
            {"levels": [{"value": 1, "points": 100}, {"value": 5, "points": 0}]},
            (5, 1, "less"),
        ),
        ({"kind": "money", "curve": places((9, 0), (0, 100))}, (9, 0, "less")),
        ({"kind": "number", "curve": places((0, 0), (5, 100), (9, 0))}, (0, 9, "between")),
    ],
)
def test_the_direction_follows_from_worst_and_best(cast, case, given, ends):
    criterion = criteria_write.create_criterion(
        actor=cast.editor, goal_id=case.goals[0].pk, title="Fit", **given
    )
    criterion.refresh_from_db()
    assert (criterion.worst, criterion.best, criterion.direction) == ends


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


def test_a_curve_is_kept_in_order_and_goes_with_its_kind(cast, case):
    reach = case.criteria[1]
    edit = {"actor": cast.editor, "criterion_id": reach.pk}
    criterion = criteria_write.edit_criterion(**edit, curve=places((9, 100), (2, 0), (3, 60)))
    assert criterion.curve == places((2, 0), (3, 60), (9, 100))
    with pytest.raises(Invalid, match="from the worst value to the best one"):
        criteria_write.edit_criterion(**edit, best=12)
    assert criteria_write.edit_criterion(**edit, kind="yes_no").curve == []


def test_a_criterion_is_for_kinds_and_people_of_the_engagement(cast, case):
    reach = case.criteria[1]
    edit = {"actor": cast.editor, "criterion_id": reach.pk}
    with pytest.raises(Invalid) as caught:
        criteria_write.edit_criterion(**edit, kind_ids=[case.goals[0].pk])
    assert caught.value.details["field"] == "kind_ids"
    criteria_write.edit_criterion(
        **edit, kind_ids=[case.kind.pk], assessor_ids=[case.assessors[0].pk]
    )
    with pytest.raises(Invalid, match="does not apply to initiatives of this kind"):
        scores_write.set_scores(
            actor=cast.editor, engagement_id=cast.engagement.pk, entries=[case.entry(1, 1, value=1)]
        )
    with pytest.raises(Invalid, match="is scored by others, not by Boris"):
        scores_write.set_scores(
            actor=cast.commenter,
            engagement_id=cast.engagement.pk,
            entries=[case.entry(0, 1, 1, value=1)],
        )


def test_a_sheet_is_full_when_all_that_is_asked_is_there(cast, case):
    _talk, reach, again = case.criteria
    edit = {"actor": cast.editor, "kind_ids": [case.kind.pk]}
    criteria_write.edit_criterion(criterion_id=reach.pk, **edit)
    criteria_write.edit_criterion(criterion_id=again.pk, **edit)
    places = [(0, 0), (1, 0), (2, 0), (0, 1), (0, 2)]
    scores_write.set_scores(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        entries=[case.entry(*place, value=0) for place in places],
    )
    assert Sheet.objects.get(assessor=case.assessors[0]).done_at is not None
