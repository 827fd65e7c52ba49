"""Routes of the pages of portfolios and test-drives."""

from issuetrees.web.frame.routes import closed
from issuetrees.web.portfolio.pages import frames, overrides, scenarios, test_drives

_PORTFOLIO = "engagements/<uuid:engagement_id>/portfolio/"
_BUDGET = f"{_PORTFOLIO}budget/"
_TEST_DRIVES = f"{_PORTFOLIO}test-drives/"
_TEST_DRIVE = "test-drives/<uuid:test_drive_id>/"

urlpatterns = [
    closed(_PORTFOLIO, scenarios.portfolio, "portfolio"),
    closed(f"{_PORTFOLIO}new/", scenarios.new, "scenario_new"),
    closed("scenarios/<uuid:scenario_id>/edit/", scenarios.edit, "scenario_edit"),
    closed("scenarios/<uuid:scenario_id>/delete/", scenarios.delete, "scenario_delete"),
    closed("scenarios/<uuid:scenario_id>/run/", scenarios.run, "scenario_run"),
    closed(
        "scenarios/<uuid:scenario_id>/override/<uuid:initiative_id>/",
        overrides.override,
        "scenario_override",
    ),
    closed("overrides/<uuid:override_id>/delete/", overrides.delete, "override_delete"),
    closed("portfolio-runs/<uuid:run_id>/cancel/", scenarios.cancel, "portfolio_run_cancel"),
    closed(_BUDGET, frames.frame, "budget_frame"),
    closed(f"{_BUDGET}edit/", frames.edit, "budget_frame_edit"),
    closed(_TEST_DRIVES, test_drives.test_drives, "test_drives"),
    closed(f"{_TEST_DRIVES}new/", test_drives.new, "test_drive_new"),
    closed(_TEST_DRIVE, test_drives.test_drive, "test_drive"),
    closed(f"{_TEST_DRIVE}cases/", test_drives.cases, "test_drive_cases"),
    closed(f"{_TEST_DRIVE}open/", test_drives.start, "test_drive_open"),
    closed(f"{_TEST_DRIVE}reveal/", test_drives.reveal, "test_drive_reveal"),
    closed(f"{_TEST_DRIVE}delete/", test_drives.delete, "test_drive_delete"),
]
