"""An inbox for everybody; the mentions there are become its entries."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models
from django.db.models import F

import issuetrees.kit.models


def bring_mentions(apps, schema_editor):
    """An entry has the id of its mention: ids sort by time."""
    mentions = apps.get_model("comments", "Mention").objects.exclude(comment__author=F("user"))
    entries = apps.get_model("comments", "InboxEntry").objects
    rows = mentions.order_by("id").values_list("id", "comment_id", "user_id").iterator()
    entries.bulk_create(
        (
            entries.model(id=pk, comment_id=comment_id, user_id=user_id, kind="mention")
            for pk, comment_id, user_id in rows
        ),
        batch_size=500,
    )


class Migration(migrations.Migration):

    dependencies = [
        ('comments', '0001_tables'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='InboxEntry',
            fields=[
                ('id', models.UUIDField(default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False)),
                ('created_at', models.DateTimeField(auto_now_add=True)),
                ('kind', models.CharField(choices=[('mention', 'mentions you'), ('answer', 'answers in your thread')], max_length=7)),
                ('done_at', models.DateTimeField(null=True)),
                ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='inbox_entries', to='comments.comment')),
                ('user', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name='inbox', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'indexes': [models.Index(fields=['user', 'done_at'], name='inbox_of_person')],
                'constraints': [models.UniqueConstraint(fields=('comment', 'user'), name='inbox_once_per_comment')],
            },
        ),
        migrations.RunPython(bring_mentions, migrations.RunPython.noop),
    ]
