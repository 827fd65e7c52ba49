import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0012_rounds'),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name='score',
            name='score_once',
        ),
        migrations.RemoveField(
            model_name='assessor',
            name='done_at',
        ),
        migrations.AlterField(
            model_name='score',
            name='round',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='scores', to='scoring.round'),
        ),
        migrations.AddConstraint(
            model_name='score',
            constraint=models.UniqueConstraint(fields=('round', 'initiative', 'criterion', 'assessor'), name='score_once'),
        ),
    ]
