"""Costs by period, efforts of teams, relations: set in part, summed, checked together."""

from decimal import Decimal
from typing import Any

import pytest

from issuetrees.core.errors import Invalid
from issuetrees.scoring.models.initiatives import Initiative
from issuetrees.scoring.models.periods import Period
from issuetrees.scoring.models.relations import Relation
from issuetrees.scoring.read import initiatives as initiatives_read
from issuetrees.scoring.read import periods as periods_read
from issuetrees.scoring.read import teams as teams_read
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import periods as periods_write
from issuetrees.scoring.write import teams as teams_write
from issuetrees.workspaces.models import AuditEntry
from tests.cast import Cast
from tests.scoring.cases import Case, make_case


@pytest.fixture
def case(cast: Cast) -> Case:
    return make_case(cast)


@pytest.fixture
def later(cast: Cast) -> Period:
    return periods_write.create_period(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="2028"
    )


def edit(cast: Cast, case: Case, number: int = 0, **given: Any) -> Initiative:
    pk = case.initiatives[number].pk
    initiatives_write.edit_initiative(actor=cast.editor, initiative_id=pk, **given)
    return initiatives_read.initiative(cast.viewer, pk)


def test_costs_by_period_make_the_total(cast, case, later):
    first = {"period_id": case.period.pk, "low": 1, "likely": 2, "high": 4}
    edit(cast, case, cost_likely=Decimal(9))
    row = edit(cast, case, costs=[first, {"period_id": later.pk, "likely": 3}])
    assert [row.cost_low, row.cost_likely, row.cost_high] == [Decimal(4), Decimal(5), Decimal(7)]
    noted = AuditEntry.objects.latest("created_at").details["changed"]
    assert noted["costs"][1] == {
        "2027": ["1.00", "2.00", "4.00"],
        "2028": [None, "3.00", None],
    }
    assert noted["cost_likely"] == ["9.00", "5.00"]
    row = edit(cast, case, costs=[{"period_id": later.pk, "likely": 4}], cost_likely=Decimal(5))
    assert row.cost_likely == 6
    assert row.version == 4
    shown = periods_read.summed(periods_read.periods(cast.viewer, cast.engagement.pk))
    assert [getattr(one, "total", None) for one in shown] == [2, 4]
    with pytest.raises(Invalid) as caught:
        edit(cast, case, cost_likely=Decimal(8))
    assert caught.value.code == "cost_is_sum"
    with pytest.raises(Invalid) as in_use:
        periods_write.delete_period(actor=cast.editor, period_id=later.pk)
    assert in_use.value.code == "period_in_use"
    nothing = {"low": None, "likely": None, "high": None}
    row = edit(
        cast, case, costs=[{"period_id": pk, **nothing} for pk in (later.pk, case.period.pk)]
    )
    assert row.cost_likely == 6
    assert edit(cast, case, cost_likely=Decimal(8)).cost_likely == 8


def test_a_wrong_cost_of_a_period_changes_nothing(cast, case):
    for given in ({"low": 3, "likely": 2}, {"likely": -1}, {"period_id": case.team.pk}):
        with pytest.raises(Invalid):
            edit(cast, case, costs=[{"period_id": case.period.pk, **given}])
    assert edit(cast, case).period_costs.count() == 0


def test_efforts_are_set_and_taken_out(cast, case):
    other = teams_write.create_team(
        actor=cast.editor, engagement_id=cast.engagement.pk, title="Legal", unit="hours"
    )
    edit(cast, case, efforts=[{"team_id": case.team.pk, "amount": Decimal("2.5")}])
    edit(cast, case, 1, efforts=[{"team_id": case.team.pk, "amount": 4}])
    row = edit(cast, case, efforts=[{"team_id": other.pk, "amount": 1}])
    assert {one.team.title: float(one.amount) for one in row.efforts.all()} == {
        "Design": 2.5,
        "Legal": 1,
    }
    shown = teams_read.summed(teams_read.teams(cast.viewer, cast.engagement.pk))
    assert [getattr(one, "total", None) for one in shown] == [Decimal("6.5"), 1]
    row = edit(cast, case, efforts=[{"team_id": other.pk, "amount": None}])
    assert row.efforts.count() == 1
    teams_write.delete_team(actor=cast.editor, team_id=case.team.pk)
    assert edit(cast, case).efforts.count() == 0


def test_relations_are_lists_and_excluding_goes_both_ways(cast, case):
    festival, podcast, edition = (one.pk for one in case.initiatives)
    edit(cast, case, requires=[podcast], excludes=[edition, edition])
    assert edit(cast, case).requires == [podcast]
    assert edit(cast, case, 2).excludes == [festival]
    assert AuditEntry.objects.filter(details__changed__requires=["", "Podcast"]).exists()
    edit(cast, case, 2, excludes=[])
    assert edit(cast, case).excludes == []
    assert Relation.objects.count() == 1


@pytest.mark.parametrize(
    ("number", "given", "code"),
    [
        (0, {"requires": [0]}, "own_relation"),
        (1, {"requires": [0]}, "relations_around"),
        (1, {"excludes": [0]}, "relations_contradict"),
        (2, {"excludes": [0, 1], "requires": [0]}, "relations_contradict"),
    ],
)
def test_relations_that_cannot_hold_are_refused(cast, case, number, given, code):
    edit(cast, case, requires=[case.initiatives[1].pk])
    before = set(Relation.objects.values_list("initiative", "kind", "other"))
    ids = {kind: [case.initiatives[at].pk for at in places] for kind, places in given.items()}
    with pytest.raises(Invalid) as caught:
        edit(cast, case, number, **ids)
    assert caught.value.code == code
    assert set(Relation.objects.values_list("initiative", "kind", "other")) == before


def test_of_a_group_only_one_is_done(cast, case):
    edit(cast, case, one_of="Launch", requires=[case.initiatives[1].pk])
    with pytest.raises(Invalid) as caught:
        edit(cast, case, 1, one_of="Launch")
    assert (caught.value.code, caught.value.details["field"]) == ("relations_one_of", "one_of")
    edit(cast, case, 2, one_of="Launch")


def test_a_stranger_is_no_relation(cast, case):
    with pytest.raises(Invalid) as caught:
        edit(cast, case, requires=[case.gate.pk])
    assert caught.value.code == "foreign_initiative"
