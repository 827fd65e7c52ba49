"""Measurement plans and what came of them, as reports print them."""

from typing import Any

import pytest

from issuetrees.reports import write as reports
from issuetrees.reports.gather import build_document
from issuetrees.tracking.write import actuals, plans
from tests.cast import Cast
from tests.reports.documents import document
from tests.reports.scenes import plain, table, words
from tests.reports.test_claims import sections
from tests.scoring.cases import make_case
from tests.tracking.test_plans import DAY


def test_a_locked_plan_is_printed_with_its_stamp_and_its_changes() -> None:
    (section,) = sections(document(), "measurement_plan")
    assert plain(section.title) == "1 of 2 measurement plans are locked; the rest may still change"
    rows = table(section).rows
    assert "Locked 1 Sep 2026, 10:00, Anna Orlova" in words(rows[0].cells[0])
    assert "Not locked yet" in words(rows[2].cells[0])
    rules: Any = section.pages[0].blocks[4]
    assert words(rules.rows[0].cells[2]) == "Stop below 10%."
    changed: Any = section.pages[0].blocks[2]
    assert words(changed.rows[0].cells[2]) == "The first city moved by a month."


def test_plan_against_actual_leaves_out_what_is_not_measured() -> None:
    (section,) = sections(document(), "plan_against_actual")
    assert plain(section.title) == "1 of 1 measure came out as planned"
    (row,) = section.pages[0].blocks[1].rows  # type: ignore[union-attr]
    assert words(row.cells[1]) == "20% → 26%"
    assert words(row.cells[3]).startswith("27%\n24 – 30%")


@pytest.mark.django_db
def test_a_report_holds_the_plans_of_its_engagement(cast: Cast) -> None:
    initiative = make_case(cast).initiatives[0]
    measure = plans.create_measure(
        actor=cast.editor, initiative_id=initiative.pk, kpi="Awareness", baseline=20.0, target=25.0
    )
    actuals.create_actual(actor=cast.editor, measure_id=measure.pk, measured_on=DAY, value=26.0)
    made = reports.create_report(
        actor=cast.owner,
        engagement_id=cast.engagement.pk,
        title="R",
        sections=[{"kind": "plan_against_actual"}],
    )
    (plan,) = build_document(made.pk).measured
    assert (plan.initiative, plan.measures[0].told) == (initiative.title, "Target met")
