import django.db.models.deletion
from django.db import migrations, models

import issuetrees.kit.models


class Migration(migrations.Migration):

    dependencies = [
        ("scoring", "0020_guests"),
        ("workspaces", "0008_word_lists"),
    ]

    operations = [
        migrations.CreateModel(
            name="LibraryEntry",
            fields=[
                ("id", models.UUIDField(default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("updated_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1)),
                ("deleted_at", models.DateTimeField(db_index=True, editable=False, null=True)),
                ("kind", models.CharField(choices=[("initiative_kind", "Kinds of initiatives"), ("goal", "Goals"), ("criterion", "Criteria"), ("gate", "Gates"), ("set", "Sets of goals and criteria"), ("before", "Judging before"), ("after", "Measuring after")], max_length=15)),
                ("title", models.CharField(max_length=300)),
                ("description", models.TextField(blank=True, max_length=4000)),
                ("pros", models.TextField(blank=True, max_length=2000)),
                ("cons", models.TextField(blank=True, max_length=2000)),
                ("source", models.CharField(blank=True, max_length=300)),
                ("content", models.JSONField(blank=True, default=dict)),
                ("workspace", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="library", to="workspaces.workspace")),
            ],
            options={
                "ordering": ["created_at", "id"],
            },
        ),
    ]
