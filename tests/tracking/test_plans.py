"""Measurement plans keep what was promised; actuals are told; assessors are calibrated."""

import datetime as dt
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone

from issuetrees.copying.engagements import copy_engagement
from issuetrees.core.errors import Conflict, Denied, Invalid
from issuetrees.jobs.models import Mail
from issuetrees.scoring.write import initiatives as initiatives_write
from issuetrees.scoring.write import scores as scores_write
from issuetrees.tracking.models.plans import Measure, PlanChange
from issuetrees.tracking.read import actuals as actuals_read
from issuetrees.tracking.read import calibration as calibration_read
from issuetrees.tracking.read import forecasts as forecasts_read
from issuetrees.tracking.read import plans as read
from issuetrees.tracking.tables import read_actuals, read_regions
from issuetrees.tracking.words import standing_words
from issuetrees.tracking.write import actuals, calibration, forecasts, outcomes, plans
from issuetrees.workspaces.deletions import restore
from tests.cast import Cast
from tests.scoring.cases import Case, make_case

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 2)


def planned(cast: Cast, case: Case, **given: Any) -> Measure:
    fields = {"kpi": "Awareness", "baseline": 20.0, "target": 25.0, "per_group": 1000, **given}
    return plans.create_measure(actor=cast.editor, initiative_id=case.initiatives[0].pk, **fields)


def lock(cast: Cast, case: Case) -> None:
    here: dict[str, Any] = {"actor": cast.editor, "initiative_id": case.initiatives[0].pk}
    plans.edit_rules(**here, decision_rule="Double it if met.", stop_rule="Stop below 10.")
    plans.lock_plan(**here)


def test_a_locked_plan_changes_only_with_a_reason_that_is_kept(cast: Cast) -> None:
    case = make_case(cast)
    assert read.plan_of(case.initiatives[0]) is None
    measure = planned(cast, case)
    with pytest.raises(Invalid, match="decision rule"):
        plans.lock_plan(actor=cast.editor, initiative_id=case.initiatives[0].pk)
    lock(cast, case)
    with pytest.raises(Invalid) as refused:
        plans.edit_measure(actor=cast.editor, measure_id=measure.pk, target=22.0)
    assert refused.value.details["field"] == "reason"
    for act in (
        lambda: plans.delete_measure(actor=cast.editor, measure_id=measure.pk),
        lambda: planned(cast, case, kpi="Searches"),
        lambda: plans.edit_rules(
            actor=cast.editor, initiative_id=case.initiatives[0].pk, stop_rule="Never."
        ),
    ):
        with pytest.raises(Invalid, match="Say why"):
            act()
    plans.edit_measure(
        actor=cast.editor, measure_id=measure.pk, target=22.0, reason="The budget was halved."
    )
    entry = plans.delete_measure(actor=cast.editor, measure_id=measure.pk, reason="Too dear.")
    assert read.plan_of(case.initiatives[0]) is None
    restore(actor=cast.editor, entry_id=entry.pk)
    kept = [(one.verb, one.reason, one.changed) for one in PlanChange.objects.all()]
    assert kept == [
        ("edited", "The budget was halved.", {"target": [25.0, 22.0]}),
        ("deleted", "Too dear.", {}),
        ("restored", "", {}),
    ]
    with pytest.raises(Conflict):
        plans.lock_plan(actor=cast.editor, initiative_id=case.initiatives[0].pk)
    copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk)
    assert [one.plan.is_locked for one in Measure.objects.all()] == [True, False]


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"kpi": "AVE of all articles"}, "kpi"),
        ({"kpi": "Рекламный эквивалент публикаций"}, "kpi"),
        ({"expected_low": 5.0}, "expected_high"),
        ({"expected_low": 5.0, "expected_high": 1.0}, "expected_low"),
        ({"trip_at": 5.0}, "trip_at"),
        ({"is_stop": True}, "trip_at"),
        ({"baseline": 120.0}, "baseline"),
        ({"spread": 0.0}, "spread"),
        ({"per_group": 2.5}, "per_group"),
        ({"tool": "ave"}, "tool"),
    ],
)
def test_what_contradicts_itself_is_refused(cast: Cast, given: Any, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        planned(cast, make_case(cast), **given)
    assert refused.value.details["field"] == field


def test_a_crossed_tripwire_is_mailed_once_to_whom_it_concerns(cast: Cast) -> None:
    case = make_case(cast)
    initiatives_write.edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, owner_id=cast.owner.pk
    )
    measure = planned(cast, case, trip_side="below", trip_at=12.0, is_stop=True)
    for day, value in enumerate((15.0, 11.0, 10.0)):
        actuals.create_actual(
            actor=cast.editor,
            measure_id=measure.pk,
            measured_on=DAY + dt.timedelta(days=day),
            value=value,
        )
    to_come = timezone.localdate() + dt.timedelta(days=2)
    with pytest.raises(Invalid, match="still to come"):
        actuals.create_actual(
            actor=cast.editor, measure_id=measure.pk, measured_on=to_come, value=1.0
        )
    assert Mail.objects.count() == 1
    assert not mail.outbox
    (standing,) = actuals_read.standings(cast.viewer, cast.engagement.pk)
    assert (standing.is_stopped, standing.is_met) == (True, False)


def test_a_pasted_table_names_the_line_that_is_wrong(cast: Cast) -> None:
    case = make_case(cast)
    measure = planned(cast, case)
    measures = [read.measure(cast.editor, measure.pk)]
    text = "KPI\tДата\tЗначение\tНиз\tВерх\nawareness\t02.11.2026\t24,5\t22\t27"
    (row,) = read_actuals(text, measures, "ru", DAY)
    assert (row["value"], row["low"], row["measured_on"]) == (24.5, 22.0, DAY)
    for bad, said in (
        ("KPI;Date;Value\nReach;2026-11-02;1", "Line 2: no plan"),
        ("KPI;Date;Value\nAwareness;2026-11-02;lots", "Line 2: “lots” is not a number"),
        ("KPI;Value\nAwareness;1", "Missing: Date"),
    ):
        with pytest.raises(Invalid) as refused:
            read_actuals(bad, measures, "en", DAY)
        assert said in str(refused.value).translate({0x2068: None, 0x2069: None})
    regions = read_regions("Region;With;W1;W2\nNorth;1;3;4\nSouth;0;3;", "en")
    assert [(one.is_treated, list(one.figures)) for one in regions] == [
        (True, [3.0, 4.0]),
        (False, [3.0, None]),
    ]
    with pytest.raises(Invalid, match="second column"):
        read_regions("A;1;3;4\nSouth;maybe;3;4", "en")


def test_outcomes_calibrate_assessors_and_tell_them(cast: Cast) -> None:
    case = make_case(cast)
    reach, anna = case.criteria[1], case.assessors[0]
    spare = [
        initiatives_write.create_initiative(
            actor=cast.editor, engagement_id=cast.engagement.pk, title=f"Past {number}"
        )
        for number in range(3)
    ]
    for place, initiative in enumerate([*case.initiatives, *spare]):
        scores_write.set_score(
            actor=cast.editor,
            initiative_id=initiative.pk,
            criterion_id=reach.pk,
            assessor_id=anna.pk,
            value=6,
            low=5,
            high=7,
        )
        outcomes.set_outcomes(
            actor=cast.editor,
            initiative_id=initiative.pk,
            values={reach.pk: 6.0 if place < 3 else 8.0},
        )
    found = calibration_read.found(cast.editor, cast.engagement.pk)
    (track,) = found.calibration.assessors
    assert track.ranges is not None
    assert (track.ranges.held, track.ranges.count, track.ranges.widen) == (3, 6, 2.0)
    assert track.bias is not None
    assert track.bias.mean == pytest.approx(-10)
    (told,) = calibration.tell_assessors(actor=cast.editor, engagement_id=cast.engagement.pk)
    assert (told.name, told.widen) == ("Anna", 2.0)


def test_chances_are_said_before_the_end_is_known(cast: Cast) -> None:
    case = make_case(cast)
    measure = planned(cast, case)
    here: dict[str, Any] = {
        "actor": cast.editor, "measure_id": measure.pk, "assessor_id": case.assessors[0].pk,
    }  # fmt: skip
    forecasts.set_forecast(**here, chance=80)
    own = {"actor": cast.commenter, "assessor_id": case.assessors[1].pk}
    forecasts.set_forecast(**here | own, chance=30)
    with pytest.raises(Denied):
        forecasts.set_forecast(**here | {"assessor_id": case.assessors[1].pk}, chance=90)
    seen = {
        who: [row.chance for row in forecasts_read.forecasts(reader, cast.engagement.pk)]
        for who, reader in (("editor", cast.editor), ("own", cast.commenter), ("v", cast.viewer))
    }
    assert seen == {"editor": [80.0], "own": [30.0], "v": []}
    actuals.create_actual(
        actor=cast.editor, measure_id=measure.pk, measured_on=timezone.localdate(), value=26.0
    )
    with pytest.raises(Conflict):
        forecasts.set_forecast(**here, chance=99)
    made = copy_engagement(actor=cast.editor, engagement_id=cast.engagement.pk, has_scores=True)
    (copied,) = actuals_read.standings(cast.editor, made.pk)
    assert copied.is_met
    brier = calibration_read.found(cast.editor, cast.engagement.pk).calibration.all.brier
    assert brier is not None
    assert brier.score == pytest.approx((0.04 + 0.49) / 2)
    shown = forecasts_read.forecasts(cast.viewer, cast.engagement.pk)
    assert [row.chance for row in shown] == [80.0, 30.0]


def test_what_is_measured_before_its_day_is_interim_and_calibrates_nobody(cast: Cast) -> None:
    case, today = make_case(cast), timezone.localdate()
    measure = planned(cast, case, due_on=today)
    forecasts.set_forecast(
        actor=cast.editor, measure_id=measure.pk, assessor_id=case.assessors[0].pk, chance=80
    )
    seen = []
    for days in (1, 0):
        actuals.create_actual(
            actor=cast.editor,
            measure_id=measure.pk,
            measured_on=today - dt.timedelta(days=days),
            value=26.0,
        )
        (one,) = actuals_read.standings(cast.editor, cast.engagement.pk)
        stated = calibration_read.found(cast.editor, cast.engagement.pk).stated
        seen.append((one.is_met, one.came_true, standing_words(one)[1], stated))
    assert seen == [(True, None, "", 0), (True, True, "good", 1)]


def test_a_day_of_another_century_is_a_slip_of_the_hand(cast: Cast) -> None:
    measure = planned(cast, make_case(cast))
    here: dict[str, Any] = {"actor": cast.editor, "measure_id": measure.pk}
    with pytest.raises(Invalid, match="slip of the hand") as refused:
        plans.edit_measure(**here, due_on=dt.date(202, 11, 2))
    assert refused.value.details["field"] == "due_on"
    with pytest.raises(Invalid, match="slip of the hand"):
        actuals.create_actual(**here, measured_on=dt.date(1, 1, 1), value=1.0)


def test_an_actual_that_is_corrected_beyond_the_tripwire_is_mailed_as_a_new_one_is(
    cast: Cast,
) -> None:
    case = make_case(cast)
    initiatives_write.edit_initiative(
        actor=cast.editor, initiative_id=case.initiatives[0].pk, owner_id=cast.owner.pk
    )
    measure = planned(cast, case, trip_side="below", trip_at=12.0)
    here: dict[str, Any] = {"actor": cast.editor, "measure_id": measure.pk}
    first, last = (
        actuals.create_actual(**here, measured_on=DAY + dt.timedelta(days=day), value=15.0)
        for day in range(2)
    )

    def correct(row: Any, value: float) -> int:
        actuals.edit_actual(actor=cast.editor, actual_id=row.pk, value=value)
        return Mail.objects.count()

    assert correct(first, 11.0) == 0  # a later one says otherwise
    assert correct(last, 11.0) == 1
    assert correct(last, 10.0) == 1
