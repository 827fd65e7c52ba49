from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ("scoring", "0017_runs_of_draws"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="gateverdict",
            name="gate_verdict_once",
        ),
        migrations.AddField(
            model_name="gate",
            name="criterion_ids",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="gate",
            name="decider_ids",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="gate",
            name="kind",
            field=models.CharField(choices=[("question", "People, by a question"), ("threshold", "Figures, by a threshold")], default="question", max_length=9),
        ),
        migrations.AddField(
            model_name="gate",
            name="measure",
            field=models.CharField(choices=[("points", "Points, 0 to 100"), ("value", "A value of the criterion")], default="points", max_length=6),
        ),
        migrations.AddField(
            model_name="gate",
            name="minimum",
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="gate",
            name="rule",
            field=models.CharField(choices=[("any", "Any of them; a veto outweighs"), ("all", "All of them"), ("majority", "More than half of them")], default="any", max_length=8),
        ),
        migrations.AddField(
            model_name="gate",
            name="stage",
            field=models.CharField(blank=True, max_length=80),
        ),
        migrations.AddConstraint(
            model_name="gateverdict",
            constraint=models.UniqueConstraint(fields=("gate", "initiative", "author"), name="gate_verdict_once"),
        ),
    ]
