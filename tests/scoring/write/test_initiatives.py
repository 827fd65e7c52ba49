"""Initiatives: refused, many at once, owned by members."""

from typing import Any

import pytest

from issuetrees.core.errors import Conflict, Invalid
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.write import assessors as assessors_write
from issuetrees.scoring.write import initiatives as initiatives_write
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


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


def test_of_many_initiatives_the_right_ones_go_in_and_the_wrong_are_named(cast):
    made, refusals = initiatives_write.create_initiatives(
        actor=cast.editor,
        engagement_id=cast.engagement.pk,
        rows=[{"title": "Festival"}, {"title": ""}],
    )
    assert list(Initiative.objects.all()) == [made[0]]
    assert made[0].title == "Festival"
    assert refusals[1].details["field"] == "title"


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
