from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("graphs", "0004_prune_reason")]

    operations = [
        migrations.AddField(
            model_name="node",
            name="value",
            field=models.FloatField(null=True),
        ),
        migrations.AddField(
            model_name="node",
            name="unit",
            field=models.CharField(blank=True, max_length=40),
        ),
    ]
