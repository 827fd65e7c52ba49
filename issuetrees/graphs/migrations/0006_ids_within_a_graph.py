from django.db import migrations, models

import issuetrees.kit.models


def keep_ids(apps, _schema_editor):
    """What is there keeps its id, as its row's, too."""
    for name in ("Node", "Link"):
        apps.get_model("graphs", name).objects.update(id=models.F("row_id"))


def _plain(model, name, **options):
    """Turn a foreign key into the id that it held: it points at an id within the graph."""
    kept = f"{name}_id"
    return [
        migrations.AlterField(model, name, models.UUIDField(db_column=kept, **options)),
        migrations.RenameField(model, name, kept),
        migrations.AlterField(model, kept, models.UUIDField(**options)),
    ]


def _own_rows(model):
    row = models.UUIDField(
        default=issuetrees.kit.models.new_id, editable=False, primary_key=True, serialize=False
    )
    return [
        migrations.RenameField(model, "id", "row_id"),
        migrations.AlterField(model, "row_id", row),
        migrations.AddField(model, "id", models.UUIDField(null=True)),
    ]


class Migration(migrations.Migration):

    dependencies = [("graphs", "0005_value_and_unit")]

    operations = [
        migrations.RemoveConstraint("node", "node_rank_once_per_parent"),
        migrations.RemoveConstraint("node", "one_root_per_tree"),
        migrations.RemoveConstraint("node", "node_is_not_its_own_parent"),
        migrations.RemoveConstraint("link", "link_once_per_pair"),
        *_plain("node", "parent", null=True),
        *_plain("link", "source"),
        *_plain("link", "target"),
        *_own_rows("node"),
        *_own_rows("link"),
        migrations.RunPython(keep_ids, migrations.RunPython.noop),
        migrations.AlterField("node", "id", models.UUIDField()),
        migrations.AlterField("link", "id", models.UUIDField()),
        migrations.AddConstraint(
            "node",
            models.UniqueConstraint(
                condition=models.Q(is_deleted=False),
                fields=("graph", "parent_id", "rank"),
                name="node_rank_once_per_parent",
            ),
        ),
        migrations.AddConstraint(
            "node",
            models.UniqueConstraint(
                condition=models.Q(is_deleted=False, kind="question", parent_id__isnull=True),
                fields=("graph",),
                name="one_root_per_tree",
            ),
        ),
        migrations.AddConstraint(
            "node",
            models.CheckConstraint(
                condition=models.Q(parent_id__isnull=True) | ~models.Q(parent_id=models.F("id")),
                name="node_is_not_its_own_parent",
            ),
        ),
        migrations.AddConstraint(
            "link",
            models.UniqueConstraint(
                condition=models.Q(is_deleted=False),
                fields=("graph", "source_id", "target_id"),
                name="link_once_per_pair",
            ),
        ),
        migrations.AddConstraint(
            "node", models.UniqueConstraint(fields=("id", "graph"), name="node_once_per_graph")
        ),
        migrations.AddConstraint(
            "link", models.UniqueConstraint(fields=("id", "graph"), name="link_once_per_graph")
        ),
    ]
