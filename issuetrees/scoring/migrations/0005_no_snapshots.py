from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0004_snapshots_become_rows'),
    ]

    operations = [
        migrations.DeleteModel(
            name='Deletion',
        ),
    ]
