from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('scoring', '0008_kinds_of_initiatives'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='initiative',
            name='initiative_kind',
        ),
    ]
