"""Who may change and see what is scored."""

import pytest

from issuetrees.core.errors import Denied, NotFound
from tests.cast import Cast
from tests.scoring.cases import READS, WRITES, Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


_CHANGES = {
    "goal": lambda case: {"goal_id": case.goals[0].pk},
    "criterion": lambda case: {"criterion_id": case.criteria[0].pk},
    "gate": lambda case: {"gate_id": case.gate.pk},
    "kind": lambda case: {"kind_id": case.kind.pk},
    "period": lambda case: {"period_id": case.period.pk},
    "team": lambda case: {"team_id": case.team.pk},
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
