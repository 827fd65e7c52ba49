import django.db.models.deletion
from django.db import migrations, models

import issuetrees.kit.models

_NAMES = {"ru": "Первый раунд"}


def make_first_rounds(apps, schema_editor):
    """What was scored so far is the first round: open, with everybody and everything in it."""
    assessors = apps.get_model("scoring", "Assessor").objects.all()
    scores = apps.get_model("scoring", "Score").objects
    engagements = apps.get_model("workspaces", "Engagement").objects
    judged = engagements.filter(pk__in=assessors.values("engagement")).order_by("pk")
    for engagement in judged:
        theirs = list(assessors.filter(engagement=engagement).order_by("created_at", "pk"))
        made = apps.get_model("scoring", "Round").objects.create(
            engagement=engagement,
            name=_NAMES.get(engagement.language, "First round"),
            is_blind=False,
            is_locked=False,
            opened_at=theirs[0].created_at,
        )
        apps.get_model("scoring", "Sheet").objects.bulk_create(
            apps.get_model("scoring", "Sheet")(round=made, assessor=one, done_at=one.done_at)
            for one in theirs
        )
        scores.filter(assessor__in=[one.pk for one in theirs]).update(round=made)


def _deletable():
    return [
        ('id', models.UUIDField(default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False)),
        ('created_at', models.DateTimeField(auto_now_add=True)),
        ('updated_at', models.DateTimeField(auto_now=True)),
        ('version', models.PositiveIntegerField(default=1)),
    ]


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0011_who_and_what_is_asked'),
        ('workspaces', '0001_tables'),
    ]

    operations = [
        migrations.CreateModel(
            name='Round',
            fields=[
                *_deletable(),
                ('deleted_at', models.DateTimeField(db_index=True, editable=False, null=True)),
                ('name', models.CharField(max_length=120)),
                ('is_blind', models.BooleanField(default=True)),
                ('is_locked', models.BooleanField(default=True)),
                ('due_on', models.DateField(blank=True, null=True)),
                ('opened_at', models.DateTimeField(editable=False, null=True)),
                ('closed_at', models.DateTimeField(editable=False, null=True)),
                ('revealed_at', models.DateTimeField(editable=False, null=True)),
                ('criteria', models.ManyToManyField(related_name='rounds', to='scoring.criterion')),
                ('initiatives', models.ManyToManyField(related_name='rounds', to='scoring.initiative')),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rounds', to='workspaces.engagement')),
            ],
            options={
                'ordering': ['created_at', 'id'],
                'constraints': [
                    models.UniqueConstraint(
                        condition=models.Q(('closed_at', None), ('deleted_at', None), ('opened_at__isnull', False)),
                        fields=('engagement',),
                        name='one_open_round',
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name='Sheet',
            fields=[
                *_deletable(),
                ('is_asked', models.BooleanField(default=True)),
                ('done_at', models.DateTimeField(editable=False, null=True)),
                ('assessor', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='scoring.assessor')),
                ('round', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sheets', to='scoring.round')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('round', 'assessor'), name='sheet_once')],
            },
        ),
        migrations.AddField(
            model_name='score',
            name='round',
            field=models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='scoring.round'),
        ),
        migrations.AddField(
            model_name='score',
            name='is_carried',
            field=models.BooleanField(default=False, editable=False),
        ),
        migrations.RunPython(make_first_rounds, migrations.RunPython.noop),
    ]
