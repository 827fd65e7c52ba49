"""What migrations carry over, and back: exports into jobs, sections into rows with ids."""

import datetime as dt
import uuid
from typing import Any

from django.utils import timezone

from tests.migrating import ON_BOTH, Migrate

BEFORE = ("reports", "0001_tables")
AFTER = ("reports", "0003_state_is_the_jobs")
NOW = timezone.now()
TOKEN = uuid.uuid4()
PROBLEM = {"code": "too_large", "message": "Too large: {size}", "details": {"size": 5}}
STATES: dict[str, dict[str, Any]] = {
    "queued": {"key": "k", "retry_at": NOW},
    "running": {
        "token": TOKEN, "lease_until": NOW, "attempts": 2, "progress": 40,
        "progress_label": "Drawing pages", "started_at": NOW,
    },
    "done": {"token": TOKEN, "attempts": 1, "progress": 100, "finished_at": NOW},
    "failed": {"attempts": 5, "problem": PROBLEM, "finished_at": NOW},
    "cancelled": {"cancel_requested_at": NOW, "finished_at": NOW},
}  # fmt: skip


def insert(apps: Any) -> dict[str, uuid.UUID]:
    """Write an export in each state; return their ids."""
    models = {name: apps.get_model("workspaces", name) for name in ("Workspace", "Engagement")}
    workspace = models["Workspace"].objects.create(name="Harbour")
    engagement = models["Engagement"].objects.create(workspace=workspace, name="Brand")
    report = apps.get_model("reports", "Report").objects.create(
        engagement=engagement, title="Where to invest"
    )
    made = {
        state: report.exports.create(state=state, file_name=f"{state}.pdf", size=7, **values)
        for state, values in STATES.items()
    }
    days = enumerate(made.values(), 1)
    for age, export in days:
        report.exports.filter(pk=export.pk).update(created_at=NOW - dt.timedelta(days=age))
    return {state: export.pk for state, export in made.items()}


def expect(job: Any, export: Any, state: str) -> None:
    """Compare what is about the job with what was written, ``key`` aside."""
    written = {name: value for name, value in STATES[state].items() if name != "key"}
    assert job.state == state
    assert {name: getattr(job, name) for name in written} == written
    assert (export.file_name, export.size) == (f"{state}.pdf", 7)


@ON_BOTH
def test_exports_keep_their_state_time_and_key(migrate: Migrate) -> None:
    migrate("jobs", "0002_mail")  # whose rows stand beside those of exports, also on the way back
    ids = insert(migrate(*BEFORE))
    exports = migrate(*AFTER).get_model("reports", "Export").objects.select_related("job")
    for age, (state, pk) in enumerate(ids.items(), 1):
        export = exports.get(pk=pk)
        expect(export.job, export, state)
        assert export.job.kind == "export"
        assert export.job.created_at == NOW - dt.timedelta(days=age)
        key = f"{export.report_id}/k" if state == "queued" else None
        assert export.job.key == key
    apps = migrate(*BEFORE)
    for state, pk in ids.items():
        export = apps.get_model("reports", "Export").objects.get(pk=pk)
        expect(export, export, state)
        assert export.key == STATES[state].get("key")
    assert not apps.get_model("jobs", "Job").objects.exists()


KINDS = (
    "cover", "contents", "summary", "tree", "goals", "ranking", "stage_map", "appendix_outline",
    "appendix_scores", "appendix_findings", "appendix_method",
)  # fmt: skip
STORED = [
    {"kind": "tree", "is_on": False, "title": "Why"},
    {"kind": "cover", "is_on": True},
]


def test_sections_get_ids_and_a_report_without_a_list_its_sections(migrate: Migrate) -> None:
    apps = migrate("reports", "0004_marked")
    workspace = apps.get_model("workspaces", "Workspace").objects.create(name="Harbour")
    engagement = apps.get_model("workspaces", "Engagement").objects.create(
        workspace=workspace, name="Brand"
    )
    reports = apps.get_model("reports", "Report").objects
    chosen = reports.create(engagement=engagement, title="A", sections=STORED)
    unsaid = reports.create(engagement=engagement, title="B", sections=[], deleted_at=NOW)
    reports = (
        migrate("reports", "0005_sections_with_options").get_model("reports", "Report").objects
    )
    assert reports.get(pk=chosen.pk).sections == [
        {"id": "tree", "kind": "tree", "is_on": False, "title": "Why", "options": {}},
        {"id": "cover", "kind": "cover", "is_on": True, "title": "", "options": {}},
    ]
    rows = reports.get(pk=unsaid.pk).sections
    assert [(row["id"], row["is_on"]) for row in rows] == [(kind, True) for kind in KINDS]
    twice = [*reports.get(pk=chosen.pk).sections, {**rows[3], "id": "tree_b"}]
    reports.filter(pk=chosen.pk).update(sections=twice)
    apps = migrate("reports", "0004_marked")
    reports = apps.get_model("reports", "Report").objects
    assert reports.get(pk=chosen.pk).sections == [STORED[0], {**STORED[1], "title": ""}]
