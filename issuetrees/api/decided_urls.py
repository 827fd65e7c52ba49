"""Routes of portfolios, decisions and what follows them."""

from typing import Final

from django.urls import URLPattern, URLResolver, path

from issuetrees.api.resources import (
    activities,
    actuals,
    calibration,
    decisions,
    frames,
    measures,
    scenarios,
    test_drives,
)

decided: Final[list[URLPattern | URLResolver]] = [
    path("engagements/<uuid:engagement_id>/scenarios", scenarios.Scenarios.as_view()),
    path("scenarios/<uuid:scenario_id>", scenarios.OneScenario.as_view(), name="scenario"),
    path("scenarios/<uuid:scenario_id>/runs", scenarios.PortfolioRuns.as_view()),
    path("scenarios/<uuid:scenario_id>/overrides", scenarios.Overrides.as_view()),
    path("overrides/<uuid:override_id>", scenarios.OneOverride.as_view(), name="override"),
    path(
        "portfolio-runs/<uuid:portfolio_run_id>",
        scenarios.OneRun.as_view(),
        name="portfolio_run",
    ),
    path("portfolio-runs/<uuid:portfolio_run_id>/cancel", scenarios.CancelPortfolioRun.as_view()),
    path("engagements/<uuid:engagement_id>/budget-frame", frames.EngagementBudgetFrame.as_view()),
    path("engagements/<uuid:engagement_id>/test-drives", test_drives.TestDrives.as_view()),
    path("test-drives/<uuid:test_drive_id>", test_drives.OneTestDrive.as_view(), name="test_drive"),
    path("test-drives/<uuid:test_drive_id>/open", test_drives.OpenTestDrive.as_view()),
    path("test-drives/<uuid:test_drive_id>/reveal", test_drives.RevealTestDrive.as_view()),
    path("test-drives/<uuid:test_drive_id>/cases", test_drives.PastCases.as_view()),
    path(
        "test-drives/<uuid:test_drive_id>/cases/<uuid:initiative_id>",
        test_drives.OnePastCase.as_view(),
    ),
    path("test-drives/<uuid:test_drive_id>/result", test_drives.TestDriveResults.as_view()),
    path("engagements/<uuid:engagement_id>/decisions", decisions.Decisions.as_view()),
    path("initiatives/<uuid:initiative_id>/decisions", decisions.InitiativeDecisions.as_view()),
    path("decisions/<uuid:decision_id>", decisions.OneDecision.as_view(), name="decision"),
    path("engagements/<uuid:engagement_id>/parties", activities.Parties.as_view()),
    path("parties/<uuid:party_id>", activities.OneParty.as_view(), name="party"),
    path("engagements/<uuid:engagement_id>/activities", activities.Activities.as_view()),
    path("initiatives/<uuid:initiative_id>/activities", activities.InitiativeActivities.as_view()),
    path("activities/<uuid:activity_id>", activities.OneActivity.as_view(), name="activity"),
    path("engagements/<uuid:engagement_id>/raci", activities.RaciOfEngagement.as_view()),
    path("initiatives/<uuid:initiative_id>/raci", activities.RaciOfInitiative.as_view()),
    path("engagements/<uuid:engagement_id>/roles", activities.RolesOfEngagement.as_view()),
    path("engagements/<uuid:engagement_id>/measures", measures.Measures.as_view()),
    path("initiatives/<uuid:initiative_id>/measures", measures.InitiativeMeasures.as_view()),
    path("measures/<uuid:measure_id>", measures.OneMeasure.as_view(), name="measure"),
    path("initiatives/<uuid:initiative_id>/measurement-plan", measures.Plan.as_view()),
    path("initiatives/<uuid:initiative_id>/measurement-plan/lock", measures.LockPlan.as_view()),
    path(
        "initiatives/<uuid:initiative_id>/measurement-plan/changes", measures.PlanChanges.as_view()
    ),
    path("engagements/<uuid:engagement_id>/actuals", actuals.Actuals.as_view()),
    path("engagements/<uuid:engagement_id>/actuals/table", actuals.ActualsTable.as_view()),
    path("measures/<uuid:measure_id>/actuals", actuals.MeasureActuals.as_view()),
    path("actuals/<uuid:actual_id>", actuals.OneActual.as_view(), name="actual"),
    path("engagements/<uuid:engagement_id>/differences", actuals.Differences.as_view()),
    path("engagements/<uuid:engagement_id>/outcomes", calibration.Outcomes.as_view()),
    path(
        "initiatives/<uuid:initiative_id>/outcomes/<uuid:criterion_id>",
        calibration.InitiativeOutcome.as_view(),
    ),
    path("outcomes/<uuid:outcome_id>", calibration.OneOutcome.as_view()),
    path("engagements/<uuid:engagement_id>/forecasts", calibration.Forecasts.as_view()),
    path(
        "measures/<uuid:measure_id>/forecasts/<uuid:assessor_id>",
        calibration.MeasureForecast.as_view(),
    ),
    path("forecasts/<uuid:forecast_id>", calibration.OneForecast.as_view()),
    path("engagements/<uuid:engagement_id>/calibration", calibration.OneCalibration.as_view()),
    path("engagements/<uuid:engagement_id>/calibration/tell", calibration.TellAssessors.as_view()),
]
