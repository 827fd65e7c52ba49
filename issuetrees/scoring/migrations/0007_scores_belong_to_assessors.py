import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, F


def take_in_full_sheets(apps, schema_editor):
    """Whoever has scored everything has nothing to be kept from."""
    rows = {"deleted_at": None}
    criteria = _numbers(apps, "Criterion", "goal__engagement", goal__deleted_at=None, **rows)
    initiatives = _numbers(apps, "Initiative", "engagement", **rows)
    scores = apps.get_model("scoring", "Score").objects.filter(
        criterion__deleted_at=None,
        criterion__goal__deleted_at=None,
        initiative__deleted_at=None,
    )
    given = dict(scores.order_by().values_list("assessor").annotate(number=Count("pk")))
    full = [
        row.pk
        for row in apps.get_model("scoring", "Assessor").objects.all()
        if (asked := criteria.get(row.engagement_id, 0) * initiatives.get(row.engagement_id, 0))
        and given.get(row.pk, 0) >= asked
    ]
    for start in range(0, len(full), 500):
        part = apps.get_model("scoring", "Assessor").objects.filter(pk__in=full[start : start + 500])
        part.update(done_at=F("updated_at"))


def _numbers(apps, name, engagement, **rows):
    found = apps.get_model("scoring", name).objects.filter(**rows).order_by()
    return dict(found.values_list(engagement).annotate(number=Count("pk")))


class Migration(migrations.Migration):

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ('scoring', '0006_worst_and_best'),
    ]

    operations = [
        migrations.AddField(
            model_name='assessor',
            name='done_at',
            field=models.DateTimeField(editable=False, null=True),
        ),
        migrations.AddField(
            model_name='score',
            name='entered_by',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.RunPython(take_in_full_sheets, migrations.RunPython.noop),
    ]
