from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scoring", "0010_value_functions")]

    operations = [
        migrations.AddField("criterion", "kind_ids", models.JSONField(blank=True, default=list)),
        migrations.AddField(
            "criterion", "assessor_ids", models.JSONField(blank=True, default=list)
        ),
    ]
