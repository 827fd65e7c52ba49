"""The tables of comments and mentions, with their rows, go to the app comments."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('inquiry', '0001_comments'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable('comment', 'comments_comment'),
                migrations.AlterModelTable('mention', 'comments_mention'),
            ],
            state_operations=[
                migrations.DeleteModel('mention'),
                migrations.DeleteModel('comment'),
            ],
        ),
    ]
