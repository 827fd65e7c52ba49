from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("scoring", "0009_no_titles_of_kinds")]

    operations = [
        migrations.AddField("criterion", "curve", models.JSONField(blank=True, default=list)),
        migrations.AddField(
            "criterion",
            "missing",
            models.CharField(
                choices=[
                    ("leave_out", "Nothing: it is left out, and the bounds show the doubt"),
                    ("worst", "The worst: 0 points"),
                    ("middle", "The middle: 50 points"),
                ],
                default="leave_out",
                max_length=9,
            ),
        ),
        migrations.AlterField(
            "criterion",
            "kind",
            models.CharField(
                choices=[
                    ("rubric", "Rubric of levels"),
                    ("number", "Number"),
                    ("money", "Sum of money"),
                    ("yes_no", "Yes or no"),
                ],
                default="rubric",
                max_length=6,
            ),
        ),
    ]
