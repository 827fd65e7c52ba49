import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models
from django.db.models import F


def in_their_order(apps, schema_editor):
    """Jobs that wait keep their order: the turn of each is when it was asked for."""
    apps.get_model("jobs", "Job").objects.update(turn_at=F("created_at"))


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("jobs", "0002_mail"),
    ]

    operations = [
        migrations.AddField(
            model_name="job",
            name="asked_by",
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddField(
            model_name="job",
            name="turn_at",
            field=models.DateTimeField(default=django.utils.timezone.now),
        ),
        migrations.RunPython(in_their_order, migrations.RunPython.noop),
        migrations.RemoveIndex(model_name="job", name="job_runnable"),
        migrations.AddIndex(
            model_name="job",
            index=models.Index(condition=models.Q(("state__in", ["queued", "running"])), fields=["turn_at"], name="job_runnable"),
        ),
    ]
