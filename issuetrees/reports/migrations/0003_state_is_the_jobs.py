import django.db.models.deletion
from django.db import migrations, models

MOVED = (
    "state", "key", "token", "lease_until", "attempts", "retry_at", "cancel_requested_at",
    "progress", "progress_label", "problem", "started_at", "finished_at",
)  # fmt: skip


class Migration(migrations.Migration):
    # Apart from 0002: PostgreSQL does not alter a table that has just been written to.

    dependencies = [
        ('reports', '0002_job_of_export'),
    ]

    operations = [
        migrations.RemoveIndex(model_name='export', name='export_runnable'),
        migrations.RemoveConstraint(model_name='export', name='export_key_once'),
        *(migrations.RemoveField(model_name='export', name=name) for name in MOVED),
        migrations.AlterField(
            model_name='export',
            name='job',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='jobs.job'),
        ),
    ]
