"""Sections get an id each and options; a report without a list gets the one that it had unsaid."""

from typing import Any

from django.db import migrations, models

import issuetrees.reports.models

KINDS = (
    "cover", "contents", "summary", "tree", "goals", "ranking", "stage_map", "appendix_outline",
    "appendix_scores", "appendix_findings", "appendix_method",
)  # fmt: skip
SOME = 500


def give_ids(apps: Any, _schema_editor: Any) -> None:
    """A kind stood in a report once, so that its name is the id."""
    _change(apps, _with_ids)


def take_ids(apps: Any, _schema_editor: Any) -> None:
    """Leave the first of each kind, as it was before."""
    _change(apps, _without_ids)


def _with_ids(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    given = rows or [{"kind": kind, "is_on": True} for kind in KINDS]
    return [
        {
            "id": row["kind"],
            "kind": row["kind"],
            "is_on": row.get("is_on") is True,
            "title": row.get("title") or "",
            "options": {},
        }
        for row in given
    ]


def _without_ids(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    first: dict[str, dict[str, Any]] = {}
    for row in rows:
        kept = {name: row[name] for name in ("kind", "is_on", "title")}
        first.setdefault(row["kind"], kept)
    return list(first.values())


def _change(apps: Any, changed: Any) -> None:
    reports = apps.get_model("reports", "Report").objects
    some: list[Any] = []
    for report in reports.only("sections").order_by("pk").iterator(SOME):
        report.sections = changed(report.sections)
        some.append(report)
        if len(some) == SOME:
            reports.bulk_update(some, ["sections"])
            some.clear()
    reports.bulk_update(some, ["sections"])


class Migration(migrations.Migration):
    dependencies = [("reports", "0004_marked")]

    operations = [
        migrations.RunPython(give_ids, take_ids),
        migrations.AlterField(
            model_name="report",
            name="sections",
            field=models.JSONField(
                blank=True, default=issuetrees.reports.models.usual_sections
            ),
        ),
    ]
