from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("graphs", "0003_deleted_marks")]

    operations = [
        migrations.AddField(
            model_name="node",
            name="prune_reason",
            field=models.CharField(blank=True, max_length=300),
        ),
    ]
