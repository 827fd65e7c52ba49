from django.db import migrations, models

YES_NO = [0.0, 1.0]


def turn(apps, schema_editor):
    """Where less was better the worst value is the upper end, so no score changes."""
    criteria = apps.get_model("scoring", "Criterion")._base_manager
    for row in criteria.all().iterator():
        ends = [row.worst, row.best]
        if row.kind == "yes_no":
            ends = YES_NO
        elif row.kind == "rubric" and row.levels:
            ends = [level["value"] for level in row.levels]
        row.worst, row.best = min(ends), max(ends)
        if row.direction == "less":
            row.worst, row.best = row.best, row.worst
        row.save(update_fields=["worst", "best"])


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0005_no_snapshots'),
    ]

    operations = [
        migrations.RenameField(model_name='criterion', old_name='low', new_name='worst'),
        migrations.RenameField(model_name='criterion', old_name='high', new_name='best'),
        migrations.RunPython(turn, migrations.RunPython.noop),
        migrations.RemoveField(model_name='criterion', name='direction'),
    ]
