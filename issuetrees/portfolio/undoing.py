"""How edits of budget frames, scenarios and test-drives are undone."""

from issuetrees.portfolio.models import BudgetFrame, TestDrive
from issuetrees.portfolio.models.scenarios import Override, Scenario
from issuetrees.portfolio.read import scenarios as scenarios_read
from issuetrees.portfolio.read import test_drives as test_drives_read
from issuetrees.portfolio.write import frames, overrides, scenarios, test_drives
from issuetrees.workspaces import edits


def register() -> None:
    """Know what puts old values back."""
    edits.register(BudgetFrame, frames.take_back)
    edits.register(Override, overrides.take_back)
    edits.register(
        Scenario,
        edits.by(scenarios_read.scenario, scenarios.edit_scenario, "scenario_id"),
    )
    edits.register(
        TestDrive,
        edits.by(test_drives_read.test_drive, test_drives.edit_test_drive, "test_drive_id"),
    )
    edits.register(TestDrive, test_drives.take_back, "told")
