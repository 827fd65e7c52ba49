"""Scenarios: kept, calculated, out of date, overridden, taken along by copies."""

from decimal import Decimal
from typing import Any

import pytest

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Invalid
from issuetrees.portfolio.models.scenarios import Scenario
from issuetrees.portfolio.read import inputs as inputs_read
from issuetrees.portfolio.read import runs as runs_read
from issuetrees.portfolio.read import scenarios as read
from issuetrees.portfolio.read.found import Found, found_of
from issuetrees.portfolio.write import overrides, runs, scenarios
from issuetrees.scoring import packing
from issuetrees.scoring.write import gates, initiatives
from issuetrees.web.portfolio.rows.scenarios import remarks
from issuetrees.workspaces.deletions import restore
from tests.cast import Cast
from tests.portfolio.cases import Costed, make_costed


@pytest.fixture
def costed(cast: Cast) -> Costed:
    return make_costed(cast)


def calculated(cast: Cast, costed: Costed) -> Found:
    run = runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk)
    found = runs_read.found(run)
    assert found is not None
    return found


def titles(found: Found) -> list[str]:
    return [item.title for item in found.chosen]


def is_outdated(cast: Cast, costed: Costed) -> bool:
    scenario = read.scenario(cast.editor, costed.scenario.pk)
    of = inputs_read.ground(cast.editor, cast.engagement.pk, cast.engagement.currency)
    run = runs_read.runs(cast.editor, scenario.pk)[0]
    return runs_read.is_outdated(of, scenario, run)


def test_the_best_set_under_the_budget_is_kept_until_something_changes(
    cast: Cast, costed: Costed
) -> None:
    found = calculated(cast, costed)
    assert titles(found) == ["City festival", "Limited edition"]
    assert found.portfolio.costs == (80_000_000.0,)
    assert not is_outdated(cast, costed)
    first = costed.case.initiatives[0]
    initiatives.edit_initiative(actor=cast.editor, initiative_id=first.pk, title="Renamed")
    assert is_outdated(cast, costed)


def test_what_was_decided_against_is_not_chosen_from(cast: Cast, costed: Costed) -> None:
    first = costed.case.initiatives[0]
    initiatives.edit_initiative(actor=cast.editor, initiative_id=first.pk, state="rejected")
    found = calculated(cast, costed)
    assert [one["why"] for one in found.inputs["aside"]] == ["against"]
    assert titles(found) == ["Podcast", "Limited edition"]
    scenarios.edit_scenario(actor=cast.editor, scenario_id=costed.scenario.pk, must=[first.pk])
    with pytest.raises(Invalid, match="decided against"):
        calculated(cast, costed)


def test_a_team_and_a_limit_hold(cast: Cast, costed: Costed) -> None:
    scenarios.edit_scenario(
        actor=cast.editor,
        scenario_id=costed.scenario.pk,
        capacities={str(costed.case.team.pk): 50},
    )
    assert titles(calculated(cast, costed)) == ["Podcast", "Limited edition"]
    bound: Any = {"by": "side", "key": "outside", "unit": "count", "high": 1}
    scenarios.edit_scenario(actor=cast.editor, scenario_id=costed.scenario.pk, bounds=[bound])
    assert titles(calculated(cast, costed)) == ["Podcast"]


def test_a_gate_keeps_out_unless_somebody_says_why_not(cast: Cast, costed: Costed) -> None:
    first = costed.case.initiatives[0]
    gates.decide_gate(
        actor=cast.editor,
        gate_id=costed.case.gate.pk,
        initiative_id=first.pk,
        verdict="veto",
        reason="No permit",
    )
    assert titles(calculated(cast, costed)) == ["Podcast", "Limited edition"]
    here: dict[str, Any] = {"actor": cast.editor, "scenario_id": costed.scenario.pk}
    scenarios.edit_scenario(**here, must=[first.pk])
    with pytest.raises(Invalid) as refused:
        runs.start_run(**here)
    assert refused.value.code == "must_gated"
    scenarios.edit_scenario(**here, must=[])
    row = overrides.set_override(
        **here, initiative_id=first.pk, is_in=True, reason="The permit came"
    )
    found = calculated(cast, costed)
    assert titles(found) == ["City festival", "Limited edition"]
    entry = overrides.delete_override(actor=cast.editor, override_id=row.pk)
    assert titles(calculated(cast, costed)) == ["Podcast", "Limited edition"]
    restore(actor=cast.editor, entry_id=entry.pk)
    assert titles(calculated(cast, costed)) == titles(found)


def test_putting_out_by_hand_has_a_price(cast: Cast, costed: Costed) -> None:
    overrides.set_override(
        actor=cast.editor,
        scenario_id=costed.scenario.pk,
        initiative_id=costed.case.initiatives[0].pk,
        is_in=False,
        reason="The mayor is against it",
    )
    found = calculated(cast, costed)
    assert titles(found) == ["Podcast", "Limited edition"]
    assert found.price == pytest.approx(found.best.value - found.portfolio.value)
    assert found.price > 0


@pytest.mark.parametrize(
    ("given", "code", "field"),
    [
        ({"total": Decimal(0)}, "budget_nothing", "total"),
        ({"total": Decimal(-1)}, "cost_wrong", "total"),
        ({"bounds": [{"by": "side", "key": "outside", "low": 3, "high": 2}]},
         "bound_contradicts", "bounds"),
        ({"bounds": [{"by": "kind", "key": "nowhere", "low": 3}]}, "unknown_id", "bounds"),
        ({"title": " "}, "missing", "title"),
    ],
)  # fmt: skip
def test_what_cannot_hold_is_refused(
    cast: Cast, costed: Costed, given: Any, code: str, field: str
) -> None:
    with pytest.raises(Invalid) as refused:
        scenarios.edit_scenario(actor=cast.editor, scenario_id=costed.scenario.pk, **given)
    assert (refused.value.code, refused.value.details["field"]) == (code, field)


def test_a_copy_of_the_engagement_has_the_scenarios_of_its_own_initiatives(
    cast: Cast, costed: Costed
) -> None:
    scenarios.edit_scenario(
        actor=cast.editor,
        scenario_id=costed.scenario.pk,
        must=[costed.case.initiatives[2].pk],
        budgets={str(costed.case.period.pk): Decimal(80_000_000)},
    )
    made = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk, has_scores=True)
    scenario = Scenario.objects.get(engagement=made)
    run = runs.start_run(actor=cast.editor, scenario_id=scenario.pk)
    found = runs_read.found(run)
    assert found is not None
    assert titles(found) == ["City festival", "Limited edition"]
    assert found.problem.must == {str(made.initiatives.get(title="Limited edition").pk)}
    assert found.problem.budgets == (80_000_000.0,)


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("Parents, in large cities", "parents", ("Parents",)),
        ("Parents, who listen to podcasts", "Parents in large cities", ()),
        ("Родители, которые слушают подкасты", "Родители больших городов", ()),
        ("Родители больших городов", "Слушатели; родители", ("родители",)),
    ],
)
def test_a_comma_before_who_does_not_part_an_audience(
    cast: Cast, costed: Costed, one: str, other: str, both: tuple[str, ...]
) -> None:
    for place, audience in ((0, one), (2, other)):
        pk = costed.case.initiatives[place].pk
        initiatives.edit_initiative(actor=cast.editor, initiative_id=pk, audience=audience)
    found = calculated(cast, costed)
    assert [tuple(overlap.audiences) for overlap in found.overlaps] == ([both] if both else [])


def test_the_largest_budget_is_read_back_to_the_last_digit(cast: Cast, costed: Costed) -> None:
    here: dict[str, Any] = {"actor": cast.editor, "scenario_id": costed.scenario.pk}
    largest = Decimal("9999999999999.99")
    scenarios.edit_scenario(**here, total=largest)
    assert read.scenario(cast.editor, costed.scenario.pk).total == largest
    with pytest.raises(Invalid, match="A cost is between 0 and"):
        scenarios.edit_scenario(**here, total=largest + 1)
    with pytest.raises(Invalid, match="use a whole one"):
        scenarios.edit_scenario(**here, bounds=[{"by": "side", "key": "outside", "low": 1.5}])


def test_it_is_said_why_none_can_be_chosen_from(cast: Cast, costed: Costed) -> None:
    for one in costed.case.initiatives:
        initiatives.edit_initiative(actor=cast.editor, initiative_id=one.pk, state="rejected")
    with pytest.raises(Invalid) as refused:
        runs.start_run(actor=cast.editor, scenario_id=costed.scenario.pk)
    assert refused.value.code == "all_aside"
    assert refused.value.details["reasons"] == "decided against: 3"


def test_how_sure_is_not_told_where_nothing_says_how_far_scores_may_be_off(
    cast: Cast, costed: Costed
) -> None:
    assert calculated(cast, costed).draws
    run = runs_read.runs(cast.editor, costed.scenario.pk)[0]
    assert run.result is not None
    given = packing.unpack(run.inputs)
    certain = given | {"noise": dict.fromkeys(given["noise"], 0.0)}
    found = found_of(certain, packing.unpack(run.result))
    assert (found.draws, found.zones, found.index) == (0, {}, {})
    assert any("cannot be told" in one for one in remarks(found))
