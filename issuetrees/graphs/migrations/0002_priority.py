from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("graphs", "0001_tables")]

    operations = [
        migrations.AddField(
            model_name="node",
            name="priority",
            field=models.CharField(max_length=6, null=True),
        ),
    ]
