import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scoring", "0013_scores_belong_to_rounds")]

    operations = [
        migrations.AddField(
            "goal",
            "parent",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="parts",
                to="scoring.goal",
            ),
        )
    ]
