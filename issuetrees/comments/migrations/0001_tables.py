"""Comments have a room of their own; the tables are those that inquiry gave away."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import issuetrees.kit.models


class Migration(migrations.Migration):

    dependencies = [
        ('graphs', '0001_tables'),
        ('inquiry', '0002_comments_move_out'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(state_operations=[
            migrations.CreateModel(
                name='Comment',
                fields=[
                    ('id', models.UUIDField(default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('updated_at', models.DateTimeField(auto_now=True)),
                    ('version', models.PositiveIntegerField(default=1)),
                    ('text', models.TextField()),
                    ('edited_at', models.DateTimeField(null=True)),
                    ('resolved_at', models.DateTimeField(null=True)),
                    ('deleted_at', models.DateTimeField(null=True)),
                    ('author', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('deleted_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('graph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='graphs.graph')),
                    ('node', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='comments', to='graphs.node')),
                    ('resolved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                    ('thread', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='comments.comment')),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.CreateModel(
                name='Mention',
                fields=[
                    ('id', models.UUIDField(default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False)),
                    ('created_at', models.DateTimeField(auto_now_add=True)),
                    ('comment', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='comments.comment')),
                    ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to=settings.AUTH_USER_MODEL)),
                ],
                options={
                    'ordering': ['id'],
                },
            ),
            migrations.AddConstraint(
                model_name='comment',
                constraint=models.CheckConstraint(condition=models.Q(('thread__isnull', True), ('resolved_at__isnull', True), _connector='OR'), name='only_a_thread_is_resolved'),
            ),
            migrations.AddConstraint(
                model_name='mention',
                constraint=models.UniqueConstraint(fields=('comment', 'user'), name='mention_once_per_comment'),
            ),
        ]),
    ]
