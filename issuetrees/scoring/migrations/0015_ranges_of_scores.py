from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0014_goals_have_parts'),
    ]

    operations = [
        migrations.AddField(
            model_name='score',
            name='high',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='score',
            name='low',
            field=models.FloatField(blank=True, null=True),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.CheckConstraint(condition=models.Q(('high', None), ('low', None)) | models.Q(('high__gte', models.F('value')), ('low__lte', models.F('value'))), name='score_within_its_range'),
        ),
    ]
