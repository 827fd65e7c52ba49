"""The state of an export moves to the table of all jobs; each keeps its id, time and state."""

import django.db.models.deletion
from django.db import migrations, models

CARRIED = (
    "id", "state", "token", "lease_until", "attempts", "retry_at", "cancel_requested_at",
    "progress", "progress_label", "problem", "started_at", "finished_at", "created_at",
)  # fmt: skip
BATCH = 500


def carry(apps, schema_editor):
    """Give each export a job with the same id."""
    Export, Job = apps.get_model("reports", "Export"), apps.get_model("jobs", "Job")
    Job._meta.get_field("created_at").auto_now_add = False  # the order of the queue
    fields = [*CARRIED, "key", "report_id"]
    jobs = [_job(Job, row) for row in Export.objects.order_by().values(*fields)]
    Job.objects.bulk_create(jobs, batch_size=BATCH)
    Export.objects.update(job_id=models.F("id"))


def _job(model, row):
    report_id, key = row.pop("report_id"), row.pop("key")
    return model(**row, kind="export", key=f"{report_id}/{key}" if key else None)


def carry_back(apps, schema_editor):
    """Write the states of jobs back to their exports."""
    Export, Job = apps.get_model("reports", "Export"), apps.get_model("jobs", "Job")
    names = [name for name in CARRIED if name not in ("id", "created_at")]
    exports = list(Export.objects.select_related("job").order_by())
    for export in exports:
        for name in names:
            setattr(export, name, getattr(export.job, name))
        export.key = (export.job.key or "").partition("/")[2] or None
        export.job = None
    Export.objects.bulk_update(exports, [*names, "key", "job"], batch_size=BATCH)
    Job.objects.filter(kind="export").delete()
    schema_editor.connection.check_constraints()  # PostgreSQL alters no table with checks to come


class Migration(migrations.Migration):

    dependencies = [
        ('jobs', '0001_tables'),
        ('reports', '0001_tables'),
    ]

    operations = [
        migrations.AddField(
            model_name='export',
            name='job',
            field=models.OneToOneField(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='jobs.job'),
        ),
        migrations.RunPython(carry, carry_back),
    ]
