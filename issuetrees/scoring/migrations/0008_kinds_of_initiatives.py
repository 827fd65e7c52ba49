import django.db.models.deletion
from django.db import migrations, models

import issuetrees.kit.models
from issuetrees.core.graph import rank


def make_kinds(apps, schema_editor):
    """Each title becomes a kind of its engagement, in the order in which they came up."""
    made = {}
    rows = apps.get_model("scoring", "Initiative").objects.exclude(initiative_kind="")
    for row in rows.order_by("engagement_id", "created_at", "id").iterator(500):
        title = " ".join(row.initiative_kind.split())
        kinds = made.setdefault(row.engagement_id, {})
        folded = title.casefold().replace("ё", "е")
        if folded not in kinds:
            kinds[folded] = _kind(apps, row, title, list(kinds.values()))
        row.kind = kinds[folded]
        row.save(update_fields=["kind"])


def _kind(apps, row, title, others):
    last = others[-1].rank if others else None
    return apps.get_model("scoring", "InitiativeKind").objects.create(
        engagement_id=row.engagement_id, title=title, rank=rank.between(last, None)
    )


def keep_titles(apps, schema_editor):
    """Going back, the titles are kept in the initiatives again."""
    rows = apps.get_model("scoring", "Initiative").objects.exclude(kind=None)
    for row in rows.select_related("kind").iterator(500):
        row.initiative_kind = row.kind.title
        row.save(update_fields=["initiative_kind"])


class Migration(migrations.Migration):

    dependencies = [
        ('workspaces', '0008_word_lists'),
        ('scoring', '0007_scores_belong_to_assessors'),
    ]

    operations = [
        migrations.CreateModel(
            name='InitiativeKind',
            fields=[
                ('id', models.UUIDField(default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('updated_at', models.DateTimeField(auto_now=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('deleted_at', models.DateTimeField(db_index=True, editable=False, null=True)),
                ('title', models.CharField(max_length=80)),
                ('description', models.TextField(blank=True, max_length=2000)),
                ('rank', models.CharField(max_length=64)),
                ('engagement', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='initiative_kinds', to='workspaces.engagement')),
            ],
            options={
                'ordering': ['rank', 'id'],
            },
        ),
        migrations.AddField(
            model_name='initiative',
            name='kind',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='initiatives', to='scoring.initiativekind'),
        ),
        migrations.RunPython(make_kinds, keep_titles),
    ]
